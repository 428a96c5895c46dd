// SPDX-License-Identifier: Apache-2.0
/// Columns that others derive from, and rows that add up.
#include <algorithm>

#include "audit/said.h"

namespace khop {
namespace {

constexpr const char* kTable =
    "| TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | TH/KH (%) |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
    "| 1 | Lúa xuân | ha | 1.245 | 1.187 | 95,34 |\n"
    "| 2 | Ngô xuân | ha | 864 | 902 | 104,40 |\n"
    "| 3 | Rau các loại | ha | 317 | 298 | 94,01 |\n"
    "| 4 | Lạc | ha | 128 | 141 | 110,16 |\n"
    "| 5 | Đậu tương | ha | 96 | 83 | 86,46 |\n";

std::string with(const std::string& from, const std::string& to) {
  std::string out = kTable;
  const auto at = out.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return out.replace(at, from.size(), to);
}

TEST(Table, ADerivedColumnIsFoundAndChecked) {
  EXPECT_EQ(problems(kTable), std::vector<std::string>{});
  const auto lines = said(kTable);
  EXPECT_EQ(
      std::count_if(lines.begin(), lines.end(), [](const std::string& l) { return l.starts_with("ratio consistent"); }),
      5);
}

TEST(Table, OneWrongCellIsFound) {
  EXPECT_EQ(problems(with("104,40", "104,04")), (std::vector<std::string>{"ratio inconsistent 104,04"}));
}

TEST(Table, NumbersOfRowsAndColumnsAreNoFigures) {
  for (const auto& line : said(kTable)) {
    EXPECT_EQ(line.find("sum "), std::string::npos) << line;
    EXPECT_EQ(line.find("malformed"), std::string::npos) << line;
  }
}

TEST(Table, RowsAddUpToTheirTotal) {
  const std::string table =
      "| Địa bàn | Số hộ | Số nhân khẩu |\n"
      "| --- | --- | --- |\n"
      "| Thôn Thượng | 214 | 873 |\n"
      "| Thôn Trung | 187 | 745 |\n"
      "| Thôn Hạ | 236 | 981 |\n"
      "| Tổng cộng | 637 | 2.599 |\n";
  EXPECT_EQ(problems(table), std::vector<std::string>{});
  std::string wrong = table;
  wrong.replace(wrong.find("2.599"), 5, "2.589");
  EXPECT_EQ(problems(wrong), (std::vector<std::string>{"sum inconsistent 2.589"}));
}

}  // namespace
}  // namespace khop
