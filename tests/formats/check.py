#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs khop on every file of this folder and says which it does not read as README.md promises.

usage: check.py --khop PATH_TO_BINARY [--skip SUFFIX,...] [--no-hostile] [--no-limit]
"""
import argparse
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MEMORY = 2 << 30  # bytes of address space; the largest hostile file unfolds to several hundred megabytes
SECONDS = 60      # hangs only, a slow machine is no failure


def run(khop, path, limited=True):
    limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))) if limited else None
    return subprocess.run([khop, "lint", "--format", "json", "--ledger", str(path)], capture_output=True, timeout=SECONDS,
                          preexec_fn=limit)


def checks(done):
    return [c for d in json.loads(done.stdout)["documents"] for c in d["checks"]]


def told(checks_made, outcomes):
    """What the checks say, without the places."""
    figure = lambda f: f["value"] if f else ""
    return sorted((c["rule"], c["outcome"], figure(c["stated"]), *sorted(figure(o) for o in c["operands"]))
                  for c in checks_made if c["outcome"] in outcomes)


def compare(name, have, want, complaints):
    for line in [f"lost {x}" for x in want if x not in have] + [f"added {x}" for x in have if x not in want]:
        complaints.append(f"{name}: {line}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--khop", required=True)
    parser.add_argument("--skip", default="", help="suffixes that khop does not read: .doc,.rtf")
    parser.add_argument("--no-hostile", action="store_true")
    parser.add_argument("--no-limit", action="store_true", help="no limit of memory: sanitizers reserve far more than they use")
    options = parser.parse_args()
    skipped = tuple(options.skip.split(",")) if options.skip else ()
    absent = ()  # files that nothing can read here, whatever they are called
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed: .doc and .rtf are not checked")
        skipped += (".doc", ".rtf")
    if shutil.which("pdftotext") is None:
        print("pdftotext is not installed: PDF is not checked")
        skipped += (".pdf",)
        absent += ("pdf.docx",)
    complaints = []

    def each(paths):
        for path in sorted(paths):
            if path.suffix in skipped or path.name in absent or path.suffix == ".md" and ".mistakes" in path.name:
                continue
            try:
                yield path, run(options.khop, path, not options.no_limit)
            except subprocess.TimeoutExpired:
                complaints.append(f"{path.name}: still running after {SECONDS} s")

    wanted = checks(run(options.khop, HERE / "report.txt", not options.no_limit))
    for path, done in each(HERE.glob("report*.*")):
        if done.returncode != 1:
            complaints.append(f"{path.name}: exit {done.returncode}: {done.stderr.decode(errors='replace')[:200]}")
            continue
        problems, holding = ("inconsistent", "finding"), ("consistent", "rounding")
        compare(path.name, told(checks(done), problems), told(wanted, problems), complaints)
        # What states its structure lets more be found than plain text does.
        have = told(checks(done), holding)
        compare(path.name, have, [*told(wanted, holding), *(x for x in have if x not in told(wanted, holding))], complaints)
    for path, done in each([HERE / "office.docx", HERE / "revisions.docx", HERE / "word-saved.html", HERE / "news-page.html", HERE / "hand.md",
                            *HERE.glob("annex.*"), *(HERE / "odd").glob("*")]):
        if path.name != "annex.mistakes.md" and path.name != "behind-junk.docx" and path.name != "workbook.docx" \
                and done.returncode != 1:
            complaints.append(f"{path.name}: exit {done.returncode}, a mistake is in it: {done.stderr.decode(errors='replace')[:200]}")

    def one_line(path, done, codes):
        error = done.stderr.decode(errors="replace")
        if done.returncode not in codes or (done.returncode == 2 and error.count("\n") != 1):
            complaints.append(f"{path.name}: exit {done.returncode}: {error[:200]!r}")

    for path, done in each((HERE / "broken").glob("*")):
        # Word makes empty files where a new one is asked for.
        one_line(path, done, {0, 2} if path.name == "empty.docx" else {2})
    if not options.no_hostile:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, str(HERE / "hostile.py"), folder], check=True)
            for path, done in each(pathlib.Path(folder).glob("*")):
                one_line(path, done, {0, 1, 2})
    print("\n".join(complaints) or "all as promised")
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
