// SPDX-License-Identifier: Apache-2.0
/// Exact arithmetic of printed figures. A printed figure stands for all values that an office would print that way: an interval.
/// No binary floating point takes part in a verdict.
///
/// Rules of a printed value follow XBRL Calculations 1.1: half a unit of the last printed place to each side, or, in truncate mode,
/// one unit away from zero.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "khop/linter.h"

namespace khop::arithmetic {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

/// A plain decimal as printed: digits × 10^-places. "8036.73" is {803673, 2}; "12,00" keeps places = 2.
struct Decimal {
  Integer digits = 0;
  int places = 0;  ///< printed decimals, 0 or more
  [[nodiscard]] Rational value() const;
  [[nodiscard]] std::string to_string() const;  ///< "8036.73"
  [[nodiscard]] double approximate() const;     ///< for pruning only, never for a verdict
};

/// Reads "[-]digits[.digits]". nullopt for anything else.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// The values that a printed figure may stand for. lo <= hi; a point if lo == hi and both ends belong.
struct Interval {
  Rational lo = 0, hi = 0;
  bool has_lo = true, has_hi = true;  ///< truncated 12,3 is [12.3, 12.4): lo belongs, hi does not

  [[nodiscard]] static Interval point(Rational value);
  /// Interval of a numeral printed with `places` decimals and then multiplied by `scale` (1'000'000 for triệu).
  [[nodiscard]] static Interval printed(const Decimal& decimal, const Rational& scale, RoundingMode mode);

  Interval operator-() const;  ///< ends swap together with what they include
  friend Interval operator+(const Interval& a, const Interval& b);
  friend Interval operator-(const Interval& a, const Interval& b);
  friend Interval operator*(const Interval& a, const Interval& b);
  /// nullopt if b contains 0.
  friend std::optional<Interval> divide(const Interval& a, const Interval& b);
  /// Base >= 0, exponent an integer or 1/n (growth by powers): bounds enclose the true set. nullopt if undefined.
  friend std::optional<Interval> power(const Interval& base, const Rational& exponent);

  [[nodiscard]] bool meets(const Interval& other) const;  ///< the two have a value in common
  [[nodiscard]] Interval widened(const Rational& by) const;  ///< `by` >= 0 to each side
  friend bool operator==(const Interval&, const Interval&) = default;
};
std::optional<Interval> divide(const Interval& a, const Interval& b);
std::optional<Interval> power(const Interval& base, const Rational& exponent);

/// `value` with `places` decimals, rounded half away from zero: (97.1524…, 2) gives "97.15".
[[nodiscard]] std::string format_rational(const Rational& value, int places);

}  // namespace khop::arithmetic
