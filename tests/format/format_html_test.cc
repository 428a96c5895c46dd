// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "document/document.h"
#include "format/read.h"

namespace khop::format {
namespace {

std::string dump_of(const std::string& page, const char* path = "draft.html", const ReadOptions& options = {}) {
  const auto manuscript = read(page, path, options);
  return manuscript ? document::dump(document::read(*manuscript)) : manuscript.error().to_string();
}

struct Row {
  const char* name;
  const char* page;
  const char* dump;
};

TEST(Html, Text) {
  const Row rows[] = {
      {"blocks and line breaks", "<p>Lúa\n  5 ha.</p><div>Ngô <b>6</b> ha.<br>Sắn.</div>",
       "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n2 para: Sắn.\n"},
      {"entities", "<p>Lúa&nbsp;5&#8239;ha &lt; 6 &amp; 7 &eacute;t &khong; a&ampb</p>",
       "0 para: Lúa 5 ha < 6 & 7 ét &khong; a&b\n"},
      {"what is not seen",
       "<html><head><title>T</title><style>p{}</style></head><body><script>5 ha</script><!-- 6 -->"
       "<p style='display: none'>7</p><p hidden>8</p><nav>9</nav><p>Lúa.</p></body></html>",
       "0 para: Lúa.\n"},
      {"superscripts", "<p>Rộng 5 m<sup>2</sup>, 10<sup>12</sup> con, H<sub>2</sub>O.</p>",
       "0 para: Rộng 5 m², 10¹² con, H2O.\n"},
      {"headings", "<h1>Kinh tế</h1><h2>Lúa</h2><p>5 ha.</p>",
       "0 heading L1: Kinh tế\n1 heading L1: Lúa\n2 para: 5 ha.\n"},
      {"all bold", "<p><b>Trồng</b> <strong>trọt</strong></p><p><b>Lúa</b> 5 ha</p>",
       "0 heading L1: Trồng trọt\n1 para: Lúa 5 ha\n"},
      {"text with lines", "<pre>Lúa 5 ha.\nNgô 6 ha.</pre>", "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n"},
      {"marks that are text", "<p>- Lúa 5 ha.</p><p>a) Ngô.</p>", "0 item L1 [-]: Lúa 5 ha.\n1 item L1 [a)]: Ngô.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.page), row.dump) << row.name;
}

TEST(Html, Lists) {
  const Row rows[] = {
      {"numbers, their start and form",
       "<p>Gồm:</p><ol start=3><li>Lúa 5 ha:<ol type=a><li>Xã A 2 ha;</li><li value=4><p>Xã D 3 ha.</p></li></ol></li>"
       "<li>Ngô 6 ha.</li></ol>",
       "0 para: Gồm:\n1 item L1 [3.] <0: Lúa 5 ha:\n2 item L2 [a.] <1: Xã A 2 ha;\n3 item L2 [d.] <1: Xã D 3 ha.\n"
       "4 item L1 [4.] <0: Ngô 6 ha.\n"},
      {"bullets",
       "<p>Gồm:</p><ul><li>Lúa:<ul><li>Xã A 2 ha;</li></ul></li><li>Ngô 6 ha.</li></ul>"
       "<ul style='list-style-type: none'><li>Sắn.</li></ul>",
       "0 para: Gồm:\n1 item L1 [•] <0: Lúa:\n2 item L2 [◦] <1: Xã A 2 ha;\n3 item L1 [•] <0: Ngô 6 ha.\n4 para: "
       "Sắn.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.page), row.dump) << row.name;
}

TEST(Html, Footnotes) {
  const std::string dump = "0 para: Lúa 5 ha‹1›, tăng.\n1 note n0:1@0: Xã A 2 ha.\n2 para: Ngô.\n";
  const Row rows[] = {
      {"of pandoc",
       "<p>Lúa 5 ha<a href='#fn1' class='footnote-ref' id='fnref1' role='doc-noteref'><sup>1</sup></a>, "
       "tăng.</p><p>Ngô.</p>"
       "<section class='footnotes'><hr><ol><li id='fn1'><p>Xã A 2 ha.<a "
       "href='#fnref1'>↩︎</a></p></li></ol></section>",
       ""},
      {"of LibreOffice",
       "<p>Lúa 5 ha<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>, tăng.</p>"
       "<p>Ngô.</p><div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a> Xã A 2 ha.</p></div>",
       ""},
      {"of Word",
       "<p>Lúa 5 ha<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>, tăng.</p><p>Ngô.</p><div><hr><div id=ftn1>"
       "<p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Xã A 2 ha.</p></div></div>",
       ""},
      {"without a way back",
       "<p>Lúa 5 ha<sup><a href='#n'>(1)</a></sup>, tăng.</p><p>Ngô.</p><p id=n>(1) Xã A 2 ha.</p>", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.page), dump) << row.name;
  EXPECT_EQ(dump_of("<p>Lúa 5 ha<sup>(1)</sup>.</p><p><sup>(1)</sup> Xã A.</p>"),
            "0 para: Lúa 5 ha‹1›.\n1 note n0:1@0: Xã A.\n");
  EXPECT_EQ(dump_of("<p>Xem mục <a href='#b'>2</a>.</p><h1 id=b>2. Lúa</h1>"),
            "0 para: Xem mục 2.\n1 heading L1 [2.]: Lúa\n");
}

TEST(Html, Tables) {
  const Row rows[] = {
      {"merged cells",
       "<table><thead><tr><th rowspan=2>Tên</th><th colspan=2>Năm 2025</th></tr><tr><th>KH</th><th>TH</th></tr></thead>"
       "<tr><td>Lúa<td>5<td>6</table>",
       "0 row t0 header: Tên|Năm 2025|\n1 row t0 header: |KH|TH\n2 row t0: Lúa|5|6\n"},
      {"a table that only arranges text", "<table><tr><td><p>UBND XÃ</p><p>Lúa 5 ha.</p></td></tr></table>",
       "0 heading L1: UBND XÃ\n1 para: Lúa 5 ha.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.page), row.dump) << row.name;
}

TEST(Html, ChangesAreAccepted) {
  const char* page = "<p>Lúa <del>4</del><ins>5</ins> ha.</p>";
  EXPECT_EQ(dump_of(page), "0 para: Lúa 5 ha.\n");
  EXPECT_EQ(dump_of(page, "draft.html", {Revisions::original}), "0 para: Lúa 4 ha.\n");
}

TEST(Html, PlacesAreThoseOfThePage) {
  const auto manuscript =
      read("<p>Lúa\n  <b>5&nbsp;ha</b> &amp; 7 m<sup>2</sup> đất</p>\n<ul><li>Ngô 6</li></ul>", "draft.html", {});
  ASSERT_TRUE(manuscript);
  const document::Document document = document::read(*manuscript);
  const auto place = [&](const char* word) {
    const Place at = document.place(manuscript->source, static_cast<text::Offset>(document.text.find(word)));
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  EXPECT_EQ(place("5"), "2:6");
  EXPECT_EQ(place("ha"), "2:13");
  EXPECT_EQ(place("&"), "2:20");
  EXPECT_EQ(place("7"), "2:26");
  EXPECT_EQ(place("²"), "2:34");
  EXPECT_EQ(place("đất"), "2:42");
  EXPECT_EQ(place("6"), "3:13");
}

TEST(Html, CharacterSets) {
  const std::string page =
      "<html><head><meta charset=windows-1258></head><p>L\xFA"
      "a 5 ha, t\xF4\xCC\xF0</html>";
  EXPECT_EQ(dump_of(page), "0 para: Lúa 5 ha, tồđ\n") << "declared";
  EXPECT_EQ(dump_of("\xEF\xBB\xBF<html><meta charset=iso-8859-1><p>Lúa</p></html>"), "0 para: Lúa\n")
      << "declared wrongly";
}

TEST(Html, WrongNames) {
  EXPECT_EQ(dump_of("<!DOCTYPE html><p>Lúa 5 ha.</p>", "draft.txt"), "0 para: Lúa 5 ha.\n");
  EXPECT_EQ(dump_of("Lúa 5 ha.\n\nNgô < 6 ha.", "draft.html"), "0 para: Lúa 5 ha.\n1 para: Ngô < 6 ha.\n");
  EXPECT_EQ(dump_of("", "draft.html"), "");
}

TEST(Html, BadPages) {
  const auto many = [](const char* what, int times) {
    std::string out = "<html>";
    for (int i = 0; i < times; ++i) out += what;
    return out;
  };
  EXPECT_EQ(dump_of(many("<div>", 100000)), "draft.html: is nested deeper than any page needs");
  EXPECT_EQ(dump_of(many("<table><tr><td>", 5000)), "draft.html: is nested deeper than any page needs");
  EXPECT_EQ(dump_of(many("<span><div></span>", 5000)), "draft.html: is nested deeper than any page needs");
  std::string tangled = "<html><p>";
  for (int i = 0; i < 500; ++i) tangled += "<font size=" + std::to_string(i) + ">";
  EXPECT_EQ(dump_of(tangled + many("<p>x", 50000).substr(6)), "draft.html: has markup too tangled to be read");
  EXPECT_EQ(dump_of(many("<p>Lúa.<br/>", 2)), "0 para: Lúa.\n1 para: Lúa.\n");
  EXPECT_EQ(dump_of("<html><p>Lúa <b"), "0 para: Lúa\n");
  EXPECT_FALSE(dump_of("<table><tr><td colspan=999999999 rowspan=999999999>5<td>Lúa<tr><td>6</table>").empty());
}

}  // namespace
}  // namespace khop::format
