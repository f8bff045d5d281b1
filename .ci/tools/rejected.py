"""rejected.py MODULES FILE: the compiler's errors are in the lines with a comment `rejected: WORDS`, and have
these words; there are no others."""
import re
import subprocess
import sys

modules, path = sys.argv[1:]
output = subprocess.run(["swiftc", "-typecheck", "-swift-version", "6", "-I", modules, path],
                        capture_output=True, text=True).stderr
errors = {}
for line, message in re.findall(r"\.swift:(\d+):\d+: error: (.*(?:\n(?!\S*\.swift:|\s*\d* \|).+)*)", output):
    errors[int(line)] = errors.get(int(line), "") + message
expected = {number: match[1] for number, line in enumerate(open(path), 1)
            if (match := re.search(r"// rejected: (.*)", line))}
wrong = [f"line {line}: {errors.get(line, 'compiles')}, not: {expected.get(line, 'compiles')}"
         for line in sorted(errors.keys() | expected.keys())
         if expected.get(line, "\0") not in errors.get(line, "")]
print("\n".join(wrong) or f"ok: the compiler rejects {len(expected)} calls with the right message")
sys.exit(bool(wrong))
