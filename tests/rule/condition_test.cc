// SPDX-License-Identifier: Apache-2.0
#include "rule/condition.h"

#include <gtest/gtest.h>

#include "figure/dump.h"

namespace khop::rule {
namespace {

using figure::Extracted;

/// Whether a condition on `a`, the first figure of a text, and `b`, the second, holds.
bool holds(std::string_view text, const std::string& draft_text) {
  const auto condition = Condition::parse(text);
  if (!condition) {
    ADD_FAILURE() << text << ": " << condition.error().message;
    return false;
  }
  const Extracted extracted(draft_text);
  const auto& figures = extracted.draft.figures;
  EXPECT_GE(figures.size(), 2U) << draft_text;
  const auto figure = [&](const std::string& name) { return &figures[name == "a" ? 0 : 1]; };
  return condition->holds(extracted.draft, *figure(condition->left_name),
                          condition->right_name.empty() ? nullptr : figure(condition->right_name));
}

TEST(Condition, TwoFigures) {
  const std::string area = "Trồng 5 ha, chăm sóc 30.000 m2.";
  EXPECT_TRUE(holds("a.dimension == b.dimension", area));
  EXPECT_FALSE(holds("a.dimension != b.dimension", area));
  EXPECT_TRUE(holds("a.unit != b.unit", area));
  EXPECT_TRUE(holds("a.value > b.value", area));  // 5 ha are 50.000 m2
  EXPECT_TRUE(holds("b.value<=a.value", area));
  EXPECT_TRUE(holds("a.sentence == b.sentence", area));
  EXPECT_FALSE(holds("a.dimension == b.dimension", "Trồng 5 ha, thu 3 tấn."));
  const std::string people = "Có 5 người, 12 nhân khẩu.";
  EXPECT_TRUE(holds("a.noun == b.noun", people));
  EXPECT_FALSE(holds("a.noun == b.noun", "Có 5 người, 12 hộ."));
}

TEST(Condition, OneFigureAndALiteral) {
  const std::string text = "Trồng 5,25 ha, đạt 80% kế hoạch.";
  EXPECT_TRUE(holds("a.dimension == area", text));
  EXPECT_TRUE(holds("b.role == attain", text));
  EXPECT_TRUE(holds("b.role != growth", text));
  EXPECT_TRUE(holds("a.places == 2", text));
  EXPECT_TRUE(holds("a.places >= 1", text));
  EXPECT_TRUE(holds("a.exact == 0", text));
  EXPECT_TRUE(holds("a.value > 52499.5", text));
  EXPECT_TRUE(holds("a.qualifier == over", "Trồng hơn 5 ha, đạt 80%."));
  EXPECT_TRUE(holds("b.direction < 0", "Trồng 5 ha, giảm 8%."));
  EXPECT_TRUE(holds("b.per != 0", "Thu 5 tấn, năng suất 7 kg/cây."));
}

TEST(Condition, Defects) {
  struct Bad {
    const char* text;
    std::uint32_t column;
    const char* message;
  };
  constexpr Bad kRows[] = {
      {"", 1, "expected a comparison: a.property == b.property"},
      {"a.value", 1, "expected a comparison: a.property == b.property"},
      {"a.value = b.value", 1, "expected a comparison: a.property == b.property"},
      {"a == b", 1, "expected name.property, found 'a'"},
      {".value == 5", 1, "expected name.property, found '.value'"},
      {"a.vlaue == b.value", 3, "unknown property 'vlaue'; did you mean 'value'?"},
      {"a.value == b.vlaue", 14, "unknown property 'vlaue'; did you mean 'value'?"},
      {"ô.value == b.vlaue", 14, "unknown property 'vlaue'; did you mean 'value'?"},
      {"a.value ==", 11, "expected a value after the comparison"},
      {"a.role == growht", 11, "unknown role 'growht'; did you mean 'growth'?"},
      {"a.qualifier == abuot", 16, "unknown qualifier 'abuot'; did you mean 'about'?"},
      {"a.value > many", 11, "expected a number or name.property, found 'many'"},
      {"a.value > nan", 11, "expected a number or name.property, found 'nan'"},
      {"a.places == 2x", 13, "expected a number or name.property, found '2x'"},
      {"a.role < growth", 8, "words can only be compared with == and !="},
      {"a.role == b.value", 11, "a word cannot be compared with a number"},
  };
  for (const auto& row : kRows) {
    const auto condition = Condition::parse(row.text);
    ASSERT_FALSE(condition) << row.text;
    EXPECT_EQ(condition.error().message, row.message) << row.text;
    EXPECT_EQ(condition.error().column, row.column) << row.text;
  }
}

}  // namespace
}  // namespace khop::rule
