// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "format/program/process.h"
#include "format/xml.h"

namespace khop::format {
namespace {

constexpr double kThickest = 2.5;  // points; more is a bar
constexpr double kShortest = 5;
constexpr double kStraight = 0.7;          // how far a line's ends may be off
constexpr std::size_t kLeastRows = 2;      // lines with columns that make a page worth a look
constexpr std::size_t kMostPages = 400;    // that are drawn
constexpr std::size_t kPagesAtOnce = 40;   // drawings are large: a page makes some 300 000 bytes
constexpr std::size_t kMostRules = 6'000;  // of a page; more is a picture
constexpr std::size_t kMostOutput = std::size_t{96} << 20;
constexpr std::chrono::seconds kLimit{30};

// a b c d e f: x' = a x + c y + e, y' = b x + d y + f.
using Matrix = std::array<double, 6>;

struct Point {
  double x = 0, y = 0;
};

// Numbers and letters of a path or transformation.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  // The next letter, or 0 at a number; -1 at the end.
  int letter() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == ',' || text_[at_] == '\n')) ++at_;
    if (at_ >= text_.size()) return -1;
    const char c = text_[at_];
    const bool number = (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+';
    if (!number) ++at_;
    return number ? 0 : c;
  }
  bool number(double& value) {
    if (letter() != 0) return false;
    const auto [stop, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc() || !std::isfinite(value) || std::abs(value) > 1e6) return false;
    at_ = static_cast<std::size_t>(stop - text_.data());
    return true;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

Matrix matrix_of(pugi::xml_node node) {
  Matrix matrix{1, 0, 0, 1, 0, 0};
  std::string_view text = node.attribute("transform").value();
  if (!text.starts_with("matrix(")) return matrix;
  Scanner scanner(text.substr(7));
  Matrix read{};
  for (double& value : read) {
    if (!scanner.number(value)) return matrix;
  }
  return read;
}

Matrix product(const Matrix& outer, const Matrix& inner) {
  return {outer[0] * inner[0] + outer[2] * inner[1],
          outer[1] * inner[0] + outer[3] * inner[1],
          outer[0] * inner[2] + outer[2] * inner[3],
          outer[1] * inner[2] + outer[3] * inner[3],
          outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
          outer[1] * inner[4] + outer[3] * inner[5] + outer[5]};
}

// Strokes and thin areas of one page.
class Drawing {
 public:
  explicit Drawing(std::vector<PdfRule>& out) : out_(out) {}

  void walk(pugi::xml_node node, const Matrix& outer) {
    for (const pugi::xml_node inner : node.children()) {
      const std::string_view name = name_of(inner);
      if (name == "g") walk(inner, product(outer, matrix_of(inner)));
      if (name == "path") path(inner, product(outer, matrix_of(inner)));
    }
  }

 private:
  void path(pugi::xml_node node, const Matrix& matrix) {
    const std::string_view style = attribute(node, "style");
    const bool stroked = style.find("stroke:none") == std::string_view::npos;
    const bool filled = style.find("fill:none") == std::string_view::npos;
    Scanner scanner(attribute(node, "d"));
    std::vector<Point> points;
    const auto close = [&] {
      if (stroked) strokes(points);
      if (filled) area(points);
      points.clear();
    };
    for (int letter = scanner.letter(); letter != -1; letter = scanner.letter()) {
      if (letter == 'Z' || letter == 'z') {
        if (!points.empty()) points.push_back(points.front());
        close();
        continue;
      }
      if (letter != 'M' && letter != 'L') return;  // curves
      if (letter == 'M') close();
      Point point;
      if (!scanner.number(point.x) || !scanner.number(point.y)) return;
      points.push_back(Point{matrix[0] * point.x + matrix[2] * point.y + matrix[4],
                             matrix[1] * point.x + matrix[3] * point.y + matrix[5]});
    }
    close();
  }

  void strokes(const std::vector<Point>& points) {
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double width = std::abs(points[i].x - points[i - 1].x), height = std::abs(points[i].y - points[i - 1].y);
      if (std::min(width, height) <= kStraight) add(points[i - 1], points[i]);
    }
  }

  void area(const std::vector<Point>& points) {
    if (points.size() < 3) return;
    Point low = points[0], high = points[0];
    for (const Point& point : points) {
      low = Point{std::min(low.x, point.x), std::min(low.y, point.y)};
      high = Point{std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    if (std::min(high.x - low.x, high.y - low.y) <= kThickest) add(low, high);
  }

  void add(const Point& a, const Point& b) {
    const PdfRule rule{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    if (std::max(rule.right - rule.left, rule.bottom - rule.top) < kShortest || out_.size() >= kMostRules) return;
    out_.push_back(rule);
  }

  std::vector<PdfRule>& out_;
};

bool may_have_tables(const PdfPage& page) {
  std::size_t rows = 0;
  for (const PdfLine& line : pdf_lines(page, 0)) rows += pdf_segments(line).size() >= 3 ? 1 : 0;
  return rows >= kLeastRows;
}

}  // namespace

void take_pdf_rules(std::string svg, std::size_t first, std::vector<PdfPage>& pages) {
  const Result<Xml> xml = Xml::parse(std::move(svg), "", "drawing");
  if (!xml) return;
  constexpr Matrix kPlain{1, 0, 0, 1, 0, 0};
  const pugi::xml_node set = child(xml->root(), "pageSet");
  if (!set) {
    if (first < pages.size()) Drawing(pages[first].rules).walk(xml->root(), kPlain);
    return;
  }
  for (const pugi::xml_node page : set.children()) {
    if (name_of(page) != "page") continue;
    if (first >= pages.size()) return;
    Drawing(pages[first++].rules).walk(page, kPlain);
  }
}

void draw_pdf_rules(const std::string& file, const std::string& home, std::vector<PdfPage>& pages) {
  Command command;
  command.program = find_program("pdftocairo");
  if (command.program.empty()) return;
  command.home = home;
  command.limit = kLimit;
  command.most_output = kMostOutput;
  std::size_t drawn = 0;
  for (std::size_t first = 0; first < pages.size() && drawn < kMostPages;) {
    if (!may_have_tables(pages[first])) {
      ++first;
      continue;
    }
    std::size_t end = first + 1;
    while (end < pages.size() && end < first + kPagesAtOnce && may_have_tables(pages[end])) ++end;
    command.arguments = {"-svg", "-f", std::to_string(first + 1), "-l", std::to_string(end), file, "-"};
    Outcome outcome = run(command);
    if (outcome.end != End::exited || outcome.status != 0) return;
    take_pdf_rules(std::move(outcome.output), first, pages);
    drawn += end - first;
    first = end;
  }
}

}  // namespace khop::format
