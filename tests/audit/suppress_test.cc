// SPDX-License-Identifier: Apache-2.0
/// Comments in a draft that keep problems from being told: what they cover, and that they are no text of the report.
#include <gtest/gtest.h>

#include "audit/said.h"
#include "audit/suppress/directive.h"
#include "format/comment.h"

namespace khop {
namespace {

using Lines = std::vector<std::string>;

Audit read(const std::string& text, const std::string& path, const LintOptions& options = {}) {
  auto audit = Linter(project_rules(), options).lint_bytes(text, path);
  if (!audit) throw std::runtime_error(audit.error().to_string());
  return *audit;
}

/// "line told" or "line ignored: reason" for each problem, then "note line" for each remark.
Lines told(const std::string& text, const std::string& path, const LintOptions& options = {}) {
  Lines out;
  const Audit audit = read(text, path, options);
  for (const auto& check : audit.ledger.checks) {
    if (!would_be_problem(check)) continue;
    const std::string line = std::to_string(check.stated.begin.line);
    out.push_back(check.suppression ? line + " ignored: " + check.suppression->reason : line + " told");
  }
  for (const auto& note : audit.notes) out.push_back("note " + std::to_string(note.line));
  return out;
}

const std::string kWrong = "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 85% kế hoạch.\n";
const std::string kOther = "Diện tích cây vụ đông đạt 30,0/60 ha, đạt 58% kế hoạch.\n";

TEST(Comments, InPlainText) {
  EXPECT_EQ(told("# khop: bỏ qua — số tạm tính\n" + kWrong + kOther, "a.txt"),
            (Lines{"2 ignored: số tạm tính", "3 told"}));
  EXPECT_EQ(told("#khop: ignore ratio: provisional\n" + kWrong, "a.txt"), (Lines{"2 ignored: provisional"}));
  EXPECT_EQ(told("# khop: bỏ qua sum — lý do\n" + kWrong, "a.txt"), (Lines{"2 told", "note 1"}));
  EXPECT_EQ(told("# khop: bỏ qua cả tệp — bản nháp\n" + kWrong + kOther, "a.txt"),
            (Lines{"2 ignored: bản nháp", "3 ignored: bản nháp"}));
  EXPECT_EQ(told("# khop: bỏ qua từ đây\n" + kWrong + "# khop: bỏ qua đến đây\n" + kOther, "a.txt"),
            (Lines{"2 ignored: ", "4 told"}));
  EXPECT_EQ(told("<!-- khop-ignore: x -->\n" + kWrong, "a.txt"), (Lines{"2 ignored: x"}));
}

TEST(Comments, InMarkdown) {
  EXPECT_EQ(told("<!-- khop-ignore ratio: số tạm tính -->\n" + kWrong + "\n" + kOther, "a.md"),
            (Lines{"2 ignored: số tạm tính", "4 told"}));
  EXPECT_EQ(told("- " + kWrong + "- Diện tích cây vụ đông đạt 30,0/60 ha, đạt 58% kế hoạch. <!-- khop-ignore: y -->\n",
                 "a.md"),
            (Lines{"1 told", "2 ignored: y"}));
  EXPECT_EQ(told("<!-- khop-ignore-file\n  vì đã in -->\n" + kWrong, "a.md").front(), "3 ignored: vì đã in");
  EXPECT_EQ(told("```\n<!-- khop-ignore -->\n```\n" + kWrong, "a.md"), (Lines{"4 told"}));
}

TEST(Comments, InMarkdownTables) {
  const std::string head = "| Chỉ tiêu | Kế hoạch | Thực hiện | Đạt % |\n|---|---|---|---|\n";
  const std::string a = "| Cây ăn quả (ha) | 160,0 | 144,0 | 90,0 |\n", b = "| Rau (ha) | 120,0 | 60,0 | 55,0 |\n",
                    c = "| Hoa (ha) | 80,0 | 60,0 | 75,0 |\n| Lúa (ha) | 200,0 | 164,0 | 82,0 |\n";
  const auto plain = told(head + a + b + c, "a.md");
  ASSERT_FALSE(plain.empty());
  const auto count = [](const Lines& lines, const std::string& word) {
    return std::count_if(lines.begin(), lines.end(),
                         [&](const std::string& line) { return line.find(word) != std::string::npos; });
  };
  const auto all = told("<!-- khop-ignore: z -->\n\n" + head + a + b + c, "a.md");
  EXPECT_EQ(count(all, "told"), 0);
  EXPECT_EQ(count(all, "ignored"), static_cast<std::ptrdiff_t>(plain.size()));
  // Between rows the comment is about the row below, and the table stays one.
  const auto row = told(head + a + "<!-- khop-ignore: z -->\n" + b + c, "a.md");
  EXPECT_EQ(row.size(), plain.size());
  EXPECT_EQ(count(row, "5 ignored") + count(row, "told"), static_cast<std::ptrdiff_t>(plain.size()));
}

TEST(Comments, InHtml) {
  EXPECT_EQ(told("<!DOCTYPE html>\n<html><body>\n<!-- khop-ignore: h -->\n<p>" + kWrong + "</p>\n<p>" + kOther +
                     "</p></body></html>\n",
                 "a.html"),
            (Lines{"4 ignored: h", "6 told"}));
}

/// A sentence that a comment cuts is read as if the comment were not there, and lines count as in the file.
TEST(Comments, AreNoTextOfTheReport) {
  const std::string first = "Sản lượng 1.421,5 tấn, gồm:\n", second = "lúa 987,2 tấn,\n", third = "ngô 425,3 tấn.\n";
  for (const std::string path : {"a.txt", "a.md"}) {
    const std::string comment =
        path == "a.txt" ? "# khop: bỏ qua numbering 12,5 tấn\n" : "<!-- khop-ignore date 12,5 tấn -->\n";
    const auto plain = read(first + second + third, path).ledger.checks;
    const auto cut = read(first + comment + second + third, path).ledger.checks;
    ASSERT_EQ(plain.size(), cut.size()) << path;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      EXPECT_EQ(cut[i].message, plain[i].message);
      EXPECT_EQ(cut[i].stated.begin.line, 1U);
      EXPECT_EQ(cut[i].operands.front().begin.line, plain[i].operands.front().begin.line + 1);
    }
  }
}

TEST(Comments, SlipsInThemAreTold) {
  LintOptions english;
  english.language = Language::en;
  const auto note = [&](const std::string& comment) {
    const auto notes = read(comment + "\n" + kWrong, "a.txt", english).notes;
    return notes.empty() ? std::string() : notes.front().to_string();
  };
  EXPECT_EQ(
      note("# khop: ignore ratoi: x"),
      "a.txt:1:1: warning: comment for khop: no rule or kind of relation is named 'ratoi'; did you mean 'ratio'?");
  EXPECT_EQ(
      note("# khop: ignor"),
      "a.txt:1:1: warning: this comment for khop is not understood; write for example: khop: ignore sum -- reason");
  EXPECT_NE(note("# khop: ignore end").find("no 'ignore-begin'"), std::string::npos);
  EXPECT_NE(note("# khop: ignore begin").find("no 'ignore-end'"), std::string::npos);
  EXPECT_NE(note("# khop: ignore sum: x").find("hides no problem"), std::string::npos);
  // A name that is none hides nothing rather than all.
  EXPECT_EQ(told("# khop: ignore ratoi: x\n" + kWrong, "a.txt"), (Lines{"2 told", "note 1"}));
  // Who looks at sums only is not told that the others are not needed.
  LintOptions sums;
  sums.only = {"sum"};
  EXPECT_EQ(told("# khop: ignore ratio: x\n" + kWrong, "a.txt", sums), Lines{});
}

TEST(Directives, NamesAndReasons) {
  const std::vector<std::string> known = {"sum", "ratio/fraction", "part-le-total"};
  const auto parsed = [&](const char* body) {
    const auto directive = audit::parse_directive(body, known);
    if (!directive) return std::string("none");
    std::string out;
    for (const auto& rule : directive->rules) out += rule + ",";
    for (const auto& rule : directive->unknown) out += "?" + rule + ",";
    return out + "|" + directive->reason;
  };
  const std::pair<const char*, const char*> kRows[] = {
      {"ignore", "|"},
      {"Bỏ qua sum, ratio/fraction — vì sao", "sum,ratio/fraction,|vì sao"},
      {"bo qua part-le-total - vi sao", "part-le-total,|vi sao"},
      {"ignore sum -- why: so", "sum,|why: so"},
      {"bỏ qua số tạm tính", "|số tạm tính"},
      {"bỏ qua sum số tạm tính", "sum,|số tạm tính"},
      {"ignore provisional", "?provisional,|"},
      {"ignored", "none"},
      {"", "none"},
  };
  for (const auto& [body, expected] : kRows) EXPECT_EQ(parsed(body), expected) << body;
}

TEST(Comments, HostileOnesTakeNoTime) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "<!--\n-->x";
  for (const auto form : {format::CommentForm::text, format::CommentForm::markdown, format::CommentForm::html})
    EXPECT_TRUE(format::find_comments(text + "khop <!-- khop-", form).empty());
  text.clear();
  for (int i = 0; i < 100000; ++i) text += "<!-- khop-ignore -->";
  EXPECT_EQ(format::find_comments(text, format::CommentForm::html).size(), 100000U);
}

}  // namespace
}  // namespace khop
