// SPDX-License-Identifier: Apache-2.0
/// Rows that add up: a total and the rows below it by their marks, a footing and the rows above it.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/table.h"

namespace khop::audit {

namespace {

/// Style of a hierarchy mark, so that rows of one level can be told: I, 1, 1.1, a, -, + or none.
std::string style(const std::string& mark) {
  if (mark.empty()) return "";
  if (mark.find_first_not_of("IVXLC.") == std::string::npos) return "I";
  if (mark.find_first_not_of("0123456789.)") == std::string::npos)
    return "1" + std::string(static_cast<std::size_t>(
                                 std::count(mark.begin(), mark.end() - (mark.ends_with('.') ? 1 : 0), '.')),
                             '.');
  if (mark[0] >= 'A' && mark[0] <= 'Z') return "A";
  if (mark[0] >= 'a' && mark[0] <= 'z') return "a";
  return mark.substr(0, 3);
}

/// A column that derives from others never adds up.
bool derived(const Grid& grid, std::int32_t column) {
  return std::any_of(grid.derivations.begin(), grid.derivations.end(),
                     [&](const Derivation& d) { return d.target == column; });
}

/// Readings of `total` against `parts`, column by column, if at least one column holds; `tries`: how many sets were
/// looked at.
bool propose_rows(Context& context, const rule::Rule& rule, const Grid& grid, std::size_t total,
                  const std::vector<std::size_t>& parts, double tries) {
  std::vector<Reading> readings;
  int held = 0, seen = 0;
  for (std::int32_t c = 0; c < static_cast<std::int32_t>(grid.table->columns); ++c) {
    if (derived(grid, c) && !grid.percent[total]) continue;
    const auto t = grid.at(static_cast<std::int32_t>(total), c);
    if (t == figure::kNone) continue;
    std::vector<FigureId> figures;
    for (const auto row : parts)
      if (const auto f = grid.at(static_cast<std::int32_t>(row), c); f != figure::kNone) figures.push_back(f);
    if (figures.size() < 2) continue;
    auto reading = make_reading(context, rule, {{"total", {t}}, {"parts", figures}});
    if (!reading) continue;
    double sum = 0, slack = last_place(context.draft, t);
    for (const auto f : figures) sum += printed_value(context.draft, f), slack += last_place(context.draft, f);
    ++seen;
    if (std::abs(sum - printed_value(context.draft, t)) <= slack) ++held;
    reading->group = (static_cast<std::uint64_t>(t) << 8) | 1;
    readings.push_back(std::move(*reading));
  }
  if (held == 0) return false;
  for (auto& reading : readings) {
    reading.add("rows", context.weight("column") + 0.7 * held - 1.0 * (seen - held));
    reading.tries = tries;
    reading.near_only = true;
    keep(context, std::move(reading));
  }
  return true;
}

bool has_figures(const Grid& grid, std::size_t row) {
  return std::any_of(grid.cells[row].begin(), grid.cells[row].end(), [](FigureId f) { return f != figure::kNone; });
}

/// "Tổng cộng" at the bottom: the rows above it, of the outermost level that has figures.
void find_footing(Context& context, const rule::Rule& rule, const Grid& grid) {
  constexpr std::size_t kMostRows = 4000;  // a check weighs each part against all others
  const auto total_class = class_of(context, "total");
  std::vector<std::size_t> above;
  std::string level;
  for (std::size_t r = 0; r < grid.cells.size(); ++r) {
    if (!has_figures(grid, r)) continue;
    const bool total = !grid.labels[r].empty() && context.rules.lexicon.has_word(total_class, grid.labels[r].front());
    if (total && above.size() >= 2 && above.size() <= kMostRows) propose_rows(context, rule, grid, r, above, 1);
    if (grid.table->rows[r].header || grid.table->rows[r].numbering) continue;
    if (total) {
      above.clear();  // a part of the table with a total of its own
      level.clear();
      continue;
    }
    const auto own = style(grid.marks[r]);
    if (above.empty()) level = own;
    if (own == level) above.push_back(r);
  }
}

}  // namespace

void find_children(Context& context, const rule::Rule& rule) {
  constexpr std::size_t kMostChildren = 24, kMostPassed = 600;
  for (const auto& grid : context.grids) {
    find_footing(context, rule, grid);
    const std::size_t rows = grid.cells.size();
    std::vector<std::string> styles;
    for (const auto& mark : grid.marks) styles.push_back(style(mark));
    for (std::size_t total = 0; total < rows; ++total) {
      if (!has_figures(grid, total)) continue;
      // Children: rows below, of one mark style that is not the total's; rows without figures and rows of percentages
      // are passed.
      std::vector<std::size_t> children;
      std::string level;
      const auto end = std::min(rows, total + 1 + kMostPassed);
      for (std::size_t r = total + 1; r < end && children.size() < kMostChildren; ++r) {
        if (grid.table->rows[r].header || grid.table->rows[r].numbering || !has_figures(grid, r)) {
          if (!grid.marks[r].empty() && styles[r] == styles[total]) break;
          continue;
        }
        const auto& own = styles[r];
        if (own == styles[total]) break;
        if (children.empty()) {
          if (grid.percent[r] != grid.percent[total]) continue;
          level = own;
        } else if (own != level) {
          if (own == "I" || own == "A" || (own == "1" && level != "1.")) break;
          continue;
        }
        if (grid.dimension[r] != grid.dimension[total] && grid.dimension[total] != figure::Units::kNone) {
          if (children.empty()) continue;
          break;
        }
        children.push_back(r);
      }
      if (children.size() < 2) continue;
      for (std::size_t count = children.size(); count >= 2; --count) {
        const std::vector<std::size_t> parts(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(count));
        if (propose_rows(context, rule, grid, total, parts, static_cast<double>(children.size() - count + 1))) break;
      }
    }
  }
}

}  // namespace khop::audit
