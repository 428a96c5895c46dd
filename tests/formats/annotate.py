#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Annotates the Word files of this folder and says what is not as promised: a comment stands on other characters than
those of its figure, something else of the document changed, LibreOffice shows other comments.

usage: annotate.py --khop BINARY [FILE.docx...]

The part with LibreOffice is left out, saying so, where that is not installed.
"""
import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
FILES = ["report.docx", "report-libreoffice.docx", "office.docx", "revisions.docx", "odd/utf16.docx", "odd/prefix.docx",
         "odd/strict.docx", "odd/renamed.docx", "odd/streamed.docx", "odd/tcvn3.docx", "odd/vni.docx"]
EDITED = ["report.docx", "report-libreoffice.docx", "report-libreoffice.docx", "report.docx"]  # and then edited for years
REFUSED = ["report.pdf", "report.txt", "report.odt", "report.doc", "annex.xlsx", "odd/workbook.docx", "odd/text.docx",
           "broken/password.docx", "broken/truncated.docx", "broken/empty.docx", "broken/not-xml.docx"]
WHOLE_FIELD = "là 85% năm"  # no comment stands within a field
wrong = []


def say(path, what):
    wrong.append(f"{path}: {what}")


def run(khop, *arguments):
    return subprocess.run([khop, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False)


def name(tag):
    return tag.rsplit("}", 1)[-1]


def attribute(node, wanted):
    return next((value for key, value in node.attrib.items() if name(key) == wanted), "")


def squeezed(text):
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text)).strip()


def parts_of(data):
    with zipfile.ZipFile(data) as package:
        return {each.filename: package.read(each) for each in package.infolist()}


def comment_lines(comment):
    return ["".join(t.text or "" for t in p.iter() if name(t.tag) == "t") for p in comment.iter() if name(p.tag) == "p"]


def comments_of(part):
    """Those of khop: id → lines."""
    root = ET.fromstring(part)
    return {attribute(each, "id"): comment_lines(each) for each in root if attribute(each, "author") == "khop"}


def flat(root, ids):
    """The document as a list of what it holds, in which a run that was split is as one that was not: an event for each
    element, for each run its properties with what it shows, characters one by one. Marks of the comments `ids` are left
    out. Besides: the characters between the marks of each."""
    events, open_ranges, shown = [], set(), {each: "" for each in ids}
    references = set()

    def is_reference(run):
        return any(name(each.tag) == "commentReference" and attribute(each, "id") in ids for each in run)

    def visit(node, run, deleted):
        tag = name(node.tag)
        if tag in ("commentRangeStart", "commentRangeEnd") and attribute(node, "id") in ids:
            (open_ranges.add if tag.endswith("Start") else open_ranges.discard)(attribute(node, "id"))
            return
        if tag == "r":
            if is_reference(node):
                references.update(attribute(each, "id") for each in node if name(each.tag) == "commentReference")
                return
            properties = next((ET.tostring(each) for each in node if name(each.tag) == "rPr"), b"")
            for each in node:
                if name(each.tag) != "rPr":
                    visit(each, (tuple(sorted(node.attrib.items())), properties), deleted)
            return
        if run is not None and tag in ("t", "delText"):
            for character in node.text or "":
                events.append((run, tag, character))
            if not deleted and tag == "t":
                for each in open_ranges:
                    shown[each] += node.text or ""
            return
        events.append((run, "<", tag, tuple(sorted(node.attrib.items())), node.text or ""))
        for each in node:
            visit(each, None if tag != "rubyBase" else run, deleted or tag in ("del", "moveFrom"))
        events.append((">", tag, node.tail or ""))

    visit(root, None, False)
    return events, shown, references


def relations(part):
    root = ET.fromstring(part)
    return [tuple(sorted(each.attrib.items())) for each in root]


def check_package(path, before, after, problems):
    ids = {}
    part_names = [each for each in after if re.fullmatch(r".*comments\d*\.xml", each)]
    comments = next((each for each in part_names if b"khop" in after[each]), "")
    if not comments:
        if problems:
            say(path, "no comments")
        return {}
    lines = comments_of(after[comments])
    ids = set(lines)
    added = {each for each in after if each not in before}
    if [each for each in after if each not in added] != list(before) or not all("comments" in each or each.endswith(".rels") for each in added):
        say(path, f"other parts: {set(after) ^ set(before)}")
    document = None
    for part, content in before.items():
        if after.get(part) == content:
            continue
        if part == "[Content_Types].xml" or part.endswith(".rels"):
            old, new = relations(content), relations(after[part])
            if new[:-1] != old or "comments" not in str(new[-1]):
                say(path, f"{part} changed beyond the comments")
        elif part == comments:
            old, new = list(ET.fromstring(content)), list(ET.fromstring(after[part]))
            if [ET.tostring(each) for each in old] != [ET.tostring(each) for each in new[:len(old)]]:
                say(path, "the comments that were there changed")
        elif document is None:
            document = part
        else:
            say(path, f"{part} changed")
    if document is None:
        say(path, "no part with marks")
        return {}
    old, _, _ = flat(ET.fromstring(before[document]), set())
    new, shown, references = flat(ET.fromstring(after[document]), ids)
    # A text that is split says that its blanks count.
    if [each for each in old if "space" not in str(each)] != [each for each in new if "space" not in str(each)]:
        at = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
        say(path, f"{document} changed beyond the marks: {old[at:at + 1]} → {new[at:at + 1]}")
    if references != ids:
        say(path, "comments without a reference")
    return {each: (squeezed(shown[each]), lines[each]) for each in ids}


RUN = re.compile(r"<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t(?: xml:space=\"preserve\")?>([^<]+)</w:t></w:r>", re.DOTALL)


def edited(source, target, seed):
    """Writes `source` as years of editing leave a document: runs in pieces, in links, changes, controls and fields."""
    chance = random.Random(seed)
    number = iter(range(1000, 1000000))

    def piece(properties, text, tag="t"):
        return f'<w:r w:rsidR="00{chance.randrange(0x100000, 0xffffff):06X}">{properties}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'

    def dressed(properties, text):
        run = piece(properties, text)
        kind = chance.randrange(12)
        mark = next(number)
        if kind == 0:
            return f'<w:ins w:id="{mark}" w:author="Lan" w:date="2025-01-01T00:00:00Z">{run}</w:ins>'
        if kind == 1:
            return f'<w:del w:id="{mark}" w:author="Lan" w:date="2025-01-01T00:00:00Z">{piece(properties, "1.234", "delText")}</w:del>{run}'
        if kind == 2:
            return f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>'
        if kind == 3:
            return f"<w:sdt><w:sdtPr><w:id w:val=\"{mark}\"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        if kind == 4:
            return f'<w:bookmarkStart w:id="{mark}" w:name="b{mark}"/>{run}<w:bookmarkEnd w:id="{mark}"/>'
        if kind == 5:
            return f'<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>'
        if kind == 6:
            return run.replace("<w:t ", "<w:lastRenderedPageBreak/><w:t ", 1)
        return run

    def in_pieces(found):
        properties, text = found.groups()
        characters = re.findall(r"&[^;]+;|.", text, re.DOTALL)
        out, at = [], 0
        while at < len(characters):
            size = chance.choice((1, 2, 3, 5, 8, 40))
            out.append(dressed(properties, "".join(characters[at:at + size])))
            at += size
        return "".join(out)

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            content = old.read(each)
            if each.filename == "word/document.xml":
                content = RUN.sub(in_pieces, content.decode("utf-8")).encode("utf-8")
            new.writestr(each, content)


def held(target):
    """Writes a document of which each paragraph holds the wrong figure, 85%, in something else."""
    run = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'.format
    figure = run("85%")
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'.format
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    change = 'w:id="{}" w:author="Lan" w:date="2025-01-01T00:00:00Z"'.format
    forms = {
        "a run of its own": figure,
        "part of a run": run(" 85% và"),
        "a hyperlink": f'<w:hyperlink w:anchor="a">{figure}</w:hyperlink>',
        "part of a hyperlink": f'<w:hyperlink w:anchor="a">{run("là 85% cả năm")}</w:hyperlink>',
        "an insertion": f'<w:del {change(1)}><w:r><w:delText>80%</w:delText></w:r></w:del><w:ins {change(2)}>{figure}</w:ins>',
        "part of an insertion": f"<w:ins {change(3)}>{run('là 85% kỳ')}</w:ins>",
        "digits exchanged": f'{run("8")}<w:del {change(4)}><w:r><w:delText>0</w:delText></w:r></w:del><w:ins {change(5)}>{run("5")}</w:ins>{run("%")}',
        "a field": field("begin") + code('REF a \\h') + field("separate") + figure + field("end"),
        "part of a link by a field": field("begin") + code('HYPERLINK "http://a.vn"') + field("separate") + run("là 85% kỳ") + field("end"),
        "part of a field": field("begin") + code('REF a \\h') + field("separate") + run(WHOLE_FIELD) + field("end"),
        "half in a field": field("begin") + code("=80+5") + field("separate") + run("85") + field("end") + run("%"),
        "a simple field": f'<w:fldSimple w:instr=" DOCPROPERTY a ">{figure}</w:fldSimple>',
        "a rich control": control("", figure),
        "part of a rich control": control("", run("là 85% kỳ")),
        "a plain control": control("<w:text/>", figure),
        "a smart tag": f'<w:smartTag w:uri="u" w:element="metricconverter">{figure}</w:smartTag>',
        "with marks between": f'{run("8")}<w:bookmarkStart w:id="9" w:name="a"/><w:proofErr w:type="gramStart"/>{run("5")}<w:bookmarkEnd w:id="9"/>{run("%")}',
        "behind a tab": '<w:r><w:tab/><w:t>85%</w:t><w:tab/></w:r>',
        "with marks of footnotes": f'{figure}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>(1)</w:t></w:r>',
    }
    def told(number):
        return f"<w:p>{run(f'Huyện thứ {number}: cây lâm nghiệp 45,0/{number} ha, đạt 85% kế hoạch.')}</w:p>"

    space = "http://schemas.openxmlformats.org"
    box = f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:80pt"><v:textbox><w:txbxContent>{told(91)}</w:txbxContent></v:textbox></v:shape></w:pict>'
    both = f'<mc:AlternateContent xmlns:mc="{space}/markup-compatibility/2006"><mc:Choice xmlns:x="urn:x" Requires="x">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    around = (f'<w:p>{run("Có chú thích")}<w:r><w:footnoteReference w:id="5"/></w:r>{run(" và ")}<w:r><w:t>hộp</w:t>{both}<w:t>.</w:t></w:r></w:p>'
              f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>{told(93)}</w:tc></w:tr></w:tbl><w:p/>')
    body = "".join(f"<w:p>{run(f'Huyện thứ {n + 1}: cây ăn quả 45,0/{60 + n} ha, đạt ')}{form}{run(' kế hoạch.')}</w:p>" for n, form in enumerate(forms.values())) + around
    notes = (f'<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r>'
             f'<w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="5">{told(92)}</w:footnote>')
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footnotes.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId1" Type="{space}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId7" Type="{space}/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{space}/wordprocessingml/2006/main">{notes}</w:footnotes>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name_, content in parts.items():
            new.writestr(name_, content)


def is_elsewhere(lines):
    return any(line.startswith(("Trong chú thích", "Trong hộp", "Số liệu nằm ở")) for line in lines)


def check_texts(path, comments, problems, source):
    known = {(squeezed(each["stated"]["text"]), each["rule"]) for each in problems}
    told = 0
    for text, lines in comments:
        told += 1 + sum(line.startswith("Cũng vậy") for line in lines)
        rule = lines[-1].removeprefix("Quy tắc: ")
        if text == WHOLE_FIELD or is_elsewhere(lines):
            continue
        # A paragraph that is quoted has its mark with it, and may be cut short.
        if not any(rule == r and (text == t or t.rstrip("…").endswith(text) and r.startswith("numbering")) for t, r in known):
            say(path, f"{source}: the comment on “{text}” [{rule}] should be on one of {sorted(t for t, r in known if r == rule)}")
    if told != len(problems):
        say(path, f"{source}: {told} of {len(problems)} problems are told")


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def shown_by_libreoffice(flat_file):
    """(characters between the marks, lines) of each comment of khop."""
    root = ET.parse(flat_file).getroot()
    deletions = {region.get("{http://www.w3.org/XML/1998/namespace}id") for region in root.iter(TEXT + "changed-region")
                 if region.find(TEXT + "deletion") is not None}
    comments, open_ranges, shown, deleted = {}, set(), {}, set()

    def show(text):
        for key in open_ranges if not deleted else ():
            shown[key] += text

    def visit(node):
        if node.tag == OFFICE + "annotation":
            key = node.get(OFFICE + "name") or str(len(comments))
            if node.findtext(DC + "creator") == "khop":
                comments[key] = ["".join(p.itertext()) for p in node.iter(TEXT + "p")]
                shown[key] = ""
                open_ranges.add(key)
        elif node.tag == OFFICE + "annotation-end":
            open_ranges.discard(node.get(OFFICE + "name"))
        elif node.tag == TEXT + "tracked-changes":
            pass
        elif node.tag == TEXT + "change-start" and node.get(TEXT + "change-id") in deletions:
            deleted.add(node.get(TEXT + "change-id"))
        elif node.tag == TEXT + "change-end":
            deleted.discard(node.get(TEXT + "change-id"))
        else:
            text = node.text or ""
            if node.tag == TEXT + "s":
                text = " " * int(node.get(TEXT + "c", "1"))
            show(text)
            for each in node:
                visit(each)
                show(each.tail or "")

    visit(root)
    return [(squeezed(shown[key]), lines) for key, lines in comments.items()]


def check_libreoffice(files, problems, folder):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not installed: what it shows is not checked")
        return
    subprocess.run([office, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                    "fodt", "--outdir", f"{folder}/fodt", *map(str, files.values())],
                   capture_output=True, check=False, timeout=600)
    for path, file in files.items():
        converted = pathlib.Path(folder, "fodt", file.stem + ".fodt")
        if not converted.exists():
            say(path, "LibreOffice cannot open it")
            continue
        check_texts(path, shown_by_libreoffice(converted), problems[path], "LibreOffice")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--khop", required=True)
    options.add_argument("--no-office", action="store_true")
    options.add_argument("files", nargs="*")
    given = options.parse_args()
    files = [pathlib.Path(each).resolve() for each in given.files] or [HERE / each for each in FILES]
    annotated, problems = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        if not given.files:
            files.append(pathlib.Path(folder, "held.docx"))
            held(files[-1])
            for seed, source in enumerate(EDITED):
                files.append(pathlib.Path(folder, f"edited{seed}.docx"))
                edited(HERE / source, files[-1], seed)
        for number, file in enumerate(files):
            path = str(file)
            found = run(given.khop, "lint", "--lang", "vi", "--format", "json", file)
            if found.returncode == 2:
                say(path, found.stderr)
                continue
            problems[path] = json.loads(found.stdout)["documents"][0]["checks"]
            outputs = [pathlib.Path(folder, f"{number}{again}.docx") for again in "ab"]
            for output in outputs:
                made = run(given.khop, "annotate", "--lang", "vi", file, "-o", output)
                if made.returncode != found.returncode:
                    say(path, f"exit code {made.returncode}: {made.stderr}")
            if not outputs[0].exists():
                continue
            if outputs[0].read_bytes() != outputs[1].read_bytes():
                say(path, "two runs give two files")
            if not problems[path] and outputs[0].read_bytes() != file.read_bytes():
                say(path, "changed without a problem")
            comments = check_package(path, parts_of(file), parts_of(outputs[0]), problems[path])
            check_texts(path, list(comments.values()), problems[path], "khop")
            annotated[path] = outputs[0]
        if not given.files:
            for each in REFUSED:
                output = pathlib.Path(folder, "refused.docx")
                made = run(given.khop, "annotate", "--lang", "vi", HERE / each, "-o", output)
                if made.returncode != 2 or made.stderr.count("\n") != 1 or made.stdout or output.exists():
                    say(each, f"should be refused in one line: {made.returncode} {made.stdout}{made.stderr}")
        if not given.no_office:
            check_libreoffice(annotated, problems, folder)
    for line in wrong:
        print(line)
    count = sum(map(len, problems.values()))
    print(f"{len(files)} files, {count} problems: {'as promised' if not wrong else f'{len(wrong)} are wrong'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
