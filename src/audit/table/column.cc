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

namespace {

/// How far a printed number may be from the value meant. Small whole numbers are counts; large ones may be rounded.
double half_unit(const Draft& draft, FigureId id) {
  constexpr double kCounts = 1000;
  const bool count =
      draft.figures[static_cast<std::size_t>(id)].decimal.places == 0 && std::abs(printed_value(draft, id)) < kCounts;
  return count ? 1e-6 : 0.51 * last_place(draft, id);
}

}  // namespace

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

bool derives(const Draft& draft, Kind kind, FigureId target, FigureId top, FigureId base, bool& informative) {
  const double t = printed_value(draft, target), a = printed_value(draft, top), b = printed_value(draft, base);
  informative = false;
  if (kind == Kind::difference) {
    const double slack = half_unit(draft, target) + half_unit(draft, top) + half_unit(draft, base);
    const double widest = last_place(draft, target) + last_place(draft, top) + last_place(draft, base);
    informative = std::abs(t) > 2 * widest && a != 0 && b != 0;
    return std::abs(a - b - t) <= slack;
  }
  if (b == 0 || a == 0) return false;
  const double scale = kind == Kind::quotient ? 1 : 100;
  const double computed = a / b * scale, shift = kind == Kind::growth ? 100 : 0;
  const double slack =
      0.51 * last_place(draft, target) +
      std::abs(computed) * 0.51 * (last_place(draft, top) / std::abs(a) + last_place(draft, base) / std::abs(b));
  informative = slack < 0.02 * std::abs(kind == Kind::growth ? computed - 100 : computed) &&
                std::abs(computed - scale) > 3 * slack;
  return std::abs(computed - shift - t) <= slack;
}

namespace {

// The search is cubic in columns: a table wider than any office prints is searched near each column only.
constexpr std::size_t kMostColumns = 24, kReach = 12, kMostRows = 2000, kMostRowsOfWide = 200;

// Digits that must agree before columns without a word are believed to add up, and where the header says total.
constexpr double kDecades = 5, kFewDecades = 2;

using Row = std::vector<FigureId>;

/// Rows that can prove something, and columns that hold numbers.
struct Numbers {
  std::vector<const Row*> rows;
  std::vector<std::int32_t> columns;
};

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

void count_rows(const Draft& draft, const std::vector<const Row*>& rows, Derivation& d) {
  for (const auto* row : rows) {
    const auto t = (*row)[static_cast<std::size_t>(d.target)], a = (*row)[static_cast<std::size_t>(d.top)],
               b = (*row)[static_cast<std::size_t>(d.base)];
    if (t == figure::kNone || a == figure::kNone || b == figure::kNone) continue;
    bool informative = false;
    const bool held = derives(draft, d.kind, t, a, b, informative);
    if (held && !informative) continue;  // proves nothing either way
    ++d.rows_seen;
    d.rows_held += held;
    if (held) d.decades += std::log10(std::max(1.0, std::abs(printed_value(draft, t)) / last_place(draft, t)));
  }
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
  return true;
}

/// Formulas of the header: whether a/b is a percentage or a quotient the rows tell, and a formula that no row obeys is
/// none of these.
void keep_declared(const Draft& draft, const Numbers& numbers, Grid& grid) {
  std::vector<Derivation> kept;
  for (auto& d : grid.derivations) {
    if (d.kind == Kind::sum) {
      kept.push_back(d);
      continue;
    }
    std::vector<Kind> kinds = {d.kind};
    if (d.kind == Kind::percent) kinds = {Kind::percent, Kind::quotient, Kind::growth};
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

bool has_derivation(const Grid& grid, std::int32_t column) {
  return std::any_of(grid.derivations.begin(), grid.derivations.end(),
                     [&](const Derivation& d) { return d.target == column; });
}

bool is_part(const Grid& grid, std::int32_t column) {
  return std::any_of(grid.derivations.begin(), grid.derivations.end(), [&](const Derivation& d) {
    return std::find(d.parts.begin(), d.parts.end(), column) != d.parts.end();
  });
}

void search(const Draft& draft, const Numbers& numbers, Grid& grid) {
  const auto& columns = numbers.columns;
  for (std::size_t last = 0; last < columns.size(); ++last) {
    const auto target = columns[last];
    if (has_derivation(grid, target)) continue;
    const auto& column = grid.columns[static_cast<std::size_t>(target)];
    const std::size_t first = columns.size() > kMostColumns && last > kReach ? last - kReach : 0;
    Derivation best;
    int best_score = 0;
    bool best_named = false;
    for (const auto kind : {Kind::percent, Kind::difference, Kind::growth, Kind::quotient}) {
      // A part is what the others leave of the total: the sum says so already.
      if (!possible(column, kind) || (kind == Kind::difference && is_part(grid, target))) continue;
      // Offices print what is derived to the right of what it derives from; a = b × c would fit the other way round as
      // well.
      for (std::size_t i = first; i < last; ++i) {
        for (std::size_t k = first; k < last; ++k) {
          if (i == k) continue;
          Derivation d;
          d.kind = kind;
          d.target = target;
          d.top = columns[i];
          d.base = columns[k];
          count_rows(draft, numbers.rows, d);
          if (d.rows_held == 0) continue;
          const bool named = names(grid, target, d.base);
          const int score = d.rows_held * 4 + (named ? 2 : 0) + (promises(column, kind) ? 1 : 0);
          if (score > best_score) best = d, best_score = score, best_named = named;
        }
      }
    }
    if (best.rows_held == 0) continue;
    // The more the header says, the fewer rows must prove it.
    const bool promised = promises(column, best.kind);
    const bool enough = promised && best_named ? best.rows_held * 10 >= best.rows_seen * 3
                        : promised             ? best.rows_held * 2 >= best.rows_seen
                                               : best.rows_held >= 2 && best.rows_held * 10 >= best.rows_seen * 6;
    best.promised = promised || best_named;
    // 9 = 12 − 3 happens anywhere.
    if (best.kind == Kind::difference && !best.promised && best.decades < kDecades) continue;
    if (enough) grid.derivations.push_back(best);
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
      for (std::size_t r = 0; r < grid.rows() && d.base == -1; ++r) {
        const auto t = grid.at(static_cast<std::int32_t>(r), target), a = grid.at(static_cast<std::int32_t>(r), top);
        if (t != figure::kNone && a != figure::kNone && printed_value(draft, t) == 100 && is_footing(rules, grid, r))
          d.base = static_cast<std::int32_t>(r);
      }
      if (d.base == -1) continue;
      for (std::size_t r = 0; r < grid.rows() && r < kMostRows; ++r) {
        const auto row = static_cast<std::int32_t>(r);
        if (row == d.base || grid.at(row, target) == figure::kNone || grid.at(row, top) == figure::kNone) continue;
        bool informative = false;
        const bool held =
            derives(draft, Kind::percent, grid.at(row, target), grid.at(row, top), grid.at(d.base, top), informative);
        ++d.rows_seen;
        d.rows_held += held && informative;
      }
      if (d.rows_held >= 2 && d.rows_held * 10 >= d.rows_seen * 6) {
        grid.derivations.push_back(d);
        break;
      }
    }
  }
}

/// Cross-footing: a column that is the sum of those right beside it. `titled`: only columns whose header says total.
void search_sums(const Draft& draft, const Numbers& numbers, bool titled, Grid& grid) {
  constexpr std::size_t kMostParts = 13;  // twelve months and a remainder
  std::vector<std::int32_t> columns;      // what derives from others adds up to nothing
  for (const auto column : numbers.columns)
    if (!has_derivation(grid, column) && !grid.columns[static_cast<std::size_t>(column)].percent)
      columns.push_back(column);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const auto& column = grid.columns[static_cast<std::size_t>(columns[at])];
    if (has_derivation(grid, columns[at]) || (titled && !column.total)) continue;
    Derivation best;
    for (const bool right : {true, false}) {
      for (std::size_t count = 2; count <= kMostParts; ++count) {
        if (right ? at + count >= columns.size() : count > at) break;
        Derivation d;
        d.kind = Kind::sum;
        d.target = columns[at];
        const auto from = columns.begin() + static_cast<std::ptrdiff_t>(right ? at + 1 : at - count);
        d.parts.assign(from, from + static_cast<std::ptrdiff_t>(count));
        for (const auto* row : numbers.rows) {
          const auto t = (*row)[static_cast<std::size_t>(d.target)];
          if (t == figure::kNone) continue;
          double sum = 0, slack = half_unit(draft, t);
          int parts = 0;
          for (const auto part : d.parts) {
            const auto f = (*row)[static_cast<std::size_t>(part)];
            if (f == figure::kNone) continue;
            const double value = printed_value(draft, f);
            sum += value;
            slack += half_unit(draft, f);
            parts += value != 0;
          }
          if (parts < 2) continue;
          ++d.rows_seen;
          if (std::abs(sum - printed_value(draft, t)) > slack) continue;
          ++d.rows_held;
          d.decades += std::log10(std::max(1.0, std::abs(sum) / last_place(draft, t)));
        }
        if (d.rows_held > best.rows_held) best = d;
      }
    }
    // 4 = 3 + 1 happens anywhere.
    if (best.decades < (column.total ? kFewDecades : kDecades)) continue;
    const bool enough = column.total ? best.rows_held >= 2 && best.rows_held * 2 >= best.rows_seen
                                     : best.rows_held >= 3 && best.rows_held * 10 >= best.rows_seen * 7;
    best.promised = column.total;
    if (best.target != -1 && enough) grid.derivations.push_back(std::move(best));
  }
}

}  // namespace

void find_derivations(const Draft& draft, const rule::Rules& rules, Grid& grid) {
  const auto numbers = numbers_of(grid);
  keep_declared(draft, numbers, grid);
  search_sums(draft, numbers, true, grid);
  search(draft, numbers, grid);
  search_shares(draft, rules, numbers, grid);
  search_sums(draft, numbers, false, grid);
  for (auto& d : grid.derivations)
    if (d.kind != Kind::share && d.base != -1) d.plan = grid.columns[static_cast<std::size_t>(d.base)].plan;
}

}  // namespace khop::audit
