"""Sizes of the tools in a folder, our modules' share, and how long each takes to sign once."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

OURS = {path.stem for path in pathlib.Path("Sources").rglob("*.swift")}
# VMA, LMA, size, alignment, an object file (with a suffix after link-time optimization), and a section in
# parentheses.
SECTION = re.compile(
    r"\s*[0-9a-f]+\s+[0-9a-f]+\s+([0-9a-f]+)\s+\d+\s+\S*(?:/|\.lto\.)([\w+]+)(?:\.swift|-\w{6})\.o:\((.*)\)")
NOT_IN_FILE = (".debug", ".bss", ".strtab", ".symtab")


def share(link_map):
    """How many bytes of the stripped file come from our modules, texts and unwind tables included."""
    found = (SECTION.match(line) for line in link_map.read_text(errors="replace").splitlines())
    return sum(int(part[1], 16) for part in found
               if part and part[2] in OURS and not part[3].startswith(NOT_IN_FILE))


def milliseconds(command, environment):
    start = time.perf_counter()
    token = subprocess.run(command, env=environment, check=True, capture_output=True).stdout
    return (time.perf_counter() - start) * 1000, token


folder = pathlib.Path(sys.argv[1])
for tool in ("meeting-signature", "small", "empty-tool", "bare-tool", "jwt-kit-tool"):
    print(f"{tool}, static and stripped: {(folder / tool).stat().st_size:,} bytes")
for tool in ("meeting-signature", "small"):
    print(f"our modules' share of {tool}: {share(folder / f'{tool}.map'):,} bytes")

meeting, issued_at = "85746065432", "1700000030"
sign = ["sign", "--meeting", meeting, "--issued-at", issued_at]
programs = pathlib.Path("Tests/Footprint")
commands = {
    "meeting-signature": [folder / "meeting-signature", *sign],
    "small": [folder / "small", *sign],
    "bare-tool": [folder / "bare-tool", meeting, issued_at],
    "jwt-kit-tool": [folder / "jwt-kit-tool", meeting, issued_at],
    "node": ["node", programs / "sign.js", meeting, issued_at],
    "python": [sys.executable, programs / "sign.py", meeting, issued_at],
}
environment = os.environ | {"ZOOM_MEETING_SDK_KEY": "CLIENT_ID_0123456789ab",
                            "ZOOM_MEETING_SDK_SECRET": "CLIENT_SECRET_0123456789abcdefgh"}
times = {name: [] for name in commands}
tokens = {}
for _ in range(41):  # in turns, so that what else the machine does falls on all
    for name, command in commands.items():
        took, tokens[name] = milliseconds(command, environment)
        times[name].append(took)
del tokens["jwt-kit-tool"]  # which writes the claims in an order of its own
assert len(set(tokens.values())) == 1, "they sign differently"
ours = statistics.median(times["meeting-signature"])
for name, taken in times.items():
    median = statistics.median(taken)
    print(f"{name}, start to signature: {median:.1f} ms, {median / ours:.1f} times meeting-signature")
