// SPDX-License-Identifier: Apache-2.0
#include "figure/fold.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace khop::figure {
namespace {

// Old and new place of the tone mark in an open syllable. Only a final pair is folded: "toán" writes its mark one way
// only.
struct TonePair {
  std::string_view old_place, new_place;
};
constexpr std::array<TonePair, 15> kTonePairs = {{{"oà", "òa"},
                                                  {"oá", "óa"},
                                                  {"oả", "ỏa"},
                                                  {"oã", "õa"},
                                                  {"oạ", "ọa"},
                                                  {"oè", "òe"},
                                                  {"oé", "óe"},
                                                  {"oẻ", "ỏe"},
                                                  {"oẽ", "õe"},
                                                  {"oẹ", "ọe"},
                                                  {"uỳ", "ùy"},
                                                  {"uý", "úy"},
                                                  {"uỷ", "ủy"},
                                                  {"uỹ", "ũy"},
                                                  {"uỵ", "ụy"}}};

constexpr WordId kOffset = 14695981039346656037ULL;
constexpr WordId kPrime = 1099511628211ULL;

WordId hash(std::string_view bytes) {
  WordId h = kOffset;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * kPrime;
  return h == 0 ? 1 : h;
}

bool all_ascii(std::string_view word) {
  for (const char c : word)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<std::int32_t>(0);
  const auto rest = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 8));
  U8_NEXT_OR_FFFD(bytes + at, i, rest, c);
  at += static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
  if (c >= 0x1E00 && c <= 0x1EFF) return true;
  if (c >= 0x300 && c <= 0x36F) return true;
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

std::string fold(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  std::size_t at = 0;
  while (at < word.size()) {
    const char32_t c = next_code_point(word, at);
    const UChar32 lower = c < 0x80 ? (c >= 'A' && c <= 'Z' ? static_cast<UChar32>(c + 32) : static_cast<UChar32>(c))
                                   : u_tolower(static_cast<UChar32>(c));
    std::array<char, 4> buffer{};
    std::int32_t length = 0;
    [[maybe_unused]] UBool failed = 0;
    U8_APPEND(reinterpret_cast<std::uint8_t*>(buffer.data()), length, 4, lower, failed);
    out.append(buffer.data(), static_cast<std::size_t>(length));
  }
  for (const auto& pair : kTonePairs) {
    if (!out.ends_with(pair.old_place)) continue;
    const std::size_t begin = out.size() - pair.old_place.size();
    if (pair.old_place[0] == 'u' && begin > 0 && out[begin - 1] == 'q')
      break;  // "quý" has one spelling: u belongs to q
    out.replace(begin, std::string::npos, pair.new_place);
    break;
  }
  return out;
}

WordId word_id(std::string_view word) {
  if (!all_ascii(word)) return hash(fold(word));
  WordId h = kOffset;
  for (char c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    h = (h ^ static_cast<unsigned char>(c)) * kPrime;
  }
  return h == 0 ? 1 : h;
}

}  // namespace khop::figure
