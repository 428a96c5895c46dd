// SPDX-License-Identifier: Apache-2.0
/// Several reports against each other: the same indicator of one place and time must be the same everywhere, totals go
/// on from month to month, and no part exceeds the whole of its parent place.
///
///   khop::LintOptions options;
///   options.across = true;                       // audits keep what they state
///   khop::Linter linter(*rules, options);
///   khop::Across across(*rules, options);
///   for (...) across.add(*linter.lint_file(path));
///   for (const auto& audit : across.compare().audits) ...
#pragma once

#include <memory>
#include <vector>

#include "khop/linter.h"

namespace khop {

class Across {
 public:
  Across(const RuleSet& rules, LintOptions options);
  ~Across();
  Across(Across&&) noexcept;
  Across& operator=(Across&&) noexcept;

  /// Takes over what a report states; the audit itself may go. Reports keep the order in which they come.
  void add(const Audit& audit);

  struct Result {
    /// For each report that states what another contradicts (or confirms): its checks, each with the figures of both
    /// reports and their paths; and the lines of the reports that the checks show. In the order of the reports.
    std::vector<Audit> audits;
    /// Reports that could not be placed, or that are one report in two files, and why. Told once for each.
    std::vector<Error> remarks;
  };
  /// Compares all of them. Near linear in the number of figures.
  [[nodiscard]] Result compare() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace khop
