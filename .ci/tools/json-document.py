"""Writes a document for measuring, the same in every run.

    json-document.py KIND FILE

`mixed`: 1 MB of objects, arrays, strings, integers and doubles; `payload`: the claims of a web JWT;
`large`: 100 MB of mixed documents; `arrays`: 10 MB of empty arrays; `names`: an object of a million
names; `digits`: a number of a million digits.
"""
import json
import random
import sys

draw = random.Random(20260101)
WORDS = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu meeting zoom user signature "
         "token role Zürich 東京 naïve emoji🔑 path/to \"quoted\" tab\there").split(" ")


def number():
    return draw.choice([draw.random(), draw.uniform(-1e6, 1e6), draw.gauss(0, 1) * 10 ** draw.randint(-20, 20)])


def value(depth):
    kind = draw.random()
    if depth < 4 and kind < 0.12:
        return [value(depth + 1) for _ in range(draw.randint(0, 8))]
    if depth < 4 and kind < 0.30:
        return members(depth + 1)
    if kind < 0.55:
        return " ".join(draw.choice(WORDS) for _ in range(draw.randint(1, 6)))
    if kind < 0.80:
        return number()
    if kind < 0.92:
        bound = 10 ** draw.randint(1, 12)
        return draw.randint(-bound, bound)
    return draw.choice([True, False, None])


def members(depth):
    return {draw.choice(WORDS) + str(draw.randint(0, 99)): value(depth) for _ in range(draw.randint(1, 10))}


def mixed(size):
    parts, count = [], 0
    while count < size:
        parts.append(json.dumps(members(1), ensure_ascii=False))
        count += len(parts[-1].encode()) + 2
    return parts


def names():
    order = list(range(1_000_000))
    draw.shuffle(order)
    return "{" + ",".join(f'"{name:06}":0' for name in order) + "}"


def document(kind):
    if kind == "mixed":
        return "[" + ", ".join(mixed(1_000_000)) + "]"
    if kind == "large":
        return "[" + ", ".join(mixed(1_000_000) * 100) + "]"
    if kind == "payload":
        return ('{"sdkKey":"CLIENT_ID_0123456789ab","appKey":"CLIENT_ID_0123456789ab","mn":"85746065432",'
                '"role":0,"iat":1700000000,"exp":1700007200,"tokenExp":1700007200}')
    if kind == "arrays":
        return "[" + ",".join(["[]"] * 3_333_333) + "]"
    if kind == "names":
        return names()
    return "0." + "".join(draw.choice("0123456789") for _ in range(1_000_000))


with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(document(sys.argv[1]))
