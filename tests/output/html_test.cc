// SPDX-License-Identifier: Apache-2.0
#include "output/html/html.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "output/html/assets.h"
#include "output/html/escape.h"
#include "output/html/ledger.h"
#include "output/html/problems.h"
#include "output/html/sheet.h"
#include "output/html/spans.h"
#include "sample.h"

namespace khop::output {
namespace {

using html::kNoSpan;

std::string page(const Audit& audit, WriterOptions options = {}) {
  const auto writer = html_writer(std::move(options));
  Tally tally;
  tally.add(audit.ledger);
  return writer->begin() + writer->document(audit) + writer->end(tally);
}

// A finding about these places.
Check about(Place begin, Place end, Severity severity = Severity::error) {
  Check out = check(Outcome::finding, severity, operand("stated", "", "", begin));
  out.stated.end = end;
  return out;
}

// The text as it is written, with short attributes: [style|text], ^numbers.
std::string marked(const Audit& audit) {
  html::Spans spans(audit, Severity::info);
  const html::Problems problems(audit, spans, Severity::info);
  std::string out;
  html::SheetWriter(out, spans, "d-", Language::en).write(audit.source_lines, 0);
  out = std::regex_replace(out, std::regex("<(a|span) class=\"f ?([a-z]*)\"[^>]*>"), "[$2|");
  out = std::regex_replace(out, std::regex("</(a|span)>"), "]");
  out = std::regex_replace(out, std::regex("<sup data-no=\"([^\"]*)\"></sup>"), "^$1");
  out = std::regex_replace(out, std::regex("<[^>]*>"), "");
  return std::regex_replace(out, std::regex("\n+"), "\n");
}

Audit draft(std::vector<std::string> lines, std::vector<Check> checks) {
  Audit audit;
  audit.ledger.path = "xa.txt";
  audit.source_lines = std::move(lines);
  audit.ledger.checks = std::move(checks);
  return audit;
}

TEST(Html, FiguresAreMarkedByWhatCameOut) {
  EXPECT_EQ(marked(sample()),
            "\nCây ăn quả [|45,0]/[|60 ha], đạt [error|85%]^1 KH\nTổng [ok|30 ha], trong đó:\n- Lúa [ok|12,5 ha]\n"
            "- Ngô [ok|17,5 ha]\nThu [warning|2.5217]^2 đồng\n")
      << "what a failing relation rests on is neither confirmed nor wrong";
}

TEST(Html, SpansMayOverlapAndRunOverLines) {
  // One within the other, one across the end of another, one over three lines, one behind the end of its line.
  EXPECT_EQ(marked(draft({"abcdefgh"}, {about({1, 2}, {1, 7}), about({1, 3}, {1, 5}, Severity::warning)})),
            "\na[error|b][error|cd]^2[error|ef]^1gh\n");
  EXPECT_EQ(marked(draft({"abcdefgh"}, {about({1, 2}, {1, 5}, Severity::warning), about({1, 4}, {1, 7})})),
            "\na[warning|bc][error|d]^1[error|ef]^2gh\n");
  EXPECT_EQ(marked(draft({"abc", "  ", "  def", "g"}, {about({1, 3}, {3, 5})})),
            "\nab[error|c]\n  \n  [error|de]^1f\ng\n");
  EXPECT_EQ(marked(draft({"abc", "d"}, {about({1, 9}, {1, 12}), about({2, 1}, {2, 2}), about({7, 1}, {7, 2})})),
            "\nabc\n[error|d]^2\n");
  EXPECT_EQ(marked(draft({"abc"}, {about({1, 2}, {1, 2})})), "\na[error|b]^1c\n") << "an empty place is one character";
  EXPECT_EQ(marked(draft({"ếểễ"}, {about({1, 2}, {1, 3})})), "\nế[error|ể]^1ễ\n") << "columns are code points";
}

TEST(Html, ManyProblemsOfOneFigureAreNotAllNumbered) {
  std::vector<Check> checks(9, about({1, 1}, {1, 3}));
  EXPECT_EQ(marked(draft({"12"}, checks)), "\n[error|12]^1, 2, 3, 4…\n");
}

TEST(Html, LinesWithTabsAreATable) {
  Audit audit = draft({"Biểu 1", "Tên\tSố", "Lúa\t12,5", "\tĐược thụt vào", "một\ttab"}, {about({3, 5}, {3, 9})});
  std::string out;
  html::Spans spans(audit, Severity::info);
  const html::Problems problems(audit, spans, Severity::info);
  html::SheetWriter(out, spans, "d-", Language::en).write(audit.source_lines, 0);
  EXPECT_NE(out.find("<td>Lúa</td><td class=\"num\"><a class=\"f error\""), std::string::npos) << out;
  EXPECT_NE(out.find("data-at=\"3\"></th>"), std::string::npos);
  EXPECT_NE(out.find("<p class=\"line\" data-at=\"5\">một\ttab</p>"), std::string::npos) << "one line is no table";
}

TEST(Html, OfAVeryLongSheetOnlyWhatLiesNearProblemsIsShown) {
  std::vector<std::string> lines(html::SheetWriter::kMostLines + 10, "12");
  Audit audit = draft(std::move(lines), {about({15'000, 1}, {15'000, 3})});
  std::string out;
  html::Spans spans(audit, Severity::info);
  const html::Problems problems(audit, spans, Severity::info);
  html::SheetWriter(out, spans, "d-", Language::en).write(audit.source_lines, 0);
  EXPECT_NE(out.find("data-at=\"15000\"><a class=\"f error\""), std::string::npos);
  EXPECT_NE(out.find("lines without problems"), std::string::npos);
  EXPECT_LT(out.size(), 20'000U);
  EXPECT_EQ(spans[0].last, spans[0].first + 1);
}

TEST(Html, ProblemsThatAreTheSameSlipAreToldTogether) {
  Audit audit = sample();
  Check same = audit.ledger.checks[0];
  same.message = "và thế nữa";
  audit.ledger.checks.insert(audit.ledger.checks.begin() + 1, same);
  html::Spans spans(audit, Severity::info);
  const html::Problems problems(audit, spans, Severity::info);
  ASSERT_EQ(problems.all().size(), 2U);
  EXPECT_EQ(problems.all()[0].also.size(), 1U);
  EXPECT_EQ(problems.numbers(), (std::vector<std::uint32_t>{1, 1, 0, 2}));
}

TEST(Html, TheDataIsJsonThatCannotEndItsBlock) {
  Audit audit = sample();
  audit.ledger.path = "</script><!--\xff\x1b.txt";
  audit.ledger.checks[0].message = "</SCRIPT> & \"' <!-- \xe2\x80\xae";
  audit.ledger.checks[0].operands[0].path = "khac.txt";
  audit.ledger.checks[0].operands[1].implied = true;
  audit.ledger.checks[0].suppression = Suppression{Suppression::By::baseline, "đã biết"};
  for (Check& each : audit.ledger.checks) each.stated.path = audit.ledger.path;
  html::Spans spans(audit, Severity::info);
  const html::Problems problems(audit, spans, Severity::info);
  std::string out;
  html::append_data(out, audit.ledger, problems, spans, Language::vi);
  EXPECT_EQ(out.find_first_of("<>&\x1b"), std::string::npos);
  const auto root = nlohmann::json::parse(out);
  ASSERT_EQ(root["checks"].size(), 3U);
  const auto& wrong = root["checks"][0];
  EXPECT_EQ(wrong["p"][0]["w"], "khac.txt: dòng 1, cột 12");
  EXPECT_FALSE(wrong["p"][1].contains("w")) << "not printed, so it has no place";
  EXPECT_EQ(wrong["q"], -1);
  EXPECT_EQ(wrong["x"][1], "đã biết");
  EXPECT_EQ(root["spans"].size(), 3U) << "figures of other drafts have none";
}

TEST(Html, SuppressedProblemsStandApartWithTheirReason) {
  Audit audit = sample();
  audit.ledger.checks[0].suppression = Suppression{Suppression::By::text, "số <ước>"};
  const std::string out = page(audit);
  EXPECT_NE(out.find("Đã được bỏ qua (1)"), std::string::npos);
  EXPECT_NE(out.find("số &lt;ước&gt;"), std::string::npos);
  EXPECT_EQ(out.find("class=\"f error\" id"), std::string::npos);
}

TEST(Html, WhatIsBelowTheLeastSeverityIsNoProblem) {
  WriterOptions options;
  options.least = Severity::error;
  const std::string out = page(sample(), options);
  EXPECT_NE(out.find("data-no=\"1\""), std::string::npos);
  EXPECT_EQ(out.find("data-no=\"2\""), std::string::npos);
}

TEST(Html, IdentityAndRemarksStandOnTop) {
  Audit audit = sample();
  audit.identity.place = "xã Nà <Cọ>";
  audit.identity.parent = "huyện Mường Lay";
  audit.identity.period = "tháng 4/2024";
  audit.identity.date = "2024-05-03";
  audit.identity.number = "154/BC-UBND";
  audit.identity.draft = true;
  audit.notes.push_back({"xa.txt", 0, 0, "bỏ hàng ẩn 10"});
  const std::string out = page(audit);
  for (const char* text : {"xã Nà &lt;Cọ&gt;, huyện Mường Lay", "tháng 4/2024", "03/05/2024", "154/BC-UBND",
                           "<span class=\"mark\">Dự thảo</span>", "bỏ hàng ẩn 10"})
    EXPECT_NE(out.find(text), std::string::npos) << text;
}

TEST(Html, ADraftThatCouldNotBeReadIsTold) {
  const std::string out = html_writer({})->unread({"<a>.txt", 0, 0, "không có tệp này"});
  EXPECT_NE(out.find("&lt;a&gt;.txt"), std::string::npos);
  EXPECT_NE(out.find("không có tệp này"), std::string::npos);
}

TEST(Html, ThePageNamesNoOtherFileAndItsPolicyAllowsNone) {
  const std::string out = page(sample());
  EXPECT_NE(out.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(out.find("unsafe-inline"), std::string::npos);
  for (const char* text : {"http:", "https:", "src=", "url(", "@import", " style=\""})
    EXPECT_EQ(out.find(text), std::string::npos) << text;
  EXPECT_EQ(html::kStyleHash.size(), 44U);
  EXPECT_EQ(html::kStyleHash.back(), '=');
  // What would end the blocks that they stand in.
  EXPECT_EQ(html::kScript.find("</"), std::string::npos);
  EXPECT_EQ(html::kStyle.find("</"), std::string::npos);
}

TEST(Html, ContradictionsBetweenReportsQuoteBoth) {
  Audit audit = sample();
  audit.ledger.checks.resize(1);
  audit.ledger.checks[0].operands.resize(1);
  audit.ledger.checks[0].operands[0].path = "huyen.txt";
  audit.ledger.checks[0].operands[0].begin = {2, 8};  // behind "<b>Cả: "
  audit.ledger.checks[0].operands[0].end = {2, 12};
  audit.annexes.push_back({"huyen.txt", {"", "<b>Cả: 46,0 ha"}});
  const auto writer = html_writer({});
  const std::string out = writer->across({audit}).value_or("");
  EXPECT_NE(out.find("<q>Cây ăn quả 45,0/60 ha, đạt <mark>85%</mark> KH</q>"), std::string::npos) << out;
  EXPECT_NE(out.find("<q>&lt;b&gt;Cả: <mark>46,0</mark> ha</q>"), std::string::npos) << out;
  EXPECT_NE(out.find("#" + html::prefix_of("huyen.txt")), std::string::npos);
  EXPECT_EQ(writer->across({}), "");
}

TEST(Html, AnyBytesAreEscapedOneForOne) {
  EXPECT_EQ(html::escaped("<a href=\"'&\">\t\n"), "&lt;a href=&quot;&#39;&amp;&quot;&gt;  ");
  EXPECT_EQ(html::escaped("\x1b[2J\x7f\xff\xe2\x80\xae"), "␛[2J\uFFFD\uFFFD\uFFFD");
}

}  // namespace
}  // namespace khop::output
