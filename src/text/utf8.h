// SPDX-License-Identifier: Apache-2.0
/// UTF-8 by hand: reading, writing, counting. Everything is linear and allocates nothing but its result.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khop::text {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Code point that begins at `at` of valid UTF-8, and moves `at` behind it. Precondition: at < text.size().
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return ++at, lead;
  if (lead < 0xE0) {
    const char32_t c = char32_t(lead & 0x1F) << 6 | char32_t(byte(at + 1) & 0x3F);
    return at += 2, c;
  }
  if (lead < 0xF0) {
    const char32_t c = char32_t(lead & 0x0F) << 12 | char32_t(byte(at + 1) & 0x3F) << 6 | char32_t(byte(at + 2) & 0x3F);
    return at += 3, c;
  }
  const char32_t c = char32_t(lead & 0x07) << 18 | char32_t(byte(at + 1) & 0x3F) << 12 |
                     char32_t(byte(at + 2) & 0x3F) << 6 | char32_t(byte(at + 3) & 0x3F);
  return at += 4, c;
}

/// Code point that ends just before `end` of valid UTF-8, and moves `end` to its first byte. Precondition: end > 0.
[[nodiscard]] inline char32_t previous_code_point(std::string_view text, std::size_t& end) {
  do {
    --end;
  } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  std::size_t at = end;
  return next_code_point(text, at);
}

void append_code_point(std::string& out, char32_t c);

/// Number of code points; continuation bytes are simply not counted, so any bytes are allowed.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// What one look over bytes tells.
struct Utf8Scan {
  std::size_t valid = 0;     ///< well-formed sequences of two bytes and more
  std::size_t invalid = 0;   ///< bytes or maximal broken sequences that are not UTF-8
  bool may_compose = false;  ///< some character may change under NFC; if false the text is certainly NFC
};
[[nodiscard]] Utf8Scan scan_utf8(std::string_view bytes);

/// Length of the well-formed sequence at `at`, 0 if there is none.
[[nodiscard]] std::size_t sequence_length(std::string_view bytes, std::size_t at);

/// Whether this character may change under NFC, by itself or with its neighbours. Errs on the side of true.
[[nodiscard]] inline bool may_compose(char32_t c) {
  if (c < 0x300) return false;
  if (c >= 0x1EA0 && c <= 0x1EF9) return false;  // the Vietnamese block
  if (c >= 0x2002 && c <= 0x20CF) return false;  // punctuation, superscripts, currency
  if (c >= 0x2190 && c <= 0x2328) return false;  // arrows, operators
  if (c >= 0x2460 && c <= 0x27FF) return false;  // enclosed, boxes, dingbats
  return c != kReplacement && c != 0xFEFF;
}

}  // namespace khop::text
