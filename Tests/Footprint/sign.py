"""A web JWT as `meeting-signature sign` makes it, with nothing but Python's own library."""
import base64
import hashlib
import hmac
import json
import os
import sys


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


meeting, iat = sys.argv[1], int(sys.argv[2]) - 30
payload = {"appKey": os.environ["ZOOM_MEETING_SDK_KEY"], "mn": meeting, "role": 0, "iat": iat,
           "exp": iat + 7200, "tokenExp": iat + 7200}
parts = [json.dumps(part, separators=(",", ":")).encode() for part in ({"alg": "HS256", "typ": "JWT"}, payload)]
signing_input = b".".join(map(encode, parts))
secret = os.environ["ZOOM_MEETING_SDK_SECRET"].encode()
code = hmac.new(secret, signing_input, hashlib.sha256).digest()
print((signing_input + b"." + encode(code)).decode())
