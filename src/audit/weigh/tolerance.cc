// SPDX-License-Identifier: Apache-2.0
#include "audit/weigh/tolerance.h"

#include <algorithm>

namespace khop::audit {

using arithmetic::Rational;
using rule::Verdict;

namespace {

/// One unit of the last place of the stated figure; where none is stated, the widest of all figures.
Rational unit_of(const rule::Expression& check, const rule::Bindings& values) {
  if (check.stated() >= 0) return values[static_cast<std::size_t>(check.stated())].front().unit;
  Rational unit = 0;
  for (const auto& list : values)
    for (const auto& value : list) unit = std::max(unit, value.unit);
  return unit;
}

bool within(const Context& context, const Reading& reading, std::uint32_t units) {
  const auto& check = *reading.rule->check;
  if (check.comparison() != rule::Comparison::equal) return false;
  auto values = bindings(context, reading);
  const Rational most = unit_of(check, values) * Rational(units);
  if (most.sign() <= 0) return false;
  const auto computed = check.computed(values);
  if (!computed) return false;
  if (check.stated() >= 0)
    return arithmetic::abs(*computed - values[static_cast<std::size_t>(check.stated())].front().middle) <= most;
  // No figure is stated: one of them may be off by so much.
  for (auto& list : values) {
    for (auto& value : list) {
      const auto kept = value.interval;
      value.interval = kept.widened(most);
      const bool holds = check.evaluate(values) != Verdict::fails;
      value.interval = kept;
      if (holds) return true;
    }
  }
  return false;
}

}  // namespace

std::uint32_t tolerance_of(const Tolerances& tolerances, const rule::Rule& rule) {
  for (const std::string& name : {rule.id, rule.kind, std::string("*")})
    if (const auto known = tolerances.find(name); known != tolerances.end()) return known->second;
  return 1;
}

void tolerate(Context& context, const Tolerances& tolerances, std::vector<Choice>& choices) {
  if (tolerances.empty()) return;
  for (Choice& choice : choices) {
    if (choice.outcome != Outcome::inconsistent) continue;
    Reading& reading = context.readings[choice.reading];
    const auto units = tolerance_of(tolerances, *reading.rule);
    if (units <= 1 || !within(context, reading, units)) continue;
    choice.outcome = Outcome::rounding;
    reading.verdict = Verdict::rounding;
    reading.fate = Fate::confirmed;
  }
}

void insist(Context& context, const Tolerances& tolerances, std::vector<Choice>& choices) {
  if (tolerances.empty()) return;
  for (Choice& choice : choices) {
    Reading& reading = context.readings[choice.reading];
    if (choice.outcome != Outcome::rounding || tolerance_of(tolerances, *reading.rule) != 0) continue;
    choice.outcome = Outcome::inconsistent;
    reading.verdict = Verdict::fails;
    reading.fate = Fate::accused;
  }
}

}  // namespace khop::audit
