// SPDX-License-Identifier: Apache-2.0
/// Comments in a draft that speak to khop: "<!-- khop-ignore ratio: why -->" in Markdown and HTML, in plain text a line
/// "# khop: bỏ qua ratio — vì sao". They are no text of the report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.h"

namespace khop::format {

struct Comment {
  text::Span span;         ///< in the source's text; of a comment on lines of its own these lines with their ends
  bool own_lines = false;  ///< nothing else stands on its lines
  std::string body;        ///< what follows "khop": "ignore ratio: why", blanks trimmed
};

enum class CommentForm : std::uint8_t {
  text,      ///< "# khop: …", and "<!-- khop… -->" on lines of its own
  markdown,  ///< "<!-- khop… -->", but not in fenced code
  html,      ///< "<!-- khop… -->"
};

/// The comments of a draft in their order. Linear time.
[[nodiscard]] std::vector<Comment> find_comments(std::string_view text, CommentForm form);

}  // namespace khop::format
