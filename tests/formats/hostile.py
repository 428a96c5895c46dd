#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes files that are small on disk and want to be huge, deep or endless once read. Each must end in a result or a
one-line error, soon and in little memory. Too many bytes to keep, quick to make.

usage: hostile.py FOLDER [NAME...]
"""
import pathlib
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "make"))

from word import HEAD, TYPE, body, notes, p, part, r, ref, tbl, tc, tr, write  # noqa: E402

SENTENCE = "Cây ăn quả 45,0/60 ha, đạt 85% kế hoạch."
MEGABYTE = 1 << 20
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(path, parts):
    """`parts`: {name: bytes, or (chunk, times)}; what is repeated is never held in memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            with out.open(name, "w", force_zip64=True) as file:
                for piece in content if isinstance(content, list) else [content]:
                    chunk, times = piece if isinstance(piece, tuple) else (piece, 1)
                    for _ in range(times):
                        file.write(chunk.encode() if isinstance(chunk, str) else chunk)


def docx_parts(document):
    return {**frame("word/document.xml", f"{TYPE}.document.main+xml"), "word/document.xml": document}


def frame(main, kind):
    return {"[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                                   '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                                   f'ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind}"/></Types>',
            "_rels/.rels": links(f"{RELATION}/officeDocument", main)}


def links(*pairs):
    inside = "".join(f'<Relationship Id="r{i}" Type="{kind}" Target="{target}"/>'
                     for i, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2]), 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def xlsx(path, rows, strings="", sheet_more=""):
    as_list = lambda content: content if isinstance(content, list) else [content]
    archive(path, {
        **frame("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "xl/_rels/workbook.xml.rels": links(f"{RELATION}/worksheet", "worksheets/sheet1.xml",
                                            f"{RELATION}/sharedStrings", "sharedStrings.xml"),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{RELATION}"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
                           '</sheets></workbook>',
        "xl/sharedStrings.xml": [f'{HEAD}<sst xmlns="{SHEET}"><si><t>Cây</t></si>', *as_list(strings), "</sst>"],
        "xl/worksheets/sheet1.xml": [f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData>', *as_list(rows),
                                     f"</sheetData>{sheet_more}</worksheet>"],
    })


def odf(path, kind, content):
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table"))
    pieces = content if isinstance(content, list) else [content]
    archive(path, {"mimetype": f"application/vnd.oasis.opendocument.{kind}",
                   "content.xml": [f"{HEAD}<office:document-content {names}><office:body><office:{kind}>", *pieces,
                                   f"</office:{kind}></office:body></office:document-content>"]})


# --- archives that unfold ---

def bomb_docx(path):
    archive(path, docx_parts([body("").removesuffix("</w:body></w:document>"), (" " * MEGABYTE, 100), "</w:body></w:document>"]))


def bomb_text_docx(path):
    archive(path, docx_parts([body("").removesuffix("</w:body></w:document>"),
                              ((p(SENTENCE) * 4000), 120), "</w:body></w:document>"]))


def bomb_xlsx(path):
    xlsx(path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', [("<si><t>" + "x" * MEGABYTE + "</t></si>", 100)])


def bomb_odt(path):
    odf(path, "text", [("<text:p>" + " " * MEGABYTE + "</text:p>", 100)])


def many_entries_docx(path):
    archive(path, {**docx_parts(body(p(SENTENCE))), **{f"word/media/image{i}.png": "" for i in range(60000)}})


# --- depth ---

def deep_tables_docx(path, depth=10000):
    # Opened and closed as text, or Python would nest as deeply.
    begin, end = tbl(tr(tc("\0")), columns=[1000]).split(p("\0"))
    archive(path, docx_parts(body(begin * depth + p(SENTENCE) + (p() + end) * depth + p())))


def deep_controls_docx(path, depth=10000):
    archive(path, docx_parts(body("<w:sdt><w:sdtContent>" * depth + p(SENTENCE) + "</w:sdtContent></w:sdt>" * depth)))


def deep_fields_docx(path, depth=20000):
    begin = r('<w:fldChar w:fldCharType="begin"/>') + r('<w:instrText>=1</w:instrText>') + r('<w:fldChar w:fldCharType="separate"/>')
    archive(path, docx_parts(body(p(begin * depth + r(SENTENCE)))))  # and none of them ends


def deep_html(path, depth=100000):
    path.write_text("<html><body>" + "<div><table><tr><td>" * depth + SENTENCE, encoding="utf-8")


def deep_md(path, depth=50000):
    path.write_text(">" * depth + SENTENCE + "\n\n" + "[" * depth + "\n\n" + "- " * depth + "x\n\n" + "*a **b " * depth, encoding="utf-8")


def deep_rtf(path, depth=200000):
    path.write_text("{\\rtf1 " + "{\\b " * depth + "45,0/60 ha", encoding="ascii")


def deep_odt(path, depth=10000):
    odf(path, "text", "<text:list><text:list-item>" * depth + f"<text:p>{SENTENCE}</text:p>" + "</text:list-item></text:list>" * depth)


# --- numbers that ask for much ---

def spaces_odt(path):
    odf(path, "text", f'<text:p>{SENTENCE}<text:s text:c="2000000000"/></text:p>' * 10)


def repeated_ods(path):
    cell = ('<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p>'
            '</table:table-cell>')
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    odf(path, "spreadsheet", f'<table:table table:name="S">{row}</table:table>')


def far_cell_xlsx(path):
    xlsx(path, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
               '<row r="4000000000"><c r="ZZZZZZZ99999999999"><v>3</v></c></row>',
         sheet_more='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:ZZZZZ9999999999"/></mergeCells>')


def wrong_index_xlsx(path):
    xlsx(path, '<row r="1"><c r="A1" t="s"><v>999999999</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" s="4000000000"><v>1e999</v></c>'
               '<c r="D1"><v>nan</v></c><c r="E1"><v>' + "9" * 5000 + "</v></c></row>")


def spans_html(path):
    path.write_text('<table>' + '<tr><td rowspan="65534" colspan="1000">1</td><td rowspan=4294967295 colspan=99999999999>2</td></tr>' * 50
                    + f"</table><p>{SENTENCE}</p>", encoding="utf-8")


def spans_docx(path):
    cell = tc("1", props='<w:gridSpan w:val="2147483647"/>')
    archive(path, docx_parts(body(tbl(tr(cell, cell, props='<w:gridBefore w:val="2000000000"/>') * 20, columns=[1]) + p(SENTENCE))))


def huge_number_docx(path):
    """Numbers of two thousand million: in Roman, as letters; nine levels of nine-level texts."""
    start = 2147483647 if path.stem == "huge-number" else -2147483648
    levels = "".join(f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
                     '<w:lvlText w:val="%1%2%3%4%5%6%7%8%9."/></w:lvl>' for i, form in enumerate(["upperRoman", "lowerLetter", "decimal"] * 3))
    write(path, body("".join(p(SENTENCE, num=(1, i)) for i in range(9)) * 3), {
        "numbering": part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1">'
                                       '<w:abstractNumId w:val="0"/></w:num>')})


def lowest_number_docx(path):
    huge_number_docx(path)


def binary_rtf(path):
    path.write_text("{\\rtf1 \\bin2147483647 45,0/60 ha \\u-99999999999 \\uc2147483647 \\cellx99999999999 x}", encoding="ascii")


# --- circles ---

def circles_docx(path):
    """Styles based on each other, lists that are each other's style, a footnote that carries its own mark."""
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="S{i}"><w:name w:val="S{i}"/><w:basedOn w:val="S{1 - i}"/></w:style>' for i in (0, 1))
    styles += "".join(f'<w:style w:type="numbering" w:styleId="N{i}"><w:name w:val="N{i}"/><w:pPr><w:numPr>'
                      f'<w:numId w:val="{2 - i}"/></w:numPr></w:pPr></w:style>' for i in (0, 1))
    numbering = "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:numStyleLink w:val="N{i}"/></w:abstractNum>' for i in (0, 1))
    numbering += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in (0, 1))
    write(path, body(p(SENTENCE, ref("footnote", 1), style="S0", num=(1, 0))), {
        "styles": part("styles", styles), "numbering": part("numbering", numbering),
        "footnotes": notes("footnote", [[p("Gồm: ", ref("footnote", 1), "45 ha.")]])})


def one_note_often_docx(path):
    """One long footnote under a hundred thousand marks."""
    write(path, body("".join(p("x", ref("footnote", 1)) for _ in range(100000))),
          {"footnotes": notes("footnote", [SENTENCE * 2000])})


# --- long lines ---

def open_quote_csv(path):
    path.write_text('STT,Tên\n1,"' + "45,0\n" * 200000, encoding="utf-8")


def wide_csv(path):
    path.write_text((",".join(["1"] * 100000) + "\n") * 20, encoding="utf-8")


def one_line_html(path):
    path.write_text("<p>" + (SENTENCE + "<b>&nbsp;</b>") * 5000, encoding="utf-8")


MAKERS = {name[: name.rindex("_")].replace("_", "-") + "." + name[name.rindex("_") + 1:]: function
          for name, function in list(globals().items())
          if callable(function) and name.rsplit("_", 1)[-1] in ("docx", "xlsx", "odt", "ods", "html", "md", "rtf", "csv") and "_" in name}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, maker in MAKERS.items():
        if name in sys.argv[2:] or len(sys.argv) == 2:
            maker(folder / name)


if __name__ == "__main__":
    main()
