// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/number_format.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace khop::format {
namespace {

using Piece = FormatPiece;

constexpr int kShownDigits = 15;   // significant digits that spreadsheets show of the 17 that they store
constexpr int kGeneralWidth = 11;  // characters of a number without a format
constexpr int kMostPlaces = 127;

double approximate(const Decimal& value) {
  double out = 0;
  const std::string text = (value.digits.empty() ? "0" : value.digits) + "e" + std::to_string(value.exponent);
  std::from_chars(text.data(), text.data() + text.size(), out);
  return value.negative ? -out : out;
}

std::string grouped(const std::string& whole) {
  std::string out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out += '.';
    out += whole[i];
  }
  return out;
}

std::string trimmed(std::string text) {
  const std::size_t end = text.find_last_not_of(' ');
  text.resize(end == std::string::npos ? 0 : end + 1);
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

std::string padded(int value, std::size_t digits) {
  std::string out = std::to_string(value);
  if (out.size() < digits) out.insert(0, digits - out.size(), '0');
  return out;
}

// A number without a format: as many places as the usual width of a column holds.
std::string show_general(Decimal value) {
  round_significant(value, kShownDigits);
  const int whole = std::max(value.whole_digits(), 1);
  int places = std::clamp(kGeneralWidth - 1 - whole, 0, kGeneralWidth);
  // Very small numbers, which programs show with an exponent.
  if (!value.is_zero() && value.whole_digits() < -3) places = 5 - value.whole_digits();
  places = std::min(places, kMostPlaces);
  round_places(value, places);
  DecimalParts parts = parts_of(value, places);
  while (!parts.fraction.empty() && parts.fraction.back() == '0') parts.fraction.pop_back();
  std::string out = value.negative && !value.is_zero() ? "-" : "";
  out += parts.whole.empty() ? "0" : parts.whole;
  if (!parts.fraction.empty()) out += "," + parts.fraction;
  return out;
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code) : sections_(read_format_code(code)) {}

const FormatSection* NumberFormat::section_for(const Decimal& value, bool& sign) const {
  const double number = approximate(value);
  const auto holds = [number](const FormatSection& s) {
    switch (s.compare) {
      case FormatCompare::less:
        return number < s.limit;
      case FormatCompare::at_most:
        return number <= s.limit;
      case FormatCompare::equal:
        return number == s.limit;
      case FormatCompare::unequal:
        return number != s.limit;
      case FormatCompare::at_least:
        return number >= s.limit;
      case FormatCompare::more:
        return number > s.limit;
      case FormatCompare::none:
        break;
    }
    return false;
  };
  sign = value.negative;
  std::size_t count = sections_.size();
  // A last section that holds text only is for texts.
  if (count > 1 && sections_.back().has(Piece::text)) --count;
  count = std::min<std::size_t>(count, 3);
  const FormatSection* chosen = nullptr;
  if (sections_[0].compare != FormatCompare::none || (count > 1 && sections_[1].compare != FormatCompare::none)) {
    for (std::size_t i = 0; i < count && chosen == nullptr; ++i) {
      const FormatSection& s = sections_[i];
      const bool fits = s.compare != FormatCompare::none ? holds(s)
                        : i == 0                         ? number > 0
                                                         : i == 2 || count == 2 || number < 0;
      if (fits) chosen = &s;
    }
    if (chosen == nullptr) return nullptr;
    // A section for negative numbers only says by itself that they are.
    if ((chosen->compare == FormatCompare::less || chosen->compare == FormatCompare::at_most) && chosen->limit <= 0)
      sign = false;
  } else if (count == 1) {
    chosen = &sections_[0];
  } else if (value.negative) {
    chosen = &sections_[1];
    sign = false;
  } else {
    chosen = value.is_zero() && count == 3 ? &sections_[2] : &sections_[0];
  }
  // Colour alone may tell that a number is negative; text has none.
  if (value.negative && !sign && chosen->coloured && !chosen->tokens.empty()) {
    const auto says = [](const FormatToken& t) {
      return t.piece == Piece::literal && t.text.find_first_of("-(") != std::string::npos;
    };
    sign = std::none_of(chosen->tokens.begin(), chosen->tokens.end(), says);
  }
  return chosen;
}

std::string NumberFormat::show_number(const FormatSection& section, Decimal value, bool sign) {
  value.negative = false;
  round_significant(value, kShownDigits);
  value.exponent += value.is_zero() ? 0 : section.shift;
  int power = 0;
  const bool scientific = section.has(Piece::exponent);
  if (scientific && !value.is_zero()) {
    const int whole = std::max(section.whole, 1);
    power = value.whole_digits() - whole;
    value.exponent -= power;
  }
  round_places(value, section.places);
  DecimalParts parts = parts_of(value, section.places);
  if (value.is_zero()) sign = false;

  // Places that are shown only where they hold something.
  std::string kinds;
  bool behind = false, in_power = false;
  for (const FormatToken& token : section.tokens) {
    if (token.piece == Piece::point) behind = true;
    if (token.piece == Piece::exponent) in_power = true;
    if (token.piece == Piece::digit && behind && !in_power) kinds += token.text;
  }
  while (!parts.fraction.empty() && parts.fraction.back() == '0' && kinds[parts.fraction.size() - 1] != '0')
    parts.fraction.pop_back();

  const auto power_digits = static_cast<std::size_t>(
      std::count_if(std::find_if(section.tokens.begin(), section.tokens.end(),
                                 [](const FormatToken& token) { return token.piece == Piece::exponent; }),
                    section.tokens.end(), [](const FormatToken& token) { return token.piece == Piece::digit; }));

  std::string whole_kinds;
  for (const FormatToken& token : section.tokens) {
    if (token.piece == Piece::point || token.piece == Piece::exponent) break;
    if (token.piece == Piece::digit) whole_kinds += token.text;
  }
  std::string whole = parts.whole;
  const std::size_t first_zero = whole_kinds.find('0');
  const std::size_t least = first_zero == std::string::npos ? 0 : whole_kinds.size() - first_zero;
  if (whole.size() < least) whole.insert(0, least - whole.size(), '0');
  if (whole.empty() && !parts.fraction.empty()) whole = "0";

  std::string out = sign ? "-" : "";
  std::size_t digit = 0, place = 0;  // placeholders that were met
  bool number_done = section.whole == 0;
  behind = in_power = false;
  // Digits that the placeholders from this one on leave to it.
  const auto put_whole = [&] {
    if (section.grouped) {
      if (digit == 0) out += grouped(whole);
    } else {
      const std::size_t left = whole_kinds.size() - digit;  // placeholders from here on, this one included
      const std::size_t begin = digit == 0 ? 0 : whole.size() - std::min(left, whole.size());
      const std::size_t end = whole.size() - std::min(left - 1, whole.size());
      if (end > begin) out.append(whole, begin, end - begin);
    }
    ++digit;
    number_done = true;
  };
  for (const FormatToken& token : section.tokens) {
    switch (token.piece) {
      case Piece::literal:
        // Signs among the digits stand where their digits do; "#\.##0" shows 5 as 5.
        if (digit > 0 && digit < whole_kinds.size() && !section.grouped && whole.size() + digit <= whole_kinds.size())
          break;
        out += token.text;
        break;
      case Piece::digit:
        if (in_power) break;
        if (behind) {
          if (place < parts.fraction.size()) out += parts.fraction[place];
          ++place;
        } else {
          put_whole();
        }
        break;
      case Piece::point:
        if (!number_done) out += whole.empty() ? "0" : whole;
        number_done = behind = true;
        if (!parts.fraction.empty()) out += ',';
        break;
      case Piece::percent:
        out += '%';
        break;
      case Piece::exponent:
        in_power = true;
        out += "E";
        out += power < 0 ? "-" : token.text == "+" ? "+" : "";
        out += padded(std::abs(power), power_digits);
        break;
      case Piece::fill:
        if (!out.empty() && out.back() != '-' && out.back() != '(' && out.back() != ' ') out += ' ';
        break;
      default:
        break;
    }
  }
  return trimmed(std::move(out));
}

std::string NumberFormat::show(std::string_view stored, bool from_1904) const {
  std::optional<Decimal> value = parse_decimal(stored);
  if (!value) return std::string(stored);
  bool sign = false;
  const FormatSection* section = section_for(*value, sign);
  if (section == nullptr) return show_general(*value);
  if (section->date) {
    std::string out = show_date(*section, approximate(*value), from_1904);
    return out.empty() ? show_general(*value) : out;
  }
  if (section->has(Piece::general)) {
    // show_number() does not round to places where there are none.
    std::string out = sign ? "-" : "";
    value->negative = false;
    for (const FormatToken& token : section->tokens) {
      if (token.piece == Piece::literal) out += token.text;
      if (token.piece == Piece::general) out += show_general(*value);
    }
    return trimmed(std::move(out));
  }
  if (section->has(Piece::text)) return show_general(*value);
  // "# ?/?": fractions are shown as decimals.
  const bool fraction = std::any_of(section->tokens.begin(), section->tokens.end(), [](const FormatToken& token) {
    return token.piece == Piece::literal && token.text == "/";
  });
  if (fraction && section->whole > 1 && section->places == 0) return show_general(*value);
  return show_number(*section, *value, sign);
}

std::string NumberFormat::show_text(std::string text) const {
  const FormatSection& last = sections_.back();
  if (!last.has(Piece::text)) return text;
  std::string out;
  for (const FormatToken& token : last.tokens) {
    if (token.piece == Piece::literal) out += token.text;
    if (token.piece == Piece::text) out += text;
  }
  return out;
}

bool NumberFormat::is_date(std::string_view stored) const {
  const std::optional<Decimal> value = parse_decimal(stored);
  if (!value) return false;
  bool sign = false;
  const FormatSection* section = section_for(*value, sign);
  return section != nullptr && section->date;
}

}  // namespace khop::format
