"""fuzzing-coverage.py LINES: prints how many lines of each module the corpus runs, and those that it doesn't.

LINES is what `llvm-cov show` prints of Sources. What Tests/Fuzzing/not-fuzzed.txt names is left out.
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
REQUIRED = 97


def counted_lines(shown):
    """The file and the number of each line that has code, and whether it ran."""
    file = None
    for line in shown:
        if title := re.match(r"/.*/Sources/(.*\.swift):$", line):
            file = title[1]
        elif row := re.match(r" *(\d+)\| *([\d.]+[kMGTE]?)\|(.*)", line):
            yield file, int(row[1]), row[2] != "0"


def named_lines():
    """The files and numbers of the lines of the declarations in not-fuzzed.txt."""
    for entry in (ROOT / "Tests/Fuzzing/not-fuzzed.txt").read_text().splitlines():
        if entry and not entry.startswith("#") and not entry.endswith(":"):
            file, declaration = entry.split(": ")
            lines = (ROOT / "Sources" / file).read_text().splitlines()
            found = [n for n, line in enumerate(lines) if line.lstrip().startswith(declaration)]
            if not found:
                sys.exit(f"not-fuzzed.txt names nothing: {entry}")
            for start in found:
                yield from ((file, number + 1) for number in body(lines, start))


def body(lines, start):
    """The numbers of a declaration's lines, to the brace at its indentation."""
    indentation = re.match(" *", lines[start])[0]
    end = start
    if not lines[start].endswith("}"):
        end = next(n for n in range(start + 1, len(lines)) if lines[n] == indentation + "}")
    return range(start, end + 1)


def main():
    left_out = set(named_lines())
    modules = collections.defaultdict(lambda: [0, 0])
    missed = collections.defaultdict(list)
    for file, number, is_run in counted_lines(open(sys.argv[1], errors="replace")):
        if (file, number) in left_out:
            continue
        for module in (file.split("/")[0], "all"):
            modules[module][0] += is_run
            modules[module][1] += 1
        if not is_run:
            missed[file].append(number)
    for file, numbers in sorted(missed.items()):
        print(f"not run: {file}: {', '.join(map(str, numbers))}")
    for module, (run, count) in sorted(modules.items()):
        print(f"{module}: {run} of {count} lines, {100 * run / count:.1f} %")
    print(f"left out: {len(left_out)} lines that Tests/Fuzzing/not-fuzzed.txt names")
    run, count = modules["all"]
    if 100 * run < REQUIRED * count:
        sys.exit(f"less than {REQUIRED} %")


main()
