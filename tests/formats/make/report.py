# SPDX-License-Identifier: Apache-2.0
"""report.txt in every format that a report comes in, each written by a real program: pandoc or LibreOffice."""
import json
import pathlib
import re
import subprocess
import tempfile

from programs import convert, repack, without_thumbnail

# pandoc's own styles would make LibreOffice's files three times as large.
STYLES = """<?xml version="1.0" encoding="UTF-8"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Compact"><w:name w:val="Compact"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Normal Table"/></w:style>
</w:styles>"""
NOTE = {"¹": "1", "²": "2", "³": "3"}
# How the same paragraph is told apart: a heading's number, a list's mark, a footnote's mark at the start of a line.
HEADING = re.compile(r"(?:[IVX]+\.|\d+(?:\.\d+)*\.) (?![^:]{1,40}: )\S.{1,60}$")
BULLET = re.compile(r"([-+]) (.*)$")
LETTER = re.compile(r"([a-z])\) (.*)$")


def words(text, notes):
    """Inlines of pandoc: m² is a superscript, another raised digit is a footnote."""
    out = []
    for piece in re.split(r"([ ¹²³])", text):
        if piece == " ":
            out.append({"t": "Space"})
        elif piece in NOTE:
            before = out[-1]["c"] if out and out[-1]["t"] == "Str" else ""
            if re.search(r"(?:^|[^a-z])k?m$", before):
                out.append({"t": "Superscript", "c": [{"t": "Str", "c": NOTE[piece]}]})
            else:
                out.append({"t": "Note", "c": [para(words(notes[piece], {}))]})
        elif piece:
            out.append({"t": "Str", "c": piece})
    return out


def para(inlines):
    return {"t": "Para", "c": inlines}


def bold(inlines):
    return [{"t": "Strong", "c": inlines}]


def cell(text, rows=1, columns=1):
    return [["", [], []], {"t": "AlignDefault"}, rows, columns, [{"t": "Plain", "c": words(text, {})}] if text else []]


def head(rows, spans):
    """A header's rows; an empty cell under a full one, or beside one that has two below it, is merged with it."""
    out, merged = [], set()
    for r, row in enumerate(rows):
        line = []
        for c, text in enumerate(row):
            if (r, c) in merged:
                continue
            down = across = 1
            if spans and text and r + 1 < len(rows):
                if not rows[r + 1][c]:
                    down = 2
                while c + across < len(row) and not row[c + across] and rows[r + 1][c + across]:
                    across += 1
            merged |= {(r + i, c + k) for i in range(down) for k in range(across)}
            line.append(cell(text, down, across))
        out.append([["", [], []], line])
    return out


def table(rows, spans):
    first = next(i for i, row in enumerate(rows) if re.fullmatch(r"[I1]?", row[0]) and i > 0 and (row[0] or row[2]))
    heading, body = (rows[:first], rows[first:]) if spans else (rows[:1], rows[1:])
    width = [max(len(row[c]) for row in body) + 3 for c in range(len(rows[0]))]
    width = [min(max(w, 7), 30) for w in width]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": w / sum(width)} if spans else {"t": "ColWidthDefault"}]
               for w in width]
    nothing = ["", [], []]
    return {"t": "Table", "c": [nothing, [None, []], columns, [nothing, head(heading, spans)],
                                [[nothing, 0, [], [[nothing, [cell(text) for text in row]] for row in body]]],
                                [nothing, []]]}


def items(lines, notes):
    """Lines of a list to pandoc's lists: letters hold dashes, dashes hold plusses."""
    kind = "abcdefghij" if LETTER.match(lines[0]) else lines[0][0]
    groups = []
    for line in lines:
        if line[0] == kind or (len(kind) > 1 and LETTER.match(line)):
            groups.append([line])
        else:
            groups[-1].append(line)
    content = []
    for group in groups:
        text = (LETTER.match(group[0]) or BULLET.match(group[0])).group(2)
        content.append([para(words(text, notes))] + (items(group[1:], notes) if len(group) > 1 else []))
    if len(kind) > 1:
        return [{"t": "OrderedList", "c": [[1, {"t": "LowerAlpha"}, {"t": "OneParen"}], content]}]
    return [{"t": "BulletList", "c": content}]


def read(text, styled, spans):
    """The report as pandoc's document. `styled`: headings and lists are real ones; else they are typed."""
    notes = {m.group(1): m.group(2) for m in re.finditer(r"^([¹²³]) (.*)$", text, re.M)}
    blocks, rows, listed = [], [], []

    def close():
        if rows:
            blocks.append(table(rows.copy(), spans))
            rows.clear()
        if listed:
            blocks.extend(items(listed.copy(), notes))
            listed.clear()

    for line in text.split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if not line or line[0] in NOTE:
            continue
        if styled and (LETTER.match(line) or BULLET.match(line)):
            listed.append(line)
            continue
        close()
        inlines = words(line, notes)
        level = 1 + line.split(" ")[0].count(".") if line[0].isdigit() else 1
        if not HEADING.match(line):
            blocks.append(para(inlines))
        elif styled:
            blocks.append({"t": "Header", "c": [level, ["", [], []], inlines]})
        else:
            blocks.append(para(bold(inlines)))
    close()
    return json.dumps({"pandoc-api-version": [1, 22, 1], "meta": {}, "blocks": blocks}).encode()


def pandoc(document, form, path, *options):
    subprocess.run(["pandoc", "-f", "json", "-t", form, "-s", "-o", str(path), "--wrap=none", *options],
                   input=document, check=True)


def restyle(path):
    def change(parts):
        parts["word/styles.xml"] = STYLES.encode()
        parts["word/numbering.xml"] = re.sub(rb"<w:(abstractNum|num) .*</w:\1>", b"", parts["word/numbering.xml"],
                                             flags=re.S)
    repack(path, change)


def make(folder):
    text = (folder / "report.txt").read_text(encoding="utf-8")
    pandoc(read(text, styled=True, spans=True), "docx", folder / "report.docx")
    pandoc(read(text, styled=True, spans=True), "html5", folder / "report.html", "--metadata", "pagetitle=report",
           "--variable", "document-css=")
    pandoc(read(text, styled=False, spans=False), "gfm+footnotes", folder / "report.md")
    with tempfile.TemporaryDirectory() as scratch:
        typed = pathlib.Path(scratch) / "report.docx"
        pandoc(read(text, styled=False, spans=True), "docx", typed)
        restyle(typed)
        for form in ["odt", "rtf", "doc:MS Word 97", "pdf", "docx:MS Word 2007 XML", "html:HTML (StarWriter)"]:
            suffix = form.split(":")[0]
            made = convert(typed, form, folder / "libreoffice")
            # What pandoc writes as well keeps its place; LibreOffice's is named after it.
            name = f"report-libreoffice.{suffix}" if suffix in ("docx", "html") else f"report.{suffix}"
            made.replace(folder / name)
    (folder / "libreoffice").rmdir()
    repack(folder / "report.odt", without_thumbnail)
