#!/usr/bin/env python3
"""Computes every pure value of the vector files again, from the specification text alone, and compares.

Exit codes: 0 every value agrees, 1 a value differs, 2 wrong usage, 3 a library is missing.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

try:
    import cryptography.hazmat.primitives.asymmetric.ed25519  # the newest of the parts that are used
except ImportError as missing:
    print(f"{missing}; Debian package: python3-cryptography", file=sys.stderr)
    sys.exit(3)

import operations
import traces
from engine import World

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VECTORS = ROOT / "test-vectors" / "vectors"
RESULT = HERE / "result.json"

# What this program was written from.
WRITTEN_FROM = [
    "spec/text/10-conventions.md",
    "spec/text/20-token.md",
    "spec/text/30-framing.md",
    "spec/text/40-handshake.md",
    "spec/text/50-session.md",
    "spec/text/52-join.md",
    "spec/text/54-overlay.md",
    "spec/text/56-realm.md",
    "spec/text/57-interest.md",
    "spec/text/58-coordinator.md",
    "spec/text/59-message.md",
    "spec/text/90-driver.md",
    "spec/text/90-driver.schema.json",
    "spec/src/main/proto/symbolon/coordinator.proto",
    "spec/src/main/proto/symbolon/handshake.proto",
    "spec/src/main/proto/symbolon/join.proto",
    "spec/src/main/proto/symbolon/message.proto",
    "spec/src/main/proto/symbolon/overlay.proto",
    "spec/src/main/proto/symbolon/realm.proto",
    "spec/src/main/proto/symbolon/session.proto",
    "spec/src/main/proto/symbolon/token.proto",
]


class Tally:
    """The counts of one vector file, and every value that differs."""

    def __init__(self, octets):
        self.sha256 = hashlib.sha256(octets).hexdigest()
        self.cases = self.recomputed = self.not_recomputed = 0
        self.values = self.values_not_recomputed = 0
        self.mismatches = []

    def compare(self, case, what, expected, computed):
        self.values += 1
        if expected != computed:
            self.mismatches.append((case, what, expected, computed))

    def to_json(self):
        names = ("sha256", "cases", "recomputed", "not_recomputed", "values", "values_not_recomputed")
        return {name: getattr(self, name) for name in names}


def check_file(path):
    octets = path.read_bytes()
    tally = Tally(octets)
    for case in json.loads(octets)["cases"]:
        tally.cases += 1
        try:
            if "steps" in case:
                check_script(case, tally)
            elif case["op"] in operations.OPERATIONS:
                check_operation(case, tally)
            else:
                tally.not_recomputed += 1
        except Exception as fault:  # whatever goes wrong in a case is a difference of that case
            tally.compare(case["id"], "case", "values for which the text defines a result", repr(fault))
    return tally


def check_operation(case, tally):
    """A case of one pure operation: what is expected of it, and the intermediate values shown beside it."""
    result = operations.perform(case["op"], case["args"])
    tally.recomputed += 1
    for name, expected in case["expect"].items():
        tally.compare(case["id"], name, expected, result.get(name))
    if "trace" in case:
        compare_trace(case, traces.of(case["op"], case["args"]), tally)


def compare_trace(case, computed, tally):
    for name, expected in case["trace"].items():
        if name in computed:
            tally.compare(case["id"], "trace." + name, expected, computed[name])
        else:
            tally.values_not_recomputed += 1


def check_script(case, tally):
    """A case of several steps: every event of every step, and the keys of the session that is shown beside it."""
    world = World()
    tally.recomputed += 1
    for number, step in enumerate(case["steps"], 1):
        result = world.perform(step["op"], step["args"])
        for name, expected in step["expect"].items():
            tally.compare(case["id"], f"step {number} {name}", expected, result.get(name))
    if "trace" in case:
        compare_trace(case, traces.of_script(world, case["trace"]), tally)


def check_manifest(directory, tallies):
    """The manifest names every file with its digest and its number of cases. Gives what differs."""
    manifest = json.loads((directory / "MANIFEST.json").read_bytes())
    named = {each["file"]: (each["sha256"], each["cases"]) for each in manifest["files"]}
    found = {name: (tally.sha256, tally.cases) for name, tally in tallies.items()}
    differ = [("MANIFEST.json", name, named.get(name), found.get(name))
              for name in sorted({*named, *found}) if named.get(name) != found.get(name)]
    total = sum(tally.cases for tally in tallies.values())
    return differ + [("MANIFEST.json", "total", manifest["total"], total)] * (manifest["total"] != total)


def sha256(path):
    return hashlib.sha256((ROOT / path).read_bytes()).hexdigest()


def result_of(tallies, mismatches):
    return {
        "written_from": {path: sha256(path) for path in WRITTEN_FROM},
        "program": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(HERE.glob("*.py"))},
        "vectors": {name: tally.to_json() for name, tally in tallies.items()},
        "mismatches": len(mismatches),
    }


def show(tallies, mismatches):
    print(f"{'':24}{'cases':>10}{'':10}{'values':>10}")
    print(f"{'file':24}{'computed':>10}{'not':>10}{'computed':>10}{'not':>10}")
    for name, tally in tallies.items():
        print(f"{name:24}{tally.recomputed:10}{tally.not_recomputed:10}"
              f"{tally.values:10}{tally.values_not_recomputed:10}")
    for case, what, expected, computed in mismatches:
        print(f"\n{case}: {what}\n  expected {expected}\n  computed {computed}")
    print(f"{len(mismatches)} values differ")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vectors", type=Path, default=VECTORS, help="the folder of the vector files")
    parser.add_argument("--write", type=Path, nargs="?", const=RESULT, help="write the result; default: result.json")
    arguments = parser.parse_args()

    files = sorted(path for path in arguments.vectors.glob("*.json") if path.name != "MANIFEST.json")
    tallies = {path.name: check_file(path) for path in files}
    mismatches = [each for tally in tallies.values() for each in tally.mismatches]
    mismatches += check_manifest(arguments.vectors, tallies)
    show(tallies, mismatches)
    if arguments.write:
        result = json.dumps(result_of(tallies, mismatches), indent=2, sort_keys=True)
        arguments.write.write_text(result + "\n", encoding="utf-8")
    sys.exit(1 if mismatches else 0)


if __name__ == "__main__":
    main()
