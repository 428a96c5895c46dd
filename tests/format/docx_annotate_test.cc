// SPDX-License-Identifier: Apache-2.0
/// Comments in Word documents: where their marks stand, and that nothing else changes.
#include "format/word/docx_annotate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "format/package.h"
#include "pack.h"

namespace khop::format {
namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0"?><w:document xmlns:w="W" xmlns:m="m" xmlns:mc="mc"><w:body>)";
constexpr std::string_view kTail = "</w:body></w:document>";

struct Draft {
  std::string body, notes = {}, comments = {}, styles = {};
};

std::string docx(const Draft& draft) {
  std::string links = "<Relationships>";
  std::vector<std::pair<std::string, std::string>> all{
      {"[Content_Types].xml", "<Types><Default Extension=\"xml\"/></Types>"},
      {"word/document.xml", std::string(kHead) + draft.body + std::string(kTail)}};
  const auto add = [&](const std::string& name, const std::string& content) {
    if (content.empty()) return;
    all.emplace_back("word/" + name + ".xml", "<w:" + name + " xmlns:w=\"W\">" + content + "</w:" + name + ">");
    links += "<Relationship Id=\"rId" + std::to_string(all.size()) + "\" Type=\"http://x/" + name + "\" Target=\"" +
             name + ".xml\"/>";
  };
  add("footnotes", draft.notes);
  add("comments", draft.comments);
  add("styles", draft.styles);
  all.emplace_back("word/_rels/document.xml.rels", links + "</Relationships>");
  return pack(all);
}

std::string p(const std::string& inside) { return "<w:p>" + inside + "</w:p>"; }
std::string r(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string field(const std::string& mark) { return "<w:r><w:fldChar w:fldCharType=\"" + mark + "\"/></w:r>"; }

DocxComment at(std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end,
               const std::string& part = "word/document.xml") {
  return {part, paragraph, begin, end, {{"Lỗi:", "85%"}}, {"Trong chú thích:", "85%"}, {"Trong hộp:", "85%"}};
}

Result<AnnotatedDocx> annotated(const std::string& bytes, const std::vector<DocxComment>& comments,
                                Revisions revisions = Revisions::accepted) {
  return annotate_docx(bytes, "a.docx", {revisions}, comments, {"khop", "kh", "", "vi-VN"});
}

std::string part_of(const std::string& bytes, const std::string& part) {
  Result<Package> package = Package::open(bytes, "a.docx");
  if (!package || !package->has(part)) return {};
  return *package->read(part);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t i = 0; (i = text.find(from, i)) != std::string::npos; i += to.size())
    text.replace(i, from.size(), to);
  return text;
}

// The body with the marks, written short: «0 and »0 for the ends of a range, †0 for the reference.
std::string marked(const Draft& draft, const std::vector<DocxComment>& comments,
                   Revisions revisions = Revisions::accepted) {
  const auto made = annotated(docx(draft), comments, revisions);
  if (!made) return made.error().to_string();
  std::string text = part_of(made->bytes, "word/document.xml");
  for (int id = 0; id < 40; ++id) {
    const std::string number = std::to_string(id), attribute = " w:id=\"" + number + "\"/>";
    text = replaced(text, "<w:commentRangeStart" + attribute, "«" + number);
    text = replaced(text, "<w:commentRangeEnd" + attribute, "»" + number);
    text = replaced(text, "<w:r><w:commentReference" + attribute + "</w:r>", "†" + number);
  }
  EXPECT_TRUE(text.starts_with(kHead) && text.ends_with(kTail)) << text;
  return text.substr(kHead.size(), text.size() - kHead.size() - kTail.size());
}

TEST(DocxAnnotate, AWholeRunIsMarkedFromOutside) {
  EXPECT_EQ(marked({p(r("Gieo ") + r("85%") + r("."))}, {at(1, 5, 8)}),
            p(r("Gieo ") + "«0" + r("85%") + "»0†0" + r(".")));
}

TEST(DocxAnnotate, ARunIsSplitAndItsPiecesKeepItsProperties) {
  const std::string open = "<w:r w:rsidR=\"00A1\"><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr>";
  EXPECT_EQ(marked({p(open + "<w:t>đạt 85% kế hoạch</w:t></w:r>")}, {at(1, 4, 7)}),
            p(open + "<w:t xml:space=\"preserve\">đạt </w:t></w:r>«0" + open +
              "<w:t xml:space=\"preserve\">85%</w:t></w:r>»0†0" + open +
              "<w:t xml:space=\"preserve\"> kế hoạch</w:t></w:r>"));
  // Without blanks at the ends nothing needs to be kept.
  EXPECT_EQ(marked({p(r("(85%)"))}, {at(1, 1, 4)}), p(r("(") + "«0" + r("85%") + "»0†0" + r(")")));
}

TEST(DocxAnnotate, EntitiesAndLongCharactersAreOneCharacter) {
  EXPECT_EQ(marked({p(r("A&amp;B&#x1F600;ộ=85%;"))}, {at(1, 6, 9)}),
            p(r("A&amp;B&#x1F600;ộ=") + "«0" + r("85%") + "»0†0" + r(";")));
  EXPECT_EQ(marked({p(r("<![CDATA[a<85%>b]]>"))}, {at(1, 2, 5)}),
            p(r("<![CDATA[a<]]>") + "«0" + r("<![CDATA[85%]]>") + "»0†0" + r("<![CDATA[>b]]>")));
}

TEST(DocxAnnotate, AFigureMayBeSpreadOverRuns) {
  EXPECT_EQ(marked({p(r("Gieo 1.2") + "<w:proofErr w:type=\"spellStart\"/>" + r("34") +
                      "<w:bookmarkStart w:id=\"0\" w:name=\"a\"/>" + r(",5 ha"))},
                   {at(1, 5, 15)}),
            p("<w:r><w:t xml:space=\"preserve\">Gieo </w:t></w:r>«0<w:r><w:t xml:space=\"preserve\">1.2</w:t></w:r>"
              "<w:proofErr w:type=\"spellStart\"/>" +
              r("34") + "<w:bookmarkStart w:id=\"0\" w:name=\"a\"/>" + r(",5 ha") + "»0†0"));
}

TEST(DocxAnnotate, SignsOfARunStayWithTheirSide) {
  EXPECT_EQ(marked({p("<w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>85%</w:t><w:br w:type=\"page\"/></w:r>")}, {at(1, 1, 4)}),
            p("<w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r>«0<w:r><w:rPr><w:b/></w:rPr><w:t>85%</w:t></w:r>»0†0"
              "<w:r><w:rPr><w:b/></w:rPr><w:br w:type=\"page\"/></w:r>"));
}

TEST(DocxAnnotate, SeveralCommentsMayShareAPlaceOrOverlap) {
  EXPECT_EQ(marked({p(r("85%;7%"))}, {at(1, 0, 3), at(1, 0, 3), at(1, 4, 6), at(1, 0, 6)}),
            p("«0«1«3" + r("85%") + "»0»1†0†1" + r(";") + "«2" + r("7%") + "»2»3†2†3"));
}

TEST(DocxAnnotate, ALineBreakIsCounted) {
  EXPECT_EQ(marked({p("<w:r><w:t>Lúa 5 ha.</w:t><w:br/><w:t>Ngô 6 ha.</w:t></w:r>")}, {at(1, 14, 18)}),
            p("<w:r><w:t>Lúa 5 ha.</w:t><w:br/><w:t xml:space=\"preserve\">Ngô </w:t></w:r>«0<w:r><w:t "
              "xml:space=\"preserve\">6 ha</w:t></w:r>»0†0<w:r><w:t xml:space=\"preserve\">.</w:t></w:r>"));
}

TEST(DocxAnnotate, WhatAFigureFillsIsMarkedFromOutside) {
  const std::string link = "<w:hyperlink r:id=\"rId9\">" + r("85%") + "</w:hyperlink>";
  EXPECT_EQ(marked({p(r("a") + link + r("b"))}, {at(1, 1, 4)}), p(r("a") + "«0" + link + "»0†0" + r("b")));
  const std::string added = "<w:ins w:id=\"1\" w:author=\"A\">" + r("85%") + "</w:ins>";
  EXPECT_EQ(marked({p("<w:del><w:r><w:delText>80%</w:delText></w:r></w:del>" + added)}, {at(1, 0, 3)}),
            p("<w:del><w:r><w:delText>80%</w:delText></w:r></w:del>«0" + added + "»0†0"));
  const std::string simple = "<w:fldSimple w:instr=\"=1\">" + r("85") + "</w:fldSimple>";
  EXPECT_EQ(marked({p(simple + r("% KH"))}, {at(1, 0, 3)}),
            p("«0" + simple +
              "<w:r><w:t xml:space=\"preserve\">%</w:t></w:r>»0†0<w:r><w:t xml:space=\"preserve\"> KH</w:t></w:r>"));
}

TEST(DocxAnnotate, PartOfALinkOrChangeIsMarkedWithinIt) {
  EXPECT_EQ(marked({p("<w:ins w:id=\"1\">" + r("đạt-85%") + "</w:ins>")}, {at(1, 4, 7)}),
            p("<w:ins w:id=\"1\">" + r("đạt-") + "«0" + r("85%") + "»0†0" + "</w:ins>"));
  // A number of which a change exchanged some digits.
  const std::string gone = "<w:del><w:r><w:delText>7</w:delText></w:r></w:del>";
  EXPECT_EQ(marked({p(r("1") + gone + "<w:ins>" + r("85") + "</w:ins>" + r("%"))}, {at(1, 0, 4)}),
            p("«0" + r("1") + gone + "<w:ins>" + r("85") + "</w:ins>" + r("%") + "»0†0"));
}

TEST(DocxAnnotate, DeletedTextIsMarkedWhereTheOriginalIsRead) {
  EXPECT_EQ(marked({p(r("a") + "<w:del><w:r><w:delText>80%</w:delText></w:r></w:del><w:ins>" + r("85%") + "</w:ins>")},
                   {at(1, 1, 4)}, Revisions::original),
            p(r("a") + "«0<w:del><w:r><w:delText>80%</w:delText></w:r></w:del>»0†0<w:ins>" + r("85%") + "</w:ins>"));
}

TEST(DocxAnnotate, AFieldThatShowsTheFigureIsMarkedAsAWhole) {
  const std::string begin = field("begin") + "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>" + field("separate");
  EXPECT_EQ(marked({p(r("Cộng: ") + begin + r("85") + field("end"))}, {at(1, 6, 8)}),
            p(r("Cộng: ") + "«0" + begin + r("85") + field("end") + "»0†0"));
  EXPECT_EQ(marked({p(begin + r("85") + field("end") + r("%;"))}, {at(1, 0, 3)}),
            p("«0" + begin + r("85") + field("end") + r("%") + "»0†0" + r(";")));
  // Part of what a field shows: Word writes it anew. A link keeps it.
  EXPECT_EQ(marked({p(begin + r("a85") + field("end"))}, {at(1, 1, 3)}),
            p("«0" + begin + r("a85") + field("end") + "»0†0"));
  const std::string link =
      field("begin") + "<w:r><w:instrText> HYPERLINK \"a\" </w:instrText></w:r>" + field("separate");
  EXPECT_EQ(marked({p(link + r("a85") + field("end"))}, {at(1, 1, 3)}),
            p(link + r("a") + "«0" + r("85") + "»0†0" + field("end")));
  EXPECT_EQ(marked({p(link + r("85") + field("end"))}, {at(1, 0, 2)}),
            p("«0" + link + r("85") + field("end") + "»0†0"));
  // A field in the result of another.
  EXPECT_EQ(marked({p(begin + r("a") + begin + r("85") + field("end") + r("b") + field("end"))}, {at(1, 1, 3)}),
            p("«0" + begin + r("a") + begin + r("85") + field("end") + r("b") + field("end") + "»0†0"));
}

TEST(DocxAnnotate, ControlsThatProgramsFillAreMarkedFromOutside) {
  const auto control = [](const std::string& kind, const std::string& inside) {
    return "<w:sdt><w:sdtPr>" + kind + "</w:sdtPr><w:sdtContent>" + inside + "</w:sdtContent></w:sdt>";
  };
  const std::string bound = control("<w:dataBinding/><w:text/>", r("thu-85"));
  EXPECT_EQ(marked({p(bound)}, {at(1, 4, 6)}), p("«0" + bound + "»0†0"));
  EXPECT_EQ(marked({p(control("", r("thu-85")))}, {at(1, 4, 6)}), p(control("", r("thu-") + "«0" + r("85") + "»0†0")));
  EXPECT_EQ(marked({p(control("", r("85")))}, {at(1, 0, 2)}), p("«0" + control("", r("85")) + "»0†0"));
}

TEST(DocxAnnotate, FormulasAreMarkedFromOutside) {
  const std::string formula = "<m:oMath><m:r><m:t>x=</m:t></m:r><m:r><m:t>85</m:t></m:r></m:oMath>";
  EXPECT_EQ(marked({p(r("a ") + formula)}, {at(1, 4, 6)}), p(r("a ") + "«0" + formula + "»0†0"));
}

TEST(DocxAnnotate, InAFootnoteTheMarkIsCommentedOn) {
  const std::string notes = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
                            p(r("Gồm 85%.")) + "</w:footnote>";
  const std::string mark = "<w:footnoteReference w:id=\"2\"/>";
  const Draft draft{p("<w:r><w:t>Gieo</w:t>" + mark + "<w:t>.</w:t></w:r>"), notes};
  const DocxComment comment = at(2, 4, 7, "word/footnotes.xml");
  EXPECT_EQ(marked(draft, {comment}),
            p("<w:r><w:t>Gieo</w:t></w:r>«0<w:r>" + mark + "</w:r>»0†0<w:r><w:t>.</w:t></w:r>"));
  const auto made = annotated(docx(draft), {comment});
  EXPECT_EQ(part_of(made->bytes, "word/footnotes.xml"), part_of(docx(draft), "word/footnotes.xml"));
  EXPECT_NE(part_of(made->bytes, "word/comments.xml").find("Trong chú thích: "), std::string::npos);
  // A mark of one's own is text behind the reference.
  const std::string own = "<w:r><w:footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>";
  EXPECT_EQ(marked({p(r("Gieo") + own), notes}, {comment}), p(r("Gieo") + "«0" + own + "»0†0"));
}

TEST(DocxAnnotate, InATextBoxWhatItHangsOnIsCommentedOn) {
  const std::string box = "<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + p(r("Trong hộp 85%")) +
                          "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                          p(r("Trong hộp 85%")) + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>";
  const Draft draft{p("<w:r><w:t>a</w:t>" + box + "</w:r>" + r("b"))};
  EXPECT_EQ(marked(draft, {at(2, 10, 13)}), p("<w:r><w:t>a</w:t></w:r>«0<w:r>" + box + "</w:r>»0†0" + r("b")));
  EXPECT_NE(part_of(annotated(docx(draft), {at(2, 10, 13)})->bytes, "word/comments.xml").find("Trong hộp: "),
            std::string::npos);
}

TEST(DocxAnnotate, RaisedMarksAndOldFontsAreCountedAsRead) {
  const std::string raised = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>(1)</w:t></w:r>";
  // "<sup>(1)</sup>" is what is read.
  EXPECT_EQ(marked({p(r("a") + raised + r("85%"))}, {at(1, 15, 18)}), p(r("a") + raised + "«0" + r("85%") + "»0†0"));
}

TEST(DocxAnnotate, ParagraphsThatAChangeJoinedAreOne) {
  const std::string first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("Chi-") + "</w:p>";
  EXPECT_EQ(marked({first + p(r("85%"))}, {at(1, 4, 7)}), first + p("«0" + r("85%") + "»0†0"));
}

TEST(DocxAnnotate, CommentsThatAreThereStay) {
  const Draft draft{p("<w:commentRangeStart w:id=\"7\"/>" + r("85%") + "<w:commentRangeEnd w:id=\"7\"/>"),
                    {},
                    "<w:comment w:id=\"7\" w:author=\"Lan\"><w:p/></w:comment>"};
  const auto made = annotated(docx(draft), {at(1, 0, 3)});
  ASSERT_TRUE(made.ok());
  const std::string comments = part_of(made->bytes, "word/comments.xml");
  EXPECT_TRUE(
      comments.starts_with("<w:comments xmlns:w=\"W\"><w:comment w:id=\"7\" w:author=\"Lan\"><w:p/></w:comment>"
                           "<w:comment w:id=\"8\" w:author=\"khop\" w:initials=\"kh\">"))
      << comments;
  EXPECT_EQ(part_of(made->bytes, "word/_rels/document.xml.rels"), part_of(docx(draft), "word/_rels/document.xml.rels"));
  EXPECT_NE(part_of(made->bytes, "[Content_Types].xml").find("PartName=\"/word/comments.xml\""), std::string::npos);
  EXPECT_NE(part_of(made->bytes, "word/document.xml").find("<w:commentReference w:id=\"8\"/>"), std::string::npos);
}

TEST(DocxAnnotate, IdsAreFreeOnes) {
  const Draft draft{p(r("85%")), {}, "<w:comment w:id=\"2147483647\"><w:p/></w:comment><w:comment w:id=\"0\"/>"};
  const auto made = annotated(docx(draft), {at(1, 0, 3), at(1, 0, 2)});
  const std::string text = part_of(made->bytes, "word/document.xml");
  EXPECT_NE(text.find("<w:commentReference w:id=\"1\"/>"), std::string::npos) << text;
  EXPECT_NE(text.find("<w:commentReference w:id=\"2\"/>"), std::string::npos) << text;
}

TEST(DocxAnnotate, AFirstCommentIsNamedWhereItMustBe) {
  const Draft draft{
      p(r("85%")), {}, {}, "<w:style w:styleId=\"ThamChieu\"><w:name w:val=\"annotation reference\"/></w:style>"};
  const auto made = annotated(docx(draft), {at(1, 0, 3)});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(part_of(made->bytes, "[Content_Types].xml"),
            "<Types><Default Extension=\"xml\"/><Override PartName=\"/word/comments.xml\" "
            "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>");
  EXPECT_NE(part_of(made->bytes, "word/_rels/document.xml.rels")
                .find("<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                      "relationships/comments\" Target=\"comments.xml\"/></Relationships>"),
            std::string::npos)
      << part_of(made->bytes, "word/_rels/document.xml.rels");
  EXPECT_NE(part_of(made->bytes, "word/document.xml").find("<w:rPr><w:rStyle w:val=\"ThamChieu\"/></w:rPr>"),
            std::string::npos);
}

TEST(DocxAnnotate, WithoutAPlaceTheDocumentStaysAsItWas) {
  const std::string bytes = docx({p(r("85%"))});
  const auto none = annotated(bytes, {});
  EXPECT_EQ(none->bytes, bytes);
  const auto lost = annotated(bytes, {at(9, 0, 3), at(1, 0, 3, "word/header1.xml")});
  EXPECT_EQ(lost->bytes, bytes);
  EXPECT_EQ(lost->unplaced, (std::vector<std::size_t>{0, 1}));
}

TEST(DocxAnnotate, PlacesBeyondTheTextAreTheNearest) {
  EXPECT_EQ(marked({p(r("85%"))}, {at(1, 90, 95)}), p("«0" + r("85%") + "»0†0"));
}

TEST(DocxAnnotate, TextsAreEscaped) {
  DocxComment comment = at(1, 0, 3);
  comment.lines = {{"<b>", "</w:t>&\x01 \xFF]]>\""}};
  const auto made = annotated(docx({p(r("85%"))}), {comment});
  const std::string comments = part_of(made->bytes, "word/comments.xml");
  EXPECT_NE(comments.find("&lt;b&gt; "), std::string::npos) << comments;
  EXPECT_NE(comments.find("&lt;/w:t&gt;&amp;\uFFFD \uFFFD]]&gt;&quot;"), std::string::npos) << comments;
}

TEST(DocxAnnotate, OtherPrefixesAreKept) {
  const std::string text = "<document xmlns=\"W\"><body><p><r><t>85%</t></r></p></body></document>";
  const auto made = annotated(pack({{"word/document.xml", text}}), {at(1, 0, 3)});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(part_of(made->bytes, "word/document.xml"),
            "<document xmlns=\"W\"><body><p><khop:commentRangeStart xmlns:khop=\"W\" khop:id=\"0\"/><r><t>85%</t></r>"
            "<khop:commentRangeEnd xmlns:khop=\"W\" khop:id=\"0\"/><khop:r xmlns:khop=\"W\"><khop:commentReference "
            "khop:id=\"0\"/></khop:r></p></body></document>");
}

TEST(DocxAnnotate, OtherFilesAreRefused) {
  const auto sheet = annotated(pack({{"xl/workbook.xml", "<workbook/>"}}), {});
  ASSERT_FALSE(sheet.ok());
  EXPECT_EQ(sheet.error().message, "is no Word document");
}

}  // namespace
}  // namespace khop::format
