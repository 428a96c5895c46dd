// SPDX-License-Identifier: Apache-2.0
/// The slip of the keyboard that explains a failing relation.
#include "audit/said.h"

namespace khop {
namespace {

/// "operand: replacement" of the only problem of a text.
std::string hint(const std::string& text) {
  std::string out;
  for (const auto& check : audit_of(text).ledger.checks) {
    if (!is_problem(check)) continue;
    if (!out.empty()) return out + " and more";
    out = check.hint ? check.hint->operand + ": " + check.hint->replacement : "no hint";
  }
  return out;
}

/// Which operand is blamed is a judgement; what it should read is not.
std::string replacement(const std::string& text) {
  const auto all = hint(text);
  const auto colon = all.find(": ");
  return colon == std::string::npos ? all : all.substr(colon + 2);
}

TEST(Edits, OneDigit) {
  // 987,2 + 425,3 = 1.412,5 and 1.245,6 / 1.830,0 = 68,07 %
  EXPECT_EQ(replacement("Sản lượng 1.472,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn."), "1.412,5");
  EXPECT_EQ(replacement("Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 78,07% kế hoạch."), "68,07");
}

TEST(Edits, Neighbours) {
  EXPECT_NE(hint("Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 86,07% kế hoạch."), "no hint");
  EXPECT_NE(
      hint("Tổng số vốn được giao là 12.864 triệu đồng, gồm: vốn tỉnh 7.315 triệu đồng, vốn huyện 5.531 triệu đồng."),
      "no hint");
}

TEST(Edits, WhatIsFarOffHasNone) {
  EXPECT_EQ(hint("Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 11,23% kế hoạch."), "no hint");
}

TEST(Edits, AMalformedNumeralSaysWhatWasMeant) {
  EXPECT_EQ(hint("Đàn lợn có 3.8856 con."), "numeral: 38.856");
  EXPECT_EQ(hint("Thu hồi 31.642.7 m2 đất."), "numeral: 31.642,7");
}

/// The replacement makes the relation hold: written in place of the operand, the text has no problem left.
TEST(Edits, TheReplacementMends) {
  const std::string text = "Sản lượng 1.472,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn.";
  for (const auto& check : audit_of(text).ledger.checks) {
    if (!check.hint || !is_problem(check)) continue;
    std::string printed = check.stated.text;
    for (const auto& operand : check.operands)
      if (operand.name == check.hint->operand) printed = operand.text;
    const auto numeral = printed.substr(0, printed.find(' '));
    std::string mended = text;
    mended.replace(mended.find(numeral), numeral.size(), check.hint->replacement);
    EXPECT_EQ(problems(mended), std::vector<std::string>{}) << mended;
  }
}

}  // namespace
}  // namespace khop
