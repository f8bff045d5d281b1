"""The digest that Tests/Programs/Exhaustive/HashCheck.swift is to find."""
import hashlib
import hmac

data = bytes((i * i + 7) & 255 for i in range(1001))
digests = hashlib.sha256()
for length in range(1001):
    digests.update(hashlib.sha256(data[:length]).digest())
    digests.update(hmac.new(data[: 1 + length % 200], data[:length], hashlib.sha256).digest())
print(digests.hexdigest())
