// SPDX-License-Identifier: Apache-2.0
#include "audit/table.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "audit/bind.h"

namespace khop::audit {

namespace {

/// "1.000đ", "1.000 đồng": a unit, not an amount.
bool round_unit(std::string_view text) {
  if (!text.starts_with("1.000") && !text.starts_with("1000")) return false;
  const auto rest = text.substr(text.find_last_of('0') + 1);
  return !rest.empty() && rest.find_first_of("123456789,") == std::string_view::npos &&
         rest.find_first_not_of(" .") != std::string_view::npos;
}

/// A cell that is a number and nothing else (a unit may stand with it).
bool numeric_cell(std::string_view text) {
  int letters = 0, digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'z'))
      ++letters;
  }
  return digits > 0 && letters <= 6 && digits >= letters / 2 && !round_unit(text);
}

bool is_mark_cell(std::string_view text) {
  if (text.empty() || text.size() > 8) return false;
  if (text == "-" || text == "+" || text == "*" || text == "•" || text == "–") return true;
  bool roman = true, numbering = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    roman = roman && std::string_view("IVXLC.").find(c) != std::string_view::npos;
    numbering = numbering && ((c >= '0' && c <= '9') || c == '.' || (i == 0 && c >= 'A' && c <= 'Z') || c == ')' ||
                              (text.size() <= 2 && c >= 'a' && c <= 'z'));
  }
  return roman || numbering;
}

double printed(const Draft& draft, FigureId id) {
  const auto& f = draft.figures[static_cast<std::size_t>(id)];
  return f.decimal.approximate() * (f.negative ? -1 : 1);
}

double ulp(const Draft& draft, FigureId id) {
  return std::pow(10.0, -draft.figures[static_cast<std::size_t>(id)].decimal.places);
}

/// Whether `target` is what `top` and `base` give, as precisely as the three are printed. `informative`: a chance hit
/// is unlikely.
bool derives(const Draft& context, Derivation::Kind kind, FigureId target, FigureId top, FigureId base,
             bool& informative) {
  const double t = printed(context, target), a = printed(context, top), b = printed(context, base);
  informative = false;
  if (kind == Derivation::Kind::difference) {
    const double slack = 0.51 * (ulp(context, target) + ulp(context, top) + ulp(context, base));
    informative = std::abs(t) > 4 * slack && a != 0 && b != 0;
    return std::abs(a - b - t) <= slack;
  }
  if (b == 0 || a == 0) return false;
  const double computed = a / b * 100;
  const double slack = 0.51 * ulp(context, target) +
                       computed * 0.51 * (ulp(context, top) / std::abs(a) + ulp(context, base) / std::abs(b));
  informative = slack < 0.02 * std::abs(computed) && std::abs(computed - 100) > 3 * slack;
  return std::abs(computed - t) <= slack;
}

void find_derivations(const Draft& context, Grid& grid) {
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

namespace {

int percent_unit(const rule::Rules& rules) {
  std::vector<figure::Token> tokens;
  figure::tokenize("%", {0, 1}, tokens);
  return rules.units.match(tokens, 0, 1).unit;
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

/// Gives the figures of each row the unit that the row prints once, and derived percentages theirs.
void measure(Draft& draft, const Grid& grid) {
  std::vector<bool> derived(grid.table->columns, false);
  std::vector<bool> rate(grid.table->columns, false);
  for (const auto& d : grid.derivations) {
    derived[static_cast<std::size_t>(d.target)] = true;
    rate[static_cast<std::size_t>(d.target)] = d.kind == Derivation::Kind::percent;
  }
  for (std::size_t r = 0; r < grid.cells.size(); ++r) {
    for (std::size_t c = 0; c < grid.cells[r].size(); ++c) {
      const auto id = grid.cells[r][c];
      if (id == figure::kNone) continue;
      auto& f = draft.figures[static_cast<std::size_t>(id)];
      if (f.has_unit) continue;
      if (derived[c] && !(grid.percent[r] && !rate[c])) {
        f.dimension = rate[c] ? figure::Units::kPercent : f.dimension;
        f.unit = rate[c] ? grid.percent_unit : f.unit;
        if (rate[c]) f.exact = false;
        // A percentage's own row holds points under a heading of percentages: read where the relation is checked.
      } else if (grid.unit[r] != figure::kNone || grid.scale_word[r] != 1) {
        f.unit = grid.unit[r];
        f.scale_word = grid.scale_word[r];
        f.dimension = f.unit != figure::kNone ? draft.units->unit(f.unit).dimension : figure::Units::kCount;
        f.exact = false;
      }
      f.value = f.decimal.approximate() * draft.factor(f).to_double() * (f.negative ? -1 : 1);
    }
  }
}

}  // namespace

std::vector<Grid> read_grids(Draft& draft, const rule::Rules& rules) {
  std::vector<Grid> out;
  const auto& document = *draft.document;
  for (std::size_t t = 0; t < document.tables.size(); ++t) {
    const auto& table = document.tables[t];
    Grid grid;
    grid.table = &table;
    grid.index = static_cast<std::int32_t>(t);
    grid.percent_unit = percent_unit(rules);
    for (const auto& row : table.rows) {
      std::vector<FigureId> cells(table.columns, figure::kNone);
      std::vector<figure::WordId> label;
      std::string mark;
      bool percent = false;
      std::int64_t scale = 1;
      int unit_index = figure::kNone;
      figure::DimensionId dimension = figure::Units::kNone;
      std::size_t text_cells = 0;
      if (!row.header && !row.numbering) {
        const auto [first, last] = draft.figures_of(row.block);
        for (std::size_t c = 0; c < row.cells.size() && c < table.columns; ++c) {
          const auto text = document.view(row.cells[c].span);
          if (text.empty()) continue;
          if (c == 0 && is_mark_cell(text)) {
            mark = std::string(text);
            continue;
          }
          if (numeric_cell(text)) {
            FigureId only = figure::kNone;
            int count = 0;
            for (FigureId f = first; f < last; ++f)
              if (draft.figures[static_cast<std::size_t>(f)].column == static_cast<std::int32_t>(c)) only = f, ++count;
            if (count == 1) cells[c] = only;
            continue;
          }
          std::vector<figure::Token> tokens;
          figure::tokenize(document.text, row.cells[c].span, tokens);
          ++text_cells;
          if (text_cells == 1) {
            if (mark.empty() && !tokens.empty() && tokens[0].kind == figure::TokenKind::mark)
              mark = std::string(document.view(tokens[0].span));
            for (const auto& token : tokens)
              if (token.kind == figure::TokenKind::word) label.push_back(token.id);
          } else {
            // A short text cell behind the label is the row's unit.
            std::size_t at = 0;
            std::int64_t word_scale = 1;
            while (at < tokens.size() && rules.units.scale(tokens[at].id) != 0) {
              word_scale *= rules.units.scale(tokens[at].id);
              ++at;
              if (at < tokens.size() && tokens[at].mark == '.') ++at;
            }
            const auto unit = rules.units.match(tokens, at, tokens.size());
            if (unit.unit != -1) {
              const auto& u = rules.units.unit(unit.unit);
              scale = word_scale;
              unit_index = unit.unit;
              dimension = u.dimension;
              percent = u.dimension == figure::Units::kPercent;
            } else if (word_scale != 1 || tokens.size() <= 4) {
              scale = word_scale;
              dimension = figure::Units::kCount;
            }
          }
        }
      }
      grid.cells.push_back(std::move(cells));
      grid.labels.push_back(std::move(label));
      grid.marks.push_back(std::move(mark));
      grid.percent.push_back(percent);
      grid.scale_word.push_back(scale);
      grid.unit.push_back(unit_index);
      grid.dimension.push_back(dimension);
    }
    find_derivations(draft, grid);
    header_roles(draft, rules, grid);
    measure(draft, grid);
    out.push_back(std::move(grid));
  }
  return out;
}

// --- derived columns
// --------------------------------------------------------------------------------------------------

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
        if (!as_percent && !as_difference && grid.percent[r]) reading->add("rate-of-rates", -context.weight("no-plan"));
        reading->near_only = !as_percent && !as_difference;
        reading->group = static_cast<std::uint64_t>(t) + 1;
        keep(context, std::move(*reading));
      }
    }
  }
}

// --- hierarchies
// ------------------------------------------------------------------------------------------------------

namespace {

/// Style of a hierarchy mark, so that rows of one level can be told: I, 1, 1.1, a, -, + or none.
std::string style(const std::string& mark) {
  if (mark.empty()) return "";
  if (mark.find_first_not_of("IVXLC.") == std::string::npos) return "I";
  if (mark.find_first_not_of("0123456789.)") == std::string::npos)
    return "1" + std::string(static_cast<std::size_t>(
                                 std::count(mark.begin(), mark.end() - (mark.ends_with('.') ? 1 : 0), '.')),
                             '.');
  if (mark[0] >= 'A' && mark[0] <= 'Z') return "A";
  if (mark[0] >= 'a' && mark[0] <= 'z') return "a";
  return mark.substr(0, 3);
}

/// A column that derives from others never adds up.
bool derived(const Grid& grid, std::int32_t column) {
  return std::any_of(grid.derivations.begin(), grid.derivations.end(),
                     [&](const Derivation& d) { return d.target == column; });
}

/// Readings of `total` against `parts`, column by column, if at least one column holds; `tries`: how many sets were
/// looked at.
bool propose_rows(Context& context, const rule::Rule& rule, const Grid& grid, std::size_t total,
                  const std::vector<std::size_t>& parts, double tries) {
  std::vector<Reading> readings;
  int held = 0, seen = 0;
  for (std::int32_t c = 0; c < static_cast<std::int32_t>(grid.table->columns); ++c) {
    if (derived(grid, c) && !grid.percent[total]) continue;
    const auto t = grid.at(static_cast<std::int32_t>(total), c);
    if (t == figure::kNone) continue;
    std::vector<FigureId> figures;
    for (const auto row : parts)
      if (const auto f = grid.at(static_cast<std::int32_t>(row), c); f != figure::kNone) figures.push_back(f);
    if (figures.size() < 2) continue;
    auto reading = make_reading(context, rule, {{"total", {t}}, {"parts", figures}});
    if (!reading) continue;
    double sum = 0, slack = ulp(context.draft, t);
    for (const auto f : figures) sum += printed(context.draft, f), slack += ulp(context.draft, f);
    ++seen;
    if (std::abs(sum - printed(context.draft, t)) <= slack) ++held;
    reading->group = (static_cast<std::uint64_t>(t) << 8) | 1;
    readings.push_back(std::move(*reading));
  }
  if (held == 0) return false;
  for (auto& reading : readings) {
    reading.add("rows", context.weight("column") + 0.7 * held - 1.0 * (seen - held));
    reading.tries = tries;
    reading.near_only = true;
    keep(context, std::move(reading));
  }
  return true;
}

bool has_figures(const Grid& grid, std::size_t row) {
  return std::any_of(grid.cells[row].begin(), grid.cells[row].end(), [](FigureId f) { return f != figure::kNone; });
}

/// "Tổng cộng" at the bottom: the rows above it, of the outermost level that has figures.
void find_footing(Context& context, const rule::Rule& rule, const Grid& grid) {
  constexpr std::size_t kMostRows = 4000;  // a check weighs each part against all others
  const auto total_class = class_of(context, "total");
  std::vector<std::size_t> above;
  std::string level;
  for (std::size_t r = 0; r < grid.cells.size(); ++r) {
    if (!has_figures(grid, r)) continue;
    const bool total = !grid.labels[r].empty() && context.rules.lexicon.has_word(total_class, grid.labels[r].front());
    if (total && above.size() >= 2 && above.size() <= kMostRows) propose_rows(context, rule, grid, r, above, 1);
    if (grid.table->rows[r].header || grid.table->rows[r].numbering) continue;
    if (total) {
      above.clear();  // a part of the table with a total of its own
      level.clear();
      continue;
    }
    const auto own = style(grid.marks[r]);
    if (above.empty()) level = own;
    if (own == level) above.push_back(r);
  }
}

}  // namespace

void find_children(Context& context, const rule::Rule& rule) {
  constexpr std::size_t kMostChildren = 24, kMostPassed = 600;
  for (const auto& grid : context.grids) {
    find_footing(context, rule, grid);
    const std::size_t rows = grid.cells.size();
    std::vector<std::string> styles;
    for (const auto& mark : grid.marks) styles.push_back(style(mark));
    for (std::size_t total = 0; total < rows; ++total) {
      if (!has_figures(grid, total)) continue;
      // Children: rows below, of one mark style that is not the total's; rows without figures and rows of percentages
      // are passed.
      std::vector<std::size_t> children;
      std::string level;
      const auto end = std::min(rows, total + 1 + kMostPassed);
      for (std::size_t r = total + 1; r < end && children.size() < kMostChildren; ++r) {
        if (grid.table->rows[r].header || grid.table->rows[r].numbering || !has_figures(grid, r)) {
          if (!grid.marks[r].empty() && styles[r] == styles[total]) break;
          continue;
        }
        const auto& own = styles[r];
        if (own == styles[total]) break;
        if (children.empty()) {
          if (grid.percent[r] != grid.percent[total]) continue;
          level = own;
        } else if (own != level) {
          if (own == "I" || own == "A" || (own == "1" && level != "1.")) break;
          continue;
        }
        if (grid.dimension[r] != grid.dimension[total] && grid.dimension[total] != figure::Units::kNone) {
          if (children.empty()) continue;
          break;
        }
        children.push_back(r);
      }
      if (children.size() < 2) continue;
      for (std::size_t count = children.size(); count >= 2; --count) {
        const std::vector<std::size_t> parts(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(count));
        if (propose_rows(context, rule, grid, total, parts, static_cast<double>(children.size() - count + 1))) break;
      }
    }
  }
}

}  // namespace khop::audit
