// SPDX-License-Identifier: Apache-2.0
#include "cli/find_drafts.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "temporary_folder.h"

namespace khop::cli {
namespace {

namespace fs = std::filesystem;

using Paths = std::vector<std::string>;

class FindDrafts : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"2024", "2024/cu", ".an", "2025"}) fs::create_directories(folder_.path(name));
    for (const char* name : {"b.docx", "a.txt", "anh.png", ".an/x.txt", ".y.txt", "2024/thang-4.DOCX", "2024/cu/c.md",
                             "2024/cu/ghi.log", "2025/d.odt"})
      static_cast<void>(folder_.write(name, "x"));
    static_cast<void>(folder_.write("~$b.docx", "nguoi dung"));
  }

  /// Paths without the folder of the test.
  Paths find(const Paths& words, const Paths& exclude = {}, bool use_gitignore = true, const Paths& apart = {}) {
    Drafts given;
    for (const std::string& word : words) given.paths.push_back(word == "-" ? word : folder_.path(word));
    given.exclude = exclude;
    given.use_gitignore = use_gitignore;
    Paths elsewhere;
    for (const std::string& path : apart) elsewhere.push_back(folder_.path(path));
    const Drafts found = find_drafts(given, elsewhere, Language::en);
    unread_.clear();
    for (const Error& error : found.unread) unread_.push_back(error.message);
    Paths out;
    for (const std::string& path : found.paths)
      out.push_back(path.starts_with(folder_.path("")) ? path.substr(folder_.path("").size()) : path);
    return out;
  }

  TemporaryFolder folder_;
  Paths unread_;
};

TEST_F(FindDrafts, AFolderIsItsDraftsInByteOrder) {
  EXPECT_EQ(find({""}), (Paths{"2024/cu/c.md", "2024/thang-4.DOCX", "2025/d.odt", "a.txt", "b.docx"}));
  EXPECT_TRUE(unread_.empty());
}

TEST_F(FindDrafts, NamedFilesAreThemselves) {
  EXPECT_EQ(find({"b.docx", "anh.png", "none.txt", ".y.txt", "a.txt"}),
            (Paths{"b.docx", "anh.png", "none.txt", ".y.txt", "a.txt"}));
  EXPECT_TRUE(unread_.empty()) << "the reader tells of those that are not there";
}

TEST_F(FindDrafts, LocksOfWordAreNoDrafts) {
  EXPECT_EQ(find({"~$b.docx", "b.docx"}), Paths{"b.docx"});
  EXPECT_TRUE(find({"~$b.docx"}).empty());
  EXPECT_EQ(unread_, Paths{"no draft is left to check"});
}

TEST_F(FindDrafts, EachFileOnce) {
  EXPECT_EQ(find({"a.txt", "./a.txt", "2024/../a.txt", "none", "none"}), (Paths{"a.txt", "none"}));
  fs::create_symlink(folder_.path("a.txt"), folder_.path("2024/link.txt"));
  fs::create_symlink(folder_.path("2024"), folder_.path("duong-dan"));
  EXPECT_EQ(find({"duong-dan", "2024", "2025/d.odt", "2025"}),
            (Paths{"duong-dan/cu/c.md", "duong-dan/link.txt", "duong-dan/thang-4.DOCX", "2025/d.odt"}));
}

TEST_F(FindDrafts, LinksThatLeadInCirclesAreHarmless) {
  fs::create_symlink("..", folder_.path("2024/len"));
  fs::create_symlink(".", folder_.path("2024/day"));
  EXPECT_EQ(find({"2024"}), (Paths{"2024/cu/c.md", "2024/thang-4.DOCX"}));
  EXPECT_EQ(find({"2024/**/*.md"}), Paths{"2024/cu/c.md"});
}

TEST_F(FindDrafts, Patterns) {
  EXPECT_EQ(find({"*.docx"}), Paths{"b.docx"});
  EXPECT_EQ(find({"**/*.DOCX"}), Paths{"2024/thang-4.DOCX"});
  EXPECT_EQ(find({"20*/*"}), (Paths{"2024/cu/c.md", "2024/thang-4.DOCX", "2025/d.odt"}));
  EXPECT_EQ(find({"2024/**"}), (Paths{"2024/cu/c.md", "2024/thang-4.DOCX"}));
  EXPECT_EQ(find({"2024/cu/*.log"}), Paths{"2024/cu/ghi.log"}) << "a suffix that is named is meant";
  EXPECT_EQ(find({".an/*"}), Paths{".an/x.txt"});
  EXPECT_EQ(find({"20?5/d.odt"}), Paths{"2025/d.odt"});
  EXPECT_TRUE(find({"*.pptx"}).empty());
  EXPECT_EQ(unread_, Paths{"no file matches this pattern"});
  EXPECT_TRUE(find({"none/*.txt"}).empty());
  EXPECT_EQ(unread_, Paths{"no file matches this pattern"});
}

TEST_F(FindDrafts, AFileWhoseNameLooksLikeAPattern) {
  static_cast<void>(folder_.write("[1].txt", "x"));
  static_cast<void>(folder_.write("1.txt", "x"));
  EXPECT_EQ(find({"[1].txt"}), Paths{"[1].txt"});
}

TEST_F(FindDrafts, WhatGitLeavesOut) {
  static_cast<void>(folder_.write(".gitignore", "cu/\n*.odt\n"));
  static_cast<void>(folder_.write("2025/.gitignore", "!d.odt\n"));
  EXPECT_EQ(find({""}), (Paths{"2024/thang-4.DOCX", "2025/d.odt", "a.txt", "b.docx"}));
  EXPECT_EQ(find({"2024/cu/c.md"}), Paths{"2024/cu/c.md"}) << "named, so meant";
  EXPECT_EQ(find({"2024"}, {}, false), (Paths{"2024/cu/c.md", "2024/thang-4.DOCX"}));
}

TEST_F(FindDrafts, WhatIsExcluded) {
  EXPECT_EQ(find({""}, {"*.md", "b.*"}), (Paths{"2024/thang-4.DOCX", "2025/d.odt", "a.txt"}));
  EXPECT_EQ(find({""}, {"/2024"}), (Paths{"2025/d.odt", "a.txt", "b.docx"})) << "from the folder that was given";
  EXPECT_EQ(find({"a.txt", "b.docx", "2024/cu/c.md"}, {"*.docx", "cu/"}), Paths{"a.txt"});
  EXPECT_TRUE(find({"2024/cu"}, {"*.md"}).empty());
  EXPECT_EQ(unread_, Paths{"there is no draft in this folder besides 1 left out by .gitignore or --exclude"});
}

TEST_F(FindDrafts, AnnexesAndOutputsStandApart) {
  EXPECT_EQ(find({"", "a.txt"}, {}, true, {"b.docx", "2025/d.odt"}),
            (Paths{"2024/cu/c.md", "2024/thang-4.DOCX", "a.txt"}));
}

TEST_F(FindDrafts, FoldersWithoutDrafts) {
  fs::create_directory(folder_.path("trong"));
  EXPECT_EQ(find({"trong", "a.txt"}), Paths{"a.txt"});
  EXPECT_EQ(unread_, Paths{"there is no draft in this folder"});
}

TEST_F(FindDrafts, FoldersThatCannotBeOpened) {
  if (geteuid() == 0) GTEST_SKIP() << "root may open all";
  chmod(folder_.path("2024/cu").c_str(), 0);
  EXPECT_EQ(find({"2024"}), Paths{"2024/thang-4.DOCX"});
  EXPECT_EQ(unread_, Paths{"permission denied"});
  chmod(folder_.path("2024/cu").c_str(), 0700);
}

TEST_F(FindDrafts, WhatIsNoFileIsFoundByChanceOnly) {
  ASSERT_EQ(mkfifo(folder_.path("2025/ong.txt").c_str(), 0600), 0);
  EXPECT_EQ(find({"2025"}), Paths{"2025/d.odt"});
}

TEST_F(FindDrafts, StandardInputStaysWhereItIs) {
  EXPECT_EQ(find({"a.txt", "-", "2025"}), (Paths{"a.txt", "-", "2025/d.odt"}));
}

}  // namespace
}  // namespace khop::cli
