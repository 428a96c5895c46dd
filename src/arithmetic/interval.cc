// SPDX-License-Identifier: Apache-2.0
#include "arithmetic/interval.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace khop::arithmetic {
namespace {

// An end of an interval: its place, and whether it belongs.
struct End {
  Rational at;
  bool has;
};

// a·b where a and b are ends of two factors. The product is reached if both ends are, or if one of them is a zero that
// is reached: zero times anything is zero.
End product(const Rational& a, bool has_a, const Rational& b, bool has_b) {
  return {a * b, (has_a && has_b) || (has_a && a.is_zero()) || (has_b && b.is_zero())};
}

// The lower of two candidates for a lower end; of equal ones that which belongs.
End lower(End a, End b) {
  const auto order = a.at <=> b.at;
  if (order == 0) return {std::move(a.at), a.has || b.has};
  return order < 0 ? std::move(a) : std::move(b);
}

End upper(End a, End b) {
  const auto order = a.at <=> b.at;
  if (order == 0) return {std::move(a.at), a.has || b.has};
  return order > 0 ? std::move(a) : std::move(b);
}

// 1/b. Precondition: b lies on one side of 0 and does not have it as an end.
Interval reciprocal(const Interval& b) { return {1 / b.hi, 1 / b.lo, b.has_hi, b.has_lo}; }

Integer power_of_two(unsigned n) {
  Integer result = 0;
  boost::multiprecision::bit_set(result, n);
  return result;
}

// Near value^(1/n), for value >= 1: good to the precision of double, which only saves Newton's method its first steps.
Integer root_guess(const Integer& value, unsigned n) {
  const auto bits = static_cast<unsigned>(boost::multiprecision::msb(value)) + 1;
  const unsigned dropped = bits > 53 ? bits - 53 : 0;
  const auto leading = static_cast<double>(static_cast<std::uint64_t>(value >> dropped));
  const double size = (std::log2(leading) + dropped) / n;  // binary logarithm of the root
  const double whole = std::floor(size);
  const auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::exp2(size - whole), 52));
  const int shift = static_cast<int>(whole) - 52;
  const Integer guess = mantissa;
  return shift >= 0 ? Integer(guess << static_cast<unsigned>(shift))
                    : Integer((guess >> static_cast<unsigned>(-shift)) + 1);
}

// floor(value^(1/n)), by Newton's method: from any positive guess one step arrives at or above the root, and from there
// on each step falls until it has arrived.
Integer integer_root(const Integer& value, unsigned n) {
  if (value < 2 || n == 1) return value;
  const auto step = [&](const Integer& guess) {
    return Integer(((n - 1) * guess + value / boost::multiprecision::pow(guess, n - 1)) / n);
  };
  Integer guess = step(root_guess(value, n));
  for (;;) {
    Integer next = step(guess);
    if (next >= guess) return guess;
    guess = std::move(next);
  }
}

struct RootBounds {
  Rational lower, upper;  // equal if the root is exact
};

// Bounds of value^(1/n) for value >= 0, at least 35 significant digits. Scaled by powers of two, which only shift.
RootBounds root(const Rational& value, unsigned n) {
  if (value.is_zero() || n == 1) return {value, value};
  constexpr int kBits = 120;  // 36 digits, and most such bounds still fit the small form of Rational
  const Integer numerator = value.numerator(), denominator = value.denominator();
  const int size = static_cast<int>(boost::multiprecision::msb(numerator)) -
                   static_cast<int>(boost::multiprecision::msb(denominator));
  const int shift = std::max(0, kBits - size / static_cast<int>(n));  // the root times 2^shift has some kBits bits
  const Integer scaled = numerator << static_cast<unsigned>(shift * static_cast<int>(n));
  const Integer below = integer_root(scaled / denominator, n);
  const Integer unit = power_of_two(static_cast<unsigned>(shift));
  const bool exact = boost::multiprecision::pow(below, n) * denominator == scaled;
  return {{below, unit}, {exact ? below : Integer(below + 1), unit}};
}

// base^n, n >= 1.
Interval whole_power(const Interval& base, unsigned n) {
  Interval result{integer_power(base.lo, n), integer_power(base.hi, n), base.has_lo, base.has_hi};
  if (n % 2 == 1 || base.lo.sign() >= 0) return result;
  if (base.hi.sign() <= 0) return {result.hi, result.lo, result.has_hi, result.has_lo};
  End top = upper({result.lo, result.has_lo}, {result.hi, result.has_hi});
  return {0, std::move(top.at), true, top.has};
}

}  // namespace

Interval Interval::printed(const Decimal& decimal, const Rational& scale, RoundingMode mode) {
  const Rational unit = decimal.places > 0 ? scale / power_of_ten(decimal.places) : scale;
  const Rational value = unit * decimal.digits;
  if (mode == RoundingMode::nearest) {
    const Rational half = unit / 2;
    return {value - half, value + half, true, true};
  }
  const int sign = value.sign();
  if (sign > 0) return {value, value + unit, true, false};
  if (sign < 0) return {value - unit, value, false, true};
  return {-unit, unit, false, false};
}

bool Interval::contains(const Rational& value) const {
  const auto low = lo <=> value, high = value <=> hi;
  return (low < 0 || (low == 0 && has_lo)) && (high < 0 || (high == 0 && has_hi));
}

bool Interval::meets(const Interval& other) const {
  const auto left = lo <=> other.hi, right = other.lo <=> hi;
  return (left < 0 || (left == 0 && has_lo && other.has_hi)) && (right < 0 || (right == 0 && other.has_lo && has_hi));
}

Interval Interval::widened(const Rational& by) const { return {lo - by, hi + by, has_lo, has_hi}; }

Interval Interval::operator-() const { return {-hi, -lo, has_hi, has_lo}; }

Interval operator+(const Interval& a, const Interval& b) {
  return {a.lo + b.lo, a.hi + b.hi, a.has_lo && b.has_lo, a.has_hi && b.has_hi};
}

Interval operator-(const Interval& a, const Interval& b) {
  return {a.lo - b.hi, a.hi - b.lo, a.has_lo && b.has_hi, a.has_hi && b.has_lo};
}

Interval operator*(const Interval& a, const Interval& b) {
  End low = product(a.lo, a.has_lo, b.lo, b.has_lo), high = product(a.hi, a.has_hi, b.hi, b.has_hi);
  // Where neither factor changes sign below 0 the corners are known: by far the usual case.
  if (a.lo.sign() < 0 || b.lo.sign() < 0) {
    const End left = product(a.lo, a.has_lo, b.hi, b.has_hi), right = product(a.hi, a.has_hi, b.lo, b.has_lo);
    End least = lower(lower(low, high), lower(left, right));
    high = upper(upper(low, high), upper(left, right));
    low = std::move(least);
  }
  return {std::move(low.at), std::move(high.at), low.has, high.has};
}

std::optional<Interval> divide(const Interval& a, const Interval& b) {
  if (b.lo.sign() <= 0 && b.hi.sign() >= 0) return std::nullopt;
  return a * reciprocal(b);
}

std::optional<Interval> power(const Interval& base, const Rational& exponent) {
  const Integer p = exponent.numerator(), q = exponent.denominator();
  if (p > kMaxExponent || p < -static_cast<int>(kMaxExponent) || q > kMaxExponent) return std::nullopt;
  if (!base.lo.is_manageable() || !base.hi.is_manageable()) return std::nullopt;
  const bool has_zero = base.contains(0);
  if (p == 0) return has_zero ? std::nullopt : std::optional(Interval::point(1));

  Interval result = base;
  if (q != 1) {
    if (base.lo.sign() < 0) return std::nullopt;
    RootBounds low = root(base.lo, static_cast<unsigned>(q)), high = root(base.hi, static_cast<unsigned>(q));
    // An end that had to be rounded outward lies beyond every value of the set.
    result = {low.lower, high.upper, base.has_lo && low.lower == low.upper, base.has_hi && high.lower == high.upper};
    // A point whose root is irrational keeps its enclosure closed only in name: both ends are open, the root lies
    // between.
  }
  const auto n = static_cast<unsigned>(p < 0 ? Integer(-p) : p);
  if (std::max(result.lo.bits(), result.hi.bits()) * n > Rational::kMaxBits) return std::nullopt;
  result = whole_power(result, n);
  if (p < 0) return divide(Interval::point(1), result);
  return result;
}

Interval absolute(const Interval& a) {
  if (a.lo.sign() >= 0) return a;
  if (a.hi.sign() <= 0) return -a;
  End top = upper({-a.lo, a.has_lo}, {a.hi, a.has_hi});
  return {0, std::move(top.at), true, top.has};
}

Interval smaller(const Interval& a, const Interval& b) {
  // The minimum comes down to the lower of the lower ends; it reaches the lower of the upper ends only if each interval
  // that ends there does.
  End low = lower({a.lo, a.has_lo}, {b.lo, b.has_lo});
  const auto order = a.hi <=> b.hi;
  if (order == 0) return {std::move(low.at), a.hi, low.has, a.has_hi && b.has_hi};
  return {std::move(low.at), order < 0 ? a.hi : b.hi, low.has, order < 0 ? a.has_hi : b.has_hi};
}

Interval larger(const Interval& a, const Interval& b) { return -smaller(-a, -b); }

}  // namespace khop::arithmetic
