// SPDX-License-Identifier: Apache-2.0
/// Rows that are rates of other rows: "Tốc độ tăng trưởng" below a row of amounts, and rows of a structure, each the
/// share of the row of amounts with the same label in the total of its section.
#include <algorithm>
#include <map>

#include "audit/bind.h"
#include "audit/series/tie.h"
#include "audit/table/column.h"

namespace khop::audit {

using Kind = Derivation::Kind;

namespace {

int common_words(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b) {
  return static_cast<int>(std::count_if(
      a.begin(), a.end(), [&](figure::WordId word) { return std::find(b.begin(), b.end(), word) != b.end(); }));
}

class Links {
 public:
  Links(const Draft& draft, const rule::Rules& rules, Grid& grid) : draft_(draft), rules_(rules), grid_(grid) {}

  void growth() {
    constexpr std::size_t kReach = 12;
    for (std::size_t r = 1; r < grid_.rows(); ++r) {
      if (!grid_.percent[r]) continue;
      bool found = false;
      const auto rest = label_without(rules_, grid_, r, "row-growth", found);
      if (!found) continue;
      // The row above that the label names, else the nearest one.
      std::size_t level = r;
      int best = 0;
      for (std::size_t k = r; k-- > 0 && r - k <= kReach;) {
        if (!grid_.data(k) || grid_.percent[k] || !has_figures(grid_, k)) continue;
        const int score = 1 + common_words(rest, grid_.labels[k]);
        if (score > best) best = score, level = k;
      }
      if (level != r) add(false, r, level, level, rest.empty() || best > 1 ? 0.7 : -0.4);
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
        if (const auto total = total_of(part); total != part) share(r, part, total);
    }
  }

 private:
  /// The row of amounts above `part` that heads its section; `part` if there is none.
  [[nodiscard]] std::size_t total_of(std::size_t part) const {
    constexpr std::size_t kReach = 40;
    const auto own = mark_style(grid_.marks[part]);
    for (std::size_t k = part; k-- > 0 && part - k <= kReach;) {
      if (!grid_.data(k) || !has_figures(grid_, k) || grid_.percent[k]) continue;
      if (mark_style(grid_.marks[k]) != own || is_footing(rules_, grid_, k)) return k;
    }
    return part;
  }

  void share(std::size_t rate, std::size_t part, std::size_t total) {
    int held = 0, seen = 0;
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
      const auto t = grid_.cells[rate][c], a = grid_.cells[part][c], b = grid_.cells[total][c];
      if (t == figure::kNone || a == figure::kNone || b == figure::kNone || is_derived(grid_, c)) continue;
      const auto fit = derives(draft_, Kind::percent, t, a, b);
      held += fit.holds && fit.informative;
      ++seen;
    }
    if (held > 0 && held * 2 >= seen) add(true, rate, part, total, 0.7 * held - 1.0 * (seen - held));
  }

  void add(bool share, std::size_t rate, std::size_t done, std::size_t base, double more) {
    grid_.links.push_back({share, static_cast<std::int32_t>(rate), static_cast<std::int32_t>(done),
                           static_cast<std::int32_t>(base), more});
  }

  const Draft& draft_;
  const rule::Rules& rules_;
  Grid& grid_;
};

/// Each column of a grid and the one that holds the period before it.
std::vector<std::pair<std::int32_t, std::int32_t>> periods_of(const Grid& grid) {
  std::vector<std::pair<std::int32_t, std::int32_t>> out;
  const auto columns = columns_of(grid);
  if (columns.done != -1 && columns.last != -1) out.emplace_back(columns.done, columns.last);
  std::map<int, std::int32_t> by_year;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    const auto& column = grid.columns[c];
    if (column.years.size() == 1 && !column.plan && !column.compare && !column.percent)
      by_year.emplace(column.years.front(), static_cast<std::int32_t>(c));
  }
  for (const auto& [year, column] : by_year)
    if (const auto before = by_year.find(year - 1); before != by_year.end())
      if (out.empty() || out.front() != std::make_pair(column, before->second))
        out.emplace_back(column, before->second);
  return out;
}

void put(Context& context, const rule::Rule& rule, const RowLink& link, FigureId rate, FigureId done, FigureId base) {
  if (rate == figure::kNone || done == figure::kNone || base == figure::kNone) return;
  auto reading = make_reading(context, rule, {{"rate", {rate}}, {"done", {done}}, {"base", {base}}});
  if (!reading) return;
  reading->add("rows", context.weight("column") + std::min(link.more, 2.0));
  reading->near_only = true;
  reading->group = static_cast<std::uint64_t>(rate) + 1;
  keep(context, std::move(*reading));
}

}  // namespace

const RowLink* Grid::link(std::int32_t rate) const {
  const auto [first, last] = std::equal_range(links.begin(), links.end(), RowLink{false, rate, -1, -1, 0},
                                              [](const RowLink& a, const RowLink& b) { return a.rate < b.rate; });
  return last - first == 1 ? &*first : nullptr;
}

void find_row_links(const Draft& draft, const rule::Rules& rules, Grid& grid) {
  Links links(draft, rules, grid);
  links.growth();
  links.shares();
  std::stable_sort(grid.links.begin(), grid.links.end(),
                   [](const RowLink& a, const RowLink& b) { return a.rate < b.rate; });
}

void find_row_rates(Context& context, const rule::Rule& rule) {
  const bool share = !allows(rule, "rate-is", "growth");
  for (const auto& grid : context.grids) {
    const auto periods = periods_of(grid);
    for (const auto& link : grid.links) {
      if (link.share != share) continue;
      if (!share)
        for (const auto& [done, last] : periods)
          put(context, rule, link, grid.at(link.rate, done), grid.at(link.done, done), grid.at(link.done, last));
      for (std::int32_t c = 0; share && c < static_cast<std::int32_t>(grid.columns.size()); ++c)
        if (!is_derived(grid, static_cast<std::size_t>(c)))
          put(context, rule, link, grid.at(link.rate, c), grid.at(link.done, c), grid.at(link.base, c));
    }
  }
}

}  // namespace khop::audit
