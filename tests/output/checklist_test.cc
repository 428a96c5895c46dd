// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/checklist.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>

#include "format/package.h"
#include "output/checklist/forms.h"
#include "output/checklist/writer.h"
#include "sample.h"

namespace khop::output::checklist {
namespace {

FigureInfo figure(std::string text, std::string value, Place begin, std::string dimension, std::int32_t section) {
  const Operand place = operand("", std::move(text), std::move(value), begin);
  FigureInfo out;
  out.begin = place.begin;
  out.end = place.end;
  out.text = place.text;
  out.value = place.value;
  out.dimension = std::move(dimension);
  out.role = out.dimension == "percent" ? "attain" : "value";
  out.section = section;
  return out;
}

Section section(std::string mark, std::string title, Place begin, std::int32_t parent) {
  Section out;
  out.path = "xa.txt";
  out.mark = std::move(mark);
  out.title = std::move(title);
  out.begin = begin;
  out.parent = parent;
  return out;
}

/// The sample with all of its figures, two that no relation covers, and headings.
Audit whole() {
  Audit audit = sample();
  audit.source_lines.emplace_back("Trồng 1.250 ha, đạt 97,5% KH, có 02 dự án");
  audit.sections = {section("I.", "Trồng trọt:", {1, 1}, -1), section("1.", "Lúa", {2, 1}, 0)};
  audit.figures = {figure("45,0", "45.0", {1, 12}, "area", 0),     figure("60 ha", "60", {1, 17}, "area", 0),
                   figure("85%", "85", {1, 28}, "percent", 0),     figure("30 ha", "30", {2, 6}, "area", 1),
                   figure("12,5 ha", "12.5", {3, 7}, "area", 1),   figure("17,5 ha", "17.5", {4, 7}, "area", 1),
                   figure("2.5217", "2.5217", {5, 5}, "money", 1), figure("1.250 ha", "1250", {6, 7}, "area", 1),
                   figure("97,5%", "97.5", {6, 21}, "percent", 1), figure("02 dự án", "2", {6, 35}, "count", 1)};
  return audit;
}

std::string words(const Marked& marked) {
  std::string out;
  for (const Run& run : marked) out += run.tone == Tone::blamed ? "{" + run.text + "}" : run.text;
  return out;
}

TEST(Checklist, HasItsThreeParts) {
  const Checklist list = checklist_of(whole(), {});
  EXPECT_EQ(list.file, "xa.txt");
  EXPECT_EQ(list.figures, 10U);
  EXPECT_EQ(list.covered, 7U);
  EXPECT_EQ(list.relations, 2U);
  EXPECT_EQ(list.holding, 1U);
  ASSERT_EQ(list.correct.size(), 1U);
  EXPECT_EQ(list.correct[0].where, "dòng 1");
  EXPECT_EQ(list.correct[0].section, "I. Trồng trọt");
  EXPECT_EQ(words(list.correct[0].excerpts.at(0)), "Cây ăn quả 45,0/60 ha, đạt {85%} KH");
  EXPECT_EQ(list.correct[0].told, std::vector<std::string>{"tỷ lệ không khớp; tính lại: 45,0 / 60 ha = 75"});
  EXPECT_EQ(list.correct[0].proposal, (Marked{{"85% → 75%", Tone::strong}}));
  // A numeral that has no likely reading is for a person to judge.
  ASSERT_EQ(list.review.size(), 1U);
  EXPECT_EQ(list.review[0].where, "dòng 5");
  ASSERT_EQ(list.unbased.size(), 1U);
  EXPECT_EQ(list.unbased[0].count, 1U);
  EXPECT_EQ(words(list.unbased[0].passages.at(0).figures), "Trồng 1.250 ha, đạt 97,5% KH, có 02 dự án");
  ASSERT_EQ(list.rest.size(), 1U);
  EXPECT_EQ(list.rest[0].count, 2U);
  EXPECT_EQ(list.rest[0].others, 1U);  // 02 dự án
  ASSERT_EQ(list.verified.size(), 1U);
  EXPECT_EQ(list.verified[0].section, "I.1. Lúa");
  EXPECT_EQ(list.verified[0].where, "dòng 2");
  EXPECT_TRUE(list.verified[0].items.empty());
  EXPECT_EQ(checklist_of(whole(), {Language::vi, true}).verified.at(0).items.at(0).message, "12,5 + 17,5 = 30 ha");
}

TEST(Checklist, ANumeralWithALikelyReadingIsToBeCorrected) {
  Audit audit = whole();
  audit.ledger.checks[2].hint = Hint{"có thể viết: 2,5217", "numeral", "2,5217", "numeral", 0.9, 0};
  const Checklist list = checklist_of(audit, {});
  ASSERT_EQ(list.correct.size(), 2U);
  EXPECT_EQ(list.correct[1].proposal, (Marked{{"có thể viết: ", Tone::plain}, {"2,5217", Tone::strong}}));
}

TEST(Checklist, OneSlipIsOneEntryWhereItIsToBeMended) {
  Audit audit = whole();
  Check& first = audit.ledger.checks[0];
  first.hint = Hint{"có thể: 60 → 53", "plan", "53", "digit", 0.5, 1};
  Check other = check(Outcome::inconsistent, Severity::warning, operand("total", "30 ha", "30", {2, 6}));
  other.message = "tổng không khớp";
  other.operands = {operand("part", "60 ha", "60", {1, 17})};
  other.hint = Hint{"có thể: 60 → 53", "part", "53", "digit", 0.5, 1};
  audit.ledger.checks.push_back(other);
  const Checklist list = checklist_of(audit, {});
  ASSERT_EQ(list.correct.size(), 1U);
  EXPECT_EQ(list.correct[0].told.size(), 2U);
  EXPECT_EQ(list.correct[0].severity, Severity::error);
  ASSERT_EQ(list.correct[0].excerpts.size(), 2U);
  EXPECT_EQ(words(list.correct[0].excerpts[0]), "Cây ăn quả 45,0/{60 ha}, đạt 85% KH");
  EXPECT_EQ(words(list.correct[0].excerpts[1]), "dòng 2: Tổng 30 ha, trong đó:");
}

TEST(Checklist, WhatHasNoCorrectionOfItsOwnGoesWithThatOfItsFigure) {
  Audit audit = whole();
  Check other = check(Outcome::inconsistent, Severity::warning, operand("total", "30 ha", "30", {2, 6}));
  other.message = "cơ cấu khác 100%";
  other.operands = {operand("part", "85%", "85", {1, 28})};
  audit.ledger.checks.push_back(other);
  EXPECT_EQ(checklist_of(audit, {}).correct.at(0).told.size(), 2U);
  // Not if the correction mends nothing else.
  audit.ledger.checks[0].hint->agreeing = 0;
  EXPECT_EQ(checklist_of(audit, {}).correct.at(0).told.size(), 1U);
  EXPECT_EQ(checklist_of(audit, {}).review.size(), 2U);
}

TEST(Checklist, WarningsAreForAPersonToJudge) {
  Audit audit = whole();
  audit.ledger.checks[0].severity = Severity::warning;
  const Checklist list = checklist_of(audit, {});
  EXPECT_TRUE(list.correct.empty());
  EXPECT_EQ(list.review.size(), 2U);
  EXPECT_DOUBLE_EQ(list.review[0].confidence, 0.75);
}

TEST(Checklist, AFigureToldTwiceWithoutABaseHasNone) {
  Audit audit = whole();
  Check again = check(Outcome::consistent, Severity::info, operand("here", "97,5%", "97.5", {6, 21}));
  again.kind = "restatement";
  audit.ledger.checks.push_back(again);
  EXPECT_EQ(checklist_of(audit, {}).unbased.size(), 1U);
  // But if the other mention is recomputed, so is this one.
  audit.ledger.checks.back().operands = {operand("there", "85%", "85", {1, 28})};
  EXPECT_TRUE(checklist_of(audit, {}).unbased.empty());
}

TEST(Checklist, WhatIsSuppressedStandsApart) {
  Audit audit = whole();
  audit.ledger.checks[0].suppression = Suppression{Suppression::By::baseline, "đã báo cáo"};
  audit.ledger.checks[1].outcome = Outcome::unverifiable;
  const Checklist list = checklist_of(audit, {});
  EXPECT_TRUE(list.correct.empty());
  ASSERT_EQ(list.suppressed.size(), 1U);
  EXPECT_EQ(list.suppressed[0].reason, "đã biết từ trước: đã báo cáo");
  EXPECT_EQ(list.lacking.size(), 1U);
  const std::string out = markdown(sheet_of(list, Language::vi));
  EXPECT_NE(out.find("## IV. ĐÃ BỎ QUA, KHÔNG NÊU Ở TRÊN (1)"), std::string::npos) << out;
  EXPECT_NE(out.find("đã bỏ qua 1 chỗ"), std::string::npos);
}

TEST(Checklist, TellsWhichReportItIs) {
  Audit audit = whole();
  audit.ledger.path = "/kho/báo cáo/xa.txt";
  audit.identity.kind = "báo cáo";
  audit.identity.title = "Tình hình tháng 4";
  audit.identity.place = "xã Nà Cọ";
  audit.identity.parent = "huyện Mường Lay";
  audit.identity.period = "tháng 4/2024";
  audit.identity.number = "/BC-UBND";
  audit.identity.date = "2024-05-02";
  audit.identity.draft = true;
  const std::string out = markdown(sheet_of(checklist_of(audit, {}), Language::vi));
  EXPECT_EQ(out.substr(0, out.find("- **Số liệu:")),
            "# PHIẾU RÀ SOÁT SỐ LIỆU\n\n(Đánh dấu vào ô ☐ khi đã xử lý hoặc đã đối chiếu xong)\n\n"
            "- **Văn bản:** Báo cáo: Tình hình tháng 4 (dự thảo)\n- **Địa bàn:** xã Nà Cọ, huyện Mường Lay\n"
            "- **Kỳ báo cáo:** tháng 4/2024\n- **Số, ký hiệu:** ……/BC-UBND\n- **Ngày văn bản:** 02/05/2024\n"
            "- **Tệp:** xa.txt\n");
}

TEST(Checklist, OfADraftWithoutFigures) {
  Audit audit;
  audit.ledger.path = "rong.txt";
  const std::string out = markdown(sheet_of(checklist_of(audit, {}), Language::vi));
  EXPECT_NE(out.find("**Kết quả:** **không có con số nào**"), std::string::npos) << out;
  EXPECT_NE(out.find("## I. SỐ LIỆU CẦN SỬA (0)\n\nKhông có.\n"), std::string::npos);
}

TEST(Checklist, ReportsAgainstEachOtherAreASheetOfTheirOwn) {
  Audit first = sample(), second = sample();
  second.ledger.path = "huyen.txt";
  for (Check& each : second.ledger.checks) each.stated.path = "huyen.txt";
  const auto forms = writer(Form::markdown, {});
  const std::string out = forms->across({first, second}).value_or("");
  EXPECT_TRUE(out.starts_with("\n\n# ĐỐI CHIẾU SỐ LIỆU GIỮA CÁC BÁO CÁO\n")) << out;
  EXPECT_NE(out.find("- **Tệp:** xa.txt; huyen.txt\n- **Quan hệ"), std::string::npos) << out;
  EXPECT_NE(out.find("- [ ] 2. huyen.txt, dòng 1\n"), std::string::npos) << out;
  EXPECT_NE(out.find("- [ ] 1. xa.txt (dòng 2): **1**\n"), std::string::npos) << out;
  EXPECT_EQ(forms->across({}).value_or(""), "");
}

TEST(ChecklistMarkdown, IsATaskList) {
  const std::string out = markdown(sheet_of(checklist_of(whole(), {}), Language::vi));
  EXPECT_NE(out.find("- [ ] 1. dòng 1 (I. Trồng trọt)\n"
                     "  - Cây ăn quả <ins>45,0</ins>/<ins>60 ha</ins>, đạt <ins>**85%**</ins> KH\n"
                     "  - → tỷ lệ không khớp; tính lại: 45,0 / 60 ha = 75\n"
                     "  - **Đề xuất:** **85% → 75%**\n"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("- [ ] 1. I.1. Lúa (dòng 2): **1**\n  - cộng các phần bằng tổng\n"), std::string::npos) << out;
}

/// What a stranger could put into a draft, a file name, a comment.
Audit hostile() {
  const std::string bad =
      "\x1b[2J<script>alert(1)</script>]]>&amp;\"'\r\n::error::x|**a**_b_`c`[d](http://e) www.f @g #1 $h$ "
      "\xe2\x80\xae\xef\xbf\xbe=cmd()";
  Audit audit = whole();
  audit.ledger.path = bad;
  for (Check& each : audit.ledger.checks) {
    each.message += bad;
    each.stated.path = bad;
    for (Operand& operand : each.operands) operand.path = bad;
    if (each.hint) each.hint->text += bad;
  }
  audit.ledger.checks[0].suppression = Suppression{Suppression::By::text, bad};
  for (Section& each : audit.sections) {
    each.path = bad;
    each.title += bad;
  }
  for (FigureInfo& each : audit.figures) each.text += bad;
  for (std::string& line : audit.source_lines) line += bad;
  audit.identity.issuer = audit.identity.title = audit.identity.number = bad;
  audit.notes.push_back(Error{bad, 1, 1, bad});
  return audit;
}

void expect_no_control(const std::string& out) {
  for (const char c : out) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
  EXPECT_EQ(out.find("\xe2\x80\xae"), std::string::npos);
}

TEST(ChecklistMarkdown, EscapesWhatStrangersWrote) {
  const std::string out = markdown(sheet_of(checklist_of(hostile(), {}), Language::vi));
  expect_no_control(out);
  for (const char* bad : {"<script", "http://", "**a**", "`c`", "[d](", "\n::error", " @g", "$h$", "www.f"})
    EXPECT_EQ(out.find(bad), std::string::npos) << bad;
}

TEST(ChecklistMarkdown, TextOfTheDraftBeginsNoListOfItsOwn) {
  Audit audit = whole();
  audit.source_lines[0].replace(0, std::string("Cây").size(), "- +");
  EXPECT_NE(markdown(sheet_of(checklist_of(audit, {}), Language::vi)).find("\n  - \\- +"), std::string::npos);
  audit.source_lines[0].replace(0, 3, "12)");
  EXPECT_NE(markdown(sheet_of(checklist_of(audit, {}), Language::vi)).find("\n  - 12\\)"), std::string::npos);
}

TEST(ChecklistHtml, EscapesWhatStrangersWrote) {
  const std::string out =
      html_begin(Language::vi) + html(sheet_of(checklist_of(hostile(), {}), Language::vi)) + html_end();
  expect_no_control(out);
  EXPECT_EQ(out.find("<script"), std::string::npos);
  EXPECT_EQ(out.find("&amp;\"'"), std::string::npos);
  EXPECT_NE(out.find("lang=\"vi\""), std::string::npos);
  EXPECT_NE(out.find("@bottom-center { content: \"Trang \" counter(page) \" / \" counter(pages) \"\";"),
            std::string::npos);
}

std::string part_of(const std::string& docx, const char* name) {
  auto package = format::Package::open(docx, "phieu.docx");
  if (!package) return package.error().message;
  auto part = package->read(name);
  return part ? *part : part.error().message;
}

TEST(ChecklistDocx, IsWellFormedWhateverTheDraftSays) {
  const Sheet sheet = sheet_of(checklist_of(hostile(), {}), Language::vi);
  const std::string docx = docx_file(docx_body(sheet) + docx_separator() + docx_body(sheet), Language::vi);
  EXPECT_EQ(docx, docx_file(docx_body(sheet) + docx_separator() + docx_body(sheet), Language::vi));
  for (const char* name :
       {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
        "word/styles.xml", "word/settings.xml", "word/footer1.xml"}) {
    const std::string part = part_of(docx, name);
    pugi::xml_document parsed;
    EXPECT_TRUE(parsed.load_buffer(part.data(), part.size())) << name;
    expect_no_control(part);
    EXPECT_EQ(part.find("\xef\xbf\xbe"), std::string::npos) << name;
  }
}

TEST(ChecklistDocx, EveryStyleIsThereAndTablesAreSound) {
  const std::string docx =
      docx_file(docx_body(sheet_of(checklist_of(whole(), {Language::vi, true}), Language::vi)), Language::vi);
  pugi::xml_document styles, document;
  ASSERT_TRUE(styles.load_string(part_of(docx, "word/styles.xml").c_str()));
  ASSERT_TRUE(document.load_string(part_of(docx, "word/document.xml").c_str()));
  for (const char* path : {"//w:pStyle", "//w:rStyle", "//w:tblStyle"}) {
    for (const auto& used : document.select_nodes(path)) {
      const std::string name = used.node().attribute("w:val").value();
      EXPECT_TRUE(styles.select_node(("//w:style[@w:styleId='" + name + "']").c_str())) << name;
    }
  }
  EXPECT_STREQ(styles.select_node("//w:lang").node().attribute("w:val").value(), "vi-VN");
  for (const auto& each : document.select_nodes("//w:tbl")) {
    const auto columns = each.node().select_nodes("w:tblGrid/w:gridCol").size();
    for (const auto& row : each.node().select_nodes("w:tr")) {
      EXPECT_TRUE(row.node().child("w:trPr").child("w:cantSplit"));
      std::size_t cells = 0;
      for (const auto& cell : row.node().select_nodes("w:tc")) {
        cells += cell.node().child("w:tcPr").child("w:gridSpan").attribute("w:val").as_uint(1);
        EXPECT_STREQ(cell.node().last_child().name(), "w:p");
      }
      EXPECT_EQ(cells, columns);
    }
  }
  EXPECT_TRUE(document.select_node("//w:tblHeader"));
  EXPECT_TRUE(document.select_node("//w14:checkbox"));
}

TEST(ChecklistWriter, TellsFormsBySuffix) {
  EXPECT_EQ(form_of("a/phieu.DOCX"), Form::docx);
  EXPECT_EQ(form_of("phieu.htm"), Form::html);
  EXPECT_EQ(form_of("phieu.markdown"), Form::markdown);
  EXPECT_EQ(form_of("phieu.pdf"), std::nullopt);
  EXPECT_EQ(form_of(""), std::nullopt);
}

}  // namespace
}  // namespace khop::output::checklist
