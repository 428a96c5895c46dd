// SPDX-License-Identifier: Apache-2.0
/// Cells → paragraphs and tables. A sheet is a page on which titles, tables, notes and signatures stand below each
/// other; only their places and what is in them tell which is which.
#include <algorithm>
#include <string_view>
#include <utility>

#include "format/sheet/sheet.h"

namespace khop::format {
namespace {

// A letterhead or signatures: that many rows of words, no wider.
constexpr std::size_t kFewRows = 2, kFewCells = 3;
// A row of this many cells among those of a wider table opens a part of it: "II", "Chi ngân sách".
constexpr std::size_t kSectionCells = 2, kWideTable = 4;

enum class RowKind : std::uint8_t {
  single,  ///< one text and nothing else
  words,   ///< several texts
  data,    ///< amounts
};

struct RowView {
  std::uint32_t row = 0;
  std::size_t first = 0, last = 0;  // cells of the sheet, half-open
  RowKind kind = RowKind::single;
  bool covered = false;  // cells from above reach into it
  bool gap = false;      // an empty row stands above
  [[nodiscard]] std::size_t size() const { return last - first; }
};

// A cell that goes on from above.
struct Covered {
  std::uint32_t row = 0, column = 0, columns = 0;
};

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Whether other layers could take a number for a year.
bool is_like_year(std::string_view text) {
  return text.size() == 4 && text >= "1800" && text < "2200" &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Years are words of headers.
bool is_amount(const SheetCell& cell) {
  const std::string_view text = cell.text;
  if (is_year(text)) return false;
  return cell.number || (text.find_first_of("0123456789") != std::string_view::npos &&
                         text.find_first_not_of("0123456789.,-+%() ") == std::string_view::npos);
}

std::vector<Paragraph> paragraphs_of(SheetCell& cell, std::int32_t part) {
  std::vector<Paragraph> out;
  Origin origin;
  origin.part = part;
  origin.row = cell.row;
  origin.column = cell.column;
  if (cell.text.find('\n') == std::string::npos) {
    Paragraph& only = out.emplace_back();
    only.text = std::move(cell.text);
    only.stretches = std::move(cell.stretches);
    only.origin = origin;
    return out;
  }
  for (std::size_t begin = 0; begin <= cell.text.size();) {
    const std::size_t end = std::min(cell.text.find('\n', begin), cell.text.size());
    if (end > begin) {
      Paragraph& piece = out.emplace_back();
      piece.text = cell.text.substr(begin, end - begin);
      piece.origin = origin;
      for (const Stretch& stretch : cell.stretches) {
        if (stretch.at >= end) break;
        const auto from = static_cast<std::uint32_t>(begin);
        if (stretch.at <= begin) piece.stretches.clear();
        piece.stretches.push_back(stretch.at <= begin ? Stretch{0, stretch.source + (from - stretch.at)}
                                                      : Stretch{stretch.at - from, stretch.source});
      }
      const auto is_lead = [](unsigned char c) { return (c & 0xC0) != 0x80; };
      origin.point += static_cast<std::uint32_t>(std::count_if(piece.text.begin(), piece.text.end(), is_lead));
    }
    ++origin.point;
    begin = end + 1;
  }
  return out;
}

class Layout {
 public:
  Layout(Sheet& sheet, std::int32_t part, Content& out) : sheet_(sheet), cells_(sheet.cells), part_(part), out_(out) {}

  bool run() {
    if (!find_covered()) return false;
    find_rows();
    for (std::size_t i = 0; i < rows_.size() && fits_; ++i) place(i);
    close();
    return fits_;
  }

 private:
  bool find_covered() {
    const std::uint32_t last = cells_.empty() ? 0 : cells_.back().row;
    for (const SheetCell& cell : cells_) {
      for (std::uint32_t r = cell.row + 1; r < cell.row + cell.rows && r <= last; ++r) {
        covered_.push_back(Covered{r, cell.column, cell.columns});
        if (covered_.size() > kMostCells) return false;
      }
    }
    std::sort(covered_.begin(), covered_.end(), [](const Covered& a, const Covered& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return true;
  }

  [[nodiscard]] std::size_t first_covered(std::uint32_t row) const {
    const auto found = std::lower_bound(covered_.begin(), covered_.end(), row,
                                        [](const Covered& c, std::uint32_t r) { return c.row < r; });
    return static_cast<std::size_t>(found - covered_.begin());
  }
  [[nodiscard]] bool is_covered(std::uint32_t row) const {
    const std::size_t at = first_covered(row);
    return at < covered_.size() && covered_[at].row == row;
  }

  void find_rows() {
    for (std::size_t begin = 0; begin < cells_.size();) {
      RowView view;
      view.row = cells_[begin].row;
      view.first = begin;
      bool data = false;
      while (begin < cells_.size() && cells_[begin].row == view.row) data = is_amount(cells_[begin++]) || data;
      view.last = begin;
      view.covered = is_covered(view.row);
      view.kind = data ? RowKind::data : view.size() == 1 && !view.covered ? RowKind::single : RowKind::words;
      view.gap = !rows_.empty() && has_gap(rows_.back().row, view.row);
      rows_.push_back(view);
    }
    // The next row of several cells, from the end on.
    following_.resize(rows_.size());
    std::size_t next = rows_.size();
    for (std::size_t i = rows_.size(); i-- > 0;) {
      following_[i] = next;
      if (rows_[i].kind != RowKind::single) next = i;
    }
  }

  // Whether a row between the two is empty: neither filled nor part of cells from above.
  [[nodiscard]] bool has_gap(std::uint32_t above, std::uint32_t below) const {
    for (std::uint32_t r = above + 1; r < below; ++r) {
      if (!is_covered(r)) return true;
    }
    return false;
  }

  void place(std::size_t i) {
    const RowView& view = rows_[i];
    if (view.kind == RowKind::single) {
      const std::size_t next = following_[i];
      const bool inside = !table_.empty() && has_data_ && next < rows_.size() && rows_[next].kind == RowKind::data &&
                          is_within(rows_[next]) && is_within(view);
      if (!inside) {
        close();
        paragraphs(view);
        return;
      }
    } else if (view.gap && !table_.empty()) {
      const std::size_t next = following_[i];
      const bool section = view.kind == RowKind::words && view.size() <= kSectionCells && widest_ >= kWideTable &&
                           has_data_ && next < rows_.size() && rows_[next].kind == RowKind::data &&
                           is_within(rows_[next]);
      if (!is_within(view) || (view.kind == RowKind::words && !section)) close();
    }
    add(view);
  }

  void add(const RowView& view) {
    if (table_.empty()) left_ = kMostColumns, right_ = 0;
    left_ = std::min(left_, cells_[view.first].column);
    const SheetCell& last = cells_[view.last - 1];
    right_ = std::max(right_, last.column + last.columns - 1);
    widest_ = std::max(widest_, view.size());
    has_data_ = has_data_ || view.kind == RowKind::data;
    table_.push_back(view);
  }

  [[nodiscard]] bool is_within(const RowView& view) const {
    return cells_[view.first].column >= left_ && cells_[view.last - 1].column <= right_;
  }

  void paragraphs(const RowView& view) {
    for (std::size_t c = view.first; c < view.last; ++c) {
      for (Paragraph& paragraph : paragraphs_of(cells_[c], part_)) out_.body.emplace_back(std::move(paragraph));
    }
  }

  void close() {
    const std::vector<RowView> rows = std::exchange(table_, {});
    const bool few = !has_data_ && (rows.size() <= kFewRows || widest_ <= 1) && widest_ <= kFewCells;
    has_data_ = false;
    widest_ = 0;
    if (rows.empty() || !fits_) return;
    if (few) {
      for (const RowView& view : rows) paragraphs(view);
    } else {
      table(rows);
    }
  }

  // Columns in which nothing begins are left out: they are the space that wide texts take.
  void table(const std::vector<RowView>& rows) {
    std::vector<std::uint32_t> columns;
    for (const RowView& view : rows) {
      for (std::size_t c = view.first; c < view.last; ++c) columns.push_back(cells_[c].column);
      if (columns.size() > 4 * std::size_t{kMostColumns}) make_set(columns);
    }
    make_set(columns);
    made_ += rows.size() * columns.size();
    if (made_ > kMostCells) {
      fits_ = false;
      return;
    }
    group_amounts(rows, columns);
    Table out;
    out.rows.reserve(rows.size());
    for (const RowView& view : rows) out.rows.push_back(row_of(view, columns));
    out_.body.emplace_back(std::move(out));
  }

  // 1953 without a format is a year on paper, too, but not among amounts of other sizes. Only what stands from
  // the first row of amounts on can be meant: above is the header, and columns of years hold nothing else.
  void group_amounts(const std::vector<RowView>& rows, const std::vector<std::uint32_t>& columns) {
    constexpr std::size_t kShortest = 3;  // bytes; less than that are numbers of columns
    std::vector<bool> amounts(columns.size(), false);
    const auto index = [&](const SheetCell& cell) {
      return static_cast<std::size_t>(std::lower_bound(columns.begin(), columns.end(), cell.column) - columns.begin());
    };
    const auto each = [&](const auto& action) {
      bool below_header = false;
      for (const RowView& view : rows) {
        below_header = below_header || view.kind == RowKind::data;
        if (!below_header) continue;
        for (std::size_t c = view.first; c < view.last; ++c) {
          if (cells_[c].number) action(cells_[c]);
        }
      }
    };
    bool years = false;
    each([&](const SheetCell& cell) {
      if (is_like_year(cell.text))
        years = true;
      else if (cell.text.size() >= kShortest)
        amounts[index(cell)] = true;
    });
    if (!years) return;
    each([&](SheetCell& cell) {
      if (is_like_year(cell.text) && amounts[index(cell)]) cell.text.insert(1, ".");
    });
  }

  static void make_set(std::vector<std::uint32_t>& columns) {
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  }

  Row row_of(const RowView& view, const std::vector<std::uint32_t>& columns) {
    Row out;
    out.header = view.row >= sheet_.first_title && view.row <= sheet_.last_title;
    std::size_t done = 0;  // columns
    std::size_t above = first_covered(view.row);
    const auto place_at = [&](std::uint32_t column, std::uint32_t count) -> Cell* {
      const auto begin =
          static_cast<std::size_t>(std::lower_bound(columns.begin(), columns.end(), column) - columns.begin());
      const auto end =
          static_cast<std::size_t>(std::lower_bound(columns.begin(), columns.end(), column + count) - columns.begin());
      if (begin < done || end <= begin) return nullptr;  // areas that overlap, or of another table
      out.cells.resize(out.cells.size() + (begin - done));
      Cell& cell = out.cells.emplace_back();
      cell.columns = static_cast<std::uint16_t>(end - begin);
      done = end;
      return &cell;
    };
    const auto covered_before = [&](std::uint32_t column) {
      for (; above < covered_.size() && covered_[above].row == view.row && covered_[above].column < column; ++above) {
        if (Cell* cell = place_at(covered_[above].column, covered_[above].columns)) cell->continued = true;
      }
    };
    for (std::size_t c = view.first; c < view.last; ++c) {
      covered_before(cells_[c].column);
      // A merged area must not hide what another one holds.
      std::uint32_t width = cells_[c].columns;
      if (c + 1 < view.last) width = std::min(width, cells_[c + 1].column - cells_[c].column);
      if (Cell* cell = place_at(cells_[c].column, width)) cell->paragraphs = paragraphs_of(cells_[c], part_);
    }
    covered_before(kMostColumns + 1);
    out.cells.resize(out.cells.size() + (columns.size() - done));
    return out;
  }

  const Sheet& sheet_;
  std::vector<SheetCell>& cells_;
  const std::int32_t part_;
  Content& out_;
  std::vector<Covered> covered_;
  std::vector<RowView> rows_;
  std::vector<std::size_t> following_;  // of each row, the next that is not single
  std::vector<RowView> table_;          // the table that is being gathered
  std::uint32_t left_ = 0, right_ = 0;  // its columns
  std::size_t widest_ = 0;              // its cells in a row
  std::size_t made_ = 0;
  bool has_data_ = false, fits_ = true;
};

}  // namespace

bool append_sheet(Sheet sheet, std::int32_t part, Content& content) { return Layout(sheet, part, content).run(); }

bool is_default_name(const std::string& name) {
  std::string_view rest = name;
  while (!rest.empty() && std::string_view("0123456789 ()_").find(rest.back()) != std::string_view::npos)
    rest.remove_suffix(1);
  constexpr std::string_view kNames[] = {"Sheet", "SHEET", "sheet", "Trang tính", "Trang_tính", "Trang tinh"};
  return rest.empty() || std::find(std::begin(kNames), std::end(kNames), rest) != std::end(kNames);
}

std::string column_letters(std::uint32_t column) {
  std::string out;
  for (; column > 0; column = (column - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  return out;
}

}  // namespace khop::format
