#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures khop on labelled reports and fails below the last committed floor, so that accuracy only goes up.

usage: accuracy.py --khop PATH_TO_BINARY --floor accuracy_floor.json [--update]

The folder that KHOP_ACCURACY names holds score.py and mutate.py with their labels; without it the test is skipped (exit 77).
--update raises the floor to what is measured now, and never lowers it.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SKIPPED = 77
PER_DOCUMENT = "40"  # seeded errors a report: enough to see a change, quick enough for every run

# Counts may only rise; of what is reported, the share that is right may only rise (in percent, to a tenth).
COUNTS = {"relations found": ("relations exact", "relations"), "errors found": ("errors found", "errors"),
          "findings found": ("findings found", "findings")}
SHARES = {"errors right": ("problems right", "problems"), "finding reports right": ("finding reports right", "finding reports")}


def share(part, whole):
    return round(100 * part / whole, 1) if whole else None


def measure(folder, khop):
    with tempfile.TemporaryDirectory() as temporary:
        result = pathlib.Path(temporary) / "score.json"
        scored = subprocess.run([sys.executable, folder / "score.py", "--khop", khop, "--json", result], text=True, capture_output=True)
        if scored.returncode != 0:
            sys.exit(f"score.py failed: {scored.stdout}{scored.stderr}")
        print(scored.stdout, end="")
        scores = json.loads(result.read_text())
    seeded = subprocess.run([sys.executable, folder / "mutate.py", "--khop", khop, "--per-doc", PER_DOCUMENT], text=True, capture_output=True)
    if seeded.returncode != 0:
        sys.exit(f"mutate.py failed: {seeded.stdout}{seeded.stderr}")
    print(seeded.stdout, end="")

    measured = {}
    for name, score in scores.items():
        values = {what: score.get(part, 0) for what, (part, _) in COUNTS.items()}
        for what, (part, whole) in SHARES.items():
            percent = share(score.get(part, 0), score.get(whole, 0))
            if percent is not None:
                values[what] = percent
        measured[name] = values
    for name, caught, of in re.findall(r"^(\w+): caught (\d+)/(\d+)", seeded.stdout, re.MULTILINE):
        if int(of):
            measured.setdefault(name, {})["seeded errors caught"] = share(int(caught), int(of))
    return measured


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True)
    parser.add_argument("--floor", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    named = os.environ.get("KHOP_ACCURACY", "")
    if not named or not (pathlib.Path(named) / "score.py").is_file():
        print("skipped: KHOP_ACCURACY names no folder of labelled reports" if not named else f"skipped: no score.py in {named}")
        return SKIPPED

    measured = measure(pathlib.Path(named), arguments.khop)
    floor = json.loads(arguments.floor.read_text()) if arguments.floor.exists() else {}
    below = []
    print(f"{'':10} {'':24} {'floor':>8} {'now':>8}")
    for name in sorted(set(floor) | set(measured)):
        for what in sorted(set(floor.get(name, {})) | set(measured.get(name, {}))):
            least, now = floor.get(name, {}).get(what), measured.get(name, {}).get(what)
            fell = least is not None and (now is None or now < least)
            if fell:
                below.append(f"{name} {what}")
            print(f"{name:10} {what:24} {'-' if least is None else least:>8} {'-' if now is None else now:>8}{'  BELOW' if fell else ''}")
            if now is not None:
                floor.setdefault(name, {})[what] = now if least is None else max(least, now)
    if arguments.update:
        arguments.floor.write_text(json.dumps(floor, indent=1, sort_keys=True) + "\n")
        print(f"floor raised in {arguments.floor.name}; {len(below)} values stay above what is measured")
        return 0
    if below:
        print("below the floor: " + "; ".join(below))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
