// SPDX-License-Identifier: Apache-2.0
/// Numerals as printed.
#pragma once

#include <string_view>
#include <vector>

#include "arithmetic/interval.h"

namespace khop::figure {

/// How numerals are punctuated.
struct NumberStyle {
  char group = '.';
  char decimal = ',';
};

enum class NumeralDefect : std::uint8_t {
  none,
  grouping,         ///< groups that are not of three digits: 2.5217
  point_for_comma,  ///< the group mark stands where only a decimal mark makes sense: 0.98, 27.891.4
  mixed,            ///< marks in an order that cannot be: 1,234.5
};

struct Numeral {
  arithmetic::Decimal decimal;  ///< the most likely reading
  NumeralDefect defect = NumeralDefect::none;
  std::vector<arithmetic::Decimal>
      likely;                 ///< every sensible reading of a defective or doubtful numeral, the likeliest first
  bool leading_zero = false;  ///< 04: a count
  bool grouped = false;       ///< group marks were printed
};

/// Reads `text`, which holds digits, points and commas only and begins and ends with a digit. Linear time.
///
///   1.234,56 → 1234.56      5,450 → 5.450      4230,39 → 4230.39      2.5217 → grouping, likely 25217, 2.5217
[[nodiscard]] Numeral parse_numeral(std::string_view text, const NumberStyle& style = {});

}  // namespace khop::figure
