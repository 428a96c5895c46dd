// SPDX-License-Identifier: Apache-2.0
#include "rule/pattern.h"

#include <gtest/gtest.h>

#include "figure/dump.h"

namespace khop::rule {
namespace {

using figure::Extracted;

/// What the first match binds, "done=45,0 plan=60 ha rate=75%"; "" if nothing matches. The words are those of the
/// project.
std::string match(std::string_view pattern_text, const std::string& text, int gap = 8) {
  auto units = figure::vietnamese().units;
  auto pattern = Pattern::parse(pattern_text, figure::vietnamese().lexicon, units);
  if (!pattern) return pattern.error().message;
  const Extracted extracted(text);
  const auto& draft = extracted.draft;
  std::vector<Match> matches;
  for (figure::ItemId at = 0; at < static_cast<figure::ItemId>(draft.items.size()); ++at) {
    if (!pattern->starts(draft, at)) continue;
    pattern->match(draft, at, gap, matches);
    if (matches.empty()) continue;
    std::string out;
    for (std::size_t n = 0; n < matches.front().size(); ++n) {
      const auto& item = draft.items[static_cast<std::size_t>(matches.front()[n])];
      out += (out.empty() ? "" : " ") + pattern->names()[n] + "=" + std::string(draft.text(item.span));
    }
    return out;
  }
  return "";
}

struct Row {
  const char *pattern, *text, *expected;
};

TEST(Pattern, Holes) {
  constexpr Row kRows[] = {
      {"{a}", "Trồng 5 ha.", "a=5 ha"},
      {"{a}", "Đạt 5%.", ""},  // a plain hole is an amount
      {"{a:%}", "Đạt 5%.", "a=5%"},
      {"{a:any}", "Đạt 5%.", "a=5%"},
      {"{a:money}", "Trồng 5 ha, chi 7 triệu đồng.", "a=7 triệu đồng"},
      {"{a:count}", "Trồng 5 ha của 7 hộ.", "a=7 hộ"},
      {"{a:area} … {d:date}", "Trồng 5 ha trước ngày 30/6/2024.", "a=5 ha d=30/6/2024"},
      {"{a:area} … {y:years}", "Trồng 5 ha giai đoạn 2021-2025.", "a=5 ha y=2021-2025"},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(match(row.pattern, row.text), row.expected) << row.pattern << " in " << row.text;
}

TEST(Pattern, WordsMarksAndChoices) {
  constexpr Row kRows[] = {
      {"{a} / {b}", "Trồng 5/7 ha.", "a=5 b=7 ha"},
      {"{a} ( {b}", "Trồng 5 ha (7 hộ).", "a=5 ha b=7 hộ"},
      {"{a} của {b}", "Trồng 5 ha của 7 hộ.", "a=5 ha b=7 hộ"},
      {"{a} CỦA {b}", "Trồng 5 ha của 7 hộ.", "a=5 ha b=7 hộ"},
      {"{a} của {b}", "Trồng 5 ha cho 7 hộ.", ""},
      {"{a} [của|cho] {b}", "Trồng 5 ha cho 7 hộ.", "a=5 ha b=7 hộ"},
      {"{a} [,|] cho {b}", "Trồng 5 ha, cho 7 hộ.", "a=5 ha b=7 hộ"},
      {"{a} [,|] cho {b}", "Trồng 5 ha cho 7 hộ.", "a=5 ha b=7 hộ"},
      {"{a} [phục vụ cho|cho] {b}", "Trồng 5 ha phục vụ cho 7 hộ.", "a=5 ha b=7 hộ"},
      {"{a} , <attain> {r:%}", "Trồng 5 ha, đạt 80%.", "a=5 ha r=80%"},
      {"{a} , [<attain>|=] {r:%}", "Trồng 5 ha, đạt 80%.", "a=5 ha r=80%"},
      {"thu hồi {a}", "Đã thu hồi 5 ha.", "a=5 ha"},  // words before the first hole
      {"thu hồi {a}", "Đã thu mua 5 ha.", ""},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(match(row.pattern, row.text), row.expected) << row.pattern << " in " << row.text;
}

TEST(Pattern, Gaps) {
  constexpr Row kRows[] = {
      {"{a} … {b}", "Trồng 5 ha trên đất của 7 hộ.", "a=5 ha b=7 hộ"},
      {"{a:area} … {b:mass}", "Trồng 5 ha của 7 hộ, thu 3 tấn.", ""},  // a figure stands between
      {"{a:area} ~ {b:mass}", "Trồng 5 ha của 7 hộ, thu 3 tấn.", "a=5 ha b=3 tấn"},
      {"{a} … {b}", "Trồng 5 ha. Có 7 hộ.", ""},  // never past a sentence
  };
  for (const auto& row : kRows)
    EXPECT_EQ(match(row.pattern, row.text), row.expected) << row.pattern << " in " << row.text;
  EXPECT_EQ(match("{a} … {b}", "Trồng 5 ha một hai ba 7 hộ.", 3), "a=5 ha b=7 hộ");
  EXPECT_EQ(match("{a} … {b}", "Trồng 5 ha một hai ba bốn 7 hộ.", 2), "");
}

TEST(Pattern, ManyGapsEndInTime) {
  std::string text = "Có 1 hộ";
  for (int i = 0; i < 200; ++i) text += " và thôn";
  // Each gap could end anywhere: the search gives up instead of trying all of them.
  EXPECT_EQ(match("{a} … thôn … thôn … thôn … thôn … thôn … thôn … xã {b}", text + ".", 60), "");
}

TEST(Pattern, Names) {
  auto units = figure::vietnamese().units;
  const auto pattern = Pattern::parse("{a} … {when:date} … {b:%}", figure::vietnamese().lexicon, units);
  ASSERT_TRUE(pattern);
  EXPECT_EQ(pattern->names(), (std::vector<std::string>{"a", "when", "b"}));
  EXPECT_EQ(pattern->figures(), (std::vector<std::string>{"a", "b"}));  // a date has no value
}

TEST(Pattern, Defects) {
  struct Bad {
    const char* text;
    std::uint32_t column;
    const char* message;
  };
  constexpr Bad kRows[] = {
      {"", 1, "a pattern needs at least one hole {name}"},
      {"đạt <attain>", 1, "a pattern needs at least one hole {name}"},
      {"{a", 1, "'{' is not closed"},
      {"{a} … {b", 7, "'{' is not closed"},  // columns count characters, not bytes
      {"{a} đạt {}", 9, "a hole needs a name: {name}"},
      {"{a:} đạt", 1, "expected a kind of figure after ':'"},
      {"{a} / {a}", 7, "the name 'a' stands twice"},
      {"{a:aera}", 1, "unknown kind of figure 'aera'; did you mean 'area'?"},
      {"{a} <attain", 5, "'<' is not closed"},
      {"{a} … <atain>", 7, "unknown word class 'atain'; did you mean 'attain'?"},
      {"{a} [đạt|", 5, "'[' is not closed"},
      {"{a} []", 5, "expected words, marks or a <class> between '[' and ']'"},
      {"{a} [<sahre>|đạt]", 5, "unknown word class 'sahre'; did you mean 'share'?"},
      {"… {a}", 1, "only plain words may stand before the first hole"},
      {"[đã|] thu {a}", 1, "only plain words may stand before the first hole"},
      {"{d:date} {a}", 1, "the first hole must be a figure: a pattern is looked for where figures stand"},
  };
  for (const auto& row : kRows) {
    auto units = figure::vietnamese().units;
    const auto pattern = Pattern::parse(row.text, figure::vietnamese().lexicon, units);
    ASSERT_FALSE(pattern) << row.text;
    EXPECT_EQ(pattern.error().message, row.message) << row.text;
    EXPECT_EQ(pattern.error().column, row.column) << row.text;
  }
}

}  // namespace
}  // namespace khop::rule
