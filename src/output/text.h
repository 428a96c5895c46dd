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

#include <memory>
#include <string>

#include "khop/linter.h"
#include "output/writer.h"

namespace khop::output {

struct TextOptions {
  Language language = Language::vi;
  bool whole_ledger = false;        ///< also what holds, one line each
  Severity least = Severity::info;  ///< problems below this are left out
  bool colour = false;
  unsigned columns = 100;  ///< width of an excerpt; at least 40 is used
};

[[nodiscard]] std::string text(const Audit& audit, const TextOptions& options);

/// One line that says what was found and what was checked, with its line end.
[[nodiscard]] std::string summary(const Tally& tally, const TextOptions& options);

[[nodiscard]] std::unique_ptr<Writer> text_writer(WriterOptions options);

/// An error of khop itself, in one safe line without its end: "khop: path:1:2: message".
[[nodiscard]] std::string error_line(const Error& error);

}  // namespace khop::output
