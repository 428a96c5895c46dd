// SPDX-License-Identifier: Apache-2.0
/// Rows that add up: a total and the rows below it by their marks, a footing and the rows above it, a head row and all
/// below.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/table/column.h"

namespace khop::audit {

namespace {

/// How deep numbered styles stand; signs and rows without a mark may stand anywhere below.
int rank(const std::string& style) {
  if (style == "A") return 0;
  if (style == "I") return 1;
  if (style.starts_with('1')) return 1 + static_cast<int>(std::min<std::size_t>(style.size(), 6));
  return style == "a" ? 8 : 9;
}

/// A total row and rows that may be its parts.
struct Family {
  std::size_t total = 0;
  std::vector<std::size_t> parts;
  double tries = 1;      ///< how many sets of rows were looked at
  bool footing = false;  ///< the total says that it is one
  bool within = false;   ///< words say that the parts are some of the total
  bool whole = true;     ///< all of the rows that could be parts
};

class Families {
 public:
  Families(Context& context, const rule::Rule& rule, const Grid& grid)
      : context_(context), rule_(rule), grid_(grid), derived_(grid.table->columns, false) {
    for (const auto& d : grid.derivations)
      if (d.kind != Derivation::Kind::sum) derived_[static_cast<std::size_t>(d.target)] = true;
    for (const auto& mark : grid.marks) styles_.push_back(mark_style(mark));
  }

  void run() {
    if (wanted("whole")) {
      for (std::size_t row = 0; row < grid_.rows();) row = grid_.percent[row] && grid_.data(row) ? whole(row) : row + 1;
      return;
    }
    footings();
    for (std::size_t total = 0; total < grid_.rows(); ++total)
      if (grid_.data(total) && has_figures(grid_, total)) below(total);
  }

 private:
  /// One column of a family.
  struct Sum {
    FigureId total = figure::kNone;
    std::vector<FigureId> parts;
    double sum = 0, slack = 0;
    bool complete = true;  ///< no part holds a number that could not be read
    [[nodiscard]] bool holds(double value) const { return std::abs(sum - value) <= slack; }
  };

  [[nodiscard]] bool wanted(const char* rows) const {
    return allows(rule_, "rows", rows) && rule_.options.count("rows") != 0;
  }

  [[nodiscard]] std::vector<Sum> sums(const Family& family) const {
    std::vector<Sum> out;
    for (std::size_t c = 0; c < grid_.table->columns; ++c) {
      const auto t = grid_.cells[family.total][c];
      if (t == figure::kNone) continue;
      if (derived_[c] && !(grid_.percent[family.total] && is_whole(t))) {
        // Rates do not add up, differences of totals do.
        const auto& column = grid_.columns[c];
        if (!column.difference || column.percent || grid_.percent[family.total]) continue;
      }
      // Nor do rates that nothing here computes.
      if (is_percentage(context_.figure(t)) && !grid_.percent[family.total] && !is_whole(t)) continue;
      Sum sum;
      sum.total = t;
      sum.slack = last_place(context_.draft, t);
      for (const auto row : family.parts) {
        const auto f = grid_.cells[row][c];
        sum.complete = sum.complete && !grid_.unread[row][c];
        if (f == figure::kNone || !same_dimension(context_.figure(f), context_.figure(t))) continue;
        sum.parts.push_back(f);
        sum.sum += context_.figure(f).value / context_.draft.rough_factor(context_.figure(t));
        sum.slack += last_place(context_.draft, f) * context_.draft.rough_factor(context_.figure(f)) /
                     context_.draft.rough_factor(context_.figure(t));
      }
      if (sum.parts.size() >= 2) out.push_back(std::move(sum));
    }
    return out;
  }

  /// Whether one digit of the total would mend the sum.
  [[nodiscard]] bool slip(const Sum& sum) const { return one_digit_off(context_.draft, sum.total, sum.sum); }

  /// 100 %.
  [[nodiscard]] bool is_whole(FigureId id) const {
    return printed_value(context_.draft, id) == 100 && is_percentage(context_.figure(id));
  }

  /// Readings of `family`, column by column, if at least one column holds, or the words say that all is meant.
  bool propose(const Family& family) {
    constexpr int kTelling = 3;  // digits; 6 = 3 + 3 proves no family
    constexpr double kMostOfFooting = 0.4;
    const auto columns = sums(family);
    int held = 0, telling = 0;
    for (const auto& sum : columns) {
      if (!sum.holds(printed_value(context_.draft, sum.total))) continue;
      ++held;
      telling += static_cast<int>(context_.figure(sum.total).decimal.digits.str().size()) >= kTelling;
    }
    const int seen = static_cast<int>(columns.size());
    if (wanted("within")) within(family, columns, held);
    if (!family.whole && telling == 0) return false;
    if (held == 0 && !(family.footing && seen == 1)) return false;
    for (const auto& sum : columns) {
      if (!wanted(is_whole(sum.total) ? "shares" : "sum")) continue;
      auto reading = make_reading(context_, rule_, {{"total", {sum.total}}, {"parts", sum.parts}});
      if (!reading) continue;
      // Never so much that a sum far off is an error: a column may be of what does not add up, such as yields.
      const double more = std::min(2.1, 0.7 * held) - 1.0 * (seen - held);
      reading->add("rows",
                   context_.weight("column") + std::min(more, family.footing && !slip(sum) ? kMostOfFooting : more));
      if (family.footing) reading->add("footing", context_.weight("footing"));
      reading->tries = family.tries;
      reading->confirm_only = !sum.complete;
      reading->near_only = true;
      reading->group = sum_group(sum.total) | 1;
      keep(context_, std::move(*reading));
    }
    return held > 0;
  }

  /// Parts that words or another column tell to be parts, within their total.
  void within(const Family& family, const std::vector<Sum>& columns, int held) {
    if (!family.within && (held == 0 || !family.whole)) return;
    for (const auto& sum : columns) {
      const double total = printed_value(context_.draft, sum.total);
      if (sum.holds(total) || is_whole(sum.total)) continue;
      std::vector<FigureId> parts = sum.parts;
      const bool over = sum.sum > total + sum.slack;
      if (over) {
        // Groups that overlap may exceed their total together; one of them never does.
        const auto own = context_.figure(sum.total).value;
        std::erase_if(parts, [&](FigureId f) { return !(context_.figure(f).value > own * 1.0001); });
        if (parts.size() != 1 || !family.within || own <= 0) continue;
      }
      auto reading = make_reading(context_, rule_, {{"total", {sum.total}}, {"parts", parts}});
      if (!reading) continue;
      reading->add("within-cue", context_.weight("within-cue"));
      if (over) reading->add("over-total", context_.weight("over-total"));
      reading->group = sum_group(sum.total) | 2;
      keep(context_, std::move(*reading));
    }
  }

  /// "Tổng cộng" at the bottom: the rows above it, of the outermost level that has figures.
  void footings() {
    constexpr std::size_t kMostRows = 4000;  // a check weighs each part against all others
    std::vector<std::size_t> above;
    for (std::size_t r = 0; r < grid_.rows(); ++r) {
      if (!grid_.data(r) || !has_figures(grid_, r)) continue;
      if (is_footing(context_.rules, grid_, r)) {
        if (above.size() <= kMostRows) foot(r, above);
        above.clear();  // a part of the table with a total of its own
        continue;
      }
      if (!grid_.within[r]) above.push_back(r);
    }
  }

  /// The first level of marks that adds up; where none does, the level of the first row.
  void foot(std::size_t total, const std::vector<std::size_t>& above) {
    constexpr std::size_t kMostLevels = 4;
    std::vector<std::string> levels;
    for (const auto row : above)
      if (levels.size() < kMostLevels && std::find(levels.begin(), levels.end(), styles_[row]) == levels.end())
        levels.push_back(styles_[row]);
    for (const auto& level : levels) {
      Family family;
      family.total = total;
      family.footing = levels.size() == 1;
      for (const auto row : above)
        if (styles_[row] == level) family.parts.push_back(row);
      if (family.parts.size() >= 2 && propose(family)) return;
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
      if (propose(family)) break;
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
      if (derived_[c]) continue;
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
  std::vector<bool> derived_;
  std::vector<std::string> styles_;
};

}  // namespace

void find_children(Context& context, const rule::Rule& rule) {
  for (const auto& grid : context.grids) Families(context, rule, grid).run();
}

}  // namespace khop::audit
