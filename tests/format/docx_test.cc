// SPDX-License-Identifier: Apache-2.0
/// Word documents: what a person sees in them is what is read.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "document/document.h"
#include "document/locate.h"
#include "format/read.h"
#include "pack.h"

namespace khop::format {
namespace {

constexpr std::string_view kHead =
    R"(<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>)";
constexpr std::string_view kTail = "</w:body></w:document>";

struct Parts {
  Parts(std::string text, std::string lists = "", std::string looks = "", std::string notes = "")
      : body(std::move(text)), numbering(std::move(lists)), styles(std::move(looks)), footnotes(std::move(notes)) {}
  std::string body, numbering, styles, footnotes;
};

std::string docx(const Parts& parts) {
  std::string links = R"(<Relationships>)";
  std::vector<std::pair<std::string, std::string>> all{
      {"word/document.xml", std::string(kHead) + parts.body + std::string(kTail)}};
  const auto add = [&](const std::string& name, const std::string& element, const std::string& content) {
    if (content.empty()) return;
    all.emplace_back("word/" + name + ".xml", "<w:" + element + " xmlns:w=\"w\">" + content + "</w:" + element + ">");
    links += "<Relationship Type=\"http://x/" + name + "\" Target=\"" + name + ".xml\"/>";
  };
  add("numbering", "numbering", parts.numbering);
  add("styles", "styles", parts.styles);
  add("footnotes", "footnotes", parts.footnotes);
  all.emplace_back("word/_rels/document.xml.rels", links + "</Relationships>");
  return pack(all);
}

// The document as dump() shows it; the error's text if it cannot be read.
std::string read_all(const Parts& parts, Revisions revisions = Revisions::accepted) {
  ReadOptions options;
  options.revisions = revisions;
  const auto manuscript = read(docx(parts), "a.docx", options);
  return manuscript ? document::dump(document::read(*manuscript)) : manuscript.error().to_string();
}

std::string p(const std::string& inside) { return "<w:p>" + inside + "</w:p>"; }
std::string r(const std::string& text, const std::string& properties = "") {
  return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t xml:space=\"preserve\">" +
         text + "</w:t></w:r>";
}
std::string cell(const std::string& inside, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + inside + "</w:tc>";
}
std::string item(const std::string& text, int list, int level) {
  return p("<w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
           "\"/></w:numPr></w:pPr>" + r(text));
}
std::string level(int index, const std::string& format, const std::string& text, const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
         "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

TEST(Docx, ANumeralMayBeSplitOverRuns) {
  EXPECT_EQ(read_all({p(r("Gieo 1.2") + "<w:proofErr w:type=\"spellStart\"/>" + r("34", "<w:b/>") +
                        "<w:bookmarkStart w:id=\"1\"/>" + r(",5 ha"))}),
            "0 para: Gieo 1.234,5 ha\n");
}

TEST(Docx, HiddenTextFieldCodesAndCommentsAreNotShown) {
  EXPECT_EQ(read_all({p(r("Thu ") + r("99 ", "<w:vanish/>") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" +
                        "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>" +
                        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r("12") +
                        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r>" +
                        r(" tỷ đồng"))}),
            "0 para: Thu 12 tỷ đồng\n");
}

TEST(Docx, SignsAreReadAsTheyLook) {
  EXPECT_EQ(read_all({p(r("A") + "<w:r><w:tab/></w:r>" + r("B") + "<w:r><w:noBreakHyphen/></w:r>" + r("C") +
                        "<w:r><w:softHyphen/></w:r>" + r("D 5 m") + r("2", "<w:vertAlign w:val=\"superscript\"/>"))}),
            "0 para: A B-CD 5 m²\n");
}

TEST(Docx, ARaisedMarkMayBeSplitOverRuns) {
  const std::string raised = "<w:vertAlign w:val=\"superscript\"/>";
  EXPECT_EQ(read_all({p(r("Gieo 5 ha") + r("(", raised) + r("1", raised) + r(")", raised) + r(" lúa.")) +
                      p(r("(", raised) + r("1)", raised) + r(" Gồm 3 ha lúa nếp, 2 ha lúa tẻ."))}),
            "0 para: Gieo 5 ha‹1› lúa.\n1 note n0:1@0: Gồm 3 ha lúa nếp, 2 ha lúa tẻ.\n");
}

TEST(Docx, ALineBreakEndsAParagraphForTheReader) {
  EXPECT_EQ(read_all({p(r("Lúa 5 ha.") + "<w:r><w:br/></w:r>" + r("Ngô 6 ha."))}),
            "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n");
}

TEST(Docx, ListsHaveTheirMarksAsDisplayed) {
  const std::string forms = "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "upperRoman", "%1.") +
                            level(1, "decimal", "%1.%2.", "<w:isLgl/>") + level(2, "lowerLetter", "%3)") +
                            level(3, "bullet", "-") +
                            "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>";
  EXPECT_EQ(read_all({item("KINH TẾ", 7, 0) + item("Trồng trọt", 7, 1) + item("Chăn nuôi", 7, 1) +
                          item("Đàn trâu 5 con.", 7, 2) + item("Đàn bò 6 con.", 7, 2) + item("Bò sữa 2 con.", 7, 3) +
                          item("XÃ HỘI", 7, 0) + item("Giáo dục", 7, 1),
                      forms}),
            "0 heading L1 [I.]: KINH TẾ\n"
            "1 heading L2 [1.1.]: Trồng trọt\n"
            "2 heading L2 [1.2.]: Chăn nuôi\n"
            "3 item L1 [a)]: Đàn trâu 5 con.\n"
            "4 item L1 [b)]: Đàn bò 6 con.\n"
            "5 item L2 [-] <4: Bò sữa 2 con.\n"
            "6 heading L1 [II.]: XÃ HỘI\n"
            "7 heading L2 [2.1.]: Giáo dục\n");
}

TEST(Docx, AListOfTheSameFormCountsOnAndAnOverrideStartsAgain) {
  const std::string forms = "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1)") +
                            "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                            "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>"
                            "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
                            "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";
  EXPECT_EQ(read_all({item("Một.", 1, 0) + item("Hai.", 2, 0) + item("Lại một.", 3, 0), forms}),
            "0 item L1 [1)]: Một.\n1 item L1 [2)]: Hai.\n2 item L1 [1)]: Lại một.\n");
}

TEST(Docx, AnUpperLevelThatNeverCountedStartsWhereItsListSays) {
  const std::string forms = "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.") +
                            level(1, "decimal", "%1.%2.") +
                            "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride "
                            "w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>";
  EXPECT_EQ(read_all({item("Thu 5 tỷ đồng.", 1, 1), forms}), "0 para [4.1.]: Thu 5 tỷ đồng.\n");
}

TEST(Docx, ANumberedCellWithoutTextShowsItsNumber) {
  const std::string forms = "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1") +
                            "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  std::string rows;
  for (const char* name : {"Lúa", "Ngô", "Khoai"})
    rows += "<w:tr>" + cell(item("", 1, 0)) + cell(p(r(name))) + cell(p(r("5"))) + "</w:tr>";
  const std::string out = read_all({"<w:tbl>" + rows + "</w:tbl>", forms});
  EXPECT_NE(out.find("1|Lúa|5"), std::string::npos) << out;
  EXPECT_NE(out.find("3|Khoai|5"), std::string::npos) << out;
}

TEST(Docx, ATableOfContentsHoldsNoFigures) {
  const std::string styles = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"toc 1\"/></w:style>";
  EXPECT_EQ(
      read_all({p("<w:pPr><w:pStyle w:val=\"T\"/></w:pPr>" + r("Kinh tế 12")) + p(r("Thu 5 tỷ đồng.")), "", styles}),
      "0 para: Thu 5 tỷ đồng.\n");
}

TEST(Docx, HeadingsByStyleAndByOutline) {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:basedOn w:val=\"H1\"/></w:style>";
  EXPECT_EQ(read_all({p("<w:pPr><w:pStyle w:val=\"Mine\"/></w:pPr>" + r("Kết quả chung")) +
                          p("<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>" + r("Chi tiết")) + p(r("Thu 5 tỷ đồng.")),
                      "", styles}),
            "0 heading L1: Kết quả chung\n1 heading L1: Chi tiết\n2 para: Thu 5 tỷ đồng.\n");
}

TEST(Docx, FootnotesBelongToTheirMarks) {
  const std::string note = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
                           p("<w:r><w:footnoteRef/></w:r>" + r(" Gồm lúa 3 ha, ngô 2 ha.")) + "</w:footnote>";
  EXPECT_EQ(read_all({p(r("Gieo 5 ha") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + r(" cây hàng năm.")) +
                          p(r("Trồng 7 ha rừng.")),
                      "", "", note}),
            "0 para: Gieo 5 ha‹1› cây hàng năm.\n1 note n0:1@0: Gồm lúa 3 ha, ngô 2 ha.\n2 para: Trồng 7 ha rừng.\n");
}

TEST(Docx, TrackedChangesAcceptedOrRejected) {
  const std::string body = p(r("Thu ") + "<w:del>" + "<w:r><w:delText>10</w:delText></w:r>" + "</w:del><w:ins>" +
                             r("12") + "</w:ins>" + r(" tỷ đồng.")) +
                           p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("Chi ")) + p(r("9 tỷ đồng."));
  EXPECT_EQ(read_all({body}), "0 para: Thu 12 tỷ đồng.\n1 para: Chi 9 tỷ đồng.\n");
  EXPECT_EQ(read_all({body}, Revisions::original), "0 para: Thu 10 tỷ đồng.\n1 para: Chi\n2 para: 9 tỷ đồng.\n");
}

TEST(Docx, ATextBoxIsReadOnce) {
  EXPECT_EQ(
      read_all({p(r("Trước.") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" +
                  p(r("Trong hộp 5 ha.")) +
                  "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                  p(r("Trong hộp 5 ha.")) + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>") +
                p(r("Sau."))}),
      "0 para: Trước.\n1 para: Trong hộp 5 ha.\n2 para: Sau.\n");
}

TEST(Docx, TablesWithMergedCells) {
  const std::string table = "<w:tbl><w:tr>" + cell(p(r("Chỉ tiêu")), "<w:vMerge w:val=\"restart\"/>") +
                            cell(p(r("Diện tích")), "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" +
                            cell(p(""), "<w:vMerge/>") + cell(p(r("KH"))) + cell(p(r("TH"))) + "</w:tr><w:tr>" +
                            cell(p(r("Lúa"))) + cell(p(r("10"))) + cell(p(r("9"))) + "</w:tr><w:tr>" +
                            cell(p(r("Ngô"))) + cell(p(r("5"))) + cell(p(r("6"))) + "</w:tr></w:tbl>";
  EXPECT_EQ(read_all({p(r("Trước.")) + table}),
            "0 para: Trước.\n1 row t0 header: Chỉ tiêu|Diện tích|\n2 row t0 header: |KH|TH\n3 row t0: Lúa|10|9\n4 row "
            "t0: Ngô|5|6\n");
  const auto manuscript = read(docx({p(r("Trước.")) + table}), "a.docx", {});
  const auto document = document::read(*manuscript);
  ASSERT_EQ(document.tables.size(), 1U);
  // What spans two columns names both.
  EXPECT_EQ(document.view(document.tables[0].rows[0].cells[2].span), "Diện tích");
}

TEST(Docx, TheHeadOfAPaperIsNoTable) {
  const std::string table = "<w:tbl><w:tr>" + cell(p(r("ỦY BAN NHÂN DÂN")) + p(r("XÃ A"))) +
                            cell(p(r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + p(r("Độc lập"))) + "</w:tr></w:tbl>";
  const std::string out = read_all({table});
  EXPECT_EQ(out.find("row"), std::string::npos) << out;
}

TEST(Docx, PlacesNameWhatAnEditorFinds) {
  const std::string styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>";
  const auto manuscript = read(
      docx({p("<w:pPr><w:pStyle w:val=\"H\"/></w:pPr>" + r("1. Kinh tế")) + p(r("Chung.")) + p(r("Thu 12 tỷ đồng.")),
            "", styles}),
      "a.docx", {});
  ASSERT_TRUE(manuscript.ok());
  const auto document = document::read(*manuscript);
  const auto at = static_cast<text::Offset>(document.text.find("12"));
  const auto place = document::locate(document, manuscript->source, {at, at + 2});
  ASSERT_NE(place, nullptr);
  EXPECT_EQ(where(*place, Language::en), "section 1, paragraph 2");
  EXPECT_EQ(place->part, "word/document.xml");
  EXPECT_EQ(place->paragraph, 3U);
  EXPECT_EQ(place->begin, 4U);
  EXPECT_EQ(place->end, 6U);
}

TEST(Docx, ComposedAndDecomposedLettersHaveTheSamePlaces) {
  // "ộ" as three characters in the file: the offset counts what the file has.
  const auto manuscript = read(docx({p(r("h\x6F\xCC\xA3\xCC\x82 5 người"))}), "a.docx", {});
  const auto document = document::read(*manuscript);
  EXPECT_EQ(document.text, "hộ 5 người");
  const auto at = static_cast<text::Offset>(document.text.find('5'));
  EXPECT_EQ(document::locate(document, manuscript->source, {at, at + 1})->begin, 5U);
}

TEST(Docx, AFigureEndsBehindItsLastCharacterHoweverLongThatIs) {
  const auto manuscript = read(docx({p(r("Thu 12 tỷ, chi."))}), "a.docx", {});
  const auto document = document::read(*manuscript);
  const auto at = static_cast<text::Offset>(document.text.find("12"));
  EXPECT_EQ(document::locate(document, manuscript->source, {at, at + 6})->end, 9U);
}

TEST(Docx, BadFilesEndInOneLine) {
  const std::string good = docx({p(r("Thu 12 tỷ đồng."))});
  for (std::size_t size = 4; size < good.size(); size += 7) {
    const auto cut = read(good.substr(0, size), "a.docx", {});
    ASSERT_FALSE(cut.ok()) << size;
    EXPECT_EQ(cut.error().message.find('\n'), std::string::npos);
  }
  const auto entity = read(pack({{"word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}}), "a.docx", {});
  ASSERT_FALSE(entity.ok());
  EXPECT_NE(entity.error().message.find("entities"), std::string::npos);
  std::string deep = std::string(kHead);
  for (int i = 0; i < 2000; ++i) deep += "<w:sdt><w:sdtContent>";
  for (int i = 0; i < 2000; ++i) deep += "</w:sdtContent></w:sdt>";
  const auto nested = read(pack({{"word/document.xml", deep + std::string(kTail)}}), "a.docx", {});
  ASSERT_FALSE(nested.ok());
  EXPECT_NE(nested.error().message.find("nested"), std::string::npos);
  const auto bomb = read(pack({{"word/document.xml", std::string(std::size_t{64} << 20, ' ')}}), "a.docx", {});
  ASSERT_FALSE(bomb.ok());
  EXPECT_NE(bomb.error().message.find("unpack"), std::string::npos);
}

}  // namespace
}  // namespace khop::format
