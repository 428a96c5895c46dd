// SPDX-License-Identifier: Apache-2.0
#include "audit/series/tie.h"

#include <algorithm>
#include <cmath>

#include "audit/series/alike.h"
#include "audit/table/column.h"

namespace khop::audit {

using figure::Figure;
using figure::Role;
using figure::Units;
using Kind = Derivation::Kind;

double half_unit(const Context& context, FigureId id) {
  const auto& f = context.figure(id);
  return 0.51 * figure::power_of_ten(-f.decimal.places) * context.draft.rough_factor(f);
}

namespace {

// Rows that one search may yield: more than that share a value or a word and tell nothing apart.
constexpr std::size_t kMostRows = 24;

/// Whether one may be the other with a slip: not another scale, not another thing.
bool comparable(double a, double b) {
  constexpr double kMost = 3;
  return std::abs(a) <= kMost * std::abs(b) && std::abs(b) <= kMost * std::abs(a);
}

int digits(const Figure& f) { return static_cast<int>(f.decimal.digits.str().size()); }

/// Whether two numerals of as many digits, whatever their unit and scale, are one digit or one swap apart.
bool digits_slipped(const Figure& a, const Figure& b) {
  auto x = a, y = b;
  x.unit = y.unit, x.scale_word = y.scale_word, x.decimal.places = y.decimal.places;
  return a.decimal.digits.str().size() == b.decimal.digits.str().size() && one_slip_apart(x, y) &&
         (comparable(a.value / 3, b.value) || comparable(a.value, b.value / 3));
}

/// From the years and words of the header, where no column derives from others.
Columns by_header(const Grid& grid) {
  Columns out;
  std::vector<std::int32_t> numbers;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    const auto& column = grid.columns[c];
    const bool filled = std::any_of(grid.cells.begin(), grid.cells.end(),
                                    [&](const std::vector<FigureId>& row) { return row[c] != figure::kNone; });
    if (!filled || column.percent || column.compare || column.difference || column.growth || column.share) continue;
    numbers.push_back(static_cast<std::int32_t>(c));
  }
  const auto year = [&](std::int32_t c) {
    const auto& years = grid.columns[static_cast<std::size_t>(c)].years;
    return years.size() == 1 ? years.front() : 0;
  };
  int latest = 0;
  for (const auto c : numbers)
    if (!grid.columns[static_cast<std::size_t>(c)].plan) latest = std::max(latest, year(c));
  for (const auto c : numbers) {
    const auto& column = grid.columns[static_cast<std::size_t>(c)];
    if (column.plan)
      out.plan = c;
    else if (column.last_year || (latest > 0 && year(c) == latest - 1))
      out.last = c;
    else if (latest > 0 ? year(c) == latest : out.last != -1)
      out.done = c;
  }
  if (out.last == -1 && out.plan == -1) out.done = -1;
  return out;
}

}  // namespace

Columns columns_of(const Grid& grid) {
  Columns out;
  const auto compares = [](const Derivation& d) {
    return d.kind == Kind::percent || d.kind == Kind::difference || d.kind == Kind::growth;
  };
  // What is compared most often; of several years the latest.
  int best = -1;
  for (const auto& d : grid.derivations) {
    if (!compares(d)) continue;
    const auto& years = grid.columns[static_cast<std::size_t>(d.top)].years;
    const auto count = std::count_if(grid.derivations.begin(), grid.derivations.end(),
                                     [&](const Derivation& other) { return compares(other) && other.top == d.top; });
    const int score = (years.size() == 1 ? years.front() * 100 : 0) + static_cast<int>(count);
    if (score > best) best = score, out.done = d.top;
  }
  for (const auto& d : grid.derivations) {
    if (!compares(d)) continue;
    if (d.top != out.done) continue;
    if (d.plan) {
      out.plan = d.base;
      (d.kind == Kind::difference ? out.plan_delta : out.plan_rate) = d.target;
    } else {
      out.last = d.base;
      (d.kind == Kind::percent ? out.index : d.kind == Kind::growth ? out.rise : out.delta) = d.target;
    }
  }
  return out.done == -1 ? by_header(grid) : out;
}

RowIndex::RowIndex(const Context& context, const Grid& grid)
    : context_(context), grid_(grid), columns_(columns_of(grid)) {
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    const auto row = static_cast<std::int32_t>(r);
    bool any = false;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
      const auto id = grid.cells[r][c];
      if (id == figure::kNone) continue;
      any = true;
      values_.push_back({std::abs(context.figure(id).value), row, static_cast<std::int32_t>(c)});
    }
    if (!any) continue;
    for (const auto word : grid.labels[r]) {
      auto& rows = rows_by_word_[word];
      if (rows.empty() || rows.back() != row) rows.push_back(row);
    }
  }
  std::sort(values_.begin(), values_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.column, a.value, a.row) < std::tie(b.column, b.value, b.row);
  });
}

template <class Visit>
void RowIndex::near(std::int32_t column, double value, double reach, Visit visit) const {
  if (column == -1) return;
  auto it = std::lower_bound(
      values_.begin(), values_.end(), Entry{value - reach, -1, column},
      [](const Entry& a, const Entry& b) { return std::tie(a.column, a.value) < std::tie(b.column, b.value); });
  for (std::size_t seen = 0;
       it != values_.end() && it->column == column && it->value <= value + reach && seen < kMostRows; ++it, ++seen)
    visit(*it);
}

bool RowIndex::same(FigureId a, FigureId b, double shift) const {
  if (a == figure::kNone || b == figure::kNone) return false;
  return std::abs(std::abs(context_.figure(a).value) - std::abs(context_.figure(b).value - shift)) <=
         half_unit(context_, a) + half_unit(context_, b);
}

bool RowIndex::holds_points(std::int32_t row, std::int32_t column, std::int32_t base) const {
  const auto t = grid_.at(row, column), a = grid_.at(row, columns_.done), b = grid_.at(row, base);
  if (t == figure::kNone || a == figure::kNone || b == figure::kNone || !grid_.percent[static_cast<std::size_t>(row)])
    return false;
  return derives(context_.draft, Kind::difference, t, a, b).holds;
}

std::pair<FigureId, FigureId> RowIndex::link(const Tie& tie) const {
  const auto* link = grid_.link(tie.row);
  if (link == nullptr || tie.column == -1) return {figure::kNone, figure::kNone};
  if (link->share) return {grid_.at(link->done, tie.column), grid_.at(link->base, tie.column)};
  if (tie.column != columns_.done) return {figure::kNone, figure::kNone};
  return {grid_.at(link->done, columns_.done), grid_.at(link->base, columns_.last)};
}

std::int32_t RowIndex::delta(std::int32_t row) const {
  if (columns_.delta != -1) return columns_.delta;
  return holds_points(row, columns_.index, columns_.last) ? columns_.index : -1;
}

std::int32_t RowIndex::plan_delta(std::int32_t row) const {
  if (columns_.plan_delta != -1) return columns_.plan_delta;
  return holds_points(row, columns_.plan_rate, columns_.plan) ? columns_.plan_rate : -1;
}

std::int32_t RowIndex::level(FigureId figure, std::int32_t row) const {
  if (!grid_.percent[static_cast<std::size_t>(row)]) return -1;
  for (const auto column : {columns_.done, columns_.plan, columns_.last})
    if (column != -1 && same(figure, grid_.at(row, column))) return column;
  return -1;
}

bool RowIndex::fits(FigureId m, std::int32_t row) const {
  const auto at = [&](std::int32_t column) { return grid_.at(row, column); };
  switch (context_.figure(m).role) {
    case Role::growth:
      return same(m, at(columns_.index), 1) || same(m, at(columns_.rise)) || same(m, at(delta(row))) ||
             same(m, at(plan_delta(row))) || level(m, row) != -1;
    case Role::attain:
      return same(m, at(columns_.plan_rate)) || level(m, row) != -1;
    case Role::excess:
      return same(m, at(columns_.plan_rate), 1);
    case Role::index:
    case Role::multiple:
      return same(m, at(columns_.index));
    case Role::change: {
      if (same(m, at(delta(row))) || same(m, at(plan_delta(row)))) return true;
      const auto done = at(columns_.done), last = at(columns_.last);
      if (done == figure::kNone || last == figure::kNone) return false;
      const auto& f = context_.figure(m);
      return std::abs(std::abs(context_.figure(done).value - context_.figure(last).value) - std::abs(f.value)) <=
             half_unit(context_, m) + half_unit(context_, done) + half_unit(context_, last);
    }
    case Role::value:
    case Role::share:
      break;
  }
  return false;
}

double RowIndex::weight(figure::WordId word) const {
  // A word that many labels share tells few rows apart.
  const auto found = rows_by_word_.find(word);
  return found == rows_by_word_.end() ? 1 : 1 / std::sqrt(static_cast<double>(found->second.size()));
}

double RowIndex::named(std::int32_t row, const std::vector<figure::WordId>& words) const {
  // What the prose tells of all need not be called the total there.
  constexpr double kFooting = 0.7;
  if (is_footing(context_.rules, grid_, static_cast<std::size_t>(row))) return kFooting;
  double all = 0, common = 0;
  for (const auto word : grid_.labels[static_cast<std::size_t>(row)]) {
    const double w = weight(word);
    all += w;
    if (std::find(words.begin(), words.end(), word) != words.end()) common += w;
  }
  return all > 0 ? common / all : 0;
}

double RowIndex::headed(std::int32_t column, const std::vector<figure::WordId>& words) const {
  const auto& head = grid_.columns[static_cast<std::size_t>(column)].words;
  if (head.empty()) return 0;
  const auto common = std::count_if(head.begin(), head.end(), [&](figure::WordId word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
  return static_cast<double>(common) / static_cast<double>(head.size());
}

void RowIndex::by_amount(FigureId value, std::map<std::int32_t, Candidate>& rows) const {
  const auto& v = context_.figure(value);
  const double reach = half_unit(context_, value) * 2 + std::abs(v.value) * 1e-3;
  const auto look = [&](std::int32_t column) {
    near(column, std::abs(v.value), reach, [&](const Entry& entry) {
      if (same(value, grid_.at(entry.row, column))) rows.try_emplace(entry.row, Candidate{column});
    });
  };
  look(columns_.done);
  for (std::size_t c = 0; c < grid_.columns.size(); ++c)
    if (static_cast<std::int32_t>(c) != columns_.done) look(static_cast<std::int32_t>(c));
}

void RowIndex::by_rate(FigureId m, std::map<std::int32_t, Candidate>& rows) const {
  const auto& f = context_.figure(m);
  const double value = std::abs(f.value), reach = half_unit(context_, m) * 2;
  const auto found = [&](const Entry& entry) {
    if (fits(m, entry.row)) rows.try_emplace(entry.row);
  };
  if (f.role == Role::growth) {
    near(columns_.index, 1 + value, reach, found);
    near(columns_.index, 1 - value, reach, found);
    near(columns_.rise, value, reach, found);
    near(columns_.delta, value, reach, found);
    near(columns_.plan_delta, value, reach, found);
    near(columns_.done, value, reach, found);
  }
  if (f.role == Role::change) near(columns_.delta, value, reach, found);
  if (f.role == Role::attain) near(columns_.plan_rate, value, reach, found);
  if (f.role == Role::excess) near(columns_.plan_rate, 1 + value, reach, found);
  if (f.role == Role::index || f.role == Role::multiple) near(columns_.index, value, reach, found);
}

void RowIndex::by_words(const std::vector<figure::WordId>& words, std::map<std::int32_t, Candidate>& rows) const {
  std::map<std::int32_t, int> common;
  std::vector<figure::WordId> distinct = words;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  for (const auto word : distinct) {
    const auto found = rows_by_word_.find(word);
    if (found == rows_by_word_.end() || found->second.size() > kMostRows) continue;
    for (const auto row : found->second) ++common[row];
  }
  for (const auto& [row, count] : common)
    if (count * 2 >= static_cast<int>(grid_.labels[static_cast<std::size_t>(row)].size())) rows.try_emplace(row);
}

std::vector<Tie> RowIndex::ties(const Measure& measure) const {
  std::vector<Tie> out;
  std::map<std::int32_t, Candidate> candidates;
  const bool rate = measure.value == figure::kNone || measure.level;
  const auto& first = context_.figure(measure.first());
  if (first.dimension == Units::kDuration || first.range) return out;
  by_amount(measure.first(), candidates);
  if (rate)  // it repeats the cell of a row of rates
    std::erase_if(candidates, [&](const auto& entry) { return !grid_.percent[static_cast<std::size_t>(entry.first)]; });
  if (const auto tie = best_of(measure, candidates)) out.push_back(*tie);
  if (columns_.done == -1 || measure.modifiers.empty() || (!rate && !candidates.empty())) return out;
  candidates.clear();
  for (const auto m : measure.modifiers) by_rate(m, candidates);
  by_words(measure.words, candidates);
  if (const auto tie = best_of(measure, candidates)) out.push_back(*tie);
  return out;
}

bool RowIndex::counts_another(const figure::Figure& figure, std::int32_t row, std::int32_t column) const {
  if (figure.dimension != Units::kCount || !figure.noun_known) return false;
  const auto lacks = [&](const std::vector<figure::WordId>& nouns) {
    return std::find(nouns.begin(), nouns.end(), figure.noun) == nouns.end();
  };
  const auto& head = grid_.columns[static_cast<std::size_t>(column)].nouns;
  const auto& label = grid_.nouns[static_cast<std::size_t>(row)];
  return (!head.empty() || !label.empty()) && lacks(head) && lacks(label);
}

std::optional<Tie> RowIndex::best_of(const Measure& measure,
                                     const std::map<std::int32_t, Candidate>& candidates) const {
  constexpr double kEnough = 2.2;
  const auto& v = context_.figure(measure.first());
  Tie best;
  for (const auto& [row, candidate] : candidates) {
    Tie tie;
    tie.measure = &measure;
    tie.grid = &grid_;
    tie.row = row;
    tie.column = candidate.column;
    tie.same_amount = candidate.column != -1 && candidate.column == columns_.done;
    const auto cell = grid_.at(row, tie.column != -1 ? tie.column : columns_.done);
    const bool amount = measure.value != figure::kNone && !measure.level;
    if (amount || tie.column != -1) {
      if (cell == figure::kNone) continue;
      if (!same_dimension(v, context_.figure(cell)) && context_.figure(cell).dimension != Units::kCount) continue;
      if (counts_another(v, row, tie.column != -1 ? tie.column : columns_.done)) {
        // Only the number itself says then that it is told again, in other words.
        constexpr int kTelling = 3;
        if (tie.column == -1 || digits(v) < kTelling || v.value != std::abs(context_.figure(cell).value)) continue;
        tie.same_amount = false;
      }
      if (tie.column != -1) tie.score += std::min(digits(v), 6) * 0.6;
    }
    tie.named = named(row, measure.words);
    // Rates of what was done tell nothing of the plan.
    if (tie.column == -1 || (tie.same_amount && measure.value != figure::kNone))
      for (const auto m : measure.modifiers)
        if ((tie.column == -1 || m != measure.value) && fits(m, row))
          tie.score += std::min(digits(context_.figure(m)), 4) * 0.5, ++tie.fits;
    if (amount && tie.column == -1) tie.other_amount = !comparable(v.value, context_.figure(cell).value);
    tie.score += tie.named * 1.5;
    if (tie.column != -1 && !tie.same_amount) {
      const double head = headed(tie.column, measure.words);
      if (tie.named + head < 0.8) continue;
      tie.score += head - 0.5;
    }
    if (tie.column == -1 && tie.fits < 2 && (tie.fits < 1 || tie.named < 0.6)) continue;
    if (tie.score > best.score) best = tie;
  }
  if (best.row == -1 || best.score < kEnough) return std::nullopt;
  return best;
}

std::optional<Tie> RowIndex::slip(const Measure& measure, const std::set<std::int32_t>& known) const {
  constexpr int kFewDigits = 3;
  constexpr double kNamed = 0.75, kNamedKnown = 0.4;  // of the label
  constexpr double kUnrepeated = 1.0;                 // that no cell repeats the amount
  if (measure.value == figure::kNone || measure.level) return std::nullopt;
  const auto& v = context_.figure(measure.value);
  if (v.role != Role::value || v.range || v.dimension == Units::kDuration || is_percentage(v) ||
      v.qualifier != figure::Qualifier::none || significant(v) < kFewDigits)
    return std::nullopt;
  std::map<std::int32_t, Candidate> rows;
  by_words(measure.words, rows);
  for (const auto row : known) rows.try_emplace(row);
  std::optional<Tie> best;
  for (const auto& [row, candidate] : rows) {
    const bool told = known.count(row) != 0;
    const double naming = named(row, measure.words);
    if (naming < (told ? kNamedKnown : kNamed)) continue;
    for (std::size_t c = 0; c < grid_.columns.size(); ++c) {
      const auto cell = grid_.at(row, static_cast<std::int32_t>(c));
      if (cell == figure::kNone) continue;
      const auto& g = context_.figure(cell);
      if ((!same_dimension(v, g) && g.dimension != Units::kCount) || !digits_slipped(v, g)) continue;
      if (best) return std::nullopt;  // which of them is meant?
      best = Tie{};
      best->measure = &measure;
      best->grid = &grid_;
      best->row = row;
      best->column = static_cast<std::int32_t>(c);
      best->named = naming;
      best->score = std::min(significant(v), 6) * 0.6 + naming * 1.5 + (told ? kUnrepeated : 0.0) - kUnrepeated;
    }
  }
  return best;
}

}  // namespace khop::audit
