// SPDX-License-Identifier: Apache-2.0
/// Small questions about characters and the ends of lines that the readers ask over and over.
#pragma once

#include <string_view>

#include "text/source.h"
#include "text/utf8.h"

namespace khop::document {

using text::Offset;

/// Blank in a draft: space, tab, form feed, no-break and zero-width spaces, byte order marks.
[[nodiscard]] bool is_blank(char32_t c);
[[nodiscard]] inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
/// 0 to 9 for a superscript digit, else -1.
[[nodiscard]] int superscript_digit(char32_t c);
[[nodiscard]] bool is_opening_quote(char32_t c);
[[nodiscard]] bool is_closing_quote(char32_t c);

/// Code point at `at`, 0 at the end.
[[nodiscard]] inline char32_t peek(std::string_view text, std::size_t at) {
  return at < text.size() ? text::next_code_point(text, at) : 0;
}
/// Code point before `at`, 0 at the start.
[[nodiscard]] inline char32_t peek_back(std::string_view text, std::size_t at) {
  return at > 0 ? text::previous_code_point(text, at) : 0;
}

/// Moves `begin` and `end` inward over blanks.
void trim(std::string_view text, Offset& begin, Offset& end);

/// Whether the letters of `text` are capitals: at least `least` letters and none small.
[[nodiscard]] bool all_capitals(std::string_view text, int least);

}  // namespace khop::document
