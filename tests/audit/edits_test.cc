// SPDX-License-Identifier: Apache-2.0
/// The misprint that explains a failing relation: which figure it blames, and what that figure should read.
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
  EXPECT_EQ(replacement("Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 78,07% kế hoạch."), "68,07");
}

TEST(Edits, Neighbours) {
  EXPECT_NE(hint("Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 86,07% kế hoạch."), "no hint");
  EXPECT_NE(
      hint("Tổng số vốn được giao là 12.864 triệu đồng, gồm: vốn tỉnh 7.315 triệu đồng, vốn huyện 5.531 triệu đồng."),
      "no hint");
}

struct Said {
  std::string kind, operand, replacement;
  bool sure = false;
  int agreeing = 0;
};

/// The hints of all problems of a text.
std::vector<Said> hints(const std::string& text) {
  std::vector<Said> out;
  for (const auto& check : audit_of(text).ledger.checks)
    if (is_problem(check) && check.hint)
      out.push_back({check.hint->kind, check.hint->operand, check.hint->replacement, check.hint->sure >= 0.8,
                     check.hint->agreeing});
  return out;
}

/// "kind operand: replacement" of the only hint.
std::string only(const std::string& text) {
  const auto all = hints(text);
  return all.size() == 1 ? all[0].kind + " " + all[0].operand + ": " + all[0].replacement
                         : std::to_string(all.size()) + " hints";
}

TEST(Edits, Kinds) {
  EXPECT_EQ(only("Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 86,07% kế hoạch."), "swap rate: 68,07");
  EXPECT_EQ(only("Diện tích thu hồi 18.450 m2 (18,45 ha)."), "mark second: 1,845");
  EXPECT_EQ(only("Diện tích thu hồi 18.450 m2 (1.845 ha)."), "separator second: 1,845");
  EXPECT_EQ(only("Tổng vốn 1.386 tỷ đồng, gồm: vốn tỉnh 0,873 tỷ đồng, vốn huyện 0,513 tỷ đồng."),
            "separator total: 1,386");
  EXPECT_EQ(only("Diện tích cây vụ đông đạt 12.445,6/1.830,0 ha, bằng 68,07% kế hoạch."), "doubled done: 1.245,6");
  EXPECT_EQ(only("Thu hồi đạt 61.835 m2/88.214 ha, bằng 70,10% kế hoạch."), "unit done: 61.835 ha");
  EXPECT_EQ(only("Giải ngân đạt 1.245,6 triệu đồng/1.830,0 tỷ đồng, bằng 68,07% kế hoạch.").substr(0, 5), "scale");
}

/// What is wrong with a list, where no figure of it is.
TEST(Edits, Parts) {
  EXPECT_EQ(only("Tổng diện tích thu hồi 11,18 ha, gồm: đất lúa 5,29 ha, đất màu 3,39 ha, đất ở 1,25 ha. Ngoài ra đất "
                 "khác 1,25 ha."),
            "missing : ");
  EXPECT_EQ(only("Tổng số 2.458 hộ, gồm: xã A 1.230 hộ, xã B 614 hộ, xã C 1.203 hộ. Xã C có 614 hộ."),
            "neighbour parts[3]: 614");
}

/// A figure that several relations blame is the culprit of each of them, and surely.
TEST(Edits, RelationsAgreeOnOneFigure) {
  const auto all = hints("Tổng số hộ là 426 hộ, gồm: hộ nghèo 131 hộ (chiếm 31,12%), hộ khác 290 hộ.");
  ASSERT_EQ(all.size(), 2U);
  for (const auto& hint : all) {
    EXPECT_EQ(hint.replacement, "421");
    EXPECT_TRUE(hint.sure);
    EXPECT_EQ(hint.agreeing, 1);
  }
}

/// Nothing but the sum speaks of these figures: any of them may be wrong.
TEST(Edits, NotSureWithoutFurtherRelations) {
  const auto all = hints("Sản lượng 1.472,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn.");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_FALSE(all[0].sure);
  EXPECT_EQ(all[0].agreeing, 0);
}

/// A figure that another relation confirms is not the culprit, wherever it stands in the sum.
TEST(Edits, WhatIsConfirmedIsRight) {
  EXPECT_EQ(only("Sản lượng 1.472,5 tấn, đạt 73,63% kế hoạch (2.000 tấn), gồm: lúa 987,2 tấn, ngô 425,3 tấn."),
            "digit parts[2]: 485,3");
  EXPECT_EQ(
      only("Sản lượng 1.472,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn. Ngô đạt 425,3/1.000 tấn, bằng 42,53%; lúa đạt "
           "987,2/1.000 tấn, bằng 98,72%."),
      "digit total: 1.412,5");
}

/// What the report prints elsewhere speaks for a replacement.
TEST(Edits, WhatIsRepeatedIsRight) {
  EXPECT_EQ(only("Tổng diện tích phải thu hồi là 8,68 ha, gồm: đất lúa 5,29 ha, đất màu 3,89 ha. Đất màu 3,39 ha đã "
                 "giao."),
            "digit parts[2]: 3,39");
}

TEST(Edits, SaysWhereAndHowSure) {
  const std::string text = "Diện tích cây vụ đông đạt 1.245,6/1.830,0 ha, bằng 86,07% kế hoạch.";
  const auto said = audit_of(text).ledger.checks.at(0).hint;
  ASSERT_TRUE(said);
  EXPECT_EQ(said->text, "rất có thể đảo hai chữ số: 86,07 → 68,07");
  const auto other =
      audit_of("Tổng diện tích 8,68 ha, gồm:\n- Đất lúa 5,29 ha;\n- Đất màu 3,89 ha.\n\nĐất màu 3,39 ha đã giao.\n");
  bool placed = false;
  for (const auto& check : other.ledger.checks)
    placed = placed || (check.hint && check.hint->text.find("(dòng 3)") != std::string::npos);
  EXPECT_TRUE(placed);
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
