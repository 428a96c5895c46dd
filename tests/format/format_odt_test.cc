// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "document/document.h"
#include "format/read.h"
#include "make_package.h"

namespace khop::format {
namespace {

const std::string kBegin =
    "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:table=\"b\" "
    "xmlns:draw=\"d\"><office:automatic-styles>"
    "<style:style style:name=\"Bold\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/>"
    "</style:style>"
    "<style:style style:name=\"Up\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/>"
    "</style:style>"
    "<style:style style:name=\"Gone\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
    "</style:style>"
    "<style:style style:name=\"Old\" style:family=\"text\"><style:text-properties style:font-name=\".VnTime\"/>"
    "</style:style>"
    "<style:style style:name=\"Dashed\" style:family=\"paragraph\" style:list-style-name=\"Dash\"/>"
    "<text:list-style style:name=\"Law\">"
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"3\" style:num-format=\"1\" style:num-suffix=\".\" "
    "text:display-levels=\"2\"/>"
    "<text:list-level-style-number text:level=\"4\" style:num-format=\"a\" style:num-list-format=\"%4%)\"/>"
    "</text:list-style>"
    "<text:list-style style:name=\"Dash\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"-\"/>"
    "</text:list-style>"
    "</office:automatic-styles><office:body><office:text>";
const std::string kEnd = "</office:text></office:body></office:document-content>";

std::string package_of(const std::string& body) {
  return make_package({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", kBegin + body + kEnd}});
}

std::string dump_of(const std::string& body, const ReadOptions& options = {}) {
  const auto manuscript = read(package_of(body), "draft.odt", options);
  return manuscript ? document::dump(document::read(*manuscript)) : manuscript.error().to_string();
}

struct Row {
  const char* name;
  const char* body;
  const char* dump;
};

TEST(Odt, Text) {
  const Row rows[] = {
      {"blanks", "<text:p>\n  Lúa   5\n<text:span> ha</text:span><text:s text:c=\"2\"/>và<text:tab/>ngô </text:p>",
       "0 para: Lúa 5 ha và ngô\n"},
      {"line breaks part paragraphs", "<text:p>Lúa 5 ha.<text:line-break/>Ngô 6 ha.</text:p>",
       "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n"},
      {"superscripts, also in pieces",
       "<text:p>Rộng 5 m<text:span text:style-name=\"Up\">2</text:span>, 10<text:span text:style-name=\"Up\">1"
       "</text:span><text:span text:style-name=\"Up\">2</text:span> con.</text:p>",
       "0 para: Rộng 5 m², 10¹² con.\n"},
      {"hidden text, comments, changes of page",
       "<text:p>Lúa <text:span text:style-name=\"Gone\">99</text:span><office:annotation><text:p>sửa</text:p>"
       "</office:annotation>5<text:soft-page-break/> ha.</text:p>",
       "0 para: Lúa 5 ha.\n"},
      {"hidden sections, tables of contents",
       "<text:section text:display=\"none\"><text:p>A</text:p></text:section><text:section><text:p>B</text:p>"
       "</text:section><text:table-of-content><text:index-body><text:p>Kinh tế 5</text:p></text:index-body>"
       "</text:table-of-content>",
       "0 para: B\n"},
      {"headings", "<text:h text:outline-level=\"1\">Kinh tế</text:h><text:p>Đạt 5 ha.</text:p>",
       "0 heading L1: Kinh tế\n1 para: Đạt 5 ha.\n"},
      {"all bold", "<text:p><text:span text:style-name=\"Bold\">Trồng trọt</text:span></text:p>",
       "0 heading L1: Trồng trọt\n"},
      {"text boxes",
       "<text:p>Trước <draw:frame><draw:text-box><text:p>Trong "
       "khung.</text:p></draw:text-box></draw:frame>sau.</text:p>",
       "0 para: Trước sau.\n1 para: Trong khung.\n"},
      {"letters of before Unicode", "<text:p><text:span text:style-name=\"Old\">Lóa 5 ha, b¸o c¸o</text:span></text:p>",
       "0 para: Lúa 5 ha, báo cáo\n"},
      {"footnotes",
       "<text:p>Lúa 5 ha<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Xã A 2 "
       "ha.</text:p>"
       "</text:note-body></text:note>, tăng.</text:p><text:p>Ngô.</text:p>",
       "0 para: Lúa 5 ha‹1›, tăng.\n1 note n0:1@0: Xã A 2 ha.\n2 para: Ngô.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.body), row.dump) << row.name;
}

TEST(Odt, Lists) {
  const Row rows[] = {
      {"levels, and a list that goes on",
       "<text:list text:style-name=\"Law\"><text:list-item><text:p>Kinh tế</text:p><text:list><text:list-item>"
       "<text:p>Trồng trọt</text:p></text:list-item><text:list-item><text:p>Chăn "
       "nuôi</text:p><text:list><text:list-item>"
       "<text:p>Bò</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list>"
       "<text:p>Đàn bò 5 con.</text:p>"
       "<text:list text:style-name=\"Law\" text:continue-numbering=\"true\"><text:list-item><text:list><text:list-item>"
       "<text:list><text:list-item><text:p>Lợn</text:p></text:list-item></text:list></text:list-item></text:list>"
       "</text:list-item><text:list-item><text:p>Xã hội</text:p></text:list-item></text:list>",
       "0 heading L1 [I.]: Kinh tế\n1 heading L2 [1.]: Trồng trọt\n2 heading L2 [2.]: Chăn nuôi\n"
       "3 heading L3 [2.1.]: Bò\n4 para: Đàn bò 5 con.\n5 heading L3 [2.2.]: Lợn\n6 heading L1 [II.]: Xã hội\n"},
      {"a number of its own, paragraphs without one",
       "<text:list text:style-name=\"Law\"><text:list-header><text:p>Mở đầu.</text:p></text:list-header>"
       "<text:list-item text:start-value=\"4\"><text:p>Kinh tế</text:p><text:p>Đạt 5 "
       "ha.</text:p></text:list-item></text:list>",
       "0 para: Mở đầu.\n1 heading L1 [IV.]: Kinh tế\n2 para: Đạt 5 ha.\n"},
      {"bullets through the style of the paragraph",
       "<text:p>Gồm:</text:p><text:list><text:list-item><text:p text:style-name=\"Dashed\">Lúa 5 ha.</text:p>"
       "</text:list-item></text:list>",
       "0 para: Gồm:\n1 item L1 [-] <0: Lúa 5 ha.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.body), row.dump) << row.name;
}

TEST(Odt, Tables) {
  const Row rows[] = {
      {"merged header, covered and repeated cells",
       "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
       "<table:table-cell table:number-rows-spanned=\"2\"><text:p>Tên</text:p></table:table-cell>"
       "<table:table-cell table:number-columns-spanned=\"2\"><text:p>Năm 2025</text:p></table:table-cell>"
       "<table:covered-table-cell/></table:table-row><table:table-row><table:covered-table-cell/>"
       "<table:table-cell><text:p>KH</text:p></table:table-cell><table:table-cell><text:p>TH</text:p>"
       "</table:table-cell></table:table-row></table:table-header-rows>"
       "<table:table-row><table:table-cell><text:p>Lúa</text:p></table:table-cell>"
       "<table:table-cell table:number-columns-repeated=\"2\"><text:p>5</text:p></table:table-cell></table:table-row>"
       "<table:table-row table:visibility=\"collapse\"><table:table-cell><text:p>9</text:p></table:table-cell>"
       "</table:table-row></table:table>",
       "0 row t0 header: Tên|Năm 2025|\n1 row t0 header: |KH|TH\n2 row t0: Lúa|5|5\n"},
      {"a table that only arranges text",
       "<table:table><table:table-row><table:table-cell><text:p>UBND XÃ</text:p></table:table-cell></table:table-row>"
       "</table:table>",
       "0 heading L1: UBND XÃ\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.body), row.dump) << row.name;
}

TEST(Odt, TrackedChanges) {
  const std::string body =
      "<text:tracked-changes><text:changed-region text:id=\"d\"><text:deletion><text:p>4</text:p></text:deletion>"
      "</text:changed-region><text:changed-region text:id=\"i\"><text:insertion/></text:changed-region>"
      "<text:changed-region text:id=\"p\"><text:insertion/></text:changed-region></text:tracked-changes>"
      "<text:p>Lúa <text:change text:change-id=\"d\"/><text:change-start text:change-id=\"i\"/>5<text:change-end "
      "text:change-id=\"i\"/> ha<text:change-start text:change-id=\"p\"/>.</text:p><text:p>Ngô 6 ha<text:change-end "
      "text:change-id=\"p\"/>.</text:p>";
  EXPECT_EQ(dump_of(body), "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n");
  EXPECT_EQ(dump_of(body, {Revisions::original}), "0 para: Lúa 4 ha.\n");
}

TEST(Odt, ParagraphsAreNumberedAsTheyStand) {
  const auto manuscript =
      read(package_of("<text:p>Một</text:p><text:p/><text:p>Lúa <text:s/>5 ha</text:p>"), "draft.odt", {});
  ASSERT_TRUE(manuscript);
  const document::Document document = document::read(*manuscript);
  const auto anchor = manuscript->source.anchor(static_cast<text::Offset>(manuscript->source.text().find("5 ha")));
  ASSERT_TRUE(anchor.has_value());
  EXPECT_EQ(anchor->paragraph, 3U);
  EXPECT_EQ(anchor->point, 5U);
  EXPECT_EQ(manuscript->source.parts()[0], "content.xml");
}

TEST(Odt, OnePieceOfXml) {
  const auto flat = read(
      "<?xml version=\"1.0\"?><office:document xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>"
      "<text:p>Lúa 5 ha.</text:p></office:text></office:body></office:document>",
      "draft.fodt", {});
  ASSERT_TRUE(flat);
  EXPECT_EQ(document::dump(document::read(*flat)), "0 para: Lúa 5 ha.\n");
}

TEST(Odt, BadFilesAreErrors) {
  const std::string type = "application/vnd.oasis.opendocument.text";
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<text:span>";
  const std::string whole = package_of("<text:p>Lúa 5 ha.</text:p>");
  const std::pair<const char*, std::string> cases[] = {
      {"part content.xml is missing", make_package({{"mimetype", type}})},
      {"no well-formed XML", make_package({{"mimetype", type}, {"content.xml", "<a><b>"}})},
      {"no well-formed XML", make_package({{"mimetype", type}, {"content.xml", ""}})},
      {"it holds no text", make_package({{"mimetype", type}, {"content.xml", "<a/>"}})},
      {"damaged document", package_of(deep)},
      {"zip container cannot be read", whole.substr(0, whole.size() / 2)},
      {"is protected by a password",
       make_package({{"mimetype", type},
                     {"content.xml", "\x01\x02\x03"},
                     {"META-INF/manifest.xml", "<m><e><manifest:encryption-data/></e></m>"}})},
      {"declares a document type",
       make_package({{"mimetype", type}, {"content.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}})},
  };
  for (const auto& [message, bytes] : cases) {
    const auto manuscript = read(bytes, "draft.odt", {});
    ASSERT_FALSE(manuscript) << message;
    EXPECT_NE(manuscript.error().to_string().find(message), std::string::npos) << manuscript.error().to_string();
  }
  // Lists and cells far beyond any paper's are cut, not unrolled.
  EXPECT_FALSE(
      dump_of("<table:table><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell "
              "table:number-columns-repeated=\"1000000000\"><text:p>5</text:p></table:table-cell><table:table-cell>"
              "<text:p>Lúa</text:p>"
              "</table:table-cell></table:table-row></table:table>")
          .empty());
}

}  // namespace
}  // namespace khop::format
