"""What Peers.swift measures, with Python's own library and PyJWT. The same lines come in and go out."""
import base64
import hashlib
import hmac
import json
import sys
import time

import jwt

KEY = "CLIENT_ID_0123456789ab"
SECRET = "CLIENT_SECRET_0123456789abcdefgh"
MEETING = "85746065432"
ISSUED_AT = 1_700_000_030


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def decoded(text):
    return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))


def claims():
    iat = ISSUED_AT - 30
    return {"appKey": KEY, "mn": MEETING, "role": 0, "iat": iat, "exp": iat + 7200, "tokenExp": iat + 7200}


HEADER = encoded(b'{"alg":"HS256","typ":"JWT"}')


def sign():
    payload = json.dumps(claims(), separators=(",", ":")).encode()
    signing_input = HEADER + b"." + encoded(payload)
    code = hmac.digest(SECRET.encode(), signing_input, "sha256")
    return (signing_input + b"." + encoded(code)).decode()


def verify(token):
    signing_input, _, code = token.encode().rpartition(b".")
    if not hmac.compare_digest(decoded(code), hmac.digest(SECRET.encode(), signing_input, "sha256")):
        raise ValueError("rejected")
    read = json.loads(decoded(signing_input.split(b".")[1]))
    if read["appKey"] != KEY or read["exp"] <= ISSUED_AT:
        raise ValueError("rejected")


def legacy():
    moment = (ISSUED_AT - 30) * 1000
    message = base64.b64encode(f"{KEY}{MEETING}{moment}0".encode())
    code = base64.b64encode(hmac.digest(SECRET.encode(), message, "sha256")).decode()
    return base64.b64encode(f"{KEY}.{MEETING}.{moment}.0.{code}".encode()).decode()


def with_library():
    jwt.encode(claims(), SECRET, algorithm="HS256")


TOKEN = sign()
# The claims are from 2023.
OPTIONS = {"verify_exp": False}
WORKS = {
    "sign a web JWT | Python": sign,
    "sign a web JWT | PyJWT": with_library,
    "first signature | Python": sign,
    "sign a legacy signature | Python": legacy,
    "verify a web JWT | Python": lambda: verify(TOKEN),
    "verify a web JWT | PyJWT": lambda: jwt.decode(TOKEN, SECRET, algorithms=["HS256"], options=OPTIONS) and None,
}


def sample(count):
    return bytes((index * 167 + 13) & 255 for index in range(count))


def add(name, size):
    message, secret = sample(size), sample(32)
    text, text_url = base64.b64encode(message), base64.urlsafe_b64encode(message)
    WORKS[f"SHA-256, {name} | Python"] = lambda: hashlib.sha256(message).digest() and None
    WORKS[f"HMAC, {name} | Python"] = lambda: hmac.digest(secret, message, "sha256") and None
    WORKS[f"base64 encode, {name} | Python"] = lambda: base64.b64encode(message) and None
    WORKS[f"base64 decode, {name} | Python"] = lambda: base64.b64decode(text, validate=True) and None
    WORKS[f"base64url encode, {name} | Python"] = lambda: base64.urlsafe_b64encode(message) and None
    WORKS[f"base64url decode, {name} | Python"] = lambda: base64.urlsafe_b64decode(text_url) and None


for size_name, size in {"16 B": 16, "32 B": 32, "64 B": 64, "256 B": 256, "300 B": 300, "1 KiB": 1024,
                        "16 KiB": 16384, "1 MiB": 1 << 20}.items():
    add(size_name, size)
print("\n".join(WORKS) + "\n", flush=True)
for line in sys.stdin:
    count, name = line.rstrip("\n").split(" ", 1)
    work, result = WORKS[name], None
    start = time.perf_counter_ns()
    for _ in range(int(count)):
        result = work()
    print(time.perf_counter_ns() - start, result or "", flush=True)
