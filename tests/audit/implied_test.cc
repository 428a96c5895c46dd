// SPDX-License-Identifier: Apache-2.0
/// Relations through a base that nobody printed, means, and compositions.
#include <algorithm>

#include "audit/said.h"

namespace khop {
namespace {

using Lines = std::vector<std::string>;

bool says(const std::string& text, const std::string& line) {
  const auto lines = said(text);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST(Implied, RatesOfATotalAndItsParts) {
  const std::string parts =
      " gồm: trồng trọt 812,6 tỷ đồng, tăng 3,2%, đạt 47,1% kế hoạch; chăn nuôi 403,9 tỷ đồng, giảm 1,8%, đạt 44,6% kế "
      "hoạch.";
  EXPECT_TRUE(says("Giá trị sản xuất 1.216,5 tỷ đồng, tăng 1,49%, đạt 46,24% kế hoạch," + parts,
                   "plan-implied consistent 1,49%"));
  EXPECT_TRUE(says("Giá trị sản xuất 1.216,5 tỷ đồng, tăng 1,49%, đạt 46,24% kế hoạch," + parts,
                   "plan-implied consistent 46,24%"));
  EXPECT_EQ(problems("Giá trị sản xuất 1.216,5 tỷ đồng, tăng 1,49%, đạt 49,24% kế hoạch," + parts),
            (Lines{"plan-implied inconsistent 49,24%"}));
  // A plan may hold what has not begun; rates against other times do not belong together.
  EXPECT_EQ(problems("Giá trị sản xuất 1.216,5 tỷ đồng, tăng 1,49%, đạt 43,24% kế hoạch," + parts), Lines{});
  EXPECT_EQ(
      problems("Thu 1.216,5 tỷ đồng, tăng 7,3% so với cùng kỳ, gồm: nội địa 812,6 tỷ đồng, tăng 3,2% so với tháng "
               "trước; hải quan 403,9 tỷ đồng, giảm 1,8% so với tháng trước."),
      Lines{});
}

TEST(Implied, SharesOfOneWhole) {
  EXPECT_TRUE(
      says("Toàn huyện còn 1.284 hộ nghèo (8,47%), 963 hộ cận nghèo (6,35%).", "plan-implied consistent 6,35%"));
  EXPECT_EQ(problems("Toàn huyện còn 1.284 hộ nghèo (8,47%), 963 hộ cận nghèo (6,53%)."),
            (Lines{"plan-implied inconsistent 6,53%"}));
  EXPECT_EQ(problems("Xã Đông còn 128 hộ nghèo (8,47%), xã Tây còn 96 hộ nghèo (11,2%)."), Lines{});
}

TEST(Implied, OnlyTheKindThatIsAskedFor) {
  LintOptions options;
  options.only = {"plan-implied"};
  const auto lines = said(
      "Sản lượng 1.204,53 tấn, đạt 50,18% kế hoạch, gồm: nuôi trồng 1.132,42 tấn, đạt 50,17% kế hoạch; khai thác 72,11 "
      "tấn, đạt 50,35% kế hoạch.",
      options);
  EXPECT_FALSE(lines.empty());
  for (const auto& line : lines) EXPECT_TRUE(line.starts_with("plan-implied")) << line;
}

TEST(Means, PerUnit) {
  EXPECT_TRUE(
      says("Hỗ trợ 412 hộ với 2.884 triệu đồng, bình quân 7 triệu đồng/hộ.", "product consistent 7 triệu đồng/hộ"));
  EXPECT_TRUE(
      says("Huy động 9.216 học sinh ra lớp.\n\nXây mới 12 phòng.\n\nToàn huyện có 288 lớp, bình quân 32,0 học "
           "sinh/lớp.",
           "product consistent 32,0 học sinh/lớp"));
  EXPECT_EQ(problems("Sửa chữa 46,5 km đường với kinh phí 53,475 tỷ đồng, bình quân 1,51 tỷ đồng/km."),
            (Lines{"product inconsistent 1,51 tỷ đồng/km"}));
  EXPECT_EQ(problems("Hỗ trợ 12 hộ, mỗi hộ 5 triệu đồng; tổng kinh phí chương trình 1.260 triệu đồng."), Lines{});
}

TEST(Means, PerYear) {
  EXPECT_TRUE(says("Năm 2020 đạt 4.120 tỷ đồng, năm 2025 đạt 6.340 tỷ đồng, tăng bình quân 9,00%/năm.",
                   "cagr consistent 9,00%/năm"));
  EXPECT_EQ(problems("Tỷ lệ hộ nghèo giảm từ 12,48% năm 2021 xuống còn 5,28% năm 2025, bình quân giảm 1,08%/năm."),
            (Lines{"cagr inconsistent 1,08%/năm"}));
  EXPECT_EQ(problems("Sản lượng năm 2025 đạt 6.340 tấn; đàn gia súc tăng bình quân 5,4%/năm."), Lines{});
}

TEST(Compositions, MakeAHundredPercent) {
  EXPECT_EQ(problems("Cơ cấu kinh tế: nông nghiệp chiếm 21,4%; công nghiệp chiếm 43,9%; dịch vụ chiếm 34,7%."),
            Lines{});
  EXPECT_EQ(problems("Cơ cấu kinh tế: nông nghiệp chiếm 21,4%; công nghiệp chiếm 48,9%; dịch vụ chiếm 34,7%."),
            (Lines{"share-sum inconsistent 21,4%"}));
  // Not all that there is.
  EXPECT_EQ(problems("Cơ cấu kinh tế: nông nghiệp chiếm 21,4%; công nghiệp chiếm 43,9%; xây dựng chiếm 12,3%."),
            Lines{});
  EXPECT_EQ(problems("Nông nghiệp đạt 21,4% kế hoạch; công nghiệp đạt 43,9% kế hoạch; dịch vụ đạt 34,8% kế hoạch."),
            Lines{});
}

TEST(Compositions, SharesOfAListNameTheWrongOne) {
  EXPECT_EQ(problems("Xếp loại tốt 1.248 em (41,6%), khá 1.137 em (39,7%), đạt 615 em (20,5%)."),
            (Lines{"share-sum inconsistent 41,6%", "share inconsistent 39,7%"}));
}

}  // namespace
}  // namespace khop
