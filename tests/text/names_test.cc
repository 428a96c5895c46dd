// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "khop/error.h"
#include "khop/ledger.h"

namespace khop {
namespace {

TEST(Error, PrintsWhatIsKnown) {
  EXPECT_EQ((Error{"a.yaml", 3, 7, "unknown key"}).to_string(), "a.yaml:3:7: unknown key");
  EXPECT_EQ((Error{"a.yaml", 3, 0, "unknown key"}).to_string(), "a.yaml:3: unknown key");
  EXPECT_EQ((Error{"a.yaml", 0, 0, "unknown key"}).to_string(), "a.yaml: unknown key");
  EXPECT_EQ((Error{"", 0, 0, "unknown key"}).to_string(), "unknown key");
}

TEST(Names, AreReadBackAsPrinted) {
  for (const Outcome outcome :
       {Outcome::consistent, Outcome::rounding, Outcome::inconsistent, Outcome::finding, Outcome::unverifiable}) {
    EXPECT_EQ(parse_outcome(outcome_name(outcome)), outcome);
  }
  for (const Severity severity : {Severity::info, Severity::note, Severity::warning, Severity::error}) {
    EXPECT_EQ(parse_severity(severity_name(severity)), severity);
  }
  EXPECT_FALSE(parse_outcome("Consistent"));
  EXPECT_FALSE(parse_severity(""));
}

TEST(Check, LinesAreSortedAndOnce) {
  Check check;
  check.stated.begin = {9, 1};
  check.stated.end = {9, 4};
  Operand cut;  // its unit stands on the next line
  cut.begin = {4, 70};
  cut.end = {5, 3};
  Operand elsewhere;
  elsewhere.path = "other.txt";
  elsewhere.begin = {2, 1};
  Operand implied;  // no place
  check.operands = {cut, elsewhere, implied, check.stated};
  EXPECT_EQ(check.lines(), (std::vector<std::uint32_t>{4, 5, 9}));
}

TEST(Check, ProblemsAreWhatIsShown) {
  struct {
    Outcome outcome;
    Severity severity;
    bool problem;
  } const rows[] = {
      {Outcome::consistent, Severity::error, false},  {Outcome::unverifiable, Severity::error, false},
      {Outcome::inconsistent, Severity::error, true}, {Outcome::inconsistent, Severity::info, true},
      {Outcome::finding, Severity::warning, true},    {Outcome::finding, Severity::info, false},
      {Outcome::rounding, Severity::info, false},
  };
  for (const auto& row : rows) {
    Check check;
    check.outcome = row.outcome;
    check.severity = row.severity;
    EXPECT_EQ(is_problem(check), row.problem) << outcome_name(row.outcome) << ' ' << severity_name(row.severity);
  }
}

}  // namespace
}  // namespace khop
