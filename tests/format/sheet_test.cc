// SPDX-License-Identifier: Apache-2.0
/// Workbooks and tables that are text, from their bytes to what an editor sees of them.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "format/read.h"
#include "pack.h"

namespace khop::format {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;
using PartMap = std::map<std::string, std::string>;

std::string package_of(const PartMap& parts) { return pack(Parts(parts.begin(), parts.end())); }

// A workbook whose sheets hold `sheets`, what stands in <worksheet>.
PartMap workbook(const std::vector<std::string>& sheets, const std::string& name = "Sheet") {
  const std::string kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  PartMap parts;
  parts["_rels/.rels"] = "<Relationships><Relationship Id='r1' Type='" + kRelation +
                         "officeDocument' Target='xl/workbook.xml'/></Relationships>";
  std::string list, links;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    list += "<sheet name='" + name + n + "' sheetId='" + n + "' r:id='s" + n + "'/>";
    links += "<Relationship Id='s" + n + "' Type='" + kRelation + "worksheet' Target='worksheets/sheet" + n + ".xml'/>";
    parts["xl/worksheets/sheet" + n + ".xml"] = "<worksheet>" + sheets[i] + "</worksheet>";
  }
  parts["xl/workbook.xml"] = "<workbook xmlns:r='urn:r'><sheets>" + list + "</sheets></workbook>";
  parts["xl/styles.xml"] =
      "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='#,##0.0'/></numFmts><cellXfs><xf numFmtId='0'/>"
      "<xf numFmtId='164'/><xf numFmtId='10'/><xf numFmtId='14'/></cellXfs></styleSheet>";
  links += "<Relationship Id='st' Type='" + kRelation + "styles' Target='styles.xml'/>";
  parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + links + "</Relationships>";
  return parts;
}

std::string text_cell(const std::string& place, const std::string& text) {
  return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}
std::string number_cell(const std::string& place, const std::string& value, const std::string& formula = "") {
  return "<c r='" + place + "' s='1'>" + (formula.empty() ? "" : "<f>" + formula + "</f>") + "<v>" + value + "</v></c>";
}
std::string row(int number, const std::string& cells, const std::string& more = "") {
  return "<row r='" + std::to_string(number) + "' " + more + ">" + cells + "</row>";
}

// The flow, "|" between cells, and for rows of a table how many columns cells span where it is more than one.
std::string flow_of(const std::string& bytes, const std::string& path) {
  const Result<Manuscript> read_ = read(bytes, path, {});
  if (!read_) return "error: " + read_.error().message;
  std::string out;
  for (const StatedLine& line : read_->lines) {
    if (line.heading > 0) out += "# ";
    if (line.table < 0) {
      out += std::string(read_->text().substr(line.span.begin, line.span.size())) + "\n";
      continue;
    }
    for (std::uint32_t c = 0; c < line.cells; ++c) {
      const StatedCell& cell = read_->cells[line.first_cell + c];
      if (c > 0) out += "|";
      out += std::string(read_->text().substr(cell.span.begin, cell.span.size()));
      if (cell.columns > 1) out += "*" + std::to_string(cell.columns);
    }
    out += "\n";
  }
  if (!read_->stated) out = "text:\n" + std::string(read_->text());
  return out;
}
std::string flow_of(const PartMap& parts) { return flow_of(package_of(parts), "a.xlsx"); }

std::string remarks_of(const PartMap& parts) {
  const Result<Manuscript> read_ = read(package_of(parts), "a.xlsx", {});
  if (!read_) return "error: " + read_.error().message;
  std::string out;
  for (const Error& note : read_->source.notes()) out += note.message + "\n";
  return out;
}

std::string file(const std::string& name) {
  std::ifstream in(std::string(KHOP_SOURCE_DIR) + "/tests/formats/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const std::string kHeader =
    row(4, text_cell("A4", "TT") + text_cell("B4", "Xã") + text_cell("C4", "Diện tích") + text_cell("D4", "Sản lượng"));

TEST(Xlsx, TitlesStandAboveTheTableAndNotesBelow) {
  const std::string sheet =
      "<sheetData>" + row(1, text_cell("A1", "Biểu 02. Cây lúa")) + row(2, text_cell("D2", "ĐVT: ha, tấn")) + kHeader +
      row(5, text_cell("A5", "1") + text_cell("B5", "An Phú") + number_cell("C5", "1234.56") + number_cell("D5", "7")) +
      row(6, text_cell("B6", "Ghi chú: số ước")) + "</sheetData>";
  EXPECT_EQ(flow_of(workbook({sheet})),
            "Biểu 02. Cây lúa\nĐVT: ha, tấn\nTT|Xã|Diện tích|Sản lượng\n1|An Phú|1.234,6|7,0\nGhi chú: số ước\n");
}

TEST(Xlsx, BlankRowsPartTablesThatHaveHeaders) {
  const std::string body = row(5, text_cell("B5", "An Phú") + number_cell("C5", "1") + number_cell("D5", "2"));
  const std::string second = row(8, text_cell("B8", "Xã") + text_cell("C8", "Đàn trâu") + text_cell("D8", "Đàn bò")) +
                             row(9, text_cell("B9", "An Phú") + number_cell("C9", "3") + number_cell("D9", "4"));
  const Result<Manuscript> read_ =
      read(package_of(workbook({"<sheetData>" + kHeader + body + second + "</sheetData>"})), "a.xlsx", {});
  ASSERT_TRUE(read_);
  EXPECT_EQ(read_->lines.back().table, 1);
}

TEST(Xlsx, BlankRowsWithinATableAreOnlySpace) {
  const std::string rows = row(5, text_cell("B5", "An Phú") + number_cell("C5", "1") + number_cell("D5", "2")) +
                           row(8, text_cell("B8", "Bình An") + number_cell("C8", "3") + number_cell("D8", "4"));
  const Result<Manuscript> read_ =
      read(package_of(workbook({"<sheetData>" + kHeader + rows + "</sheetData>"})), "a.xlsx", {});
  ASSERT_TRUE(read_);
  EXPECT_EQ(read_->lines.back().table, 0);
}

TEST(Xlsx, MergedCellsSpanAndGoOn) {
  const std::string sheet =
      "<sheetData>" + row(1, text_cell("A1", "Xã") + text_cell("B1", "Năm 2025") + text_cell("C1", "không hiện")) +
      row(2, text_cell("B2", "Kế hoạch") + text_cell("C2", "Thực hiện")) +
      row(3, text_cell("A3", "An Phú") + number_cell("B3", "5") + number_cell("C3", "6")) +
      "</sheetData><mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:C1'/></mergeCells>";
  EXPECT_EQ(flow_of(workbook({sheet})), "Xã|Năm 2025*2\n|Kế hoạch|Thực hiện\nAn Phú|5,0|6,0\n");
}

TEST(Xlsx, RowsThatEachPageRepeatsAreHeaders) {
  auto parts =
      workbook({"<sheetData>" + row(1, text_cell("A1", "Biểu 1")) + kHeader +
                row(5, text_cell("B5", "An Phú") + number_cell("C5", "1") + number_cell("D5", "2")) + "</sheetData>"});
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("</workbook>"),
              "<definedNames><definedName name='_xlnm.Print_Titles' localSheetId='0'>Sheet1!$A:$B,"
              "Sheet1!$1:$4</definedName></definedNames>");
  const Result<Manuscript> read_ = read(package_of(parts), "a.xlsx", {});
  ASSERT_TRUE(read_);
  ASSERT_EQ(read_->lines.size(), 3U);
  EXPECT_TRUE(read_->lines[1].header);
  EXPECT_FALSE(read_->lines[2].header);
}

TEST(Xlsx, AYearAmongAmountsIsAnAmount) {
  const auto plain = [](const std::string& place, const std::string& value) {
    return "<c r='" + place + "'><v>" + value + "</v></c>";
  };
  const std::string sheet = "<sheetData>" + row(1, text_cell("A1", "Năm") + plain("B1", "2024") + plain("C1", "2025")) +
                            row(2, plain("A2", "2021") + plain("B2", "812.5") + plain("C2", "2024")) +
                            row(3, plain("A3", "2020") + plain("B3", "1953") + plain("C3", "2011")) +
                            row(4, plain("A4", "2022") + plain("B4", "770") + plain("C4", "1999")) + "</sheetData>";
  EXPECT_EQ(flow_of(workbook({sheet})), "Năm|2024|2025\n2021|812,5|2024\n2020|1.953|2011\n2022|770|1999\n");
}

TEST(Xlsx, SheetsAreNamedWhereItSaysSomething) {
  const std::string sheet = "<sheetData>" + row(1, text_cell("A1", "Xin chào")) + "</sheetData>";
  EXPECT_EQ(flow_of(workbook({sheet})), "Xin chào\n");
  EXPECT_EQ(flow_of(workbook({sheet}, "Biểu ")), "# Biểu 1\nXin chào\n");
  EXPECT_EQ(flow_of(workbook({sheet, "<sheetData/>", sheet})), "# Sheet1\nXin chào\n# Sheet3\nXin chào\n");
}

TEST(Xlsx, PlacesAreThoseOfTheSheet) {
  const std::string sheet =
      "<sheetData>" + kHeader + row(7, text_cell("B7", "An Phú") + number_cell("D7", "25")) + "</sheetData>";
  const Result<Manuscript> read_ = read(package_of(workbook({sheet})), "a.xlsx", {});
  ASSERT_TRUE(read_);
  const auto at = static_cast<text::Offset>(read_->text().find("25,0"));
  const text::Anchor anchor = read_->source.anchor(at).value();
  EXPECT_EQ(read_->source.parts().at(static_cast<std::size_t>(anchor.part)), "Sheet1");
  EXPECT_EQ(anchor.row, 7U);
  EXPECT_EQ(anchor.column, 4U);
}

// Rows 5 to 7, of which 6 is hidden, below a total that `formula` computes.
std::string with_hidden_row(const std::string& formula, const std::string& more = "") {
  return "<sheetData>" + kHeader + row(5, text_cell("B5", "An Phú") + number_cell("C5", "1") + number_cell("D5", "1")) +
         row(6, text_cell("B6", "Bình An") + number_cell("C6", "2") + number_cell("D6", "2"), "hidden='1'") +
         row(7, text_cell("B7", "Tổng") + number_cell("C7", "3", formula) + number_cell("D7", "3")) + "</sheetData>" +
         more;
}

TEST(Xlsx, HiddenRowsStayWhereTotalsCountThem) {
  EXPECT_NE(flow_of(workbook({with_hidden_row("SUM(C5:C6)")})).find("Bình An"), std::string::npos);
  EXPECT_NE(flow_of(workbook({with_hidden_row("C5+$C$6")})).find("Bình An"), std::string::npos);
  EXPECT_NE(flow_of(workbook({with_hidden_row("")})).find("Bình An"), std::string::npos);
  EXPECT_EQ(remarks_of(workbook({with_hidden_row("SUM(C5:C6)")})),
            "sheet \"Sheet1\": hidden row 6 read, since formulas count them\n");
}

TEST(Xlsx, HiddenRowsThatNothingCountsAreLeftOut) {
  EXPECT_EQ(flow_of(workbook({with_hidden_row("C5+2")})).find("Bình An"), std::string::npos);
  EXPECT_EQ(flow_of(workbook({with_hidden_row("SUBTOTAL(109,C5:C6)")})).find("Bình An"), std::string::npos);
  EXPECT_EQ(flow_of(workbook({with_hidden_row("'Sheet 2'!C6+Sheet3!C6:C9+LOG10(2)")})).find("Bình An"),
            std::string::npos);
  EXPECT_EQ(flow_of(workbook({with_hidden_row("SUBTOTAL(9,C5:C6)", "<autoFilter ref='B4:D6'/>")})).find("Bình An"),
            std::string::npos);
  EXPECT_EQ(remarks_of(workbook({with_hidden_row("C5+2")})), "sheet \"Sheet1\": hidden row 6 left out\n");
}

TEST(Xlsx, SharedFormulasMoveWithTheirCell) {
  const std::string sheet =
      "<cols><col min='3' max='3' hidden='1'/></cols><sheetData>" + kHeader +
      row(5, text_cell("B5", "An Phú") + number_cell("C5", "1") +
                 "<c r='D5'><f t='shared' si='0' ref='D5:D6'>B5*2</f><v>2</v></c>") +
      row(6, text_cell("B6", "Bình An") + number_cell("C6", "1") + "<c r='D6'><f t='shared' si='0'/><v>2</v></c>") +
      "</sheetData>";
  EXPECT_EQ(flow_of(workbook({sheet})), "TT|Xã|Sản lượng\n|An Phú|2\n|Bình An|2\n");
}

TEST(Xlsx, ResultsOfFormulasAndOtherKindsOfCells) {
  const std::string sheet =
      "<sheetData>" + kHeader +
      row(5,
          "<c r='A5' t='str'><f>A1</f><v>Văn bản</v></c><c r='B5' t='b'><v>1</v></c><c r='C5' t='e'><v>#DIV/0!</v></c>"
          "<c r='D5' s='3'><v>45924</v></c><c r='E5' s='2'><v>0.12345</v></c><c r='F5'><f>A1</f><v/></c>"
          "<c r='G5' t='inlineStr'><is><r><t>km</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r>"
          "<rPh><t>x</t></rPh></is></c>") +
      "</sheetData>";
  EXPECT_EQ(flow_of(workbook({sheet})), "TT|Xã|Diện tích|Sản lượng||\nVăn bản|TRUE|#DIV/0!|24/09/2025|12,35%|km²\n");
  EXPECT_EQ(remarks_of(workbook({sheet})),
            "1 formulas have no result: open the file in a spreadsheet program and save it\n");
}

TEST(Xlsx, LettersOfOldFontsAreReadAsTheyShow) {
  auto parts = workbook({"<sheetData>" +
                         row(1,
                             "<c r='A1' s='1' t='inlineStr'><is><t>S¶n l\u00ADîng</t></is></c>"
                             "<c r='B1' t='inlineStr'><is><r><rPr><rFont val='.VnTime'/></rPr><t>S¶n l\u00ADîng"
                             "</t></r><r><t> (tấn)</t></r></is></c>") +
                         "</sheetData>"});
  parts["xl/styles.xml"] =
      "<styleSheet><fonts><font><name val='Arial'/></font><font><name val='.VnTime'/></font></fonts><cellXfs>"
      "<xf numFmtId='0' fontId='0'/><xf numFmtId='0' fontId='1'/></cellXfs></styleSheet>";
  EXPECT_EQ(flow_of(parts), "Sản lượng\nSản lượng (tấn)\n");
}

TEST(Xlsx, CellsWithoutPlacesFollowEachOther) {
  EXPECT_EQ(flow_of(workbook({"<sheetData><row><c t='inlineStr'><is><t>a</t></is></c><c><v>1</v></c></row><row>"
                              "<c t='inlineStr'><is><t>b</t></is></c><c><v>2</v></c></row></sheetData>"})),
            "a|1\nb|2\n");
}

TEST(Xlsx, BadFilesAreOneLine) {
  auto broken = workbook({"<sheetData><row>"});
  EXPECT_EQ(flow_of(broken).substr(0, 34), "error: is a damaged document: its ");
  broken = workbook({"<sheetData/>"});
  broken.erase("xl/worksheets/sheet1.xml");
  EXPECT_EQ(flow_of(broken), "error: is a damaged document: its part xl/worksheets/sheet1.xml is missing");
  broken = workbook({""});
  broken["xl/worksheets/sheet1.xml"] = "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>";
  EXPECT_EQ(
      flow_of(broken),
      "error: is a damaged document: its part xl/worksheets/sheet1.xml declares a document type or entities, which "
      "office documents never do");
  const std::string whole = package_of(workbook({"<sheetData/>"}));
  EXPECT_EQ(flow_of(whole.substr(0, whole.size() / 2), "a.xlsx").substr(0, 28), "error: is a damaged document");
}

TEST(Xlsx, FarCellsDoNotFillTheMemory) {
  std::string rows;
  for (int i = 1; i <= 4000; ++i) {
    std::string letters;
    for (int c = i; c > 0; c = (c - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
    rows += row(i, number_cell(letters + std::to_string(i), "1"));
  }
  EXPECT_EQ(flow_of(workbook({"<sheetData>" + rows + "</sheetData>"})).substr(0, 23), "error: holds a sheet \"S");
}

TEST(Ods, RepeatedCellsAndRows) {
  const std::string content =
      "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>"
      "<table:table table:name='Biểu'><table:table-column table:number-columns-repeated='16384'/><table:table-row>"
      "<table:table-cell office:value-type='string'><text:p>Xã</text:p></table:table-cell>"
      "<table:table-cell office:value-type='string' "
      "table:number-columns-repeated='2'><text:p>Hộ</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated='16381'/></table:table-row>"
      "<table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='string'><text:p>An "
      "<text:span>Phú"
      "</text:span></text:p></table:table-cell><table:table-cell office:value-type='float' office:value='1234.5' "
      "table:number-columns-repeated='2'><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>1,234.5"
      "</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated='1048573'>"
      "<table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"
      "</office:spreadsheet></office:body></office:document-content>";
  const std::string bytes =
      package_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
  EXPECT_EQ(flow_of(bytes, "a.ods"), "# Biểu\nXã|Hộ|Hộ\nAn Phú|1.234,5|1.234,5\nAn Phú|1.234,5|1.234,5\n");
}

TEST(Ods, AMillionRepeatedValuesAreRefused) {
  const std::string content =
      "<d xmlns:t='t'><t:table t:name='a'><t:table-row t:number-rows-repeated='1048576'><t:table-cell "
      "t:number-columns-repeated='16384' t:value-type='string'><t:p>x</t:p></t:table-cell></t:table-row></t:table></d>";
  const std::string bytes =
      package_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
  EXPECT_EQ(flow_of(bytes, "a.ods"),
            "error: holds more than 2 million cells or 64 MiB of text: no report is that large");
}

TEST(Workbooks, NumbersAreShownAsTheirFormatsSay) {
  const std::string book = flow_of(file("book.xlsx"), "book.xlsx");
  for (const char* line :
       {"Số lẻ|1.234,50", "Phần trăm|83%", "Chữ phần trăm|82,8%", "Ngày có chữ|ngày 24 tháng 09 năm 2025",
        "Kế toán âm|(35.129)", "Kế toán không|-", "Chia nghìn|3.146,6", "Đỏ khi âm|-12,35", "Triệu|1,3 triệu",
        "Đơn vị trong định dạng|1.234,6 ha", "Số hiệu|QĐ 0035", "Chung|0,3", "Chung dài|1234567,891", "Mũ|1,23E+04",
        "Làm tròn lên|67%", "Nhiều hơn lưu|12,500", "Tùy chọn|12,5", "Cộng|1.080,00|1.006,90|#REF!"}) {
    EXPECT_NE(book.find(line), std::string::npos) << line << "\n" << book;
  }
  for (const char* hidden : {"Lạc", "555,5", "444,4", "888,8", "999,9"})
    EXPECT_EQ(book.find(hidden), std::string::npos) << hidden;
}

// The same sheet from both programs' formats.
TEST(Workbooks, AreReadAlike) {
  const std::string xlsx = flow_of(file("annex.xlsx"), "annex.xlsx");
  std::string ods = flow_of(file("annex.ods"), "annex.ods");
  // 1.0675, which LibreOffice rounds in binary and Excel in decimal.
  if (const std::size_t half = ods.find("106,7%"); half != std::string::npos) ods.replace(half, 6, "106,8%");
  EXPECT_EQ(xlsx, ods);
  EXPECT_NE(xlsx.find("Thuế, phí, lệ phí|1.450,0|1.072,4|1.187,3|114,9|110,7%|81,9%"), std::string::npos) << xlsx;
  EXPECT_NE(xlsx.find("(35,1)"), std::string::npos);
  EXPECT_NE(xlsx.find("24/09/2025"), std::string::npos);
  for (const char* hidden : {"Tạm ứng", "Mã nguồn", "Nháp"}) EXPECT_EQ(xlsx.find(hidden), std::string::npos) << hidden;
}

TEST(Csv, SeparatorsAreTold) {
  const std::string table = "Xã|Hộ|Ha\nAn Phú|12|1,5\nBình An|7|2,5\n";
  EXPECT_EQ(flow_of("Xã;Hộ;Ha\nAn Phú;12;1,5\nBình An;7;2,5\n", "a.csv"), table);
  EXPECT_EQ(flow_of("Xã\tHộ\tHa\r\nAn Phú\t12\t1,5\r\nBình An\t7\t2,5\r\n", "a.csv"), table);
  EXPECT_EQ(flow_of("Xã,Hộ,Ha\nAn Phú,12,\"1,5\"\nBình An,7,\"2,5\"\n", "a.csv"), table);
  EXPECT_EQ(flow_of("sep=;\nXã;Hộ;Ha\nAn Phú;12;1,5\nBình An;7;2,5\n", "a.csv"), table);
}

TEST(Csv, ACommaBetweenDigitsIsADecimalMark) {
  EXPECT_EQ(flow_of("Diện tích\n1,5\n2,5\n3,5\n", "a.csv").substr(0, 5), "text:");
  EXPECT_EQ(flow_of("Báo cáo, tháng 9.\nĐã trồng 5 ha, đạt 50%.\nHết.\n", "a.csv").substr(0, 5), "text:");
}

TEST(Csv, QuotesMayHoldSeparatorsQuotesAndLines) {
  EXPECT_EQ(flow_of("Xã;Hộ\n\"An; \"\"Phú\"\"\";12\n\"Bình\nAn\";7\n", "a.csv"), "Xã|Hộ\nAn; \"Phú\"|12\nBình An|7\n");
  EXPECT_EQ(flow_of("Xã;Hộ\n\"An Phú;12\nBình An;7\n", "a.csv"), "Xã|Hộ\n\"An Phú|12\nBình An|7\n");
}

TEST(Csv, PlacesAreThoseOfTheFile) {
  const Result<Manuscript> read_ = read("Xã;Hộ\n\"An\nPhú\";12\n\"a\"\"b\";7\n", "a.csv", {});
  ASSERT_TRUE(read_);
  const auto place_of = [&](std::string_view what) {
    const auto at = static_cast<text::Offset>(read_->text().find(what));
    text::Offset source = 0;
    for (const Stretch& stretch : read_->stretches) {
      if (stretch.at <= at) source = stretch.source + (at - stretch.at);
    }
    const Place place = read_->source.place(source);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  EXPECT_EQ(place_of("Phú"), "3:1");
  EXPECT_EQ(place_of("12"), "3:6");
  EXPECT_EQ(place_of("b"), "4:5");
}

TEST(Csv, TheSheetsOfARealFile) {
  const std::string commas = flow_of(file("annex.csv"), "annex.csv"),
                    semicolons = flow_of(file("annex-excel.csv"), "b.csv");
  EXPECT_EQ(commas, semicolons);
  EXPECT_EQ(commas.substr(0, commas.find("TT|")), "PHỤ LỤC 1. THU, CHI NGÂN SÁCH 9 THÁNG NĂM 2025\nĐVT: triệu đồng\n");
}

}  // namespace
}  // namespace khop::format
