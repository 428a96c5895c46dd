# SPDX-License-Identifier: Apache-2.0
"""revisions.docx: a draft with tracked changes. revisions.md tells both of its readings."""
import itertools

from programs import convert, repack, without_thumbnail
from word import body, field, notes, p, part, r, ref, tbl, tc, tr, write

IDS = itertools.count(1)


def by(who="Phòng Tài chính"):
    return f'w:id="{next(IDS)}" w:author="{who}" w:date="2025-09-17T10:00:00Z"'


def ins(*content, who="Phòng Tài chính"):
    return f'<w:ins {by(who)}>{"".join(c if c.startswith("<") else r(c) for c in content)}</w:ins>'


def gone(xml):
    """What stands in w:del names its text otherwise."""
    return xml.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>").replace("w:instrText", "w:delInstrText")


def delete(*content, who="Phòng Tài chính"):
    return gone(f'<w:del {by(who)}>{"".join(c if c.startswith("<") else r(c) for c in content)}</w:del>')


def mark(change):
    """Properties of a paragraph whose end was inserted or deleted."""
    return f"<w:rPr><w:{change} {by()}/></w:rPr>"


def move(kind, text):
    """A passage that was moved: moveFrom where it stood, moveTo where it stands."""
    start = by()
    number = start.split()[0]
    return (f'<w:{kind}RangeStart {start} w:name="move1"/><w:{kind} {by()}>{r(text)}</w:{kind}>'
            f"<w:{kind}RangeEnd {number}/>")


def hamlets():
    def row(name, households, change=""):
        changed = f"<w:{change} {by()}/>" if change else ""
        wrap = {"del": delete, "ins": ins}.get(change, lambda text: text)
        return tr(tc(p(wrap(name))), tc(p(wrap(households))), props=changed)
    return tbl(row("Thôn", "Số hộ"), row("Na Sầm", "60"), row("Khau Đem", "50"), row("Tà Lùng", "15", "del"),
               row("Lũng Vài", "40", "ins"), row("Cộng", "150"), columns=[3000, 2000])


def merged():
    down, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = tbl(tr("Ngô", "21,5"), tr("Lạc", "8,5"), columns=[900, 900])
    return tbl(tr("Vụ", "Cây trồng", "Diện tích (ha)"),
               tr(tc("Xuân", props=down), "Lúa", "120,5"),
               tr(tc(props=below), tc("Màu", inner, p()), "30,0"),
               tr(tc("Mùa", props=down), "Lúa", "140,0"),
               tr(tc(props='<w:vMerge w:val="continue"/>'), "Màu", tc(p(delete("14,5"), ins("15,4")))),
               tr(tc("Cả năm", width=3000, props='<w:gridSpan w:val="2"/>'), "305,9"), columns=[1500, 2500, 1500])


def prose():
    # Changed looks keep the old ones inside; what was there is neither text nor number.
    looks = ('<w:rPr><w:b/><w:rPrChange ' + by() + '><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>')
    relisted = ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange ' + by()
                + '><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange>')
    comment = ('<w:commentRangeStart w:id="900"/>' + delete("24") + ins("27")
               + '<w:commentRangeEnd w:id="900"/>' + r('<w:commentReference w:id="900"/>'))
    return [
        p(r("BÁO CÁO NHANH", "<w:b/>")),
        p("Thu ngân sách ", delete("45,2"), ins("54,2"), "/60 tỷ đồng, đạt 90,3% kế hoạch."),
        p("Trồng rừng 3", delete("5"), ins("8"), ",4/48 ha, đạt 80,0% kế hoạch."),
        p("Tổng đàn gia súc 1.250 con, gồm: trâu 250 con, ", props=mark("del")),
        p("bò 1.000 con."),
        p("Tổng số lao động có việc làm mới 236 người.", ins(" Trong đó: trong tỉnh 118 người, ngoài tỉnh 118 người."), props=mark("ins")),
        p("Số liệu tính đến ngày 15/9/2025."),
        p(delete("Số liệu cũ: thu 45,2 tỷ đồng, đạt 75,3% kế hoạch 60 tỷ đồng."), props=mark("del")),
        p("Hộ nghèo 120 hộ, chiếm 8,0% tổng số hộ.", move("moveFrom", " Cả xã có 1.500 hộ.")),
        p("Dân số 6.450 người.", move("moveTo", " Cả xã có 1.500 hộ."), " Mật độ 86 người/km²."),
        p("Giải ngân 21,6/", comment, " tỷ đồng, đạt 90,0% kế hoạch."),
        p("Khám bệnh 3.200 lượt", ins(" (", delete("nội trú 310 lượt, ", who="Văn phòng"), "ngoại trú 2.900 lượt)"), "."),
        p("Thu hồi 16,4 ha đất", delete(ref("footnote", 1)), ins(ref("footnote", 2)), " của 58 hộ."),
        p(r('<w:br/>').replace("<w:r>", "<w:r>" + looks), "Kinh phí ", delete(field("=15+15", "30")), ins(field("=20+15", "35")), " triệu đồng."),
        p("Trực 24/24 giờ.", props=relisted),
        p(delete("Kiểm tra 12 cơ sở."), num=(1, 0), props=mark("del")),  # its number goes with it
        p("Tuần tra 36 lượt.", num=(1, 0)),
        p(delete("Xử phạt 09 vụ."), num=(1, 0), props=mark("del")),
        p("Không có vụ việc nghiêm trọng."),
        hamlets(), p(), merged(), p("Hết."),
    ]


def make(folder):
    def numbers(of, form):
        return (f'<w:abstractNum w:abstractNumId="{of}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>')
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    write(folder / "revisions.docx", body("".join([*prose(), section])), {
        "numbering": part("numbering", numbers(0, "lowerLetter") + numbers(1, "decimal") + "".join(
            f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(2))),
        "footnotes": notes("footnote", [[p(delete(" Gồm: đất lúa 6,4 ha; đất rừng 9,0 ha."))],
                                        [p(ins(" Gồm: đất lúa 6,4 ha; đất rừng 10,0 ha."))]]),
        "comments": part("comments", '<w:comment w:id="900" w:author="Kiểm tra" w:date="2025-09-17T10:00:00Z">'
                         + p("24 hay 27? Trước ghi 42.") + "</w:comment>"),
    })
    convert(folder / "revisions.docx", "odt", folder)
    repack(folder / "revisions.odt", without_thumbnail)
