// SPDX-License-Identifier: Apache-2.0
#include "figure/lexicon.h"

#include <gtest/gtest.h>

#include <string>

namespace khop::figure {
namespace {

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  tokenize(text, {0, static_cast<text::Offset>(text.size())}, out);
  return out;
}

/// Classes of the phrases that begin `text`, longest first, with their lengths: "share:2 attain:1".
std::string hits(const Lexicon& lexicon, std::string_view text) {
  const auto tokens = tokens_of(text);
  std::vector<Hit> found;
  lexicon.hits(tokens, 0, tokens.size(), found);
  std::string out;
  for (const auto& hit : found)
    out += (out.empty() ? "" : " ") + lexicon.class_names()[hit.phrase_class] + ":" + std::to_string(hit.length);
  return out;
}

TEST(Lexicon, FindsAllPhrasesLongestFirst) {
  Lexicon lexicon;
  lexicon.add("attain", "chiếm");
  lexicon.add("share", "chiếm tỷ lệ");
  lexicon.add("share", "chiếm");
  EXPECT_EQ(hits(lexicon, "chiếm tỷ lệ 5%"), "share:3 attain:1 share:1");
  EXPECT_EQ(hits(lexicon, "CHIẾM 5%"), "attain:1 share:1");
  EXPECT_EQ(hits(lexicon, "tỷ lệ"), "");
  EXPECT_EQ(lexicon.find("none"), std::nullopt);
  EXPECT_TRUE(lexicon.has_word(*lexicon.find("share"), word_id("chiếm")));
  EXPECT_FALSE(lexicon.has_word(*lexicon.find("share"), word_id("tỷ")));
}

TEST(Lexicon, SpellingsOfOneWord) {
  Lexicon lexicon;
  lexicon.add("who", "uỷ ban");
  EXPECT_EQ(hits(lexicon, "Ủy ban nhân dân"), "who:2");
}

std::string added(const std::string& yaml) {
  Lexicon lexicon;
  auto root = yaml::parse(yaml, "words.yaml");
  EXPECT_TRUE(root);
  const auto error = lexicon.add(*root, "words.yaml");
  return error ? error->to_string() : "";
}

TEST(Lexicon, DefectsHaveAPlace) {
  EXPECT_EQ(added("up: [tăng, tăng thêm]\ndown: [giảm]\n"), "");
  EXPECT_EQ(added("[up]\n"), "words.yaml:1:1: expected a map of class names to lists of phrases");
  EXPECT_EQ(added("up: tăng\n"), "words.yaml:1:5: expected a list of phrases");
  EXPECT_EQ(added("up: [tăng, [thêm]]\n"), "words.yaml:1:12: expected a phrase");
  EXPECT_EQ(added("up: [tăng, '']\n"), "words.yaml:1:12: expected a phrase");
}

class UnitsTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(add(kYaml), ""); }

  std::string add(const std::string& yaml) {
    auto root = yaml::parse(yaml, "units.yaml");
    if (!root) return root.error().to_string();
    const auto error = units_.add(*root, "units.yaml");
    return error ? error->to_string() : "";
  }
  /// "ha:1", or "" if no unit begins `text`.
  std::string match(std::string_view text) const {
    const auto tokens = tokens_of(text);
    const auto found = units_.match(tokens, 0, tokens.size());
    return found.unit == -1 ? "" : units_.unit(found.unit).name + ":" + std::to_string(found.length);
  }
  WordId noun(std::string_view text, std::size_t& length, bool* known = nullptr) const {
    const auto tokens = tokens_of(text);
    return units_.noun(tokens, 0, tokens.size(), length, known);
  }

  static constexpr const char* kYaml =
      "scales: {nghìn: 1000, tỷ: 1000000000}\n"
      "units:\n"
      "  - {names: [ha, héc-ta], dimension: area, factor: 10000}\n"
      "  - {names: [tạ], dimension: mass, factor: 100}\n"
      "  - {names: [tạ/ha], dimension: yield, factor: 100/10000}\n"
      "  - {names: [m²], dimension: area}\n"
      "nouns:\n"
      "  person: [người, nhân khẩu]\n"
      "  household: [hộ, hộ dân]\n";
  Units units_;
};

TEST_F(UnitsTest, LongestSpellingWins) {
  EXPECT_EQ(match("ha lúa"), "ha:1");
  EXPECT_EQ(match("HA"), "ha:1");
  EXPECT_EQ(match("héc-ta"), "ha:3");
  EXPECT_EQ(match("tạ/ha"), "tạ/ha:3");
  EXPECT_EQ(match("tạ / tấn"), "tạ:1");
  EXPECT_EQ(match("m² đất"), "m²:2");
  EXPECT_EQ(match("hai"), "");
  EXPECT_EQ(match("lúa ha"), "");
}

TEST_F(UnitsTest, FactorsAreExact) {
  const auto tokens = tokens_of("tạ/ha");
  const auto found = units_.match(tokens, 0, tokens.size());
  EXPECT_EQ(units_.unit(found.unit).factor, arithmetic::Rational(1, 100));
  EXPECT_EQ(units_.scale(word_id("tỷ")), 1000000000);
  EXPECT_EQ(units_.scale(word_id("nghìn")), 1000);
  EXPECT_EQ(units_.scale(word_id("ha")), 0);
}

TEST_F(UnitsTest, NounsHaveFamilies) {
  std::size_t length = 0;
  bool known = false;
  const auto people = noun("người", length);
  EXPECT_EQ(noun("nhân khẩu", length, &known), people);
  EXPECT_EQ(length, 2U);
  EXPECT_TRUE(known);
  EXPECT_NE(noun("hộ", length), people);
  noun("hộ dân", length);
  EXPECT_EQ(length, 2U);
  EXPECT_EQ(noun("cầu", length, &known), word_id("cầu"));  // a noun that no family claims is its own
  EXPECT_FALSE(known);
  EXPECT_EQ(length, 1U);
}

TEST_F(UnitsTest, Dimensions) {
  EXPECT_EQ(units_.find_dimension("percent"), Units::kPercent);
  EXPECT_EQ(units_.find_dimension("count"), Units::kCount);
  EXPECT_EQ(units_.dimension_name(*units_.find_dimension("yield")), "yield");
  EXPECT_EQ(units_.find_dimension("volume"), std::nullopt);
}

TEST_F(UnitsTest, DefectsHaveAPlace) {
  EXPECT_EQ(add("scales: [nghìn]\n"), "units.yaml:1:9: expected a map of scale words to factors");
  EXPECT_EQ(add("scales: {nghìn: nhiều}\n"), "units.yaml:1:17: expected a whole factor above 1");
  EXPECT_EQ(add("scales: {nghìn: -1000}\n"), "units.yaml:1:17: expected a whole factor above 1");
  EXPECT_EQ(add("units: {names: [l]}\n"), "units.yaml:1:8: expected a list of units");
  EXPECT_EQ(add("units:\n  - {dimension: volume}\n"), "units.yaml:2:5: a unit needs 'names', a list");
  EXPECT_EQ(add("units:\n  - {names: [l]}\n"), "units.yaml:2:5: a unit needs 'dimension'");
  EXPECT_EQ(add("units:\n  - {names: [l], dimension: volume, faktor: 1}\n"),
            "units.yaml:2:37: unknown key 'faktor'; did you mean 'factor'?");
  EXPECT_EQ(add("units:\n  - {names: [l], dimension: volume, factor: 1/0}\n"),
            "units.yaml:2:45: expected a factor above 0: a decimal or a fraction of two");
  EXPECT_EQ(add("units:\n  - {names: [l, ''], dimension: volume}\n"),
            "units.yaml:2:17: expected the spelling of a unit");
  EXPECT_EQ(add("nouns: [hộ]\n"), "units.yaml:1:8: expected a map of noun families to lists of nouns");
  EXPECT_EQ(add("nouns: {house: nhà}\n"), "units.yaml:1:16: expected a list of nouns");
}

}  // namespace
}  // namespace khop::figure
