// SPDX-License-Identifier: Apache-2.0
/// What is said of a check under its headline, in words, for all forms of output that tell it to people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khop/linter.h"
#include "sentence.h"

namespace khop::output {

/// One line under the headline: "gợi ý: 85% → 75%".
struct Remark {
  Words label;
  std::string body;  ///< safe for a terminal
};

/// The recomputation, unless the headline tells it already; the hint; how sure khop is of what is not quite an error.
[[nodiscard]] std::vector<Remark> remarks(const Check& check, Language language);

/// The headline and the remarks in lines of their own, joined by `separator`; safe for a terminal.
[[nodiscard]] std::string account(const Check& check, Language language, std::string_view separator = "\n");

/// Where a figure stands: "xa.txt:44:12", or "xa.docx: mục II.1, đoạn 3" in a file without lines of its own; safe for
/// a terminal. `document`: the draft, for a figure that names no file.
[[nodiscard]] std::string place_of(const Operand& figure, std::string_view document, Language language);

/// "lỗi", "cảnh báo" ...
[[nodiscard]] std::string_view severity_word(Severity severity, Language language);

/// "khớp", "làm tròn" ...
[[nodiscard]] std::string_view outcome_word(Outcome outcome, Language language);

/// The lines of a file that an audit read: the draft, or an annex.
[[nodiscard]] const std::vector<std::string>& lines_of(const Audit& audit, std::string_view path);

}  // namespace khop::output
