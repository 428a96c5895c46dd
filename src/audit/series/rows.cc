// SPDX-License-Identifier: Apache-2.0
/// Prose against the tables of the same report. A measure of the prose is tied to the row that repeats enough of its
/// figures, or whose label it names; then every figure that the row also has is checked, and what the prose leaves
/// unprinted (the plan, the year before) is taken from the row.
///
/// Option `relation`: which figures are held against each other; see kRelations.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "audit/bind.h"
#include "audit/series/alike.h"
#include "audit/series/tie.h"

namespace khop::audit {

using figure::Role;

namespace {

constexpr FigureId kReach = 20000;  // figures before and behind a table whose prose is held against it

/// What stands under a name of the check.
enum class Operand : std::uint8_t {
  said,    ///< the figure of the prose that the relation is about
  amount,  ///< the amount of the prose, else that of the row
  cell,    ///< the cell that repeats the amount
  last,
  plan,
  index,
  rise,
  delta,
  plan_rate,
  plan_delta,
  link_done,  ///< of a row of rates: the amounts that it is the rate of
  link_base,
  level,  ///< of a row of rates: the cell that repeats the figure
};

struct Relation {
  const char* name;
  std::vector<Role> roles;  ///< of the rate or change; empty: the amount itself
  std::vector<std::pair<const char*, Operand>> operands;
};

const std::vector<Relation>& relations() {
  using enum Operand;
  static const std::vector<Relation> kRelations = {
      {"value", {}, {{"earlier", said}, {"later", cell}}},
      {"link-share", {}, {{"rate", said}, {"done", link_done}, {"base", link_base}}},
      {"link-growth", {}, {{"rate", said}, {"done", link_done}, {"base", link_base}}},
      {"growth", {Role::growth}, {{"rate", said}, {"done", amount}, {"base", last}}},
      {"points", {Role::growth, Role::change}, {{"rate", said}, {"done", amount}, {"base", last}}},
      {"index", {Role::growth}, {{"rate", said}, {"index", index}}},
      {"rise", {Role::growth}, {{"rate", said}, {"cell", rise}}},
      {"delta", {Role::growth, Role::change}, {{"rate", said}, {"cell", delta}}},
      {"plan-delta", {Role::growth, Role::change}, {{"rate", said}, {"cell", plan_delta}}},
      {"level", {Role::growth, Role::attain}, {{"earlier", said}, {"later", level}}},
      {"attain", {Role::attain}, {{"rate", said}, {"done", amount}, {"base", plan}}},
      {"plan-rate", {Role::attain}, {{"rate", said}, {"cell", plan_rate}}},
      {"excess", {Role::excess}, {{"rate", said}, {"done", amount}, {"base", plan}}},
      {"excess-index", {Role::excess}, {{"rate", said}, {"index", plan_rate}}},
      {"multiple", {Role::multiple, Role::index}, {{"rate", said}, {"done", amount}, {"base", last}}},
      {"multiple-index", {Role::multiple, Role::index}, {{"rate", said}, {"index", index}}},
      {"beside", {}, {{"earlier", said}, {"later", cell}}},
      {"change", {Role::change}, {{"rate", said}, {"done", amount}, {"base", last}}},
  };
  return kRelations;
}

const Relation* relation_of(const rule::Rule& rule) {
  const auto option = rule.options.find("relation");
  const std::string& name = option == rule.options.end() ? relations().front().name : option->second.front();
  for (const auto& relation : relations())
    if (relation.name == name) return &relation;
  return nullptr;
}

FigureId operand_of(Operand operand, const Tie& tie, const RowIndex& index, FigureId said) {
  const auto& columns = index.columns();
  const auto at = [&](std::int32_t column) { return tie.grid->at(tie.row, column); };
  switch (operand) {
    case Operand::said:
      return said;
    case Operand::amount:
      return tie.measure->value == figure::kNone || tie.other_amount || (tie.measure->level && tie.column == -1)
                 ? at(columns.done)
                 : tie.measure->value;
    case Operand::cell:
      return at(tie.column != -1 ? tie.column : columns.done);
    case Operand::last:
      return at(columns.last);
    case Operand::plan:
      return at(columns.plan);
    case Operand::index:
      return at(columns.index);
    case Operand::rise:
      return at(columns.rise);
    case Operand::delta:
      return at(index.delta(tie.row));
    case Operand::plan_rate:
      return at(columns.plan_rate);
    case Operand::plan_delta:
      return at(index.plan_delta(tie.row));
    case Operand::link_done:
      return index.link(tie).first;
    case Operand::link_base:
      return index.link(tie).second;
    case Operand::level:
      return at(index.level(said, tie.row));
  }
  return figure::kNone;
}

/// Amounts told beside one that a row repeats: the plan behind a stroke, the year before in a bracket, what is left.
/// Where the row prints them, too, they are of it.
void propose_beside(Context& context, const rule::Rule& rule, const Tie& tie, const RowIndex& index) {
  constexpr FigureId kBeside = 6;     // figures to each side
  constexpr int kFewDigits = 3;       // shorter ones meet by chance
  constexpr double kSure = 3.0;       // of the tie
  constexpr std::int32_t kMost = 40;  // columns that are looked at
  if (tie.column == -1 || tie.score < kSure || tie.measure->value == figure::kNone || tie.measure->level) return;
  const auto own = tie.measure->value;
  const auto& f = context.figure(own);
  const auto count = static_cast<FigureId>(context.draft.figures.size());
  const auto columns = std::min(static_cast<std::int32_t>(tie.grid->columns.size()), kMost);
  const auto put = [&](FigureId said, FigureId cell, bool meant) {
    auto reading = make_reading(context, rule, {{"earlier", {said}}, {"later", {cell}}});
    if (!reading) return;
    reading->add("same-row", std::min(tie.score * 0.6, context.weight("row-most")));
    reading->near_only = true;
    reading->meant = meant;
    reading->confirm_only = !meant;
    reading->group =
        (static_cast<std::uint64_t>(said) << 16) ^ static_cast<std::uint64_t>(tie.row) ^ (std::uint64_t{1} << 61);
    keep(context, std::move(*reading));
  };
  for (auto id = std::max(0, own - kBeside); id < std::min(count, own + kBeside + 1); ++id) {
    const auto& g = context.figure(id);
    if (id == own || g.table != figure::kNone || g.sentence != f.sentence || g.role != Role::value || g.range ||
        is_percentage(g) || significant(g) < kFewDigits)
      continue;
    for (std::int32_t column = 0; column < columns; ++column) {
      const auto cell = tie.grid->at(tie.row, column);
      if (column == tie.column || cell == figure::kNone) continue;
      const auto& c = context.figure(cell);
      if (!same_dimension(g, c) && c.dimension != figure::Units::kCount) continue;
      const bool plan = g.numerator == own && tie.same_amount && column == index.columns().plan;
      if (plan || std::abs(std::abs(g.value) - std::abs(c.value)) <= half_unit(context, id) + half_unit(context, cell))
        put(id, cell, plan);
    }
  }
}

/// How many rows of all tables have one label: a name that thirty tables repeat tells little of which is meant.
class Namesakes {
 public:
  explicit Namesakes(const Context& context) {
    for (const auto& grid : context.grids)
      for (const auto& label : grid.labels)
        if (!label.empty()) ++rows_[label];
  }
  static constexpr double kMost = 6;  ///< more, and one of their cells is soon near any amount

  [[nodiscard]] double of(const Tie& tie) const {
    const auto found = rows_.find(tie.grid->labels[static_cast<std::size_t>(tie.row)]);
    return found == rows_.end() ? 1.0 : static_cast<double>(found->second);
  }

 private:
  std::map<std::vector<figure::WordId>, int> rows_;
};

/// What the prose repeats of one table.
struct Told {
  std::map<document::BlockId, std::set<std::int32_t>> rows;  ///< that a paragraph tells of
  std::set<std::pair<std::int32_t, std::int32_t>> cells;     ///< by row and column
  std::set<const Measure*> measures;

  void add(const Context& context, const Tie& tie) {
    measures.insert(tie.measure);
    if (tie.column == -1) return;
    cells.insert({tie.row, tie.column});
    rows[context.figure(tie.measure->first()).block].insert(tie.row);
  }
};

/// Amounts that no row repeats and that are one slip from a cell that no prose repeats.
void propose_slips(Context& context, const std::vector<const rule::Rule*>& rules, const RowIndex& index,
                   const Namesakes& namesakes, const Told& told, std::span<const Measure> measures) {
  const auto rule = std::find_if(rules.begin(), rules.end(), [](const rule::Rule* r) {
    const auto* relation = relation_of(*r);
    return relation != nullptr && relation->name == relations().front().name;
  });
  if (rule == rules.end()) return;
  static const std::set<std::int32_t> kNoRows;
  for (const auto& measure : measures) {
    if (told.measures.count(&measure) != 0) continue;
    const auto rows = told.rows.find(context.figure(measure.first()).block);
    const auto tie = index.slip(measure, rows == told.rows.end() ? kNoRows : rows->second);
    if (!tie || told.cells.count({tie->row, tie->column}) != 0 || namesakes.of(*tie) > Namesakes::kMost) continue;
    auto reading = make_reading(context, **rule,
                                {{"earlier", {measure.value}}, {"later", {tie->grid->at(tie->row, tie->column)}}});
    if (!reading) continue;
    reading->add("same-row", std::min(tie->score * 0.6, context.weight("row-most")));
    reading->near_only = true;
    reading->tries = namesakes.of(*tie);
    reading->group = (static_cast<std::uint64_t>(measure.value) << 16) ^ static_cast<std::uint64_t>(tie->row) ^
                     (std::uint64_t{1} << 61);
    keep(context, std::move(*reading));
  }
}

void propose(Context& context, const rule::Rule& rule, const Relation& relation, const Tie& tie, const RowIndex& index,
             const Namesakes& namesakes) {
  const auto put = [&](FigureId anchor) {
    std::vector<NamedFigures> named;
    for (const auto& [name, operand] : relation.operands) {
      const auto id = operand_of(operand, tie, index, anchor);
      if (id == figure::kNone) return;
      named.push_back({name, {id}});
    }
    auto reading = make_reading(context, rule, named);
    if (!reading) return;
    reading->add("same-row", std::min(tie.score * 0.6, context.weight("row-most")) + (tie.same_amount ? 0.5 : 0));
    reading->near_only = true;
    const double rows = tie.column == -1 ? namesakes.of(tie) : 1;  // found by its name, not by what it holds
    reading->tries = rows;
    reading->meant = tie.same_amount;
    // What one column of the row confirms is no error against another.
    reading->confirm_only = (!relation.roles.empty() && index.fits(anchor, tie.row)) || rows > Namesakes::kMost;
    reading->group =
        (static_cast<std::uint64_t>(anchor) << 16) ^ static_cast<std::uint64_t>(tie.row) ^ (std::uint64_t{1} << 61);
    keep(context, std::move(*reading));
  };
  if (relation.name == std::string_view("beside")) return propose_beside(context, rule, tie, index);
  const bool share = relation.name == std::string_view("link-share");
  if (share || relation.name == std::string_view("link-growth")) {
    const auto* link = tie.grid->link(tie.row);
    if (link == nullptr || link->share != share || tie.column == -1) return;
  }
  if (relation.roles.empty()) {
    const bool amount = tie.measure->value != figure::kNone && !tie.measure->level && !tie.other_amount;
    if (amount || tie.column != -1) put(tie.measure->first());
    return;
  }
  // The rates of an amount of the plan are of something else; a rate that is itself a row's level has none.
  if (tie.column != -1 && (!tie.same_amount || tie.measure->value == figure::kNone)) return;
  for (const auto m : tie.measure->modifiers)
    if ((tie.column == -1 || m != tie.measure->value) &&
        std::find(relation.roles.begin(), relation.roles.end(), context.figure(m).role) != relation.roles.end())
      put(m);
}

}  // namespace

void find_rows(Context& context, const std::vector<const rule::Rule*>& rules) {
  if (rules.empty() || context.grids.empty()) return;
  const auto measures = measures_of(context);
  const Namesakes namesakes(context);
  const auto count = static_cast<FigureId>(context.draft.figures.size());
  for (const auto& grid : context.grids) {
    if (grid.rows() == 0) continue;
    const RowIndex index(context, grid);
    // Prose tells of the tables around it; in a volume of reports each table would meet every page.
    const auto at = context.draft.figures_of(grid.table->rows.front().block).first;
    auto measure = std::partition_point(measures.begin(), measures.end(),
                                        [&](const Measure& m) { return m.first() < at - kReach; });
    const auto first = measure;
    Told told;
    for (; measure != measures.end() && measure->first() < std::min(count, at + kReach); ++measure) {
      for (const auto& tie : index.ties(*measure)) {
        told.add(context, tie);
        for (const auto* rule : rules)
          if (const auto* relation = relation_of(*rule)) propose(context, *rule, *relation, tie, index, namesakes);
      }
    }
    propose_slips(context, rules, index, namesakes, told, {first, measure});
  }
}

}  // namespace khop::audit
