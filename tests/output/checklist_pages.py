#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints checklists as an office does: the Word file by LibreOffice, the web page by Chromium, and looks at the pages.

usage: checklist_pages.py --khop PATH_TO_BINARY

Exit code 77 if none of the programs is installed: nothing was tested.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
A4 = re.compile(r"Page size:\s+59[45]\.?\d* x 84[12]\.?\d* pts")
# What must be on paper, and its place: on the first page, on each page that goes on with a table, on the last.
TITLE, HEADER, LAST = "PHIẾU RÀ SOÁT SỐ LIỆU", "Xong", "NGƯỜI RÀ SOÁT"
HOSTILE = "Tên <script>alert(1)</script> ]]> &amp; \"'\x07\u202e đạt 45,0/60 ha, đạt 85% kế hoạch =cmd()\n"


def by_libreoffice(program, source, folder):
    subprocess.run([program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
                   check=True, capture_output=True, timeout=300)
    return folder / f"{source.stem}.pdf"


def by_chromium(program, source, folder):
    out = folder / f"{source.stem}-html.pdf"
    subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={folder / 'browser'}",
                    "--no-pdf-header-footer", f"--print-to-pdf={out}", source.as_uri()], check=True, capture_output=True, timeout=300)
    return out


def pages_of(pdf):
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


def complaints(pdf, drafts):
    """What is wrong with the printed checklist of that many drafts."""
    info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True).stdout.decode()
    if not A4.search(info):
        yield "not A4"
    pages = pages_of(pdf)
    if TITLE not in pages[0]:
        yield "no title on the first page"
    if LAST not in pages[-1]:
        yield "no room to sign on the last page"
    if sum(TITLE in page for page in pages) != drafts:
        yield f"the drafts do not each begin a page: {sum(TITLE in page for page in pages)} of {drafts}"
    for number, page in enumerate(pages, 1):
        # Chromium's rooms for numbers are empty before version 131.
        if not re.search(rf"Trang\s+{number}\s*/\s*{len(pages)}", page) and not pdf.stem.endswith("-html"):
            yield f"page {number} is not numbered"
        body = [line for line in page.splitlines() if line.strip()]
        if re.match(r"\s*\d+\s{2,}\S", body[0]):
            yield f"page {number} goes on with a table without its titles"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True, type=pathlib.Path)
    khop = str(parser.parse_args().khop.resolve())
    programs = {".docx": (shutil.which("soffice"), by_libreoffice), ".html": (shutil.which("chromium"), by_chromium)}
    if not shutil.which("pdftotext") or not any(program for program, _ in programs.values()):
        print("skipped: needs pdftotext, and LibreOffice or Chromium")
        return 77
    wrong = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "hostile.txt").write_text(HOSTILE * 30, encoding="utf-8")
        cases = {
            "report": ["tests/formats/report.docx"],
            "long": ["--ledger", "samples/district-half-year.txt", "samples/commune-month.txt"],
            "hostile": [str(folder / "hostile.txt")],
        }
        for suffix, (program, print_it) in programs.items():
            if not program:
                print(f"no program to open {suffix}: not tested")
                continue
            for name, words in cases.items():
                sheet = folder / (name + suffix)
                subprocess.run([khop, "checklist", "--lang", "vi", "-o", str(sheet), *words], cwd=TOP, check=True, capture_output=True, timeout=120)
                try:
                    pdf = print_it(program, sheet, folder)
                    drafts = sum(not word.startswith("-") for word in words)
                    wrong += [f"{name}{suffix}: {complaint}" for complaint in complaints(pdf, drafts)]
                except (subprocess.SubprocessError, OSError) as failure:
                    wrong.append(f"{name}{suffix}: {failure}")
    print("\n".join(wrong) if wrong else "all pages as they should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
