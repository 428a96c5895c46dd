// SPDX-License-Identifier: Apache-2.0
#include "figure/numeral.h"

#include <algorithm>
#include <string>

namespace khop::figure {
namespace {

using arithmetic::Decimal;

Decimal make(const std::string& digits, std::size_t places) {
  Decimal decimal;
  // Fast for the usual length, exact for any.
  if (digits.size() <= 18) {
    std::int64_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    decimal.digits = value;
  } else {
    const std::size_t first = digits.find_first_not_of('0');
    decimal.digits = first == std::string::npos ? arithmetic::Integer(0) : arithmetic::Integer(digits.substr(first));
  }
  decimal.places = static_cast<int>(places);
  return decimal;
}

}  // namespace

Numeral parse_numeral(std::string_view text, const NumberStyle& style) {
  std::string digits;
  std::vector<std::size_t> groups{0};  // lengths of the runs of digits
  std::string marks;                   // the marks between them
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
      ++groups.back();
    } else {
      marks += c;
      groups.push_back(0);
    }
  }
  Numeral out;
  out.leading_zero = groups.size() == 1 && digits.size() > 1 && digits[0] == '0';
  if (marks.empty()) {
    out.decimal = make(digits, 0);
    return out;
  }
  const std::size_t commas = static_cast<std::size_t>(std::count(marks.begin(), marks.end(), style.decimal));
  const std::size_t last = groups.back();
  const auto grouped_until =
      [&](std::size_t end) {  // runs 1..end-1 have three digits, the first one to three and no zero ahead
        if (groups[0] > 3 || groups[0] == 0 || (digits[0] == '0' && end > 1)) return false;
        for (std::size_t i = 1; i < end; ++i)
          if (groups[i] != 3) return false;
        return true;
      };
  if (commas == 0) {
    if (grouped_until(groups.size())) {
      out.grouped = true;
      out.decimal = make(digits, 0);
      return out;
    }
    const Decimal joined = make(digits, 0);
    const Decimal pointed = make(digits, last);
    if (groups.size() == 2) {
      // One point that groups nothing: 0.98 and 5.71 are decimals in foreign manner; 2.5217 is a slipped point.
      const bool slipped = last > 3 && digits[0] != '0';
      out.defect = slipped ? NumeralDefect::grouping : NumeralDefect::point_for_comma;
      out.likely = slipped ? std::vector<Decimal>{joined, pointed} : std::vector<Decimal>{pointed, joined};
    } else if (last != 3 && grouped_until(groups.size() - 1)) {
      out.defect = NumeralDefect::point_for_comma;  // 27.891.4
      out.likely = {pointed, joined};
    } else {
      out.defect = NumeralDefect::grouping;
      out.likely = {joined, pointed};
    }
    out.decimal = out.likely.front();
    return out;
  }
  if (commas == 1 && marks.back() == style.decimal) {
    out.grouped = groups.size() > 2;
    out.decimal = make(digits, last);
    if (groups.size() > 2 && !grouped_until(groups.size() - 1)) {
      out.defect = NumeralDefect::grouping;
      out.likely = {out.decimal, make(digits, 0)};
    }
    return out;
  }
  if (commas == marks.size() && grouped_until(groups.size())) {
    out.defect = NumeralDefect::mixed;  // 1,234,567: foreign manner
    out.likely = {make(digits, 0)};
  } else if (commas == 1 && marks.front() == style.decimal && groups.size() == 3 && groups[1] == 3) {
    out.defect = NumeralDefect::mixed;  // 1,234.5
    out.likely = {make(digits, last), make(digits, 0)};
  } else {
    out.defect = NumeralDefect::mixed;
    out.likely = {make(digits, last), make(digits, 0)};
  }
  out.decimal = out.likely.front();
  return out;
}

}  // namespace khop::figure
