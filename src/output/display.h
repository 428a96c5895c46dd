// SPDX-License-Identifier: Apache-2.0
/// Characters as a terminal shows them. A draft and its file name are written by others: what could move the cursor,
/// change colours, or reverse the reading order of a line never reaches the terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace khop::output {

/// The code point at `at` of any bytes (a bad sequence gives U+FFFD), moving `at` behind it. Precondition: at <
/// text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Control characters (C0, DEL, C1), marks that change the direction of text, line and paragraph separators, zero-width
/// marks.
[[nodiscard]] bool is_unsafe(char32_t code_point);

/// `text` in one safe line of valid UTF-8: a tab or line break becomes a space, other unsafe characters become a
/// picture of themselves (␛) or U+FFFD, one for one, so that columns still count.
[[nodiscard]] std::string visible(std::string_view text);

/// Columns that a code point takes on a terminal: 0 for combining marks, 2 for wide East Asian characters.
[[nodiscard]] unsigned width(char32_t code_point);

/// Sum of the widths.
[[nodiscard]] unsigned width(std::string_view text);

/// `text`, cut to at most `limit` columns with "…" where something was left off.
[[nodiscard]] std::string shorten(std::string_view text, unsigned limit);

/// A plain decimal ("-1234.5") as Vietnamese reports print it ("-1.234,5"); anything else is returned unchanged.
[[nodiscard]] std::string vietnamese_number(std::string_view plain);

/// Whether `text` is a plain decimal: "-12.50".
[[nodiscard]] bool is_plain_decimal(std::string_view text);

}  // namespace khop::output
