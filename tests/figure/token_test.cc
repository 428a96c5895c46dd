// SPDX-License-Identifier: Apache-2.0
#include "figure/token.h"

#include <gtest/gtest.h>

#include <string>

namespace khop::figure {
namespace {

/// Tokens between bars, each with its kind: "n12,5|w tấn|m/|wha"; a space ahead shows as one.
std::string tokens(std::string_view text) {
  std::vector<Token> out;
  tokenize(text, {0, static_cast<text::Offset>(text.size())}, out);
  std::string line;
  for (const auto& token : out) {
    if (!line.empty()) line += "|";
    line += token.kind == TokenKind::word ? "w" : token.kind == TokenKind::numeral ? "n" : "m";
    if (token.space_before) line += " ";
    line += text.substr(token.span.begin, token.span.end - token.span.begin);
  }
  return line;
}

struct Row {
  std::string_view text, expected;
};

TEST(Token, Kinds) {
  constexpr Row kRows[] = {
      {"", ""},
      {" \t\n ", ""},
      {"12,5 tấn/ha", "n12,5|w tấn|m/|wha"},
      {"1.234,56", "n1.234,56"},
      {"đạt 5.", "wđạt|n 5|m."},  // the full stop is no part of the numeral
      {"5, 6", "n5|m,|n 6"},
      {"5,6", "n5,6"},
      {"1..2", "n1|m.|m.|n2"},
      {"m2", "wm2"},  // digits behind a letter belong to the word
      {"60m", "n60|wm"},
      {"m²", "wm|m²"},
      {"37,5%", "n37,5|m%"},
      {"QL.279B", "wQL|m.|n279|wB"},
      {"45,0/60ha", "n45,0|m/|n60|wha"},
      {"ha,đạt 32 %KH", "wha|m,|wđạt|n 32|m %|wKH"},
      {"(-18,7 %)", "m(|m-|n18,7|m %|m)"},
      {"5\u00A0ha", "n5|w ha"},  // spaces of all kinds
      {"a\u2003b", "wa|w b"},
  };
  for (const auto& row : kRows) EXPECT_EQ(tokens(row.text), row.expected) << row.text;
}

TEST(Token, MarksOfManyTypefacesAreOne) {
  for (const std::string_view dash : {"-", "–", "—", "−", "‑"}) {
    std::vector<Token> out;
    tokenize(dash, {0, static_cast<text::Offset>(dash.size())}, out);
    ASSERT_EQ(out.size(), 1U) << dash;
    EXPECT_EQ(out[0].mark, U'-') << dash;
  }
  EXPECT_EQ(phrase_ids("“"), phrase_ids("\""));
  EXPECT_EQ(phrase_ids("％"), phrase_ids("%"));
  EXPECT_EQ(phrase_ids("⁄"), phrase_ids("/"));
}

TEST(Token, Capitals) {
  std::vector<Token> out;
  const std::string_view text = "UBND Xã an A Đ-B";
  tokenize(text, {0, static_cast<text::Offset>(text.size())}, out);
  ASSERT_EQ(out.size(), 7U);
  EXPECT_TRUE(out[0].upper && out[0].capital);
  EXPECT_TRUE(!out[1].upper && out[1].capital);
  EXPECT_TRUE(!out[2].upper && !out[2].capital);
  EXPECT_TRUE(!out[3].upper && out[3].capital);  // one letter may only begin a name
}

TEST(Token, SpansAreOfTheWholeText) {
  const std::string_view text = "xx Đạt 5 ha yy";
  std::vector<Token> out;
  tokenize(text, {3, static_cast<text::Offset>(text.size() - 3)}, out);
  ASSERT_EQ(out.size(), 3U);
  EXPECT_EQ(text.substr(out[0].span.begin, out[0].span.end - out[0].span.begin), "Đạt");
  EXPECT_EQ(text.substr(out[2].span.begin, out[2].span.end - out[2].span.begin), "ha");
}

TEST(Token, PhrasesAreRecognisedHoweverTheyAreWritten) {
  EXPECT_EQ(phrase_ids("Bao  Gồm"), phrase_ids("bao gồm"));
  EXPECT_NE(phrase_ids("bao gồm"), phrase_ids("bao gôm"));
  EXPECT_TRUE(phrase_ids("").empty());
}

}  // namespace
}  // namespace khop::figure
