// SPDX-License-Identifier: Apache-2.0
/// Prose against the tables of the same report. A clause's amount with its changes and rates is tied to the row that
/// repeats enough of them, or whose label it names; then every figure that the row also has is checked, and what the
/// prose leaves unprinted (the plan, the year before) is taken from the row.
///
/// Option `relation`: value, index, plan-rate, growth, attain, change, point-change.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/near.h"

namespace khop::audit {

using figure::Figure;
using figure::Role;
using figure::Units;

namespace {

/// An amount and what is said of it, in one sentence.
struct Measure {
  FigureId value = figure::kNone;
  std::vector<FigureId> modifiers;
};

struct Columns {
  std::int32_t done = -1, last = -1, plan = -1, index = -1, plan_rate = -1;
};

Columns columns_of(const Grid& grid) {
  Columns out;
  for (const auto& d : grid.derivations) {
    if (out.done == -1) out.done = d.top;
    if (d.top != out.done) continue;
    if (d.plan) {
      out.plan = d.base;
      out.plan_rate = d.target;
    } else {
      out.last = d.base;
      out.index = d.target;
    }
  }
  return out;
}

/// Half a unit of the last printed place, in base units.
double half(const Context& context, FigureId id) {
  const auto& f = context.figure(id);
  return 0.51 * figure::power_of_ten(-f.decimal.places) * context.draft.rough_factor(f);
}

constexpr FigureId kReach = 20000;  // figures before and behind a table whose prose is held against it

int digits(const Figure& f) { return static_cast<int>(f.decimal.digits.str().size()); }

class Rows {
 public:
  Rows(Context& context, const rule::Rule& rule) : context_(context), rule_(rule) {
    relation_ = rule.options.count("relation") != 0 ? rule.options.at("relation").front() : "value";
  }

  void run() {
    for (const auto& grid : context_.grids) {
      columns_ = columns_of(grid);
      if (columns_.done == -1) continue;
      grid_ = &grid;
      index_rows();
      const auto& sentences = context_.draft.sentences;
      if (grid.table->rows.empty() || context_.draft.figures.empty()) continue;
      // Prose tells of the tables around it; in a volume of reports each table would meet every page.
      const auto count = static_cast<FigureId>(context_.draft.figures.size());
      const auto at = context_.draft.figures_of(grid.table->rows.front().block).first;
      FigureId f = std::max(0, at - kReach);
      const auto last = context_.figure(std::min(count - 1, at + kReach)).item;
      auto sentence_at = std::partition_point(sentences.begin(), sentences.end(), [&](const figure::Stretch& s) {
        return f > 0 && s.last <= context_.figure(f).item;
      });
      for (; sentence_at != sentences.end() && sentence_at->first <= last; ++sentence_at) {
        const auto& sentence = *sentence_at;
        Measure measure;
        for (; f < count && (context_.figure(f).sentence == figure::kNone || context_.figure(f).item < sentence.last);
             ++f) {
          const auto& figure = context_.figure(f);
          if (figure.table != figure::kNone || figure.item < sentence.first || figure.numerator != figure::kNone)
            continue;
          const bool modifier = figure.role == Role::growth || figure.role == Role::change ||
                                figure.role == Role::excess || figure.role == Role::multiple ||
                                figure.role == Role::index ||
                                (figure.role == Role::attain && figure.dimension == Units::kPercent);
          if (measure.value != figure::kNone && figure.clause != context_.figure(measure.value).clause) {
            tie(measure);
            measure = {};
          }
          // A share tells of the amount and of the whole, not of its row.
          if (figure.role == Role::share && measure.value != figure::kNone) continue;
          if (modifier && measure.value != figure::kNone) {
            measure.modifiers.push_back(f);
          } else {
            tie(measure);
            measure = {f, {}};
          }
        }
        tie(measure);
      }
    }
  }

 private:
  void index_rows() {
    by_value_.clear();
    for (std::size_t r = 0; r < grid_->cells.size(); ++r)
      if (const auto id = grid_->at(static_cast<std::int32_t>(r), columns_.done); id != figure::kNone)
        by_value_.emplace_back(context_.figure(id).value, static_cast<std::int32_t>(r));
    std::sort(by_value_.begin(), by_value_.end());
  }

  /// Whether two figures can be one value, each within its printing.
  bool same(FigureId a, FigureId b, double shift = 0) const {
    if (a == figure::kNone || b == figure::kNone) return false;
    return std::abs(std::abs(context_.figure(a).value) - std::abs(context_.figure(b).value - shift)) <=
           half(context_, a) + half(context_, b);
  }

  bool modifier_fits(FigureId m, std::int32_t row) const {
    const auto& f = context_.figure(m);
    const auto index = grid_->at(row, columns_.index), plan_rate = grid_->at(row, columns_.plan_rate);
    const auto done = grid_->at(row, columns_.done), last = grid_->at(row, columns_.last);
    if (f.role == Role::growth && index != figure::kNone) return same(m, index, 1) || same(m, index);
    if (f.role == Role::attain && plan_rate != figure::kNone) return same(m, plan_rate);
    if (f.role == Role::excess && plan_rate != figure::kNone) return same(m, plan_rate, 1);
    if (f.role == Role::index && index != figure::kNone) return same(m, index);
    if (f.role == Role::multiple && index != figure::kNone) return same(m, index);
    if (f.role == Role::change && done != figure::kNone && last != figure::kNone)
      return std::abs(std::abs(context_.figure(done).value - context_.figure(last).value) - std::abs(f.value)) <=
             half(context_, m) + half(context_, done) + half(context_, last);
    return false;
  }

  /// Whether the relation is told by a modifier of this role.
  bool asked(Role role) const {
    switch (role) {
      case Role::growth:
        return relation_ == "growth" || relation_ == "index" || relation_ == "points" || relation_ == "points-index";
      case Role::attain:
        return relation_ == "attain" || relation_ == "plan-rate";
      case Role::excess:
        return relation_ == "excess" || relation_ == "excess-index";
      case Role::multiple:
      case Role::index:
        return relation_ == "multiple" || relation_ == "multiple-index";
      case Role::change:
        return relation_ == "change";
      case Role::value:
      case Role::share:
        break;
    }
    return false;
  }

  void tie(const Measure& measure) {
    if (measure.value == figure::kNone) return;
    const auto& v = context_.figure(measure.value);
    if (v.dimension == Units::kDuration || v.range) return;
    if (relation_ != "value" && std::none_of(measure.modifiers.begin(), measure.modifiers.end(),
                                             [&](FigureId m) { return asked(context_.figure(m).role); }))
      return;  // nothing to propose
    // Rows with the amount itself; else every row of a small table may be meant if changes and rates repeat.
    std::vector<std::int32_t> candidates;
    const double reach = half(context_, measure.value) * 2 + std::abs(v.value) * 1e-3;
    auto it = std::lower_bound(by_value_.begin(), by_value_.end(), std::make_pair(v.value - reach, -1));
    for (; it != by_value_.end() && it->first <= v.value + reach && candidates.size() < 20; ++it)
      if (same(measure.value, grid_->at(it->second, columns_.done))) candidates.push_back(it->second);
    const bool by_amount = !candidates.empty();
    if (!by_amount && !measure.modifiers.empty() && by_value_.size() <= 2000)
      for (const auto& entry : by_value_) candidates.push_back(entry.second);
    if (candidates.empty()) return;
    const auto words = subject(context_, measure.value);
    std::int32_t best = -1;
    double best_score = 0;
    for (const auto row : candidates) {
      const auto& label = grid_->labels[static_cast<std::size_t>(row)];
      const auto done = grid_->at(row, columns_.done);
      if (!same_dimension(v, context_.figure(done)) &&
          !(v.dimension == Units::kPercent && grid_->percent[static_cast<std::size_t>(row)]) &&
          context_.figure(done).dimension != Units::kCount)
        continue;
      double score = 0;
      if (by_amount) score += std::min(digits(v), 6) * 0.6;
      int fits = 0;
      for (const auto m : measure.modifiers)
        if (modifier_fits(m, row)) score += std::min(digits(context_.figure(m)), 4) * 0.5, ++fits;
      const double named =
          label.empty() ? 0 : static_cast<double>(overlap(label, words)) / static_cast<double>(label.size());
      score += named * 1.5;
      if (!by_amount && fits < 2 && (fits < 1 || named < 0.6)) continue;
      if (score > best_score) best_score = score, best = row;
    }
    if (best == -1 || best_score < 2.2) return;
    propose(measure, best, best_score, by_amount);
  }

  void propose(const Measure& measure, std::int32_t row, double score, bool by_amount) {
    const auto done = grid_->at(row, columns_.done), last = grid_->at(row, columns_.last),
               plan = grid_->at(row, columns_.plan);
    const auto index = grid_->at(row, columns_.index), plan_rate = grid_->at(row, columns_.plan_rate);
    const auto put = [&](std::initializer_list<NamedFigures> figures, FigureId anchor) {
      for (const auto& [name, list] : figures)
        for (const auto id : list)
          if (id == figure::kNone) return;
      auto reading = make_reading(context_, rule_, figures);
      if (!reading) return;
      reading->add("same-row", std::min(score * 0.6, context_.weight("row-most")) + (by_amount ? 0.5 : 0));
      reading->near_only = true;
      reading->meant = by_amount;
      reading->group =
          (static_cast<std::uint64_t>(anchor) << 16) ^ static_cast<std::uint64_t>(row) ^ (std::uint64_t{1} << 61);
      keep(context_, std::move(*reading));
    };
    if (relation_ == "value") put({{"later", {done}}, {"earlier", {measure.value}}}, measure.value);
    for (const auto m : measure.modifiers) {
      const auto& f = context_.figure(m);
      if (f.role == Role::growth && relation_ == "growth")
        put({{"rate", {m}}, {"done", {measure.value}}, {"base", {last}}}, m);
      if (f.role == Role::growth && relation_ == "index") put({{"rate", {m}}, {"index", {index}}}, m);
      if (f.role == Role::attain && relation_ == "attain")
        put({{"rate", {m}}, {"done", {measure.value}}, {"base", {plan}}}, m);
      if (f.role == Role::attain && relation_ == "plan-rate") put({{"rate", {m}}, {"cell", {plan_rate}}}, m);
      if (f.role == Role::excess && relation_ == "excess")
        put({{"rate", {m}}, {"done", {measure.value}}, {"base", {plan}}}, m);
      if (f.role == Role::excess && relation_ == "excess-index") put({{"rate", {m}}, {"index", {plan_rate}}}, m);
      if ((f.role == Role::multiple || f.role == Role::index) && relation_ == "multiple")
        put({{"rate", {m}}, {"done", {measure.value}}, {"base", {last}}}, m);
      if ((f.role == Role::multiple || f.role == Role::index) && relation_ == "multiple-index")
        put({{"rate", {m}}, {"index", {index}}}, m);
      if (f.role == Role::change && relation_ == "change")
        put({{"rate", {m}}, {"done", {measure.value}}, {"base", {last}}}, m);
      if (f.role == Role::growth && relation_ == "points")
        put({{"rate", {m}}, {"done", {measure.value}}, {"base", {last}}}, m);
      if (f.role == Role::growth && relation_ == "points-index") put({{"rate", {m}}, {"index", {index}}}, m);
    }
  }

  Context& context_;
  const rule::Rule& rule_;
  std::string relation_;
  const Grid* grid_ = nullptr;
  Columns columns_;
  std::vector<std::pair<double, std::int32_t>> by_value_;
};

}  // namespace

void find_rows(Context& context, const rule::Rule& rule) { Rows(context, rule).run(); }

}  // namespace khop::audit
