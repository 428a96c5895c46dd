// SPDX-License-Identifier: Apache-2.0
// What one report's figure makes of another's: a total that goes on, a base of before, a plan that a rate implies, a
// part of the parent place.
#include <algorithm>
#include <map>

#include "audit/across/compare.h"
#include "audit/across/subject.h"

namespace khop::audit {

using identity::Period;

namespace {

constexpr std::size_t kMostOf = 40;

/// The members of a group by period: those that are told, of what was done.
std::map<std::pair<int, int>, std::vector<const Stated*>> by_period(const Group& group) {
  std::map<std::pair<int, int>, std::vector<const Stated*>> out;
  for (const Stated& stated : group)
    if (stated.observation->measure == MeasureKind::actual)
      out[{stated.period.first, stated.period.last}].push_back(&stated);
  return out;
}

/// The one of another report that is surely of the same thing; null where there are several that differ.
const Stated* only_other(const Comparison& comparison, const Stated& one, const std::vector<const Stated*>& list,
                         double& sure) {
  if (list.size() > kMostOf) return nullptr;
  const Stated* found = nullptr;
  for (const Stated* other : list) {
    if (other->report == one.report) continue;
    const double own = same_thing(one, *other, comparison);
    if (own == 0) continue;
    if (found != nullptr && found->observation->amount.written != other->observation->amount.written) return nullptr;
    if (found == nullptr || own > sure) sure = own;
    found = other;
  }
  return found;
}

CrossRelation begin(const rule::Rule& rule, const Stated& about, std::int32_t other, double sure) {
  CrossRelation out;
  out.rule = &rule;
  out.other = other;
  out.about = about.observation;
  out.confidence = sure;
  return out;
}

}  // namespace

void find_increments(Comparison& comparison, const rule::Rule& rule) {
  for (const auto& [key, group] : comparison.groups) {
    const auto periods = by_period(group);
    for (const auto& [span, totals] : periods) {
      const auto [first, last] = span;
      if (first % 12 != 0 || last == first || last - first > 11 || totals.size() > kMostOf) continue;
      const auto before = periods.find({first, last - 1});
      const auto month = periods.find({last, last});
      if (before == periods.end() || month == periods.end()) continue;
      for (const Stated* total : totals) {
        if (!total->summed) continue;
        // The month's own amount stands beside the total.
        const Stated* increment = nullptr;
        bool several = false;
        for (const Stated* own : month->second) {
          if (own->report != total->report || same_thing(*total, *own, comparison) == 0) continue;
          several |= increment != nullptr && increment->observation->amount.written != own->observation->amount.written;
          increment = own;
        }
        double sure = 0;
        const Stated* earlier = only_other(comparison, *total, before->second, sure);
        if (increment == nullptr || several || earlier == nullptr) continue;
        if (!earlier->summed && last - first != 1) continue;  // January alone is a sum, too
        auto relation = begin(rule, *total, earlier->report, sure);
        relation.parts = {{"total", &total->observation->amount, total->report},
                          {"before", &earlier->observation->amount, earlier->report},
                          {"increment", &increment->observation->amount, increment->report}};
        comparison.found.push_back(std::move(relation));
      }
    }
  }
}

void find_bases(Comparison& comparison, const rule::Rule& rule, AmountModifier::Kind kind) {
  for (const auto& [key, group] : comparison.groups) {
    const auto periods = by_period(group);
    for (const Stated& stated : group) {
      for (const AmountModifier& modifier : stated.observation->modifiers) {
        if (modifier.kind != kind) continue;
        Period base = stated.period;
        if (modifier.base.kind == When::Kind::named) {
          base = resolve(modifier.base, comparison.reports[static_cast<std::size_t>(stated.report)]);
        } else if (modifier.base.year != 0) {
          base = base.in_year(modifier.base.year);
        } else {
          base.first -= modifier.base.months_back;
          base.last -= modifier.base.months_back;
        }
        // "so với tháng trước" is told of a month; of a sum it may mean the month's own amount.
        if (!base.known() || (modifier.base.months_back == 1 && stated.period.months() != 1)) continue;
        const auto found = periods.find({base.first, base.last});
        if (found == periods.end()) continue;
        double sure = 0;
        const Stated* earlier = only_other(comparison, stated, found->second, sure);
        if (earlier == nullptr) continue;
        auto relation = begin(rule, stated, earlier->report, sure);
        relation.parts = {{"value", &stated.observation->amount, stated.report},
                          {"change", &modifier.amount, stated.report},
                          {"base", &earlier->observation->amount, earlier->report}};
        comparison.found.push_back(std::move(relation));
      }
    }
  }
}

void find_plan_rates(Comparison& comparison, const rule::Rule& rule, bool both_implied) {
  const auto rate_of = [](const Stated& stated) -> const AmountModifier* {
    if (stated.observation->measure != MeasureKind::actual || stated.observation->when.kind == When::Kind::within)
      return nullptr;
    for (const AmountModifier& modifier : stated.observation->modifiers)
      if (modifier.kind == AmountModifier::Kind::attain) return &modifier;
    return nullptr;
  };
  for (const auto& [key, group] : comparison.groups) {
    std::map<int, std::vector<const Stated*>> plans, implied;  // by year
    for (const Stated& stated : group) {
      if (stated.observation->measure == MeasureKind::plan && stated.period.months() == 12)
        plans[stated.period.first / 12].push_back(&stated);
      if (rate_of(stated) != nullptr) implied[stated.period.last / 12].push_back(&stated);
    }
    for (const auto& [year, list] : implied) {
      if (list.size() > kMostOf) continue;
      const auto printed = plans.find(year);
      for (std::size_t i = 0; i < list.size(); ++i) {
        const Stated& one = *list[i];
        const bool prints =
            printed != plans.end() && std::any_of(printed->second.begin(), printed->second.end(),
                                                  [&](const Stated* plan) { return plan->report == one.report; });
        if (prints) continue;  // its own report proves or refutes the rate
        if (!both_implied) {
          if (printed == plans.end()) continue;
          double sure = 0;
          const Stated* plan = only_other(comparison, one, printed->second, sure);
          if (plan == nullptr) continue;
          auto relation = begin(rule, one, plan->report, sure);
          relation.parts = {{"rate", &rate_of(one)->amount, one.report},
                            {"done", &one.observation->amount, one.report},
                            {"plan", &plan->observation->amount, plan->report}};
          comparison.found.push_back(std::move(relation));
          continue;
        }
        if (i == 0 || printed != plans.end()) continue;
        const Stated& before = *list[i - 1];
        const double sure = before.report == one.report ? 0 : same_thing(one, before, comparison);
        if (sure == 0) continue;
        auto relation = begin(rule, one, before.report, sure);
        relation.parts = {{"rate", &rate_of(one)->amount, one.report},
                          {"done", &one.observation->amount, one.report},
                          {"earlier_rate", &rate_of(before)->amount, before.report},
                          {"earlier_done", &before.observation->amount, before.report}};
        comparison.found.push_back(std::move(relation));
      }
    }
  }
}

void find_parts(Comparison& comparison, const rule::Rule& rule) {
  // By what is measured, then by place.
  std::map<std::string, std::map<std::string, const Group*>> places;
  for (const auto& [key, groups] : comparison.by_indicator)
    for (const Group* group : groups) places[key][group->front().place] = group;
  // What the parent's report tells of the same, else of what that is a part of: the herd of buffaloes of all livestock.
  const auto of_parent = [&](const Observation& part, const std::string& parent) -> const Group* {
    std::string key = measured_key(part, part.indicator);
    for (std::int32_t indicator = part.indicator;;) {
      if (const auto known = places.find(key); known != places.end())
        if (const auto group = known->second.find(parent); group != known->second.end()) return group->second;
      if (indicator < 0) return nullptr;
      indicator = comparison.rules.indicators[indicator].whole;
      if (indicator < 0) return nullptr;
      key = measured_key(part, indicator);
    }
  };
  for (const auto& [key, group] : comparison.groups) {
    for (const Stated& part : group) {
      const PlacedReport& report = comparison.reports[static_cast<std::size_t>(part.report)];
      // Of the report's own place, against what its parent's report tells of itself.
      if (part.place != report.place || report.parent.empty() || part.observation->measure != MeasureKind::actual ||
          part.observation->dimension == figure::Units::kPercent)
        continue;
      const Group* parent = of_parent(*part.observation, report.parent);
      if (parent == nullptr) continue;
      std::vector<const Stated*> wholes;
      for (const Stated& whole : *parent)
        if (whole.period.first == part.period.first && whole.period.last == part.period.last &&
            whole.observation->measure == MeasureKind::actual)
          wholes.push_back(&whole);
      double sure = 0;
      const Stated* whole = only_other(comparison, part, wholes, sure);
      if (whole == nullptr) continue;
      auto relation = begin(rule, part, whole->report, sure);
      relation.parts = {{"part", &part.observation->amount, part.report},
                        {"whole", &whole->observation->amount, whole->report}};
      comparison.found.push_back(std::move(relation));
    }
  }
}

}  // namespace khop::audit
