#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes HTML reports with khop and drives them in a browser: page.mjs says what must hold.

usage: check.py --khop PATH_TO_BINARY [--pictures FOLDER] [--only WORDS]

Needs Node.js 20, Chromium (CHROMIUM names another one) and playwright-core: run `npm ci` in this folder once. Exits with
77, saying so, where one of them is absent. --pictures keeps screenshots and the printed pages.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
SKIP = 77

# A draft and a file name of somebody who means harm: markup, ends of script and comment, entities, controls, bidi marks.
HOSTILE = """ỦY BAN NHÂN DÂN XÃ <script>window.hacked = 1</script>
Cây <b onmouseover=alert(1)>ăn quả</b> "45,0/60 ha", đạt 85% kế hoạch ]]> --> </script><script>window.hacked = 2</script>
Tổng 9 hộ </td></table><img src=x onerror="window.hacked = 3">, gồm: thôn <iframe src=//evil.example>A</iframe> 4 hộ, thôn B 3 hộ.
\x1b[31mThu\x1b[0m \u202e10 triệu đồng\u202c &lt;script&gt; &amp; ' ` ${window.hacked = 4} {{7*7}} đạt 45,0/60 ha, đạt 85% kế hoạch
<link rel=stylesheet href=//evil.example/x.css> <style>body{display:none}</style> <base href=//evil.example/>
"""
HOSTILE_NAME = "<img src=x onerror=window.hacked=5>\"' ]]> --> %41 =cmd().txt"


def missing():
    if not shutil.which("node"):
        return "node"
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        return f"playwright-core (npm ci in {HERE.relative_to(TOP)})"
    if not os.environ.get("CHROMIUM") and not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return "chromium"
    return None


def khop(binary, *words):
    done = subprocess.run([binary, *words], capture_output=True, cwd=TOP)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)}: {done.stderr.decode()}")
    return done.stdout


def long_draft(paragraphs):
    """Each tenth paragraph is wrong."""
    lines = []
    for n in range(1, paragraphs + 1):
        a, b = 100 + n % 89, 200 + n % 97
        lines += [f"{n}. Thôn số {n} có {a + b + 30 * (n % 10 == 0)} con gia súc, gồm: trâu {a} con, lợn {b} con.", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--khop", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--only", help="only tests whose titles hold this")
    args = parser.parse_args()
    args.khop = str(pathlib.Path(args.khop).resolve())
    if lack := missing():
        print(f"skipped: there is no {lack} here")
        return SKIP
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / HOSTILE_NAME).write_text(HOSTILE, encoding="utf-8")
        (folder / "long.txt").write_text(long_draft(3000), encoding="utf-8")
        (folder / "right.txt").write_text("Kính gửi các phòng, ban.\n", encoding="utf-8")
        commune, word = "samples/commune-month.txt", "tests/formats/report.docx"
        reports = {
            "commune": [commune],
            "word": [word],
            "sheet": ["tests/formats/annex.xlsx"],
            "pdf": ["tests/formats/report.pdf"],
            "english": ["--lang", "en", "samples/school-year.md"],
            "annex": [word, "--annex", "tests/formats/annex.xlsx"],
            "several": [commune, "samples/health-quarter.txt", str(folder / "right.txt"), "samples/land-project.txt"],
            "months": [f"samples/months/{name}.txt" for name in ("xa-thang-4", "xa-thang-5", "xa-thang-6", "huyen-6-thang")],
            "hostile": [str(folder / HOSTILE_NAME)],
            "long": [str(folder / "long.txt")],
            "right": [str(folder / "right.txt")],
        }
        for report, words in reports.items():
            khop(args.khop, "lint", "--lang", "vi", "--format", f"html={folder / report}.html", *words)
            ledger = khop(args.khop, "lint", "--lang", "vi", "--format", "json", "--ledger", *words)
            (folder / f"{report}.json").write_bytes(ledger)
        if args.pictures:
            args.pictures.mkdir(parents=True, exist_ok=True)
        browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        settings = {"folder": str(folder), "chromium": browser, "only": args.only,
                    "pictures": str(args.pictures.resolve()) if args.pictures else None}
        return subprocess.run(["node", str(HERE / "page.mjs"), json.dumps(settings)], cwd=HERE).returncode


if __name__ == "__main__":
    sys.exit(main())
