"""json-peers.py FILE TIMES: the same for Python's rfc8785, and for orjson, which sorts but is not
RFC 8785."""
import sys
import time

import orjson
import rfc8785

with open(sys.argv[1], "rb") as file:
    text = file.read()


def measure(name, work):
    fastest = float("inf")
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        work()
        fastest = min(fastest, time.perf_counter() - start)
    print(f"{name}: {fastest * 1000:.4f} ms")


measure("orjson, sorted keys", lambda: orjson.dumps(orjson.loads(text), option=orjson.OPT_SORT_KEYS))
measure("Python rfc8785", lambda: rfc8785.dumps(orjson.loads(text)))
