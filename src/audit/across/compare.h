// SPDX-License-Identifier: Apache-2.0
/// Reports against each other. What they state is grouped by what is measured, and where; rules of the structure
/// "reports" say what must hold between the members of a group.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/across/observation.h"
#include "khop/linter.h"
#include "rule/rule.h"

namespace khop::audit {

/// A report with its identity as values.
struct PlacedReport {
  std::shared_ptr<const Statements> statements;
  Identity told;
  std::string place, parent;  ///< folded
  identity::Level level = identity::Level::none;
  identity::Period period;                ///< the widest that it names
  std::vector<identity::Period> periods;  ///< all that it names
  std::string name;                       ///< for messages: "báo cáo tháng 3/2024 của xã Hạ Lương"
  std::int32_t twin = -1;                 ///< an earlier one that is the same report; its statements are left out

  [[nodiscard]] bool placed() const { return !place.empty() && period.known(); }
};

[[nodiscard]] PlacedReport place_report(const Identity& identity, std::shared_ptr<const Statements> statements,
                                        const rule::Rules& rules, Language language);

/// An observation with its time and place filled in.
struct Stated {
  std::int32_t report = -1;
  const Observation* observation = nullptr;
  identity::Period period;
  bool summed = false;  ///< a sum from January on
  std::string place;
};

/// A relation between figures of several reports, ready to be checked.
struct CrossRelation {
  const rule::Rule* rule = nullptr;
  struct Part {
    std::string name;
    const Amount* amount = nullptr;
    std::int32_t report = -1;
  };
  std::vector<Part> parts;  ///< those of the rule's check
  std::int32_t other = -1;  ///< the report that is held against
  const Observation* about = nullptr;
  double confidence = 0;
};

using Group = std::vector<Stated>;

/// What all finders see.
struct Comparison {
  const std::vector<PlacedReport>& reports;
  const rule::Rules& rules;
  std::unordered_map<std::string, Group> groups;                            ///< by place and what is measured
  std::unordered_map<std::string, std::vector<const Group*>> by_indicator;  ///< all places
  std::vector<CrossRelation> found;
};

/// What an observation measures, of whatever place, as if it were of `indicator`; -1: by its name.
[[nodiscard]] std::string measured_key(const Observation& observation, std::int32_t indicator);

/// Fills the groups; only of reports that are placed.
void group_statements(Comparison& comparison);

/// When `when` is, for this report; an unknown period if that cannot be told.
[[nodiscard]] identity::Period resolve(const When& when, const PlacedReport& report);

/// How sure it is that two observations of one group are of one thing, 0 to 1.
[[nodiscard]] double same_thing(const Stated& a, const Stated& b, const Comparison& comparison);

// Finders, by what the rule says that holds.
void find_same(Comparison& comparison, const rule::Rule& rule, MeasureKind measure);
void find_plan_rates(Comparison& comparison, const rule::Rule& rule, bool both_implied);
void find_falls(Comparison& comparison, const rule::Rule& rule);
void find_increments(Comparison& comparison, const rule::Rule& rule);
void find_bases(Comparison& comparison, const rule::Rule& rule, AmountModifier::Kind kind);
void find_parts(Comparison& comparison, const rule::Rule& rule);
void find_copies(Comparison& comparison, const rule::Rule& rule);

}  // namespace khop::audit
