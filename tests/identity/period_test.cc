// SPDX-License-Identifier: Apache-2.0
#include "identity/period.h"

#include <gtest/gtest.h>

#include "rule/rule.h"

namespace khop::identity {
namespace {

std::string told(const std::string& text, int year = 0, bool in_title = false) {
  static const auto rules = rule::load(std::string(KHOP_SOURCE_DIR) + "/rules/vi");
  const Words words(text, {0, static_cast<text::Offset>(text.size())}, (*rules)->lexicon);
  std::string out;
  for (const auto& mention : periods(words, year, in_title)) out += (out.empty() ? "" : "; ") + mention.period.text();
  return out;
}

TEST(Period, AsReportsNameThem) {
  EXPECT_EQ(told("tháng 4/2024"), "tháng 4/2024");
  EXPECT_EQ(told("Tháng 04 năm 2024"), "tháng 4/2024");
  EXPECT_EQ(told("quý I/2021, quý 2 năm 2021"), "quý I/2021; quý II/2021");
  EXPECT_EQ(told("6 tháng đầu năm 2024"), "6 tháng đầu năm 2024");
  EXPECT_EQ(told("09 tháng năm 2024"), "9 tháng đầu năm 2024");
  EXPECT_EQ(told("6 tháng cuối năm 2024"), "6 tháng cuối năm 2024");
  EXPECT_EQ(told("năm 2023 và giai đoạn 2021 - 2025, nhiệm kỳ 2020-2025"),
            "năm 2023; giai đoạn 2021-2025; nhiệm kỳ 2020-2025");
  EXPECT_EQ(told("học kỳ II năm học 2024-2025"), "học kỳ II năm học 2024-2025");
}

TEST(Period, AYearIsTakenFromTheNextThenTheOneBeforeThenTheReport) {
  EXPECT_EQ(told("tháng 9, quý III và 9 tháng năm 2024"), "tháng 9/2024; quý III/2024; 9 tháng đầu năm 2024");
  EXPECT_EQ(told("tháng 9/2024 và tháng 10"), "tháng 9/2024; tháng 10/2024");
  EXPECT_EQ(told("tháng 9", 2026), "tháng 9/2026");
  EXPECT_EQ(told("tháng 9"), "tháng 9");
  EXPECT_EQ(told("học kỳ I, học kỳ II năm học 2024-2025", 0, true),
            "học kỳ I năm học 2024-2025; học kỳ II năm học 2024-2025");
}

TEST(Period, HowLongIsNotWhen) {
  EXPECT_EQ(told("kéo dài 6 tháng"), "");
  EXPECT_EQ(told("kết quả 10 tháng và giải pháp 2 tháng cuối năm 2026", 0, true),
            "10 tháng đầu năm 2026; 2 tháng cuối năm 2026");
}

TEST(Period, OneLiesWithinAnother) {
  EXPECT_TRUE(year_of(2024).contains(month_of(2024, 12)));
  EXPECT_TRUE(first_months_of(2024, 6).contains(month_of(2024, 6)));
  EXPECT_FALSE(first_months_of(2024, 6).contains(month_of(2024, 7)));
  EXPECT_FALSE(year_of(2024).contains(month_of(2023, 12)));
  EXPECT_EQ(month_of(2024, 1).months(), 1);
  EXPECT_EQ(year_of(2024).months(), 12);
}

}  // namespace
}  // namespace khop::identity
