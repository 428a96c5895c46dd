// SPDX-License-Identifier: Apache-2.0
#include "document/characters.h"

#include <unicode/uchar.h>

namespace khop::document {

bool is_blank(char32_t c) {
  if (c < 0x80) return c == ' ' || c == '\t' || c == '\f' || c == '\v' || c == '\r' || c == '\n';
  return c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return u_isalpha(static_cast<UChar32>(c));
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_isULowercase(static_cast<UChar32>(c)) && superscript_digit(c) < 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c));
}

int superscript_digit(char32_t c) {
  switch (c) {
    case 0xB9:
      return 1;
    case 0xB2:
      return 2;
    case 0xB3:
      return 3;
    case 0x2070:
      return 0;
    default:
      return c >= 0x2074 && c <= 0x2079 ? static_cast<int>(c - 0x2070) : -1;
  }
}

bool is_opening_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E;
}
bool is_closing_quote(char32_t c) { return c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0xBB; }

void trim(std::string_view text, Offset& begin, Offset& end) {
  while (begin < end) {
    std::size_t at = begin;
    if (!is_blank(text::next_code_point(text, at))) break;
    begin = static_cast<Offset>(at);
  }
  while (end > begin) {
    std::size_t at = end;
    if (!is_blank(text::previous_code_point(text, at)) || at < begin) break;
    end = static_cast<Offset>(at);
  }
}

bool all_capitals(std::string_view text, int least) {
  int letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c < 0x80 ? (c >= 'a' && c <= 'z') : is_lower(c)) return false;
    if (is_upper(c)) ++letters;
  }
  return letters >= least;
}

}  // namespace khop::document
