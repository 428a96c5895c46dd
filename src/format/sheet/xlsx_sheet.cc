// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "format/legacy_font.h"
#include "format/xml_stream.h"

namespace khop::format {
namespace {

struct Area {
  std::uint32_t row = 0, column = 0, last_row = 0, last_column = 0;
};

// "C7"; nothing if it is none.
bool read_place(std::string_view text, std::uint32_t& row, std::uint32_t& column) {
  row = column = 0;
  std::size_t at = 0;
  while (at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z')
    column = column * 26 + static_cast<std::uint32_t>(text[at++] - 'A' + 1);
  if (at == 0 || at == text.size()) return false;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), row);
  return error == std::errc() && end == text.data() + text.size() && row >= 1 && row <= kMostRows &&
         column <= kMostColumns;
}

// "A1:H1" or "A1".
bool read_area(std::string_view text, Area& area) {
  const std::size_t colon = text.find(':');
  if (!read_place(text.substr(0, colon), area.row, area.column)) return false;
  area.last_row = area.row;
  area.last_column = area.column;
  return colon == std::string_view::npos || (read_place(text.substr(colon + 1), area.last_row, area.last_column) &&
                                             area.last_row >= area.row && area.last_column >= area.column);
}

class SheetEvents : public XmlEvents {
 public:
  explicit SheetEvents(XlsxShared& shared) : shared_(shared) {}

  void open(std::string_view name, const Attributes& attributes) override {
    if (in_cell_) {
      open_in_cell(name, attributes);
    } else if (name == "c") {
      open_cell(attributes);
    } else if (name == "row") {
      const int row = attributes.number("r", static_cast<int>(row_) + 1);
      row_ = static_cast<std::uint32_t>(std::clamp(row, 1, static_cast<int>(kMostRows)));
      column_ = 0;
      if (attributes.is_on("hidden")) hide(sheet.rows, row_, row_);
    } else if (name == "col") {
      const int first = attributes.number("min", 0), last = attributes.number("max", 0);
      if (attributes.is_on("hidden") && first > 0 && last >= first && last <= static_cast<int>(kMostColumns))
        hide(sheet.columns, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last));
    } else if (name == "mergeCell") {
      Area area;
      if (read_area(attributes["ref"], area) && merged_.size() < kMostCells) merged_.push_back(area);
    } else if (name == "autoFilter") {
      static_cast<void>(read_area(attributes["ref"], filter_));
    }
  }

  void close(std::string_view name) override {
    if (!in_cell_) return;
    if (name == "c") {
      close_cell();
      in_cell_ = false;
    } else if (name == "f") {
      close_formula();
    } else if (name == "is") {
      in_rich_ = false;
      XlsxString read = rich_.take();
      value_ = std::move(read.text);
      runs_ = read.runs;
    } else if (in_rich_) {
      rich_.close(name);
    }
    taking_ = nullptr;
  }

  void text(std::string_view piece) override {
    if (in_rich_) rich_.text(piece);
    if (taking_ != nullptr && taking_->size() + piece.size() <= kLongestValue) *taking_ += piece;
  }

  [[nodiscard]] const std::optional<Words>& refusal() const override { return refusal_; }

  void finish() {
    const auto before = [](const SheetCell& a, const SheetCell& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    };
    if (!std::is_sorted(sheet.cells.begin(), sheet.cells.end(), before))
      std::stable_sort(sheet.cells.begin(), sheet.cells.end(), before);
    merge();
    for (Hidden& rows : sheet.rows)
      rows.filtered = filter_.row != 0 && rows.first > filter_.row && rows.last <= filter_.last_row;
  }

  Sheet sheet;

 private:
  static constexpr std::size_t kLongestValue = 1U << 20;  // bytes; Excel allows 32,767 characters

  struct Formula {
    std::string text;
    std::uint32_t row, column;
  };

  static void hide(std::vector<Hidden>& list, std::uint32_t first, std::uint32_t last) {
    if (!list.empty() && list.back().last + 1 == first) {
      list.back().last = last;
    } else {
      list.push_back(Hidden{first, last, false});
    }
  }

  void open_cell(const Attributes& attributes) {
    std::uint32_t row = 0, column = 0;
    if (read_place(attributes["r"], row, column)) {
      row_ = row;
      column_ = column;
    } else {
      column_ = std::min(column_ + 1, kMostColumns);
    }
    type_ = attributes["t"];
    style_ = attributes.number("s", 0);
    value_.clear();
    formula_.clear();
    in_cell_ = true;
    has_formula_ = runs_ = false;
  }

  void open_in_cell(std::string_view name, const Attributes& attributes) {
    if (name == "v") {
      value_.clear();
      taking_ = &value_;
    } else if (name == "f") {
      has_formula_ = true;
      shared_formula_ = attributes["t"] == "shared" ? attributes.number("si", -1) : -1;
      taking_ = &formula_;
    } else if (name == "is") {
      in_rich_ = true;
    } else if (in_rich_) {
      rich_.open(name, attributes);
    }
  }

  void close_formula() {
    if (shared_formula_ < 0) {
      sheet.reach.add(formula_, row_, column_, 0, 0);
    } else if (!formula_.empty()) {
      sheet.reach.add(formula_, row_, column_, 0, 0);
      formulas_.insert_or_assign(shared_formula_, Formula{formula_, row_, column_});
    } else if (const auto known = formulas_.find(shared_formula_); known != formulas_.end()) {
      const Formula& first = known->second;
      sheet.reach.add(first.text, row_, column_, std::int64_t{row_} - first.row, std::int64_t{column_} - first.column);
    }
  }

  void close_cell() {
    if (has_formula_ && value_.empty() && type_ != "str") ++shared_.uncomputed;
    if (value_.empty()) return;
    SheetCell cell;
    cell.row = row_;
    cell.column = column_;
    show(cell);
    if (cell.text.empty()) return;
    if (!shared_.budget.take(1, cell.text.size())) {
      refusal_ = kTooManyCells;
      return;
    }
    sheet.cells.push_back(std::move(cell));
  }

  void show(SheetCell& cell) {
    static const NumberFormat kGeneral;
    const bool known = style_ >= 0 && static_cast<std::size_t>(style_) < shared_.formats.size();
    const NumberFormat& format = known ? shared_.formats[static_cast<std::size_t>(style_)] : kGeneral;
    if (type_ == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (error != std::errc() || index >= shared_.strings.size()) return;
      const XlsxString& shared = shared_.strings[index];
      cell.text = format.show_text(shared.runs ? shared.text : in_font(shared.text));
    } else if (type_ == "str" || type_ == "inlineStr") {
      const std::string text = clean_cell_text(value_);
      cell.text = format.show_text(runs_ ? text : in_font(text));
    } else if (type_ == "b") {
      cell.text = value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
    } else if (type_ == "e") {
      cell.text = clean_cell_text(value_);
    } else if (type_ == "d") {
      cell.text = show_iso_date(value_);
    } else {
      cell.number = !format.is_date(value_);
      cell.text = clean_cell_text(format.show(value_, shared_.from_1904));
    }
  }

  // The text as the cell's font shows it.
  [[nodiscard]] std::string in_font(const std::string& text) const {
    const auto style = static_cast<std::size_t>(style_);
    return style_ >= 0 && style < shared_.fonts.size() ? from_legacy_font(text, shared_.fonts[style]) : text;
  }

  // Gives the first cell of each merged area its size, and takes out what the others hold: it is not shown.
  void merge() {
    std::vector<bool> covered(sheet.cells.size(), false);
    std::size_t steps = 0;
    for (const Area& area : merged_) {
      const auto place = [](const SheetCell& cell) { return std::pair(cell.row, cell.column); };
      auto at = std::lower_bound(sheet.cells.begin(), sheet.cells.end(), std::pair(area.row, area.column),
                                 [&](const SheetCell& cell, const auto& wanted) { return place(cell) < wanted; });
      if (at != sheet.cells.end() && place(*at) == std::pair(area.row, area.column)) {
        at->rows = area.last_row - area.row + 1;
        at->columns = area.last_column - area.column + 1;
        ++at;
      }
      for (; at != sheet.cells.end() && at->row <= area.last_row && steps < 4 * kMostCells; ++at, ++steps) {
        if (at->column >= area.column && at->column <= area.last_column)
          covered[static_cast<std::size_t>(at - sheet.cells.begin())] = true;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
      if (covered[i]) continue;
      if (kept != i) sheet.cells[kept] = std::move(sheet.cells[i]);
      ++kept;
    }
    sheet.cells.resize(kept);
  }

  XlsxShared& shared_;
  std::optional<Words> refusal_;
  std::uint32_t row_ = 0, column_ = 0;
  bool in_cell_ = false, in_rich_ = false, has_formula_ = false, runs_ = false;
  std::string type_, value_, formula_;
  std::string* taking_ = nullptr;  // where text goes
  int style_ = 0, shared_formula_ = -1;
  XlsxText rich_;
  std::unordered_map<int, Formula> formulas_;  // that several cells share
  std::vector<Area> merged_;
  Area filter_;
};

}  // namespace

Result<Sheet> read_xlsx_sheet(std::string_view xml, const std::string& path, const std::string& part,
                              XlsxShared& shared) {
  SheetEvents events(shared);
  if (std::optional<Error> error = stream_xml(xml, path, part, events)) return std::move(*error);
  events.finish();
  return std::move(events.sheet);
}

}  // namespace khop::format
