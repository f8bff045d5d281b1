"""performance.py ROUNDS PORTABLE EXTENSIONS YARDSTICK PYTHON PAGE WRITES: measures the programs of Tests/Benchmarks side by
side, and prints a Markdown table. With WRITES, it replaces the one between the markers of the page as well.

In each round, every library does each piece of work for some ten milliseconds, one after the other, and a ratio is
that of two neighbors. So a machine that is slower for a second makes both slower."""
import datetime
import itertools
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import time

SLICE = 10_000_000  # nanoseconds
LIMIT = 600  # seconds, after which no other round begins
BEGIN, END = "<!-- .ci/measure/performance --write: begin -->", "<!-- .ci/measure/performance --write: end -->"
PORTABLE, EXTENSIONS = "ours", "ours, with instructions"


class Program:
    """One process, which lists what it can do, and then does it as often as it is asked to."""

    def __init__(self, *command, renamed=lambda item, library: library, environment=None):
        """`renamed` gives the column's name of a library, or `None` if this program is not asked for it."""
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **(environment or {})})
        names = [line.strip() for line in iter(self.process.stdout.readline, "\n")]
        works = [(*name.split(" | "), name) for name in names]
        self.works = [(item, renamed(item, library), name) for item, library, name in works
                      if renamed(item, library)]

    def slice(self, name, count):
        """Nanoseconds of one repetition, and its result."""
        self.process.stdin.write(f"{count} {name}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{name}: the program has ended")
        nanoseconds, _, result = line.rstrip("\n").partition(" ")
        return int(nanoseconds) / count, result


class Contender:
    """A piece of work by one library, and the slices that it took."""

    def __init__(self, program, item, library, name):
        self.program, self.item, self.library, self.name = program, item, library, name
        self.count, self.times, self.result = 1, [], ""

    def calibrate(self):
        """Warms up, and finds how often the work fits into a slice."""
        while True:
            nanoseconds, self.result = self.program.slice(self.name, self.count)
            if nanoseconds * self.count >= SLICE / 2:
                break
            self.count *= 2
        self.count = max(1, round(SLICE / nanoseconds))

    def measure(self):
        self.times.append(self.program.slice(self.name, self.count)[0])


def shown(nanoseconds):
    if nanoseconds < 9_950:
        return f"{nanoseconds:,.0f} ns"
    return f"{nanoseconds / 1000:.1f} µs" if nanoseconds < 99_500 else f"{nanoseconds / 1000:,.0f} µs"


def number(value):
    return f"{value:.2f}" if value < 9.95 else f"{value:.1f}" if value < 99.5 else f"{value:.0f}"


def ratio(theirs, ours):
    """The median, the minimum, and the maximum of the ratios of each round."""
    if ours is None or theirs is ours:
        return ""
    ratios = [a / b for a, b in zip(theirs.times, ours.times)]
    return f"{number(statistics.median(ratios))} ({number(min(ratios))}–{number(max(ratios))})"


def table(contenders, rounds):
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    today = datetime.date.today()
    yield (f"Measured on {today:%B} {today.day}, {today.year}, in one run of {rounds} rounds, on "
           f"{processor[1] if processor else platform.machine()}, {platform.system()} {platform.machine()}, with "
           f"{re.search(r'Swift version [0-9.]+', swift)[0]}, Node {node[1:]}, and Python "
           f"{platform.python_version()}.")
    yield ""
    yield "| work | library | median | ÷ portable | ÷ with instructions |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for item, group in itertools.groupby(contenders, key=lambda contender: contender.item):
        libraries = {contender.library: contender for contender in group}
        for index, (library, contender) in enumerate(libraries.items()):
            told = f"**{library}**" if library.startswith(PORTABLE) else library
            yield (f"| {item if index == 0 else ''} | {told} | {shown(statistics.median(contender.times))} | "
                   f"{ratio(contender, libraries[PORTABLE])} | {ratio(contender, libraries.get(EXTENSIONS))} |")


def check(contenders):
    """Those who write the same text have to write the same."""
    for item, group in itertools.groupby(contenders, key=lambda contender: contender.item):
        results = {contender.result for contender in group if contender.result}
        if len(results) > 1:
            sys.exit(f"{item}: the results differ: {results}")


def main():
    rounds, portable, extensions, yardstick, python, page, writes = sys.argv[1:]
    here = pathlib.Path(page).parent.parent / "Tests/Benchmarks"
    programs = [
        Program(portable),
        Program(extensions, renamed=lambda item, library: library.startswith(PORTABLE) and library.replace(
            PORTABLE, EXTENSIONS)),
        Program(yardstick),
        Program("node", here / "peers.js", environment={"OPENSSL_ia32cap": "0:0"},
                renamed=lambda item, library: item == "SHA-256, 1 MiB" and "OpenSSL without instructions"),
        Program("node", here / "peers.js"),
        Program(python, here / "peers.py"),
    ]
    contenders = [Contender(program, *work) for program in programs for work in program.works]
    order = list(dict.fromkeys(contender.item for contender in contenders if contender.library == PORTABLE))
    contenders = [contender for contender in contenders if contender.item in order]
    contenders.sort(key=lambda contender: (order.index(contender.item), not contender.library.startswith("ours")))
    for contender in contenders:
        contender.calibrate()
    check(contenders)
    start, done = time.monotonic(), 0
    while done < int(rounds) and time.monotonic() - start < LIMIT:
        for contender in contenders:
            contender.measure()
        done += 1
    lines = "\n".join(table(contenders, done))
    print(lines)
    if writes == "true":
        text = pathlib.Path(page).read_text()
        before, rest = text.split(BEGIN)
        pathlib.Path(page).write_text(f"{before}{BEGIN}\n{lines}\n{END}{rest.split(END)[1]}")


main()
