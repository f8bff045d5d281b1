"""assemble.py MODULE OUTPUT: puts the module, the style, and the script into the page, with its policy."""

import base64
import hashlib
import pathlib
import re
import sys
import zlib

module, output = map(pathlib.Path, sys.argv[1:])
sources = pathlib.Path(__file__).parent / "Sources"


def source(name):
    return (sources / name).read_text(encoding="utf-8")


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
compressed = compressor.compress(module.read_bytes()) + compressor.flush()
style, script = source("page.css"), source("page.js")
changelog = (pathlib.Path(__file__).parents[3] / "CHANGELOG.md").read_text(encoding="utf-8")
version = re.search(r"^## \[(\d[^]]*)\]", changelog, re.MULTILINE)[1]
parts = {
    "policy": f"default-src 'none'; script-src {digest(script)} 'wasm-unsafe-eval'; style-src {digest(style)}; "
    "img-src data:; base-uri 'none'; form-action 'none'",
    "style": style,
    "script": script,
    "module": base64.b64encode(compressed).decode(),
    "version": f"Version {version}",
}
page = source("page.html")
for name, text in parts.items():
    assert page.count("{" + name + "}") == 1, name
    page = page.replace("{" + name + "}", text)
output.write_text(page, encoding="utf-8")
print(f"{output}: {len(page.encode()):,} bytes, of which {len(parts['module']):,} are WebAssembly")
