// SPDX-License-Identifier: Apache-2.0
#include "cli/glob.h"

#include <gtest/gtest.h>

namespace khop::cli {
namespace {

using Names = std::vector<std::string>;

TEST(MatchesName, StarsAndQuestionMarks) {
  EXPECT_TRUE(matches_name("*.docx", "thang-4.docx"));
  EXPECT_TRUE(matches_name("*.docx", ".docx"));
  EXPECT_FALSE(matches_name("*.docx", "thang-4.docx.bak"));
  EXPECT_TRUE(matches_name("th*4*", "thang-4.docx"));
  EXPECT_TRUE(matches_name("thang-?.docx", "thang-4.docx"));
  EXPECT_FALSE(matches_name("thang-?.docx", "thang-12.docx"));
  EXPECT_TRUE(matches_name("th?ng", "tháng")) << "a letter, however many bytes it has";
  EXPECT_TRUE(matches_name("", ""));
  EXPECT_TRUE(matches_name("*", ""));
  EXPECT_FALSE(matches_name("?", ""));
  EXPECT_FALSE(matches_name("", "a"));
  EXPECT_FALSE(matches_name("A", "a"));
}

TEST(MatchesName, Sets) {
  EXPECT_TRUE(matches_name("[a-c]x", "bx"));
  EXPECT_FALSE(matches_name("[a-c]x", "dx"));
  EXPECT_TRUE(matches_name("[!a-c]x", "dx"));
  EXPECT_TRUE(matches_name("[^a-c]x", "dx"));
  EXPECT_TRUE(matches_name("[]a]", "]"));
  EXPECT_TRUE(matches_name("[a-]", "-"));
  EXPECT_TRUE(matches_name("[ăâ]", "â"));
  EXPECT_TRUE(matches_name("[[:digit:]]*", "4.docx"));
  EXPECT_FALSE(matches_name("[[:digit:]]*", "a4.docx"));
  EXPECT_TRUE(matches_name("[\\]]", "]"));
}

TEST(MatchesName, EscapesAndWhatIsBroken) {
  EXPECT_TRUE(matches_name("\\*", "*"));
  EXPECT_FALSE(matches_name("\\*", "a"));
  EXPECT_FALSE(matches_name("[a", "a"));
  EXPECT_FALSE(matches_name("[a", "[a"));
  EXPECT_FALSE(matches_name("a\\", "a\\"));
  EXPECT_FALSE(matches_name("[[:none:]]", "a"));
}

TEST(MatchesName, TakesNoTimeForManyStars) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "a*";
  EXPECT_FALSE(matches_name(pattern + "b", std::string(5000, 'a')));
}

bool matches(const char* pattern, const char* path) { return PathPattern(pattern).matches(names_of(path)); }

TEST(PathPattern, CrossesFoldersOnlyWhereItSaysSo) {
  EXPECT_TRUE(matches("a/*.md", "a/x.md"));
  EXPECT_FALSE(matches("a/*.md", "a/b/x.md"));
  EXPECT_FALSE(matches("*", "a/b"));
  EXPECT_TRUE(matches("a/**/x", "a/x"));
  EXPECT_TRUE(matches("a/**/x", "a/b/c/x"));
  EXPECT_FALSE(matches("a/**/x", "b/a/x"));
  EXPECT_TRUE(matches("**/x", "x"));
  EXPECT_TRUE(matches("**/x", "a/b/x"));
  EXPECT_TRUE(matches("**/a/**/x", "k/a/b/x"));
  EXPECT_TRUE(matches("a/**", "a/b"));
  EXPECT_TRUE(matches("a/**", "a/b/c"));
  EXPECT_FALSE(matches("a/**", "a"));
  EXPECT_TRUE(matches("**", "a/b"));
  EXPECT_TRUE(matches("./a//b", "a/b"));
}

TEST(PathPattern, HiddenNamesMustBeNamed) {
  const PathPattern all("**/*.md", PathPattern::Hidden::must_be_named);
  EXPECT_TRUE(all.matches({"a", "x.md"}));
  EXPECT_FALSE(all.matches({"a", ".x.md"}));
  EXPECT_FALSE(all.matches({".a", "x.md"}));
  EXPECT_TRUE(PathPattern(".a/*", PathPattern::Hidden::must_be_named).matches({".a", "x.md"}));
}

TEST(PathPattern, TellsEarlyWhatNeedNotBeOpened) {
  const PathPattern pattern("a*/b/x");
  EXPECT_TRUE(pattern.enter(pattern.start(), "c").empty());
  const auto inside = pattern.enter(pattern.start(), "abc");
  EXPECT_FALSE(inside.empty());
  EXPECT_FALSE(pattern.accepts(inside));
  EXPECT_TRUE(PathPattern("**/x").enter_named(PathPattern("**/x").start(), "y").empty());
}

TEST(NamesOf, PathsAreCutAtTheirSlashes) {
  EXPECT_EQ(names_of("/a//b/./c/"), (Names{"a", "b", "c"}));
  EXPECT_EQ(names_of("../a"), (Names{"..", "a"}));
  EXPECT_TRUE(names_of(".").empty());
}

}  // namespace
}  // namespace khop::cli
