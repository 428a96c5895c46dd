// SPDX-License-Identifier: Apache-2.0
/// What an entry of `ignore` covers, and what `reports` say of a draft.
#include "config/ignore.h"

#include <gtest/gtest.h>

#include "audit/said.h"

namespace khop::config {
namespace {

const std::string kText =
    "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 85% kế hoạch.\nDiện tích cây vụ đông đạt 30,0/60 ha, đạt 58% kế hoạch.\n";

/// The lines whose problems are still told.
std::string told(const std::string& entry, const std::string& draft = "a/b.txt",
                 const std::string& today = "2026-06-15") {
  const auto config = parse("ignore:\n  - {reason: r, " + entry + "}\n", "c.yaml", Language::en);
  if (!config) return config.error().to_string();
  Audit audit = audit_of(kText);
  ignore(*config, draft, today, audit);
  std::string out;
  for (const Check& check : audit.ledger.checks) {
    if (is_problem(check)) out += std::to_string(check.stated.begin.line);
    if (check.suppression) {
      EXPECT_EQ(check.suppression->by, Suppression::By::configuration);
      EXPECT_EQ(check.suppression->reason, "r");
    }
  }
  return out;
}

TEST(Ignore, AllThatAnEntryNamesMustFit) {
  const std::pair<const char*, const char*> kRows[] = {
      {"rule: ratio", ""},
      {"rule: sum", "12"},
      {"path: 'a/*'", ""},
      {"path: 'c/*'", "12"},
      {"path: 'a/*', rule: sum", "12"},
      {"text: '85%'", "2"},
      {"text: '5%'", "12"},  // not in the middle of another figure
      {"text: '45'", "12"},
      {"text: '45,0'", "2"},  // an operand
      {"text: '60 ha'", ""},
      {"text: cây vụ  đông", "1"},  // words of the line, however many blanks
      {"text: \"ca\\u0302y a\\u0306n qua\\u0309\"", "2"},
      {"text: \"\\u00a0\"", "12"},
      {"text: vụ xuân", "12"},
      {"rule: ratio, until: 2026-06-15", ""},
      {"rule: ratio, until: 2026-06-14", "12"},
  };
  for (const auto& [entry, expected] : kRows) EXPECT_EQ(told(entry), expected) << entry;
}

TEST(Reports, SayWhichReportADraftIs) {
  const auto config = parse(
      "reports:\n  - {path: 'x/**', place: xã Nà Cọ, period: năm 2023}\n  - {path: '*.docx', period: quý I/2024, date: "
      "2024}\n",
      "c.yaml", Language::en);
  ASSERT_TRUE(config);
  Identity identity;
  identity.place = "xã Khác";
  identity.number = "1/BC";
  identify(*config, "x/a.docx", identity);
  EXPECT_EQ(identity.place, "xã Nà Cọ");
  EXPECT_EQ(identity.period, "quý I/2024");
  EXPECT_EQ(identity.date, "2024");
  EXPECT_EQ(identity.number, "1/BC");
  Identity other;
  identify(*config, "y/a.txt", other);
  EXPECT_TRUE(other.place.empty() && other.period.empty());
}

}  // namespace
}  // namespace khop::config
