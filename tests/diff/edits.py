#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Edits drafts as offices do and asks `khop diff` what changed: every edited figure must be told, and nothing else.

usage: edits.py --khop PATH_TO_BINARY [--edits 30] [--seed N] [--seeds N] [--verbose] [DRAFT.txt...]

Without drafts: those in samples/. Each draft is edited by a script of its own seed: digits and units are changed, sentences with
figures are added and deleted, paragraphs are moved, sentences reworded around their figures, list numbers shifted, thousands
points left out, long lines broken; the result is compared as text and as a Word file.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
# What no report says, so that it resembles nothing.
NEW_SENTENCES = [
    "Hợp tác xã Thanh Bình thu mua 7.351 bao trấu ép, trị giá 918,4 triệu đồng.",
    "Xưởng gạch Đồng Lạc nung được 63.270 viên, tiêu thụ 58.145 viên.",
    "Trạm quan trắc ghi nhận 274 trận mưa đá, lớn nhất 83,6 mm.",
    "Bến phà Cổ Tiết đón 12.946 lượt ô tô, vượt sông an toàn 12.946 lượt.",
]
REWORDING = [
    ("so với cùng kỳ", "nếu đem so với cùng kỳ"),
    ("trên địa bàn", "trong phạm vi"),
    ("Trên địa bàn", "Trong phạm vi"),
    ("thực hiện", "triển khai thực hiện"),
    ("Tổng số", "Tính chung, tổng số"),
    ("toàn xã", "cả xã"),
    ("toàn huyện", "cả huyện"),
    ("tổ chức", "đã đứng ra tổ chức"),
    ("kết quả", "kết quả cụ thể"),
    ("tiếp tục", "vẫn tiếp tục"),
    ("đã được", "đã từng bước được"),
    ("triển khai", "tích cực triển khai"),
]
UNITS = [("ha", "m2"), ("tấn", "tạ"), ("triệu đồng", "tỷ đồng"), ("tỷ đồng", "triệu đồng"), ("km", "m"), ("kg", "tấn"), ("tạ/ha", "tấn/ha")]


def figures_of(khop, path):
    done = subprocess.run([khop, "figures", "--format", "ndjson", str(path)], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def numeral_in(text):
    return re.search(r"\d+(?:[.,]\d+)*", text)


def grouped(text):
    """Whether it has thousands points, and would not look like a year without them."""
    numeral = numeral_in(text)
    return numeral and re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", numeral.group()) and not re.fullmatch(r"[12]\.\d{3}", numeral.group())


class Draft:
    """Lines with where they come from, and what must be told."""

    def __init__(self, text, figures, rng):
        self.lines = [(n + 1, line) for n, line in enumerate(text.split("\n"))]
        self.rng = rng
        self.figures = {}
        for figure in figures:
            if figure["line"] == figure["end_line"]:
                self.figures.setdefault(figure["line"], []).append(figure)
        self.used = set()  # lines of the old version that were edited
        self.changed = {}  # (line, column) -> old, new
        self.gone = set()  # (line, column)
        self.added = []    # texts of new sentences
        self.log = []

    def is_table(self, line):
        return "\t" in line or "|" in line

    def free(self, want):
        return [i for i, (n, line) in enumerate(self.lines) if n not in self.used and n is not None and line.strip() and want(n, line)]

    def pick(self, want):
        places = self.free(want)
        return self.rng.choice(places) if places else None

    def is_number_of_row(self, line, figure):
        """Rows and columns that are counted: no figures of the report."""
        return self.is_table(line) and (figure["column"] == 1 or re.fullmatch(r"[\d\t=:*/+() -]+", line) is not None)

    def digit(self):
        i = self.pick(lambda n, line: any(numeral_in(f["text"]) and not self.is_number_of_row(line, f) for f in self.figures.get(n, [])))
        if i is None:
            return False
        n, line = self.lines[i]
        figure = self.rng.choice([f for f in self.figures[n] if numeral_in(f["text"]) and not self.is_number_of_row(line, f)])
        at = figure["column"] - 1
        shown = line[at : figure["end_column"] - 1]
        numeral = numeral_in(shown)
        digits = [k for k in range(numeral.start(), numeral.end()) if shown[k].isdigit()]
        k = self.rng.choice(digits)
        choices = [d for d in "123456789" if d != shown[k]]
        # What is a year or a grade by its looks is no figure any more; that is not what is tried here.
        new = shown[:k] + self.rng.choice(choices) + shown[k + 1 :]
        if re.fullmatch(r"(19|20)\d\d", numeral_in(new).group()):
            return False
        self.lines[i] = (n, line[:at] + new + line[at + len(shown) :])
        self.used.add(n)
        self.changed[n, figure["column"]] = (shown, new)
        self.log.append(f"{n}: {shown} -> {new}")
        return True

    def unit(self):
        def has(n, line):
            return any(f["text"].endswith(" " + old) for f in self.figures.get(n, []) for old, _ in UNITS)

        i = self.pick(has)
        if i is None:
            return False
        n, line = self.lines[i]
        figure = self.rng.choice([f for f in self.figures[n] if any(f["text"].endswith(" " + old) for old, _ in UNITS)])
        old, new = max((pair for pair in UNITS if figure["text"].endswith(" " + pair[0])), key=lambda pair: len(pair[0]))
        at, end = figure["column"] - 1, figure["end_column"] - 1
        shown = line[at:end]
        changed = shown[: len(shown) - len(old)] + new
        self.lines[i] = (n, line[:at] + changed + line[end:])
        self.used.add(n)
        self.changed[n, figure["column"]] = (shown, changed)
        self.log.append(f"{n}: {shown} -> {changed}")
        return True

    def add(self):
        if len(self.added) == len(NEW_SENTENCES):
            return False
        sentence = NEW_SENTENCES[len(self.added)]
        i = self.pick(lambda n, line: not self.is_table(line) and line.rstrip().endswith(".") and len(line) > 60)
        if i is None:
            return False
        n, line = self.lines[i]
        self.lines[i] = (n, line.rstrip() + " " + sentence)
        self.used.add(n)
        self.added.append(sentence)
        self.log.append(f"{n}: added {sentence}")
        return True

    def delete(self):
        i = self.pick(lambda n, line: self.figures.get(n) and not self.is_table(line) and line.rstrip()[-1] in ".;" and line.lstrip()[0] in "-+")
        if i is None:
            return False
        n, line = self.lines.pop(i)
        self.used.add(n)
        self.gone |= {(n, f["column"]) for f in self.figures[n]}
        self.log.append(f"{n}: deleted {line}")
        return True

    def move(self):
        i = self.pick(lambda n, line: self.figures.get(n) and not self.is_table(line) and len(line) > 40 and line.rstrip().endswith("."))
        if i is None:
            return False
        moved = self.lines.pop(i)
        to = self.pick(lambda n, line: not self.is_table(line) and line.rstrip().endswith(".") and len(line) > 40)
        if to is None:
            self.lines.insert(i, moved)
            return False
        self.lines.insert(to + 1, moved)
        self.used.add(moved[0])
        self.log.append(f"{moved[0]}: moved behind {self.lines[to][0]}")
        return True

    def reword(self):
        def has(n, line):
            return not self.is_table(line) and any(old in line for old, _ in REWORDING) and self.figures.get(n)

        i = self.pick(has)
        if i is None:
            return False
        n, line = self.lines[i]
        for old, new in REWORDING:
            line = line.replace(old, new)
        self.lines[i] = (n, line)
        self.used.add(n)
        self.log.append(f"{n}: reworded {line}")
        return True

    def reword_and_change(self):
        i = self.pick(lambda n, line: not self.is_table(line) and any(old in line for old, _ in REWORDING) and len(self.figures.get(n, [])) > 1)
        if i is None:
            return False
        n, line = self.lines[i]
        figure = self.rng.choice([f for f in self.figures[n] if numeral_in(f["text"])] or [None])
        if figure is None or not re.search(r"[1-8](?!.*\d)", figure["text"]):
            return False
        at, end = figure["column"] - 1, figure["end_column"] - 1
        shown = line[at:end]
        k = max(k for k, c in enumerate(shown) if c.isdigit() and k < numeral_in(shown).end())
        new = shown[:k] + str((int(shown[k]) + 1) % 10) + shown[k + 1 :]
        before, after = line[:at], line[end:]
        for old, other in REWORDING:
            before, after = before.replace(old, other), after.replace(old, other)
        self.lines[i] = (n, before + new + after)
        self.used.add(n)
        self.changed[n, figure["column"]] = (shown, new)
        self.log.append(f"{n}: reworded, {shown} -> {new}")
        return True

    def split(self):
        i = self.pick(lambda n, line: not self.is_table(line) and "; " in line and self.figures.get(n))
        if i is None:
            return False
        n, line = self.lines[i]
        at = self.rng.choice([m.start() for m in re.finditer("; ", line)])
        self.lines[i] = (n, line[:at] + ". " + line[at + 2 :][:1].upper() + line[at + 3 :])
        self.used.add(n)
        self.log.append(f"{n}: split at {line[at : at + 20]}")
        return True

    def swap(self):
        """Two neighbouring items of a list, or rows of a table."""
        def alike(a, b):
            return a[:1] == b[:1] and a[:1] in "-+" if not self.is_table(a) else a.count("\t") == b.count("\t") and not re.search(r"[Tt]ổng|TT|\bI\b|^[\d\t]+$", a + "\n" + b, re.M)

        places = [i for i in range(len(self.lines) - 1) if all(n not in self.used and self.figures.get(n) for n, _ in self.lines[i : i + 2])
                  and alike(self.lines[i][1], self.lines[i + 1][1])]
        if not places:
            return False
        i = self.rng.choice(places)
        self.lines[i], self.lines[i + 1] = self.lines[i + 1], self.lines[i]
        self.used |= {self.lines[i][0], self.lines[i + 1][0]}
        self.log.append(f"{self.lines[i + 1][0]}: swapped with the next")
        return True

    def renumber(self):
        i = self.pick(lambda n, line: re.match(r"\d+\. \D", line))
        if i is None:
            return False
        n, line = self.lines[i]
        number, rest = line.split(".", 1)
        self.lines[i] = (n, f"{int(number) + 1}.{rest}")
        self.used.add(n)
        self.log.append(f"{n}: renumbered {line}")
        return True

    def points(self):
        def has(n, line):
            return any(grouped(f["text"]) for f in self.figures.get(n, []))

        i = self.pick(has)
        if i is None:
            return False
        n, line = self.lines[i]
        figure = next(f for f in self.figures[n] if grouped(f["text"]))
        at, end = figure["column"] - 1, figure["end_column"] - 1
        self.lines[i] = (n, line[:at] + line[at:end].replace(".", "") + line[end:])
        self.used.add(n)
        self.log.append(f"{n}: points left out of {line[at:end]}")
        return True

    def wrap(self):
        i = self.pick(lambda n, line: not self.is_table(line) and len(line) > 160)
        if i is None:
            return False
        n, line = self.lines[i]
        at = line.rfind(" ", 0, 100)
        self.lines[i] = (n, line[:at] + "\n" + line[at + 1 :])
        self.used.add(n)
        self.log.append(f"{n}: broken in two lines")
        return True

    def edit(self, count):
        kinds = [self.digit, self.digit, self.digit, self.unit, self.add, self.delete, self.move, self.reword, self.reword_and_change, self.swap, self.split, self.renumber, self.points, self.wrap]
        done = 0
        for turn in range(count * 4):
            if done == count:
                break
            done += kinds[turn % len(kinds)]()
        return done

    def text(self):
        return "\n".join(line for _, line in self.lines)


def docx(path, text):
    """A Word file with a paragraph for each line and tables for lines with tabs."""
    body, rows = [], []

    def paragraph(line):
        return f'<w:p><w:r><w:t xml:space="preserve">{escape(line.replace("**", ""))}</w:t></w:r></w:p>'

    def end_table():
        if rows:
            width = max(len(row) for row in rows)
            cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row + [""] * (width - len(row))) + "</w:tr>" for row in rows)
            body.append(f"<w:tbl>{cells}</w:tbl>")
            rows.clear()

    for line in text.split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        end_table()
        body.append(paragraph(line))
    end_table()
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{"".join(body)}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)


def judge(draft, told):
    """What the answer misses, and what it tells besides."""
    missed, false = [], []
    changed, gone = {}, set()
    for change in told["figures"]:
        old, new = change["old"], change["new"]
        if change["change"] == "rewritten":
            false.append(f'rewritten {old["line"], old["column"]}: {old["text"]} -> {new["text"]}')
            continue
        key = (old["line"], old["column"]) if old else None
        if change["change"] == "changed":
            changed[key] = new["text"]
            if key not in draft.changed:
                false.append(f'changed {key}: {old["text"]} -> {new["text"]}')
        elif change["change"] == "gone":
            gone.add(key)
            if key not in draft.gone and key not in draft.changed:
                false.append(f'gone {key}: {old["text"]}')
        elif not any(numeral_in(new["text"]).group() in sentence for sentence in draft.added):
            # A changed figure that the new words do not tie to the old one is gone and added: told, if not well.
            if not any(numeral_in(new["text"]).group() in after for _, after in draft.changed.values()):
                false.append(f'added: {new["text"]} in {new["before"]}')
    as_pair = 0
    for key, (before, after) in draft.changed.items():
        if key in changed and numeral_in(after).group() == numeral_in(changed[key]).group():
            as_pair += 1
        elif key not in gone:
            missed.append(f"{key}: {before} -> {after}")
    missed += [f"gone {key}" for key in sorted(draft.gone - gone)]
    new_texts = [change["new"]["text"] for change in told["figures"] if change["change"] == "added"]
    for sentence in draft.added:
        for numeral in re.findall(r"\d+(?:[.,]\d+)*", sentence):
            if not any(numeral in text for text in new_texts):
                missed.append(f"added {numeral}")
    return missed, false, as_pair


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True, type=pathlib.Path)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("drafts", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    khop = str(arguments.khop.resolve())
    bad = total_changed = total_pairs = total_edits = runs = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for path in arguments.drafts or sorted((TOP / "samples").glob("*.txt")):
            figures = figures_of(khop, path)
            text = path.read_text(encoding="utf-8")
            for seed in range(arguments.seed, arguments.seed + arguments.seeds):
                draft = Draft(text, figures, random.Random(f"{path.name}/{seed}"))
                total_edits += draft.edit(arguments.edits)
                new_text, new_word = folder / "new.txt", folder / "new.docx"
                new_text.write_text(draft.text(), encoding="utf-8")
                docx(new_word, draft.text())
                for new in new_text, new_word:
                    done = subprocess.run([khop, "diff", "--format", "json", "--fail-on", "never", str(path), str(new)], capture_output=True)
                    if done.returncode != 0:
                        print(f"{path.name}, seed {seed}: exit code {done.returncode}: {done.stderr.decode()}")
                        return 1
                    missed, false, as_pair = judge(draft, json.loads(done.stdout))
                    runs += 1
                    total_changed += len(draft.changed)
                    total_pairs += as_pair
                    bad += len(missed) + len(false)
                    if missed or false or arguments.verbose:
                        print(f"{path.name}, seed {seed}, {new.suffix}: missed {len(missed)}, false {len(false)}")
                        for line in missed:
                            print(f"  missed {line}")
                        for line in false:
                            print(f"  false  {line}")
                        if arguments.verbose:
                            print("".join(f"  edit   {line}\n" for line in draft.log), end="")
    print(f"{runs} comparisons, {total_edits} edits; {total_changed} changed figures, {total_pairs} of them told as old -> new; {bad} missed or told for nothing")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
