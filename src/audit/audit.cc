// SPDX-License-Identifier: Apache-2.0
#include "audit/audit.h"

#include <algorithm>
#include <tuple>

#include "audit/across/observe.h"
#include "audit/finding/findings.h"
#include "audit/finding/trends.h"
#include "audit/hint/culprit.h"
#include "audit/report.h"
#include "audit/weigh/explain.h"
#include "audit/weigh/shared_slip.h"
#include "audit/weigh/tolerance.h"

namespace khop::audit {

bool Filter::runs(const rule::Rule& rule) const {
  const auto named = [&](const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& name) { return name == rule.id || name == rule.kind; });
  };
  return (only.empty() || named(only)) && !named(disable);
}

namespace {

void find(Context& context, const rule::Rule& rule) {
  if (rule.find == "base") find_pairs(context, rule);
  if (rule.find == "afar") find_afar(context, rule);
  if (rule.find == "breakdown") find_breakdowns(context, rule);
  if (rule.find == "opposites") find_opposites(context, rule);
  if (rule.find == "shares") find_shares(context, rule);
  if (rule.find == "echo") find_echoes(context, rule);
  if (rule.find == "slips") find_slips(context, rule);
  if (rule.find == "passages") find_passages(context, rule);
  if (rule.find == "derived") find_derived_columns(context, rule);
  if (rule.find == "children") find_children(context, rule);
  if (rule.find == "row-rate") find_row_rates(context, rule);
  if (rule.find == "cell-rate") find_cell_rates(context, rule);
  if (rule.find == "row-formula") find_row_formulas(context, rule);
  if (rule.find == "same-row") find_same_rows(context, rule);
  if (rule.find == "list-shares") find_list_shares(context, rule);
  if (rule.find == "per-unit") find_per_unit(context, rule);
  if (rule.find == "yearly") find_yearly(context, rule);
}

/// Rules that look at what others found: they run once that is weighed.
bool runs_second(const rule::Rule& rule) {
  return rule.find == "weighted" || rule.find == "one-whole" || rule.find == "composition" || rule.find == "shifts";
}

void find_second(Context& context, const rule::Rule& rule) {
  if (rule.find == "weighted") find_weighted(context, rule);
  if (rule.find == "one-whole") find_one_whole(context, rule);
  if (rule.find == "composition" || rule.find == "shifts") find_composition(context, rule);
}

/// Has the finders propose their readings, but for those that look at what others found.
void propose(Context& context, const Filter& filter) {
  // Sums are found for the rules that build on them, too, even where nobody wants to hear of the sums themselves.
  const auto& rules = context.rules.rules;
  const bool builds_on_sums = std::any_of(
      rules.begin(), rules.end(), [&](const rule::Rule& rule) { return runs_second(rule) && filter.runs(rule); });
  std::vector<const rule::Rule*> clauses, rows;
  for (const auto& rule : rules) {
    const bool helps = builds_on_sums && rule.find == "breakdown";
    if ((!filter.runs(rule) && !helps) || runs_second(rule)) continue;
    if (rule.scope == rule::Scope::clause)
      clauses.push_back(&rule);
    else if (rule.find == "row")
      rows.push_back(&rule);
    else if (rule.check)
      find(context, rule);
  }
  find_clauses(context, clauses);
  find_rows(context, rows);
}

/// Asks the finders again for readings of `figures` that were left out because they cannot hold: they might if a figure
/// read otherwise. Adds them to context.readings, weighed; returns how many there were before.
std::ptrdiff_t ask_again(Context& context, const Filter& filter, std::vector<bool> figures) {
  const auto before = static_cast<std::ptrdiff_t>(context.readings.size());
  if (std::find(figures.begin(), figures.end(), true) == figures.end()) return before;
  Watch watch;
  watch.figures = std::move(figures);
  std::vector<Reading> again;
  Context second{context.draft, context.rules, context.rounding, again, context.grids, &watch};
  propose(second, filter);
  for (auto& reading : watch.left_out) {
    weigh(context, reading);
    context.readings.push_back(std::move(reading));
  }
  return before;
}

/// The figures of relations that fail.
std::vector<bool> in_question(const Context& context, const std::vector<Choice>& choices) {
  std::vector<bool> out(context.draft.figures.size());
  for (const auto& choice : choices) {
    if (choice.outcome != Outcome::inconsistent) continue;
    for (const auto& list : context.readings[choice.reading].bound)
      for (const auto id : list) out[static_cast<std::size_t>(id)] = true;
  }
  return out;
}

/// Of readings that never competed, from `competing` on, moves those that speak now to the front. Returns how many
/// readings there are then, without the others.
std::ptrdiff_t keep_spoken(Context& context, std::vector<Choice>& choices, std::size_t known,
                           std::ptrdiff_t competing) {
  for (auto choice = choices.begin() + static_cast<std::ptrdiff_t>(known); choice != choices.end(); ++choice) {
    if (static_cast<std::ptrdiff_t>(choice->reading) < competing) continue;
    std::swap(context.readings[static_cast<std::size_t>(competing)], context.readings[choice->reading]);
    for (auto other = choice + 1; other != choices.end(); ++other)  // no two speak through one reading
      if (static_cast<std::ptrdiff_t>(other->reading) == competing) other->reading = choice->reading;
    choice->reading = static_cast<std::size_t>(competing++);
  }
  return competing;
}

/// Adds to `choices` the relations that fail by one slip and are too weakly told to be errors alone. Returns the
/// misprints that explain the failing ones.
std::map<std::size_t, Culprit> look_again(Context& context, const Filter& filter, std::vector<Choice>& choices) {
  const auto suspects = unexplained(context, choices);
  auto asked = in_question(context, choices);
  for (std::size_t f = 0; f < asked.size(); ++f) asked[f] = asked[f] || suspects[f];
  auto competing = ask_again(context, filter, std::move(asked));
  const auto known = choices.size();
  accuse_shared_slips(context, suspects, choices);
  if (choices.size() > known) {  // these have figures that nobody asked for
    competing = keep_spoken(context, choices, known, competing);
    context.readings.erase(context.readings.begin() + competing, context.readings.end());
    ask_again(context, filter, in_question(context, choices));
  }
  const bool fails = std::any_of(choices.begin(), choices.end(),
                                 [](const Choice& choice) { return choice.outcome == Outcome::inconsistent; });
  auto culprits = fails ? find_culprits(context, choices) : std::map<std::size_t, Culprit>{};
  context.readings.erase(context.readings.begin() + competing, context.readings.end());
  return culprits;
}

}  // namespace

DocumentLedger audit(const text::Source& source, Draft& draft, const rule::Rules& rules, const LintOptions& options,
                     Explanation* explanation, Statements* statements) {
  const Filter filter{options.disable, options.only};
  std::vector<Reading> readings;
  const auto grids = read_grids(draft, rules);
  Context context{draft, rules, options.rounding, readings, grids};
  Watch watch;
  if (explanation != nullptr) {
    watch = watch_of(source, draft, explanation->passage);
    context.watch = &watch;
  }
  DocumentLedger ledger;
  ledger.path = source.path();
  for (const auto& rule : rules.rules)
    if (filter.runs(rule) && !rule.check && rule.scope != rule::Scope::clause && !runs_second(rule))
      find_defects(context, source, rule, options.language, ledger.checks);
  propose(context, filter);
  for (auto& reading : readings) weigh(context, reading);
  const auto weighed = readings.size();
  for (const auto& rule : rules.rules)
    if (runs_second(rule) && filter.runs(rule)) find_second(context, rule);
  for (std::size_t i = weighed; i < readings.size(); ++i) weigh(context, readings[i]);
  std::erase_if(readings, [&](const Reading& reading) { return !filter.runs(*reading.rule); });
  auto choices = select(context);
  tolerate(context, options.tolerances, choices);  // what counts as rounding accuses no figure
  const auto culprits = look_again(context, filter, choices);
  tolerate(context, options.tolerances, choices);
  insist(context, options.tolerances, choices);
  for (const auto& rule : rules.rules)
    if (rule.find == "opposed" && filter.runs(rule))
      find_opposed({context, source, rule, options.language, ledger.checks}, choices);
  for (const auto& choice : choices) {
    if (options.problems_only && explanation == nullptr && choice.outcome != Outcome::inconsistent) {
      ++ledger.counted[static_cast<std::size_t>(choice.outcome)];
      continue;
    }
    const auto culprit = choice.outcome == Outcome::inconsistent ? culprits.find(choice.reading) : culprits.end();
    ledger.checks.push_back(report(context, source, readings[choice.reading], choice.outcome,
                                   culprit == culprits.end() ? nullptr : &culprit->second, options.language));
  }
  std::stable_sort(ledger.checks.begin(), ledger.checks.end(), [&ledger](const Check& a, const Check& b) {
    const auto in_annex = [&ledger](const Check& check) { return check.stated.path != ledger.path; };
    const bool a_behind = in_annex(a), b_behind = in_annex(b);
    if (a_behind && b_behind && a.stated.path != b.stated.path) return a.stated.path < b.stated.path;
    return std::tie(a_behind, a.stated.begin, a.rule, a.message) <
           std::tie(b_behind, b.stated.begin, b.rule, b.message);
  });
  if (statements != nullptr) *statements = observe(context, source);
  if (explanation != nullptr) explain(context, source, ledger, options.language, *explanation);
  return ledger;
}

}  // namespace khop::audit
