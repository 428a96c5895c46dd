// SPDX-License-Identifier: Apache-2.0
#include "format/read.h"

#include <gtest/gtest.h>

#include <string>

#include "document/document.h"

namespace khop::document {
namespace {

struct Row {
  const char* name;
  const char* text;
  const char* dump;
};

std::string dump_of(const char* text, const char* path = "draft.txt") {
  const auto manuscript = format::read(text, path, {});
  return manuscript ? dump(read(*manuscript)) : manuscript.error().to_string();
}

void check(const Row* begin, const Row* end, const char* path = "draft.txt") {
  for (const Row* row = begin; row != end; ++row) EXPECT_EQ(dump_of(row->text, path), row->dump) << row->name;
}

#define CHECK_ROWS(rows) check(std::begin(rows), std::end(rows))

// Half a line of prose, so that the reader takes an open end for a cut sentence.
#define LONG_HALF "Trong kỳ các xã vùng thấp đã làm đất và gieo được"

TEST(ReadText, ParagraphsAndCuts) {
  const Row rows[] = {
      {"a paragraph a line", "Lúa 5 ha.\nNgô 6 ha.\n", "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n"},
      {"blank lines", "Lúa 5 ha.\n\n\nNgô 6 ha.", "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n"},
      {"mid-sentence", LONG_HALF "\n\n75 ha lúa.", "0 para: " LONG_HALF " 75 ha lúa.\n"},
      {"small letter", "Đàn bò có\n\nmười con.", "0 para: Đàn bò có mười con.\n"},
      {"rest behind a lifted mark", "Đàn bò 10 con\n.\n\nĐàn lợn 9 con\n, tăng 2 con.",
       "0 para: Đàn bò 10 con.\n1 para: Đàn lợn 9 con, tăng 2 con.\n"},
      {"an end is an end", "Đã gieo 75 ha.\n\nquế đạt 5 ha", "0 para: Đã gieo 75 ha.\n1 para: quế đạt 5 ha\n"},
      {"items are never joined", "Gồm:\nlúa 5 ha;\nngô 6 ha", "0 para: Gồm:\n1 para: lúa 5 ha;\n2 para: ngô 6 ha\n"},
      {"a label before a figure", "Tổng số\n\n75 ha", "0 para: Tổng số\n1 para: 75 ha\n"},
      {"a capital opens a paragraph", LONG_HALF "\n\nĐàn bò có 5 con.",
       "0 para: " LONG_HALF "\n1 para: Đàn bò có 5 con.\n"},
      {"unless the words belong together",
       "Huyện đã họp với Ban Chỉ đạo.\nCông an huyện cùng Ban Chỉ đạo đi 2 xã.\nTheo báo cáo tháng này của Văn phòng "
       "và Ban\n\nChỉ "
       "đạo, có 5 đợt.",
       "0 para: Huyện đã họp với Ban Chỉ đạo.\n1 para: Công an huyện cùng Ban Chỉ đạo đi 2 xã.\n2 para: Theo báo cáo "
       "tháng này của "
       "Văn phòng và Ban Chỉ đạo, có 5 đợt.\n"},
      {"title", "BÁO CÁO\nvề tình hình tháng 5", "0 heading L1: BÁO CÁO\n1 para: về tình hình tháng 5\n"},
      {"page numbers", LONG_HALF "\n\n1\n\nnăm héc ta.\n\nA.\n\nB.\n\n2\n\nC.",
       "0 para: " LONG_HALF " năm héc ta.\n1 para: A.\n2 para: B.\n3 para: C.\n"},
      {"blanks", "  Lúa \t5\u00A0ha ,  ngô\u200B 6 ha  ", "0 para: Lúa 5 ha , ngô 6 ha\n"},
      {"empty", "\n \n\t\n", ""},
  };
  CHECK_ROWS(rows);
}

TEST(ReadText, Marks) {
  const Row rows[] = {
      {"quantities are no marks", "1.952,5 ha lúa.\n\n-5,3 % so với năm trước.\n\n12.5 triệu đồng.",
       "0 para: 1.952,5 ha lúa.\n1 para: -5,3 % so với năm trước.\n2 para: 12.5 triệu đồng.\n"},
      {"headings nest", "I. Kinh tế\n1. Trồng trọt\n1.1. Lúa\nĐạt 5 ha.\n2. Chăn nuôi\nII. Xã hội",
       "0 heading L1 [I.]: Kinh tế\n1 heading L2 [1.]: Trồng trọt\n2 heading L3 [1.1.]: Lúa\n3 para: Đạt 5 ha.\n4 "
       "heading L2 [2.]: "
       "Chăn nuôi\n5 heading L1 [II.]: Xã hội\n"},
      {"a number before running text", "1.1. Lúa: gieo 5 ha, đạt 50 % KH.",
       "0 para [1.1.]: Lúa: gieo 5 ha, đạt 50 % KH.\n"},
      {"other forms", "Phần thứ hai\nPHẦN I. KẾT QUẢ\nĐiều 3. Hiệu lực\nII- Xã hội\nI.2. Văn hóa",
       "0 heading L1: Phần thứ hai\n1 heading L1 [PHẦN I.]: KẾT QUẢ\n2 heading L2 [Điều 3.]: Hiệu lực\n3 heading L2 "
       "[II-]: Xã "
       "hội\n4 heading L3 [I.2.]: Văn hóa\n"},
      {"an article in running text", "Điều 3 Luật này nêu rõ.", "0 para: Điều 3 Luật này nêu rõ.\n"},
      {"lists", "Cây trồng gồm:\n- Lúa 5 ha:\n+ Xã A 2 ha;\n+ Xã B 3 ha.\n- Ngô 6 ha.",
       "0 para: Cây trồng gồm:\n1 item L1 [-] <0: Lúa 5 ha:\n2 item L2 [+] <1: Xã A 2 ha;\n3 item L2 [+] <1: Xã B 3 "
       "ha.\n4 item L1 "
       "[-] <0: Ngô 6 ha.\n"},
      {"a list without introduction", "I. Kinh tế\n- Lúa 5 ha.",
       "0 heading L1 [I.]: Kinh tế\n1 item L1 [-]: Lúa 5 ha.\n"},
      {"a paragraph inside a list", "Gồm:\n- Lúa 5 ha.\nVụ này muộn.\n- Ngô 6 ha.",
       "0 para: Gồm:\n1 item L1 [-] <0: Lúa 5 ha.\n2 para: Vụ này muộn.\n3 item L1 [-] <0: Ngô 6 ha.\n"},
      {"numbers behind a colon", "Có 2 việc như sau:\n1. Làm đường dài 5 km.\n2. Xây 3 cầu.",
       "0 para: Có 2 việc như sau:\n1 item L1 [1.] <0: Làm đường dài 5 km.\n2 item L1 [2.] <0: Xây 3 cầu.\n"},
      {"brackets", "Gồm:\n(1)- Lúa 5 ha.\n(i) Xã A 2 ha.\n(2)- Ngô.",
       "0 para: Gồm:\n1 item L1 [(1)-] <0: Lúa 5 ha.\n2 item L2 [(i)] <1: Xã A 2 ha.\n3 item L1 [(2)-] <0: Ngô.\n"},
      {"a list after a note of the same form", "• Lúa 5 ha\n• Ngô 6 ha",
       "0 item L1 [•]: Lúa 5 ha\n1 item L1 [•]: Ngô 6 ha\n"},
  };
  CHECK_ROWS(rows);
}

TEST(ReadText, Emphasis) {
  const Row rows[] = {
      {"stars go", "- *Lúa:* **5 ha**, _đạt_ 50 %.", "0 item L1 [-]: Lúa: 5 ha, đạt 50 %.\n"},
      {"products stay", "Gạch 220*105*60, tức 3 * 4 khối.", "0 para: Gạch 220*105*60, tức 3 * 4 khối.\n"},
      {"a mark of its own stays", "Số liệu (*) tạm tính*.", "0 para: Số liệu (*) tạm tính*.\n"},
      {"blanks to fill in stay", "Ngày ____ tháng 5", "0 para: Ngày ____ tháng 5\n"},
      {"emphasis around a number mark", "*1.2. Về lúa:* đạt 5 ha.", "0 para [1.2.]: Về lúa: đạt 5 ha.\n"},
      {"headings with hashes", "### **4. Hoạt động**\n\n#### *a) Thu*",
       "0 heading L1 [4.]: Hoạt động\n1 heading L2 [a)]: Thu\n"},
      {"a title wrapped inside emphasis", "**ĐẨY MẠNH SẢN XUẤT;  \nNÂNG CAO ĐỜI SỐNG**",
       "0 heading L1: ĐẨY MẠNH SẢN XUẤT; NÂNG CAO ĐỜI SỐNG\n"},
      {"tags and escapes", "Rộng 5 m<sup>2</sup>, cao 3 m<br>\\- 4\\*5 &amp; 6",
       "0 para: Rộng 5 m2, cao 3 m - 4*5 & 6\n"},
  };
  CHECK_ROWS(rows);
}

TEST(ReadText, Footnotes) {
  const Row rows[] = {
      {"superscripts", "Lúa 5 ha¹, ngô 6 ha².\n\n¹ Xã A 2 ha.\n\n² Xã B.",
       "0 para: Lúa 5 ha‹1›, ngô 6 ha‹2›.\n1 note n0:1@0: Xã A 2 ha.\n2 note n1:2@0: Xã B.\n"},
      {"on a numeral", "Có 6.239²⁸ người.\n\n²⁸ Gồm 2 xã.", "0 para: Có 6.239‹28› người.\n1 note n0:28@0: Gồm 2 xã.\n"},
      {"before a noun", "Có 02¹ dự án.\n\n¹ A; B.", "0 para: Có 02‹1› dự án.\n1 note n0:1@0: A; B.\n"},
      {"units", "Rộng 5 m², 7 km² và 9 m³; 10⁶ con.", "0 para: Rộng 5 m², 7 km² và 9 m³; 10⁶ con.\n"},
      {"a mark behind a unit's power", "Một¹, hai², rộng 5 m²³.\n\n³ Đo lại.",
       "0 para: Một‹1?›, hai‹2?›, rộng 5 m²‹3›.\n1 note n0:3@0: Đo lại.\n"},
      {"tags", "Có 5 xã<sup>(7)</sup>.\n\n<sup>(7)</sup>Gồm: A, B.",
       "0 para: Có 5 xã‹7›.\n1 note n0:7@0: Gồm: A, B.\n"},
      {"half a tag's bracket", "Có 5 xã<sup>(7)</sup>.\n\n<sup>7)</sup> Gồm: A.",
       "0 para: Có 5 xã‹7›.\n1 note n0:7@0: Gồm: A.\n"},
      {"plain brackets", "Thu 5 tỷ đồng(3), chi 4 tỷ đồng.\n\n(3) Chưa kể vay.",
       "0 para: Thu 5 tỷ đồng‹3›, chi 4 tỷ đồng.\n1 note n0:3@0: Chưa kể vay.\n"},
      {"plain brackets without a footnote", "Tăng 8 % (1), giảm 7 % (2).", "0 para: Tăng 8 % (1), giảm 7 % (2).\n"},
      {"enumerations", "Gồm: (1) lúa; (2) ngô.\n\n(1) Lúa 5 ha.\n(2) Ngô 6 ha.",
       "0 para: Gồm: (1) lúa; (2) ngô.\n1 item L1 [(1)] <0: Lúa 5 ha.\n2 item L1 [(2)] <0: Ngô 6 ha.\n"},
      {"the mark parted two words", "Lúa 5 ha¹tăng 2 ha.\n\n¹ A.",
       "0 para: Lúa 5 ha‹1› tăng 2 ha.\n1 note n0:1@0: A.\n"},
      {"not printed", "Lúa 5 ha¹ tăng.", "0 para: Lúa 5 ha‹1?› tăng.\n"},
      {"numbering on each page", "Lúa 5 ha¹.\n\n¹ A.\n\nNgô 6 ha¹.\n\n¹ B.",
       "0 para: Lúa 5 ha‹1›.\n1 note n0:1@0: A.\n2 para: Ngô 6 ha‹1›.\n3 note n1:1@2: B.\n"},
      {"items of a footnote", "Lúa 5 ha¹, ngô 7 ha².\n\n¹ Gồm:\n\n- A 2 ha;\n- B 3 ha.\n\n² C.",
       "0 para: Lúa 5 ha‹1›, ngô 7 ha‹2›.\n1 note n0:1@0: Gồm:\n2 item L1 [-] <1 n0: A 2 ha;\n3 item L1 [-] <1 n0: B 3 "
       "ha.\n4 note "
       "n1:2@0: C.\n"},
  };
  CHECK_ROWS(rows);
}

TEST(ReadText, PagesOfAScan) {
  const Row rows[] = {
      {"a sentence around footnotes", LONG_HALF "¹\n\n¹ Xã A.\n\n75 ha quế, đạt 5 %.",
       "0 para: " LONG_HALF "‹1› 75 ha quế, đạt 5 %.\n1 note n0:1@0: Xã A.\n"},
      {"the body resumes", "Lúa 5 ha¹.\n\n¹ Xã A.\n\nNgô 6 ha.",
       "0 para: Lúa 5 ha‹1›.\n1 note n0:1@0: Xã A.\n2 para: Ngô 6 ha.\n"},
      {"further paragraphs while the body waits", LONG_HALF "¹\n\n¹ Xã A.\n\nNăm nay muộn.\n\nlúa lai, đạt 5 %.",
       "0 para: " LONG_HALF "‹1› lúa lai, đạt 5 %.\n1 note n0:1@0: Xã A.\n2 para <1 n0: Năm nay muộn.\n"},
      {"both marks on one page", "Lúa 5 ha¹, ngô 6 ha².\n\n¹ Xã A.\n\nNăm nay muộn.\n\n² Xã B.\n\nĐàn bò 7 con.",
       "0 para: Lúa 5 ha‹1›, ngô 6 ha‹2›.\n1 note n0:1@0: Xã A.\n2 para <1 n0: Năm nay muộn.\n3 note n1:2@0: Xã B.\n4 "
       "para: Đàn bò 7 "
       "con.\n"},
      {"a mark shows that the body resumed", "Lúa 5 ha¹.\n\n¹ Xã A.\n\n- Ngô 6 ha².\n\n² Xã B.",
       "0 para: Lúa 5 ha‹1›.\n1 note n0:1@0: Xã A.\n2 item L1 [-] <0: Ngô 6 ha‹2›.\n3 note n1:2@2: Xã B.\n"},
      {"a footnote goes on below a rule",
       "Lúa 5 ha¹.\n\n¹ Các xã đã gieo xong toàn bộ diện tích theo lịch và\n\nNgô 6 ha.\n\n---\n\nQuốc lộ đã "
       "thông.\n\nĐàn bò 7 con².\n\n² B.",
       "0 para: Lúa 5 ha‹1›.\n1 note n0:1@0: Các xã đã gieo xong toàn bộ diện tích theo lịch và Quốc lộ đã thông.\n2 "
       "para: Ngô 6 ha.\n3 "
       "para: Đàn bò 7 con‹2›.\n4 note n1:2@3: B.\n"},
      {"both are open: the body's half comes later",
       "Đã cấp phát đủ giống cho dân, đồng thời tuyên truyền,¹\n\n¹ Thu giữ nhiều phương tiện vi phạm trên sông, gồm "
       "53 xe\n\nI. Chung\n\n"
       "Trong tháng tiếp tục vận động người dân làm đường, tuyên truyền,\n\nmáy; 2 thuyền.\n\n² Xã B.\n\nphổ biến "
       "luật.",
       "0 para: Đã cấp phát đủ giống cho dân, đồng thời tuyên truyền,‹1›\n1 note n0:1@0: Thu giữ nhiều phương tiện vi "
       "phạm trên sông, gồm "
       "53 xe máy; 2 thuyền.\n2 heading L1 [I.]: Chung\n3 para: Trong tháng tiếp tục vận động người dân làm đường, "
       "tuyên truyền, phổ biến "
       "luật.\n4 note n1:2@-: Xã B.\n"},
      {"a heading ends footnotes", "Lúa 5 ha¹\n\n¹ Xã A.\n\nII. Chăn nuôi\n\nĐàn bò 7 con.",
       "0 para: Lúa 5 ha‹1›\n1 note n0:1@0: Xã A.\n2 heading L1 [II.]: Chăn nuôi\n3 para: Đàn bò 7 con.\n"},
  };
  CHECK_ROWS(rows);
}

TEST(ReadText, LostMarks) {
  const Row rows[] = {
      {"in order", "Lúa 5 ha\n.\n\nNgô 6 ha\n; sắn 3 ha.\n\n\uFFFD Xã A.\n\n\uFFFD Xã B.\n\nThêm xã C.",
       "0 para: Lúa 5 ha‹›.\n1 para: Ngô 6 ha‹›; sắn 3 ha.\n2 note n0:@0: Xã A.\n3 note n1:@1: Xã B.\n4 para <3 n1: "
       "Thêm xã C.\n"},
      {"lost in the body too", "Lúa 5 ha\uFFFD, ngô 6 ha\uFFFD.\n\n\uFFFD Xã A.\n\n\uFFFD Xã B.",
       "0 para: Lúa 5 ha‹›, ngô 6 ha‹›.\n1 note n0:@0: Xã A.\n2 note n1:@0: Xã B.\n"},
      {"a mark without trace is found by what its footnote speaks of",
       "Lúa 5 ha\n.\n\nĐàn trâu của huyện hiện có 1.234 con, đàn bò 5.678 con.\n\nTrồng rừng 9 ha\n.\n\n\uFFFD Xã "
       "A.\n\n\uFFFD Đàn trâu "
       "1.234 con ở 2 xã, đàn bò 5.678 con.\n\n\uFFFD Rừng xã B.",
       "0 para: Lúa 5 ha‹›.\n1 para: Đàn trâu của huyện hiện có 1.234 con, đàn bò 5.678 con.‹›\n2 para: Trồng rừng 9 "
       "ha‹›.\n3 note "
       "n0:@0: Xã A.\n4 note n1:@1: Đàn trâu 1.234 con ở 2 xã, đàn bò 5.678 con.\n5 note n2:@2: Rừng xã B.\n"},
      {"items of the first line", "Lúa 5 ha\n.\n\n\uFFFD - Xã A.\n\n- Xã B.",
       "0 para: Lúa 5 ha‹›.\n1 note L1 [-] n0:@0: Xã A.\n2 item L1 [-] <1 n0: Xã B.\n"},
      {"no footnotes: the character stays", "Lúa \uFFFD 5 ha.", "0 para: Lúa \uFFFD 5 ha.\n"},
  };
  CHECK_ROWS(rows);
}

TEST(ReadText, Tables) {
  const Row rows[] = {
      {"header, numbering, empty cells", "BIỂU SỐ 1\nĐVT: ha\nTT\tTên\tKH\tTH\n1\t2\t3\t4\nI\tLúa\t\t5\n\tNgô\t6\t\n",
       "0 heading L1: BIỂU SỐ 1\n1 para: ĐVT: ha\n2 row t0 header title0 unit1: TT|Tên|KH|TH\n3 row t0 numbering: "
       "1|2|3|4\n4 row t0: "
       "I|Lúa||5\n5 row t0: |Ngô|6|\n"},
      {"two header rows", "TT\tTên\tSo sánh\t\n\t\tNăm 2023\tKH\n1\tLúa\t5\t6\n",
       "0 row t0 header: TT|Tên|So sánh|\n1 row t0 header: ||Năm 2023|KH\n2 row t0: 1|Lúa|5|6\n"},
      {"repeated behind a page end", "TT\tTên\tKH\n1\tLúa\t5\n\nTT\tTên\tKH\n2\tNgô\t6\n",
       "0 row t0 header: TT|Tên|KH\n1 row t0: 1|Lúa|5\n2 row t0 header: TT|Tên|KH\n3 row t0: 2|Ngô|6\n"},
      {"goes on without header", "TT\tTên\tKH\n1\tLúa\t5\n\n2\tNgô\t6\n",
       "0 row t0 header: TT|Tên|KH\n1 row t0: 1|Lúa|5\n2 row t0: 2|Ngô|6\n"},
      {"two tables", "TT\tTên\tKH\n1\tLúa\t5\n\nBIỂU SỐ 2\n\nTT\tTên\tTH\n1\tNgô\t6\n",
       "0 row t0 header: TT|Tên|KH\n1 row t0: 1|Lúa|5\n2 heading L1: BIỂU SỐ 2\n3 row t1 header title2: TT|Tên|TH\n4 "
       "row t1: 1|Ngô|6\n"},
      {"a numbering with gaps and formulas", "Tên\tKH\tTH\tTỷ lệ\nA\t1\t\t3=2/1*100\nLúa\t5\t6\t120\n",
       "0 row t0 header: Tên|KH|TH|Tỷ lệ\n1 row t0 numbering: A|1||3=2/1*100\n2 row t0: Lúa|5|6|120\n"},
      {"pipes", "| Tên | KH |\n|---|--:|\n| Lúa | 5 |\n", "0 row t0 header: Tên|KH\n1 row t0: Lúa|5\n"},
      {"tabs behind marks are no table",
       "-\tTiếp tục chỉ đạo các xã chăm sóc lúa và ngô trong vụ này.\n-\tĐôn đốc các xã nộp báo cáo về huyện trước "
       "ngày 25 hằng tháng.\n",
       "0 item L1 [-]: Tiếp tục chỉ đạo các xã chăm sóc lúa và ngô trong vụ này.\n1 item L1 [-]: Đôn đốc các xã nộp "
       "báo cáo về huyện trước "
       "ngày 25 hằng tháng.\n"},
      {"an indent is no table", "\tLúa 5 ha.\n\tNgô 6 ha.\n", "0 para: Lúa 5 ha.\n1 para: Ngô 6 ha.\n"},
  };
  CHECK_ROWS(rows);
}

}  // namespace
}  // namespace khop::document
