#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes large files for measuring: large.docx (about 300 pages of prose, footnotes and tables), large.xlsx (50,000 rows
of ten columns), and large.txt, the text of the first.

usage: make_large.py FOLDER [--pages 300] [--rows 50000]
"""
import argparse
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "formats"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "formats" / "make"))

from hostile import xlsx  # noqa: E402
from office import crumble  # noqa: E402
from word import body, notes, p, part, ref, tbl, tr, write  # noqa: E402

CROPS = ["lúa", "ngô", "lạc", "đậu tương", "sắn", "khoai lang", "rau, màu", "mía", "chè", "bông"]
PLACES = ["Khe Lũng", "Nà Lốc", "Bản Vạc", "Pá Khôm", "Tà Lùng", "Khau Đem", "Na Sầm", "Lũng Vài"]


def number(value, decimals=1):
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def passage(rng, n):
    """A paragraph, its list, its footnote and a table row. Each tallies in itself; names come again, as they do in reports."""
    place, year = rng.choice(PLACES), 2020 + n % 6
    areas = [rng.randrange(100, 9999) / 10 for _ in range(3)]
    crops = rng.sample(CROPS, 3)
    total = sum(areas)
    plan = round(total * rng.uniform(1.01, 1.4), 1)
    households = [rng.randrange(10, 400) for _ in range(2)]
    text = (f"Năm {year}, tiểu khu {n} xã {place} gieo trồng {number(total)} ha, đạt {number(total / plan * 100)}% kế hoạch ({number(plan)} ha); "
            f"có {sum(households)} hộ tham gia")
    rest = (", tăng so với năm trước do người dân chủ động nguồn giống, phân bón và nước tưới; các đơn vị chuyên môn hướng dẫn kỹ thuật, "
            "kiểm tra đồng ruộng, kịp thời phòng trừ sâu bệnh, bảo đảm khung thời vụ. Trong đó:")
    items = [f"{crop.capitalize()} {number(area)} ha;" for crop, area in zip(crops, areas)]
    note = f"Gồm: hộ trồng mới {households[0]} hộ; hộ trồng lại {households[1]} hộ."
    return text, rest, items, note, [place, number(plan), number(total), number(total / plan * 100)]


def docx(path, pages):
    rng = random.Random(7)
    content, footnotes, plain = [], [], []
    for n in range(1, pages * 18 // 5 + 1):  # some four passages fill a page
        text, rest, items, note, row = passage(rng, n)
        footnotes.append(note)
        content += [p(text, ref("footnote", n), rest), *(p(item, num=(1, 0)) for item in items)]
        plain += [f"{text}<sup>({n})</sup>{rest}", *(f"- {item}" for item in items), f"<sup>({n})</sup> {note}"]
        if n % 30 == 0:
            rows = [["TT", "Xã", "Kế hoạch (ha)", "Thực hiện (ha)", "Tỷ lệ (%)"]]
            rows += [[str(i + 1), *passage(rng, n)[4]] for i in range(20)]
            content += [p(f"Biểu {n // 30}. Kết quả theo xã"), tbl(*(tr(*row) for row in rows), columns=[700, 3000, 1900, 1900, 1900]), p()]
            plain += ["", f"Biểu {n // 30}. Kết quả theo xã", *("\t".join(row) for row in rows), ""]
    numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>'
                 '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    size = part("styles", '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>')
    # Word cuts text into runs of a few characters, so its XML is many times as long as the text.
    write(path, body(crumble("".join(content))), {"styles": size, "numbering": part("numbering", numbering),
                                                  "footnotes": notes("footnote", footnotes)})
    path.with_suffix(".txt").write_text("\n".join(plain) + "\n", encoding="utf-8")


def workbook(path, rows):
    rng = random.Random(7)

    def chunks():
        for n in range(1, rows + 1):
            if n == 1:
                cells = ["TT", "Xã", "Kế hoạch", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm", "% kế hoạch", "Còn lại"]
                inside = "".join(f'<c r="{c}1" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in zip("ABCDEFGHIJ", cells))
            else:
                quarters = [rng.randrange(100, 99999) / 10 for _ in range(4)]
                total = round(sum(quarters), 1)
                plan = round(total * rng.uniform(1.01, 1.4), 1)
                values = [n - 1, None, plan, *quarters, total, round(total / plan * 100, 2), round(plan - total, 1)]
                inside = "".join(f'<c r="{c}{n}" t="inlineStr"><is><t>{PLACES[n % 8]} {n}</t></is></c>' if v is None
                                 else f'<c r="{c}{n}"><v>{v}</v></c>' for c, v in zip("ABCDEFGHIJ", values))
            yield f'<row r="{n}">{inside}</row>'
    xlsx(path, list(chunks()))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rows", type=int, default=50000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    docx(options.folder / "large.docx", options.pages)
    workbook(options.folder / "large.xlsx", options.rows)


if __name__ == "__main__":
    main()
