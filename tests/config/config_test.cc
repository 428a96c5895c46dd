// SPDX-License-Identifier: Apache-2.0
/// .khop.yaml as written → Config; every defect with its place.
#include "config/config.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "audit/said.h"
#include "config/starter.h"

namespace khop::config {
namespace {

std::string error_of(const std::string& text, Language language = Language::en) {
  const auto config = parse(text, "c.yaml", language);
  return config ? "none" : config.error().to_string();
}

TEST(Config, HoldsAllKeysWithTheirPlaces) {
  const auto config = parse(
      "language: en\nlocale: vi\nrounding: truncate\nfail-on: never\nrevisions: original\ndisable: [sum, ratio]\n"
      "only: share\nseverities:\n  sum: warning\ntolerances:\n  '*': 0\n  share: 2\nadd-rules: [r, /x/y.yaml]\n"
      "annexes: a.xlsx\nbaseline: b.yaml\nignore:\n  - {path: 'a/*', rule: sum, text: '8.036,73', reason: r, until: "
      "2026-12-31}\n"
      "reports:\n  - {path: a, place: xã Nà Cọ, date: 2024-04}\n",
      "d/.khop.yaml", Language::en);
  ASSERT_TRUE(config) << config.error().to_string();
  EXPECT_EQ(config->folder, "d");
  EXPECT_EQ(config->language->value, Language::en);
  EXPECT_EQ(config->rounding->value, RoundingMode::truncate);
  EXPECT_EQ(config->rounding->line, 3U);
  EXPECT_FALSE(config->fail_on->value);
  EXPECT_TRUE(config->original_revisions->value);
  ASSERT_EQ(config->disable.size(), 2U);
  EXPECT_EQ(config->disable[1].value, "ratio");
  EXPECT_EQ(config->only.front().value, "share");
  EXPECT_EQ(config->severities.front().second.value, Severity::warning);
  EXPECT_EQ(config->tolerances[1].second.value, 2U);
  EXPECT_EQ(config->add_rules[0].value, "d/r");
  EXPECT_EQ(config->add_rules[1].value, "/x/y.yaml");
  EXPECT_EQ(config->annexes[0].value, "d/a.xlsx");
  EXPECT_EQ(config->baseline->value, "d/b.yaml");
  EXPECT_EQ(config->ignores.front().line, 17U);
  EXPECT_TRUE(config->ignores.front().expired("2027-01-01"));
  EXPECT_FALSE(config->ignores.front().expired("2026-12-31"));
  EXPECT_EQ(config->reports.front().place, "xã Nà Cọ");
}

TEST(Config, AnEmptyOneSaysNothing) {
  EXPECT_TRUE(parse("", "c.yaml", Language::vi));
  EXPECT_TRUE(parse("# only a comment\n", "c.yaml", Language::vi));
  EXPECT_TRUE(parse("disable:\nignore:\nreports:\nseverities:\n", "c.yaml", Language::vi));
}

TEST(Config, DefectsNameTheirPlace) {
  const std::pair<const char*, const char*> kRows[] = {
      {"serverities: {}\n", "c.yaml:1:1: unknown key 'serverities'; did you mean 'severities'?"},
      {"rules: []\n",
       "c.yaml:1:1: unknown key 'rules'; expected one of: language, locale, rounding, fail-on, revisions, "
       "disable, only, severities, tolerances, add-rules, annexes, baseline, ignore, reports"},
      {"- a\n", "c.yaml:1:1: expected 'key: value' lines"},
      {"rounding: [nearest]\n", "c.yaml:1:11: 'rounding' needs one value"},
      {"rounding: truncat\n", "c.yaml:1:11: rounding: 'truncat' is not a value; did you mean 'truncate'?"},
      {"rounding: up\n", "c.yaml:1:11: rounding: 'up' is not a value; use one of: nearest, truncate"},
      {"disable: {a: b}\n", "c.yaml:1:10: 'disable' needs a list"},
      {"disable: [' ']\n", "c.yaml:1:11: 'disable' must not be empty"},
      {"severities: {sum: high}\n",
       "c.yaml:1:19: severities: 'high' is not a value; use one of: error, warning, note, info"},
      {"tolerances: {sum: -1}\n", "c.yaml:1:19: tolerances: '-1' is not a whole number from 0 to 1000"},
      {"tolerances: 1,5\n", "c.yaml:1:13: tolerances: '1,5' is not a whole number from 0 to 1000"},
      {"ignore: x\n", "c.yaml:1:9: 'ignore' needs a list of entries with 'key: value' lines"},
      {"ignore:\n  - rule: sum\n", "c.yaml:2:5: this entry of ignore lacks 'reason': say why"},
      {"ignore:\n  - reason: r\n", "c.yaml:2:5: this entry of ignore needs at least one of: path, rule, text"},
      {"ignore:\n  - {rule: sum, reason: r, until: 31/12/2026}\n",
       "c.yaml:2:35: until: '31/12/2026' is not a date; write it like 2026-12-31"},
      {"ignore:\n  - {rule: sum, reason: r, until: 2026-02-30}\n",
       "c.yaml:2:35: until: '2026-02-30' is not a date; write it like 2026-12-31"},
      {"ignore:\n  - {rule: sum, resaon: r}\n", "c.yaml:2:17: unknown key 'resaon'; did you mean 'reason'?"},
      {"reports:\n  - {place: x}\n", "c.yaml:2:5: this entry of reports lacks 'path'"},
      {"reports:\n  - {path: x, date: soon}\n",
       "c.yaml:2:21: date: 'soon' is not a date; write it like 2026-12-31, 2026-12 or 2026"},
      {"disable: sum\ndisable: ratio\n", "c.yaml:2:1: the key 'disable' is given twice, first in line 1"},
  };
  for (const auto& [text, expected] : kRows) EXPECT_EQ(error_of(text), expected) << text;
  EXPECT_EQ(error_of("rounding: up\n", Language::vi),
            "c.yaml:1:11: rounding: không nhận giá trị 'up'; hãy dùng: nearest, truncate");
  EXPECT_EQ(error_of("rounding: \"\\x1b[31m\"\n").find('\x1b'), std::string::npos);
  EXPECT_NE(error_of("a: [\n"), "none");
  EXPECT_NE(error_of(std::string(5000, '[')), "none");
}

TEST(Config, NamesOfRules) {
  const auto rules = project_rules().list();
  const auto wrong = [&](const std::string& text) {
    const auto config = parse(text, "c.yaml", Language::en);
    const auto error = check_names(*config, rules, Language::en);
    return error ? error->to_string() : "none";
  };
  EXPECT_EQ(wrong("disable: [sum]\nseverities: {" + rules.front().id + ": note}\ntolerances: {'*': 2}\n"), "none");
  EXPECT_EQ(wrong("disable: [sum, ratoi]\n"),
            "c.yaml:1:16: no rule or kind of relation is named 'ratoi'; did you mean 'ratio'?");
  EXPECT_EQ(wrong("severities:\n  smu: note\n"),
            "c.yaml:2:3: no rule or kind of relation is named 'smu'; did you mean 'sum'?");
  EXPECT_EQ(wrong("tolerances: {zzzzzz: 1}\n"), "c.yaml:1:14: no rule or kind of relation is named 'zzzzzz'");
  EXPECT_EQ(wrong("ignore:\n  - {rule: shar, reason: r}\n"),
            "c.yaml:2:12: no rule or kind of relation is named 'shar'; did you mean 'share'?");
}

TEST(Config, TheStarterLoadsAndSoDoesAllOfItUncommented) {
  for (const Language language : {Language::vi, Language::en}) {
    const std::string text(starter(language));
    EXPECT_EQ(error_of(text, language), "none");
    // Every key is shown; without their sign the examples are a configuration.
    for (const std::string& key : keys()) {
      if (key == "locale") continue;  // there is one only
      EXPECT_NE(text.find(key + ":"), std::string::npos) << key;
    }
    std::string all;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      std::string line = text.substr(at, end - at);
      at = end + 1;
      if (line.starts_with("# ")) {
        line = line.substr(2);
        const std::string word = line.substr(0, line.find(':'));
        const bool key = std::find(keys().begin(), keys().end(), word) != keys().end();
        if (!key && !line.starts_with("  ")) continue;
      }
      all += line + "\n";
    }
    const auto config = parse(all, "c.yaml", language);
    ASSERT_TRUE(config) << config.error().to_string() << "\n" << all;
    EXPECT_FALSE(check_names(*config, project_rules().list(), language));
    EXPECT_EQ(config->ignores.size(), 1U);
    EXPECT_EQ(config->reports.size(), 1U);
  }
}

class Folders : public testing::Test {
 protected:
  void SetUp() override {
    before_ = std::filesystem::current_path();
    top_ = std::filesystem::canonical(std::filesystem::temp_directory_path()) /
           ("khop-config-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()) + "-" +
            testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(top_ / "a/b/c");
    std::filesystem::current_path(top_);
  }
  void TearDown() override {
    std::filesystem::current_path(before_);
    std::filesystem::remove_all(top_);
  }
  std::filesystem::path before_, top_;
};

TEST_F(Folders, TheNearestConfigurationIsFound) {
  std::ofstream("a/.khop.yaml").put('\n');
  EXPECT_EQ(find("a/b/c"), "a/.khop.yaml");
  EXPECT_EQ(find("a/b/c/"), "a/.khop.yaml");
  EXPECT_EQ(find((top_ / "a/b").string()), "a/.khop.yaml");
  std::filesystem::create_directory("a/b/.khop.yaml");  // a folder is none
  EXPECT_EQ(find("a/b/c"), "a/.khop.yaml");
  std::ofstream("a/b/c/.khop.yaml").put('\n');
  EXPECT_EQ(find("a/b/c"), "a/b/c/.khop.yaml");
  std::filesystem::current_path("a/b/c");
  EXPECT_EQ(find("."), ".khop.yaml");
  EXPECT_EQ(find(".."), (top_ / "a/.khop.yaml").string());
  EXPECT_EQ(relative_path("../..", "x/y.txt"), "b/c/x/y.txt");
  EXPECT_EQ(relative_path("", "y.txt"), "y.txt");
  EXPECT_EQ(relative_path(".", "../y.txt"), "../y.txt");
}

}  // namespace
}  // namespace khop::config
