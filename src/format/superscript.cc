// SPDX-License-Identifier: Apache-2.0
#include "format/superscript.h"

#include <algorithm>

namespace khop::format {
namespace {

constexpr std::string_view kSigns[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string as_superscript(std::string_view text) {
  const bool digits =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == ' '; });
  if (digits) {
    std::string out;
    for (const char c : text) {
      if (is_digit(c)) {
        out += kSigns[c - '0'];
      } else {
        out += c;
      }
    }
    return out;
  }
  const bool bracketed = text.size() > 2 && text.size() < 7 && text.front() == '(' && text.back() == ')' &&
                         std::all_of(text.begin() + 1, text.end() - 1, is_digit);
  return bracketed ? "<sup>" + std::string(text) + "</sup>" : std::string(text);
}

}  // namespace khop::format
