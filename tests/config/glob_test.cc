// SPDX-License-Identifier: Apache-2.0
#include "config/glob.h"

#include <gtest/gtest.h>

#include <string>

namespace khop::config {
namespace {

TEST(Glob, FitsAsInGitignore) {
  struct Row {
    const char *pattern, *path;
    bool fits;
  };
  const Row kRows[] = {
      {"a.txt", "a.txt", true},
      {"a.txt", "b/c/a.txt", true},
      {"a.txt", "a.txt.bak", false},
      {"/a.txt", "b/a.txt", false},
      {"/a.txt", "a.txt", true},
      {"*.docx", "bao-cao/thang-4.docx", true},
      {"bao-cao/*.docx", "bao-cao/thang-4.docx", true},
      {"bao-cao/*.docx", "bao-cao/2023/thang-4.docx", false},
      {"bao-cao/**", "bao-cao/2023/thang-4.docx", true},
      {"bao-cao/**/x", "bao-cao/x", true},
      {"bao-cao/**/x", "bao-cao/a/b/x", true},
      {"bao-cao/**/x", "bao-cao/ax", false},
      {"**/x", "x", true},
      {"**/x", "a/x", true},
      {"**", "a/b", true},
      {"bao-cao", "bao-cao/2023/a.txt", true},
      {"bao-cao/", "x/bao-cao/a.txt", true},
      {"./bao-cao/a.txt", "bao-cao/a.txt", true},
      {"tháng ?.txt", "tháng 4.txt", true},
      {"q[1-4].txt", "q3.txt", true},
      {"q[!1-4].txt", "q3.txt", false},
      {"q[!1-4].txt", "q5.txt", true},
      {"q[1-4.txt", "q[1-4.txt", true},
      {"\\*.txt", "*.txt", true},
      {"\\*.txt", "a.txt", false},
      {"../b/*.txt", "../b/a.txt", true},
      {"", "a", false},
      {"*", "a/b", true},
  };
  for (const auto& row : kRows) EXPECT_EQ(fits(row.pattern, row.path), row.fits) << row.pattern << " " << row.path;
}

TEST(Glob, NoPatternTakesLong) {
  std::string pattern, path(3000, 'a');
  for (int i = 0; i < 200; ++i) pattern += "*a**a";
  EXPECT_FALSE(fits(pattern + "b", path));
}

}  // namespace
}  // namespace khop::config
