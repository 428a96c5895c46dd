#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tables as offices print them, and what khop must say of each.

    run.py --khop BIN [--verbose] [NAME...]

cases/NAME.txt (or .md) is an annex. cases/NAME.json says what must be found in it:

  holds    relations that must be in the ledger as consistent; nothing may be reported as a problem
  seeded   the same table with one cell changed: at least one of the relations in `breaks` must be reported as inconsistent, and each
           problem that is reported must involve the changed cell

What has no arithmetic (quiet-*) has neither: nothing may be reported. A relation is its kind, the line and text of its stated figure,
and the texts of its operands in any order; a restatement names its two figures instead. That a total is the sum of two parts and that
one of them is what the other leaves are the same relation."""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent / "cases"
GOOD, BAD = ("consistent", "rounding"), ("inconsistent", "finding")
SUMS = ("sum", "difference")


def lint(khop, paths):
    """Checks of each draft; one call for all of them."""
    done = subprocess.run([khop, "lint", "--format", "json", "--ledger", "--fail-on", "never", *map(str, paths)],
                          capture_output=True, timeout=240)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return [document["checks"] for document in json.loads(done.stdout)["documents"]]


def figures(check):
    return [check["stated"], *check["operands"]]


def bare(text):
    """A figure as printed in its cell, without sign, bracket and unit."""
    return text.strip("()*%+-− ").split(" ")[0].rstrip("%")


def is_it(check, wanted):
    have = sorted(bare(f["text"]) for f in figures(check))
    if "figures" in wanted:
        return check["kind"] == wanted["kind"] and have == sorted(bare(f) for f in wanted["figures"])
    if have != sorted(bare(f) for f in [wanted["stated"], *wanted["operands"]]):
        return False
    if check["kind"] in SUMS and wanted["kind"] in SUMS:  # a = b + c is c = a - b
        return any(f["line"] == wanted["line"] for f in figures(check))
    return (check["kind"] == wanted["kind"] and check["stated"]["line"] == wanted["line"]
            and bare(check["stated"]["text"]) == bare(wanted["stated"]))


def told(check):
    return (f"{check['kind']} [{check['rule']}] {check['outcome']}, line {check['stated']['line']}: {check['stated']['text']} "
            f"of {', '.join(f['text'] for f in check['operands'])}")


def asked(wanted):
    if "figures" in wanted:
        return f"{wanted['kind']}, line {wanted['line']}: {', '.join(wanted['figures'])}"
    return f"{wanted['kind']}, line {wanted['line']}: {wanted['stated']} of {', '.join(wanted['operands'])}"


def cell_of(lines, line, cell, pipes):
    """Columns, from 1, that the cell spans in its line: first, one past the last."""
    text, mark = lines[line - 1], "|" if pipes else "\t"
    parts = text.split(mark)
    at = cell if pipes else cell - 1
    begin = sum(len(part) + 1 for part in parts[:at])
    return begin + 1, begin + 1 + len(parts[at])


def seeded(path, seed):
    """The text with the seed's cell changed, and the columns from and to which that cell runs."""
    lines = path.read_text(encoding="utf-8").split("\n")
    first, last = cell_of(lines, seed["line"], seed["cell"], path.suffix == ".md")
    line = lines[seed["line"] - 1]
    head, old, tail = line[:first - 1], line[first - 1:last - 1], line[last - 1:]
    if seed["prints"] not in old:
        sys.exit(f"{path.name}: line {seed['line']} does not print {seed['prints']} in cell {seed['cell']}")
    lines[seed["line"] - 1] = head + old.replace(seed["prints"], seed["reads"]) + tail
    return "\n".join(lines), first, last


def judge(expected, checks):
    failures = ["false alarm: " + told(check) for check in checks if check["outcome"] in BAD]
    for wanted in expected.get("holds", []):
        if not any(check["outcome"] in GOOD and is_it(check, wanted) for check in checks):
            failures.append("not confirmed: " + asked(wanted))
    return failures


def judge_seeded(seed, first, last, checks):
    place = f"line {seed['line']}, {seed['prints']} as {seed['reads']}: "
    failures = []
    if not any(check["outcome"] == "inconsistent" and is_it(check, wanted) for check in checks for wanted in seed["breaks"]):
        failures.append(place + "not reported: " + "; ".join(map(asked, seed["breaks"])))
    for check in checks:
        if check["outcome"] in BAD and not any(f["line"] == seed["line"] and first <= f["column"] < last for f in figures(check)):
            failures.append(place + "false alarm: " + told(check))
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True)
    parser.add_argument("--verbose", action="store_true", help="name the cases that pass")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or sorted(path.stem for path in HERE.glob("*.json"))
    failures = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        paths, judges = [], []
        for name in names:
            expected = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
            path = next(path for path in (HERE / f"{name}.txt", HERE / f"{name}.md") if path.exists())
            paths.append(path)
            judges.append((name, lambda checks, expected=expected: judge(expected, checks)))
            for number, seed in enumerate(expected.get("seeded", [])):
                text, first, last = seeded(path, seed)
                wrong = pathlib.Path(folder) / f"{name}-{number}{path.suffix}"
                wrong.write_text(text, encoding="utf-8")
                paths.append(wrong)
                judges.append((name, lambda checks, at=(seed, first, last): judge_seeded(*at, checks)))
        for (name, judged), checks in zip(judges, lint(options.khop, paths)):
            failures[name] += judged(checks)
    for name, said in failures.items():
        if said:
            print(f"{name}: {len(said)} failures", *said, sep="\n    ")
        elif options.verbose:
            print(f"{name}: passed")
    failed = sum(bool(said) for said in failures.values())
    print(f"{len(names)} cases, {len(paths) - len(names)} seeded mistakes, {failed} cases failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
