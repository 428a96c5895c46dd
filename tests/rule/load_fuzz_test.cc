// SPDX-License-Identifier: Apache-2.0
/// Damaged rule files: each is refused in one line, or loads into rules that a draft can be linted with.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "audit/audit.h"
#include "figure/dump.h"

namespace khop::rule {
namespace {

std::vector<std::string> rule_files() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(KHOP_SOURCE_DIR "/rules/vi/rules"))
    out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  for (auto& path : out) {
    std::ifstream in(path, std::ios::binary);
    path = std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  }
  return out;
}

/// What rule files are made of, to be put where something else stood.
constexpr const char* kPieces[] = {
    "clause",
    "statement",
    "table",
    "series",
    "base",
    "breakdown",
    "shares",
    "names",
    "numeral",
    "derived",
    "children",
    "echo",
    "row",
    "match:",
    "find:",
    "with:",
    "where:",
    "check:",
    "strength:",
    "confirm_only:",
    "gap:",
    "1e400",
    "nan",
    "-1",
    "0",
    "60",
    "true",
    "yes",
    "{a}",
    "{a:%}",
    "{a:date}",
    "{rate}",
    "{computed}",
    "<attain>",
    "<",
    "[|]",
    "[",
    "]",
    "{",
    "}",
    "…",
    "~",
    "sum(parts)",
    "mean(parts)",
    "total",
    "parts",
    "anchor",
    "near",
    "far",
    "done",
    "plan",
    "rate",
    "==",
    "<=",
    "!=",
    "/",
    "*",
    "^",
    "^ 40",
    "1 / 0",
    "- ",
    "(",
    ")",
    ".value",
    ".role",
    ".dimension",
    "\"",
    "'",
    ",",
    ":",
    "\n",
    "  ",
    "&a ",
    "*a",
    "!!int ",
    "# ",
    "|",
    ">",
    "ratio",
    "sum",
    "symmetric: [yes]",
};

std::string damaged(std::string text, std::mt19937& random) {
  const auto any = [&](std::size_t below) {
    return static_cast<std::size_t>(random()) % std::max<std::size_t>(below, 1);
  };
  for (std::size_t n = 1 + any(3); n > 0; --n) {
    const auto at = any(text.size());
    switch (any(4)) {
      case 0:
        text.erase(at, 1 + any(12));
        break;
      case 1:
        text.insert(at, kPieces[any(std::size(kPieces))]);
        break;
      case 2: {  // one word becomes another
        const auto begin = text.find_last_of(" \n", at), end = text.find_first_of(" \n,:]}", at);
        if (begin == std::string::npos || end == std::string::npos || end <= begin) break;
        text.replace(begin + 1, end - begin - 1, kPieces[any(std::size(kPieces))]);
        break;
      }
      default: {  // a line stands twice, or elsewhere
        const auto begin = text.rfind('\n', at), end = text.find('\n', at);
        if (begin == std::string::npos || end == std::string::npos || end <= begin) break;
        const auto line = text.substr(begin, end - begin);
        if (any(2) == 0) text.erase(begin, end - begin);
        const auto target = text.find('\n', any(text.size()));
        if (target != std::string::npos) text.insert(target, line);
      }
    }
  }
  return text;
}

constexpr const char* kDrafts[] = {
    "Diện tích 1.245,6/1.830,0 ha, đạt 68,07% kế hoạch, tăng 5,2% so với cùng kỳ (1.184 ha); trong đó: lúa 987,2 ha, "
    "ngô 258,4 ha.",
    "Thu 3 tỷ đồng ngày 30/6/2024, gồm: 03 xã: An Bình, Hòa Lạc và Tân Phú.\n- Vốn tỉnh 1 tỷ đồng.\n- Vốn huyện 2 tỷ "
    "đồng, chiếm 66,7%.",
    "| TT | Tên | Kế hoạch | Thực hiện | % |\n|---|---|---|---|---|\n| 1 | Lúa | 1.245 | 1.187 | 95,34 |\n| 2 | Ngô | "
    "864 | 902 | 104,40 |\n"
    "| 3 | Lạc | 128 | 141 | 110,16 |\n\nLúa đạt 1.187 ha, đạt 95,34% kế hoạch.",
};

TEST(LoadFuzz, DamagedRuleFiles) {
  const auto files = rule_files();
  ASSERT_FALSE(files.empty());
  Rules words = figure::vietnamese();
  words.rules.clear();
  const char* given = std::getenv("KHOP_ROUNDS");
  const int rounds = given != nullptr ? std::atoi(given) : 600;
  int loaded = 0;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE(round);
    std::mt19937 random(static_cast<std::uint32_t>(round));
    const auto text = damaged(files[static_cast<std::size_t>(random()) % files.size()], random);
    Rules rules = words;
    if (const auto error = add_file(rules, text, "r.yaml")) {
      EXPECT_FALSE(error->message.empty());
      EXPECT_EQ(error->message.find('\n'), std::string::npos) << error->message;
      EXPECT_GT(error->line, 0U) << error->message;
    } else {
      ++loaded;
    }
    // What came before the defect is there, and must be sound.
    for (const char* draft_text : kDrafts) {
      figure::Extracted extracted(draft_text);
      const auto ledger = audit::audit(extracted.source, extracted.draft, rules, {});
      for (const auto& check : ledger.checks) EXPECT_FALSE(check.rule.empty());
    }
  }
  EXPECT_GT(loaded, rounds / 100);  // else nothing but the parser was tried
}

}  // namespace
}  // namespace khop::rule
