// SPDX-License-Identifier: Apache-2.0
/// Diagnostics for people:
///
///     bao-cao.txt:44:12: lỗi: 45/60 là 75%, báo cáo ghi 85% [ratio/attainment]
///       44 | Cây ăn quả 45,0/60 ha, đạt 85% KH
///          |            ~~~~ ~~~~~      ^^^
///          = tính lại: 45,0 / 60 ha = 75
///          = gợi ý: 85% → 75%
///
/// A caret marks the figure that should follow from the others, a tilde the others; those of other lines are shown with
/// their own line.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "khop/linter.h"

namespace khop::output {

struct TextOptions {
  Language language = Language::vi;
  bool whole_ledger = false;        ///< also what holds, one line each
  Severity least = Severity::info;  ///< problems below this are left out
  bool colour = false;
  unsigned columns = 100;  ///< width of an excerpt; at least 40 is used
};

/// What a run found, for the summary line and the exit code. Counts add up over documents.
struct Tally {
  std::uint64_t documents = 0;
  std::uint64_t checks = 0;
  std::array<std::uint64_t, 5> outcomes{};  ///< by Outcome
  std::array<std::uint64_t, 4> problems{};  ///< problems by Severity
  void add(const DocumentLedger& ledger);
  void add(const Tally& other);
  /// Whether there is a problem of this severity or a higher one.
  [[nodiscard]] bool has_problem(Severity least) const;
};

[[nodiscard]] std::string text(const Audit& audit, const TextOptions& options);

/// One line that says what was found and what was checked, with its line end.
[[nodiscard]] std::string summary(const Tally& tally, const TextOptions& options);

/// An error of khop itself, in one safe line without its end: "khop: path:1:2: message".
[[nodiscard]] std::string error_line(const Error& error);

}  // namespace khop::output
