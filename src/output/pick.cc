// SPDX-License-Identifier: Apache-2.0
#include "output/pick.h"

#include <utility>

namespace khop::output {

std::vector<Pick> pick(const DocumentLedger& ledger, const WriterOptions& options, Wanted wanted) {
  const bool whole = wanted == Wanted::as_the_options && options.whole_ledger;
  std::vector<std::string> names = fingerprints(ledger.checks);
  std::vector<Pick> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Check& check = ledger.checks[i];
    const bool problem = would_be_problem(check);
    if (problem && check.severity < options.least) continue;
    const bool told = problem && (!check.suppression || wanted == Wanted::all_problems);
    if (told || whole) out.push_back({&check, std::move(names[i])});
  }
  return out;
}

}  // namespace khop::output
