// SPDX-License-Identifier: Apache-2.0
#include "output/excerpt.h"

#include <gtest/gtest.h>

#include "output/display.h"

namespace khop::output {
namespace {

std::string shown(std::string_view line, std::vector<Mark> marks, unsigned limit = 60) {
  const Excerpt out = excerpt(ColumnIndex(line), std::move(marks), limit);
  EXPECT_LE(width(out.line), limit);
  return out.line + "\n" + out.marks;
}

std::string repeat(std::string_view word, int times) {
  std::string out;
  while (times-- > 0) out += word;
  return out;
}

TEST(Excerpt, ShortLineIsShownWhole) {
  EXPECT_EQ(shown("đạt 85% KH của 60 ha", {{5, 8, '^'}, {16, 21, '~'}}),
            "đạt 85% KH của 60 ha\n"
            "    ^^^        ~~~~~");
}

TEST(Excerpt, MarksStandUnderWideAndCombiningCharacters) {
  EXPECT_EQ(shown("面 85% a\xcc\xa3 9", {{3, 6, '^'}, {10, 11, '~'}}),
            "面 85% a\xcc\xa3 9\n"
            "   ^^^   ~");
}

TEST(Excerpt, CellsOfATableStayApart) {
  EXPECT_EQ(shown("Lúa\tha\t\t12,5", {{9, 13, '^'}}),
            "Lúa  ha    12,5\n"
            "           ^^^^");
}

TEST(Excerpt, LongLineIsCutBetweenWordsAroundTheFigure) {
  const std::string line = repeat("chữ ", 100) + "đạt 85% KH" + repeat(" thêm", 100);
  EXPECT_EQ(shown(line, {{405, 408, '^'}}),
            "…chữ chữ chữ chữ chữ đạt 85% KH thêm thêm thêm thêm…\n"
            "                         ^^^");
}

TEST(Excerpt, WhatLiesBetweenDistantFiguresIsLeftOut) {
  const std::string line = "45,0/60 ha " + repeat("chữ ", 100) + "đạt 85%";
  EXPECT_EQ(shown(line, {{416, 419, '^'}, {1, 5, '~'}}),
            "45,0/60 ha chữ chữ chữ chữ … chữ chữ chữ chữ đạt 85%\n"
            "~~~~                                             ^^^");
}

TEST(Excerpt, FiguresThatDoNotFitAreLeftOutFarthestFirst) {
  const std::string gap = repeat("chữ ", 40);
  const std::string line = "11 " + gap + "22 " + gap + "33 " + gap + "44";
  EXPECT_EQ(shown(line, {{490, 492, '^'}, {1, 3, '~'}, {327, 329, '~'}}, 50),
            "…chữ chữ chữ 33 chữ chữ chữ … chữ chữ chữ 44\n"
            "             ~~                           ^^");
}

TEST(Excerpt, PlacesBehindTheEndAndHugeFiguresDoNoHarm) {
  EXPECT_EQ(shown("ab", {{7, 9, '^'}}), "ab\n");
  EXPECT_EQ(shown("", {{1, 2, '^'}}), "\n");
  const std::string line = repeat("x", 5000);
  EXPECT_EQ(shown(line, {{1, 5001, '^'}}, 20), repeat("x", 18) + "…\n" + repeat("^", 18));
}

TEST(Excerpt, FarColumnsAreFound) {
  const std::string line = repeat("đ", 9000) + "85%" + repeat("đ", 9000);
  const ColumnIndex index(line);
  EXPECT_EQ(index.columns(), 18003U);
  EXPECT_EQ(index.offset(9001), 18000U);
  EXPECT_EQ(index.offset(99999), line.size());
}

}  // namespace
}  // namespace khop::output
