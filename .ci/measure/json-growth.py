"""json-growth.py PROGRAM FILE…: what canonicalizing each file takes, in time and memory a byte."""
import os
import subprocess
import sys


def usage(*words):
    process = subprocess.Popen([sys.argv[1], *words], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {words}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


nothing = usage("canonicalize", "/dev/null", "0")
for path in sys.argv[2:]:
    size = os.path.getsize(path)
    seconds, memory = usage("canonicalize", path, "1")
    # The caller owns the text, and a result that is rarely longer.
    beyond = max(0, memory - nothing[1] - 2 * size) / size
    print(f"{os.path.basename(path)}: {size} bytes, {(seconds - nothing[0]) / size * 1e9:.1f} ns and "
          f"{beyond:.1f} bytes a byte")
