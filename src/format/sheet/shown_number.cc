// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/shown_number.h"

#include <algorithm>
#include <array>
#include <optional>

#include "format/sheet/decimal.h"

namespace khop::format {
namespace {

constexpr int kShownDigits = 15;  // significant digits that spreadsheets show of the 17 that they store
// Powers of ten by which a shown number may differ from the stored one: per cent, thousands, millions, billions.
constexpr std::array<int, 5> kShifts = {0, 2, -3, -6, -9};

struct Notation {
  std::string_view group;
  char decimal;
};
constexpr std::array<Notation, 6> kNotations = {
    {{".", ','}, {",", '.'}, {"\xC2\xA0", ','}, {"\xE2\x80\xAF", ','}, {" ", ','}, {"'", '.'}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits of a number and the signs between them.
struct Numeral {
  std::size_t begin = 0, end = 0;
};

Numeral find_numeral(std::string_view text) {
  Numeral out;
  while (out.begin < text.size() && !is_digit(text[out.begin])) ++out.begin;
  out.end = out.begin;
  for (std::size_t at = out.begin; at < text.size();) {
    if (is_digit(text[at])) {
      out.end = ++at;
      continue;
    }
    std::size_t size = 0;
    for (const std::string_view sign : {".", ",", "\xC2\xA0", "\xE2\x80\xAF", " ", "'"}) {
      if (text.substr(at).starts_with(sign)) size = sign.size();
    }
    if (size == 0 || at + size >= text.size() || !is_digit(text[at + size])) break;
    at += size;
  }
  return out;
}

// `numeral` with "." as decimal mark and nothing else but digits; nothing if it is not of this notation.
std::optional<std::string> read(std::string_view numeral, const Notation& notation) {
  std::string out;
  std::size_t run = 0;  // digits since the last sign
  bool grouped = false, behind = false;
  for (std::size_t at = 0; at < numeral.size();) {
    if (is_digit(numeral[at])) {
      out += numeral[at++];
      ++run;
      continue;
    }
    const bool right = grouped ? run == 3 : run >= 1;
    if (behind || !right) return std::nullopt;
    if (numeral[at] == notation.decimal) {
      out += '.';
      behind = true;
      ++at;
    } else if (numeral.substr(at).starts_with(notation.group) && run <= 3) {
      grouped = true;
      at += notation.group.size();
    } else {
      return std::nullopt;
    }
    run = 0;
  }
  if (grouped && !behind && run != 3) return std::nullopt;
  return out;
}

bool rounds_to(Decimal stored, const std::string& plain, int shift) {
  const std::optional<Decimal> shown = parse_decimal(plain);
  if (!shown) return false;
  const std::size_t point = plain.find('.');
  stored.negative = false;
  round_significant(stored, kShownDigits);
  if (!stored.is_zero()) stored.exponent += shift;
  const int places = point == std::string::npos ? 0 : static_cast<int>(plain.size() - point - 1);
  Decimal rounded = stored;
  round_places(rounded, places);
  if (equal(rounded, *shown)) return true;
  // Programs that round in binary may cut a half off instead.
  if (!stored.digits.ends_with('5') || stored.exponent != -places - 1) return false;
  stored.digits.pop_back();
  ++stored.exponent;
  return equal(stored, *shown);
}

}  // namespace

std::string in_vietnamese_notation(std::string shown, std::string_view stored) {
  const std::optional<Decimal> value = parse_decimal(stored);
  const Numeral numeral = find_numeral(shown);
  if (!value || numeral.begin == numeral.end) return shown;
  const std::string inside = shown.substr(numeral.begin, numeral.end - numeral.begin);
  if (std::all_of(inside.begin(), inside.end(), is_digit)) return shown;
  const bool percent = shown.find('%') != std::string::npos;
  for (std::size_t i = 0; i < kShifts.size(); ++i) {
    const int shift = percent && i < 2 ? kShifts[1 - i] : kShifts[i];
    for (const Notation& notation : kNotations) {
      const std::optional<std::string> plain = read(inside, notation);
      if (!plain || !rounds_to(*value, *plain, shift)) continue;
      std::string out;
      for (std::size_t at = 0; at < inside.size();) {
        if (is_digit(inside[at])) {
          out += inside[at++];
        } else if (inside[at] == notation.decimal) {
          out += ',';
          ++at;
        } else {
          out += '.';
          at += notation.group.size();
        }
      }
      return shown.replace(numeral.begin, inside.size(), out);
    }
  }
  return shown;
}

}  // namespace khop::format
