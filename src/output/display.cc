// SPDX-License-Identifier: Apache-2.0
#include "output/display.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/utf8.h"

namespace khop::output {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {  // most of every report
    ++at;
    return first;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 code_point = 0;
  U8_NEXT(bytes, at, text.size(), code_point);
  return code_point < 0 ? U'\uFFFD' : static_cast<char32_t>(code_point);
}

bool is_unsafe(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0x200B) return c == 0x061C;  // Arabic letter mark
  return c <= 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F)  // zero width, separators, direction
         || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\t' || c == U'\n' || c == U'\r') {
      out += ' ';
    } else if (!is_unsafe(c)) {
      text::append_code_point(out, c);
    } else if (c < 0x20) {
      text::append_code_point(out, 0x2400 + c);  // the block of control pictures
    } else {
      text::append_code_point(out, c == 0x7F ? 0x2421 : 0xFFFD);
    }
  }
  return out;
}

unsigned width(char32_t code_point) {
  if (code_point < 0x300) return 1;
  const auto c = static_cast<UChar32>(code_point);
  const int category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_FULLWIDTH || east_asian == U_EA_WIDE ? 2 : 1;
}

unsigned width(std::string_view text) {
  unsigned sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += width(next_code_point(text, at));
  return sum;
}

std::string shorten(std::string_view text, unsigned limit) {
  if (width(text) <= limit) return std::string(text);
  std::size_t end = 0;
  for (unsigned used = 1; end < text.size();) {  // 1: the ellipsis
    std::size_t next = end;
    used += width(next_code_point(text, next));
    if (used > limit) break;
    end = next;
  }
  return std::string(text.substr(0, end)) + "…";
}

bool is_plain_decimal(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return point == std::string_view::npos ? digits(text)
                                         : digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

std::string vietnamese_number(std::string_view plain) {
  // A cut-off expansion ends in "…"; it is kept behind the digits.
  constexpr std::string_view kEllipsis = "…";
  std::string_view number = plain;
  if (number.ends_with(kEllipsis)) number.remove_suffix(kEllipsis.size());
  if (!is_plain_decimal(number)) return std::string(plain);
  const std::string_view rest = plain.substr(number.size());
  std::string out;
  if (number.front() == '-') {
    out += '-';
    number.remove_prefix(1);
  }
  const std::string_view whole = number.substr(0, number.find('.'));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i != 0 && (whole.size() - i) % 3 == 0) out += '.';
    out += whole[i];
  }
  if (whole.size() < number.size()) {
    out += ',';
    out += number.substr(whole.size() + 1);
  }
  return out.append(rest);
}

}  // namespace khop::output
