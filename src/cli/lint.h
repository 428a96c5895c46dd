// SPDX-License-Identifier: Apache-2.0
/// What `khop lint` and `khop lint --watch` share.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "cli/progress.h"
#include "cli/report.h"

namespace khop::cli {

/// The outputs that were asked for, open; prints why if one cannot be opened.
[[nodiscard]] std::optional<std::vector<Output>> open_outputs(const LintCommand& command, const Linters& linters);

/// Whether relations that hold are asked for, or an output shows them anyway.
[[nodiscard]] bool needs_ledger(const LintCommand& command);

/// The exit code for what was found.
[[nodiscard]] int exit_code(const Outcomes& outcomes);

/// Measures how long a run takes and tells it on standard error, but only on a terminal: what is kept in files must not
/// depend on the day.
class Stopwatch {
 public:
  Stopwatch() : begun_(Progress::Clock::now()) {}
  void tell(const LintCommand& command, std::size_t drafts, std::size_t unread) const;

 private:
  Progress::Clock::time_point begun_;
};

/// Lints, and again each time that a draft is saved, until SIGINT or SIGTERM. The exit code is that of the last run.
[[nodiscard]] int watch(const LintCommand& command);

}  // namespace khop::cli
