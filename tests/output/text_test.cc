// SPDX-License-Identifier: Apache-2.0
#include "output/text.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace khop::output {
namespace {

TEST(Text, Problems) {
  EXPECT_EQ(text(sample(), {}),
            "xa.txt:1:28: lỗi: tỷ lệ không khớp [ratio/attainment]\n"
            "   1 | Cây ăn quả 45,0/60 ha, đạt 85% KH\n"
            "     |            ~~~~ ~~~~~      ^^^\n"
            "     = tính lại: 45,0 / 60 ha = 75\n"
            "     = gợi ý: 85% → 75%\n"
            "\n"
            "xa.txt:5:5: cảnh báo: 2.5217 không phải là số viết đúng [malformed-number]\n"
            "   5 | Thu 2.5217 đồng\n"
            "     |     ^^^^^^\n"
            "\n");
}

TEST(Text, LedgerAddsALineForWhatHolds) {
  TextOptions options;
  options.language = Language::en;
  options.whole_ledger = true;
  options.least = Severity::error;
  EXPECT_EQ(text(sample(), options),
            "xa.txt:1:28: error: tỷ lệ không khớp [ratio/attainment]\n"
            "   1 | Cây ăn quả 45,0/60 ha, đạt 85% KH\n"
            "     |            ~~~~ ~~~~~      ^^^\n"
            "     = recomputed: 45,0 / 60 ha = 75\n"
            "     = hint: 85% → 75%\n"
            "\n"
            "xa.txt:2:6: holds: 12,5 + 17,5 = 30 ha [sum/breakdown]\n");
}

TEST(Text, FiguresOfOtherLinesAreShownWithTheirLine) {
  Audit audit = sample();
  audit.ledger.checks.erase(audit.ledger.checks.begin());
  audit.ledger.checks.pop_back();
  Check& sum = audit.ledger.checks[0];
  sum.outcome = Outcome::inconsistent;
  sum.severity = Severity::error;
  sum.message = "các phần cộng lại khác tổng";
  EXPECT_EQ(text(audit, {}),
            "xa.txt:2:6: lỗi: các phần cộng lại khác tổng [sum/breakdown]\n"
            "   2 | Tổng 30 ha, trong đó:\n"
            "     |      ^^^^^\n"
            "   3 | - Lúa 12,5 ha\n"
            "     |       ~~~~~~~\n"
            "   4 | - Ngô 17,5 ha\n"
            "     |       ~~~~~~~\n"
            "     = tính lại: 12,5 ha + 17,5 ha = 30,0\n"
            "\n");
}

TEST(Text, OneSlipIsToldOnce) {
  Audit audit = sample();
  Check again = audit.ledger.checks[0];
  again.rule = "ratio/base";
  again.message = "trái với phụ biểu";
  ASSERT_TRUE(again.hint.has_value());
  audit.ledger.checks.insert(audit.ledger.checks.begin() + 1, again);
  const std::string shown = text(audit, {});
  EXPECT_NE(shown.find("= cũng vậy: trái với phụ biểu [ratio/base]\n\n"), std::string::npos) << shown;
  EXPECT_EQ(shown.find("lỗi: trái với"), std::string::npos) << shown;
  // Another value proposed: another problem.
  audit.ledger.checks[1].hint->replacement = "76%";
  EXPECT_NE(text(audit, {}).find("lỗi: trái với"), std::string::npos);
}

TEST(Text, WhatTheHeadlineSaysIsNotRepeated) {
  Audit audit = sample();
  audit.ledger.checks[0].message = "45,0/60 ha là 75%";
  EXPECT_EQ(text(audit, {}).find("tính lại"), std::string::npos);
}

TEST(Text, ManyLinesAreNamedNotShown) {
  Audit audit;
  audit.ledger.path = "xa.txt";
  Check sum = check(Outcome::inconsistent, Severity::error, operand("total", "99", "99", {1, 1}));
  audit.source_lines.emplace_back("99");
  for (std::uint32_t line = 2; line <= 16; ++line) {
    audit.source_lines.emplace_back("- 1");
    sum.operands.push_back(operand("parts", "1", "1", {line, 3}));
  }
  sum.formula = "sum(parts)";
  sum.computed = "15";
  sum.message = "sai";
  audit.ledger.checks = {sum};
  const std::string out = text(audit, {});
  EXPECT_NE(out.find("   7 | - 1\n     |   ~\n     = và ở các dòng 8, 9, 10, 11, 12, 13, 14, 15, 16\n"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("= tính lại: 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + … (15 số hạng) + 1 = 15\n"),
            std::string::npos)
      << out;
}

TEST(Text, NothingOfTheDraftReachesTheTerminalAsControl) {
  Audit audit = sample();
  audit.ledger.path = "x\x1b]0;a\x07.txt";
  for (Check& each : audit.ledger.checks) {
    each.message += "\x1b[2J";
    each.stated.path = audit.ledger.path;
    each.stated.text += "\n";
    each.formula += "\x1b";
    each.computed += "\x9b";
    if (each.hint) each.hint->text += "\r\n::error::";
  }
  for (std::string& line : audit.source_lines) line += "\x1b[8m\xe2\x80\xae";
  TextOptions options;
  options.whole_ledger = true;
  const std::string out = text(audit, options);
  EXPECT_EQ(out.find_first_of("\x1b\x07\r"), std::string::npos);
  EXPECT_EQ(out.find("\xe2\x80\xae"), std::string::npos);
  EXPECT_EQ(out.find("\n::error"), std::string::npos);
}

TEST(Text, ColourOnlyWhenAskedFor) {
  TextOptions options;
  options.colour = true;
  const std::string out = text(sample(), options);
  EXPECT_NE(out.find("\x1b[1;31m^^^\x1b[0m"), std::string::npos);
  EXPECT_EQ(text(sample(), {}).find('\x1b'), std::string::npos);
}

TEST(Text, PlacesThatDoNotExistDoNoHarm) {
  Audit audit = sample();
  audit.source_lines.clear();
  EXPECT_NE(text(audit, {}).find("tính lại"), std::string::npos);
  audit = sample();
  audit.ledger.checks[0].stated.begin = audit.ledger.checks[0].stated.end = {1, 900};
  audit.ledger.checks[0].operands[0].implied = true;
  EXPECT_NE(text(audit, {}).find("45,0 (ngầm hiểu) / 60 ha"), std::string::npos);
}

TEST(Text, Summary) {
  Tally tally;
  tally.add(sample().ledger);
  TextOptions english;
  english.language = Language::en;
  EXPECT_EQ(summary(tally, english), "1 error, 1 warning; relations checked: 2 (1 hold, 1 do not)\n");
  EXPECT_EQ(summary(tally, {}), "1 lỗi, 1 cảnh báo; đã kiểm 2 quan hệ: 1 khớp, 1 không khớp\n");
  EXPECT_TRUE(tally.has_problem(Severity::error));
  tally.add(tally);
  EXPECT_EQ(summary(tally, {}), "2 lỗi, 2 cảnh báo trong 2 dự thảo; đã kiểm 4 quan hệ: 2 khớp, 2 không khớp\n");
  Tally clean;
  clean.add(DocumentLedger{"a.txt", {}});
  EXPECT_EQ(summary(clean, english), "no problems; no relations between figures to check\n");
  EXPECT_FALSE(clean.has_problem(Severity::info));
}

TEST(Text, ErrorLine) { EXPECT_EQ(error_line({"a\nb.txt", 3, 4, "x\x1b[0m"}), "khop: a b.txt:3:4: x␛[0m"); }

}  // namespace
}  // namespace khop::output
