// SPDX-License-Identifier: Apache-2.0
/// Malformed rule files: each gives one line with the place, what was found and what was expected.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "rule/rule.h"
#include "rule/structure.h"

namespace khop::rule {
namespace {

/// Words and units that the files below use.
Rules words() {
  Rules rules;
  const auto error = add_file(rules,
                              "classes: {attain: [đạt], share: [chiếm], last: [cùng kỳ]}\n"
                              "units:\n"
                              "  - {names: ['%'], dimension: percent, factor: 0.01}\n"
                              "  - {names: [ha], dimension: area, factor: 10000}\n",
                              "words.yaml");
  EXPECT_FALSE(error) << error->to_string();
  return rules;
}

std::string added(const std::string& yaml) {
  auto rules = words();
  const auto error = add_file(rules, yaml, "r.yaml");
  return error ? error->to_string() : "";
}

/// A rule that is right, with `to` instead of its line that begins with `key` (the line goes if `to` is empty).
std::string clause_rule(const std::string& key = "", const std::string& to = "") {
  const std::vector<std::string> lines = {
      "id: ratio/test",
      "kind: ratio",
      "scope: clause",
      "summary: {vi: Tỷ lệ, en: A rate}",
      "match: \"{done} / {plan} … <attain> {rate:%}\"",
      "where: [done.dimension == plan.dimension]",
      "check: rate == done / plan",
      "strength: 4.5",
      "message: {vi: \"{rate}\", en: \"{rate}\"}",
      "examples: {silent: [Không có số liệu.]}",
  };
  std::string out = "rules:\n";
  bool first = true;
  for (const auto& line : lines) {
    const auto& text = !key.empty() && line.starts_with(key + ":") ? to : line;
    if (text.empty()) continue;
    out += (first ? "  - " : "    ") + text + "\n";
    first = false;
  }
  return out;
}

std::string statement_rule(const std::string& key = "", const std::string& to = "") {
  auto text = clause_rule("match", "find: base");
  const auto put = [&](const std::string& from, const std::string& into) {
    const auto at = text.find(from);
    if (at != std::string::npos) text.replace(at, from.size(), into);
  };
  put("scope: clause", "scope: statement");
  put("where: [done.dimension == plan.dimension]", "where: [near.dimension == far.dimension]");
  put("check: rate == done / plan", "check: anchor == near / far");
  put("{vi: \"{rate}\", en: \"{rate}\"}", "{vi: \"{anchor}\", en: \"{anchor}\"}");
  if (key.empty()) return text;
  const auto at = text.find("    " + key + ":");
  EXPECT_NE(at, std::string::npos) << key;
  const auto end = text.find('\n', at) + 1;
  text.replace(at, end - at, to.empty() ? "" : "    " + to + "\n");
  return text;
}

struct Row {
  const char *key, *line, *error;
};

TEST(Load, WhatIsRightLoads) {
  EXPECT_EQ(added(clause_rule()), "");
  EXPECT_EQ(added(statement_rule()), "");
  EXPECT_EQ(added(""), "");
  EXPECT_EQ(added("# nothing yet\n"), "");
  EXPECT_EQ(added("classes: {up: [tăng]}\n"), "");
}

TEST(Load, Files) {
  EXPECT_EQ(added("- a\n"),
            "r.yaml:1:1: expected a map with some of: classes, scales, numerals, units, nouns, evidence, phrases, "
            "indicators, rules");
  EXPECT_EQ(added("rule: []\n"), "r.yaml:1:1: unknown key 'rule'; did you mean 'rules'?");
  EXPECT_EQ(added("rules: ratio\n"), "r.yaml:1:8: expected a list of rules");
  EXPECT_EQ(added("rules: [ratio]\n"), "r.yaml:1:9: expected a rule: a map with id, kind, scope …");
  EXPECT_EQ(added("evidence: [1]\n"), "r.yaml:1:11: expected a map of weights");
  EXPECT_EQ(added("evidence: {confirm: high}\n"), "r.yaml:1:21: expected a number");
  EXPECT_EQ(added("evidence: {confirm: nan}\n"), "r.yaml:1:21: expected a number");
  EXPECT_EQ(added("phrases: {hint: {vi: đổi}}\n"), "r.yaml:1:17: both languages are needed: vi and en");
  EXPECT_EQ(added("phrases: {hint: {vi: đổi, en: '{a'}}\n"), "r.yaml:1:32: '{' is not closed");
}

TEST(Load, ClauseRules) {
  const Row kRows[] = {
      {"id", "di: ratio/test", "r.yaml:2:5: unknown key 'di'; did you mean 'id'?"},
      {"id", "", "r.yaml:2:5: a rule needs 'id'"},
      {"id", "id: [a]", "r.yaml:2:9: 'id' must be text"},
      {"kind", "kind: ration", "r.yaml:3:11: unknown kind 'ration'; did you mean 'ratio'?"},
      {"scope", "scope: clauses", "r.yaml:4:12: unknown scope 'clauses'; did you mean 'clause'?"},
      {"summary", "", "r.yaml:2:5: a rule needs 'summary'"},
      {"summary", "summary: {vi: Tỷ lệ, eng: A rate}", "r.yaml:5:26: unknown language 'eng'; did you mean 'en'?"},
      {"summary", "summary: {vi: Tỷ lệ, en: ''}", "r.yaml:5:30: expected text"},
      {"strength", "serverity: error", "r.yaml:9:5: unknown key 'serverity'; did you mean 'severity'?"},
      {"strength", "severity: eror", "r.yaml:9:15: unknown severity 'eror'; did you mean 'error'?"},
      {"strength", "strength: strong", "r.yaml:9:15: 'strength' must be a number"},
      {"strength", "strength: inf", "r.yaml:9:15: 'strength' must be a number"},
      {"strength", "confirm_only: maybe", "r.yaml:9:19: 'confirm_only' must be true or false"},
      {"strength", "gap: 0", "r.yaml:9:10: 'gap' must be a number of words from 1 to 60"},
      {"strength", "gap: nan", "r.yaml:9:10: 'gap' must be a number of words from 1 to 60"},
      {"strength", "with: {anchor: [share]}", "r.yaml:9:11: 'with' goes with 'find'; a clause has none"},
      // patterns: the column is that of the defect inside the text
      {"match", "", "r.yaml:2:5: a rule of scope clause needs 'match'"},
      {"match", "find: base", "r.yaml:2:5: a rule of scope clause needs 'match'"},
      {"match", "match: []", "r.yaml:6:12: expected at least one pattern"},
      {"match", "match: [[a]]", "r.yaml:6:13: expected a pattern"},
      {"match", "match: \"{done} / {plan} … <atain> {rate:%}\"",
       "r.yaml:6:31: unknown word class 'atain'; did you mean 'attain'?"},
      {"match", "match: ['{done} / {plan} {rate:%}', '{done} … {plan']", "r.yaml:6:51: '{' is not closed"},
      {"match", "match: \"{done} / {plan} {rate:percents}\"",
       "r.yaml:6:29: unknown kind of figure 'percents'; did you mean 'percent'?"},
      // expressions
      {"check", "check: rate == done / ", "r.yaml:8:26: expected a name, a number or '(', found the end"},
      {"check", "check: \"rate == (done / plan\"", "r.yaml:8:33: expected an operator or ')', found the end"},
      {"check", "", "r.yaml:2:5: a rule needs 'check': what must hold, such as rate == done / plan"},
      {"check", "check: rate == done / plam",
       "r.yaml:8:12: 'plam' is used in 'check' but not every 'match' binds it to a figure"},
      {"check", "check: 1 == 1", "r.yaml:8:12: 'check' compares no figure: name at least one"},
      // conditions
      {"where", "where: [done.dimension == plan.dimensoin]",
       "r.yaml:7:36: unknown property 'dimensoin'; did you mean 'dimension'?"},
      {"where", "where: done.dimension == plam.dimension",
       "r.yaml:7:12: 'plam' is used in 'where' but not every 'match' binds it to a figure"},
      {"where", "where: [done.dimension == aera]", "r.yaml:7:13: unknown dimension 'aera'; did you mean 'area'?"},
      // messages
      {"message", "", "r.yaml:2:5: a rule needs 'message'"},
      {"message", "message: {vi: \"{rate}\"}", "r.yaml:10:14: both languages are needed: vi and en"},
      {"message", "message: {vi: \"tỷ lệ {rate\", en: \"{rate}\"}", "r.yaml:10:26: '{' is not closed"},
      {"message", "message: {vi: \"{rate}\", en: \"{rat}\"}",
       "r.yaml:10:33: the message names what the check does not: unknown name 'rat'; did you mean 'rate'?"},
      // examples
      {"examples", "", "r.yaml:2:5: a rule needs 'examples': {consistent: [...], inconsistent: [...], silent: [...]}"},
      {"examples", "examples: {}", "r.yaml:11:15: a rule needs at least one example"},
      {"examples", "examples: {silnt: [a]}", "r.yaml:11:16: unknown outcome 'silnt'; did you mean 'silent'?"},
      {"examples", "examples: {silent: [[a]]}", "r.yaml:11:25: expected the text of an example"},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(added(clause_rule(row.key, row.line)), row.error) << row.key << " → " << row.line;
}

TEST(Load, RulesOfOtherScopes) {
  const Row kRows[] = {
      {"find", "", "r.yaml:2:5: a rule needs 'find'"},
      {"find", "match: '{a} {b:%}'", "r.yaml:6:12: 'match' goes with scope clause; the others have 'find'"},
      {"find", "find: bases", "r.yaml:6:11: unknown find 'bases'; did you mean 'base'?"},
      {"strength", "gap: 5", "r.yaml:9:10: 'gap' goes with scope clause"},
      {"strength", "with: [anchor]", "r.yaml:9:11: 'with' must be a map of options"},
      {"strength", "with: {ancor: [share]}", "r.yaml:9:12: unknown option 'ancor'; did you mean 'anchor'?"},
      {"strength", "with: {anchor: [shares]}", "r.yaml:9:21: unknown role 'shares'; did you mean 'share'?"},
      {"strength", "with: {anchor: [[share]]}", "r.yaml:9:21: expected a value"},
      {"strength", "with: {cues: [lst]}", "r.yaml:9:19: unknown word class 'lst'; did you mean 'last'?"},
      {"strength", "with: {anchor-dimension: [aera]}", "r.yaml:9:31: unknown dimension 'aera'; did you mean 'area'?"},
      {"strength", "with: {dimension: [sane]}", "r.yaml:9:24: unknown value 'sane'; did you mean 'same'?"},
      {"strength", "with: {cue-words: 1e9}", "r.yaml:9:23: 'cue-words' must be a whole number from 1 to 60"},
      {"check", "check: anchor == near / base",
       "r.yaml:8:12: 'base' is used in 'check' but 'find: base' binds only: anchor, near, far"},
      {"where", "where: [base.value > 0]",
       "r.yaml:7:13: 'base' is used in 'where' but 'find: base' binds only: anchor, near, far"},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(added(statement_rule(row.key, row.line)), row.error) << row.key << " → " << row.line;
  EXPECT_EQ(added(statement_rule("find", "find: names")),
            "r.yaml:7:13: 'near' is used in 'where' but 'find: names' binds only: ");
}

TEST(Load, IdsAreTakenOnce) {
  const auto one = clause_rule();
  EXPECT_EQ(added(one + one.substr(one.find('\n') + 1)), "r.yaml:12:9: the id 'ratio/test' is taken by r.yaml:2");
}

TEST(Load, PlacesOfScalarsThatAreNotPrintedAsTheyRead) {
  // Folded over two lines: the place of the scalar is all that can be said.
  EXPECT_EQ(added(clause_rule("check", "check: >\n      rate ==\n      done / ")).substr(0, 9), "r.yaml:8:");
  EXPECT_EQ(added(clause_rule("match", "match: \"{done} \\u2026 {plan\"")), "r.yaml:6:12: '{' is not closed");
}

TEST(Load, AliasBombsAndDeepNesting) {
  std::string bomb = "classes:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const auto last = "*a" + std::to_string(i - 1);
    bomb += "  a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int k = 1; k < 10; ++k) bomb += ", " + last;
    bomb += "]\n";
  }
  const auto error = added(bomb);
  EXPECT_TRUE(error.starts_with("r.yaml:")) << error;
  EXPECT_NE(error.find("make the document too large"), std::string::npos) << error;
  std::string nested = "classes: ";
  for (int i = 0; i < 100; ++i) nested += "{a: ";
  const auto deep = added(nested);
  EXPECT_NE(deep.find("levels deep"), std::string::npos) << deep;
}

TEST(Load, EveryPrefixOfARuleLoadsOrSaysWhy) {
  const auto text = clause_rule() + statement_rule().substr(7);
  for (std::size_t size = 0; size < text.size(); ++size) {
    auto rules = words();
    if (const auto error = add_file(rules, text.substr(0, size), "r.yaml")) {
      EXPECT_FALSE(error->message.empty());
      EXPECT_EQ(error->message.find('\n'), std::string::npos) << error->message;
      EXPECT_GT(error->line, 0U) << error->message;
    }
  }
}

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() /
            ("khop-load-test-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  void TearDown() override { std::filesystem::remove_all(path_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  std::string loaded() const {
    const auto rules = load(path_.string());
    if (rules) return "";
    auto error = rules.error().to_string();
    const auto at = error.find(path_.string());
    return at == std::string::npos ? error : error.replace(at, path_.string().size(), "DIR");
  }
  std::filesystem::path path_;
};

TEST_F(Folder, WordsMayStandInALaterFileThanTheRulesThatUseThem) {
  write("a-rules.yaml", clause_rule());
  write("b-words.yaml", "classes: {attain: [đạt]}\nunits: [{names: ['%'], dimension: percent, factor: 0.01}]\n");
  EXPECT_EQ(loaded(), "");
}

TEST_F(Folder, Defects) {
  EXPECT_EQ(loaded(), "DIR: holds no rule files (*.yaml)");
  write("a.yaml", "rules: 5\n");
  EXPECT_EQ(loaded(), "DIR/a.yaml:1:8: expected a list of rules");
  EXPECT_EQ(load((path_ / "none").string()).error().message, "no such folder of rules");
}

TEST(Structures, EveryStructureIsNamedOnce) {
  for (const auto scope : {Scope::clause, Scope::statement, Scope::table, Scope::series})
    for (const auto& name : structures(scope)) {
      ASSERT_NE(find_structure(scope, name), nullptr) << name;
      EXPECT_EQ(find_structure(scope, name)->name, name);
    }
  EXPECT_TRUE(structures(Scope::clause).empty());
  EXPECT_EQ(find_structure(Scope::clause, "base"), nullptr);
}

}  // namespace
}  // namespace khop::rule
