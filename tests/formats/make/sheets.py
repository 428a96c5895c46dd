# SPDX-License-Identifier: Apache-2.0
"""An annex as a workbook: annex.xlsx and annex.ods by LibreOffice from the sheets below, and its sheets as text."""
import csv
import pathlib
import re
import tempfile
from xml.sax.saxutils import escape, quoteattr

from programs import convert, repack, without_thumbnail

NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}"' for name, urn in {
    "office": "office:1.0", "style": "style:1.0", "text": "text:1.0", "table": "table:1.0", "number": "datastyle:1.0",
    "of": "of:1.2"}.items())
FORMATS = {  # what cells show of what they store
    "n0": '<number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>',
    "n1": '<number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1" '
          'number:grouping="true"/>',
    "n2": '<number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" '
          'number:grouping="true"/>',
}


def data_styles():
    out = "".join(f'<number:number-style style:name="{name}f">{code}</number:number-style>'
                  for name, code in FORMATS.items())
    out += f'<number:percentage-style style:name="p1f">{FORMATS["n1"]}<number:text>%</number:text></number:percentage-style>'
    # A decrease stands in brackets, as accountants write it.
    out += f'<number:number-style style:name="positive">{FORMATS["n1"]}</number:number-style>'
    out += (f'<number:number-style style:name="cf"><number:text>(</number:text>{FORMATS["n1"]}<number:text>)</number:text>'
            '<style:map style:condition="value()&gt;=0" style:apply-style-name="positive"/></number:number-style>')
    out += (f'<number:date-style style:name="df"><number:day number:style="long"/><number:text>/</number:text>'
            '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>')
    for name in [*FORMATS, "p1", "c", "d"]:
        out += f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="{name}f"/>'
    return out


class Cell:
    def __init__(self, value=None, form=None, formula=None, across=1, down=1, note=None):
        self.value, self.form, self.formula, self.across, self.down, self.note = value, form, formula, across, down, note

    def xml(self):
        tags = ""
        if self.form:
            tags += f' table:style-name="{self.form}"'
        if self.formula:
            tags += f" table:formula={quoteattr('of:=' + self.formula)}"
        if self.across > 1 or self.down > 1:
            tags += f' table:number-columns-spanned="{self.across}" table:number-rows-spanned="{self.down}"'
        inner = f'<office:annotation><text:p>{escape(self.note)}</text:p></office:annotation>' if self.note else ""
        if self.form == "d":
            tags += f' office:value-type="date" office:date-value="{self.value}"'
        elif isinstance(self.value, str):
            tags += ' office:value-type="string"'
            inner += "".join(f"<text:p>{escape(line)}</text:p>" for line in self.value.split("\n"))
        elif self.value is not None:
            tags += f' office:value-type="float" office:value="{self.value}"'
        return f"<table:table-cell{tags}>{inner}</table:table-cell>"


def sheet(name, rows, hidden_rows=(), hidden_columns=(), columns=9, shown=True):
    out = f'<table:table table:name={quoteattr(name)} table:style-name="{"shown" if shown else "hidden"}">'
    for c in range(columns):
        out += f'<table:table-column{" table:visibility=" + chr(34) + "collapse" + chr(34) if c in hidden_columns else ""}/>'
    covered = set()
    for r, row in enumerate(rows):
        out += f'<table:table-row{" table:visibility=" + chr(34) + "collapse" + chr(34) if r in hidden_rows else ""}>'
        cells, c = iter(row), 0
        while c < columns:
            if (r, c) in covered:
                out += "<table:covered-table-cell/>"
                c += 1
                continue
            cell = next(cells, Cell())
            cell = cell if isinstance(cell, Cell) else Cell(cell)
            out += cell.xml()
            covered |= {(r + i, c + k) for i in range(cell.down) for k in range(cell.across)}
            c += 1
        out += "</table:table-row>"
    return out + "</table:table>"


def budget():
    def line(row, mark, name, plan, before, now, source, total=None):
        form = lambda value, formula=None: Cell(value, "n1", formula)
        amounts = [plan, before, now] if total is None else [Cell(None, "n1", f"SUM([.{c}{total[0]}:.{c}{total[1]}])") for c in "CDE"]
        amounts = [a if isinstance(a, Cell) else form(a) for a in amounts]
        return [mark, name, *amounts, Cell(None, "c", f"[.E{row}]-[.D{row}]"), Cell(None, "p1", f"[.E{row}]/[.D{row}]"),
                Cell(None, "p1", f"[.E{row}]/[.C{row}]"), source]

    return sheet("Ngân sách", [
        [Cell("PHỤ LỤC 1. THU, CHI NGÂN SÁCH 9 THÁNG NĂM 2025", across=8)],
        [Cell("ĐVT: triệu đồng", across=8)],
        [Cell("TT", down=2), Cell("Nội dung", down=2), Cell("Dự toán năm 2025", down=2), Cell("Thực hiện 9 tháng", across=2),
         Cell("Tăng, giảm", down=2), Cell("So sánh (%)", across=2), Cell("Mã nguồn", down=2)],
        ["Năm 2024", "Năm 2025", "Cùng kỳ", "Dự toán"],
        ["1", "2", "3", "4", "5", "6=5-4", "7=5/4", "8=5/3"],
        # Shown parts make 3.146,5 and the shown total is 3.146,6: rounding, no mistake.
        line(6, "I", "Tổng thu ngân sách trên địa bàn", None, None, None, 11, total=(7, 9)),
        line(7, "1", "Thuế, phí, lệ phí", 1450, 1072.4182, 1187.3427, 111),
        line(8, "2", "Thu tiền sử dụng đất", 1900, 1398.2551, 1637.4434, 112),
        line(9, "3", "Thu khác", 450, 356.9138, 321.7849, 113),
        ["", "Tạm ứng chưa ghi thu", Cell(500, "n1"), Cell(88.8, "n1"), Cell(99.9, "n1")],  # hidden
        # The total of this year is typed: 11.842,7 for 11.482,7.
        ["II", Cell("Tổng chi ngân sách", note="Đã khóa sổ ngày 23/9"), Cell(None, "n1", "SUM([.C12:.C14])"),
         Cell(None, "n1", "SUM([.D12:.D14])"), Cell(11842.7, "n1"), Cell(None, "c", "[.E11]-[.D11]"),
         Cell(None, "p1", "[.E11]/[.D11]"), Cell(None, "p1", "[.E11]/[.C11]"), 12],
        line(12, "1", "Chi đầu tư phát triển", 4200, 2874.1, 2916.4, 121),
        line(13, "2", "Chi thường xuyên", 11470, 7861.8, 8352.8, 122),
        line(14, "3", "Dự phòng", 300, 200, 213.5, 123),
    ], hidden_rows={9}, hidden_columns={8})


def crops():
    def line(row, mark, name, plan, area, yields, note=None):
        return [mark, Cell(name, note=note), Cell(plan, "n1"), Cell(area, "n1"), Cell(yields, "n1"),
                Cell(None, "n1", f"[.D{row}]*[.E{row}]/10"), Cell(None, "n2", f"[.D{row}]/[.C{row}]*100")]

    return sheet("Nông nghiệp", [
        [Cell("PHỤ LỤC 2. SẢN XUẤT NÔNG NGHIỆP", across=7)],
        ["Ngày cập nhật:", Cell("2025-09-24", "d")],
        [],
        ["TT", "Cây trồng", "Kế hoạch (ha)", "Diện tích (ha)", "Năng suất (tạ/ha)", "Sản lượng (tấn)", "% kế hoạch"],
        # The total of the harvest is typed, too: 7.969,9 for 7.996,9.
        ["", "Cộng", Cell(None, "n1", "SUM([.C6:.C8])"), Cell(None, "n1", "SUM([.D6:.D8])"), "",
         Cell(7969.9, "n1"), Cell(None, "n2", "[.D5]/[.C5]*100")],
        line(6, "01", "Lúa", 750, 742.5, 50.0),
        line(7, "02", "Ngô", 330, 318.4, 44.4189),
        line(8, "03", "Rau, màu\ncác loại", 240, 223.7, 128.3),
        ["04", "Cây dược liệu", Cell(0, "n1"), Cell(0, "n1"), "", "", Cell(None, "n2", "[.D9]/[.C9]*100")],  # #DIV/0!
        [],
        ["Diện tích trồng mới rừng (m²)", "", Cell(1200000, "n0"), Cell(864000, "n0"), "", "", Cell(None, "n2", "[.D11]/[.C11]*100")],
    ], columns=7)


def scratch():
    return sheet("Nháp", [["Tổng chi ngân sách", Cell(99999.9, "n1")], ["Chi thường xuyên", Cell(11111.1, "n1")]],
                 columns=2, shown=False)


def workbook(path, sheets):
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>'
        '<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>'
        f'{data_styles()}</office:automatic-styles><office:body><office:spreadsheet>{"".join(sheets)}'
        '</office:spreadsheet></office:body></office:document>', encoding="utf-8")


def vietnamese(cell):
    """1,234.5 as 1.234,5, as it is shown on a Vietnamese computer."""
    if not re.fullmatch(r"[(-]?[\d,]*\.?\d+[%)]?", cell):
        return cell
    return cell.translate(str.maketrans(",.", ".,"))


def make(folder):
    with tempfile.TemporaryDirectory() as name:
        scratch_folder = pathlib.Path(name)
        book = scratch_folder / "annex.fods"
        workbook(book, [budget(), crops(), scratch()])
        for form in ("xlsx", "ods"):
            convert(book, form, folder)
        repack(folder / "annex.ods", without_thumbnail)
        for target, separator, number in (("annex.csv", ",", 1), ("annex-excel.csv", ";", 1), ("annex.tsv", "\t", 2)):
            workbook(book, [budget() if number == 1 else crops()])
            as_shown = convert(book, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", scratch_folder)
            with open(as_shown, encoding="utf-8", newline="") as file:
                rows = [[vietnamese(cell) for cell in row] for row in csv.reader(file)]
            # What Excel writes on a Vietnamese computer: semicolons, a byte order mark, both ends of a line.
            excel = target == "annex-excel.csv"
            with open(folder / target, "w", encoding="utf-8-sig" if excel else "utf-8", newline="") as file:
                csv.writer(file, delimiter=separator, lineterminator="\r\n" if excel else "\n").writerows(rows)
