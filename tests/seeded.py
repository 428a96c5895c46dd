#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Seeds one slip of the keyboard into labelled reports and measures what khop says of it: is the error caught, does the hint
name the figure that was changed, does it give back what stood there.

usage: seeded.py --khop PATH_TO_BINARY [--seeds 1,2,3] [--slip digit] [--per-doc 40] [--reports NAME,...] [--folder DIR] [--verbose]
       [--least-named PERCENT] [--least-restored PERCENT]

The folder that KHOP_ACCURACY names (or --folder) holds labels (NAME.jsonl) and their reports (NAME.txt), in whatever folders
below it; without it the measurement is skipped (exit 77).

A label is one relation that holds; in a copy of its report one of its figures gets the slip, such that the relation breaks by
more than rounding. Caught: a reported inconsistency contains the changed figure. Named: of the caught, every hint of such an
inconsistency names the changed figure, and there is one. Restored: and reads as before. Both in percent of what was caught.
"""
import argparse
import ast
import collections
import json
import operator
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

SKIPPED = 77
KINDS = ["sum", "ratio", "share", "growth", "difference", "product", "unit", "restatement"]
OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def unit_of(value):
    """One unit of the last printed place."""
    return Fraction(1, 10 ** len(value.partition(".")[2]))


def bounds(figure, value):
    """The values that a figure may stand for if it reads `value`."""
    slack = Fraction(0) if figure.get("exact") else unit_of(value) / 2
    if figure.get("approx"):
        slack = max(slack, abs(Fraction(value)) / 20)
    return Fraction(value) - slack, Fraction(value) + slack


def compute(node, given):
    if isinstance(node, ast.Expression):
        return compute(node.body, given)
    if isinstance(node, ast.Constant):
        return (Fraction(str(node.value)),) * 2
    if isinstance(node, ast.Name):
        return given[node.id]
    if not isinstance(node, ast.BinOp) or type(node.op) not in OPERATIONS:
        raise ValueError("no plain arithmetic")
    left, right = compute(node.left, given), compute(node.right, given)
    if isinstance(node.op, ast.Div) and right[0] <= 0 <= right[1]:
        raise ValueError("division by nothing")
    ends = [OPERATIONS[type(node.op)](a, b) for a in left for b in right]
    return min(ends), max(ends)


def breaks(label, changed, value):
    """Whether the relation fails by more than one unit of the stated figure's last place if `changed` reads `value`."""
    reads = lambda figure: value if figure is changed else figure["value"]
    given = {figure["name"]: bounds(figure, reads(figure)) for figure in label["operands"]}
    low, high = compute(ast.parse(label["formula"], mode="eval"), given)
    stated = label["stated"]
    stated_low, stated_high = bounds(stated, reads(stated))
    unit = unit_of(reads(stated))
    return low > stated_high + unit or high < stated_low - unit


def plain(printed):
    """What a numeral in the manner of the report stands for."""
    return Fraction(printed.replace(".", "").replace(",", "."))


def slips_of(kind, text, value, chance):
    """Texts with one slip, each with the plain value that it reads; in random order."""
    places = [i for i, c in enumerate(text) if c.isdigit()]
    plain_places = [i for i, c in enumerate(value) if c.isdigit()]
    if [text[i] for i in places] != [value[i] for i in plain_places]:
        return
    put = lambda string, at, new: string[:at] + new + string[at + 1:]
    n = len(places)
    if kind == "digit":
        k = chance.randrange(n)
        for new in chance.sample("123456789", 9):
            if new != text[places[k]]:
                yield put(text, places[k], new), put(value, plain_places[k], new)
    if kind == "swap":
        for k in chance.sample(range(n - 1), n - 1) if n > 1 else []:
            a, b = text[places[k]], text[places[k + 1]]
            if a != b and not (k == 0 and b == "0"):
                yield (put(put(text, places[k], b), places[k + 1], a), put(put(value, plain_places[k], b), plain_places[k + 1], a))
    if kind in ("drop", "double") and "." not in text and n > 1:
        # A digit too few or too many, in a numeral without points: with them it would be malformed.
        for k in chance.sample(range(n), n):
            times = 0 if kind == "drop" else 2
            changed = put(value, plain_places[k], value[plain_places[k]] * times)
            if (changed[0] != "0" or changed[1:2] == ".") and changed[-1] != "." and changed[0] != ".":
                yield put(text, places[k], text[places[k]] * times), changed
    if kind == "mark" and "," in text and "." not in text:
        for shift in chance.sample([-1, 1], 2):
            digits, mark = text.replace(",", "", 1), text.index(",") + shift
            if 0 < mark < len(digits) and text.replace(",", "").isdigit():
                changed = digits[:mark] + "," + digits[mark:]
                if not (changed.startswith("0") and not changed.startswith("0,")):
                    yield changed, changed.replace(",", ".")


def seeds(kind, labels, lines, chance):
    for label in labels:
        if label["kind"] not in KINDS or label.get("verdict") != "consistent" or label.get("confidence") == "low":
            continue
        figures = [label["stated"], *label["operands"]]
        chance.shuffle(figures)
        for figure in figures:
            line = lines[figure["line"] - 1] if 0 < figure["line"] <= len(lines) else ""
            if line.count(figure["text"]) != 1 or figure.get("approx"):
                continue
            seed = None
            for text, value in slips_of(kind, figure["text"], figure["value"], chance):
                try:
                    if breaks(label, figure, value):
                        seed = label, figure, text, value
                        break
                except (ValueError, KeyError, SyntaxError):
                    continue
            if seed:
                yield seed
                break


def checks_of(khop, report):
    done = subprocess.run([khop, "lint", "--format", "json", "--ledger", report], capture_output=True, timeout=120)
    if done.returncode not in (0, 1):
        sys.exit(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[:400]}")
    return [check for document in json.loads(done.stdout)["documents"] for check in document["checks"]]


def judge(checks, line, value, before):
    """What the audit says of the figure on `line` that reads `value` and read `before`."""
    is_changed = lambda figure: figure and figure["line"] == line and Fraction(figure["value"]) == Fraction(value)
    involved = [check for check in checks if check["outcome"] == "inconsistent"
                and any(is_changed(figure) for figure in [check["stated"], *check["operands"]])]
    hints = []
    for check in involved:
        if check["hint"]:
            blamed = [f for f in [check["stated"], *check["operands"]] if f["name"] == check["hint"]["operand"]]
            named = any(is_changed(figure) for figure in blamed)
            try:
                restored = named and plain(check["hint"]["replacement"]) == Fraction(before)
            except ValueError:
                restored = False
            hints.append((named, restored, check["rule"], check["hint"]["text"], check["hint"].get("sure", 0) >= 0.8))
    return {"caught": bool(involved), "hinted": bool(hints), "named": bool(hints) and all(h[0] for h in hints),
            "restored": bool(hints) and all(h[1] for h in hints), "sure": bool(hints) and all(h[4] for h in hints),
            "sure and named": bool(hints) and all(h[4] and h[0] for h in hints),
            "hints": hints, "rules": [check["rule"] for check in involved]}


def percent(part, whole):
    return f"{100 * part / whole:5.1f}%" if whole else "     -"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True)
    parser.add_argument("--folder", default=os.environ.get("KHOP_ACCURACY", ""))
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--slip", default="digit", choices=["digit", "swap", "drop", "double", "mark"])
    parser.add_argument("--per-doc", type=int, default=40)
    parser.add_argument("--reports")
    parser.add_argument("--least-named", type=float, default=0, help="percent of the caught below which the run fails")
    parser.add_argument("--least-restored", type=float, default=0)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.folder)
    found = {path.stem: path for path in sorted(folder.rglob("*.jsonl"))} if arguments.folder else {}
    texts = {path.stem: path for path in sorted(folder.rglob("*.txt"))} if arguments.folder else {}
    names = [name for name in sorted(found) if name in texts and (not arguments.reports or name in arguments.reports.split(","))]
    if not names:
        print("skipped: KHOP_ACCURACY names no folder of labelled reports")
        return SKIPPED

    total = collections.Counter()
    for number in arguments.seeds.split(","):
        of_seed = collections.Counter()
        for name in names:
            chance = random.Random(f"{number}/{name}")
            labels = [json.loads(line) for line in found[name].read_text(encoding="utf-8").splitlines() if line.strip()]
            lines = texts[name].read_text(encoding="utf-8").split("\n")
            pool = list(seeds(arguments.slip, labels, lines, chance))
            chance.shuffle(pool)
            for label, figure, text, value in pool[:arguments.per_doc]:
                copy = list(lines)
                copy[figure["line"] - 1] = copy[figure["line"] - 1].replace(figure["text"], text)
                with tempfile.TemporaryDirectory() as temporary:
                    report = pathlib.Path(temporary) / f"{name}.txt"
                    report.write_text("\n".join(copy), encoding="utf-8")
                    verdict = judge(checks_of(arguments.khop, report), figure["line"], value, figure["value"])
                for group in ("", label["kind"]):
                    of_seed[group, "seeded"] += 1
                    for what in ("caught", "hinted", "named", "restored", "sure", "sure and named"):
                        of_seed[group, what] += verdict[what]
                if arguments.verbose and verdict["caught"] and not verdict["restored"]:
                    what = "names another" if verdict["hinted"] and not verdict["named"] else \
                        "reads otherwise" if verdict["hinted"] else "no hint"
                    role = "stated" if figure is label["stated"] else "operand"
                    print(f"  {number}/{name}:{figure['line']} {label['kind']} {role} {figure['text']} -> {text}: {what} "
                          f"{[h[2:4] for h in verdict['hints']] or verdict['rules']} | {label.get('formula', '')} "
                          f"| {[f['text'] for f in [label['stated'], *label['operands']]]}")
        total.update(of_seed)
        print(f"seed {number}: caught {of_seed['', 'caught']}/{of_seed['', 'seeded']}, of these named "
              f"{percent(of_seed['', 'named'], of_seed['', 'caught'])}, restored {percent(of_seed['', 'restored'], of_seed['', 'caught'])}")
    print(f"{arguments.slip:12} {'seeded':>7} {'caught':>7} {'hinted':>7} {'named':>7} {'restored':>9} {'sure':>6} {'sure and right':>15}")
    for group in ["", *KINDS]:
        t = {what: total[group, what] for what in ("seeded", "caught", "hinted", "named", "restored", "sure", "sure and named")}
        if t["seeded"]:
            print(f"{group or 'all':12} {t['seeded']:7} {percent(t['caught'], t['seeded']):>7} {percent(t['hinted'], t['caught']):>7} "
                  f"{percent(t['named'], t['caught']):>7} {percent(t['restored'], t['caught']):>9} {percent(t['sure'], t['caught']):>6} "
                  f"{percent(t['sure and named'], t['sure']):>15}")
    caught = max(total["", "caught"], 1)
    return int(100 * total["", "named"] / caught < arguments.least_named
               or 100 * total["", "restored"] / caught < arguments.least_restored)


if __name__ == "__main__":
    sys.exit(main())
