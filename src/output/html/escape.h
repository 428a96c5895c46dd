// SPDX-License-Identifier: Apache-2.0
/// Texts of strangers as content and attribute values of a page.
#pragma once

#include <string>
#include <string_view>

namespace khop::output::html {

/// One code point, escaped for content and for quoted attributes alike. Control characters and marks that turn the
/// direction of writing become pictures of themselves, one for one, so that columns still count.
void append_code_point(std::string& out, char32_t code_point);

/// All of `text`; bad bytes become U+FFFD.
void append_text(std::string& out, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

/// `text` as a JSON string that may stand in a <script> block: none of its characters can end that block.
void append_script_string(std::string& out, std::string_view text);

/// What ids of a draft's own begin with: drafts are written on several threads, so there is no number to take.
[[nodiscard]] std::string prefix_of(std::string_view path);

}  // namespace khop::output::html
