// SPDX-License-Identifier: Apache-2.0
/// Known problems: silent while their figures stay, told again when one changes.
#include "config/baseline.h"

#include <gtest/gtest.h>

#include "audit/said.h"

namespace khop::config {
namespace {

const std::string kFruit = "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 85% kế hoạch.\n";
const std::string kWinter = "Diện tích cây vụ đông đạt 30,0/60 ha, đạt 58% kế hoạch.\n";

KnownByDraft known_of(const std::string& text) {
  Audit audit = audit_of(text);
  const Baseline baseline("b.yaml", {}, true);
  return {{"a.txt", baseline.meet("a.txt", {}, audit.ledger.checks).problems}};
}

/// The lines that are told, and how many known problems are stale.
std::string told(const KnownByDraft& known, const std::string& text) {
  Audit audit = audit_of(text);
  const Baseline baseline("b.yaml", known, false);
  const Met met = baseline.meet("a.txt", {}, audit.ledger.checks);
  std::string out;
  for (const Check& check : audit.ledger.checks)
    if (is_problem(check)) out += std::to_string(check.stated.begin.line);
  return out + "|" + std::to_string(baseline.stale({met}, {}));
}

TEST(Baseline, KnownProblemsStaySilentUntilTheirFiguresChange) {
  const auto known = known_of(kFruit);
  EXPECT_EQ(told({}, kFruit), "1|0");
  EXPECT_EQ(told(known, kFruit), "|0");
  EXPECT_EQ(told(known, "Phần một.\n\n" + kFruit), "|0");  // moved lines
  EXPECT_EQ(told(known, kWinter + kFruit), "1|0");         // a new one
  EXPECT_EQ(told(known, "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 86% kế hoạch.\n"), "1|1");
  EXPECT_EQ(told(known, "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 75% kế hoạch.\n"), "|1");  // mended
  EXPECT_EQ(told(known, kFruit + "\nDiện tích khác.\n\n" + kFruit).back(), '0');
}

TEST(Baseline, WhatASecondOfTheSameAddsIsTold) {
  const std::string twice =
      kFruit + "\nHuyện Mường Lay.\n\nDiện tích cây ăn quả toàn huyện đạt 45,0/60 ha, đạt 85% kế hoạch.\n";
  const auto told_twice = told(known_of(kFruit), twice);
  EXPECT_NE(told_twice, "|0");
  EXPECT_EQ(told(known_of(twice), twice), "|0");
}

TEST(Baseline, ItsTextIsStableAndReadsBack) {
  KnownByDraft known = known_of(kWinter + kFruit);
  known["tên \"lạ\"\n\x1b[31m.txt"] = {{"sum", "\"1\": {}", "- #\t\\ \xE2\x80\xAE", std::string(32, 'a') + "-2"}};
  for (const Language language : {Language::vi, Language::en}) {
    const std::string text = baseline_text(known, language);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    const auto read = parse_baseline(text, "b.yaml", language);
    ASSERT_TRUE(read) << read.error().to_string() << "\n" << text;
    EXPECT_EQ(*read, known);
    EXPECT_EQ(baseline_text(*read, language), text);
  }
  const auto none = parse_baseline(baseline_text({}, Language::vi), "b.yaml", Language::vi);
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
}

TEST(Baseline, DefectsNameTheirPlace) {
  const std::string print(32, 'a');
  const std::pair<std::string, std::string> kRows[] = {
      {"x", "b.yaml:1:1: expected 'key: value' lines"},
      {"drafts:\n", "b.yaml:1:1: 'version' is missing"},
      {"version: 2\ndrafts:\n", "b.yaml:1:10: 'version' must be 1: the file is of another khop, or no baseline"},
      {"version: 1\ndraft:\n", "b.yaml:2:1: unknown key 'draft'; did you mean 'drafts'?"},
      {"version: 1\n", "b.yaml:1:1: 'drafts' is missing"},
      {"version: 1\ndrafts: []\n", "b.yaml:2:9: expected 'key: value' lines"},
      {"version: 1\ndrafts:\n  a: x\n", "b.yaml:3:6: 'a' needs a list of entries with 'key: value' lines"},
      {"version: 1\ndrafts:\n  a:\n    - rule: x\n", "b.yaml:4:7: 'fingerprint' is missing"},
      {"version: 1\ndrafts:\n  a:\n    - {rule: x, fingerprint: abc}\n",
       "b.yaml:4:30: 'abc' is no fingerprint: 32 hexadecimal digits"},
      {"version: 1\ndrafts:\n  a:\n    - {rule: x, fingerprint: " + print + "-x}\n",
       "b.yaml:4:30: '" + print + "-x' is no fingerprint: 32 hexadecimal digits"},
      {"version: 1\ndrafts:\n  a:\n    - {rule: [x], fingerprint: " + print + "}\n",
       "b.yaml:4:14: 'rule' needs one value"},
  };
  for (const auto& [text, expected] : kRows) {
    const auto read = parse_baseline(text, "b.yaml", Language::en);
    EXPECT_EQ(read ? "none" : read.error().to_string(), expected) << text;
  }
}

TEST(Baseline, AnUpdateForgetsWhatIsGoneAndKeepsWhatWasNotLookedAt) {
  const std::string print(32, 'a'), other(32, 'b');
  const KnownByDraft before = {{"a.txt", {{"ratio/x", "", "", print}, {"sum/x", "", "", other}}},
                               {"gone-for-good.txt", {{"sum/x", "", "", print}}},
                               {"unread.txt", {{"sum/x", "", "", print}}}};
  const Baseline baseline("b.yaml", before, true);
  std::vector<Check> none;
  const Met met = baseline.meet("a.txt", {"sum/x"}, none);
  EXPECT_EQ(baseline.stale({met}, {"unread.txt"}), 2U);
  const Change change = baseline.change({met}, {"unread.txt"});
  EXPECT_EQ(change.known,
            (KnownByDraft{{"a.txt", {{"sum/x", "", "", other}}}, {"unread.txt", {{"sum/x", "", "", print}}}}));
  EXPECT_EQ(change.problems, 2U);
  EXPECT_EQ(change.added, 0U);
  EXPECT_EQ(change.removed, 2U);
}

}  // namespace
}  // namespace khop::config
