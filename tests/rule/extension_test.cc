// SPDX-License-Identifier: Apache-2.0
/// A relation that khop does not have yet is added by YAML alone: no code names its words, units or figures.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "figure/dump.h"
#include "khop/linter.h"

namespace khop {
namespace {

/// The rule that docs/writing-rules.md builds, as it stands there: what the page promises is what happens. Density:
/// people / area, with a unit that is new, too.
std::string documented_rule() {
  std::ifstream in(KHOP_SOURCE_DIR "/docs/writing-rules.md", std::ios::binary);
  const std::string page((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::string opening = "```yaml\n";
  const auto begin = page.find(opening);
  const auto end = page.find("\n```\n", begin);
  EXPECT_NE(end, std::string::npos);
  return page.substr(begin + opening.size(), end - begin - opening.size() + 1);
}

// Fuel: litres per hundred kilometres times distance. A unit of volume is there; the rate is new.
constexpr const char* kFuel = R"yaml(
classes:
  fuel-norm: [định mức, mức tiêu hao]
units:
  - {names: [lít/100km, lít/100 km], dimension: consumption, factor: 1/100000000}
rules:
  - id: product/fuel
    kind: product
    scope: clause
    severity: warning
    summary: {vi: Nhiên liệu theo định mức, en: Fuel by the norm}
    match: "{distance:length} … <fuel-norm> {norm:consumption} … {fuel:volume}"
    gap: 10
    check: fuel == distance * norm
    strength: 4.5
    message:
      vi: "{distance} với {norm} cần {computed}, báo cáo ghi {fuel}"
      en: "{distance} at {norm} take {computed}; the draft prints {fuel}"
    examples:
      consistent: ["Xe chạy 1.250 km, định mức 12,4 lít/100km, hết 155 lít xăng."]
      inconsistent: ["Xe chạy 1.250 km, định mức 12,4 lít/100km, hết 165 lít xăng."]
      silent: ["Xe chạy 1.250 km, hết 155 lít xăng."]
)yaml";

/// The project's rules and one file more, as an office would keep it beside them.
class Extension : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("khop-extension-test-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(KHOP_SOURCE_DIR "/rules/vi", folder_, std::filesystem::copy_options::recursive);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  RuleSet with(const std::string& yaml) const {
    std::ofstream(folder_ / "office.yaml", std::ios::binary) << yaml;
    auto rules = RuleSet::load(folder_.string());
    if (!rules) throw std::runtime_error(rules.error().to_string());
    return *rules;
  }

  std::filesystem::path folder_;
};

/// What one rule says of a text: "inconsistent: message", or "".
std::string said(const RuleSet& rules, const std::string& rule, const std::string& text,
                 Language language = Language::en) {
  LintOptions options;
  options.language = language;
  const auto audit = Linter(rules, options).lint_bytes(text, "draft.txt");
  if (!audit) return audit.error().to_string();
  for (const auto& check : audit->ledger.checks)
    if (check.rule == rule) return std::string(outcome_name(check.outcome)) + ": " + check.message;
  return "";
}

void expect_examples(const RuleSet& rules, const std::string& id, std::size_t count) {
  const auto results = rules.test({id});
  EXPECT_EQ(results.size(), count);
  for (const auto& result : results)
    EXPECT_TRUE(result.passed()) << result.expected << " but " << result.got << ": " << result.example;
}

TEST_F(Extension, Density) {
  const auto rules = with(documented_rule());
  expect_examples(rules, "ratio/density", 3);
  const std::string text = "Phường có 18.630 người trên diện tích 4,14 km2, mật độ trung bình 4.050 người/km2.";
  EXPECT_EQ(said(rules, "ratio/density", text),
            "inconsistent: 18.630 người on 4,14 km2 are 4.500 người/km2; the draft prints 4.050 người/km2");
  EXPECT_EQ(said(rules, "ratio/density", text, Language::vi),
            "inconsistent: 18.630 người trên 4,14 km2 là 4.500 người/km2, báo cáo ghi 4.050 người/km2");
}

TEST_F(Extension, Fuel) {
  const auto rules = with(kFuel);
  expect_examples(rules, "product/fuel", 3);
  EXPECT_EQ(said(rules, "product/fuel", "Quý I xe chạy 8.600 km, định mức 15,0 lít/100km, hết 1.290 lít."),
            "consistent: 8.600 km at 15,0 lít/100km take 1.290 lít; the draft prints 1.290 lít");
}

// Words alone, without a rule: units, and a cue that opens a breakdown. The shipped rules then see relations that they
// did not.
constexpr const char* kWords = R"yaml(
classes:
  exhaustive: [rải ra]
units:
  - {names: [gùi], dimension: basket, factor: 1}
  - {names: [gang đất], dimension: area, factor: 1}
)yaml";

TEST_F(Extension, WordsAloneMakeRelationsSeen) {
  const struct {
    const char *rule, *consistent, *inconsistent;
  } kRows[] = {
      {"sum/breakdown", "Thu được 4.125 gùi, rải ra xã An Bình 1.873 gùi, xã Hòa Lạc 2.252 gùi.",
       "Thu được 4.152 gùi, rải ra xã An Bình 1.873 gùi, xã Hòa Lạc 2.252 gùi."},
      {"unit/brackets", "Thu hồi 18.642 gang đất (1,8642 ha).", "Thu hồi 18.642 gang đất (1,8462 ha)."},
  };
  const auto shipped = RuleSet::load(folder_.string());
  ASSERT_TRUE(shipped);
  const auto extended = with(kWords);
  for (const auto& row : kRows) {
    EXPECT_EQ(said(*shipped, row.rule, row.inconsistent), "") << row.inconsistent;
    EXPECT_TRUE(said(extended, row.rule, row.consistent).starts_with("consistent: ")) << row.consistent;
    EXPECT_TRUE(said(extended, row.rule, row.inconsistent).starts_with("inconsistent: ")) << row.inconsistent;
  }
}

/// An office's file stands apart from the shipped folder, which stays as it is.
TEST_F(Extension, FilesBesideTheFolder) {
  const auto file = folder_.string() + "-office.yaml";
  std::ofstream(file, std::ios::binary) << kFuel;
  const auto rules = RuleSet::load(folder_.string(), {file});
  ASSERT_TRUE(rules) << rules.error().to_string();
  expect_examples(*rules, "product/fuel", 3);

  std::ofstream(file, std::ios::binary) << "rules:\n  - id: product/fuel\n    knd: product\n";
  const auto wrong = RuleSet::load(folder_.string(), {file});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().to_string(), file + ":3:5: unknown key 'knd'; did you mean 'kind'?");
  std::filesystem::remove(file);

  const auto missing = RuleSet::load(folder_.string(), {file});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message, "no such file or folder of rules");
}

TEST_F(Extension, AddFileTakesWhatIsAlreadyInMemory) {
  auto rules = figure::vietnamese();
  const auto before = rules.rules.size();
  const auto error = rule::add_file(rules, documented_rule(), "office.yaml");
  ASSERT_FALSE(error) << error->to_string();
  EXPECT_EQ(rules.rules.size(), before + 1);
  EXPECT_TRUE(rules.units.find_dimension("density"));
  const auto again = rule::add_file(rules, documented_rule(), "office.yaml");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->message, "the id 'ratio/density' is taken by office.yaml:5");
}

TEST_F(Extension, WithoutTheFileTheRelationIsUnknown) {
  const auto rules = RuleSet::load(KHOP_SOURCE_DIR "/rules/vi");
  ASSERT_TRUE(rules);
  EXPECT_EQ(said(*rules, "ratio/density", "Xã rộng 50,0 km2 với 12.400 người, mật độ dân số 284 người/km2."), "");
}

}  // namespace
}  // namespace khop
