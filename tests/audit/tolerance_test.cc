// SPDX-License-Identifier: Apache-2.0
/// What an office may set about rules: how severe they are, and how far off still counts as rounding.
#include <gtest/gtest.h>

#include "audit/said.h"

namespace khop {
namespace {

using Lines = std::vector<std::string>;

LintOptions tolerant(const std::string& name, std::uint32_t units) {
  LintOptions options;
  options.tolerances[name] = units;
  return options;
}

// 75 %; two tenths off.
const char* const kRatio = "Diện tích cây vụ đông đạt 1.245,6/1.660,8 ha, bằng 75,2% kế hoạch.";

TEST(Tolerance, SomeUnitsOfTheLastPlaceCountAsRounding) {
  EXPECT_EQ(said(kRatio), (Lines{"ratio inconsistent 75,2%"}));
  EXPECT_EQ(said(kRatio, tolerant("*", 1)), (Lines{"ratio inconsistent 75,2%"}));
  EXPECT_EQ(said(kRatio, tolerant("*", 2)), (Lines{"ratio rounding 75,2%"}));
  EXPECT_EQ(said(kRatio, tolerant("ratio", 2)), (Lines{"ratio rounding 75,2%"}));
  EXPECT_EQ(said(kRatio, tolerant("sum", 2)), (Lines{"ratio inconsistent 75,2%"}));
}

TEST(Tolerance, AnIdGoesBeforeItsKindAndThatBeforeAll) {
  LintOptions options = tolerant("*", 5);
  const std::string rule = audit_of(kRatio).ledger.checks.front().rule;
  options.tolerances["ratio"] = 1;
  EXPECT_EQ(said(kRatio, options), (Lines{"ratio inconsistent 75,2%"}));
  options.tolerances[rule] = 2;
  EXPECT_EQ(said(kRatio, options), (Lines{"ratio rounding 75,2%"}));
}

TEST(Tolerance, NoneMakesRoundingAProblem) {
  const std::string text = "Diện tích cây vụ đông đạt 1.245,6/1.660,8 ha, bằng 75,1% kế hoạch.";
  EXPECT_EQ(said(text), (Lines{"ratio rounding 75,1%"}));
  EXPECT_EQ(said(text, tolerant("*", 0)), (Lines{"ratio inconsistent 75,1%"}));
  EXPECT_TRUE(problems(text).empty());
}

TEST(Tolerance, CountsStayExact) {
  const std::string text = "Tổng đàn gia súc có 8.215 con, bao gồm: trâu 1.873 con; bò 2.456 con; lợn 3.885 con.";
  EXPECT_EQ(said(text, tolerant("*", 3)), (Lines{"sum inconsistent 8.215 con"}));
}

TEST(Severities, AnIdGoesBeforeItsKind) {
  const auto severity = [](const LintOptions& options) {
    return audit_of(kRatio, options).ledger.checks.front().severity;
  };
  const std::string rule = audit_of(kRatio).ledger.checks.front().rule;
  LintOptions options;
  options.severities["ratio"] = Severity::note;
  EXPECT_EQ(severity(options), Severity::note);
  options.severities[rule] = Severity::warning;
  EXPECT_EQ(severity(options), Severity::warning);
}

TEST(Severities, OfFindings) {
  const std::string text = "Diện tích 27.891.4 ha.";
  LintOptions options;
  options.severities["malformed-number"] = Severity::note;
  const auto audit = audit_of(text, options);
  ASSERT_FALSE(audit.ledger.checks.empty());
  EXPECT_EQ(audit.ledger.checks.front().severity, Severity::note);
}

TEST(Severities, LowConfidenceStillMakesLess) {
  const std::string text = "Thụ lý 9.486 vụ; giải quyết 8.317 vụ, đạt 27,68%.";
  const auto plain = audit_of(text).ledger.checks;
  LintOptions options;
  for (const auto& check : plain) options.severities[check.rule] = Severity::error;
  const auto raised = audit_of(text, options).ledger.checks;
  ASSERT_EQ(plain.size(), raised.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(raised[i].confidence, plain[i].confidence);
    EXPECT_GE(raised[i].severity, plain[i].severity);
  }
}

}  // namespace
}  // namespace khop
