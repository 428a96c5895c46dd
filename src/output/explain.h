// SPDX-License-Identifier: Apache-2.0
/// The account of a passage, for people who write rules:
///
///     draft.txt:1
///
///     paragraph 1:1
///       sentence 1:1  Tổng diện tích là 8,68 ha. …
///           1:19  8,68 ha   area  value  Tổng diện tích
///
///     61,94% (1:56)
///       error [ratio/base] 5,29 ha of 8,68 ha is 60,9447%; the draft prints 61,94%
///           rate == done / base: …
///           structure 4.10
///             +0.70  in-paragraph  the other amount stands earlier in the paragraph
///           …
///
/// and as JSON, where nothing is left out.
#pragma once

#include <string>

#include "khop/explanation.h"

namespace khop::output {

struct ExplainOptions {
  Language language = Language::vi;
  bool all = false;  ///< the full account of each reading, also of those that certainly fail
  bool colour = false;
  unsigned columns = 100;
};

[[nodiscard]] std::string explanation_text(const Explanation& explanation, const ExplainOptions& options);

/// {"path", "line", "end_line", "column", "statements", "readings", "refused", "findings"}, with its line end.
[[nodiscard]] std::string explanation_json(const Explanation& explanation, Language language);

/// Why a reading speaks or is silent, in one sentence with the numbers that decided.
[[nodiscard]] std::string why(const Explanation::Reading& reading, Language language);

}  // namespace khop::output
