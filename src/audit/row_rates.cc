// SPDX-License-Identifier: Apache-2.0
/// Rows that are rates of other rows: "Tốc độ tăng trưởng" below a row of amounts, and rows of a structure, each the
/// share of the row of amounts with the same label in the total of its section.
#include <algorithm>
#include <map>

#include "audit/bind.h"
#include "audit/column.h"
#include "audit/tie.h"

namespace khop::audit {

using Kind = Derivation::Kind;

namespace {

int common_words(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b) {
  return static_cast<int>(std::count_if(
      a.begin(), a.end(), [&](figure::WordId word) { return std::find(b.begin(), b.end(), word) != b.end(); }));
}

class RowRates {
 public:
  RowRates(Context& context, const rule::Rule& rule, const Grid& grid) : context_(context), rule_(rule), grid_(grid) {
    // Each column and the one that holds the period before it.
    const auto columns = columns_of(grid);
    if (columns.done != -1 && columns.last != -1) periods_.emplace_back(columns.done, columns.last);
    std::map<int, std::int32_t> by_year;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
      const auto& column = grid.columns[c];
      if (column.years.size() == 1 && !column.plan && !column.compare && !column.percent)
        by_year.emplace(column.years.front(), static_cast<std::int32_t>(c));
    }
    for (const auto& [year, column] : by_year)
      if (const auto before = by_year.find(year - 1); before != by_year.end())
        if (periods_.empty() || periods_.front() != std::make_pair(column, before->second))
          periods_.emplace_back(column, before->second);
  }

  void growth() {
    constexpr std::size_t kReach = 12;
    for (std::size_t r = 1; r < grid_.rows(); ++r) {
      if (!grid_.percent[r]) continue;
      bool found = false;
      const auto rest = label_without(context_.rules, grid_, r, "row-growth", found);
      if (!found) continue;
      // The row above that the label names, else the nearest one.
      std::size_t level = r;
      int best = 0;
      for (std::size_t k = r; k-- > 0 && r - k <= kReach;) {
        if (!grid_.data(k) || grid_.percent[k] || !has_figures(grid_, k)) continue;
        const int score = 1 + common_words(rest, grid_.labels[k]);
        if (score > best) best = score, level = k;
      }
      if (level != r) propose_growth(r, level, rest.empty() || best > 1);
    }
  }

  void shares() {
    constexpr std::size_t kMostAlike = 8;
    std::map<std::vector<figure::WordId>, std::vector<std::size_t>> levels;
    for (std::size_t r = 0; r < grid_.rows(); ++r)
      if (!grid_.percent[r] && !grid_.labels[r].empty() && has_figures(grid_, r)) levels[grid_.labels[r]].push_back(r);
    for (std::size_t r = 0; r < grid_.rows(); ++r) {
      if (!grid_.percent[r]) continue;
      const auto found = levels.find(grid_.labels[r]);
      if (found == levels.end() || found->second.size() > kMostAlike) continue;
      for (const auto part : found->second)
        if (const auto total = total_of(part); total != part) propose_share(r, part, total);
    }
  }

 private:
  /// The row of amounts above `part` that heads its section; `part` if there is none.
  [[nodiscard]] std::size_t total_of(std::size_t part) const {
    constexpr std::size_t kReach = 40;
    const auto own = mark_style(grid_.marks[part]);
    for (std::size_t k = part; k-- > 0 && part - k <= kReach;) {
      if (!grid_.data(k) || !has_figures(grid_, k) || grid_.percent[k]) continue;
      if (mark_style(grid_.marks[k]) != own || is_footing(context_.rules, grid_, k)) return k;
    }
    return part;
  }

  void propose_growth(std::size_t rate, std::size_t level, bool named) {
    for (const auto& [done, last] : periods_) {
      const auto at = [&](std::size_t row, std::int32_t column) {
        return grid_.at(static_cast<std::int32_t>(row), column);
      };
      put(at(rate, done), at(level, done), at(level, last), named ? 0.7 : -0.4);
    }
  }

  void propose_share(std::size_t rate, std::size_t part, std::size_t total) {
    int held = 0, seen = 0;
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
      const auto t = grid_.cells[rate][c], a = grid_.cells[part][c], b = grid_.cells[total][c];
      if (t == figure::kNone || a == figure::kNone || b == figure::kNone || derived(c)) continue;
      bool informative = false;
      held += derives(context_.draft, Kind::percent, t, a, b, informative) && informative;
      ++seen;
      columns.push_back(c);
    }
    if (held == 0 || held * 2 < seen) return;
    for (const auto c : columns)
      put(grid_.cells[rate][c], grid_.cells[part][c], grid_.cells[total][c], 0.7 * held - 1.0 * (seen - held));
  }

  [[nodiscard]] bool derived(std::size_t column) const {
    return std::any_of(grid_.derivations.begin(), grid_.derivations.end(), [&](const Derivation& d) {
      return d.kind != Kind::sum && d.target == static_cast<std::int32_t>(column);
    });
  }

  void put(FigureId rate, FigureId done, FigureId base, double more) {
    if (rate == figure::kNone || done == figure::kNone || base == figure::kNone) return;
    auto reading = make_reading(context_, rule_, {{"rate", {rate}}, {"done", {done}}, {"base", {base}}});
    if (!reading) return;
    reading->add("rows", context_.weight("column") + std::min(more, 2.0));
    reading->near_only = true;
    reading->group = static_cast<std::uint64_t>(rate) + 1;
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  const Grid& grid_;
  std::vector<std::pair<std::int32_t, std::int32_t>> periods_;
};

}  // namespace

void find_row_rates(Context& context, const rule::Rule& rule) {
  for (const auto& grid : context.grids) {
    RowRates rates(context, rule, grid);
    if (allows(rule, "rate-is", "growth"))
      rates.growth();
    else
      rates.shares();
  }
}

}  // namespace khop::audit
