"""Prints a Markdown table from two folders of thresholds: portable, and with SHA-256 instructions."""
import json
import pathlib
import sys


def read(folder):
    """Nanoseconds a work item, by item and library: of ten runs, nine were faster."""
    found = {}
    for path in pathlib.Path(folder).glob("Peers.*.p90.json"):
        name = path.name.removeprefix("Peers.").removesuffix(".p90.json").replace("_", " ")
        item, library = name.split(" | ")
        repetitions = 1 if "16 KiB" in item or "1 MiB" in item else 1000
        found[item, library] = json.loads(path.read_text())["wallClock"] / repetitions
    return found


def peer(found, item):
    """The same work by somebody else: under any key, in Foundation's alphabet, read in one call."""
    same = [item, item.replace(", prepared key", ""), item.replace("base64url", "base64"),
            item.replace(", claims and times", "")]
    return next(((library, found[i, library]) for i in same for (other, library) in found
                 if other == i and library != "ours"), (None, None))


def shown(nanoseconds):
    if nanoseconds < 10_000:
        return f"{nanoseconds:.0f} ns"
    return f"{nanoseconds / 1000:.1f} µs"


portable, extensions = read(sys.argv[1]), read(sys.argv[2])
print("| work | portable | with instructions | peer | portable ÷ peer | with instructions ÷ peer |")
print("| --- | ---: | ---: | --- | ---: | ---: |")
for item in sorted(i for i, library in portable if library == "ours"):
    ours, fast = portable[item, "ours"], extensions[item, "ours"]
    library, theirs = peer(portable, item)
    again = peer(extensions, item)[1]
    ratios = ["", ""] if library is None else [f"{theirs / ours:.2f}", f"{again / fast:.2f}"]
    told = "" if library is None else f"{library}, {shown(theirs)}"
    print(f"| {item} | {shown(ours)} | {shown(fast)} | {told} | {ratios[0]} | {ratios[1]} |")
