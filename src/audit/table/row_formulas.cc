// SPDX-License-Identifier: Apache-2.0
/// Rows computed from other rows: by the formula of their label, as the balance of two rows above, or as the product of
/// two in whose units they are.
#include "audit/table/row_formulas.h"

#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/table/column.h"

namespace khop::audit {

namespace {

constexpr std::size_t kReach = 6;  // rows above in which a balance finds what it is of
constexpr double kDecades = 4;     // digits that must agree over all columns

class Rows {
 public:
  Rows(Context& context, const rule::Rule& rule, const Grid& grid) : context_(context), rule_(rule), grid_(grid) {}

  void formulas(bool less) {
    const auto all = read_row_formulas(context_.draft, grid_);
    // Accountants print what is taken off as a number or in brackets; a table does it one way.
    int held[2] = {0, 0};
    for (const auto& formula : all)
      for (std::size_t c = 0; c < grid_.columns.size(); ++c)
        for (const bool signed_ : {false, true}) held[signed_ ? 1 : 0] += holds(terms(formula, c, signed_));
    const bool signs = held[1] > held[0];
    if (held[signs ? 1 : 0] == 0) return;  // misread, if no row is what its label says
    for (const auto& formula : all)
      for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
        const auto t = terms(formula, c, signs);
        if (t.total == figure::kNone || t.parts.size() + t.less.size() < 2 || t.less.empty() == less) continue;
        auto reading = make_reading(context_, rule_, {{"total", {t.total}}, {"parts", t.parts}, {"less", t.less}});
        if (!reading) continue;
        reading->add("column-formula", context_.weight("column") + context_.weight("column-formula"));
        reading->near_only = true;
        reading->meant = true;
        reading->group = sum_group(t.total) | 1;
        keep(context_, std::move(*reading));
      }
  }

  void balances() {
    for (std::size_t r = 2; r < grid_.rows(); ++r) {
      if (!grid_.data(r) || !has_figures(grid_, r) || grid_.percent[r]) continue;
      bool called = false;
      (void)label_without(context_.rules, grid_, r, "row-balance", called);
      if (!called) continue;
      std::vector<std::size_t> above;
      for (std::size_t k = r; k-- > 0 && above.size() < kReach;)
        if (grid_.data(k) && has_figures(grid_, k) && grid_.dimension[k] == grid_.dimension[r]) above.push_back(k);
      for (const auto a : above)
        for (const auto b : above)
          if (a != b) pair(r, a, b, static_cast<double>(above.size() * (above.size() - 1)), true);
    }
  }

  void products() {
    for (std::size_t r = 2; r < grid_.rows(); ++r) {
      std::vector<std::size_t> above;
      for (std::size_t k = r; k-- > 0 && above.size() < 3;) {
        if (!grid_.data(k) || !has_figures(grid_, k)) break;
        above.push_back(k);
      }
      for (std::size_t i = 0; i < above.size(); ++i)
        for (std::size_t k = i + 1; k < above.size(); ++k)
          if (apart(r, above[i]) && apart(r, above[k]) && apart(above[i], above[k]))
            pair(r, above[k], above[i], 3, false);
    }
  }

 private:
  struct Terms {
    FigureId total = figure::kNone;
    std::vector<FigureId> parts, less;
  };

  [[nodiscard]] bool adds(std::size_t column) const {
    return !is_rate_column(grid_, column) && !grid_.columns[column].percent && !grid_.columns[column].code;
  }

  /// `signs`: what is printed negative is taken off by its sign.
  [[nodiscard]] Terms terms(const RowFormula& formula, std::size_t column, bool signs) const {
    Terms out;
    if (!adds(column)) return out;
    out.total = grid_.cells[formula.total][column];
    for (const auto row : formula.parts)
      if (const auto f = grid_.cells[row][column]; f != figure::kNone) out.parts.push_back(f);
    for (const auto row : formula.less)
      if (const auto f = grid_.cells[row][column]; f != figure::kNone)
        (signs && context_.figure(f).negative ? out.parts : out.less).push_back(f);
    return out;
  }

  [[nodiscard]] bool holds(const Terms& terms) const {
    if (terms.total == figure::kNone || terms.parts.size() + terms.less.size() < 2) return false;
    double sum = 0, slack = half_unit(context_.draft, terms.total);
    for (const auto f : terms.parts) sum += printed_value(context_.draft, f), slack += half_unit(context_.draft, f);
    for (const auto f : terms.less) sum -= printed_value(context_.draft, f), slack += half_unit(context_.draft, f);
    return std::abs(sum - printed_value(context_.draft, terms.total)) <= slack;
  }

  /// Whether the units of two rows are known and of different kinds.
  [[nodiscard]] bool apart(std::size_t a, std::size_t b) const {
    return grid_.dimension[a] != grid_.dimension[b] && grid_.unit[a] != figure::kNone &&
           grid_.unit[b] != figure::kNone && !grid_.percent[a] && !grid_.percent[b];
  }

  /// Row `r` as a − b, or as a × b in base units, if most columns say so.
  void pair(std::size_t r, std::size_t a, std::size_t b, double tries, bool difference) {
    std::vector<Reading> readings;
    int held = 0;
    double decades = 0;
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
      const auto t = grid_.cells[r][c], x = grid_.cells[a][c], y = grid_.cells[b][c];
      if (t == figure::kNone || x == figure::kNone || y == figure::kNone || !adds(c)) continue;
      auto reading =
          make_reading(context_, rule_,
                       {{"change", {t}}, {"done", {x}}, {"base", {y}}, {"total", {t}}, {"one", {x}}, {"other", {y}}});
      if (!reading) continue;
      const auto& draft = context_.draft;
      const double value = context_.figure(t).value, made = difference
                                                                ? context_.figure(x).value - context_.figure(y).value
                                                                : context_.figure(x).value * context_.figure(y).value;
      const double unit = last_place(draft, t) * draft.rough_factor(context_.figure(t));
      const double slack = 0.51 * unit + (difference ? half(x) + half(y)
                                                     : std::abs(made) * (half(x) / std::abs(context_.figure(x).value) +
                                                                         half(y) / std::abs(context_.figure(y).value)));
      if (std::abs(value - made) <= slack) {
        ++held;
        decades += std::log10(std::max(1.0, std::abs(value) / (slack + unit)));
      }
      reading->near_only = true;
      reading->tries = tries;
      reading->group = difference ? sum_group(t) | 6 : static_cast<std::uint64_t>(t) + 1;
      readings.push_back(std::move(*reading));
    }
    const int seen = static_cast<int>(readings.size());
    if (held == 0 || held * 2 < seen || decades < (difference ? kDecades : 2.5)) return;
    for (auto& reading : readings) {
      reading.add("rows", context_.weight("column") + std::min(2.1, 0.7 * held) - 1.0 * (seen - held));
      keep(context_, std::move(reading));
    }
  }

  [[nodiscard]] double half(FigureId f) const {
    return half_unit(context_.draft, f) * context_.draft.rough_factor(context_.figure(f));
  }

  Context& context_;
  const rule::Rule& rule_;
  const Grid& grid_;
};

}  // namespace

void find_row_formulas(Context& context, const rule::Rule& rule) {
  for (const auto& grid : context.grids) {
    Rows rows(context, rule, grid);
    if (allows(rule, "from", "sum")) rows.formulas(false);
    if (allows(rule, "from", "less")) rows.formulas(true);
    if (allows(rule, "from", "difference")) rows.balances();
    if (allows(rule, "from", "product")) rows.products();
  }
}

}  // namespace khop::audit
