// SPDX-License-Identifier: Apache-2.0
/// Which relations are recognised in a text, which reading wins, and what comes out. Each text is one that any editor
/// would judge alike.
#include <algorithm>

#include "audit/said.h"

namespace khop {
namespace {

using Lines = std::vector<std::string>;

struct Row {
  const char* text;
  Lines expected;
};

TEST(Relations, Ratios) {
  const Row kRows[] = {
      {"Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 68,07% kế hoạch.", {"ratio consistent 68,07%"}},
      {"Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 86,07% kế hoạch.", {"ratio inconsistent 86,07%"}},
      {"Giải ngân được 3.417/5.126 triệu đồng, đạt 66,7% kế hoạch vốn.", {"ratio consistent 66,7%"}},
      {"Tỷ lệ hộ dùng nước sạch là 91,4% (1.284/1.405 hộ).", {"ratio consistent 91,4%"}},
      {"Thụ lý 9.486 vụ; giải quyết 8.317 vụ, đạt 27,68%.", {"ratio inconsistent 27,68%"}},
      {"Tỷ lệ hộ dùng nước sạch là 94,1% (1.284/1.405 hộ).", {"ratio inconsistent 94,1%"}},
  };
  for (const auto& row : kRows) EXPECT_EQ(said(row.text), row.expected) << row.text;
}

TEST(Relations, Sums) {
  const Row kRows[] = {
      {"Sản lượng 1.412,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn.", {"sum consistent 1.412,5 tấn"}},
      {"Sản lượng 1.421,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn.", {"sum inconsistent 1.421,5 tấn"}},
      {"Tổng diện tích 3.187,4 ha (trong đó: rừng sản xuất 2.046,9 ha, rừng phòng hộ 1.140,5 ha).",
       {"sum consistent 3.187,4 ha"}},
      {"Tổng đàn gia súc có 8.214 con, bao gồm: trâu 1.873 con; bò 2.456 con; lợn 3.885 con.",
       {"sum consistent 8.214 con"}},
  };
  for (const auto& row : kRows) EXPECT_EQ(said(row.text), row.expected) << row.text;
}

/// A bracket right behind the total that holds nothing but parts is meant to make it, however short the figures.
TEST(Relations, ListsRightBehindTheirTotal) {
  const Row kRows[] = {
      {"Đảng bộ có 43 tổ chức cơ sở đảng (28 đảng bộ, 15 chi bộ).", {"sum consistent 43 tổ chức cơ sở đảng"}},
      {"Đảng bộ có 53 tổ chức cơ sở đảng (28 đảng bộ, 15 chi bộ).", {"sum inconsistent 53 tổ chức cơ sở đảng"}},
      {"Ký hợp đồng với 412 cơ sở (công lập 298, ngoài công lập 314).", {"sum inconsistent 412 cơ sở"}},
      {"Khám cho 12.959 trẻ (100 bé gái: 112 bé trai).", {"part-le-total consistent 12.959 trẻ"}},
  };
  for (const auto& row : kRows) EXPECT_EQ(said(row.text), row.expected) << row.text;
}

/// "Theo loại hình: …, loại hình khác 36 vụ": the words say what is broken down, and the last part leaves nothing out.
TEST(Relations, ListsByKind) {
  const std::string total = "Toàn tỉnh xảy ra 186 vụ cháy.\n\nTheo loại hình: nhà dân 84 vụ, cơ sở sản xuất 39 vụ, ";
  EXPECT_EQ(said(total + "phương tiện 27 vụ, loại hình khác 36 vụ."), (Lines{"sum consistent 186 vụ"}));
  EXPECT_EQ(said(total + "phương tiện 27 vụ, loại hình khác 38 vụ."), (Lines{"sum inconsistent 186 vụ"}));
}

/// Parts that no cue opens say nothing alone; that the same digit mends a share, too, is no coincidence.
TEST(Relations, OneSlipInSeveralRelations) {
  const std::string text = "Toàn ngành có 1.285 cơ sở. Khối công lập 1.047 cơ sở, chiếm 81,5%; khối tư thục 338 cơ sở";
  EXPECT_EQ(problems(text + ", chiếm 18,5%."), (Lines{"sum inconsistent 1.285 cơ sở"}));
  EXPECT_EQ(problems(text + "."), Lines{});
}

TEST(Relations, ListsOfItems) {
  EXPECT_EQ(said("Tổng số vốn được giao là 12.846 triệu đồng, gồm:\n- Vốn tỉnh: 7.315 triệu đồng.\n- Vốn huyện: 5.531 "
                 "triệu đồng.\n"),
            (Lines{"sum consistent 12.846 triệu đồng"}));
  EXPECT_EQ(said("Tổng số vốn được giao là 12.864 triệu đồng, gồm:\n- Vốn tỉnh: 7.315 triệu đồng.\n- Vốn huyện: 5.531 "
                 "triệu đồng.\n"),
            (Lines{"sum inconsistent 12.864 triệu đồng"}));
}

TEST(Relations, UnitsAndProducts) {
  const auto has = [](const char* text, const std::string& line) {
    const auto lines = said(text);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  EXPECT_TRUE(has("Thu hồi 18.642 m2 (1,8642 ha).", "unit consistent 1,8642 ha"));
  EXPECT_TRUE(
      has("Tặng 150 phần quà, mỗi phần 500.000 đồng, trị giá 76 triệu đồng.", "product inconsistent 500.000 đồng"));
  EXPECT_TRUE(
      has("Thu hoạch 214,5 ha, năng suất 58,2 tạ/ha, sản lượng 1.248,4 tấn.", "product consistent 1.248,4 tấn"));
}

TEST(Relations, Defects) {
  EXPECT_EQ(said("Đàn lợn có 3.8856 con."), (Lines{"malformed-number finding 3.8856 con"}));
  EXPECT_EQ(said("Phối hợp với 03 xã: Thanh Bình, Yên Lạc và Tân Phong."), (Lines{"count-list consistent 03 xã"}));
}

/// What must stay silent: a false alarm costs more trust than a miss.
TEST(Relations, Silence) {
  for (const char* text : {
           "",
           "Không có số liệu.",
           "Trực 24/24 giờ, đạt 90% yêu cầu.",
           "Khám cho 17.764 lượt người, trong đó nội trú 440 lượt.",
           "Trồng được 500 ha, tiêu biểu là xã Thanh Bình 20 ha, xã Yên Lạc 30 ha.",
           "Căn cứ Nghị định số 35/2015/NĐ-CP ngày 13/4/2015 và Kế hoạch số 154/KH-UBND.",
           "Thu ngân sách 7.952 triệu đồng, tăng 8,37% so với cùng kỳ.",
           "Đã mở 09 lớp cho 315 học viên tại các xã: Thanh Bình, Yên Lạc, Tân Phong.",
           "Mưa to làm ngập 12,5 ha lúa, sập 3 cầu tạm, 2 nhà bị tốc mái.",
           "Giai đoạn 2021-2025 phấn đấu tăng 7-8% mỗi năm.",
           "Đoạt 45 giải (02 giải Nhất, 12 giải Nhì, 14 giải Ba, 17 giải Tư), tăng 9 giải so với cùng kỳ (36 giải).",
       })
    EXPECT_EQ(problems(text), Lines{}) << text;
}

/// A reading that holds to many digits silences the others of its figures.
TEST(Relations, TheReadingThatHoldsWins) {
  // 60,94 % is of the area to be recovered (two clauses back), not of the nearest amount.
  const Lines lines =
      said("Tổng diện tích phải thu hồi là 8,68 ha của 131 hộ. Đã thu hồi 5,29 ha (đạt 60,94% tổng diện tích).");
  EXPECT_EQ(lines, (Lines{"ratio consistent 60,94%"}));
}

/// Only the first rate belongs to a fraction; the second has a plan that is not printed.
TEST(Relations, TheSecondRateHasAnotherBase) {
  EXPECT_EQ(problems("Gieo trồng 1.245,6/1.830,0 ha, đạt 68,07% diện tích, đạt 97,3% kế hoạch vụ."), Lines{});
}

TEST(Relations, Rounding) {
  // 1.284/1.405 = 91,388 %: 91,3 is one unit of the last place off, which is no mistake worth an alarm.
  const auto lines = said("Tỷ lệ hộ dùng nước sạch là 91,3% (1.284/1.405 hộ).");
  EXPECT_EQ(lines, (Lines{"ratio rounding 91,3%"}));
  LintOptions truncate;
  truncate.rounding = RoundingMode::truncate;
  EXPECT_EQ(said("Tỷ lệ hộ dùng nước sạch là 91,3% (1.284/1.405 hộ).", truncate), (Lines{"ratio consistent 91,3%"}));
}

TEST(Relations, Filters) {
  const std::string text = "Diện tích đạt 45,0/60 ha, đạt 85% kế hoạch. Đàn lợn có 3.8856 con.";
  LintOptions options;
  options.only = {"malformed-number"};
  EXPECT_EQ(said(text, options), (Lines{"malformed-number finding 3.8856 con"}));
  options.only = {"malformed-number/separators"};
  EXPECT_EQ(said(text, options), (Lines{"malformed-number finding 3.8856 con"}));
  options.disable = {"malformed-number"};
  EXPECT_EQ(said(text, options), Lines{});
}

TEST(Relations, AmountsToldElsewhere) {
  const std::string between = "\n\nTrồng 21 ha rừng.\n\nTiếp 608 lượt dân.\n\nCó 5.874 lớp.\n\n";
  const auto both = [&](const char* before, const char* after) { return said(before + between + after); };
  const char* cases = "Cơ quan điều tra thụ lý 2.318 vụ án, kết thúc điều tra 1.836 vụ.";
  EXPECT_EQ(both(cases, "Còn đang điều tra 482 vụ án."), (Lines{"difference consistent 482 vụ án"}));
  EXPECT_EQ(both(cases, "Còn đang điều tra 485 vụ án."), Lines{});  // three digits prove no slip
  const char* area = "Đã phê duyệt phương án 177.502,5 m2/213.684,9 m2.";
  EXPECT_EQ(both(area, "Diện tích chưa phê duyệt phương án còn lại 36.182,4 m2."),
            (Lines{"difference consistent 36.182,4 m2"}));
  EXPECT_EQ(both(area, "Diện tích chưa phê duyệt phương án còn lại 36.128,4 m2."),
            (Lines{"difference inconsistent 36.128,4 m2"}));
}

TEST(Relations, WhatARateIsComparedWith) {
  const Row kRows[] = {
      {"Có 3.916 người tham gia (đạt 72,52% kế hoạch 5.400 người).", {"ratio consistent 72,52%"}},
      {"Có 3.916 người tham gia (đạt 75,22% kế hoạch 5.400 người).", {"ratio inconsistent 75,22%"}},
      {"Thụ lý 7.352 vụ; giải quyết 6.301 vụ, đạt 87,51%.", {"ratio inconsistent 87,51%"}},
  };
  for (const auto& row : kRows) EXPECT_EQ(said(row.text), row.expected) << row.text;
  EXPECT_EQ(problems("Thu 1.213,47 tỷ đồng, tăng 16,0% so với 9 tháng năm 2023 (1.096,8 tỷ đồng)."),
            (Lines{"growth inconsistent 16,0%"}));
}

TEST(Relations, PlacesAreThoseOfTheDraft) {
  const auto audit = audit_of("Mở đầu.\n\nDiện tích cây vụ đông\nđạt 1.245,6/1.830,0 ha, bằng 86,07% kế hoạch.\n");
  ASSERT_EQ(audit.ledger.checks.size(), 1U);
  const auto& check = audit.ledger.checks.front();
  EXPECT_EQ(check.stated.begin, (Place{4, 30}));
  EXPECT_EQ(check.lines(), (std::vector<std::uint32_t>{4}));
  EXPECT_EQ(check.computed, "68.0656");
}

}  // namespace
}  // namespace khop
