#!/usr/bin/env python3
"""Writes the compact choice of the oracle's files that this folder holds.

    python3 choose.py ORACLE_FOLDER

Every case is kept. What can be computed from the rest of a case is left out; a test computes it.
"""

import hashlib
import json
import pathlib
import sys

COPIED = ["base64-decode", "base64-encode", "es-numbers", "es-numbers-es6testfile",
          "hmac-library-differences", "hmac-sha256", "ill-formed-utf16", "jcs", "sha256"]
COMPUTED = {
    "legacy": ["messageBase64", "hmacBase64", "agreesWithNodeCrypto"],
    "broken": ["agreesWithNodeCrypto"],
    "jwt": ["encodedHeader", "encodedPayload", "signatureHex", "nodeSignatureHex",
            "agreesWithNodeCrypto"],
}


def compact(case, kind):
    kept = {name: value for name, value in case.items() if name not in COMPUTED[kind]}
    if kept.get("output") == kept.get("nodeOutput"):
        kept.pop("nodeOutput", None)
    return kept


def main():
    oracle, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    for name in COPIED:
        (here / f"{name}.json").write_bytes((oracle / f"{name}.json").read_bytes())
    for path in sorted(oracle.glob("*.json")):
        kind = path.name.split("-")[0]
        if kind not in COMPUTED:
            continue
        family = json.loads(path.read_text())
        cases = [compact(case, kind) for case in family.pop("cases")]
        lines = [json.dumps(case, ensure_ascii=True, separators=(",", ":")) for case in cases]
        head = json.dumps(family, ensure_ascii=True, indent=1)[:-2]
        (here / path.name).write_text(head + ',\n "cases": [\n' + ",\n".join(lines) + "\n ]\n}\n")
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(here)}\n"
            for path in sorted(here.glob("*.json")) + sorted(here.glob("reports/*.json"))]
    (here / "SHA256SUMS").write_text("".join(sums))


main()
