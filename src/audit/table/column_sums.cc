// SPDX-License-Identifier: Apache-2.0
/// Columns that add up those beside them: totals, and what is left of what came in and went out.
#include <algorithm>
#include <cmath>

#include "audit/table/column.h"

namespace khop::audit {

using Kind = Derivation::Kind;

namespace {

// Digits that must agree before columns without a word are believed to add up, and where the header says total.
constexpr double kDecades = 5, kFewDecades = 2;

/// Counts the rows in which the parts, less those of `less`, make the target.
void count_rows(const Draft& draft, const Numbers& numbers, Derivation& d) {
  for (const auto* row : numbers.rows) {
    const auto t = (*row)[static_cast<std::size_t>(d.target)];
    if (t == figure::kNone) continue;
    double sum = 0, slack = half_unit(draft, t);
    int parts = 0, less = 0;
    double unit = round_unit(draft, t);
    const auto add = [&](const std::vector<std::int32_t>& columns, int sign, int& count) {
      for (const auto column : columns) {
        const auto f = (*row)[static_cast<std::size_t>(column)];
        if (f == figure::kNone) continue;
        const double value = printed_value(draft, f);
        sum += sign * value;
        slack += half_unit(draft, f);
        if (value != 0) unit = std::min(unit, round_unit(draft, f));
        count += value != 0;
      }
    };
    add(d.parts, 1, parts);
    add(d.less, -1, less);
    if (parts + less < 2 || (!d.less.empty() && (less == 0 || parts == 0))) continue;
    ++d.rows_seen;
    if (std::abs(sum - printed_value(draft, t)) > slack) continue;
    ++d.rows_held;
    d.decades += std::log10(std::max(1.0, std::abs(sum) / std::max(unit, last_place(draft, t))));
  }
}

/// Columns of amounts: rates add up to nothing. `totals`: those that are sums, too.
std::vector<std::int32_t> amounts_of(const Numbers& numbers, const Grid& grid, bool totals) {
  std::vector<std::int32_t> out;
  for (const auto column : numbers.columns)
    if (!grid.columns[static_cast<std::size_t>(column)].percent &&
        !(totals ? is_derived(grid, static_cast<std::size_t>(column)) : has_derivation(grid, column)))
      out.push_back(column);
  return out;
}

bool enough(const Derivation& d, bool promised) {
  // 4 = 3 + 1 happens anywhere.
  if (d.target == -1 || d.decades < (promised ? kFewDecades : kDecades)) return false;
  return promised ? d.rows_held >= 2 && d.rows_held * 2 >= d.rows_seen
                  : d.rows_held >= 3 && d.rows_held * 10 >= d.rows_seen * 7;
}

}  // namespace

void search_sums(const Draft& draft, const Numbers& numbers, bool titled, Grid& grid) {
  constexpr std::size_t kMostParts = 13;  // twelve months and a remainder
  const auto columns = amounts_of(numbers, grid, false);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const auto& column = grid.columns[static_cast<std::size_t>(columns[at])];
    if (has_derivation(grid, columns[at]) || (titled && !column.total)) continue;
    std::vector<Derivation> found;
    for (const bool right : {true, false}) {
      Derivation best;
      for (std::size_t count = 2; count <= kMostParts; ++count) {
        if (right ? at + count >= columns.size() : count > at) break;
        Derivation d;
        d.kind = Kind::sum;
        d.target = columns[at];
        const auto from = columns.begin() + static_cast<std::ptrdiff_t>(right ? at + 1 : at - count);
        d.parts.assign(from, from + static_cast<std::ptrdiff_t>(count));
        count_rows(draft, numbers, d);
        if (d.rows_held > best.rows_held) best = std::move(d);
      }
      best.promised = column.total;
      if (enough(best, column.total)) found.push_back(std::move(best));
    }
    // What came in makes the total, and what was done with it and is left makes it again.
    for (auto& d : found) grid.derivations.push_back(std::move(d));
  }
}

void search_balances(const Draft& draft, const Numbers& numbers, Grid& grid) {
  constexpr std::size_t kLeast = 3, kMost = 6;
  const auto columns = amounts_of(numbers, grid, true);
  for (std::size_t at = kLeast; at < columns.size(); ++at) {
    if (has_derivation(grid, columns[at]) || is_part(grid, columns[at])) continue;
    const auto& column = grid.columns[static_cast<std::size_t>(columns[at])];
    Derivation best;
    for (std::size_t count = kLeast; count <= kMost && count <= at; ++count) {
      // The first stands for what there was; each other one comes or goes, and one at least goes.
      for (unsigned signs = 1; signs < 1U << (count - 1); ++signs) {
        Derivation d;
        d.kind = Kind::balance;
        d.target = columns[at];
        d.parts.push_back(columns[at - count]);
        for (std::size_t k = 1; k < count; ++k)
          ((signs >> (k - 1) & 1U) != 0 ? d.less : d.parts).push_back(columns[at - count + k]);
        count_rows(draft, numbers, d);
        if (d.rows_held > best.rows_held) best = std::move(d);
      }
    }
    best.promised = column.closing;
    if (best.decades >= kDecades && enough(best, column.closing)) grid.derivations.push_back(std::move(best));
  }
}

}  // namespace khop::audit
