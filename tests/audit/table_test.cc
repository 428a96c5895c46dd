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

// Communes of a district, one of them with the values given.
std::string communes(int number, const std::string& name, const std::string& values) {
  std::string out =
      "Biểu " + std::to_string(number) + ". Kết quả theo xã\n\nTT\tXã\tKế hoạch (ha)\tThực hiện (ha)\tTỷ lệ (%)\n";
  const char* const names[] = {"Pá Khôm", "Bản Vạc", "Khe Lũng", "Nà Lốc", "Na Sầm",    "Khau Đem",
                               "Tà Lóng", "Hua Nà",  "Pom Lót",  "Xá Nhù", "Mường Ẳng", "Chiềng Sơ"};
  for (int i = 0; i < 12; ++i) {
    const int plan = 2 * (700 + i * 37 + number * 11), done = plan / 2;
    out += std::to_string(i + 1) + "\t" + names[i] + "\t";
    out += names[i] == name ? values : std::to_string(plan) + ",0\t" + std::to_string(done) + ",0\t50,0";
    out += "\n";
  }
  return out + "\n";
}

TEST(Table, ARateThatItsOwnPassageProvesNeedsNoTable) {
  const std::string prose =
      "Vụ này xã Nà Lốc gieo trồng 1.355,3 ha, đạt 89,2% kế hoạch (1.519,3 ha), trong đó:\n"
      "- Lúa 452,2 ha;\n- Lạc 786,7 ha;\n- Ngô 116,4 ha;\n\n";
  EXPECT_EQ(problems(prose + communes(1, "Nà Lốc", "1.654,4\t1.355,4\t81,9")), std::vector<std::string>{});
}

TEST(Table, ANameThatManyTablesHoldNamesNoRow) {
  const std::string prose = "Vụ này tiểu khu 16 xã Na Sầm gieo trồng 1.981,4 ha, đạt 96,7% kế hoạch (2.049,0 ha).\n\n";
  const std::string one = prose + communes(1, "Na Sầm", "2.031,2\t1.980,4\t97,5");
  EXPECT_EQ(problems(one), (std::vector<std::string>{"restatement inconsistent 1.981,4 ha"}));
  std::string many = one;
  for (int n = 2; n < 10; ++n) many += "Kết quả theo xã của vụ khác như sau:\n\n" + communes(n, "", "");
  EXPECT_EQ(problems(many), std::vector<std::string>{});
}

}  // namespace
}  // namespace khop
