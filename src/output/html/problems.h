// SPDX-License-Identifier: Apache-2.0
/// The problems of a draft as a numbered list, and those that are suppressed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "output/html/spans.h"

namespace khop::output::html {

/// One entry of the list: a problem, with the others that are the same slip.
struct Problem {
  const Check* check = nullptr;
  std::vector<const Check*> also;
  std::size_t span = kNoSpan;
};

class Problems {
 public:
  /// Numbers the problems from 1 and tells their spans.
  Problems(const Audit& audit, Spans& spans, Severity least);
  [[nodiscard]] const std::vector<Problem>& all() const { return problems_; }
  /// By index in the ledger: the number of its problem; 0 for what is none.
  [[nodiscard]] const std::vector<std::uint32_t>& numbers() const { return numbers_; }

 private:
  std::vector<Problem> problems_;
  std::vector<std::uint32_t> numbers_;
};

/// The list in reading order. Each entry refers to the first piece of its span, so the text must have been written.
void append_problems(std::string& out, const Problems& problems, const Spans& spans, const std::string& prefix,
                     const DocumentLedger& ledger, Language language);

/// What a comment, the configuration or a baseline keeps silent, with its reason; nothing if there is none.
void append_suppressed(std::string& out, const DocumentLedger& ledger, Severity least, Language language);

/// The class of entries of that severity in report.css.
[[nodiscard]] std::string_view severity_style(Severity severity);

/// Where a figure stands, for people: "dòng 44, cột 12"; with the name of its file if that is not `document`.
[[nodiscard]] std::string place_of(const Operand& operand, std::string_view document, Language language);

/// What the relation gives, if its message does not say it: "84,889". Else empty.
[[nodiscard]] std::string untold_result(const Check& check);

}  // namespace khop::output::html
