// SPDX-License-Identifier: Apache-2.0
/// Plain decimals as printed: value and number of printed decimals.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "arithmetic/rational.h"

namespace khop::arithmetic {

/// A plain decimal as printed: digits × 10^-places. "8036.73" is {803673, 2}; "12.00" keeps places = 2.
struct Decimal {
  Integer digits = 0;
  int places = 0;  ///< printed decimals, 0 or more
  [[nodiscard]] Rational value() const;
  [[nodiscard]] std::string to_string() const;  ///< "8036.73"
  [[nodiscard]] double approximate() const;     ///< for pruning only, never for a verdict
};

/// Longest numeral that is read as a number. Longer runs of digits are no figures, and exact arithmetic on them would
/// cost time.
inline constexpr std::size_t kMaxDecimalLength = 400;

/// Reads "[-]digits[.digits]" in ASCII digits, at least one on each side of the point. nullopt for anything else, and
/// for more than kMaxDecimalLength characters.
///
///   parse_decimal("8036.730")  gives {8036730, 3}
///   parse_decimal("-0.5")      gives {-5, 1}
///   parse_decimal("1e3"), parse_decimal("+1"), parse_decimal("1."), parse_decimal(".5")  give nullopt
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// `value` with `places` decimals (0 if negative), rounded half away from zero: (97.1524…, 2) gives "97.15". Never
/// "-0".
[[nodiscard]] std::string format_rational(const Rational& value, int places);

}  // namespace khop::arithmetic
