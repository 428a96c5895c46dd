// SPDX-License-Identifier: Apache-2.0
/// Formulas at the end of a row's label.
#include <gtest/gtest.h>

#include "audit/table/row_formulas.h"

namespace khop::audit {
namespace {

std::string told(std::string_view label) {
  const auto formula = read_label_formula(label);
  if (!formula) return "none";
  std::string out;
  for (const auto& term : formula->terms) out += (term.less ? " -" : " +") + term.name;
  return out.substr(1);
}

TEST(LabelFormula, NamesRowsWithTheirSigns) {
  const std::pair<const char*, const char*> cases[] = {
      {"TỔNG CỘNG (I+II)", "+I +II"},
      {"Tổng cộng (A + B + C)", "+A +B +C"},
      {"Doanh thu thuần (10 = 01 - 02)", "+01 -02"},
      {"Doanh thu thuần (10 = 01 – 02)", "+01 -02"},
      {"Lợi nhuận thuần {30 = 20 + (21 - 22) - (25 + 26)}", "+20 +21 -22 -25 -26"},
      {"Chênh lệch [(3)=(1)-(2)]", "+1 -2"},
      {"Kết dư = A - (B - C)", "+A -B +C"},
      {"Cộng (1.1+1.2)", "+1.1 +1.2"},
  };
  for (const auto& [label, expected] : cases) EXPECT_EQ(told(label), expected) << label;
}

TEST(LabelFormula, WhatIsNoneIsNone) {
  for (const char* label :
       {"", "(", "()", "Thu nội địa", "Trẻ em (dưới 6 tuổi)", "Tăng (+), giảm (-)", "Cột (1)", "Giá trị (tỷ đồng)",
        "(I+)", "(+I)", "(I II)", "Diện tích (ha)", "Mức = 5", "Hệ số (1,2+3,4)"})
    EXPECT_EQ(told(label), "none") << label;
  EXPECT_EQ(told(std::string(5000, '(') + "1+2"), "none");
}

}  // namespace
}  // namespace khop::audit
