"""Sizes of the tools in a folder, our modules' share, and how long each takes to sign once."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

MODULES = {"MeetingSignatureInspection", "MeetingSignature", "PureJWT", "PureJSON", "PureBase64",
           "PureCrypto"}
# VMA, LMA, size, alignment and then an object file with a section in parentheses.
SECTION = re.compile(r"\s*[0-9a-f]+\s+[0-9a-f]+\s+([0-9a-f]+)\s+\d+\s+\S*/(\w+)\.build/\S+:\(([\w.]+)")
NOT_IN_FILE = (".debug", ".bss", ".strtab", ".symtab")


def share(link_map):
    """How many bytes of the stripped file come from our modules."""
    found = (SECTION.match(line) for line in link_map.read_text(errors="replace").splitlines())
    return sum(int(part[1], 16) for part in found
               if part and part[2] in MODULES and not part[3].startswith(NOT_IN_FILE))


def milliseconds(command, environment):
    start = time.perf_counter()
    token = subprocess.run(command, env=environment, check=True, capture_output=True).stdout
    return (time.perf_counter() - start) * 1000, token


folder = pathlib.Path(sys.argv[1])
for tool in ("meeting-signature", "jwt-kit-tool", "empty-tool"):
    print(f"{tool}, static and stripped: {(folder / tool).stat().st_size:,} bytes")
print(f"our modules' share of the first: {share(folder / 'map'):,} bytes")

options = ["--meeting", "85746065432", "--issued-at", "1700000030"]
programs = pathlib.Path("Tests/Programs")
commands = {
    "meeting-signature": [folder / "meeting-signature", "sign", *options],
    "jwt-kit": [folder / "jwt-kit-tool", *options],
    "node": ["node", programs / "sign.js", "85746065432", "1700000030"],
    "python": [sys.executable, programs / "sign.py", "85746065432", "1700000030"],
}
environment = os.environ | {"ZOOM_MEETING_SDK_KEY": "CLIENT_ID_0123456789ab",
                            "ZOOM_MEETING_SDK_SECRET": "CLIENT_SECRET_0123456789abcdefgh"}
times = {name: [] for name in commands}
tokens = {}
for _ in range(41):  # in turns, so that what else the machine does falls on all
    for name, command in commands.items():
        took, tokens[name] = milliseconds(command, environment)
        times[name].append(took)
# jwt-kit writes the claims in an order of its own.
assert tokens["meeting-signature"] == tokens["node"] == tokens["python"], "they sign differently"
ours = statistics.median(times["meeting-signature"])
for name, taken in times.items():
    median = statistics.median(taken)
    print(f"{name}, start to signature: {median:.1f} ms, {median / ours:.1f} times ours")
