// SPDX-License-Identifier: Apache-2.0
/// One thing told in two places of a report: what is recognised, what contradicts, and what only looks alike.
#include <algorithm>

#include "audit/said.h"

namespace khop {
namespace {

using Lines = std::vector<std::string>;

bool has(const std::string& text, const std::string& line) {
  const auto lines = said(text);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST(ToldAgain, InCoarserFormOrAnotherScale) {
  EXPECT_TRUE(has(
      "Số lượt khám bệnh bảo hiểm y tế toàn tỉnh là 1.426.518 lượt.\n\nĐánh giá chung: số lượt khám bệnh bảo hiểm y "
      "tế đạt 1,43 triệu lượt.",
      "restatement consistent 1,43 triệu lượt"));
  EXPECT_TRUE(
      has("Doanh thu hợp nhất của tổng công ty: 872,46 tỷ đồng.\n\nKết quả: doanh thu hợp nhất của tổng công ty đạt "
          "872,5 tỷ đồng.",
          "restatement consistent 872,5 tỷ đồng"));
}

TEST(ToldAgain, SwappedDigitsContradict) {
  EXPECT_EQ(
      problems(
          "Quy mô học sinh phổ thông toàn ngành là 186.432 học sinh.\n\nĐánh giá chung: quy mô học sinh phổ thông ổn "
          "định với 186.342 học sinh."),
      (Lines{"restatement inconsistent 186.342 học sinh"}));
}

TEST(ToldAgain, PassagesThatAgreeButForOneFigure) {
  EXPECT_EQ(
      problems(
          "Thu hồi đất của 63 hộ gia đình và 12 tổ chức.\n\nĐã chi trả tiền bồi thường cho 63 hộ gia đình và 21 tổ "
          "chức."),
      (Lines{"restatement inconsistent 21 tổ chức"}));
}

/// A summary repeats what the body told: there a rate one slip apart is meant to be the same.
TEST(ToldAgain, SummaryContradictsTheBody) {
  const std::string body =
      "Kim ngạch xuất khẩu đạt 1.893,2 triệu USD. Chỉ số giá tiêu dùng bình quân tăng 3,62%. Thu hút đầu tư 525,62 "
      "triệu USD.\n\n";
  EXPECT_EQ(problems(body + "Nhìn chung, xuất khẩu 1.893,2 triệu USD; chỉ số giá tiêu dùng bình quân tăng 3,26%; thu "
                            "hút đầu tư 525,62 triệu USD."),
            (Lines{"restatement inconsistent 3,26%"}));
  EXPECT_TRUE(problems(body + "Nhập khẩu 1.291,4 triệu USD. Chỉ số giá tiêu dùng bình quân tăng 3,26%.").empty());
}

/// Neither of the two is told anywhere else: what else should the summary repeat?
TEST(ToldAgain, ShortNamesInASummary) {
  const std::string body =
      "Chỉ số sản xuất công nghiệp IIP tăng 9,27%. Kim ngạch xuất khẩu đạt 1.893,2 triệu USD. Thu hút đầu tư 525,62 "
      "triệu USD.\n\n";
  EXPECT_EQ(problems(body + "IIP tăng 5,27%; xuất khẩu 1.893,2 triệu USD; thu hút đầu tư 525,62 triệu USD."),
            (Lines{"restatement inconsistent 5,27%"}));
}

/// An amount of the prose that no cell repeats, one digit from a cell of the row that it names.
TEST(ToldAgain, OneDigitFromItsRow) {
  const std::string table =
      "Đơn vị\tSố vụ kiểm tra\tSố vụ xử lý\nCảnh sát biển, Kiểm ngư\t2.192\t1.469\nHải quan\t1.318\t946\nThuế\t"
      "1.642\t291\nTổng\t5.152\t2.706";
  EXPECT_EQ(problems("Cảnh sát biển, Kiểm ngư: kiểm tra 2.892 vụ.\n\n" + table).size(), 1u);
  EXPECT_TRUE(problems("Cảnh sát biển, Kiểm ngư: kiểm tra 2.192 vụ.\n\n" + table).empty());
  EXPECT_TRUE(problems("Lực lượng Biên phòng: kiểm tra 2.892 vụ.\n\n" + table).empty());
}

TEST(ToldAgain, RateOfOneAmount) {
  EXPECT_EQ(problems("Doanh thu 872,46 tỷ đồng, đạt 51,5% kế hoạch.\n\nDoanh thu 872,5 tỷ đồng, hoàn thành 57,1% kế "
                     "hoạch."),
            (Lines{"restatement inconsistent 57,1%"}));
  EXPECT_TRUE(problems("Thu ngân sách 872,46 tỷ đồng, đạt 51,5% dự toán tỉnh giao.\n\nThu ngân sách 872,46 tỷ đồng, "
                       "đạt 47,1% dự toán huyện giao.")
                  .empty());
}

/// The whole below many strokes; one that is slightly larger may count what they leave out.
TEST(ToldAgain, WholeCounts) {
  const std::string strokes = " Có 21/21 xã đạt chuẩn y tế. Đến nay 19/21 xã có nhà văn hóa. Có 20/21 xã phủ sóng.";
  EXPECT_EQ(problems("Toàn huyện có 41 xã." + strokes).size(), 1U);
  EXPECT_TRUE(problems("Toàn huyện có 22 xã." + strokes).empty());
  EXPECT_TRUE(problems("Toàn tỉnh có 41 xã; 39/41 xã có chợ." + strokes).empty());
}

/// Other years, other things, progress of work, and figures that other relations confirm each.
TEST(ToldAgain, LookAlikesStaySilent) {
  for (const char* text :
       {"Năm 2021 diện tích cây mắc ca là 2.017 ha.\n\nNăm 2023 diện tích cây mắc ca là 2.067 ha.",
        "Diện tích cây mắc ca đã trồng là 2.017 ha.\n\nDiện tích cây cà phê đã trồng là 2.067 ha.",
        "Thu hồi đất của 63 hộ gia đình và 12 tổ chức.\n\nĐã chi trả cho 60 hộ gia đình và 11 tổ chức.",
        "Bị thương 3.078 người, gồm: nam 2.000 người, nữ 1.078 người.\n\nĐường bộ: bị thương 3.068 người, gồm: nam "
        "1.995 người, nữ "
        "1.073 người."})
    EXPECT_TRUE(problems(text).empty()) << text;
}

TEST(ToldAgain, OppositePartsMakeTheirWhole) {
  EXPECT_EQ(problems("Đã tiếp nhận 1.430 đơn. Đơn đủ điều kiện xử lý 1.300 đơn; đơn không đủ điều kiện xử lý 180 đơn."),
            (Lines{"sum inconsistent 1.430 đơn"}));
  EXPECT_TRUE(problems("Đã tiếp nhận 1.430 đơn. Đơn thuộc thẩm quyền 300 đơn; không xảy ra 12 vụ cháy.").empty());
}

}  // namespace
}  // namespace khop
