// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "format/sheet/sheet.h"

namespace khop::format {
namespace {

// Marks for each row or column up to `last`; index 0 is unused.
std::vector<std::uint8_t> marks_of(const std::vector<Hidden>& hidden, std::uint32_t last) {
  std::vector<std::uint8_t> out(last + 2, 0);
  for (const Hidden& range : hidden) {
    for (std::uint32_t i = std::max(range.first, 1U); i <= std::min(range.last, last); ++i)
      out[i] = range.filtered ? 2 : 1;
  }
  return out;
}

// Numbers where ranges lie, from where they begin and end.
class Cover {
 public:
  explicit Cover(std::uint32_t last) : change_(last + 2, 0) {}
  void add(std::uint32_t first, std::uint32_t last) {
    if (first >= change_.size()) return;
    ++change_[first];
    if (last + 1 < change_.size()) --change_[last + 1];
  }
  // For each index whether a range lies there.
  [[nodiscard]] std::vector<bool> finish() const {
    std::vector<bool> out(change_.size(), false);
    int open = 0;
    for (std::size_t i = 0; i < change_.size(); ++i) out[i] = (open += change_[i]) > 0;
    return out;
  }

 private:
  std::vector<int> change_;
};

// "10, 12-15".
std::string listed(const std::vector<std::uint32_t>& numbers, bool letters) {
  constexpr std::size_t kMostNamed = 8;
  std::string out;
  std::size_t named = 0;
  const auto name = [&](std::uint32_t n) { return letters ? column_letters(n) : std::to_string(n); };
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (named++ == kMostNamed) return out + " ...";
    if (!out.empty()) out += ", ";
    out += name(numbers[i]);
    if (last > i) out += "-" + name(numbers[last]);
    i = last + 1;
  }
  return out;
}

struct Outcome {
  std::vector<std::uint32_t> dropped, kept;
};

void decide(const std::vector<std::uint8_t>& hidden, const std::vector<bool>& filled, const std::vector<bool>& counted,
            const std::vector<bool>& counted_filtered, bool knows, std::vector<bool>& drop, Outcome& outcome) {
  for (std::uint32_t i = 1; i + 1 < hidden.size(); ++i) {
    if (hidden[i] == 0 || !filled[i]) continue;
    drop[i] = knows && !(hidden[i] == 2 ? counted_filtered[i] : counted[i]);
    (drop[i] ? outcome.dropped : outcome.kept).push_back(i);
  }
}

std::optional<Told> sentence(const Outcome& rows, const Outcome& columns, bool knows) {
  const auto some = [](const std::vector<std::uint32_t>& lines, bool letters, const Words& one, const Words& several) {
    return lines.empty() ? Told() : tell(lines.size() == 1 ? one : several, listed(lines, letters));
  };
  const auto part = [&some](const std::vector<std::uint32_t>& r, const std::vector<std::uint32_t>& c) {
    const Told row = some(r, false, {"dòng {}", "row {}"}, {"các dòng {}", "rows {}"});
    const Told column = some(c, true, {"cột {}", "column {}"}, {"các cột {}", "columns {}"});
    return r.empty() ? column : c.empty() ? row : tell({"{} và {}", "{} and {}"}, row, column);
  };
  const bool dropped = !rows.dropped.empty() || !columns.dropped.empty();
  const bool kept = !rows.kept.empty() || !columns.kept.empty();
  if (!dropped && !kept) return std::nullopt;
  const Told left_out = tell({"bỏ qua {} bị ẩn", "hidden {} left out"}, part(rows.dropped, columns.dropped));
  const Words why = knows ? Words{"vì công thức có tính đến", "since formulas count them"}
                          : Words{"vì số tổng có thể tính đến", "since totals may count them"};
  const Told read = tell({"vẫn đọc {} bị ẩn, {}", "hidden {} read, {}"}, part(rows.kept, columns.kept), why);
  return !kept ? left_out : !dropped ? read : tell({"{}; {}", "{}; {}"}, left_out, read);
}

}  // namespace

std::optional<Told> drop_hidden(Sheet& sheet) {
  if (sheet.cells.empty() || (sheet.rows.empty() && sheet.columns.empty())) return std::nullopt;
  std::uint32_t last_row = 0, last_column = 0;
  for (const SheetCell& cell : sheet.cells) {
    last_row = std::max(last_row, cell.row);
    last_column = std::max(last_column, cell.column);
  }
  const std::vector<std::uint8_t> rows = marks_of(sheet.rows, last_row), columns = marks_of(sheet.columns, last_column);
  std::vector<bool> filled_rows(rows.size(), false), filled_columns(columns.size(), false);
  for (const SheetCell& cell : sheet.cells) filled_rows[cell.row] = filled_columns[cell.column] = true;

  Cover counted(last_row), counted_filtered(last_row), counted_columns(last_column);
  for (const Reach::Rows& use : sheet.reach.rows()) {
    if (use.row <= last_row && rows[use.row] != 0) continue;  // a formula that is hidden itself
    if (use.skips == Reach::Skips::none) counted_filtered.add(use.first, use.last);
    if (use.skips != Reach::Skips::hidden) counted.add(use.first, use.last);
  }
  for (const auto& [column, first, last] : sheet.reach.columns()) {
    if (column > last_column || columns[column] == 0) counted_columns.add(first, last);
  }
  const bool knows = sheet.reach.has_formulas();
  std::vector<bool> drop_row(rows.size(), false), drop_column(columns.size(), false);
  Outcome of_rows, of_columns;
  const std::vector<bool> by_columns = counted_columns.finish();
  decide(rows, filled_rows, counted.finish(), counted_filtered.finish(), knows, drop_row, of_rows);
  decide(columns, filled_columns, by_columns, by_columns, knows, drop_column, of_columns);

  std::vector<SheetCell> shown;
  shown.reserve(sheet.cells.size());
  bool moved = false;
  for (SheetCell& cell : sheet.cells) {
    // What a merged area says stands where it is first shown.
    while (cell.rows > 1 && cell.row <= last_row && drop_row[cell.row]) ++cell.row, --cell.rows, moved = true;
    while (cell.columns > 1 && cell.column <= last_column && drop_column[cell.column])
      ++cell.column, --cell.columns, moved = true;
    const bool dropped =
        (cell.row <= last_row && drop_row[cell.row]) || (cell.column <= last_column && drop_column[cell.column]);
    if (!dropped) shown.push_back(std::move(cell));
  }
  if (moved) {
    std::stable_sort(shown.begin(), shown.end(), [](const SheetCell& a, const SheetCell& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
  }
  sheet.cells = std::move(shown);
  return sentence(of_rows, of_columns, knows);
}

}  // namespace khop::format
