#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures how often khop is right at each confidence, on labelled reports and on copies of them with one digit changed.

usage: confidence.py --khop PATH_TO_BINARY [--per-doc 60] [--seed 1] [FOLDER...]

Each FOLDER (default: the one that KHOP_ACCURACY names) holds labels and reports as score.py and mutate.py of KHOP_ACCURACY read
them. Reported inconsistencies of the reports as they are, and those that a changed digit brings, are right if they match a
labelled relation that is broken, or now is; one that a changed digit brings about other figures is wrong. Relations that hold
are right if a label has exactly their figures; labels are never complete, so that share is a lower bound.
"""
import argparse
import collections
import copy
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

BUCKETS = [0.0, 0.75, 0.85, 0.89, 0.92, 0.95, 0.97, 0.98, 0.99]


def checks_of(khop, report):
    done = subprocess.run([khop, "lint", "--ledger", "--format", "json", report], capture_output=True, timeout=300)
    if done.returncode not in (0, 1):
        sys.exit(f"{report}: exit {done.returncode}: {done.stderr.decode(errors='replace')[:400]}")
    return [c for d in json.loads(done.stdout)["documents"] for c in d["checks"]]


def key(score, check):
    return check["rule"], score.figures(check)


def with_change(labels, figure, value):
    """Labels that involve `figure`, as they are once it reads `value`."""
    out = []
    for label in labels:
        changed = copy.deepcopy(label)
        hits = [f for f in [changed["stated"], *changed["operands"]]
                if f.get("line") == figure["line"] and f.get("text") == figure["text"] and not f.get("implicit")]
        for f in hits:
            f["value"] = value
        if hits:
            out.append(changed)
    return out


def measure(score, mutate, khop, labels, report, per_doc, seed, count):
    labels = [l for l in labels if l["kind"] in score.ARITHMETIC]
    broken = [l for l in labels if l["verdict"] in ("inconsistent", "rounding")]
    known = set()
    for check in checks_of(khop, report):
        if check["outcome"] == "inconsistent":
            known.add(key(score, check))
            count("reported", check, any(score.match(l, check) for l in broken))
        elif check["outcome"] in ("consistent", "rounding") and check["kind"] != "part-le-total":
            count("holding", check, any(score.match(l, check) == 2 for l in labels))
    lines = report.read_text(encoding="utf-8").split("\n")
    rng = random.Random(f"{seed}/{report.stem}")
    pool = list(mutate.mutations(labels, lines, rng))
    rng.shuffle(pool)
    for _, figure, text, value in pool[:per_doc]:
        changed = list(lines)
        changed[figure["line"] - 1] = changed[figure["line"] - 1].replace(figure["text"], text)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / report.name
            path.write_text("\n".join(changed), encoding="utf-8")
            found = checks_of(khop, path)
        meant = with_change(labels, figure, value)
        for check in found:
            if check["outcome"] == "inconsistent" and key(score, check) not in known:
                count("reported", check, any(score.match(l, check) for l in meant))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True)
    parser.add_argument("--per-doc", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    home = os.environ.get("KHOP_ACCURACY")
    if not home:
        sys.exit("KHOP_ACCURACY is not set: there are no labelled reports to measure on")
    sys.path.insert(0, home)
    import mutate
    import score

    totals = collections.defaultdict(lambda: [0, 0])

    def count(what, check, right):
        bucket = max(b for b in BUCKETS if check["confidence"] >= b)
        for name in (what, check["severity"]) if what == "reported" else (what,):
            totals[name, bucket if name == what else None][0] += right
            totals[name, bucket if name == what else None][1] += 1

    for folder in arguments.folders or [pathlib.Path(home)]:
        for path in sorted(folder.glob("*/*.jsonl")):
            report = folder / "corpus" / f"{path.stem}.txt"
            if report.exists():
                labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
                measure(score, mutate, arguments.khop, labels, report, arguments.per_doc, arguments.seed, count)

    def cell(name, bucket):
        right, of = totals[name, bucket]
        return f"{right}/{of} = {100 * right / of:.1f} %" if of else ""

    print("| Confidence from | Reported, right | Holding, labelled |\n| --- | --- | --- |")
    for bucket in BUCKETS:
        if totals["reported", bucket][1] or totals["holding", bucket][1]:
            print(f"| {bucket:.2f} | {cell('reported', bucket)} | {cell('holding', bucket)} |")
    for severity in ("error", "warning", "note"):
        if totals[severity, None][1]:
            print(f"{severity}: {cell(severity, None)}")


if __name__ == "__main__":
    main()
