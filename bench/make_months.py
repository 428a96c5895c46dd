#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes monthly reports of invented communes that tally with each other: for timing `khop lint FOLDER/*.txt`.

usage: make_months.py FOLDER [--reports 1000] [--communes 20] [--first-year 1984]
"""
import argparse
import pathlib
import random

HEAD = """HUYỆN LẠC THƯỢNG
ỦY BAN NHÂN DÂN XÃ {upper}
Số: {number}/BC-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{name}, ngày 20 tháng {month} năm {year}

BÁO CÁO
Tình hình kinh tế - xã hội tháng {month} năm {year}

I. KẾT QUẢ THỰC HIỆN
1. Nông nghiệp
- Chăn nuôi: Tổng đàn trâu {buffaloes} con; đàn bò {cattle} con; đàn lợn {pigs} con. Trong tháng, tiêm phòng gia súc được {doses} liều.
- Lâm nghiệp: Lũy kế từ đầu năm, trồng rừng được {forest}/60,0 ha, đạt {forest_rate}% kế hoạch năm.
2. Tài chính
- Trong tháng, thu ngân sách đạt {month_revenue} triệu đồng. Lũy kế từ đầu năm, thu ngân sách đạt {revenue}/{plan} triệu đồng, đạt {rate}% kế hoạch năm.
3. Văn hóa - xã hội
- Toàn xã có {households} hộ, {people} nhân khẩu. Số hộ nghèo {poor} hộ.
- Khám bệnh trong tháng {visits} lượt.
"""
SYLLABLES = ["An", "Bình", "Cao", "Dương", "Hạ", "Hòa", "Khe", "Lương", "Mây", "Nà", "Phú", "Sơn", "Tân", "Thanh", "Vân", "Yên"]


def count(n):
    return f"{n:,}".replace(",", ".")


def decimal(tenths):
    return count(tenths // 10) + "," + str(tenths % 10)


def rate(a, b):
    return f"{100 * a / b:.1f}".replace(".", ",")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--communes", type=int, default=20)
    parser.add_argument("--first-year", type=int, default=1984)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    random.seed(1)
    names = random.sample([f"{a} {b}" for a in SYLLABLES for b in SYLLABLES if a != b], arguments.communes)
    for n in range(arguments.reports):
        commune, at = n % arguments.communes, n // arguments.communes
        year, month = arguments.first_year + at // 12, at % 12 + 1
        facts = random.Random(commune * 10000 + year)
        plan = facts.randint(12000, 24000)
        months = [facts.randint(900, 1900) for _ in range(12)]
        planted = sorted(facts.randint(0, 600) for _ in range(12))
        own = random.Random(n)
        revenue = sum(months[:month])
        text = HEAD.format(
            upper=names[commune].upper(), name=names[commune], number=n % 97 + 1, month=month, year=year,
            buffaloes=count(1000 + own.randint(0, 400)), cattle=count(800 + own.randint(0, 300)), pigs=count(3000 + own.randint(0, 900)),
            doses=count(1500 + own.randint(0, 900)), forest=decimal(planted[month - 1]), forest_rate=rate(planted[month - 1], 600),
            month_revenue=decimal(months[month - 1]), revenue=decimal(revenue), plan=decimal(plan), rate=rate(revenue, plan),
            households=count(1118 + at), people=count(5204 + 3 * at), poor=214 + own.randint(-9, 9), visits=own.randint(300, 600))
        (arguments.folder / f"xa-{commune:02}-{year}-{month:02}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
