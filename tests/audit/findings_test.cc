// SPDX-License-Identifier: Apache-2.0
/// Defects without arithmetic: what is told, where it points, and what makes a draft quiet.
#include <algorithm>

#include "audit/finding/sequence.h"
#include "audit/said.h"

namespace khop {
namespace {

using Lines = std::vector<std::uint32_t>;

/// "kind line line" of every finding.
std::vector<std::string> findings(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& check : audit_of(text).ledger.checks) {
    if (check.outcome != Outcome::finding) continue;
    out.push_back(check.kind);
    for (const auto line : check.lines()) out.back() += " " + std::to_string(line);
  }
  return out;
}

using Found = std::vector<std::string>;

/// Which marks of a list of marks do not follow: "4.<2." for a 4. that stands behind a 2.
Found faults(const std::vector<std::string>& marks) {
  audit::Sequence sequence;
  for (const auto& mark : marks) sequence.push_back(audit::read_mark(mark));
  Found out;
  for (const auto& fault : audit::misplaced(sequence))
    out.push_back(sequence[fault.at]->printed + "<" + sequence[fault.previous]->printed);
  return out;
}

TEST(Sequence, ListsNestRestartAndGoOn) {
  EXPECT_EQ(faults({"I.", "1.", "2.", "3.", "II.", "1.", "2.", "III."}), Found{});
  EXPECT_EQ(faults({"1.", "1.1.", "1.2.", "a)", "b)", "1.3.", "a)", "2.", "2.1."}), Found{});
  EXPECT_EQ(faults({"1.", "2.", "1.", "2.", "3.", "3."}), Found{}) << "an inner list restarts, the outer one goes on";
  EXPECT_EQ(faults({"I.", "(1)", "(2)", "II.", "(3)", "(4)"}), Found{}) << "numbers that run through the headings";
}

TEST(Sequence, BothAlphabetsAreInOrder) {
  EXPECT_EQ(faults({"a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)"}), Found{});
  EXPECT_EQ(faults({"a)", "b)", "c)", "d)", "e)", "f)", "g)", "h)", "i)", "j)"}), Found{});
  EXPECT_EQ(faults({"a)", "b)", "d)"}), (Found{"d)<b)"}));
}

TEST(Sequence, OneSlipIsToldOnce) {
  EXPECT_EQ(faults({"I.", "II.", "III.", "VI.", "V.", "VI."}), (Found{"VI.<III."}));
  EXPECT_EQ(faults({"1.", "2.", "2.", "3."}), (Found{"2.<2."}));
  EXPECT_EQ(faults({"1.", "1.1.", "1.2.", "2.3.", "1.4.", "2."}), (Found{"2.3.<1.2."}));
  EXPECT_EQ(faults({"1.", "2.", "3.", "2.", "5."}), (Found{"2.<3."}));
}

TEST(Sequence, WhatIsNoMarkIsRefused) {
  for (const char* text : {"", "-", "+", "1.250", "Tổng", "....", "(", "1.2.3.4.5.6.7.8.9.10.11.12"})
    EXPECT_FALSE(audit::read_mark(text)) << text;
}

TEST(Findings, AnOverlookedMarkIsNotMissing) {
  EXPECT_EQ(findings("1. Lúa\nĐạt.\n2. Ngô\nĐạt.\n4. Sắn\nĐạt."), (Found{"numbering 3 5"}));
  EXPECT_EQ(findings("1. Lúa\nĐạt.\n2. Ngô\nĐạt. 3. Khoai: đạt.\n4. Sắn\nĐạt."), Found{});
}

TEST(Findings, AnnexesAreNumberedByThemselves) {
  EXPECT_EQ(findings("BÁO CÁO\n\n1. Lúa\nĐạt.\n2. Ngô\nĐạt.\n\nPHỤ LỤC\n\n4. Sắn\nĐạt."), Found{});
}

const std::string kPassage =
    "vận động nhân dân chuyển đổi cây trồng trên đất lúa kém hiệu quả sang cây ăn quả có giá trị cao hơn, gắn với tiêu "
    "thụ sản phẩm";

TEST(Findings, ARepeatedPassageNamesBothPlaces) {
  EXPECT_EQ(findings("I. KẾT QUẢ\n- Tiếp tục " + kPassage + ".\n- Chăn nuôi ổn định.\n- Đã " + kPassage + "."),
            (Found{"duplicate-text 2 4"}));
}

TEST(Findings, TasksMayRepeatResults) {
  EXPECT_EQ(findings("I. KẾT QUẢ\n- Đã " + kPassage + ".\nII. NHIỆM VỤ\n- Tiếp tục " + kPassage + "."), Found{});
}

TEST(Findings, AResolutionMayRepeatTheReport) {
  EXPECT_EQ(findings("BÁO CÁO\n\nI. NHIỆM VỤ\n- Tiếp tục " + kPassage + ".\n\nNGHỊ QUYẾT\n\nI. NHIỆM VỤ\n- Tiếp tục " +
                     kPassage + "."),
            Found{});
}

TEST(Findings, ADateIsHeldAgainstTheReportOnlyIfItHasOne) {
  const std::string body = "BÁO CÁO\n\nI. KẾT QUẢ\n\nTiếp tục hoàn thiện hồ sơ, hoàn thành trước 30/6/2024.";
  EXPECT_EQ(findings("An Hà, ngày 05 tháng 7 năm 2024\n\n" + body), (Found{"date 1 7"}));
  EXPECT_EQ(findings("An Hà, ngày 05 tháng 6 năm 2024\n\n" + body), Found{});
  EXPECT_EQ(findings(body), Found{});
}

TEST(Findings, AUnitSaidAtTheTopIsNotMissing) {
  EXPECT_EQ(findings("Tổng thu ngân sách 6.381,5, bằng 86 % dự toán."), (Found{"missing-unit 1"}));
  EXPECT_EQ(findings("Đơn vị tính: triệu đồng\n\nTổng thu ngân sách 6.381,5, bằng 86 % dự toán."), Found{});
}

TEST(Findings, OneWordAThousandTimesIsNoPassage) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 50 == 49 ? "lúa.\n" : "lúa ";
  EXPECT_LT(findings(text).size(), 100U);
}

TEST(Findings, EveryMarkWrongIsStillTold) {
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += std::to_string(i % 90 + 1) + ". Lúa\n" + std::to_string((i * 7) % 90 + 1) + ". Ngô\n";
  EXPECT_NO_THROW(findings(text));
}

}  // namespace
}  // namespace khop
