// SPDX-License-Identifier: Apache-2.0
#include "output/comments.h"

#include <gtest/gtest.h>

#include <memory>

#include "sample.h"

namespace khop::output {
namespace {

// The sample, its figures placed: one paragraph for each line.
Audit placed() {
  Audit audit = sample();
  const auto place = [](Operand& operand) {
    Location at;
    at.part = "word/document.xml";
    at.paragraph = operand.begin.line;
    at.ordinal = operand.begin.line;
    operand.location = std::make_shared<const Location>(at);
  };
  for (Check& check : audit.ledger.checks) {
    place(check.stated);
    for (Operand& operand : check.operands) place(operand);
  }
  return audit;
}

std::string told(const Comments& comments) {
  std::string out;
  for (const Comment& comment : comments.list) {
    out += std::to_string(comment.place->paragraph) + "\n";
    for (const CommentLine& line : comment.lines) out += "  " + line.label + " " + line.text + "\n";
  }
  return out;
}

TEST(Comments, EachProblemIsTold) {
  EXPECT_EQ(told(comments(placed(), Severity::info, Language::vi)),
            "1\n  Lỗi: tỷ lệ không khớp\n  Tính lại: 45,0 / 60 ha = 75\n  Gợi ý: 85% → 75%\n"
            "  Quy tắc: ratio/attainment\n"
            "5\n  Cảnh báo: 2.5217 không phải là số viết đúng\n  Quy tắc: malformed-number\n");
  EXPECT_EQ(comments(placed(), Severity::error, Language::vi).list.size(), 1U);
}

TEST(Comments, WhatOneCorrectionMendsIsToldTogether) {
  Audit audit = placed();
  Check again = audit.ledger.checks[0];
  again.message = "phụ lục ghi 75%";
  again.rule = "restatement/rate";
  audit.ledger.checks.insert(audit.ledger.checks.begin() + 1, again);
  const Comments all = comments(audit, Severity::error, Language::en);
  ASSERT_EQ(all.list.size(), 1U);
  EXPECT_EQ(all.list[0].problems, 2U);
  EXPECT_EQ(told(all),
            "1\n  Error: tỷ lệ không khớp\n  Recomputed: 45,0 / 60 ha = 75\n  Hint: 85% → 75%\n"
            "  As well: phụ lục ghi 75% [restatement/rate]\n  Rule: ratio/attainment\n");
}

TEST(Comments, FiguresOfOtherParagraphsAreNamedWithTheirPlace) {
  Audit audit = placed();
  audit.ledger.checks[0].operands[1].begin.line = 3;
  Location at;
  at.part = "word/document.xml";
  at.paragraph = at.ordinal = 3;
  at.heading = "II.1";
  audit.ledger.checks[0].operands[1].location = std::make_shared<const Location>(at);
  EXPECT_NE(told(comments(audit, Severity::error, Language::vi)).find("Đối chiếu: 60 ha (mục II.1, đoạn 3)\n"),
            std::string::npos);
}

TEST(Comments, AnAnnexIsToldOnTheFigureThatItContradicts) {
  Audit audit = placed();
  Check& check = audit.ledger.checks[0];
  check.stated.path = "phu-luc.xlsx";
  EXPECT_NE(told(comments(audit, Severity::error, Language::vi)).find("Số liệu nằm ở: phu-luc.xlsx: đoạn 1: “85%”\n"),
            std::string::npos);
  for (Operand& operand : check.operands) operand.path = "phu-luc.xlsx";
  const Comments none = comments(audit, Severity::error, Language::vi);
  EXPECT_TRUE(none.list.empty());
  EXPECT_EQ(none.untold, 1U);
}

TEST(Comments, NothingOfADraftCanMoveATerminalOrAReader) {
  Audit audit = placed();
  audit.ledger.checks[0].message = "a\x1b[31m\u202E\nb";
  EXPECT_EQ(comments(audit, Severity::error, Language::vi).list[0].lines[0].text, "a␛[31m\uFFFD b");
}

}  // namespace
}  // namespace khop::output
