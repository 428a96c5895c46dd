// SPDX-License-Identifier: Apache-2.0
#include "cli/ignore.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>

#include "temporary_folder.h"

namespace khop::cli {
namespace {

namespace fs = std::filesystem;

/// '1' left out, '0' taken back, '-' nothing said.
char says(const char* list, const char* path, bool is_folder = false) {
  const auto said = IgnoreList(list).decides(names_of(path), 0, is_folder);
  return !said ? '-' : *said ? '1' : '0';
}

TEST(IgnoreList, NamesAtAnyDepth) {
  EXPECT_EQ(says("*.bak", "a.bak"), '1');
  EXPECT_EQ(says("*.bak", "a/b/c.bak"), '1');
  EXPECT_EQ(says("*.bak", "a.docx"), '-');
  EXPECT_EQ(says("cu", "a/cu", true), '1');
}

TEST(IgnoreList, ASlashTiesToTheFolder) {
  EXPECT_EQ(says("/a.md", "a.md"), '1');
  EXPECT_EQ(says("/a.md", "b/a.md"), '-');
  EXPECT_EQ(says("b/a.md", "b/a.md"), '1');
  EXPECT_EQ(says("b/a.md", "c/b/a.md"), '-');
  EXPECT_EQ(says("**/b/a.md", "c/b/a.md"), '1');
  EXPECT_EQ(says("b/**", "b/c/a.md"), '1');
}

TEST(IgnoreList, ASlashAtTheEndMeansFolders) {
  EXPECT_EQ(says("out/", "out", true), '1');
  EXPECT_EQ(says("out/", "a/out", true), '1');
  EXPECT_EQ(says("out/", "out", false), '-');
}

TEST(IgnoreList, TheLastOneThatMatchesDecides) {
  EXPECT_EQ(says("*.md\n!giu.md", "giu.md"), '0');
  EXPECT_EQ(says("*.md\n!giu.md", "khac.md"), '1');
  EXPECT_EQ(says("!giu.md\n*.md", "giu.md"), '1');
}

TEST(IgnoreList, LinesThatSayNothing) {
  EXPECT_EQ(says("# a.md\n\n  \n/\n!\n", "a.md"), '-');
  EXPECT_EQ(says("\\#a", "#a"), '1');
  EXPECT_EQ(says("\\!a", "!a"), '1');
  EXPECT_EQ(says("a.md   ", "a.md"), '1');
  EXPECT_EQ(says("a\\ ", "a "), '1');
  EXPECT_EQ(says("\xEF\xBB\xBF"
                 "a.md\r\n",
                 "a.md"),
            '1');
}

TEST(IgnoreStack, TheNearestListHasTheLastWord) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path(".git/info"));
  fs::create_directories(folder.path("a/b"));
  static_cast<void>(folder.write(".git/info/exclude", "rieng.md\n"));
  static_cast<void>(folder.write(".gitignore", "*.md\n/a/dau.txt\n"));
  static_cast<void>(folder.write("a/.gitignore", "!giu.md\n"));
  IgnoreStack stack(folder.path("a"), true);
  EXPECT_TRUE(stack.ignores("x.md", false));
  EXPECT_FALSE(stack.ignores("giu.md", false));
  EXPECT_TRUE(stack.ignores("dau.txt", false)) << "tied to the folder above";
  stack.enter("b", folder.path("a/b"));
  EXPECT_FALSE(stack.ignores("giu.md", false));
  EXPECT_FALSE(stack.ignores("dau.txt", false));
  EXPECT_TRUE(stack.ignores("rieng.md", false));
  stack.leave();
  EXPECT_TRUE(stack.ignores("dau.txt", false));
  EXPECT_FALSE(IgnoreStack(folder.path("a"), false).ignores("x.md", false));
}

TEST(IgnoreStack, WithoutGitOnlyTheFolderItself) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path("a"));
  static_cast<void>(folder.write(".gitignore", "*.md\n"));
  static_cast<void>(folder.write("a/.gitignore", "*.txt\n"));
  IgnoreStack stack(folder.path("a"), true);
  EXPECT_FALSE(stack.ignores("x.md", false));
  EXPECT_TRUE(stack.ignores("x.txt", false));
}

/// All files below `folder` that are not left out.
std::set<std::string> kept(const fs::path& folder, const std::string& prefix, IgnoreStack& stack) {
  std::set<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name == ".git" || stack.ignores(name, entry.is_directory())) continue;
    if (!entry.is_directory()) {
      out.insert(prefix + name);
      continue;
    }
    stack.enter(name, entry.path().string());
    out.merge(kept(entry.path(), prefix + name + "/", stack));
    stack.leave();
  }
  return out;
}

TEST(IgnoreStack, AgreesWithGit) {
  if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";  // NOLINT
  const TemporaryFolder folder;
  const char* lists[] = {"*.md",      "!a.md",
                         "/b",        "b/",
                         "a/**/c.md", "**/b/*.txt",
                         "a/b",       "*.t?t\n!b*",
                         "[a-b].md",  "a/*",
                         "**",        "*\n!*/",
                         "a/**",      "\\*.md",
                         "b/**/",     "!b/c.md\n*.md",
                         "[!a]*.md",  "c.*\n!/a/b/c.md",
                         "*/c.md",    "/**/c.md",
                         "a**c.md",   "**/a/**",
                         "?.md"};
  for (const char* place : {"a", "b", "a/b", "b/a", "a/b/b", "c.md"}) fs::create_directories(folder.path(place));
  for (const char* place : {"", "a/", "b/", "a/b/", "b/a/", "a/b/b/", "c.md/"}) {
    for (const char* name : {"a.md", "b.md", "c.txt", "*.md", "bc.md"})
      static_cast<void>(folder.write(std::string(place) + name, "x"));
    if (std::string(place) != "") static_cast<void>(folder.write(std::string(place) + "c.md_", "x"));
  }
  const std::string at = "cd '" + folder.path("") + "' && ";
  ASSERT_EQ(std::system((at + "git init -q . >/dev/null 2>&1").c_str()), 0);  // NOLINT
  for (const char* above : lists) {
    for (const char* below : {"", "!c.txt", "*.md\n!/b.md"}) {
      static_cast<void>(folder.write(".gitignore", std::string(above) + "\n"));
      static_cast<void>(folder.write("a/.gitignore", std::string(below) + "\n"));
      std::set<std::string> git;
      FILE* out =
          popen((at + "git -c core.excludesFile=/dev/null ls-files -z --others --exclude-standard").c_str(), "r");
      std::string all;
      char buffer[4096];
      for (std::size_t got = 0; (got = fread(buffer, 1, sizeof buffer, out)) > 0;) all.append(buffer, got);
      pclose(out);
      for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = all.find('\0', begin);
        git.insert(all.substr(begin, end - begin));
        begin = end + 1;
      }
      IgnoreStack stack(folder.path(""), true);
      EXPECT_EQ(kept(folder.path(""), "", stack), git) << above << " / " << below;
    }
  }
}

}  // namespace
}  // namespace khop::cli
