// SPDX-License-Identifier: Apache-2.0
/// Word identity: lower case, and one place for the tone mark ("hoà" and "hòa", "uỷ" and "ủy" are one word).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khop::figure {

/// Identity of a folded word; 0 is no word. Two different words share one only by a 64-bit hash collision.
using WordId = std::uint64_t;

/// Folds one word of NFC UTF-8. Linear time.
[[nodiscard]] std::string fold(std::string_view word);

/// fold(), hashed, without building the string where the word is plain ASCII.
[[nodiscard]] WordId word_id(std::string_view word);

/// Code point at `at`, which is moved past it. Bad bytes give U+FFFD.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// A letter or a combining mark: part of a word.
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);

}  // namespace khop::figure
