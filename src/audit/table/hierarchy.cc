// SPDX-License-Identifier: Apache-2.0
/// Rows that add up: a total and the rows below it by their marks, a footing and the rows above it, a head row and all
/// below.
#include <algorithm>
#include <cmath>

#include "audit/table/row_sums.h"

namespace khop::audit {

namespace {

/// How deep numbered styles stand; signs and rows without a mark may stand anywhere below.
int rank(const std::string& style) {
  if (style == "A") return 0;
  if (style == "I") return 1;
  if (style.starts_with('1')) return 1 + static_cast<int>(std::min<std::size_t>(style.size(), 6));
  return style == "a" ? 8 : 9;
}

class Families {
 public:
  Families(Context& context, const rule::Rule& rule, const Grid& grid)
      : context_(context), rule_(rule), grid_(grid), sums_(context, rule, grid) {
    for (const auto& mark : grid.marks) styles_.push_back(mark_style(mark));
  }

  void run() {
    if (wants_rows(rule_, "whole")) {
      for (std::size_t row = 0; row < grid_.rows();) row = grid_.percent[row] && grid_.data(row) ? whole(row) : row + 1;
      return;
    }
    footings();
    for (std::size_t total = 0; total < grid_.rows(); ++total)
      if (grid_.data(total) && has_figures(grid_, total)) below(total);
    find_subtotals(context_, grid_, sums_);
    sums_.propose_left();
  }

 private:
  /// "Tổng cộng" at the bottom: the rows above it, of the outermost level that has figures.
  void footings() {
    constexpr std::size_t kMostRows = 4000;  // a check weighs each part against all others
    std::vector<std::size_t> above, totals;
    for (std::size_t r = 0; r < grid_.rows(); ++r) {
      if (!grid_.data(r) || !has_figures(grid_, r)) continue;
      if (is_footing(context_.rules, grid_, r)) {
        // "Cộng I", "Cộng II", "TỔNG CỘNG": the last one adds up the others.
        if (above.empty() && totals.size() >= 2) {
          (void)sums_.propose(footing(r, totals));
          totals.clear();
        } else {
          if (above.size() <= kMostRows) foot(r, above);
          totals.push_back(r);
        }
        above.clear();  // a part of the table with a total of its own
        continue;
      }
      if (!grid_.within[r]) above.push_back(r);
    }
  }

  static Family footing(std::size_t total, std::vector<std::size_t> parts) {
    Family family;
    family.total = total;
    family.footing = true;
    family.parts = std::move(parts);
    return family;
  }

  /// The first level of marks that adds up; where none does, the level of the first row.
  void foot(std::size_t total, const std::vector<std::size_t>& above) {
    constexpr std::size_t kMostLevels = 4;
    std::vector<std::string> levels;
    for (const auto row : above)
      if (levels.size() < kMostLevels && std::find(levels.begin(), levels.end(), styles_[row]) == levels.end())
        levels.push_back(styles_[row]);
    for (const auto& level : levels) {
      std::vector<std::size_t> parts;
      for (const auto row : above)
        if (styles_[row] == level) parts.push_back(row);
      auto family = footing(total, std::move(parts));
      family.footing = levels.size() == 1;
      if (family.parts.size() >= 2 && sums_.propose(family)) return;
    }
  }

  /// Rows below a total: of one mark style that is not the total's, or all rows below a head row that is a footing.
  /// Rows without figures and rows of percentages are passed.
  void below(std::size_t total) {
    constexpr std::size_t kMostChildren = 64, kMostPassed = 600;
    Family family;
    family.total = total;
    family.footing = is_footing(context_.rules, grid_, total);
    // "Trong đó: phòng học tiểu học" is a part itself, of the row above.
    if (grid_.within[total]) return;
    family.within = grid_.opens[total];
    std::vector<std::size_t> children;
    std::string level;
    const auto end = std::min(grid_.rows(), total + 1 + kMostPassed);
    for (std::size_t r = total + 1; r < end && children.size() < kMostChildren; ++r) {
      const auto& own = styles_[r];
      // Rows without a mark among numbered ones belong to these.
      const bool inner = own.empty() && !children.empty() && rank(level) < rank("a");
      const bool sibling = own == styles_[total] && !family.footing && !inner;
      if (!grid_.data(r) || !has_figures(grid_, r)) {
        if (!grid_.marks[r].empty() && sibling) break;
        if (children.empty() && grid_.data(r)) family.within = family.within || grid_.within[r];
        continue;
      }
      if (sibling || is_footing(context_.rules, grid_, r)) break;
      if (children.empty()) {
        if (grid_.percent[r] != grid_.percent[total]) continue;
        level = own;
        family.within = family.within || grid_.within[r];
      } else if (own != level) {
        if (rank(own) < rank(level) && rank(own) < rank("a")) break;
        continue;
      }
      if (grid_.dimension[r] != grid_.dimension[total] && grid_.dimension[total] != figure::Units::kNone) {
        if (children.empty()) continue;
        break;
      }
      children.push_back(r);
    }
    if (children.size() < 2) return;
    // A list that goes on may hold more than the parts; all of them first.
    constexpr std::size_t kMostTries = 16;
    const auto least = std::max<std::size_t>(2, children.size() > kMostTries ? children.size() - kMostTries : 2);
    for (std::size_t count = children.size(); count >= least; --count) {
      family.parts.assign(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(count));
      family.whole = count == children.size();
      family.tries = static_cast<double>(children.size() - count + 1);
      if (sums_.propose(family)) break;
    }
  }

  /// Rows of percentages from `head` on that make 100, though nobody prints it; "Cơ cấu kinh tế" above them says that
  /// they must. Gives the row behind them.
  std::size_t whole(std::size_t head) {
    constexpr std::size_t kMostParts = 12;
    bool found = false;
    if (head > 0) (void)label_without(context_.rules, grid_, head - 1, "row-share", found);
    found = found && !has_figures(grid_, head - 1);
    std::vector<std::size_t> parts;
    std::size_t r = head;
    for (; r < grid_.rows() && parts.size() <= kMostParts; ++r) {
      if (!grid_.data(r)) continue;
      if (!has_figures(grid_, r) || !grid_.percent[r] || (found && styles_[r] == styles_[head - 1])) break;
      if (parts.empty() || styles_[r] == styles_[parts.front()]) parts.push_back(r);
    }
    if (found && parts.size() <= kMostParts && make_whole(parts, true)) return r;
    for (; parts.size() >= 2; parts.pop_back())
      if (make_whole(parts, false)) return parts.back() + 1;
    return head + 1;
  }

  /// Readings of `parts` as a whole, column by column; `told`: words say that they are one. False if nothing holds.
  bool make_whole(const std::vector<std::size_t>& parts, bool told) {
    std::vector<Reading> readings;
    int held = 0;
    for (std::size_t c = 0; c < grid_.table->columns; ++c) {
      if (is_rate_column(grid_, c)) continue;
      std::vector<FigureId> figures;
      double sum = 0, slack = 0;
      for (const auto part : parts) {
        const auto f = grid_.cells[part][c];
        if (f == figure::kNone) continue;
        figures.push_back(f);
        sum += printed_value(context_.draft, f);
        slack += 0.51 * last_place(context_.draft, f);
      }
      if (figures.size() != parts.size() || figures.size() < 2) continue;
      auto reading = make_reading(context_, rule_, {{"parts", figures}});
      if (!reading) continue;
      held += std::abs(sum - 100) <= slack;
      reading->group = sum_group(figures.front()) | 3;
      reading->near_only = true;
      reading->confirm_only = !told;
      readings.push_back(std::move(*reading));
    }
    const int seen = static_cast<int>(readings.size());
    if (held == 0 || (!told && (held != seen || held < 2))) return false;
    for (auto& reading : readings) {
      reading.add("rows", context_.weight("column") + std::min(2.1, 0.7 * held) - 1.0 * (seen - held));
      keep(context_, std::move(reading));
    }
    return true;
  }

  Context& context_;
  const rule::Rule& rule_;
  const Grid& grid_;
  RowSums sums_;
  std::vector<std::string> styles_;
};

}  // namespace

void find_children(Context& context, const rule::Rule& rule) {
  for (const auto& grid : context.grids) Families(context, rule, grid).run();
}

}  // namespace khop::audit
