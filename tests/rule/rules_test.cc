// SPDX-License-Identifier: Apache-2.0
/// The project's own rules: they load, each of their examples passes, and they are fit to be shown.
#include <gtest/gtest.h>

#include <set>

#include "figure/dump.h"
#include "khop/linter.h"

namespace khop {
namespace {

TEST(Rules, EveryExamplePasses) {
  const auto rules = RuleSet::load(KHOP_SOURCE_DIR "/rules/vi");
  ASSERT_TRUE(rules) << rules.error().to_string();
  std::size_t examples = 0;
  for (const auto& result : rules->test()) {
    ++examples;
    EXPECT_TRUE(result.passed()) << result.path << ":" << result.line << ": " << result.rule << " should give "
                                 << result.expected << " but gives " << result.got << ": " << result.example;
  }
  EXPECT_GT(examples, 0U);
}

TEST(Rules, OnlyTheNamedRulesAreTested) {
  const auto rules = RuleSet::load(KHOP_SOURCE_DIR "/rules/vi");
  ASSERT_TRUE(rules);
  const auto id = rules->list().front().id;
  for (const auto& result : rules->test({id})) EXPECT_EQ(result.rule, id);
  EXPECT_TRUE(rules->test({"no/such-rule"}).empty());
}

/// "sum/breakdown": two parts of lower-case words with hyphens.
bool well_formed(const std::string& id) {
  const auto slash = id.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == id.size() ||
      id.find('/', slash + 1) != std::string::npos)
    return false;
  return id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") == std::string::npos;
}

TEST(Rules, IdsAndTexts) {
  const auto rules = RuleSet::load(KHOP_SOURCE_DIR "/rules/vi");
  ASSERT_TRUE(rules);
  std::set<std::string> ids;
  for (const auto& rule : rules->list()) {
    EXPECT_TRUE(well_formed(rule.id)) << rule.id;
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id << " stands twice";
    EXPECT_FALSE(rule.summary_vi.empty()) << rule.id;
    EXPECT_FALSE(rule.summary_en.empty()) << rule.id;
    EXPECT_GT(rule.line, 0U) << rule.id;
    EXPECT_NE(rule.source.find(rule.id), std::string::npos) << rule.id;
  }
  for (const auto& rule : rules->rules().rules) {
    for (const auto& message : rule.message) EXPECT_FALSE(message.empty()) << rule.id;
    // A message that says less in one language than in the other helps nobody.
    const auto vi = rule.message[0].names(), en = rule.message[1].names();
    EXPECT_EQ(std::set<std::string>(vi.begin(), vi.end()), std::set<std::string>(en.begin(), en.end())) << rule.id;
  }
}

TEST(Rules, WordsThatTheReaderOfFiguresNeeds) {
  const auto& lexicon = figure::vietnamese().lexicon;
  for (const char* name :
       {"name-before", "name-after", "date-before", "year-before", "month",     "duration",   "idiom",
        "about",       "over",       "under",       "at-least",    "at-most",   "noun-stop",  "attain",
        "share",       "up",         "down",        "excess",      "multiple",  "exhaustive", "partial",
        "example",     "open-end",   "total",       "and",         "elsewhere", "name-kind"})
    EXPECT_TRUE(lexicon.find(name)) << name;
  for (const char* weight : {"confirm", "strong-structure", "error-structure", "error-total"})
    EXPECT_GT(figure::vietnamese().evidence[weight], 0) << weight;
  for (const char* phrase : {"hint-digit", "hint-swap", "hint-mark", "hint-numeral"})
    EXPECT_EQ(figure::vietnamese().phrases.count(phrase), 1U) << phrase;
}

}  // namespace
}  // namespace khop
