// SPDX-License-Identifier: Apache-2.0
#include "format/pdf_table.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <utility>

#include "format/pdf_grid.h"
#include "format/pdf_text.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

// Shares of the height of the type.
constexpr double kFarBelow = 2.8;     // a line that far below the one above is no row of its table
constexpr double kOverlap = 0.7;      // lines nearer than this stand beside one another
constexpr double kLeastGutter = 0.3;  // white between columns
constexpr double kSameSize = 0.15;
constexpr double kWide = 0.55;              // of the page's text: a line without columns is prose
constexpr std::size_t kSingleLines = 8;     // without columns, in a row
constexpr std::size_t kLinesAbove = 6;      // of a header, above the first that has columns
constexpr std::size_t kDeepestHeader = 14;  // lines
constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kMostLines = 20'000;  // of a table
constexpr std::size_t kTallestCell = 64;    // lines

std::string text_of(const PdfLine& line) {
  std::string out;
  for (const PdfWord& word : line.words) out += word.text + ' ';
  return out;
}

// What stands in one column of one line.
struct Piece {
  std::size_t line = 0, first = 0, end = 0;
  double left = 0, right = 0;
};

class Builder {
 public:
  Builder(const std::vector<PdfLine>& lines, const PdfRegion& region, const PdfGrid& grid)
      : lines_(lines), region_(region), grid_(grid) {}

  Table run() {
    Table table;
    boundaries_ = grid_.columns().empty() ? pdf_boundaries(lines_, region_) : grid_.columns();
    columns_ = boundaries_.size() + 1;
    if (columns_ < 2 || columns_ > kMostColumns) return table;
    choose_lines();
    place_pieces();
    if (!is_table()) return table;
    find_header();
    measure();
    if (header_ > 0) add_header(table);
    join_lines();
    for (const auto& [first, end] : rows_) table.rows.push_back(row(first, end, false));
    return table;
  }

 private:
  [[nodiscard]] const PdfLine& line(std::size_t i) const { return lines_[use_[i]]; }
  [[nodiscard]] std::size_t column_of(double x) const {
    return static_cast<std::size_t>(std::upper_bound(boundaries_.begin(), boundaries_.end(), x) - boundaries_.begin());
  }

  // A header that a page repeats is left out.
  void choose_lines() {
    std::set<std::string> head;
    for (std::size_t i = region_.first; i < region_.end && i < region_.first + kDeepestHeader; ++i) {
      if (lines_[i].page != lines_[region_.first].page) break;
      head.insert(text_of(lines_[i]));
    }
    bool at_top = false;
    for (std::size_t i = region_.first; i < region_.end; ++i) {
      if (i > region_.first && lines_[i].page != lines_[i - 1].page) at_top = true;
      if (at_top && head.contains(text_of(lines_[i]))) continue;
      at_top = false;
      use_.push_back(i);
    }
  }

  void place_pieces() {
    pieces_.assign(use_.size(), std::vector<std::vector<Piece>>(columns_));
    for (std::size_t i = 0; i < use_.size(); ++i) {
      for (const PdfSegment& segment : pdf_cells(line(i))) place(i, segment);
    }
  }

  void place(std::size_t i, const PdfSegment& segment) {
    const PdfLine& line = this->line(i);
    // A border parts words, however close they stand.
    std::size_t first = segment.first;
    for (std::size_t w = first + 1; grid_ && w < segment.end; ++w) {
      if (!bordered(line, w)) continue;
      place_words(i, first, w);
      first = w;
    }
    place_words(i, first, segment.end);
  }

  // Whether a border stands between word `w` and the one before it.
  [[nodiscard]] bool bordered(const PdfLine& line, std::size_t w) const {
    const double left = line.words[w - 1].right - 1, right = line.words[w].left + 1;
    for (std::size_t b = 0; b < boundaries_.size(); ++b) {
      if (boundaries_[b] >= left && boundaries_[b] <= right && grid_.parts(line, b)) return true;
    }
    return false;
  }

  void place_words(std::size_t i, std::size_t first, std::size_t end) {
    const PdfLine& line = this->line(i);
    bool numerals = true;
    for (std::size_t w = first; w < end; ++w)
      numerals = numerals && (is_numeral(line.words[w].text) || line.words[w].text == "-");
    if (!numerals) {
      add(i, column_of(middle_or_left(line, first, end)), first, end);
      return;
    }
    // Numerals of neighbouring columns may stand close together.
    for (std::size_t w = first; w < end; ++w) {
      const PdfWord& word = line.words[w];
      add(i, column_of((word.left + word.right) / 2), w, w + 1);
    }
  }

  [[nodiscard]] double middle_or_left(const PdfLine& line, std::size_t first, std::size_t end) const {
    const double left = line.words[first].left, right = line.words[end - 1].right;
    return column_of(left) == column_of(right) ? (left + right) / 2 : left;
  }

  void add(std::size_t i, std::size_t column, std::size_t first, std::size_t end) {
    const PdfLine& line = this->line(i);
    std::vector<Piece>& known = pieces_[i][column];
    const Piece piece{i, first, end, line.words[first].left, line.words[end - 1].right};
    if (!known.empty() && known.back().end == first) {
      known.back().end = end;
      known.back().right = piece.right;
    } else {
      known.push_back(piece);
    }
  }

  [[nodiscard]] bool has(std::size_t i, std::size_t column) const { return !pieces_[i][column].empty(); }
  [[nodiscard]] std::size_t filled(std::size_t i) const {
    return static_cast<std::size_t>(
        std::count_if(pieces_[i].begin(), pieces_[i].end(), [](const auto& cell) { return !cell.empty(); }));
  }
  [[nodiscard]] bool numeral(std::size_t i, std::size_t column) const {
    const std::vector<Piece>& cell = pieces_[i][column];
    if (cell.size() != 1 || cell[0].end - cell[0].first != 1) return false;
    return is_numeral(line(i).words[cell[0].first].text);
  }
  [[nodiscard]] std::size_t numerals(std::size_t i, std::size_t from) const {
    std::size_t count = 0;
    for (std::size_t c = from; c < columns_; ++c) count += numeral(i, c) ? 1 : 0;
    return count;
  }

  // Letterheads and lists of recipients have two columns, too, without figures.
  [[nodiscard]] bool is_table() const {
    std::size_t wide = 0, figures = 0;
    for (std::size_t i = 0; i < use_.size(); ++i) {
      wide += filled(i) >= 3 ? 1 : 0;
      figures += filled(i) >= 2 && numerals(i, 1) >= 1 ? 1 : 0;
    }
    return figures >= 2 && (wide >= 2 || figures * 2 >= use_.size());
  }

  // Labels of columns: 1, 2, 3 ... or A, B, 1, 2, 7=6/5.
  [[nodiscard]] bool numbers_columns(std::size_t i) const {
    int previous = 0, count = 0;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (!has(i, c)) continue;
      const std::vector<Piece>& cell = pieces_[i][c];
      std::string text;
      for (const Piece& piece : cell) {
        for (std::size_t w = piece.first; w < piece.end; ++w) text += line(i).words[w].text;
      }
      if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'H') {
        ++count;
        continue;
      }
      if (text.starts_with("(")) text.erase(0, 1);
      if (text.find_first_not_of("0123456789=/*+-x:%(),.") != std::string::npos) return false;
      const int value = std::atoi(text.c_str());
      if (value <= previous || value > previous + 3 || value > 99) return false;
      previous = value;
      ++count;
    }
    return count >= 3 && static_cast<std::size_t>(count) * 2 > columns_ && previous >= 2;
  }

  void find_header() {
    header_ = 0;
    const std::size_t reach = std::min(use_.size(), kDeepestHeader);
    for (std::size_t i = 0; i < reach; ++i) {
      if (!numbers_columns(i)) continue;
      header_ = numbering_ = i;
      numbered_ = true;
      return;
    }
    const std::size_t needed = columns_ > 3 ? 2 : 1;
    for (std::size_t i = 0; i < reach; ++i) {
      std::size_t data = 0;
      for (std::size_t c = 1; c < columns_; ++c) data += numeral(i, c) && !is_year(i, c) ? 1 : 0;
      if (data < needed) continue;
      // A header's years and unit signs stand alone; a row of figures has a label.
      header_ = i;
      // The label of the first row may begin above its figures.
      while (header_ > 0 && (grid_ ? same_row(header_) : beside(header_))) --header_;
      return;
    }
  }

  [[nodiscard]] bool is_year(std::size_t i, std::size_t column) const {
    const std::string& text = line(i).words[pieces_[i][column][0].first].text;
    return (text.size() == 4 && all_digits(text) && (text.starts_with("19") || text.starts_with("20"))) ||
           text.find_first_of("/=(") != std::string::npos;
  }

  // How far columns reach, and how far lines of one cell are apart.
  void measure() {
    left_.assign(columns_, 1e9);
    right_.assign(columns_, -1e9);
    for (std::size_t i = 0; i < use_.size(); ++i) {
      for (std::size_t c = 0; c < columns_; ++c) {
        for (const Piece& piece : pieces_[i][c]) {
          if (piece.right > boundary_right(c) || i < header_) continue;
          left_[c] = std::min(left_[c], piece.left);
          right_[c] = std::max(right_[c], piece.right);
        }
      }
    }
    std::vector<double> steps;
    for (std::size_t c = 0; c < columns_; ++c) {
      std::size_t above = use_.size();
      for (std::size_t i = header_; i < use_.size(); ++i) {
        if (!has(i, c)) continue;
        if (above < use_.size() && line(above).page == line(i).page) steps.push_back(line(i).base - line(above).base);
        above = i;
      }
    }
    if (steps.empty()) return;
    std::sort(steps.begin(), steps.end());
    step_ = steps[steps.size() / 20];
    const auto odd = static_cast<std::size_t>(std::count_if(
        steps.begin(), steps.end(), [&](double step) { return step > 1.12 * step_ && step < 1.85 * step_; }));
    spaced_ = odd * 5 >= steps.size();
  }

  [[nodiscard]] double boundary_right(std::size_t column) const {
    return column < boundaries_.size() ? boundaries_[column] : 1e9;
  }

  // --- header ---

  // One row: what a cell says that spans columns is said in each of them.
  void add_header(Table& table) {
    Row head;
    head.header = true;
    head.cells.resize(columns_);
    for (Cell& cell : head.cells) cell.paragraphs.emplace_back();
    for (std::size_t i = 0; i < header_; ++i) {
      for (const PdfSegment& segment : pdf_cells(line(i))) {
        std::vector<std::size_t> under;
        if (grid_) under = grid_.spanned(line(i), column_of((segment.left + segment.right) / 2));
        for (std::size_t c = 0; c < columns_ && !grid_; ++c) {
          const double middle = (left_[c] + right_[c]) / 2;
          if (left_[c] < right_[c] && segment.left <= middle && middle <= segment.right) under.push_back(c);
        }
        if (under.empty()) under.push_back(column_of((segment.left + segment.right) / 2));
        for (const std::size_t c : under) {
          Paragraph& paragraph = head.cells[c].paragraphs[0];
          add_words(line(i), segment.first, segment.end, breaks_word(paragraph.text, line(i), segment), paragraph);
        }
      }
    }
    table.rows.push_back(std::move(head));
    if (!numbered_) return;
    // Formulas of narrow columns are wrapped: "8=6/" and "4".
    std::size_t end = numbering_ + 1;
    while (end < use_.size() && end <= numbering_ + 2 && !has(end, 0) && !has(end, 1) && only_wraps(end)) ++end;
    table.rows.push_back(row(numbering_, end, true));
    header_ = end;
  }

  [[nodiscard]] bool only_wraps(std::size_t i) const {
    for (std::size_t c = 0; c < columns_; ++c) {
      if (!has(i, c)) continue;
      if (!numeral(i, c) || !has(i - 1, c)) return false;
      const Piece& above = pieces_[i - 1][c].back();
      const std::string& text = line(i - 1).words[above.end - 1].text;
      if (text.find('=') == std::string::npos) return false;
    }
    return filled(i) > 0;
  }

  // "kế hoạc" + "h".
  [[nodiscard]] static bool breaks_word(const std::string& text, const PdfLine& line, const PdfSegment& segment) {
    if (ends_within_word(text)) return true;
    if (text.empty() || segment.end - segment.first != 1) return false;
    const std::string& word = line.words[segment.first].text;
    return word.size() == 1 && word[0] >= 'a' && word[0] <= 'z' && text.back() >= 'a' && text.back() <= 'z';
  }

  // --- rows ---

  void join_lines() {
    for (std::size_t i = header_; i < use_.size(); ++i) {
      if (grid_ && !rows_.empty() && same_page(i)) {
        if (same_row(i)) {
          rows_.back().second = i + 1;
        } else {
          rows_.emplace_back(i, i + 1);
        }
        continue;
      }
      const bool joins = !rows_.empty() && (goes_over(i) || beside(i) || (spaced_ ? close_below(i) : wraps(i)));
      if (joins) {
        rows_.back().second = i + 1;
      } else {
        rows_.emplace_back(i, i + 1);
      }
    }
  }

  [[nodiscard]] bool same_page(std::size_t i) const { return line(i).page == line(i - 1).page; }

  // Whether no border stands between line `i` and the one above.
  [[nodiscard]] bool same_row(std::size_t i) const {
    return same_page(i) && grid_.row(line(i)) == grid_.row(line(i - 1));
  }

  // Cells of one row that are centred stand at half lines.
  [[nodiscard]] bool beside(std::size_t i) const {
    if (!same_page(i) || line(i).base - line(i - 1).base >= kOverlap * std::max(step_, line(i).size * 0.8))
      return false;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (has(i, c) && has(i - 1, c)) return false;
    }
    return true;
  }

  // Rows with white between them: what stands at the distance of lines belongs to one cell.
  [[nodiscard]] bool close_below(std::size_t i) const {
    const std::size_t first = rows_.back().first;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (!has(i, c)) continue;
      for (std::size_t above = i; above-- > first && i - above <= kTallestCell;) {
        if (!has(above, c)) continue;
        if (line(above).page == line(i).page && line(i).base - line(above).base <= 1.12 * step_) return true;
        break;
      }
    }
    return false;
  }

  // Rows without white between them: a line goes on with the row above if each of its pieces could not have stood on
  // the line above, and it is less than a row.
  [[nodiscard]] bool wraps(std::size_t i) const {
    if (!same_page(i)) return false;
    if (has(i, 0) && is_index(i)) return false;
    return rest_of_row(i);
  }

  // What a page end cut off a row: the rest of its words, in small letters.
  [[nodiscard]] bool goes_over(std::size_t i) const {
    if (same_page(i) || has(i, 0) || numerals(i, 1) > 0) return false;
    const std::string& word = line(i).words.front().text;
    std::size_t at = 0;
    return u_islower(static_cast<UChar32>(text::next_code_point(word, at))) && rest_of_row(i);
  }

  [[nodiscard]] bool rest_of_row(std::size_t i) const {
    const auto [first, end] = rows_.back();
    std::size_t row_filled = 0, taken = 0;
    for (std::size_t c = 0; c < columns_; ++c) {
      std::size_t above = end;
      while (above > first && end - above <= kTallestCell && !has(above - 1, c)) --above;
      const bool known = above > first && has(above - 1, c);
      row_filled += known ? 1 : 0;
      if (!has(i, c)) continue;
      if (!known || !full(above - 1, c, i)) return false;
      ++taken;
    }
    return taken > 0 && taken < row_filled;
  }

  // Whether column 0 holds the rows' own numbers, and line `i` has one.
  [[nodiscard]] bool is_index(std::size_t i) const {
    const Piece& piece = pieces_[i][0][0];
    return right_[0] - left_[0] < 4 * line(i).size && piece.end - piece.first == 1;
  }

  // Whether the first word of column `c` on line `i` had no room behind what stands there on line `above`.
  [[nodiscard]] bool full(std::size_t above, std::size_t c, std::size_t i) const {
    const Piece& before = pieces_[above][c].back();
    const PdfWord& word = line(i).words[pieces_[i][c][0].first];
    const double room = right_[c] - left_[c];
    if (split_numeral(above, c, i)) return true;
    if (is_numeral(word.text) && numeral(above, c)) return false;
    return (before.right - before.left) + 0.15 * line(i).size + word.width() > room - 0.5;
  }

  // "101,7" and below it "3": a numeral that its cell has no room for.
  [[nodiscard]] bool split_numeral(std::size_t above, std::size_t c, std::size_t i) const {
    if (!numeral(above, c) || !numeral(i, c)) return false;
    const std::string& head = line(above).words[pieces_[above][c][0].first].text;
    const std::string& tail = line(i).words[pieces_[i][c][0].first].text;
    if (tail.size() > 3 || tail.find_first_not_of("0123456789") != std::string::npos) return false;
    if (head.find_first_of(".,/") == std::string::npos) return false;
    const Piece& before = pieces_[above][c][0];
    const double digit = (before.right - before.left) / static_cast<double>(head.size());
    return (before.right - before.left) + digit > right_[c] - left_[c] + 0.2;
  }

  Row row(std::size_t first, std::size_t end, bool header) const {
    Row out;
    out.header = header;
    out.cells.resize(columns_);
    for (std::size_t c = 0; c < columns_; ++c) {
      Paragraph paragraph;
      std::size_t above = end;
      for (std::size_t i = first; i < end; ++i) {
        for (const Piece& piece : pieces_[i][c]) {
          const bool formula = header && !paragraph.text.empty();
          const bool glue =
              formula || (above < end && above != i && split_numeral(above, c, i)) || ends_within_word(paragraph.text);
          add_words(line(i), piece.first, piece.end, glue, paragraph);
          above = i;
        }
      }
      out.cells[c].paragraphs.push_back(std::move(paragraph));
    }
    return out;
  }

  const std::vector<PdfLine>& lines_;
  const PdfRegion region_;
  const PdfGrid& grid_;
  std::vector<double> boundaries_;
  std::size_t columns_ = 0;
  std::vector<std::size_t> use_;                         // lines of the table
  std::vector<std::vector<std::vector<Piece>>> pieces_;  // by line and column
  std::vector<double> left_, right_;                     // of what stands in each column
  std::size_t header_ = 0, numbering_ = 0;               // lines
  bool numbered_ = false, spaced_ = false;
  double step_ = 0;  // from line to line of one cell
  std::vector<std::pair<std::size_t, std::size_t>> rows_;
};

bool same_size(const PdfLine& a, const PdfLine& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

}  // namespace

PdfRegion pdf_region(const std::vector<PdfLine>& lines, std::size_t first, double width) {
  PdfRegion region{first, first};
  if (pdf_segments(lines[first]).size() < 2) return region;
  region.end = first + 1;
  std::size_t single = 0;
  for (std::size_t i = first + 1; i < lines.size() && i - first < kMostLines; ++i) {
    const bool turned = lines[i].page != lines[i - 1].page;
    if (!same_size(lines[i], lines[region.end - 1])) break;
    if (!turned && lines[i].base - lines[i - 1].base > kFarBelow * lines[i].size) break;
    if (pdf_segments(lines[i]).size() >= 2) {
      region.end = i + 1;
      single = 0;
      continue;
    }
    if (lines[i].right() - lines[i].left() > kWide * width || ++single > kSingleLines) break;
  }
  double left = lines[first].left();
  for (std::size_t i = first; i < region.end; ++i) left = std::min(left, lines[i].left());
  // What a heading over several columns says in lines of its own.
  for (std::size_t k = 0; k < kLinesAbove && region.first > 0; ++k) {
    const PdfLine &line = lines[region.first - 1], &below = lines[region.first];
    const bool heads = line.page == below.page && same_size(line, below) && below.base - line.base < 1.4 * line.size &&
                       line.left() > left + 4 * line.size && line.right() - line.left() < kWide * width &&
                       text_of(line).find(':') == std::string::npos && pdf_segments(line).size() == 1;
    if (!heads) break;
    --region.first;
  }
  // What its last row's label needs more than one line for.
  while (region.end < lines.size() && single > 0) {
    const PdfLine &above = lines[region.end - 1], &line = lines[region.end];
    const bool close = line.page == above.page && same_size(line, above) && line.base - above.base < 1.1 * line.size &&
                       line.left() > left + line.size && line.right() - line.left() < kWide * width &&
                       pdf_segments(line).size() == 1;
    if (!close) break;
    ++region.end;
  }
  return region;
}

std::vector<double> pdf_boundaries(const std::vector<PdfLine>& lines, const PdfRegion& region) {
  std::size_t most = 0;
  double left = 1e9, right = -1e9, size = 0;
  std::vector<std::vector<PdfSegment>> cut;
  for (std::size_t i = region.first; i < region.end; ++i) {
    cut.push_back(pdf_cells(lines[i]));
    most = std::max(most, cut.back().size());
    left = std::min(left, lines[i].left());
    right = std::max(right, lines[i].right());
    size = std::max(size, lines[i].size);
  }
  constexpr double kWidest = 20000;
  if (right <= left || right - left > kWidest) return {};
  // How many lines have something at each point of the width.
  std::vector<std::size_t> cover(static_cast<std::size_t>(right - left) + 2, 0);
  std::size_t counted = 0;
  for (const std::vector<PdfSegment>& segments : cut) {
    if (segments.size() < 2 || segments.size() * 5 < most * 3) continue;
    ++counted;
    for (const PdfSegment& segment : segments) {
      const auto begin = static_cast<std::size_t>(segment.left - left);
      const auto end = static_cast<std::size_t>(std::ceil(segment.right - left));
      for (std::size_t x = begin; x < end && x < cover.size(); ++x) ++cover[x];
    }
  }
  // Headings that span columns, and one row in eight that does not keep to them.
  const std::size_t allowed = counted >= 4 ? std::max<std::size_t>(1, counted / 8) : 0;
  std::vector<double> out;
  for (std::size_t x = 0; x < cover.size();) {
    if (cover[x] > allowed) {
      ++x;
      continue;
    }
    const std::size_t begin = x;
    std::size_t least = allowed + 1;
    for (; x < cover.size() && cover[x] <= allowed; ++x) least = std::min(least, cover[x]);
    if (begin == 0 || x >= cover.size()) {
      if (least > 0) continue;
    }
    // Each stretch of the least cover is white between columns.
    for (std::size_t at = begin; at < x;) {
      if (cover[at] != least) {
        ++at;
        continue;
      }
      const std::size_t from = at;
      while (at < x && cover[at] == least) ++at;
      if (from == 0 || at >= cover.size() - 1) continue;
      if (static_cast<double>(at - from) >= kLeastGutter * size)
        out.push_back(left + static_cast<double>(from + at) / 2);
    }
  }
  return out;
}

Table pdf_table(const std::vector<PdfLine>& lines, const PdfRegion& region,
                const std::vector<std::vector<PdfRule>>& rules) {
  const PdfGrid grid(lines, region, rules);
  return Builder(lines, region, grid).run();
}

}  // namespace khop::format
