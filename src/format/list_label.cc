// SPDX-License-Identifier: Apache-2.0
#include "format/list_label.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace khop::format {
namespace {

constexpr int kLargestLetter = 26 * 20;  // Word repeats the letter: "aaa" is 55
constexpr int kLargestRoman = 3999;

std::string letters(int number, char first) {
  if (number < 1 || number > kLargestLetter) return std::to_string(number);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), static_cast<char>(first + (number - 1) % 26));
}

std::string roman(int number, bool upper) {
  if (number < 1 || number > kLargestRoman) return std::to_string(number);
  constexpr std::pair<int, const char*> kSigns[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                    {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                    {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string out;
  for (const auto& [value, sign] : kSigns) {
    for (; number >= value; number -= value) out += sign;
  }
  if (upper)
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return out;
}

}  // namespace

std::string format_number(int number, std::string_view format) {
  if (format == "upperRoman") return roman(number, true);
  if (format == "lowerRoman") return roman(number, false);
  if (format == "upperLetter") return letters(number, 'A');
  if (format == "lowerLetter") return letters(number, 'a');
  if (format == "decimalZero" && number >= 0 && number < 10) return "0" + std::to_string(number);
  if (format == "none") return "";
  return std::to_string(number);
}

std::string bullet_sign(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return "";
  const char32_t c = text::next_code_point(text, at);
  switch (c) {
    case 0xF02D:
      return "-";
    case 0xF02B:
      return "+";
    case 'o':
      return "◦";
    case 0xF0A7:
      return "▪";
    default:
      return c >= 0xE000 && c <= 0xF8FF ? "•" : std::string(text);
  }
}

}  // namespace khop::format
