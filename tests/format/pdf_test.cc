// SPDX-License-Identifier: Apache-2.0
/// PDF: lines, paragraphs, footnotes and tables rebuilt from where words stand.
#include "format/pdf/pdf.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "format/program/process.h"
#include "format/read.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

// Type of this size has letters half as wide.
constexpr double kSize = 12, kLetter = 6, kStep = 14;

// Pages as pdftotext tells them.
class Pages {
 public:
  // Words parted by blanks; those behind "~" stand where the number behind it says: "1 ~100 Thu".
  Pages& line(double left, double top, const std::string& text, double size = kSize) {
    std::istringstream words(text);
    double x = left;
    for (std::string word; words >> word;) {
      if (word[0] == '~') {
        x = std::stod(word.substr(1));
      } else if (word[0] == '^') {
        // Right at the word before it, smaller and higher.
        x -= kLetter * size / kSize / 2;
        add(x, top - 0.02 * size, word.substr(1), 0.6 * size);
        x += 0.6 * kLetter * size / kSize * static_cast<double>(word.size() - 1);
        if (words.peek() == ' ') x += kLetter * size / kSize / 2;
      } else {
        add(x, top, word, size);
        x += kLetter * size / kSize * (static_cast<double>(text::count_code_points(word)) + 0.5);
      }
    }
    return *this;
  }
  Pages& turn() {
    body_ += "</page><page width=\"600\" height=\"800\">";
    return *this;
  }
  [[nodiscard]] std::string xhtml() const {
    return "<!DOCTYPE html PUBLIC \"x\" \"y\"><html><head><title>a & b</title></head><body>\n<doc>"
           "<page width=\"600\" height=\"800\">" +
           body_ + "</page></doc></body></html>";
  }
  [[nodiscard]] std::string text() const {
    Result<Content> content = read_pdf_words(xhtml(), "a.pdf");
    if (!content) return content.error().message;
    return std::string(linearise(std::move(*content), "a.pdf").text());
  }

 private:
  void add(double left, double top, const std::string& word, double size) {
    const double width = kLetter * size / kSize * static_cast<double>(text::count_code_points(word));
    body_ += fmt::format(R"(<word xMin="{}" yMin="{}" xMax="{}" yMax="{}">{}</word>)", left, top, left + width,
                         top + size, word);
  }
  std::string body_;
};

// Text whose lines end at 490 or a little before it.
Pages prose() {
  Pages pages;
  pages.line(100, 50, "Tổng thu ngân sách trên địa bàn thực hiện chín tháng đạt 5.000")
      .line(70, 64, "triệu đồng, gồm thu thuế 3.000 triệu đồng, thu phí 1.500 triệu đồng và")
      .line(70, 78, "thu khác 500 triệu đồng.")
      .line(100, 92, "Tổng chi ngân sách trên địa bàn thực hiện chín tháng đạt 4.000")
      .line(70, 106, "triệu đồng, trong đó chi đầu tư phát triển đạt 1.000 triệu đồng, chi")
      .line(70, 120, "thường xuyên đạt 3.000 triệu đồng.");
  return pages;
}

TEST(Pdf, JoinsTheLinesOfAParagraph) {
  EXPECT_EQ(prose().text(),
            "Tổng thu ngân sách trên địa bàn thực hiện chín tháng đạt 5.000 triệu đồng, gồm thu thuế 3.000 triệu đồng, "
            "thu phí 1.500 triệu đồng và thu khác 500 triệu đồng.\n"
            "Tổng chi ngân sách trên địa bàn thực hiện chín tháng đạt 4.000 triệu đồng, trong đó chi đầu tư phát triển "
            "đạt 1.000 triệu đồng, chi thường xuyên đạt 3.000 triệu đồng.\n");
}

TEST(Pdf, PlacesArePagesAndLines) {
  Result<Content> content = read_pdf_words(prose().xhtml(), "a.pdf");
  ASSERT_TRUE(content);
  const Manuscript manuscript = linearise(std::move(*content), "a.pdf");
  const auto at = static_cast<text::Offset>(manuscript.text().find("3.000 triệu đồng, thu phí"));
  const auto anchor = manuscript.source.anchor(at);
  ASSERT_TRUE(anchor);
  EXPECT_EQ(manuscript.source.parts().at(static_cast<std::size_t>(anchor->part)), "1");
  EXPECT_EQ(anchor->row, 2U);
}

TEST(Pdf, JoinsOverAPageEndAndDropsPageNumbers) {
  Pages pages;
  for (int page = 1; page <= 3; ++page) {
    if (page > 1) pages.turn();
    pages.line(300, 20, std::to_string(page));
    if (page > 1) {
      pages.line(70, 50, "triệu đồng, trong đó chi đầu tư phát triển đạt 1.000 triệu đồng, chi")
          .line(70, 64, "thường xuyên đạt 3.000 triệu đồng.");
    }
    const std::string year = std::to_string(2020 + page);
    pages.line(100, 92, "Tổng thu ngân sách trên địa bàn thực hiện cả năm đạt " + year)
        .line(70, 106, "triệu đồng, gồm thu thuế 1.000 triệu đồng, thu phí 1.000 triệu đồng và")
        .line(70, 120, "thu khác của năm " + year + ".")
        .line(100, 134, "Tổng chi ngân sách trên địa bàn thực hiện năm " + year + " đạt 4.000");
  }
  const std::string text = pages.text();
  EXPECT_NE(text.find("năm 2022 đạt 4.000 triệu đồng, trong đó chi đầu tư"), std::string::npos) << text;
  EXPECT_EQ(text.find("\n2\n"), std::string::npos) << text;
}

TEST(Pdf, TiesFootnotesToTheirMarks) {
  Pages pages = prose();
  pages.line(100, 134, "Toàn xã có 500 hộ ^1 trên diện tích 62 km ^2 đất tự nhiên.")
      .line(70, 700, "^1 Gồm: hộ nghèo 100 hộ, hộ cận nghèo 50 hộ và hộ khác 350 hộ.", 9);
  const std::string text = pages.text();
  EXPECT_NE(text.find("Toàn xã có 500 hộ¹ trên diện tích 62 km² đất tự nhiên.\nGồm: hộ nghèo 100 hộ"),
            std::string::npos)
      << text;
}

TEST(Pdf, KeepsAHyphenAtALineEnd) {
  Pages pages = prose();
  pages.line(100, 134, "Thực hiện chương trình công tác cho cả giai đoạn năm năm 2021-")
      .line(70, 148, "2025 và Nghị quyết của HĐND.");
  EXPECT_NE(pages.text().find("năm năm 2021-2025 và"), std::string::npos) << pages.text();
}

TEST(Pdf, RebuildsATable) {
  Pages pages = prose();
  pages.line(70, 300, "TT ~100 Chỉ tiêu ~250 Kế hoạch ~330 Thực hiện ~420 So sánh")
      .line(70, 320, "1 ~100 Tổng thu ngân sách ~250 4.500,0 ~330 5.000,0 ~420 111,1")
      .line(100, 334, "trên địa bàn")
      .line(70, 354, "2 ~100 Thu phí ~330 1.500,0")
      .line(70, 374, "3 ~100 Thu khác ~250 400,0 ~330 500,0 ~420 125,0");
  const std::string text = pages.text();
  EXPECT_NE(text.find("TT\tChỉ tiêu\tKế hoạch\tThực hiện\tSo sánh\n"
                      "1\tTổng thu ngân sách trên địa bàn\t4.500,0\t5.000,0\t111,1\n"
                      "2\tThu phí\t\t1.500,0\t\n"
                      "3\tThu khác\t400,0\t500,0\t125,0\n"),
            std::string::npos)
      << text;
}

TEST(Pdf, MendsANumeralThatItsCellWrapped) {
  Pages pages = prose();
  pages.line(70, 300, "TT ~100 Chỉ tiêu ~250 Kế hoạch ~330 Đạt %");
  for (int row = 0; row < 4; ++row) {
    const double top = 314 + 28 * row;
    pages.line(70, top, std::to_string(row + 1) + " ~100 Thu phí ~250 4.500,0 ~330 101,7").line(330, top + 14, "3");
  }
  EXPECT_NE(pages.text().find("2\tThu phí\t4.500,0\t101,73\n"), std::string::npos) << pages.text();
}

TEST(Pdf, ATableGoesOnOverAPageEnd) {
  const std::string head = "TT ~100 Chỉ tiêu ~250 Kế hoạch ~330 Thực hiện";
  Pages pages = prose();
  pages.line(70, 300, head).line(70, 320, "1 ~100 Thu thuế ~250 900,0 ~330 800,0");
  pages.line(70, 340, "2 ~100 Thu phí ~250 70,0 ~330 60,0").turn();
  pages.line(70, 50, head).line(70, 70, "3 ~100 Thu khác ~250 5,0 ~330 4,0");
  EXPECT_NE(pages.text().find("2\tThu phí\t70,0\t60,0\n3\tThu khác\t5,0\t4,0\n"), std::string::npos) << pages.text();
}

// Borders that pdftocairo draws, the origin at the foot of the page.
std::string borders(const std::vector<double>& rows, const std::vector<double>& columns) {
  std::string paths;
  const auto stroke = [&paths](double x0, double y0, double x1, double y1) {
    paths += fmt::format(
        R"x(<path style="fill:none;stroke-width:0.5;" d="M {} {} L {} {} " transform="matrix(1,0,0,-1,0,800)"/>)x", x0,
        800 - y0, x1, 800 - y1);
  };
  for (const double y : rows) stroke(columns.front(), y, columns.back(), y);
  for (const double x : columns) stroke(x, rows.front(), x, rows.back());
  return R"(<svg xmlns="http://www.w3.org/2000/svg"><g>)" + paths + "</g></svg>";
}

// Cells are centred in their rows, and rows stand as close as the lines of a cell.
TEST(Pdf, BordersPartRowsAndColumns) {
  Pages pages = prose();
  pages.line(70, 300, "TT ~100 Chỉ tiêu ~250 Kế hoạch ~330 Thực hiện")
      .line(100, 316, "Thu ngân sách nhà nước")
      .line(70, 323, "1 ~250 900,0 ~330 800,0")
      .line(100, 330, "trên địa bàn xã năm nay")
      .line(100, 346, "Thu cân đối của các đơn vị")
      .line(70, 353, "2 ~250 70,0 ~330 60,0")
      .line(100, 360, "trên địa bàn");
  Result<Content> content =
      read_pdf_words(pages.xhtml(), "a.pdf", borders({298, 314, 344, 376}, {66, 95, 245, 325, 400}));
  ASSERT_TRUE(content);
  const std::string text(linearise(std::move(*content), "a.pdf").text());
  EXPECT_NE(text.find("1\tThu ngân sách nhà nước trên địa bàn xã năm nay\t900,0\t800,0\n"
                      "2\tThu cân đối của các đơn vị trên địa bàn\t70,0\t60,0\n"),
            std::string::npos)
      << text;
}

TEST(Pdf, DrawingsThatCannotBeReadChangeNothing) {
  Pages pages = prose();
  const std::string text = pages.text();
  for (const char* svg : {"<svg>", "<svg><path d='M 1 x'/></svg>", "<svg><g transform='matrix(1'/></svg>"}) {
    Result<Content> content = read_pdf_words(pages.xhtml(), "a.pdf", svg);
    ASSERT_TRUE(content);
    EXPECT_EQ(linearise(std::move(*content), "a.pdf").text(), text);
  }
}

TEST(Pdf, ALetterheadIsNoTable) {
  Pages pages;
  pages.line(70, 50, "ỦY BAN NHÂN DÂN ~300 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .line(70, 64, "XÃ KHE LŨNG ~300 Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(pages.text().find('\t'), std::string::npos);
  EXPECT_NE(pages.text().find("ỦY BAN NHÂN DÂN"), std::string::npos);
}

TEST(Pdf, SaysWhatItCannotRead) {
  const Result<Content> scan = read_pdf_words(Pages().xhtml(), "a.pdf");
  ASSERT_FALSE(scan);
  EXPECT_EQ(scan.error().message, "has no text layer: it is a scan; run text recognition first");
  EXPECT_FALSE(read_pdf_words("", "a.pdf"));
  EXPECT_FALSE(read_pdf_words("<doc><page><word></doc>", "a.pdf"));
}

TEST(Pdf, SurvivesOddWords) {
  Pages pages;
  pages.line(1e308, 50, "xa").line(-5, 1e300, "cao").line(70, 50, "\xEF\xBF\xBE bình");
  EXPECT_FALSE(pages.text().empty());
}

std::string file(const std::string& name) {
  std::ifstream in(std::string(KHOP_SOURCE_DIR) + "/tests/formats/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(Pdf, ReadsWhatPdftotextReads) {
  if (find_program("pdftotext").empty()) GTEST_SKIP() << "pdftotext is not installed";
  const Result<Manuscript> report = read(file("report.pdf"), "report.pdf", {});
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_NE(report->text().find("lợn 4.750 con."), std::string_view::npos);
  EXPECT_EQ(report->notes.size(), 3U);
  EXPECT_EQ(read(file("broken/password.pdf"), "a.pdf", {}).error().message, "is protected by a password");
  EXPECT_EQ(read(file("broken/picture-only.pdf"), "a.pdf", {}).error().message,
            "has no text layer: it is a scan; run text recognition first");
  EXPECT_NE(read(file("broken/truncated.pdf"), "a.pdf", {}).error().message.find("is damaged"), std::string::npos);
}

}  // namespace
}  // namespace khop::format
