// SPDX-License-Identifier: Apache-2.0
/// Counts over the drafts of a run.
#pragma once

#include <array>
#include <cstdint>

#include "khop/ledger.h"

namespace khop::output {

/// What a run found, for the summary line and the exit code. Counts add up over documents.
struct Tally {
  std::uint64_t documents = 0;
  std::uint64_t checks = 0;
  std::array<std::uint64_t, 5> outcomes{};  ///< by Outcome
  std::array<std::uint64_t, 4> problems{};  ///< problems by Severity
  std::uint64_t suppressed = 0;             ///< problems that are not told; see Suppression
  void add(const DocumentLedger& ledger);
  /// Further checks of a draft that is counted already.
  void add_more(const DocumentLedger& ledger);
  void add(const Tally& other);
  /// Whether there is a problem of this severity or a higher one.
  [[nodiscard]] bool has_problem(Severity least) const;
};

}  // namespace khop::output
