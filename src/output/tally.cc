// SPDX-License-Identifier: Apache-2.0
#include "output/tally.h"

namespace khop::output {

void Tally::add(const DocumentLedger& ledger) {
  ++documents;
  add_more(ledger);
}

void Tally::add_more(const DocumentLedger& ledger) {
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    outcomes[i] += ledger.counted[i];
    checks += ledger.counted[i];
  }
  for (const Check& check : ledger.checks) {
    ++checks;
    ++outcomes[static_cast<std::size_t>(check.outcome)];
    if (is_problem(check)) ++problems[static_cast<std::size_t>(check.severity)];
    if (check.suppression && would_be_problem(check)) ++suppressed;
  }
}

void Tally::add(const Tally& other) {
  documents += other.documents;
  checks += other.checks;
  suppressed += other.suppressed;
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] += other.outcomes[i];
  for (std::size_t i = 0; i < problems.size(); ++i) problems[i] += other.problems[i];
}

bool Tally::has_problem(Severity least) const {
  for (std::size_t i = static_cast<std::size_t>(least); i < problems.size(); ++i) {
    if (problems[i] != 0) return true;
  }
  return false;
}

}  // namespace khop::output
