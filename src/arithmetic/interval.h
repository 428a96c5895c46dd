// SPDX-License-Identifier: Apache-2.0
/// Exact arithmetic of printed figures. A printed figure stands for all values that an office would print that way: an
/// interval. No binary floating point takes part in a verdict.
///
/// Rules of a printed value follow XBRL Calculations 1.1: half a unit of the last printed place to each side, both ends
/// included, or, in truncate mode, one unit away from zero, the far end excluded.
#pragma once

#include <optional>

#include "arithmetic/decimal.h"
#include "arithmetic/rational.h"
#include "khop/linter.h"

namespace khop::arithmetic {

/// The values that a printed figure may stand for. lo <= hi; a point if lo == hi and both ends belong. Never empty.
struct Interval {
  Rational lo = 0, hi = 0;
  bool has_lo = true, has_hi = true;  ///< truncated 12,3 is [12.3, 12.4): lo belongs, hi does not

  /// A value known exactly: a count, a constant.
  [[nodiscard]] static Interval point(const Rational& value) { return {value, value, true, true}; }

  /// Interval of a numeral printed with `places` decimals and then multiplied by `scale` > 0 (1'000'000 for triệu).
  ///
  ///   nearest:   12,3 is [12.25, 12.35]; both ends belong, as either way of rounding a half is met in practice
  ///   truncate:  12,3 is [12.3, 12.4); -12,3 is (-12.4, -12.3]; 0,0 is (-0.1, 0.1)
  [[nodiscard]] static Interval printed(const Decimal& decimal, const Rational& scale, RoundingMode mode);

  [[nodiscard]] bool is_point() const { return has_lo && has_hi && lo == hi; }
  [[nodiscard]] bool contains(const Rational& value) const;
  [[nodiscard]] bool meets(const Interval& other) const;     ///< the two have a value in common
  [[nodiscard]] Interval widened(const Rational& by) const;  ///< `by` >= 0 to each side; what belonged still does

  Interval operator-() const;  ///< ends swap together with what they include
  friend Interval operator+(const Interval& a, const Interval& b);
  friend Interval operator-(const Interval& a, const Interval& b);
  friend Interval operator*(const Interval& a, const Interval& b);
  friend bool operator==(const Interval&, const Interval&) = default;
};

// Each operation gives exactly the set of results that the operands' values can give, if the operands are independent.

/// nullopt if b contains 0 or has it as an end: the quotients would have no bound.
[[nodiscard]] std::optional<Interval> divide(const Interval& a, const Interval& b);

/// Growth by powers. `exponent` is p/q with |p| and q up to kMaxExponent; the base must be >= 0 unless q is 1. Exact
/// for integer exponents; roots are enclosed with 35 significant digits or more. nullopt if undefined: a root of a
/// negative value, 0 to a power <= 0, a result of more than Rational::kMaxBits.
[[nodiscard]] std::optional<Interval> power(const Interval& base, const Rational& exponent);
inline constexpr unsigned kMaxExponent = 128;

/// Absolute values of `a`.
[[nodiscard]] Interval absolute(const Interval& a);
/// What the smaller, or larger, of two values can be.
[[nodiscard]] Interval smaller(const Interval& a, const Interval& b);
[[nodiscard]] Interval larger(const Interval& a, const Interval& b);

}  // namespace khop::arithmetic
