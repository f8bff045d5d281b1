"""Answers requests, one JSON object a line, from Python's hashlib, hmac and base64, and from PyJWT."""

import base64
import hashlib
import hmac
import json
import sys
import warnings

import jwt

warnings.filterwarnings("ignore")  # PyJWT warns of secrets below 32 bytes.


def hmac_hex(key, message):
    return hmac.new(key, message, hashlib.sha256).hexdigest()


def sha256(request):
    text = request["messageHex"]
    repeated = bytes([request.get("repeatByte") or 0]) * (request.get("repeatCount") or 0)
    message = repeated if text is None else bytes.fromhex(text)
    return {"sha256Hex": hashlib.sha256(message).hexdigest(), "length": len(message)}


def mac(request):
    key, message = bytes.fromhex(request["keyHex"]), bytes.fromhex(request["messageHex"])
    return {"hmacHex": hmac_hex(key, message)}


def encode(request):
    data = bytes.fromhex(request["hex"])
    standard, url = base64.b64encode(data).decode(), base64.urlsafe_b64encode(data).decode()
    return {
        "standardPadded": standard, "standardUnpadded": standard.rstrip("="),
        "urlPadded": url, "urlUnpadded": url.rstrip("="),
    }


def attempt(decode, text):
    try:
        return {"hex": decode(text).hex()}
    except ValueError as error:
        return {"error": f"{type(error).__name__}: {error}"}


def decode(request):
    text = request["input"]
    return {
        "pythonValidate": attempt(lambda text: base64.b64decode(text, validate=True), text),
        "pythonDefault": attempt(base64.b64decode, text),
        "pythonUrlsafe": attempt(base64.urlsafe_b64decode, text),
    }


def libraries(request):
    return {"pythonHmacHex": hmac_hex(request["secret"].encode(), request["message"].encode())}


def sign(request):
    """PyJWT writes the payload itself, in the order in which it is given."""
    claims = json.loads(request["payload"])
    return {"token": jwt.encode(claims, request["secret"], algorithm="HS256")}


def verify(request):
    """Whether PyJWT takes the signature; what the claims say about time is not asked."""
    unasked = {name: False for name in ("verify_exp", "verify_nbf", "verify_iat")}
    try:
        claims = jwt.decode(
            request["token"], request["secret"], algorithms=["HS256"], options=unasked)
        return {"valid": True, "claims": claims}
    except jwt.InvalidTokenError:
        return {"valid": False}


PROGRAMS = {
    "sha256": sha256, "hmac-sha256": mac, "base64-encode": encode, "base64-decode": decode,
    "hmac-library-differences": libraries, "sign": sign, "verify": verify,
}


def answer(request):
    try:
        return PROGRAMS[request["program"]](request)
    except Exception as error:  # Whatever it is, it is the answer.
        return {"error": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
