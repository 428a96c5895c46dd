// SPDX-License-Identifier: Apache-2.0
/// One indicator in two tables of a report: rows whose labels agree, columns that mean the same.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "audit/bind.h"
#include "audit/series/tie.h"
#include "audit/table/column.h"

namespace khop::audit {

namespace {

using Words = std::vector<figure::WordId>;

int common_words(const Words& a, const Words& b) {
  return static_cast<int>(std::count_if(
      a.begin(), a.end(), [&](figure::WordId word) { return std::find(b.begin(), b.end(), word) != b.end(); }));
}

/// Most of the words of both, and of the longer.
bool alike(const Words& a, const Words& b) {
  const auto longer = std::max(a.size(), b.size());
  return !a.empty() && !b.empty() && common_words(a, b) * 5 >= static_cast<int>(longer) * 4;
}

bool same_period(const Column& a, const Column& b) {
  return !a.own.empty() && a.plan == b.plan && a.last_year == b.last_year && a.years == b.years && alike(a.own, b.own);
}

/// Rows of a table by the words of their labels.
class Labels {
 public:
  explicit Labels(const Grid& grid) : grid_(grid) {
    for (std::size_t r = 0; r < grid.rows(); ++r) {
      if (!has_figures(grid, r)) continue;
      for (const auto word : grid.labels[r]) {
        auto& rows = by_word_[word];
        if (rows.empty() || rows.back() != r) rows.push_back(r);
      }
    }
  }

  /// Rows whose label is like `label`: found by the rarest of its words, two of which may be missing.
  [[nodiscard]] std::vector<std::size_t> like(const Words& label) const {
    constexpr std::size_t kMostRows = 16;
    std::vector<std::size_t> out;
    for (const auto word : label) {
      const auto found = by_word_.find(word);
      if (found == by_word_.end() || found->second.size() > kMostRows) continue;
      for (const auto row : found->second)
        if (std::find(out.begin(), out.end(), row) == out.end() && alike(label, grid_.labels[row])) out.push_back(row);
      if (out.size() >= kMostRows) break;
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  const Grid& grid_;
  std::unordered_map<figure::WordId, std::vector<std::size_t>> by_word_;
};

class Pair {
 public:
  Pair(Context& context, const rule::Rule& rule, const Grid& earlier, const Grid& later)
      : context_(context), rule_(rule), earlier_(earlier), later_(later), columns_(columns_of(earlier)) {
    constexpr std::size_t kMostColumns = 24;
    for (std::size_t a = 0; a < std::min(earlier.columns.size(), kMostColumns); ++a)
      for (std::size_t b = 0; b < std::min(later.columns.size(), kMostColumns); ++b)
        if (same_period(earlier.columns[a], later.columns[b])) same_.emplace_back(a, b);
  }

  [[nodiscard]] bool comparable() const { return !same_.empty(); }

  /// Rows of one measure: their cells of one period are one value.
  void values(std::size_t a, std::size_t b) {
    if (earlier_.percent[a] != later_.percent[b]) return;
    int held = 0, seen = 0;
    for (const auto& [x, y] : same_) {
      const auto f = earlier_.cells[a][x], g = later_.cells[b][y];
      if (f == figure::kNone || g == figure::kNone) continue;
      if (!same_dimension(context_.figure(f), context_.figure(g))) return;
      ++seen;
      held += std::abs(context_.figure(f).value - context_.figure(g).value) <=
              half_unit(context_, f) + half_unit(context_, g);
    }
    if (held == 0) return;  // another place, price basis or scope
    for (const auto& [x, y] : same_) {
      const auto f = earlier_.cells[a][x], g = later_.cells[b][y];
      if (f == figure::kNone || g == figure::kNone) continue;
      put({{"earlier", {f}}, {"later", {g}}}, g, 0.7 * held - 1.0 * (seen - held));
    }
  }

  /// A row of growth rates in the later table against the levels of the earlier one.
  void growth(std::size_t a, std::size_t b, bool index) {
    if (earlier_.percent[a] || !later_.percent[b] || columns_.done == -1) return;
    const auto row = static_cast<std::int32_t>(a);
    for (const auto& [x, y] : same_) {
      if (static_cast<std::int32_t>(x) != columns_.done) continue;
      const auto rate = later_.cells[b][y];
      const auto done = earlier_.at(row, columns_.done), last = earlier_.at(row, columns_.last),
                 cell = earlier_.at(row, columns_.index);
      if (rate == figure::kNone) continue;
      if (index && cell != figure::kNone) put({{"rate", {rate}}, {"index", {cell}}}, rate, 0);
      if (!index && done != figure::kNone && last != figure::kNone)
        put({{"rate", {rate}}, {"done", {done}}, {"base", {last}}}, rate, 0);
    }
  }

 private:
  void put(const std::vector<NamedFigures>& figures, FigureId anchor, double more) {
    auto reading = make_reading(context_, rule_, figures);
    if (!reading) return;
    reading->add("same-row", context_.weight("same-row") + std::min(more, 1.4));
    reading->near_only = true;
    reading->group = static_cast<std::uint64_t>(anchor) | (std::uint64_t{1} << 60);
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  const Grid& earlier_;
  const Grid& later_;
  Columns columns_;
  std::vector<std::pair<std::size_t, std::size_t>> same_;
};

}  // namespace

void find_same_rows(Context& context, const rule::Rule& rule) {
  constexpr std::size_t kMostTables = 8;  // that follow; a volume of reports has the same annex in each
  const auto& grids = context.grids;
  for (std::size_t i = 0; i + 1 < grids.size(); ++i) {
    const Labels labels(grids[i]);
    for (std::size_t k = i + 1; k < grids.size() && k <= i + kMostTables; ++k) {
      Pair pair(context, rule, grids[i], grids[k]);
      Pair turned(context, rule, grids[k], grids[i]);
      if (!pair.comparable()) continue;
      for (std::size_t b = 0; b < grids[k].rows(); ++b) {
        if (!has_figures(grids[k], b)) continue;
        for (const auto a : labels.like(grids[k].labels[b])) {
          if (allows(rule, "holds", "value")) {
            pair.values(a, b);
          } else {
            const bool index = allows(rule, "holds", "index");
            pair.growth(a, b, index);
            turned.growth(b, a, index);
          }
        }
      }
    }
  }
}

}  // namespace khop::audit
