// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "document/document.h"
#include "format/read.h"

namespace khop::format {
namespace {

std::string dump_of(const std::string& text) {
  const auto manuscript = read(text, "draft.md", {});
  return manuscript ? document::dump(document::read(*manuscript)) : manuscript.error().to_string();
}

struct Row {
  const char* name;
  const char* text;
  const char* dump;
};

TEST(Markdown, Text) {
  const Row rows[] = {
      {"lines of one paragraph", "Lúa đạt\n5 ha.\nNgô 6 ha.\n\nSắn.",
       "0 para: Lúa đạt 5 ha. Ngô 6 ha.\n1 para: Sắn.\n"},
      {"headings", "# Báo cáo\n\n## Lúa\n\nĐạt 5 ha.", "0 heading L1: Báo cáo\n1 heading L1: Lúa\n2 para: Đạt 5 ha.\n"},
      {"headings with emphasis", "### **4. Hoạt động**\n\n#### *a) Thu*",
       "0 heading L1 [4.]: Hoạt động\n1 heading L2 [a)]: Thu\n"},
      {"fenced code goes", "Lúa 5 ha.\n\n```\ncode 5 6\n```\n\nNgô.", "0 para: Lúa 5 ha.\n1 para: Ngô.\n"},
      {"an indent is no code", "I. Kinh tế\n\n    Lúa **đạt** 5 m<sup>2</sup>.\n",
       "0 heading L1 [I.]: Kinh tế\n1 para: Lúa đạt 5 m².\n"},
      {"emphasis, escapes, entities", "- *Lúa:* **5 ha**, _đạt_ 50 %; 4\\*5 &amp; 6 [xem](http://a/7)",
       "0 item L1 [-]: Lúa: 5 ha, đạt 50 %; 4*5 & 6 xem\n"},
      {"halves of emphasis", "**Tổng số: ** 5 ha, (*) tạm tính.", "0 para: Tổng số: 5 ha, (*) tạm tính.\n"},
      {"a title wrapped inside emphasis", "**ĐẨY MẠNH SẢN XUẤT;  \nNÂNG CAO ĐỜI SỐNG**",
       "0 heading L1: ĐẨY MẠNH SẢN XUẤT; NÂNG CAO ĐỜI SỐNG\n"},
      {"a rule below prose makes no heading", "Lúa 5 ha, ngô 6 ha.\n---\nSắn.",
       "0 para: Lúa 5 ha, ngô 6 ha.\n1 para: Sắn.\n"},
      {"quotes", "> Lúa 5 ha.\n> Ngô.", "0 para: Lúa 5 ha. Ngô.\n"},
      {"HTML", "<p>Lúa 5 ha.</p>\n\n<!-- 9 -->\n\nNgô.<br>Sắn.", "0 para: Lúa 5 ha.\n1 para: Ngô.\n2 para: Sắn.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.text), row.dump) << row.name;
}

TEST(Markdown, Lists) {
  const Row rows[] = {
      {"marks as typed", "Gồm:\n\n- Lúa 5 ha:\n    + Xã A 2 ha;\n    + Xã B 3 ha.\n- Ngô 6 ha.",
       "0 para: Gồm:\n1 item L1 [-] <0: Lúa 5 ha:\n2 item L2 [+] <1: Xã A 2 ha;\n3 item L2 [+] <1: Xã B 3 ha.\n"
       "4 item L1 [-] <0: Ngô 6 ha.\n"},
      {"without blanks or indents", "Gồm:\n- Lúa 5 ha:\n+ Xã A 2 ha;\n+ Xã B 3 ha.\n- Ngô 6 ha.",
       "0 para: Gồm:\n1 item L1 [-] <0: Lúa 5 ha:\n2 item L2 [+] <1: Xã A 2 ha;\n3 item L2 [+] <1: Xã B 3 ha.\n"
       "4 item L1 [-] <0: Ngô 6 ha.\n"},
      {"numbers all alike count", "Có 2 việc:\n\n1. Làm 5 km.\n1. Xây 3 cầu.",
       "0 para: Có 2 việc:\n1 item L1 [1.] <0: Làm 5 km.\n2 item L1 [2.] <0: Xây 3 cầu.\n"},
      {"marks that Markdown does not know", "I. Kinh tế\n1.1. Lúa\nĐạt 5 ha.\na) Xã A\n(1)- Thôn B 2 ha.",
       "0 heading L1 [I.]: Kinh tế\n1 heading L2 [1.1.]: Lúa\n2 para: Đạt 5 ha.\n3 heading L3 [a)]: Xã A\n"
       "4 item L1 [(1)-]: Thôn B 2 ha.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.text), row.dump) << row.name;
}

TEST(Markdown, Footnotes) {
  const Row rows[] = {
      {"Markdown's", "Lúa 5 ha[^7].\n\n[^7]: Xã A.\n\nNgô.",
       "0 para: Lúa 5 ha‹7›.\n1 note n0:7@0: Xã A.\n2 para: Ngô.\n"},
      {"without a reference", "Lúa 5 ha[^1].\n\n[^1]: Xã A.\n[^2]: Xã B.",
       "0 para: Lúa 5 ha‹1›.\n1 note n0:1@0: Xã A.\n2 note n1:2@-: Xã B.\n"},
      {"several lines", "Lúa 5 ha[^1].\n\n[^1]: Xã A\n    có 2 ha.",
       "0 para: Lúa 5 ha‹1›.\n1 note n0:1@0: Xã A có 2 ha.\n"},
      {"tags", "Có 5 xã<sup>(7)</sup>, 6 thôn<sup>8</sup>.\n\n<sup>(7)</sup>Gồm: A, B.\n\n<sup>8)</sup> Gồm: C.",
       "0 para: Có 5 xã‹7›, 6 thôn‹8›.\n1 note n0:7@0: Gồm: A, B.\n2 note n1:8@0: Gồm: C.\n"},
      {"typed by hand", "Thu 5 tỷ đồng(3), chi 4 tỷ đồng.\n\n(3) Chưa kể vay.",
       "0 para: Thu 5 tỷ đồng‹3›, chi 4 tỷ đồng.\n1 note n0:3@0: Chưa kể vay.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.text), row.dump) << row.name;
}

TEST(Markdown, Tables) {
  const Row rows[] = {
      {"with pipes", "| Tên | KH |\n|---|--:|\n| **Lúa** \\| ngô | 5 |\nNguồn: xã.",
       "0 row t0 header: Tên|KH\n1 row t0: Lúa | ngô|5\n2 para: Nguồn: xã.\n"},
      {"without the rule", "| Tên | KH |\n| Lúa | 5 |\n", "0 row t0 header: Tên|KH\n1 row t0: Lúa|5\n"},
      {"with tabs", "TT\tTên\tKH\n1\tLúa\t5\n2\tNgô\t6\n",
       "0 row t0 header: TT|Tên|KH\n1 row t0: 1|Lúa|5\n2 row t0: 2|Ngô|6\n"},
      {"in HTML", "<table><tr><th>Tên</th><th>KH</th></tr><tr><td>Lúa</td><td>5</td></tr></table>\n",
       "0 row t0 header: Tên|KH\n1 row t0: Lúa|5\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_of(row.text), row.dump) << row.name;
}

TEST(Markdown, PlacesAreThoseOfTheFile) {
  const auto manuscript = read(
      "Lúa **5** ha\nđạt 4\\*7 &amp; 8 m<sup>2</sup> đất.\n\n    Sắn 9\n\n| a | b |\n|--|--|\n| 11 \\| x | `12` |\n\n"
      "<p>Ngô\n13</p>\n\n- a\n  b 14[^1]\n\n[^1]: c **15**",
      "draft.md", {});
  ASSERT_TRUE(manuscript);
  const document::Document document = document::read(*manuscript);
  const auto place = [&](const char* word) {
    const Place at = document.place(manuscript->source, static_cast<text::Offset>(document.text.find(word)));
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  EXPECT_EQ(place("5"), "1:7");
  EXPECT_EQ(place("4"), "2:5");
  EXPECT_EQ(place("7"), "2:8");
  EXPECT_EQ(place("8"), "2:16");
  EXPECT_EQ(place("đất"), "2:32");
  EXPECT_EQ(place("9"), "4:9");
  EXPECT_EQ(place("11"), "8:3");
  EXPECT_EQ(place("12"), "8:14");
  EXPECT_EQ(place("13"), "11:1");
  EXPECT_EQ(place("14"), "14:5");
  EXPECT_EQ(place("15"), "16:11");
}

TEST(Markdown, BadTexts) {
  EXPECT_EQ(dump_of(""), "");
  EXPECT_EQ(dump_of("**"), "");
  EXPECT_EQ(dump_of("```\n5 ha"), "");
  const std::string error = "draft.md:1:1: is nested deeper than any text needs";
  EXPECT_EQ(dump_of(std::string(5000, '>') + " a"), error);
  std::string lists;
  for (int i = 0; i < 5000; ++i) lists += "- ";
  EXPECT_EQ(dump_of(lists + "a"), error);
  EXPECT_EQ(dump_of(lists), "");  // a rule
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- a\n";
  EXPECT_EQ(dump_of(deep), "draft.md: is nested deeper than any text needs");
  EXPECT_EQ(dump_of(std::string(20000, '[') + std::string(20000, '*') + "a").empty(), false);
}

}  // namespace
}  // namespace khop::format
