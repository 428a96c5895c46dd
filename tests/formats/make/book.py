# SPDX-License-Identifier: Apache-2.0
"""book.xlsx: cells as Excel writes them, in raw SpreadsheetML; book.md tells what each shows on a Vietnamese computer."""
import zipfile
from xml.sax.saxutils import escape, quoteattr

from word import HEAD

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# What is stored, its format (a number: one that is built in), what is shown.
SHOWN = [
    ("Số lẻ", "1234.5", 4, "1.234,50"),
    ("Số nguyên", "1234567", 3, "1.234.567"),
    ("Phần trăm", "0.82812345", 9, "83%"),
    ("Phần trăm hai số lẻ", "0.82812345", 10, "82,81%"),
    ("Chữ phần trăm", "82.8045", '0.0"%"', "82,8%"),
    ("Ngày", "45924", 14, "24/09/2025"),
    ("Ngày có chữ", "45924", '"ngày "dd" tháng "mm" năm "yyyy', "ngày 24 tháng 09 năm 2025"),
    ("Tháng", "45924", "mm/yyyy", "09/2025"),
    ("Kế toán âm", "-35128.9", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "(35.129)"),
    ("Kế toán không", "0", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
    ("Chia nghìn", "3146571", "#,##0.0,", "3.146,6"),
    ("Đỏ khi âm", "-12.346", "#,##0.00;[Red]-#,##0.00", "-12,35"),
    ("Triệu", "1260000", '[>=1000000]#,##0.0,," triệu";#,##0', "1,3 triệu"),
    ("Đơn vị trong định dạng", "1234.56", '#,##0.0\\ "ha"', "1.234,6 ha"),
    ("Số có số không đầu", "7", "00", "07"),
    ("Số hiệu", "35", '"QĐ "0000', "QĐ 0035"),
    ("Chung", "0.30000000000000004", 0, "0,3"),
    ("Chung dài", "1234567.891", 0, "1234567,891"),
    ("Ẩn bằng định dạng", "999.9", ";;;", ""),
    ("Không thì trống", "0", "0;-0;;@", ""),
    ("Mũ", "12345.678", 11, "1,23E+04"),
    ("Làm tròn lên", "0.669999", 9, "67%"),
    ("Nhiều hơn lưu", "12.5", "#,##0.000", "12,500"),
    ("Tùy chọn", "12.5", "#,##0.###", "12,5"),
]


def styles():
    custom = [f for _, _, f, _ in SHOWN if isinstance(f, str)]
    ids = {f: 164 + i for i, f in enumerate(dict.fromkeys(custom))}
    formats = [0] + [f for _, _, f, _ in SHOWN]
    cells = "".join(f'<xf numFmtId="{ids.get(f, f)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for f in formats)
    codes = "".join(f'<numFmt numFmtId="{i}" formatCode={quoteattr(f)}/>' for f, i in ids.items())
    return (f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(ids)}">{codes}</numFmts><fonts count="1"><font><sz val="11"/>'
            '<name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1">'
            '<border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(formats)}">{cells}</cellXfs></styleSheet>')


STRINGS = [
    "<t>Cây trồng</t>", "<t>Kế hoạch (ha)</t>", "<t>Thực hiện (ha)</t>", "<t>Lúa</t>", "<t>Ngô</t>", "<t>Lạc</t>", "<t>Cộng</t>",
    # A raised digit, a number in two runs, a reading aid for Japanese, blanks that count, a line break.
    '<r><t>Diện tích sàn 1.250 m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>',
    "<r><t>Đã trồng 12</t></r><r><rPr><b/></rPr><t>0,5 ha</t></r>",
    '<t>Ghi chú</t><rPh sb="0" eb="3"><t>888,8</t></rPh>',
    '<t xml:space="preserve"> Số liệu \n đến 15/9 </t>',
]


def harvest():
    """A table of areas: rows and columns that are filtered or folded away, cells without addresses, a stale total."""
    def row(number, *cells, more=""):
        return f'<row r="{number}"{more}>{"".join(cells)}</row>'
    text = lambda address, n: f'<c r="{address}" t="s"><v>{n}</v></c>'
    value = lambda address, v, more="": f'<c r="{address}" s="1"{more}><v>{v}</v></c>'
    rows = [
        row(1, text("A1", 0), text("B1", 1), text("C1", 2), '<c r="D1" t="inlineStr"><is><t>Tỷ lệ</t></is></c>'),
        row(2, text("A2", 3), value("B2", "750"), value("C2", "742.5"), '<c r="D2" s="4"><f t="shared" ref="D2:D5" si="0">C2/B2</f><v>0.99</v></c>'),
        # Neither row nor cells say where they are: they follow.
        '<row><c t="s"><v>4</v></c><c s="1"><v>330</v></c><c s="1"><v>318.4</v></c><c s="4"><f t="shared" si="0"/><v>0.964848</v></c></row>',
        row(4, text("A4", 5), value("B4", "77.7"), value("C4", "66.6"), value("D4", "0.5"), more=' hidden="1"'),
        # Nobody recalculated: 1.060,9.
        row(5, text("A5", 6), '<c r="B5" s="1"><f>SUBTOTAL(109,B2:B4)</f><v>1080</v></c>', '<c r="C5" s="1"><f>SUBTOTAL(109,C2:C4)</f><v>1006.9</v></c>',
            '<c r="D5" t="e"><f t="shared" si="0"/><v>#REF!</v></c>', value("F5", "555.5")),
        row(7, text("A7", 7), text("B7", 8)),
        row(8, text("A8", 9), text("B8", 10), '<c r="C8" t="b"><v>1</v></c>', '<c r="D8" t="str"><f>IF(C5&gt;0,"Đạt","")</f><v>Đạt</v></c>'),
    ]
    return (f'{HEAD}<worksheet xmlns="{MAIN}"><cols><col min="6" max="6" hidden="1"/></cols><sheetData>{"".join(rows)}</sheetData>'
            '<autoFilter ref="A1:D4"/></worksheet>')


def shown():
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t>{escape(name)}</t></is></c><c r="C{i}" s="{i}"><v>{stored}</v></c></row>'
                   for i, (name, stored, _, _) in enumerate(SHOWN, 1))
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def make(folder):
    kinds = {"worksheets/sheet1": "worksheet", "worksheets/sheet2": "worksheet", "worksheets/sheet3": "worksheet",
             "sharedStrings": "sharedStrings", "styles": "styles"}
    links = "".join(f'<Relationship Id="rId{i}" Type="{RELATION}/{kind}" Target="{name}.xml"/>' for i, (name, kind) in enumerate(kinds.items(), 1))
    types = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
                    for name, kind in kinds.items())
    secret = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>444.4</v></c></row></sheetData></worksheet>'
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                               'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
                               f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATION}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        # The order of sheets is that of the workbook, not that of their parts.
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><workbookPr/><sheets><sheet name="Diện tích" sheetId="4" r:id="rId2"/>'
                           '<sheet name="Định dạng" sheetId="1" r:id="rId1"/><sheet name="Kín" sheetId="7" state="veryHidden" r:id="rId3"/></sheets>'
                           "<definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'Diện tích'!$A$1:$D$4"
                           '</definedName></definedNames></workbook>',
        "xl/worksheets/sheet1.xml": shown(), "xl/worksheets/sheet2.xml": harvest(), "xl/worksheets/sheet3.xml": secret,
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}" count="11" uniqueCount="11">{"".join(f"<si>{s}</si>" for s in STRINGS)}</sst>',
        "xl/styles.xml": styles(),
    }
    with zipfile.ZipFile(folder / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2025, 9, 18, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    lines = "\n".join(f"{name} | {stored} | `{form}` | {text}" for name, stored, form, text in SHOWN)
    (folder / "book.md").write_text(f"""# What `book.xlsx` shows

Made by `make/book.py` as raw SpreadsheetML, after what Excel writes; LibreOffice opens it. Sheets in the order of the workbook: *Diện tích*,
*Định dạng*; *Kín* is hidden (444,4).

## Diện tích

```text
Cây trồng | Kế hoạch (ha) | Thực hiện (ha) | Tỷ lệ
Lúa | 750,00 | 742,50 | 99,00%
Ngô | 330,00 | 318,40 | 96,48%                 (row and cells have no address)
(row 4 is filtered away: Lạc, 77,7 and 66,6)
Cộng | 1.080,00 | 1.006,90 | #REF!             (a sum that was not recalculated: 1.060,90; #REF! is no figure; F5, 555,5, is in a hidden column)

Diện tích sàn 1.250 m² | Đã trồng 120,5 ha     (texts in several runs)
Ghi chú | Số liệu đến 15/9 | TRUE | Đạt        (888,8 is a reading aid; a line break; TRUE or ĐÚNG; a formula that gives text)
```

## Định dạng

What | stored | format (a number: built in) | shown on a Vietnamese computer
--- | --- | --- | ---
{lines}
""", encoding="utf-8")
