// SPDX-License-Identifier: Apache-2.0
#include "output/sarif.h"

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "sample.h"

namespace khop::output {
namespace {

using nlohmann::ordered_json;

RuleInfo rule(const std::string& id, Severity severity) {
  RuleInfo out;
  out.id = id;
  out.kind = "ratio";
  out.scope = "clause";
  out.severity = severity;
  out.summary_vi = "tỷ lệ";
  out.summary_en = "a rate";
  out.source =
      "  - id: " + id + "\n    check: rate == done / plan\n    examples: {consistent: [\"45/60 ha, đạt 75%\"]}\n";
  return out;
}

WriterOptions options() {
  WriterOptions out;
  out.language = Language::en;
  out.version = "1.2.3";
  out.rules = {rule("sum/breakdown", Severity::warning), rule("ratio/attainment", Severity::error)};
  return out;
}

ordered_json run_of(const Audit& audit, const WriterOptions& options, const std::vector<Error>& unread = {}) {
  const auto writer = sarif_writer(options);
  std::string out = writer->begin() + writer->document(audit);
  for (const Error& error : unread) EXPECT_EQ(writer->unread(error), "");
  return ordered_json::parse(out + writer->end({}))["runs"][0];
}

TEST(Sarif, RulesAreDescribed) {
  const auto driver = run_of(sample(), options())["tool"]["driver"];
  EXPECT_EQ(driver["semanticVersion"], "1.2.3");
  EXPECT_FALSE(driver.contains("informationUri"));
  const auto& rule = driver["rules"][0];
  EXPECT_EQ(rule["name"], "SumBreakdown");
  EXPECT_EQ(rule["shortDescription"]["text"], "a rate.");
  EXPECT_EQ(rule["fullDescription"]["text"], "a rate. Must hold: rate == done / plan.");
  EXPECT_EQ(rule["help"]["text"], "a rate\nMust hold: rate == done / plan\nHolds: 45/60 ha, đạt 75%");
  EXPECT_EQ(rule["help"]["markdown"],
            "a rate\n\nMust hold: `rate == done / plan`\n\nHolds:\n\n```text\n45/60 ha, đạt 75%\n```");
  EXPECT_EQ(rule["defaultConfiguration"]["level"], "warning");
}

TEST(Sarif, AProblemNamesItsFiguresAndItsFix) {
  Audit audit = sample();
  audit.ledger.checks[0].hint->replacement = "75";
  const auto results = run_of(audit, options())["results"];
  ASSERT_EQ(results.size(), 2U);
  const auto& result = results[0];
  EXPECT_EQ(result["ruleIndex"], 1);
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(result["message"]["text"],
            "tỷ lệ không khớp\nrecomputed: 45,0 / 60 ha = 75\nhint: 85% → 75%\nfigures: [45,0](1), [60 ha](2)");
  EXPECT_EQ(
      result["locations"][0]["physicalLocation"].dump(),
      R"({"artifactLocation":{"uri":"xa.txt"},"region":{"startLine":1,"startColumn":28,"endLine":1,"endColumn":31}})");
  EXPECT_EQ(result["relatedLocations"][1]["id"], 2);
  EXPECT_EQ(result["relatedLocations"][1]["message"]["text"], "plan: 60 ha");
  EXPECT_EQ(result["partialFingerprints"]["khop/v1"], fingerprint(audit.ledger.checks[0]));
  const auto& replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0];
  EXPECT_EQ(replacement["deletedRegion"].dump(), R"({"startLine":1,"startColumn":28,"endLine":1,"endColumn":30})");
  EXPECT_EQ(replacement["insertedContent"]["text"], "75");
  EXPECT_TRUE(result["suppressions"].empty());
  EXPECT_FALSE(results[1].contains("ruleIndex"));  // a rule that is not described
}

TEST(Sarif, TheLedgerHasKindsOfItsOwn) {
  WriterOptions all = options();
  all.whole_ledger = true;
  Audit audit = sample();
  audit.ledger.checks.push_back(audit.ledger.checks[1]);
  audit.ledger.checks.back().outcome = Outcome::unverifiable;
  const auto results = run_of(audit, all)["results"];
  ASSERT_EQ(results.size(), 4U);
  EXPECT_EQ(results[1]["kind"], "pass");
  EXPECT_EQ(results[1]["level"], "none");
  EXPECT_EQ(results[3]["kind"], "open");
  EXPECT_EQ(results[3]["partialFingerprints"]["khop/v1"], fingerprint(audit.ledger.checks[1]) + "-2");
}

TEST(Sarif, WhatIsSuppressedIsWrittenWithTheReason) {
  Audit audit = sample();
  audit.ledger.checks[0].suppression = Suppression{Suppression::By::text, "đã hỏi phòng thống kê"};
  audit.ledger.checks[2].suppression = Suppression{Suppression::By::baseline, ""};
  const auto results = run_of(audit, options())["results"];
  EXPECT_EQ(results[0]["suppressions"].dump(),
            R"([{"kind":"inSource","status":"accepted","justification":"đã hỏi phòng thống kê"}])");
  EXPECT_EQ(results[1]["suppressions"].dump(), R"([{"kind":"external","status":"accepted"}])");
}

TEST(Sarif, AFileWithoutLinesHasALogicalLocation) {
  Audit audit = sample();
  Location place;
  place.heading = "II.1";
  place.ordinal = 3;
  audit.ledger.checks[0].stated.location = std::make_shared<const Location>(place);
  const auto result = run_of(audit, options())["results"][0];
  EXPECT_FALSE(result["locations"][0]["physicalLocation"].contains("region"));
  EXPECT_EQ(result["locations"][0]["logicalLocations"][0]["name"], where(place, Language::en));
  EXPECT_FALSE(result.contains("fixes"));
}

TEST(Sarif, TextOfStrangersIsNoLinkAndNoPlaceholder) {
  Audit audit = sample();
  audit.ledger.checks[0].message = "{0} [x](http://a) \x1b";
  audit.ledger.checks[0].operands[0].text = "[4]{5}\\";
  audit.ledger.checks[0].stated.path = "a b:\xff.txt";
  const auto result = run_of(audit, options())["results"][0];
  const std::string text = result["message"]["text"];
  EXPECT_EQ(text.substr(0, text.find('\n')), "{{0}} [x] (http://a) ␛");
  EXPECT_NE(text.find("[\\[4\\]{{5}}\\\\](1)"), std::string::npos) << text;
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b%3A%FF.txt");
}

TEST(Sarif, AnUnreadDraftIsANotification) {
  const auto run = run_of(sample(), options(), {{"x y.docx", 0, 0, "no such file"}});
  const auto& invocation = run["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], false);
  const auto& notification = invocation["toolExecutionNotifications"][0];
  EXPECT_EQ(notification["message"]["text"], "no such file");
  EXPECT_EQ(notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "x%20y.docx");
  EXPECT_EQ(run_of(sample(), options())["invocations"][0].dump(), R"({"executionSuccessful":true})");
}

}  // namespace
}  // namespace khop::output
