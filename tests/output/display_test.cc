// SPDX-License-Identifier: Apache-2.0
#include "output/display.h"

#include <gtest/gtest.h>

namespace khop::output {
namespace {

TEST(Display, WhatMovesTheCursorIsShownInstead) {
  struct Row {
    std::string_view text, shown;
  };
  constexpr Row kRows[] = {
      {"Tổng số: 1.234,5 ha", "Tổng số: 1.234,5 ha"},
      {"a\tb\nc\rd", "a b c d"},
      {"\x1b[31mđỏ\x1b[0m", "␛[31mđỏ␛[0m"},
      {"\x7f\x01", "␡␁"},
      {"\xc2\x9b"
       "31m",
       "�31m"},  // C1: one code point that opens an escape sequence
      {"\xe2\x80\xae"
       "gnp.exe",
       "�gnp.exe"},  // right-to-left override
      {"\xef\xbb\xbf"
       "45",
       "�45"},
      {"\xff\xfe", "��"},
      {"\xf0\x9f\x98", "�"},  // cut in the middle
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(visible(row.text), row.shown);
}

TEST(Display, WidthOnTerminal) {
  EXPECT_EQ(width("đạt"), 3U);
  EXPECT_EQ(width("đa\xcc\xa3t"), 3U);  // a and a combining dot
  EXPECT_EQ(width("面积"), 4U);
  EXPECT_EQ(width("…"), 1U);
}

TEST(Display, Shorten) {
  EXPECT_EQ(shorten("hộ nghèo", 8), "hộ nghèo");
  EXPECT_EQ(shorten("hộ nghèo", 6), "hộ ng…");
  EXPECT_EQ(shorten("面积面积", 6), "面积…");
}

TEST(Display, VietnameseNumber) {
  struct Row {
    std::string_view plain, shown;
  };
  constexpr Row kRows[] = {{"97.15", "97,15"},
                           {"1234567", "1.234.567"},
                           {"-1234.50", "-1.234,50"},
                           {"123", "123"},
                           {"97.1524…", "97,1524…"},
                           {"1e5", "1e5"},
                           {"", ""},
                           {"1.", "1."}};
  for (const Row& row : kRows) EXPECT_EQ(vietnamese_number(row.plain), row.shown);
}

}  // namespace
}  // namespace khop::output
