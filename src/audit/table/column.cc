// SPDX-License-Identifier: Apache-2.0
/// Columns that derive from others: declared by a formula in the header, else found by trying over all rows, the sooner
/// the more the header's words say.
#include "audit/table/column.h"

#include <algorithm>
#include <cmath>

namespace khop::audit {

using Kind = Derivation::Kind;

double printed_value(const Draft& draft, FigureId id) {
  const auto& f = draft.figures[static_cast<std::size_t>(id)];
  return f.decimal.approximate() * (f.negative ? -1 : 1);
}

double last_place(const Draft& draft, FigureId id) {
  return figure::power_of_ten(-draft.figures[static_cast<std::size_t>(id)].decimal.places);
}

double half_unit(const Draft& draft, FigureId id) {
  constexpr double kCounts = 1000;
  const bool count =
      draft.figures[static_cast<std::size_t>(id)].decimal.places == 0 && std::abs(printed_value(draft, id)) < kCounts;
  return count ? 1e-6 : 0.51 * last_place(draft, id);
}

double round_unit(const Draft& draft, FigureId id) {
  const auto digits = draft.figures[static_cast<std::size_t>(id)].decimal.digits.str();
  const auto last = digits.find_last_not_of('0');
  const auto zeros = last == std::string::npos ? 0 : digits.size() - 1 - last;
  return last_place(draft, id) * figure::power_of_ten(static_cast<int>(zeros));
}

bool one_digit_off(const Draft& draft, FigureId id, double value) {
  constexpr double kMost = 1e15;
  const double unit = last_place(draft, id);
  if (!(std::abs(value) / unit < kMost) || !(std::abs(printed_value(draft, id)) / unit < kMost)) return false;
  const auto printed = std::to_string(std::llround(printed_value(draft, id) / unit)),
             other = std::to_string(std::llround(value / unit));
  if (printed.size() != other.size()) return false;
  int off = 0;
  for (std::size_t i = 0; i < printed.size(); ++i) off += printed[i] != other[i];
  return off == 1;
}

Fit derives(const Draft& draft, Kind kind, FigureId target, FigureId top, FigureId base, int shift) {
  const double t = printed_value(draft, target), a = printed_value(draft, top), b = printed_value(draft, base);
  Fit fit;
  if (kind == Kind::difference) {
    const double slack = half_unit(draft, target) + half_unit(draft, top) + half_unit(draft, base);
    const double widest = last_place(draft, target) + last_place(draft, top) + last_place(draft, base);
    fit.informative = std::abs(t) > 2 * widest && a != 0 && b != 0;
    fit.holds = std::abs(a - b - t) <= slack;
    fit.decades = std::log10(std::max(1.0, std::abs(t) / last_place(draft, target)));
    return fit;
  }
  if (b == 0 || a == 0) return fit;
  const bool product = kind == Kind::product;
  const double scale = product || kind == Kind::quotient ? figure::power_of_ten(shift) : 100;
  const double computed = (product ? a * b : a / b) * scale;
  const double minus = kind == Kind::growth ? 100 : 0, size = std::abs(computed - minus);
  const auto half = [&](FigureId id) { return product ? half_unit(draft, id) : 0.51 * last_place(draft, id); };
  const double slack =
      0.51 * last_place(draft, target) + std::abs(computed) * (half(top) / std::abs(a) + half(base) / std::abs(b));
  // What is multiplied by 1, 10 or 100 proves nothing, nor does a rate of 100 %.
  fit.informative =
      slack < 0.02 * size && (product ? std::abs(a) != 1 && std::abs(b) != 1 : std::abs(computed - scale) > 3 * slack);
  fit.holds = std::abs(computed - minus - t) <= (product ? std::min(slack, 0.02 * size) : slack);
  fit.decades = std::log10(std::max(1.0, size / (2 * slack)));
  return fit;
}

namespace {

// The search is cubic in columns: a table wider than any office prints is searched near each column only.
constexpr std::size_t kMostColumns = 24, kReach = 12, kMostRows = 2000, kMostRowsOfWide = 200;

// Digits that must agree before columns without a word are believed to be a difference or a product.
constexpr double kDecades = 5;

using Row = std::vector<FigureId>;

Numbers numbers_of(const Grid& grid) {
  Numbers out;
  for (std::size_t c = 0; c < grid.table->columns; ++c)
    if (std::any_of(grid.cells.begin(), grid.cells.end(), [&](const Row& row) { return row[c] != figure::kNone; }))
      out.columns.push_back(static_cast<std::int32_t>(c));
  const auto most = out.columns.size() > kMostColumns ? kMostRowsOfWide : kMostRows;
  for (const auto& row : grid.cells) {
    const auto cells = std::count_if(row.begin(), row.end(), [](FigureId f) { return f != figure::kNone; });
    if (cells >= 3 && out.rows.size() < most) out.rows.push_back(&row);
  }
  return out;
}

/// What the rows say of a derivation. Short rates of small counts hold by chance now and then: many of them together
/// prove something, too.
struct Proof {
  int held = 0, seen = 0;  ///< rows that tell, as in Derivation
  int weak = 0;            ///< rows that hold and tell little
  double decades = 0, weak_decades = 0;
};

Proof proof_of(const Draft& draft, const std::vector<const Row*>& rows, const Derivation& d) {
  constexpr int kHopeless = 60;  // rows of which none holds
  const bool exact = d.kind == Kind::difference;
  Proof out;
  for (const auto* row : rows) {
    const auto t = (*row)[static_cast<std::size_t>(d.target)], a = (*row)[static_cast<std::size_t>(d.top)],
               b = (*row)[static_cast<std::size_t>(d.base)];
    if (t == figure::kNone || a == figure::kNone || b == figure::kNone) continue;
    if (out.seen >= kHopeless && out.held + out.weak == 0) break;
    const auto fit = derives(draft, d.kind, t, a, b, d.shift);
    if (fit.holds && !fit.informative) {
      ++out.weak;
      out.weak_decades += fit.decades;
      continue;
    }
    ++out.seen;
    out.held += fit.holds;
    if (!fit.holds) continue;
    const double unit = exact ? std::min({round_unit(draft, t), round_unit(draft, a), round_unit(draft, b)}) : 0;
    out.decades += std::log10(std::max(1.0, std::abs(printed_value(draft, t)) / std::max(unit, last_place(draft, t))));
  }
  return out;
}

void count_rows(const Draft& draft, const std::vector<const Row*>& rows, Derivation& d) {
  const auto proof = proof_of(draft, rows, d);
  d.rows_held += proof.held;
  d.rows_seen += proof.seen;
  d.decades += proof.decades;
}

/// Whether nearly all rows multiply without any rounding of what is multiplied. Means with decimals are rounded.
bool exact_product(const Draft& draft, const std::vector<const Row*>& rows, const Derivation& d, const Grid& grid) {
  int exact = 0;
  const auto mean = [&](std::int32_t column, FigureId f) {
    return grid.columns[static_cast<std::size_t>(column)].quotient &&
           draft.figures[static_cast<std::size_t>(f)].decimal.places > 0;
  };
  for (const auto* row : rows) {
    const auto t = (*row)[static_cast<std::size_t>(d.target)], a = (*row)[static_cast<std::size_t>(d.top)],
               b = (*row)[static_cast<std::size_t>(d.base)];
    if (t == figure::kNone || a == figure::kNone || b == figure::kNone) continue;
    if (mean(d.top, a) || mean(d.base, b)) return false;
    const double product = printed_value(draft, a) * printed_value(draft, b) * figure::power_of_ten(d.shift);
    exact += std::abs(product - printed_value(draft, t)) <= 0.501 * last_place(draft, t);
  }
  return exact >= 2 && exact + 1 >= d.rows_held;
}

/// The power of ten that makes a quotient or product of most rows: tấn of ha and tạ/ha, doctors per ten thousand
/// people.
int shift_of(const Draft& draft, const std::vector<const Row*>& rows, const Derivation& d) {
  constexpr int kMost = 6;
  constexpr std::size_t kEnough = 5;
  std::vector<int> shifts;
  for (const auto* row : rows) {
    const auto t = (*row)[static_cast<std::size_t>(d.target)], a = (*row)[static_cast<std::size_t>(d.top)],
               b = (*row)[static_cast<std::size_t>(d.base)];
    if (t == figure::kNone || a == figure::kNone || b == figure::kNone) continue;
    const double x = printed_value(draft, t), y = printed_value(draft, a), z = printed_value(draft, b);
    const double ratio = d.kind == Kind::product ? x / (y * z) : x / (y / z);
    if (!(ratio > 1e-9) || !(ratio < 1e9)) continue;
    shifts.push_back(static_cast<int>(std::lround(std::log10(ratio))));
    if (shifts.size() == kEnough) break;
  }
  if (shifts.empty()) return 0;
  std::nth_element(shifts.begin(), shifts.begin() + static_cast<std::ptrdiff_t>(shifts.size() / 2), shifts.end());
  const int shift = shifts[shifts.size() / 2];
  return std::abs(shift) <= kMost ? shift : 0;
}

/// Whether the words over `target` name the column `base`: "Với kế hoạch", "KH 2024", "Thực hiện 6 tháng 2023".
bool names(const Grid& grid, std::int32_t target, std::int32_t base) {
  const auto& t = grid.columns[static_cast<std::size_t>(target)];
  const auto& b = grid.columns[static_cast<std::size_t>(base)];
  if (t.own.empty() || b.words.empty()) return false;
  const bool year_fits = t.years.empty() || std::any_of(b.years.begin(), b.years.end(), [&](int year) {
                           return std::find(t.years.begin(), t.years.end(), year) != t.years.end();
                         });
  if (!year_fits) return false;
  if ((t.plan && b.plan) || (t.last_year && b.last_year)) return true;
  const auto alike = [&](const Column& other) {
    const auto common = std::count_if(t.own.begin(), t.own.end(), [&](figure::WordId word) {
      return std::find(other.words.begin(), other.words.end(), word) != other.words.end();
    });
    return common * 5 >= static_cast<std::ptrdiff_t>(t.own.size()) * 4;
  };
  if (!alike(b)) return false;
  // "Vị trí 3" names neither "Vị trí 1" nor "Vị trí 2".
  for (std::int32_t c = 0; t.years.empty() && c < target; ++c)
    if (c != base && alike(grid.columns[static_cast<std::size_t>(c)])) return false;
  return true;
}

/// Whether the words over a column promise what `kind` computes.
bool promises(const Column& column, Kind kind) {
  switch (kind) {
    case Kind::percent:
      return column.percent || column.compare;
    case Kind::difference:
      return column.difference || column.compare;
    case Kind::growth:
      return column.growth || (column.percent && column.difference);
    case Kind::quotient:
      return column.quotient;
    case Kind::product:
      return column.product;
    case Kind::balance:
      return column.closing;
    case Kind::share:
      return column.share;
    case Kind::sum:
      return column.total;
  }
  return false;
}

/// Whether a column may be looked at for `kind` at all.
bool possible(const Column& column, Kind kind) {
  if (kind == Kind::growth) return column.growth || column.percent || column.compare || column.difference;
  if (kind == Kind::quotient) return column.quotient && !column.percent;
  if (kind == Kind::product)
    return column.product || (!column.quotient && !column.percent && !column.total && !column.compare);
  return true;
}

/// Formulas of the header: whether a/b is a percentage or a quotient the rows tell, and a formula that no row obeys is
/// none of these.
void keep_declared(const Draft& draft, const Numbers& numbers, Grid& grid) {
  std::vector<Derivation> kept;
  for (auto& d : grid.derivations) {
    if (d.kind == Kind::sum || d.kind == Kind::balance) {
      kept.push_back(d);
      continue;
    }
    std::vector<Kind> kinds = {d.kind};
    if (d.kind == Kind::percent) kinds = {Kind::percent, Kind::quotient, Kind::growth};
    d.shift = d.kind == Kind::product ? shift_of(draft, numbers.rows, d) : 0;
    Derivation best = d;
    for (const auto kind : kinds) {
      Derivation tried = d;
      tried.kind = kind;
      count_rows(draft, numbers.rows, tried);
      if (tried.rows_held > best.rows_held || best.rows_seen == 0) best = tried;
    }
    if (best.rows_held * 2 >= best.rows_seen && best.rows_held > 0) kept.push_back(best);
  }
  grid.derivations = std::move(kept);
}

/// A column and where those that it derives from may stand.
struct Place {
  std::size_t at = 0, first = 0, last = 0;
};

/// The best two columns that `place` may derive from, if any.
void search_pair(const Draft& draft, const Numbers& numbers, Place place, bool promised_only, Grid& grid) {
  const auto& columns = numbers.columns;
  const auto target = columns[place.at];
  const auto& column = grid.columns[static_cast<std::size_t>(target)];
  Derivation best;
  Proof best_proof;
  int best_score = 0;
  bool best_named = false;
  for (const auto kind : {Kind::percent, Kind::difference, Kind::growth, Kind::quotient, Kind::product}) {
    // A part is what the others leave of the total: the sum says so already.
    if (!possible(column, kind) || (kind == Kind::difference && is_part(grid, target))) continue;
    const bool promised = promises(column, kind);
    if (promised_only && !promised) continue;
    for (std::size_t i = place.first; i < place.last; ++i) {
      for (std::size_t k = place.first; k < place.last; ++k) {
        // What derives from others is not what they derive from.
        if (promised_only && (has_derivation(grid, columns[i]) || has_derivation(grid, columns[k]))) continue;
        if (i == k || i == place.at || k == place.at || (kind == Kind::product && k < i)) continue;
        Derivation d;
        d.kind = kind;
        d.target = target;
        d.top = columns[i];
        d.base = columns[k];
        if (kind == Kind::product || kind == Kind::quotient) d.shift = shift_of(draft, numbers.rows, d);
        const auto proof = proof_of(draft, numbers.rows, d);
        const int weak = promised ? proof.weak : 0;
        if (proof.held + weak == 0) continue;
        const bool named = names(grid, target, d.base);
        const int score = proof.held * 4 + weak + (named ? 2 : 0) + (promised ? 1 : 0) - (d.shift != 0 ? 1 : 0);
        if (score > best_score) best = d, best_proof = proof, best_score = score, best_named = named;
      }
    }
  }
  if (best_score == 0) return;
  const bool promised = promises(column, best.kind);
  best.rows_held = best_proof.held;
  best.rows_seen = best_proof.seen;
  best.decades = best_proof.decades;
  best.promised = promised || best_named;
  // 9 = 12 − 3 happens anywhere, and so does 6 = 2 × 3.
  const bool exact = best.kind == Kind::difference || best.kind == Kind::product;
  if (exact && (!best.promised || best.shift != 0) && best.decades < kDecades) return;
  if (best.kind == Kind::product && best.rows_held < 2) return;
  // The more the header says, the fewer rows must prove it.
  constexpr double kWeakDecades = 2;
  bool enough = promised && best_named ? best.rows_held * 10 >= best.rows_seen * 3
                : promised             ? best.rows_held * 2 >= best.rows_seen
                                       : best.rows_held >= 2 && best.rows_held * 10 >= best.rows_seen * 6;
  if (best.rows_held == 0 || !enough) {
    const int told = best_proof.held + best_proof.weak, failed = best_proof.seen - best_proof.held;
    enough = promised && told >= 3 && told >= 3 * failed && best_proof.weak_decades >= kWeakDecades;
    best.rows_held = told;
    best.rows_seen = told + failed;
  }
  if (!enough) return;
  best.exact = best.kind == Kind::product && exact_product(draft, numbers.rows, best, grid);
  // What is b × c to so many digits needs no word.
  constexpr double kProductDecades = 8;
  if (best.exact && best.decades >= kProductDecades) best.promised = true;
  // A change in per cent of the level before is the growth, and needs no column of changes.
  if (best.kind == Kind::percent && possible(column, Kind::growth))
    for (const auto& d : grid.derivations) {
      if (d.kind != Kind::difference || d.target != best.top || d.base != best.base) continue;
      best.kind = Kind::growth;
      best.top = d.top;
      break;
    }
  grid.derivations.push_back(best);
}

void search(const Draft& draft, const Numbers& numbers, Grid& grid) {
  const auto& columns = numbers.columns;
  const bool wide = columns.size() > kMostColumns;
  // Offices print what is derived to the right of what it derives from; a = b × c would fit the other way round as
  // well.
  for (std::size_t at = 0; at < columns.size(); ++at)
    if (!has_derivation(grid, columns[at]))
      search_pair(draft, numbers, {at, wide && at > kReach ? at - kReach : 0, at}, false, grid);
  // Only where its words promise it, it may stand between or before them.
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const auto& column = grid.columns[static_cast<std::size_t>(columns[at])];
    if (has_derivation(grid, columns[at]) || is_part(grid, columns[at]) || column.total) continue;
    if (!column.difference && !column.percent && !column.growth) continue;
    search_pair(
        draft, numbers,
        {at, wide && at > kReach ? at - kReach : 0, std::min(columns.size(), wide ? at + kReach : columns.size())},
        true, grid);
  }
}

/// "Tỷ trọng (%)": what each row has of the total row.
void search_shares(const Draft& draft, const rule::Rules& rules, const Numbers& numbers, Grid& grid) {
  for (const auto target : numbers.columns) {
    const auto& column = grid.columns[static_cast<std::size_t>(target)];
    if (has_derivation(grid, target) || !(column.share || column.percent)) continue;
    for (const auto top : numbers.columns) {
      if (top >= target) break;
      Derivation d;
      d.kind = Kind::share;
      d.promised = true;
      d.target = target;
      d.top = top;
      bool footing = false;
      for (std::size_t r = 0; r < grid.rows(); ++r) {
        const auto t = grid.at(static_cast<std::int32_t>(r), target), a = grid.at(static_cast<std::int32_t>(r), top);
        if (t == figure::kNone || a == figure::kNone || printed_value(draft, t) != 100) continue;
        const bool called = is_footing(rules, grid, r);
        if (d.base == -1 || (called && !footing)) d.base = static_cast<std::int32_t>(r), footing = called;
      }
      if (d.base == -1) continue;
      for (std::size_t r = 0; r < grid.rows() && r < kMostRows; ++r) {
        const auto row = static_cast<std::int32_t>(r);
        if (row == d.base || grid.at(row, target) == figure::kNone || grid.at(row, top) == figure::kNone) continue;
        const auto fit = derives(draft, Kind::percent, grid.at(row, target), grid.at(row, top), grid.at(d.base, top));
        ++d.rows_seen;
        d.rows_held += fit.holds && fit.informative;
      }
      if (d.rows_held >= 2 && d.rows_held * 10 >= d.rows_seen * 6) {
        grid.derivations.push_back(d);
        break;
      }
    }
  }
}

}  // namespace

bool has_derivation(const Grid& grid, std::int32_t column) {
  return std::any_of(grid.derivations.begin(), grid.derivations.end(),
                     [&](const Derivation& d) { return d.target == column; });
}

bool is_part(const Grid& grid, std::int32_t column) {
  return std::any_of(grid.derivations.begin(), grid.derivations.end(), [&](const Derivation& d) {
    return std::find(d.parts.begin(), d.parts.end(), column) != d.parts.end();
  });
}

void find_derivations(const Draft& draft, const rule::Rules& rules, Grid& grid) {
  const auto numbers = numbers_of(grid);
  keep_declared(draft, numbers, grid);
  search_sums(draft, numbers, true, grid);
  search(draft, numbers, grid);
  search_shares(draft, rules, numbers, grid);
  search_sums(draft, numbers, false, grid);
  search_balances(draft, numbers, grid);
  for (auto& d : grid.derivations)
    if (d.kind != Kind::share && d.base != -1) d.plan = grid.columns[static_cast<std::size_t>(d.base)].plan;
}

}  // namespace khop::audit
