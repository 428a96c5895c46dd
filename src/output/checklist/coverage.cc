// SPDX-License-Identifier: Apache-2.0
#include "output/checklist/coverage.h"

#include <numeric>

namespace khop::output::checklist {
namespace {

// A kind of relation that holds two mentions of one figure against each other.
constexpr std::string_view kRestatement = "restatement";

bool recomputed(const Check& check) {
  return check.outcome == Outcome::consistent || check.outcome == Outcome::rounding ||
         check.outcome == Outcome::inconsistent;
}

}  // namespace

const std::string& path_of(const Audit& audit, const FigureInfo& figure) {
  const bool known = figure.section >= 0 && static_cast<std::size_t>(figure.section) < audit.sections.size();
  return known ? audit.sections[static_cast<std::size_t>(figure.section)].path : audit.ledger.path;
}

Coverage::Coverage(const Audit& audit)
    : draft_(audit.ledger.path),
      parent_(audit.figures.size()),
      any_(audit.figures.size()),
      strong_(audit.figures.size()),
      found_(audit.figures.size()) {
  std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  for (std::size_t i = 0; i < audit.figures.size(); ++i) {
    const FigureInfo& figure = audit.figures[i];
    at_.emplace(Key{path_of(audit, figure), figure.begin.line, figure.begin.column}, i);
  }
  std::vector<std::size_t> strong;
  for (const Check& check : audit.ledger.checks) {
    const std::optional<std::size_t> stated = figure_of(check.stated);
    if (check.outcome == Outcome::finding) {
      if (stated) any_[*stated] = found_[*stated] = true;
      continue;
    }
    if (!recomputed(check)) continue;
    std::vector<std::size_t> members;
    if (stated) members.push_back(*stated);
    for (const Operand& operand : check.operands) {
      if (const auto figure = figure_of(operand)) members.push_back(*figure);
    }
    for (const std::size_t figure : members) {
      any_[figure] = true;
      if (check.kind == kRestatement) {
        parent_[root(figure)] = root(members.front());
      } else {
        strong.push_back(figure);
      }
    }
  }
  for (std::size_t i = 0; i < parent_.size(); ++i) parent_[i] = root(i);
  for (const std::size_t figure : strong) strong_[parent_[figure]] = true;
}

std::optional<std::size_t> Coverage::figure_of(const Operand& operand) const {
  if (operand.implied) return std::nullopt;
  const auto known =
      at_.find(Key{operand.path.empty() ? draft_ : operand.path, operand.begin.line, operand.begin.column});
  if (known == at_.end()) return std::nullopt;
  return known->second;
}

std::size_t Coverage::root(std::size_t figure) {
  while (parent_[figure] != figure) figure = parent_[figure] = parent_[parent_[figure]];
  return figure;
}

}  // namespace khop::output::checklist
