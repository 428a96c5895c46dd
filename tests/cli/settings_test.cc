// SPDX-License-Identifier: Apache-2.0
/// The command line over the configuration over what khop does by itself.
#include "cli/settings.h"

#include <gtest/gtest.h>

namespace khop::cli {
namespace {

Settings merged(const std::string& text, const Auditing& auditing = {}, const Common& common = {}) {
  auto config = config::parse(text, "c.yaml", Language::en);
  if (!config) throw std::runtime_error(config.error().to_string());
  return merge(std::make_shared<const config::Config>(std::move(*config)), common, auditing);
}

std::vector<std::string> values(const std::vector<Setting<std::string>>& list) {
  std::vector<std::string> out;
  for (const auto& each : list) out.push_back(each.value);
  return out;
}

using Names = std::vector<std::string>;

TEST(Settings, WithoutAnythingKhopDecides) {
  const Settings settings = merged("");
  EXPECT_EQ(settings.rounding.value, RoundingMode::nearest);
  EXPECT_EQ(settings.rounding.from.by, Source::By::preset);
  EXPECT_EQ(settings.fail_on.value, Severity::error);
  EXPECT_EQ(settings.language.from.by, Source::By::environment);
  EXPECT_FALSE(settings.baseline);
}

TEST(Settings, TheCommandLineWins) {
  Auditing auditing;
  auditing.rounding = RoundingMode::nearest;
  auditing.fail_on = std::optional<Severity>();
  auditing.baseline = "mine.yaml";
  const Settings settings =
      merged("rounding: truncate\nfail-on: note\nrevisions: original\nbaseline: b.yaml\n", auditing);
  EXPECT_EQ(settings.rounding.value, RoundingMode::nearest);
  EXPECT_EQ(settings.rounding.from.by, Source::By::command_line);
  EXPECT_EQ(settings.fail_on.value, std::nullopt);
  EXPECT_TRUE(settings.original_revisions.value);
  EXPECT_EQ(settings.original_revisions.from.line, 3U);
  EXPECT_EQ(settings.baseline->value, "mine.yaml");
}

TEST(Settings, ALanguageThatIsOnlyTheSurroundingsGivesWay) {
  Common common;
  common.language = Language::vi;
  EXPECT_EQ(merged("language: en\n", {}, common).language.value, Language::en);
  common.language_given = true;
  EXPECT_EQ(merged("language: en\n", {}, common).language.value, Language::vi);
}

TEST(Settings, ListsAreJoinedButForOnly) {
  Auditing auditing;
  auditing.disable = {"unit"};
  Common common;
  common.more_rules = {"more.yaml"};
  Settings settings = merged("disable: [sum]\nonly: [sum, share]\nadd-rules: r\n", auditing, common);
  EXPECT_EQ(values(settings.disable), (Names{"sum", "unit"}));
  EXPECT_EQ(values(settings.only), (Names{"sum", "share"}));
  EXPECT_EQ(values(settings.add_rules), (Names{"r", "more.yaml"}));
  auditing.only = {"sum"};
  settings = merged("disable: [sum]\nonly: [share]\n", auditing);
  EXPECT_EQ(values(settings.only), Names{"sum"});
  EXPECT_EQ(values(settings.disable), Names{"unit"});
}

TEST(Settings, BecomeOptionsOfTheLibrary) {
  const LintOptions options =
      options_of(merged("severities: {sum: note}\ntolerances: {'*': 2}\nrounding: truncate\n"), Language::en);
  EXPECT_EQ(options.severities.at("sum"), Severity::note);
  EXPECT_EQ(options.tolerances.at("*"), 2U);
  EXPECT_EQ(options.rounding, RoundingMode::truncate);
  EXPECT_EQ(options.language, Language::en);
}

}  // namespace
}  // namespace khop::cli
