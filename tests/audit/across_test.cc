// SPDX-License-Identifier: Apache-2.0
#include "khop/across.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace khop {
namespace {

const RuleSet& rules() {
  static const auto loaded = RuleSet::load(std::string(KHOP_SOURCE_DIR) + "/rules/vi");
  return *loaded;
}

LintOptions options() {
  LintOptions out;
  out.across = true;
  out.language = Language::en;
  return out;
}

std::string report(const std::string& place, const std::string& period, const std::string& body) {
  return "HUYỆN LẠC SƠN\nỦY BAN NHÂN DÂN " + place + "\nBÁO CÁO\nTình hình kinh tế - xã hội " + period + "\n\n" + body +
         "\n";
}

Across::Result compared(const std::vector<std::string>& texts) {
  const Linter linter(rules(), options());
  Across across(rules(), options());
  int number = 0;
  for (const auto& text : texts) across.add(*linter.lint_bytes(text, std::to_string(++number) + ".txt"));
  return across.compare();
}

std::vector<Check> problems(const std::vector<std::string>& texts) {
  std::vector<Check> out;
  for (const auto& audit : compared(texts).audits)
    std::copy_if(audit.ledger.checks.begin(), audit.ledger.checks.end(), std::back_inserter(out), is_problem);
  return out;
}

TEST(Across, EachDiagnosticCitesBothReportsAndQuotesBothFigures) {
  const auto found = problems({report("XÃ NÀ CỌ", "tháng 3 năm 2024", "Đàn trâu có 1.250 con."),
                               report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Tháng 3 năm 2024 đàn trâu có 1.520 con.")});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "across/same");
  EXPECT_EQ(found[0].stated.path, "2.txt");
  EXPECT_EQ(found[0].stated.text, "1.520 con");
  EXPECT_EQ(found[0].stated.begin.line, 6U);
  ASSERT_EQ(found[0].operands.size(), 1U);
  EXPECT_EQ(found[0].operands[0].path, "1.txt");
  EXPECT_EQ(found[0].operands[0].text, "1.250 con");
  EXPECT_NE(found[0].message.find("tháng 3/2024"), std::string::npos);
  EXPECT_GT(found[0].confidence, 0.5);
}

TEST(Across, SpellingOfNamesMayDiffer) {
  const auto found =
      problems({report("XÃ HÒA THUỶ", "tháng 3 năm 2024", "Đàn trâu có 1.250 con."),
                report("XÃ HOÀ THỦY", "tháng 4 năm 2024", "Tháng 3 năm 2024 tổng đàn trâu có 1.520 con.")});
  EXPECT_EQ(found.size(), 1U);
}

TEST(Across, OtherPlacesTimesPricesAndMeasuresAreOtherThings) {
  EXPECT_TRUE(problems({report("XÃ NÀ CỌ", "tháng 3 năm 2024", "Đàn trâu có 1.250 con."),
                        report("XÃ PÁ LẦU", "tháng 3 năm 2024", "Đàn trâu có 1.520 con.")})
                  .empty());
  EXPECT_TRUE(problems({report("XÃ NÀ CỌ", "tháng 3 năm 2024", "Đàn trâu có 1.250 con."),
                        report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Đàn trâu có 1.520 con.")})
                  .empty());
  EXPECT_TRUE(problems({report("XÃ NÀ CỌ", "tháng 3 năm 2024", "Kế hoạch năm đàn trâu 1.250 con."),
                        report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Tháng 3 năm 2024 đàn trâu có 1.220 con.")})
                  .empty());
  EXPECT_TRUE(problems({report("XÃ NÀ CỌ", "tháng 3 năm 2024", "Phấn đấu đàn trâu 1.250 con."),
                        report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Tháng 3 năm 2024 đàn trâu có 1.220 con.")})
                  .empty());
}

TEST(Across, APlanIsThatOfTheRateBeforeIt) {
  EXPECT_TRUE(
      problems(
          {report("XÃ NÀ CỌ", "tháng 3 năm 2024", "Tổng thu đạt 6,9% kế hoạch năm; thu phí chợ là 7.952 nghìn đồng."),
           report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Tổng thu đạt 8,1% kế hoạch năm; thu phí chợ là 8.237 nghìn đồng.")})
          .empty());
}

TEST(Across, WhereSeveralFiguresFitNothingIsSaid) {
  EXPECT_TRUE(problems({report("XÃ NÀ CỌ", "tháng 3 năm 2024",
                               "Dự án A: diện tích thu hồi 12,5 ha.\nDự án B: diện tích thu hồi 14,5 ha."),
                        report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Tháng 3 năm 2024 diện tích thu hồi 13,5 ha.")})
                  .empty());
}

TEST(Across, ReportsThatCannotBePlacedAreTold) {
  const auto result =
      compared({"Đàn trâu có 1.250 con.\n", report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Đàn trâu có 1.520 con."),
                "ỦY BAN NHÂN DÂN XÃ NÀ CỌ\nBÁO CÁO\nTình hình kinh tế\n\nĐàn trâu có 1.520 con.\n"});
  ASSERT_EQ(result.remarks.size(), 2U);
  EXPECT_EQ(result.remarks[0].message, "not held against other reports, as neither place nor period is told: 1.txt");
  EXPECT_EQ(result.remarks[1].message, "not held against other reports, as the period is not told: 3.txt");
}

TEST(Across, TwoFilesOfOneReportAreNotHeldAgainstEachOther) {
  const auto result = compared({report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Đàn trâu có 1.250 con."),
                                report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Đàn trâu có 1.520 con.")});
  ASSERT_EQ(result.remarks.size(), 1U);
  EXPECT_NE(result.remarks[0].message.find("same report as 1.txt"), std::string::npos);
  EXPECT_TRUE(result.audits.empty());
}

TEST(Across, NothingAndOneReport) {
  EXPECT_TRUE(compared({}).audits.empty());
  EXPECT_TRUE(compared({report("XÃ NÀ CỌ", "tháng 4 năm 2024", "Đàn trâu có 1.250 con.")}).audits.empty());
  EXPECT_TRUE(compared({"", "", ""}).audits.empty());
}

}  // namespace
}  // namespace khop
