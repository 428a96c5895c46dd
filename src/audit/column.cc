// SPDX-License-Identifier: Apache-2.0
/// Columns that derive from others: found by trying, over all rows; checked row by row.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/table.h"

namespace khop::audit {

double printed_value(const Draft& draft, FigureId id) {
  const auto& f = draft.figures[static_cast<std::size_t>(id)];
  return f.decimal.approximate() * (f.negative ? -1 : 1);
}

double last_place(const Draft& draft, FigureId id) {
  return std::pow(10.0, -draft.figures[static_cast<std::size_t>(id)].decimal.places);
}

namespace {

/// Whether `target` is what `top` and `base` give, as precisely as the three are printed. `informative`: a chance hit
/// is unlikely.
bool derives(const Draft& context, Derivation::Kind kind, FigureId target, FigureId top, FigureId base,
             bool& informative) {
  const double t = printed_value(context, target), a = printed_value(context, top), b = printed_value(context, base);
  informative = false;
  if (kind == Derivation::Kind::difference) {
    const double slack = 0.51 * (last_place(context, target) + last_place(context, top) + last_place(context, base));
    informative = std::abs(t) > 4 * slack && a != 0 && b != 0;
    return std::abs(a - b - t) <= slack;
  }
  if (b == 0 || a == 0) return false;
  const double computed = a / b * 100;
  const double slack =
      0.51 * last_place(context, target) +
      computed * 0.51 * (last_place(context, top) / std::abs(a) + last_place(context, base) / std::abs(b));
  informative = slack < 0.02 * std::abs(computed) && std::abs(computed - 100) > 3 * slack;
  return std::abs(computed - t) <= slack;
}

/// What the header says of the columns: the plan's among the bases that others derive from.
void header_roles(const Draft& draft, const rule::Rules& rules, Grid& grid) {
  const auto plan = rules.lexicon.find("plan");
  std::vector<bool> is_plan(grid.table->columns, false);
  for (const auto& row : grid.table->rows) {
    if (!row.header || !plan) continue;
    for (std::size_t c = 0; c < row.cells.size() && c < is_plan.size(); ++c) {
      std::vector<figure::Token> tokens;
      figure::tokenize(draft.document->text, row.cells[c].span, tokens);
      std::vector<figure::Hit> hits;
      for (std::size_t i = 0; i < tokens.size(); ++i) rules.lexicon.hits(tokens, i, tokens.size(), hits);
      if (std::any_of(hits.begin(), hits.end(), [&](const figure::Hit& h) { return h.phrase_class == *plan; }))
        is_plan[c] = true;
    }
  }
  for (auto& d : grid.derivations) d.plan = is_plan[static_cast<std::size_t>(d.base)];
}

void search(const Draft& context, Grid& grid) {
  // The search is cubic in columns: a table wider than any office prints is searched near each column only.
  constexpr std::size_t kMostColumns = 24, kReach = 12, kMostRows = 2000;
  std::vector<std::int32_t> columns;  // those that hold numbers
  for (std::size_t c = 0; c < grid.table->columns; ++c)
    if (std::any_of(grid.cells.begin(), grid.cells.end(),
                    [&](const std::vector<FigureId>& row) { return row[c] != figure::kNone; }))
      columns.push_back(static_cast<std::int32_t>(c));
  std::vector<const std::vector<FigureId>*> rows;  // those that can prove something
  for (const auto& row : grid.cells) {
    const auto cells = std::count_if(row.begin(), row.end(), [](FigureId f) { return f != figure::kNone; });
    if (cells >= 3 && rows.size() < kMostRows) rows.push_back(&row);
  }
  for (std::size_t last = 0; last < columns.size(); ++last) {
    const auto target = columns[last];
    const std::size_t first = columns.size() > kMostColumns && last > kReach ? last - kReach : 0;
    Derivation best;
    for (const auto kind : {Derivation::Kind::percent, Derivation::Kind::difference}) {
      // Offices print what is derived to the right of what it derives from; a = b × c would fit the other way round as
      // well.
      for (std::size_t i = first; i < last; ++i) {
        for (std::size_t k = first; k < last; ++k) {
          if (i == k) continue;
          const auto top = columns[i], base = columns[k];
          Derivation d{kind, target, top, base, 0, 0};
          for (const auto* cells : rows) {
            const auto& row = *cells;
            const auto t = row[static_cast<std::size_t>(target)], a = row[static_cast<std::size_t>(top)],
                       b = row[static_cast<std::size_t>(base)];
            if (t == figure::kNone || a == figure::kNone || b == figure::kNone) continue;
            bool informative = false;
            const bool held = derives(context, kind, t, a, b, informative);
            if (held && !informative) continue;  // proves nothing either way
            ++d.rows_seen;
            d.rows_held += held;
          }
          if (d.rows_held > best.rows_held) best = d;
        }
      }
    }
    if (best.rows_held >= 2 && best.rows_held * 10 >= best.rows_seen * 6) grid.derivations.push_back(best);
  }
}

}  // namespace

void find_derivations(const Draft& draft, const rule::Rules& rules, Grid& grid) {
  search(draft, grid);
  header_roles(draft, rules, grid);
}

void find_derived_columns(Context& context, const rule::Rule& rule) {
  const bool percent = allows(rule, "as", "percent");
  for (const auto& grid : context.grids) {
    for (const auto& d : grid.derivations) {
      for (std::size_t r = 0; r < grid.cells.size(); ++r) {
        const auto row = static_cast<std::int32_t>(r);
        const auto t = grid.at(row, d.target), a = grid.at(row, d.top), b = grid.at(row, d.base);
        if (t == figure::kNone || a == figure::kNone || b == figure::kNone) continue;
        // A percentage's own row may hold the difference in points under a heading of percentages.
        bool informative = false;
        const bool as_percent = derives(context.draft, Derivation::Kind::percent, t, a, b, informative);
        const bool as_difference = derives(context.draft, Derivation::Kind::difference, t, a, b, informative);
        const auto kind = as_percent      ? Derivation::Kind::percent
                          : as_difference ? Derivation::Kind::difference
                                          : d.kind;
        if ((kind == Derivation::Kind::percent) != percent) continue;
        auto reading = make_reading(context, rule, {{"rate", {t}}, {"change", {t}}, {"done", {a}}, {"base", {b}}});
        if (!reading) continue;
        reading->add("column", context.weight("column") + std::min(2.0, 0.1 * d.rows_held));
        if (!as_percent && !as_difference && grid.percent[r]) reading->add("rate of rates", -context.weight("no-plan"));
        reading->near_only = !as_percent && !as_difference;
        reading->group = static_cast<std::uint64_t>(t) + 1;
        keep(context, std::move(*reading));
      }
    }
  }
}

}  // namespace khop::audit
