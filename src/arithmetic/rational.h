// SPDX-License-Identifier: Apache-2.0
/// Exact fractions that are cheap while they are small.
///
/// Nearly every figure of a report, and every quotient of two of them, fits a fraction of two 128-bit integers. Such
/// fractions are kept as they come, without looking for a common divisor, and compared by cross multiplication; only
/// what does not fit is handed to arbitrary precision. The value is always exact, whichever form holds it.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <type_traits>

namespace khop::arithmetic {

using Integer = boost::multiprecision::cpp_int;

/// An exact rational number. Values are immutable through copies: copying shares the large form. Safe to read from
/// several threads.
///
///   Rational(1, 3) + Rational(1, 6) == Rational(1, 2)
///
/// There is no conversion from floating point: no verdict may depend on one.
class Rational {
 public:
  __extension__ typedef __int128 Wide;

  Rational() = default;
  template <std::integral T>
  Rational(T value) : num_(value) {}  // NOLINT(google-explicit-constructor): a number is a number
  template <std::floating_point T>
  Rational(T value) = delete;
  /// From an Integer, or from an expression of Integers.
  template <typename T>
  requires(!std::is_arithmetic_v<T> && !std::is_same_v<T, Rational> && std::is_convertible_v<const T&, Integer>)
      Rational(const T& value) {  // NOLINT(google-explicit-constructor)
    set(Integer(value));
  }
  /// A fraction. Precondition: denominator != 0.
  Rational(const Integer& numerator, const Integer& denominator);
  template <std::integral N, std::integral D>
  Rational(N numerator, D denominator) : num_(numerator), den_(denominator) {
    if (den_ < 0) num_ = -num_, den_ = -den_;
  }

  [[nodiscard]] bool is_zero() const { return big_ == nullptr && num_ == 0; }
  [[nodiscard]] int sign() const { return big_ ? big_sign() : (num_ > 0) - (num_ < 0); }
  /// Of the fraction in lowest terms; the denominator is positive.
  [[nodiscard]] Integer numerator() const;
  [[nodiscard]] Integer denominator() const;
  [[nodiscard]] bool is_integer() const;
  /// Binary digits of the longer of numerator and denominator, at least; not necessarily in lowest terms.
  [[nodiscard]] unsigned bits() const;
  /// Whether exact arithmetic with it stays quick: no figure and no sensible relation of figures comes near kMaxBits
  /// (2,466 digits).
  [[nodiscard]] bool is_manageable() const { return big_ == nullptr || bits() <= kMaxBits; }
  static constexpr unsigned kMaxBits = 8192;

  /// Nearest double but for the last bits; for pruning and display, never for a verdict.
  [[nodiscard]] double to_double() const;
  explicit operator double() const { return to_double(); }
  template <typename T>
  requires std::same_as<T, double>
  [[nodiscard]] T convert_to() const { return to_double(); }
  [[nodiscard]] std::string str() const;  ///< "-7/3", "12", in lowest terms

  Rational operator-() const;
  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  /// Precondition: b != 0 (division by zero gives 0, so that a slip cannot crash a run).
  friend Rational operator/(const Rational& a, const Rational& b);
  Rational& operator+=(const Rational& b) { return *this = *this + b; }
  Rational& operator-=(const Rational& b) { return *this = *this - b; }
  Rational& operator*=(const Rational& b) { return *this = *this * b; }
  Rational& operator/=(const Rational& b) { return *this = *this / b; }

  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);
  friend bool operator==(const Rational& a, const Rational& b) { return (a <=> b) == 0; }

 private:
  using Big = boost::multiprecision::cpp_rational;

  explicit Rational(const Big& value) { set(value); }
  static Rational small(Wide num, Wide den);
  void set(const Integer& value);
  void set(const Big& value);  // takes the small form where it fits
  [[nodiscard]] Big big() const;
  [[nodiscard]] int big_sign() const;

  // The small form: num_/den_ with den_ > 0 and both magnitudes below 2^127, not in lowest terms. Unused if big_ is
  // set.
  Wide num_ = 0, den_ = 1;
  std::shared_ptr<const Big> big_;
};

inline Integer numerator(const Rational& value) { return value.numerator(); }
inline Integer denominator(const Rational& value) { return value.denominator(); }
inline Rational abs(const Rational& value) { return value.sign() < 0 ? -value : value; }
std::ostream& operator<<(std::ostream& out, const Rational& value);

/// 10^n for n >= 0.
[[nodiscard]] Integer power_of_ten(int n);
/// base^n for n >= 0.
[[nodiscard]] Rational integer_power(const Rational& base, unsigned n);

}  // namespace khop::arithmetic
