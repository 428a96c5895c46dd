// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_table.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "format/pdf/pdf_columns.h"
#include "format/pdf/pdf_grid.h"
#include "format/pdf/pdf_text.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

constexpr double kOverlap = 0.7;  // of the height of the type: lines nearer than this stand beside one another
constexpr std::size_t kDeepestHeader = 14;  // lines
constexpr std::size_t kTallestCell = 64;    // lines

class Builder : private PdfColumns {
 public:
  Builder(const std::vector<PdfLine>& lines, const PdfRegion& region, const PdfGrid& grid)
      : PdfColumns(lines, region, grid), grid_(grid), columns_(columns()) {}

  Table run() {
    Table table;
    if (columns_ == 0 || !is_table()) return table;
    find_header();
    measure();
    if (header_ > 0) add_header(table);
    join_lines();
    for (const auto& [first, end] : rows_) table.rows.push_back(row(first, end, false));
    return table;
  }

 private:
  // Letterheads and lists of recipients have two columns, too, without figures.
  [[nodiscard]] bool is_table() const {
    std::size_t wide = 0, figures = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      wide += filled(i) >= 3 ? 1 : 0;
      figures += filled(i) >= 2 && numerals(i, 1) >= 1 ? 1 : 0;
    }
    return figures >= 2 && (wide >= 2 || figures * 2 >= size());
  }

  // Labels of columns: 1, 2, 3 ... or A, B, 1, 2, 7=6/5.
  [[nodiscard]] bool numbers_columns(std::size_t i) const {
    int previous = 0, count = 0;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (!has(i, c)) continue;
      const std::vector<PdfPiece>& cell = at(i, c);
      std::string text;
      for (const PdfPiece& piece : cell) {
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
    const std::size_t reach = std::min(size(), kDeepestHeader);
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
    const std::string& text = line(i).words[at(i, column)[0].first].text;
    return (text.size() == 4 && all_digits(text) && (text.starts_with("19") || text.starts_with("20"))) ||
           text.find_first_of("/=(") != std::string::npos;
  }

  // How far columns reach, and how far lines of one cell are apart.
  void measure() {
    left_.assign(columns_, 1e9);
    right_.assign(columns_, -1e9);
    for (std::size_t i = 0; i < size(); ++i) {
      for (std::size_t c = 0; c < columns_; ++c) {
        for (const PdfPiece& piece : at(i, c)) {
          if (piece.right > border(c) || i < header_) continue;
          left_[c] = std::min(left_[c], piece.left);
          right_[c] = std::max(right_[c], piece.right);
        }
      }
    }
    std::vector<double> steps;
    for (std::size_t c = 0; c < columns_; ++c) {
      std::size_t above = size();
      for (std::size_t i = header_; i < size(); ++i) {
        if (!has(i, c)) continue;
        if (above < size() && line(above).page == line(i).page) steps.push_back(line(i).base - line(above).base);
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
    while (end < size() && end <= numbering_ + 2 && !has(end, 0) && !has(end, 1) && only_wraps(end)) ++end;
    table.rows.push_back(row(numbering_, end, true));
    header_ = end;
  }

  [[nodiscard]] bool only_wraps(std::size_t i) const {
    for (std::size_t c = 0; c < columns_; ++c) {
      if (!has(i, c)) continue;
      if (!numeral(i, c) || !has(i - 1, c)) return false;
      const PdfPiece& above = at(i - 1, c).back();
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
    for (std::size_t i = header_; i < size(); ++i) {
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
    const PdfPiece& piece = at(i, 0)[0];
    return right_[0] - left_[0] < 4 * line(i).size && piece.end - piece.first == 1;
  }

  // Whether the first word of column `c` on line `i` had no room behind what stands there on line `above`.
  [[nodiscard]] bool full(std::size_t above, std::size_t c, std::size_t i) const {
    const PdfPiece& before = at(above, c).back();
    const PdfWord& word = line(i).words[at(i, c)[0].first];
    const double room = right_[c] - left_[c];
    if (split_numeral(above, c, i)) return true;
    if (is_numeral(word.text) && numeral(above, c)) return false;
    return (before.right - before.left) + 0.15 * line(i).size + word.width() > room - 0.5;
  }

  // "101,7" and below it "3": a numeral that its cell has no room for.
  [[nodiscard]] bool split_numeral(std::size_t above, std::size_t c, std::size_t i) const {
    if (!numeral(above, c) || !numeral(i, c)) return false;
    const std::string& head = line(above).words[at(above, c)[0].first].text;
    const std::string& tail = line(i).words[at(i, c)[0].first].text;
    if (tail.size() > 3 || tail.find_first_not_of("0123456789") != std::string::npos) return false;
    if (head.find_first_of(".,/") == std::string::npos) return false;
    const PdfPiece& before = at(above, c)[0];
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
        for (const PdfPiece& piece : at(i, c)) {
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

  const PdfGrid& grid_;
  const std::size_t columns_;
  std::vector<double> left_, right_;        // of what stands in each column
  std::size_t header_ = 0, numbering_ = 0;  // lines
  bool numbered_ = false, spaced_ = false;
  double step_ = 0;  // from line to line of one cell
  std::vector<std::pair<std::size_t, std::size_t>> rows_;
};

}  // namespace

Table pdf_table(const std::vector<PdfLine>& lines, const PdfRegion& region,
                const std::vector<std::vector<PdfRule>>& rules) {
  const PdfGrid grid(lines, region, rules);
  return Builder(lines, region, grid).run();
}

}  // namespace khop::format
