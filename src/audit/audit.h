// SPDX-License-Identifier: Apache-2.0
/// One document against all rules: finders propose, weigh() measures, select() decides, report() words.
#pragma once

#include "audit/across/observation.h"
#include "audit/reading.h"
#include "khop/linter.h"

namespace khop::audit {

/// Which rules run, as ids or kinds.
struct Filter {
  std::vector<std::string> disable, only;
  [[nodiscard]] bool runs(const rule::Rule& rule) const;
};

/// Audits `draft`, whose table figures get the units of their rows. `explanation`, if given, is filled for its passage.
/// `statements`, if given, gets what the report states, for other reports.
[[nodiscard]] DocumentLedger audit(const text::Source& source, Draft& draft, const rule::Rules& rules,
                                   const LintOptions& options, Explanation* explanation = nullptr,
                                   Statements* statements = nullptr);

}  // namespace khop::audit
