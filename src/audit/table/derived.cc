// SPDX-License-Identifier: Apache-2.0
/// Derived columns, checked row by row.
#include <algorithm>
#include <cstdlib>

#include "audit/bind.h"
#include "audit/table/column.h"

namespace khop::audit {

using Kind = Derivation::Kind;

namespace {

const char* kind_name(Kind kind) {
  switch (kind) {
    case Kind::percent:
      return "percent";
    case Kind::difference:
      return "difference";
    case Kind::growth:
      return "growth";
    case Kind::quotient:
      return "quotient";
    case Kind::product:
      return "product";
    case Kind::sum:
      return "sum";
    case Kind::balance:
      return "balance";
    case Kind::share:
      return "share";
  }
  return "";
}

constexpr int kProven = 6;  // rows

class Derived {
 public:
  Derived(Context& context, const rule::Rule& rule, const Grid& grid) : context_(context), rule_(rule), grid_(grid) {}

  void check(const Derivation& d) {
    for (std::size_t r = 0; r < grid_.rows(); ++r) {
      const auto row = static_cast<std::int32_t>(r);
      const auto t = grid_.at(row, d.target);
      if (t == figure::kNone) continue;
      if (d.kind == Kind::sum || d.kind == Kind::balance) {
        const auto parts = figures(row, d.parts), less = figures(row, d.less);
        if (parts.size() + less.size() >= 2 && wanted(d.kind))
          put(d, make_reading(context_, rule_, {{"total", {t}}, {"parts", parts}, {"less", less}}), t, false);
      } else if (d.kind == Kind::share) {
        const auto part = grid_.at(row, d.top), whole = grid_.at(d.base, d.top);
        if (row != d.base && part != figure::kNone && whole != figure::kNone && wanted(Kind::share))
          put(d, bind(t, part, whole), t, false);
      } else {
        check_pair(d, r, t);
      }
    }
  }

 private:
  [[nodiscard]] bool wanted(Kind kind) const { return allows(rule_, "as", kind_name(kind)); }

  [[nodiscard]] std::vector<FigureId> figures(std::int32_t row, const std::vector<std::int32_t>& columns) const {
    std::vector<FigureId> out;
    for (const auto column : columns)
      if (const auto f = grid_.at(row, column); f != figure::kNone) out.push_back(f);
    return out;
  }

  [[nodiscard]] std::optional<Reading> bind(FigureId t, FigureId a, FigureId b) const {
    return make_reading(context_, rule_, {{"rate", {t}}, {"change", {t}}, {"done", {a}}, {"base", {b}}});
  }

  /// Quotients and products are of the numbers as printed, whatever their units: `scale` makes up for these.
  [[nodiscard]] std::optional<Reading> bind_scaled(const Derivation& d, FigureId t, FigureId a, FigureId b) const {
    const auto factor = [&](FigureId id) { return context_.draft.factor(context_.figure(id)); };
    auto scale = factor(t) / factor(a);
    if (d.kind == Kind::product)
      scale /= factor(b);
    else
      scale *= factor(b);
    for (int i = 0; i < std::abs(d.shift); ++i)
      scale *= d.shift > 0 ? arithmetic::Rational(10) : arithmetic::Rational(1, 10);
    const auto& names = rule_.check->names();
    const bool scaled = std::find(names.begin(), names.end(), "scale") != names.end();
    if (scaled == (scale == arithmetic::Rational(1))) return std::nullopt;
    return make_reading(context_, rule_,
                        {{"rate", {t}}, {"total", {t}}, {"done", {a}}, {"base", {b}}, {"one", {a}}, {"other", {b}}},
                        {{"scale", scale}});
  }

  void check_pair(const Derivation& d, std::size_t r, FigureId t) {
    const auto row = static_cast<std::int32_t>(r);
    const auto a = grid_.at(row, d.top), b = grid_.at(row, d.base);
    if (a == figure::kNone || b == figure::kNone) return;
    if (d.kind == Kind::quotient || d.kind == Kind::product) {
      if (wanted(d.kind)) put(d, bind_scaled(d, t, a, b), t, false);
      return;
    }
    const auto fits = [&](Kind kind) { return derives(context_.draft, kind, t, a, b).holds; };
    // A percentage's own row may hold the difference in points under a heading of percentages; elsewhere an amount may
    // be compared by the difference.
    const bool either = d.kind == Kind::percent || d.kind == Kind::difference || d.kind == Kind::growth;
    Kind kind = d.kind;
    bool held = fits(kind);
    if (!held && either)
      for (const auto other : {Kind::percent, Kind::difference})
        if (!held && other != kind && fits(other)) kind = other, held = true;
    const bool rates = grid_.percent[r] && d.kind != Kind::difference;
    if (!held && rates) {
      // Either was meant: the one that a digit would mend.
      const double x = printed_value(context_.draft, a), y = printed_value(context_.draft, b);
      const bool as_difference = one_digit_off(context_.draft, t, x - y),
                 as_percent = y != 0 && one_digit_off(context_.draft, t, x / y * 100);
      if (as_difference == as_percent) return;
      kind = as_difference ? Kind::difference : Kind::percent;
    }
    if (wanted(kind)) put(d, bind(t, a, b), t, !held && rates);
  }

  /// The header says what the column is, and nearly all rows are so.
  [[nodiscard]] static bool told(const Derivation& d) {
    constexpr int kRows = 3;
    return (d.promised || d.declared) && d.rows_held >= kRows &&
           (d.rows_seen - d.rows_held) * 5 <= std::max(5, d.rows_seen);
  }

  /// `unsure`: a rate of rates that holds neither way.
  void put(const Derivation& d, std::optional<Reading> reading, FigureId target, bool unsure) {
    if (!reading) return;
    reading->add("column", context_.weight("column") + std::min(2.0, 0.1 * d.rows_held));
    if (told(d) && !unsure) reading->add("column-told", context_.weight("column-told"));
    if (d.declared) reading->add("column-formula", context_.weight("column-formula"));
    if (unsure) reading->add("rate-of-rates", -context_.weight("no-plan"));
    reading->near_only = true;
    // The mean of a total row is rounded, whatever the rows are.
    reading->exact =
        d.exact && !is_footing(context_.rules, grid_, static_cast<std::size_t>(context_.figure(target).row));
    reading->meant = d.promised || d.declared;
    // Prices of three places may differ by the third: what no word promises is proven by many rows only.
    const bool proven = d.promised || d.declared ||
                        (d.rows_held >= kProven && (d.rows_seen - d.rows_held) * 10 <= std::max(10, d.rows_seen));
    reading->confirm_only = !proven && d.kind != Kind::percent;
    const bool adds = d.kind == Kind::sum || d.kind == Kind::balance;
    reading->group =
        adds ? sum_group(target) | (d.parts.front() > d.target ? 4 : 5) : static_cast<std::uint64_t>(target) + 1;
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  const Grid& grid_;
};

}  // namespace

void find_derived_columns(Context& context, const rule::Rule& rule) {
  for (const auto& grid : context.grids) {
    Derived derived(context, rule, grid);
    for (const auto& d : grid.derivations) derived.check(d);
  }
}

}  // namespace khop::audit
