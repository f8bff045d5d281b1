"""Compares PureJSON: doubles with Python's `repr`, decimals with Python's `float` and the C library's
`strtod`, and documents with rfc8785.

    json-differential.py PROGRAM COUNT SEED
"""
import ctypes
import json
import random
import struct
import subprocess
import sys
import tempfile
from decimal import Decimal, getcontext

import rfc8785

program, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)
getcontext().prec = 1200
strtod = ctypes.CDLL(None).strtod
strtod.restype = ctypes.c_double


def bits(value):
    return struct.unpack(">Q", struct.pack(">d", value))[0]


def double(pattern):
    return struct.unpack(">d", struct.pack(">Q", pattern))[0]


def ecmascript(value):
    """Number::toString of ECMA-262, from the digits that repr gives."""
    if value == 0:
        return "0"
    sign, parts, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(map(str, parts))
    point = len(digits) + exponent
    if len(digits) <= point <= 21:
        text = digits + "0" * exponent
    elif 0 < point <= 21:
        text = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        fraction = "." + digits[1:] if len(digits) > 1 else ""
        text = f"{digits[0]}{fraction}e{point - 1:+d}"
    return "-" * sign + text


def random_double():
    while True:
        pattern = draw.getrandbits(64)
        if pattern >> 52 & 0x7FF != 0x7FF:
            return double(pattern)


def digits(most):
    return "".join(draw.choice("0123456789") for _ in range(draw.randint(1, most)))


def ordinary():
    text = str(draw.randint(0, 10 ** draw.randint(1, 25)))
    if draw.random() < 0.7:
        text += "." + digits(25)
    if draw.random() < 0.6:
        text += draw.choice("eE") + draw.choice(["", "+", "-"]) + str(draw.randint(0, 330))
    return text


def near_the_middle():
    """The middle between two doubles, or a little more or less than it, or only its first digits."""
    lower = draw.getrandbits(63) % 0x7FE0000000000000
    middle = (Decimal(double(lower)) + Decimal(double(lower + 1))) / 2
    mantissa, _, exponent = format(middle, "e").partition("e")
    if "." not in mantissa:
        mantissa += ".0"
    kind = draw.randrange(4)
    if kind == 0:
        mantissa += "0" * draw.randint(1, 900) + "1"
    elif kind == 1:
        mantissa = mantissa[:-1] + str(max(int(mantissa[-1]) - 1, 0)) + "9" * draw.randint(0, 30)
    elif kind == 2:
        mantissa = mantissa[:draw.randint(18, 24)]
    return f"{mantissa}e{exponent}"


def small():
    return "0." + "0" * draw.randint(0, 340) + str(draw.randint(1, 10**18))


def edge():
    return f"{draw.getrandbits(draw.randint(1, 70))}e{draw.randint(-345, 310)}"


def numbers():
    lines, expected = [], []

    def add(line, value):
        lines.append(line)
        is_finite = abs(value) != float("inf")
        expected.append(f"{bits(value):x} {ecmascript(value)}" if is_finite else "out of range")

    for _ in range(count):
        value = random_double()
        add(f"x{bits(value):x}", value)
        spell = draw.choice([ordinary, near_the_middle, small, edge, lambda: repr(abs(random_double()))])
        text = draw.choice(["", "-"]) + spell()
        value = float(text)
        assert bits(value) == bits(strtod(text.encode(), None)), text
        add(text, value)
    found = subprocess.run(
        [program, "numbers"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True
    ).stdout.splitlines()
    compare("numbers", lines, expected, found)


WORDS = ["", "a", "é", "e\u0301", "\ud7ff", "\ue000", "\ufffd", "🔑", "\U0010fffd", "\0", "\x1f", '"', "\\",
         "/", "\x7f", "東京", "zoom", "meeting"]


def text():
    return "".join(draw.choice(WORDS) for _ in range(draw.randint(0, 5)))


def value(depth):
    kind = draw.randrange(2 if depth < 5 else 4, 9) - 2 * (depth < 5)
    if depth < 5 and kind < 2:
        if kind:
            return [value(depth + 1) for _ in range(draw.randint(0, 6))]
        return {text(): value(depth + 1) for _ in range(draw.randint(0, 30))}
    return draw.choice([text(), random_double(), draw.randint(-2**53 + 1, 2**53 - 1), True, False, None,
                        draw.random(), round(draw.uniform(-1000, 1000), 2)])


def documents(number):
    made = [[value(0), value(0)] for _ in range(number)]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        for index, document in enumerate(made):
            file.seek(0)
            file.truncate()
            json.dump(document, file, ensure_ascii=draw.random() < 0.5, indent=draw.choice([None, 2]))
            file.flush()
            found = subprocess.run(
                [program, "canonicalize", file.name], capture_output=True, check=True).stdout
            compare("documents", [f"document {index}"], [rfc8785.dumps(document)], [found])


def compare(what, inputs, expected, found):
    if len(found) != len(expected):
        sys.exit(f"{what}: {len(found)} results of {len(expected)}, seed {seed}")
    for given, right, ours in zip(inputs, expected, found):
        if right != ours:
            sys.exit(f"{what}: {given}: {ours} instead of {right}, seed {seed}")


numbers()
documents(300)
print(f"ok: {count} bit patterns, {count} decimals, 300 documents as in Python, seed {seed}")
