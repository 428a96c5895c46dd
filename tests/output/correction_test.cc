// SPDX-License-Identifier: Apache-2.0
#include "output/correction.h"

#include <gtest/gtest.h>

#include <memory>

#include "sample.h"

namespace khop::output {
namespace {

/// The first line of the draft after the correction; empty if there is none.
std::string corrected(const std::string& line, Operand figure, const std::string& kind,
                      const std::string& replacement) {
  Audit audit;
  audit.ledger.path = "xa.txt";
  audit.source_lines = {line};
  Check wrong = check(Outcome::inconsistent, Severity::error, std::move(figure));
  wrong.hint = Hint{"", wrong.stated.name, replacement, kind, 0.9, 0};
  ColumnIndexes indexes;
  const auto correction = correction_of(wrong, audit, indexes);
  if (!correction) return {};
  const ColumnIndex& index = indexes.of(audit.source_lines[0]);
  return line.substr(0, index.offset(correction->begin.column)) + correction->text +
         line.substr(index.offset(correction->end.column));
}

TEST(Correction, TheNumeralAloneUnlessUnitOrScaleChange) {
  const std::string line = "mật độ 4.050 người/km2.";
  const Operand figure = operand("density", "4.050 người/km2", "4050", {1, 8});
  EXPECT_EQ(corrected(line, figure, "swap", "4.500"), "mật độ 4.500 người/km2.");
  EXPECT_EQ(corrected(line, figure, "unit", "4.050 người/ha"), "mật độ 4.050 người/ha.");
  EXPECT_EQ(corrected("đạt 1 234,5 tấn", operand("a", "1 234,5 tấn", "1234.5", {1, 5}), "digit", "1.235,5"),
            "đạt 1.235,5 tấn");
  EXPECT_EQ(corrected("số 101,47,%", operand("a", "101,47,%", "101.47", {1, 4}), "numeral", "101,47"), "số 101,47,%");
}

TEST(Correction, NoneWhereTheLineDoesNotShowTheFigure) {
  const Operand figure = operand("rate", "85%", "85", {1, 5});
  EXPECT_EQ(corrected("đạt 86% KH", figure, "digit", "75"), "");
  EXPECT_EQ(corrected("đạt", figure, "digit", "75"), "");
  EXPECT_EQ(corrected("đạt 85% KH", figure, "digit", ""), "");
  EXPECT_EQ(corrected("đạt 85% KH", figure, "digit", "75\n"), "");
  EXPECT_EQ(corrected("đạt -16 hộ", operand("change", "-16 hộ", "-16", {1, 5}), "digit", "-17"), "");
  Operand implied = figure, placed = figure, beyond = figure;
  implied.implied = true;
  placed.location = std::make_shared<const Location>();
  beyond.begin.line = beyond.end.line = 2;
  for (const Operand& each : {implied, placed, beyond}) EXPECT_EQ(corrected("đạt 85% KH", each, "digit", "75"), "");
}

}  // namespace
}  // namespace khop::output
