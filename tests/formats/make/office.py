# SPDX-License-Identifier: Apache-2.0
"""office.docx: what a file has in it after ten people have worked on it in Word. office.md tells what its reader sees."""
import itertools
import random
import re

from programs import convert, repack, without_thumbnail
from word import body, field, notes, p, part, r, ref, t, tbl, tc, tr, write

BULLET = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:hint="default"/></w:rPr>'


def level(number, form, text, font="", more=""):
    look = BULLET.format(font) if font else ""
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (number + 1)}" w:hanging="360"/></w:pPr>{look}</w:lvl>')


def abstract(number, *levels, more=""):
    return (f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}'
            '</w:abstractNum>')


def number(number_id, of, override=""):
    return f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def starts(at, number_level=0):
    return f'<w:lvlOverride w:ilvl="{number_level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def style_of(name):
    return f'<w:pStyle w:val="{name}"/>'


HEADINGS, LETTERS, LETTERS_AGAIN, CAPITALS, DASHES, COLUMN, BRACKETS, LISTED = range(1, 9)
NUMBERING = part("numbering", "".join([
    # The styles of headings carry their numbers: I. / 1. / 1.1.
    abstract(0, level(0, "upperRoman", "%1.", more=style_of("Heading1")), level(1, "decimal", "%2.", more=style_of("Heading2")),
             level(2, "decimal", "%2.%3.", more=style_of("Heading3"))),
    abstract(1, level(0, "lowerLetter", "%1)"), level(1, "lowerRoman", "(%2)")),
    abstract(2, level(0, "bullet", "-", "Times New Roman"), level(1, "bullet", "+", "Times New Roman"),
             level(2, "bullet", "\uf0b7", "Symbol"), level(3, "bullet", "\uf0a7", "Wingdings")),
    abstract(3, level(0, "decimalZero", "%1")),  # the first column of a table
    abstract(4, level(0, "upperRoman", "Chương %1."), level(1, "decimal", "%1.%2.", more="<w:isLgl/>")),
    abstract(5, more='<w:numStyleLink w:val="DanhSach"/>'),
    abstract(6, level(0, "decimal", "(%1)", more='<w:suff w:val="space"/>'), more='<w:styleLink w:val="DanhSach"/>'),
    abstract(7, level(0, "decimal", "(%1)"), level(1, "decimal", "(%1.%2)")),
    number(HEADINGS, 0), number(LETTERS, 1), number(LETTERS_AGAIN, 1, starts(1)),
    number(CAPITALS, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
                     + level(0, "upperLetter", "%1.") + "</w:lvlOverride>"),
    number(DASHES, 2), number(COLUMN, 3), number(BRACKETS, 5), number(LISTED, 4, starts(2)), number(9, 6),
    number(10, 7, starts(4) + starts(6, 1)),
]))


def style(kind, name, title, more):
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title}"/>{more}</w:style>'


def heading(n):
    where = f'<w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="{HEADINGS}"/></w:numPr>'
    return style("paragraph", f"Heading{n}", f"heading {n}", f'<w:basedOn w:val="Normal"/><w:pPr>{where}<w:outlineLvl w:val="{n - 1}"/></w:pPr>'
                 "<w:rPr><w:b/></w:rPr>")


STYLES = part("styles", "".join([
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    heading(1), heading(2), heading(3),
    # A style that has its number from the style that it is based on.
    style("paragraph", "DeMuc", "Đề mục", '<w:basedOn w:val="Heading2"/><w:rPr><w:i/></w:rPr>'),
    style("paragraph", "GachDau", "Gạch đầu dòng", f'<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="{DASHES}"/></w:numPr></w:pPr>'),
    style("paragraph", "FootnoteText", "footnote text", '<w:basedOn w:val="Normal"/>'),
    style("character", "AnDi", "Ẩn đi", "<w:rPr><w:vanish/></w:rPr>"),
    style("numbering", "DanhSach", "Danh sách", '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>'),
    style("table", "TableGrid", "Table Grid", ""),
]))

SPELL = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
VANISH = "<w:vanish/>"
IDS = itertools.count(100)


def bookmark(number_id, name):
    return f'<w:bookmarkStart w:id="{number_id}" w:name="{name}"/><w:bookmarkEnd w:id="{number_id}"/>'


def rsid(text, n):
    return f'<w:r w:rsidR="00A4{n:04X}" w:rsidRPr="00B7{n:04X}"><w:rPr><w:lang w:val="vi-VN"/></w:rPr>{t(text)}</w:r>'


def scattered(text, cuts):
    """The text in runs that end at `cuts`, with what Word leaves between runs."""
    out, at = "", 0
    for i, cut in enumerate([*cuts, len(text)]):
        n = next(IDS)
        between = [SPELL[0], bookmark(n, f"_Hlk{n}"), SPELL[1], "",
                   f'<w:permStart w:id="{n}" w:edGrp="everyone"/><w:permEnd w:id="{n}"/>']
        out += rsid(text[at:cut], i) + (between[i % len(between)] if cut < len(text) else "")
        at = cut
    return out


def crumble(xml):
    """Cuts every longer run into pieces, as years of editing do."""
    rng = random.Random(9)

    def cut(match):
        text, cuts, at = match.group(1), [], 0
        while (at := at + rng.randrange(3, 12)) < len(text):
            cuts.append(at)
        return scattered(text, cuts) if "&" not in text else match.group(0)
    return re.sub(r'<w:r><w:t xml:space="preserve">([^<]{12,})</w:t></w:r>', cut, xml)


def text_box(*paragraphs):
    """A text box as Word writes it: twice, for new readers and for old ones."""
    inside = f'<w:txbxContent>{"".join(paragraphs)}</w:txbxContent>'
    new = ('<w:drawing><wp:anchor behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" distT="0" distB="0" distL="0" distR="0" '
           'simplePos="0" relativeHeight="2"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
           '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
           '<wp:extent cx="3600000" cy="720000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="Text Box 1" descr="Biểu đồ 77,7 ha"/>'
           '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
           '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="720000"/></a:xfrm>'
           f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>'
           '</a:graphicData></a:graphic></wp:anchor></w:drawing>')
    old = f'<w:pict><v:shape style="width:283pt;height:57pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    return r(f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>')


def control(*content):
    return (f'<w:sdt><w:sdtPr><w:alias w:val="Mục 9,9"/><w:id w:val="123456"/></w:sdtPr><w:sdtContent>{"".join(content)}'
            '</w:sdtContent></w:sdt>')


def contents():
    """A table of contents, which Word keeps in a content control."""
    def entry(text, page):
        return p('<w:hyperlink w:anchor="_Toc1">' + r(text) + r("<w:tab/>", "<w:webHidden/>")
                 + field("PAGEREF _Toc1 \\h", page) + "</w:hyperlink>")
    return ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
            + p(r('<w:fldChar w:fldCharType="begin"/>') + r('<w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText>')
                + r('<w:fldChar w:fldCharType="separate"/>') + r("MỤC LỤC"))
            + entry("I. KẾT QUẢ THỰC HIỆN", "1") + entry("II. NHIỆM VỤ", "2") + p(r('<w:fldChar w:fldCharType="end"/>'))
            + "</w:sdtContent></w:sdt>")


def letterhead():
    return tbl(tr(tc("ỦY BAN NHÂN DÂN", p(r("HUYỆN ĐỒNG XUYÊN", "<w:b/>")), p("Số: 352/BC-UBND"), width=4000),
                  tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", p(r("Độc lập - Tự do - Hạnh phúc", "<w:b/>")),
                     p("Đồng Xuyên, ngày ", field('DATE \\@ "dd"', "18"), " tháng ", '<w:fldSimple w:instr=" DATE \\@ &quot;M&quot; ">'
                       + r("9") + "</w:fldSimple>", " năm 2025"), width=5500)), columns=[4000, 5500], borders=False)


def signature():
    return tbl(tr(tc(p(r("Nơi nhận:", "<w:b/><w:i/>")), p("- Như trên;"), p("- Lưu: VT, 02 bản."), width=4000),
                  tc("TM. ỦY BAN NHÂN DÂN", p(r("CHỦ TỊCH", "<w:b/>")), p(), p("Lường Văn Khá"), width=5500)),
               columns=[4000, 5500], borders=False)


def investment():
    def numbered(*cells):
        return tr(tc(p(num=(COLUMN, 0)), width=700), *cells)
    across = '<w:gridSpan w:val="2"/>'
    down, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    head = "<w:tblHeader/>"
    return tbl(
        tr(tc("STT", width=700, props=down), tc("Nguồn vốn", props=down), tc("Năm 2025 (tỷ đồng)", width=3000, props=across),
           tc("Tỷ lệ (%)", props=down), props=head),
        tr(tc(width=700, props=below), tc(props=below), tc("Kế hoạch"), tc("Giải ngân"), tc(props=below), props=head),
        tr(tc("1", width=700), "2", "3", "4", "5=4/3"),
        numbered("Ngân sách tỉnh", "150,0", tc(p(r("12"), r("0,5"))), "80,3"),
        numbered(tc("Ngân sách huyện"), control(tc("125,0")), "98,7", "79,0"),
        control(numbered(tc(p("Chương trình mục tiêu"), p("quốc gia")), "100,0", "75,3", "75,3")),
        # Nobody told Word to add up again: 294,5.
        tr(tc("Cộng", width=2200, props=across), tc(p(field("=SUM(ABOVE)", "375,0"))),
           tc(p(field('=SUM(ABOVE) \\# "#.##0,0"', rsid("24", 1), rsid("9,5", 2)))), "78,5"),
        columns=[700, 1500, 1500, 1500, 1500])


def prose():
    crops = "Tổng diện tích gieo trồng 1.234,5 ha"
    rate = "Năm 2025 giải ngân 45,6/60 tỷ đồng, đạt 67,0% kế hoạch."
    # The page header and footer, hidden text and comments have figures, too; no reader shows them.
    hidden = r(" (số cũ 888,8 ha)", VANISH) + r(" 777,7", '<w:rStyle w:val="AnDi"/>')
    # Behind the last footnote: LibreOffice 7.4 mixes up footnotes that follow a comment.
    commented = ('<w:commentRangeStart w:id="0"/>' + r("380 lao động") + '<w:commentRangeEnd w:id="0"/>'
                 + r('<w:commentReference w:id="0"/>'))
    link = f'<w:hyperlink r:id="rId90">{r("cổng thông tin")}</w:hyperlink>'
    tag = ('<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="metricconverter"><w:smartTagPr>'
           '<w:attr w:name="ProductID" w:val="60,5 ha"/></w:smartTagPr>' + r("60") + r(",5 ha") + "</w:smartTag>")
    return [
        p(r("KẾT QUẢ "), r("thực hiện", "<w:caps/>"), style="Heading1"),
        p("Nông nghiệp", style="Heading2"),
        p("Trồng trọt", style="Heading3"),
        p(scattered(crops, [5, 11, 17, 26, 28, 31, 33, 34]), ref("footnote", 1),
          scattered(", đạt 95,0% kế hoạch (1.300 ha).", [7, 8, 11, 13, 25])),
        p("Sản lượng", r("<w:tab/>"), "6.172,5 tấn;", r("<w:br/>"), "năng suất 50,0 tạ/ha.", r('<w:br w:type="page"/>')),
        p("Chăn nuôi", style="Heading3"),
        p("Đàn gia súc 9.640 con", hidden, ", gồm:"),
        p("Trâu 1.215 con;", style="GachDau"),
        p("Bò 3.180 con, trong đó:", style="GachDau"),
        p("Bò thịt 2.960 con;", num=(DASHES, 1)),
        p("Bò sữa 220 con;", num=(DASHES, 1)),
        p("Lợn 5.245 con.", style="GachDau"),
        p("Đất đai, dân cư", style="DeMuc"),
        p("Thu hồi ", tag, " đất của 412 hộ", ref("footnote", 2), " để làm đường dài 7,4 km", r("<w:softHyphen/>"),
          "; giai đoạn 2021", r("<w:noBreakHyphen/>"), "2025 thu hồi 182,7\u00a0ha.", num=(LETTERS, 0)),
        p("Diện tích sàn nhà văn hóa 1.250 m²; ", r('<w:sym w:font="Symbol" w:char="F0B3"/>'), " 95% thôn có nhà văn hóa; khí CO",
          r("2", '<w:vertAlign w:val="subscript"/>'), " giảm.", num=(LETTERS, 0)),
        '<w:customXml w:element="muc">' + p("Hộ nghèo 318 hộ, chiếm 4,0% của 7.950 hộ", ref("endnote", 1), "; danh sách trên ", link, ".",
                                            num=(LETTERS, 0)) + "</w:customXml>",
        p("theo xã:", num=(LETTERS, 0)),
        p("Xuyên Đông 201 hộ;", num=(LETTERS, 1)),
        p("Xuyên Tây 117 hộ.", num=(LETTERS, 1)),
        p("Đầu tư công", style="Heading2"),
        p(scattered(rate, [4, 9, 21, 23, 24, 27, 41, 42, 43])),
        p("Vốn phân bổ theo nguồn", ref("footnote", 3, custom="(*)"), ":", text_box(
            p("Khung: tổng vốn 375 tỷ đồng, gồm: tỉnh 150 tỷ đồng; huyện 125 tỷ đồng; chương trình 100 tỷ đồng."))),
        investment(),
        p("Nguồn: ", field("HYPERLINK \"https://example.org/66,6\"", r("phòng Tài chính", "<w:u w:val=\"single\"/>")),
          field('XE "mục 55,5"'), ".", style="Heading2", props='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p("NHIỆM VỤ", style="Heading1"),
        p("Kinh tế", style="Heading2"),
        p("Trồng 120 ha rừng;", num=(LETTERS_AGAIN, 0)),
        p("Giải ngân hết 60 tỷ đồng.", num=(LETTERS_AGAIN, 0)),
        p("Xã hội", style="Heading2"),
        p("Xóa 45 nhà tạm;", num=(BRACKETS, 0)),
        p("Tạo việc làm cho ", commented, ".", num=(BRACKETS, 0)),
        p("Phụ lục kèm theo", num=(CAPITALS, 0)),
        p("Bản đồ", num=(CAPITALS, 0)),
        p("Mục tiêu dài hạn", num=(LISTED, 0)),
        p("Đến năm 2030", num=(LISTED, 1)),
        p("Phân công thực hiện", num=(10, 1)),  # level 0 never counts: it shows what it would begin with
        control(p("Báo cáo này thay Báo cáo số 340/BC-UBND", r(" (đã ẩn 666,6)", VANISH), r(".", '<w:vanish w:val="0"/>'))),
    ]


def make(folder):
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
               '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" '
               'w:footer="567" w:gutter="0"/></w:sectPr>')
    title = [p(r("BÁO CÁO", "<w:b/>")), p(control(r("Kết quả 9 tháng đầu năm 2025"))), contents()]
    write(folder / "office.docx", body("".join([letterhead(), p(), *title, crumble("".join(prose())), signature(), p(), section])), {
        "numbering": NUMBERING,
        "styles": STYLES,
        "footnotes": notes("footnote", ["Trong đó: lúa 812,3 ha; ngô 422,2 ha.",
                                        ["Gồm: Xuyên Đông 265 hộ; Xuyên Tây 147 hộ.", "Số liệu đến ngày 15/9/2025."],
                                        [p("(*) Chưa kể vốn dự phòng 18,5 tỷ đồng.", style="FootnoteText")]]),
        "endnotes": notes("endnote", ["Theo chuẩn nghèo giai đoạn 2022-2025."]),
        "comments": part("comments", '<w:comment w:id="0" w:author="Kiểm tra" w:date="2025-09-17T10:00:00Z">'
                         + p("Sao lại 308?") + "</w:comment>"),
        "header1": part("hdr", p("Dự thảo lần 2, trang ", field("PAGE", "3"))),
        "footer1": part("ftr", p("Lưu hành nội bộ: 999,9 ha")),
    })
    convert(folder / "office.docx", "odt", folder)
    repack(folder / "office.odt", without_thumbnail)
