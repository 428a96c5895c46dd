#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the sample months against each other: each listed contradiction is found and nothing else; with all of them
mended khop is silent; and one changed digit of a figure that two reports share is found.

usage: check.py --khop PATH_TO_BINARY [--seeds N] [--least PER_CENT] [--verbose]
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
FILES = ["xa-thang-4.txt", "xa-thang-5.txt", "xa-thang-6.txt", "huyen-6-thang.txt"]
# file, as printed, as it should read, rule that finds it
MISTAKES = [
    ("xa-thang-5.txt", "770,7/1.680,0 triệu đồng, đạt 45,9%", "770,7/1.860,0 triệu đồng, đạt 41,4%", "across/plan"),
    ("xa-thang-6.txt", "924,2/1.860,0 triệu đồng, đạt 49,7%", "942,2/1.860,0 triệu đồng, đạt 50,7%", "across/increment"),
    ("xa-thang-6.txt", "tăng 12 con", "tăng 6 con", "across/change"),
    ("xa-thang-6.txt", "tăng 2,1%", "tăng 1,2%", "across/growth"),
    ("xa-thang-6.txt", "28,9/60,0 ha, đạt 48,2%", "38,9/60,0 ha, đạt 64,8%", "across/falls"),
    ("xa-thang-6.txt", "2.310 liều", "2.130 liều", "across/same"),
    ("huyen-6-thang.txt", "1.285 con", "1.258 con", "across/same"),
    ("xa-thang-6.txt", "dột nát: 96 hộ", "dột nát: 9 hộ", "across/part"),
    ("xa-thang-6.txt", "2481/QĐ-UBND", "2418/QĐ-UBND", "across/paper-numbers"),
    ("xa-thang-5.txt", "ngày 24/3/2024", "ngày 14/3/2024", "across/paper-dates"),
]
SINGLE = {"across/same", "across/plan"}  # of two figures that must be equal


def across(khop, texts):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        done = subprocess.run([khop, "lint", "--format", "json", "--ledger", "--lang", "en", *FILES], cwd=folder,
                              capture_output=True, timeout=300)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode(errors="replace"))
        return json.loads(done.stdout)["across"]


def problems(checks):
    return [c for c in checks if c["outcome"] in ("inconsistent", "finding")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--least", type=float, default=95)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    wrong = {name: (TOP / "samples" / "months" / name).read_text(encoding="utf-8") for name in FILES}
    failed = False

    def fail(text):
        nonlocal failed
        failed = True
        print("FAILED", text)

    found = sorted((c["rule"]) for c in problems(across(arguments.khop, wrong)))
    if found != sorted(rule for *_, rule in MISTAKES):
        fail(f"the contradictions of the samples: {found}")
    right = dict(wrong)
    for name, printed, mended, _ in MISTAKES:
        if right[name].count(printed) != 1:
            sys.exit(f"{name}: '{printed}' is not there once")
        right[name] = right[name].replace(printed, mended)
    checks = across(arguments.khop, right)
    for check in problems(checks):
        fail(f"the mended samples: {check['message']}")

    # One digit of a figure that another report must have, too.
    shared = [f for c in checks if c["rule"] in SINGLE and c["outcome"] == "consistent" for f in (c["stated"], *c["operands"])]
    random.seed(7)
    caught = 0
    for _ in range(arguments.seeds):
        figure = random.choice(shared)
        lines = right[figure["path"]].split("\n")
        line = lines[figure["line"] - 1]
        begin = figure["column"] - 1
        digits = [begin + i for i, c in enumerate(figure["text"]) if c.isdigit()]
        at = random.choice(digits)
        new = random.choice([d for d in "123456789" if d != line[at]])
        lines[figure["line"] - 1] = line[:at] + new + line[at + 1:]
        texts = dict(right)
        texts[figure["path"]] = "\n".join(lines)
        hit = any((f.get("path"), f["line"]) == (figure["path"], figure["line"]) for c in problems(across(arguments.khop, texts))
                  for f in (c["stated"], *c["operands"]))
        caught += hit
        if not hit and arguments.verbose:
            print("missed", figure["path"], figure["line"], figure["text"], line[at], "->", new)
    share = 100 * caught / arguments.seeds
    print(f"{len(shared)} shared figures; {caught} of {arguments.seeds} seeded slips found ({share:.0f} %)")
    if share < arguments.least:
        fail("too few seeded slips found")
    sys.exit(failed)


if __name__ == "__main__":
    main()
