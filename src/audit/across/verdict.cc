// SPDX-License-Identifier: Apache-2.0
#include "audit/across/verdict.h"

#include <algorithm>
#include <map>

#include "audit/report.h"

namespace khop::audit {

namespace {

Severity graded(const rule::Rules& rules, Severity most, double confidence) {
  const Severity own = confidence >= rules.evidence["error-confidence"]     ? Severity::error
                       : confidence >= rules.evidence["warning-confidence"] ? Severity::warning
                                                                            : Severity::note;
  return std::min(most, own);
}

std::string without_end(std::string decimal) {
  while (decimal.find('.') != std::string::npos && (decimal.ends_with('0') || decimal.ends_with('.'))) {
    const bool dot = decimal.ends_with('.');
    decimal.pop_back();
    if (dot) break;
  }
  return decimal;
}

/// Whether its check says that two figures are equal, and nothing else.
bool tells_twice(const CrossRelation& relation) {
  return relation.rule->check && relation.parts.size() == 2 &&
         relation.rule->check->comparison() == rule::Comparison::equal;
}

/// Whether two figures of one scale and precision have different digits.
bool differ(const CrossRelation& relation) {
  const Amount &a = *relation.parts[0].amount, &b = *relation.parts[1].amount;
  const bool about = a.operand.approximate || b.operand.approximate;
  return !about && a.places == b.places && a.factor == b.factor && a.written != b.written;
}

}  // namespace

std::optional<Check> check_relation(const Comparison& comparison, const CrossRelation& relation,
                                    const LintOptions& options) {
  const rule::Rule& rule = *relation.rule;
  Outcome outcome = Outcome::finding;
  std::size_t stated = 0;
  rule::Bindings bindings;
  if (rule.check) {
    const auto& names = rule.check->names();
    bindings.resize(names.size());
    for (std::size_t n = 0; n < names.size(); ++n)
      for (const auto& part : relation.parts)
        if (part.name == names[n]) bindings[n].push_back(part.amount->value);
    switch (rule.check->evaluate(bindings)) {
      case rule::Verdict::holds:
        outcome = Outcome::consistent;
        break;
      case rule::Verdict::rounding:
        outcome = Outcome::rounding;
        break;
      case rule::Verdict::fails:
        outcome = Outcome::inconsistent;
        break;
      case rule::Verdict::undefined:
        return std::nullopt;
    }
    const int index = std::max(rule.check->stated(), 0);
    for (std::size_t p = 0; p < relation.parts.size(); ++p)
      if (relation.parts[p].name == names[static_cast<std::size_t>(index)]) stated = p;
  }
  // One thing told twice to the same place need not be computed: its digits are the same, or one of them is wrong.
  const bool close = outcome != Outcome::inconsistent && tells_twice(relation) && differ(relation);
  if (close) outcome = Outcome::inconsistent;
  Check out = check_of(rule, outcome);
  out.confidence = relation.confidence;
  if (outcome == Outcome::inconsistent) out.severity = graded(comparison.rules, rule.severity, relation.confidence);
  if (close) out.severity = std::min(out.severity, Severity::note);
  std::map<std::string, std::string> arguments;
  std::string listed;
  for (std::size_t p = 0; p < relation.parts.size(); ++p) {
    const auto& part = relation.parts[p];
    Operand operand = part.amount->operand;
    operand.name = part.name;
    arguments[part.name] = operand.text;
    if (p == stated) {
      out.stated = std::move(operand);
    } else {
      listed += (listed.empty() ? "" : "; ") + operand.text;
      out.operands.push_back(std::move(operand));
    }
  }
  const Amount& amount = *relation.parts[stated].amount;
  if (rule.check) {
    if (const auto computed = rule.check->computed(bindings)) {
      out.computed = without_end(
          arithmetic::format_rational(*computed / amount.factor, static_cast<std::uint32_t>(amount.places) + 2));
      const bool spaced = amount.unit.empty() || amount.unit.front() == ' ' || amount.unit.front() == '%';
      arguments["computed"] = localised(out.computed) + (spaced ? amount.unit : " " + amount.unit);
      arguments["difference"] = localised(arithmetic::format_rational(
          arithmetic::abs(*computed - amount.value.middle) / amount.factor, static_cast<std::uint32_t>(amount.places)));
    }
  }
  const auto& other = comparison.reports[static_cast<std::size_t>(relation.other)];
  arguments["source"] = other.name;
  arguments["name"] = relation.about->label;
  arguments["operands"] = listed;
  arguments["stated"] = out.stated.text;
  out.formula = rule.formula;
  out.message = fill(rule.message, options.language, arguments);
  return out;
}

}  // namespace khop::audit
