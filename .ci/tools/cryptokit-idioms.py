"""Compiles the idioms with PureCrypto, and compares what they print with what the program built with
swift-crypto prints. Its argument is the folder of that build."""
import pathlib
import re
import subprocess
import sys
import tempfile

built = pathlib.Path(sys.argv[1])
source = pathlib.Path("Tests/Differential/Sources/cryptokit-idioms/main.swift")
lines = source.read_text().replace("import Crypto\n", "import PureCrypto\n").split("\n")
SHOW = re.compile(r"show\((.*)\)$")
idioms = {number: match[1] for number, line in enumerate(lines, 1) if (match := SHOW.match(line))}
# The output of these is random, or differs from process to process, or differs in the order of words.
missing = {}


def swiftc(*arguments):
    return subprocess.run(["swiftc", "-I", built / "Modules", *arguments], capture_output=True, text=True)


with tempfile.TemporaryDirectory() as folder:
    program = pathlib.Path(folder) / "main.swift"
    while True:
        program.write_text("\n".join("" if number in missing else line for number, line in enumerate(lines, 1)))
        checked = swiftc("-typecheck", program)
        failed = {int(number) for number in re.findall(r"main\.swift:(\d+):\d+: error", checked.stderr)}
        if not failed:
            assert checked.returncode == 0, checked.stderr
            break
        assert failed <= idioms.keys(), checked.stderr
        missing |= {number: idioms[number] for number in failed}
    linked = swiftc(program, *(built / "PureCrypto.build").glob("*.o"), "-o", program.with_suffix(""))
    assert linked.returncode == 0, linked.stderr
    ours = subprocess.run([program.with_suffix("")], capture_output=True, text=True, check=True).stdout
theirs = subprocess.run([built / "cryptokit-idioms"], capture_output=True, text=True, check=True).stdout


def outputs(text):
    return {int(number): value for number, value in re.findall(r"^(\d+) (.*)$", text, re.MULTILINE)}


ours, theirs = outputs(ours), outputs(theirs)
assert theirs.keys() == idioms.keys() and ours.keys() == idioms.keys() - missing.keys()
different = [number for number in ours if ours[number] != theirs[number]]
for number in different:
    print(f"{idioms[number]}\n  gives {ours[number]}\n  and not {theirs[number]}")

page = pathlib.Path("Sources/PureCrypto/PureCrypto.docc/FromCryptoKit.md").read_text()
absent = page[page.index("## What is not there"):]
forgotten = [idiom for idiom in missing.values() if f"`{idiom}`" not in absent]
claimed = [idioms[number] for number in ours if f"`{idioms[number]}`" in absent]
for idiom in forgotten:
    print(f"does not compile, and the page does not say so: {idiom}")
for idiom in claimed:
    print(f"compiles, and the page says that it does not: {idiom}")
print(f"ok: {len(ours)} of {len(idioms)} idioms of CryptoKit compile, {len(ours) - len(different)} print the same")
sys.exit(bool(different or forgotten or claimed or len(ours) < 85))
