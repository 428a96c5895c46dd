// SPDX-License-Identifier: Apache-2.0
#include "arithmetic/rational.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <ostream>

namespace khop::arithmetic {
namespace {

using Wide = Rational::Wide;
__extension__ typedef unsigned __int128 UWide;

constexpr UWide kTop = UWide{1} << 127;  // magnitudes of the small form stay below this

UWide magnitude(Wide value) { return value < 0 ? UWide{0} - static_cast<UWide>(value) : static_cast<UWide>(value); }

bool is_narrow(Wide value) { return value == static_cast<std::int64_t>(value); }

// Product of magnitudes, false if it does not stay below 2^127. Written out because the compilers' overflow builtin for
// 128 bits needs a runtime library that not every toolchain links.
bool multiply(UWide a, UWide b, UWide& product) {
  const auto a_high = static_cast<std::uint64_t>(a >> 64), b_high = static_cast<std::uint64_t>(b >> 64);
  const auto a_low = static_cast<std::uint64_t>(a), b_low = static_cast<std::uint64_t>(b);
  if (a_high != 0 && b_high != 0) return false;
  const UWide cross = UWide{a_high} * b_low + UWide{b_high} * a_low;  // one of the two is 0
  if (cross >> 63 != 0) return false;
  product = UWide{a_low} * b_low;
  product += cross << 64;
  return product >= cross << 64 && product < kTop;
}

bool multiply(Wide a, Wide b, Wide& product) {
  if (is_narrow(a) && is_narrow(b)) {
    product = a * b;  // at most 2^126
    return true;
  }
  UWide result = 0;
  if (!multiply(magnitude(a), magnitude(b), result)) return false;
  product = (a < 0) != (b < 0) ? -static_cast<Wide>(result) : static_cast<Wide>(result);
  return true;
}

bool add(Wide a, Wide b, Wide& sum) { return !__builtin_add_overflow(a, b, &sum) && magnitude(sum) < kTop; }

// The full product of two magnitudes: high and low half.
struct Product {
  UWide high, low;
  friend std::strong_ordering operator<=>(const Product&, const Product&) = default;
};

Product full_product(UWide a, UWide b) {
  const UWide a_high = a >> 64, a_low = static_cast<std::uint64_t>(a);
  const UWide b_high = b >> 64, b_low = static_cast<std::uint64_t>(b);
  const UWide low = a_low * b_low;
  const UWide middle1 = a_high * b_low, middle2 = a_low * b_high;
  const UWide carry = (low >> 64) + static_cast<std::uint64_t>(middle1) + static_cast<std::uint64_t>(middle2);
  return {a_high * b_high + (middle1 >> 64) + (middle2 >> 64) + (carry >> 64),
          (carry << 64) | static_cast<std::uint64_t>(low)};
}

Integer to_integer(Wide value) {
  const UWide size = magnitude(value);
  Integer result = static_cast<std::uint64_t>(size >> 64);
  result <<= 64;
  result |= static_cast<std::uint64_t>(size);
  if (value < 0) result = -result;
  return result;
}

// False if the magnitude is 2^127 or more.
bool to_wide(const Integer& value, Wide& result) {
  static_assert(sizeof(boost::multiprecision::limb_type) == 8, "limbs of 64 bits are read directly");
  const auto& backend = value.backend();
  if (backend.size() > 2) return false;
  UWide size = backend.limbs()[0];
  if (backend.size() == 2) size |= UWide{backend.limbs()[1]} << 64;
  if (size >= kTop) return false;
  result = backend.sign() ? -static_cast<Wide>(size) : static_cast<Wide>(size);
  return true;
}

}  // namespace

Rational::Rational(const Integer& numerator, const Integer& denominator) {
  if (to_wide(numerator, num_) && to_wide(denominator, den_)) {
    if (den_ < 0) num_ = -num_, den_ = -den_;
    return;
  }
  // Boost takes every negative denominator of unlimited size for an overflow, so the sign moves first.
  set(denominator < 0 ? Big(Integer(-numerator), Integer(-denominator)) : Big(numerator, denominator));
}

Rational Rational::small(Wide num, Wide den) {
  Rational result;
  result.num_ = num;
  result.den_ = den;
  return result;
}

void Rational::set(const Integer& value) {
  if (to_wide(value, num_)) {
    den_ = 1;
    return;
  }
  num_ = 0;
  big_ = std::make_shared<const Big>(value);
}

void Rational::set(const Big& value) {
  Wide num = 0, den = 1;
  if (to_wide(boost::multiprecision::numerator(value), num) &&
      to_wide(boost::multiprecision::denominator(value), den)) {
    num_ = num;
    den_ = den;
    big_.reset();
    return;
  }
  num_ = 0;
  den_ = 1;
  big_ = std::make_shared<const Big>(value);
}

Rational::Big Rational::big() const { return big_ ? *big_ : Big(to_integer(num_), to_integer(den_)); }

int Rational::big_sign() const { return big_->sign(); }

Integer Rational::numerator() const { return boost::multiprecision::numerator(big()); }

Integer Rational::denominator() const { return boost::multiprecision::denominator(big()); }

bool Rational::is_integer() const {
  if (big_) return boost::multiprecision::denominator(*big_) == 1;
  return den_ == 1 || num_ % den_ == 0;
}

unsigned Rational::bits() const {
  if (big_) {
    const auto length = [](const Integer& value) {
      return value == 0 ? 0U
                        : static_cast<unsigned>(boost::multiprecision::msb(value < 0 ? Integer(-value) : value)) + 1;
    };
    return std::max(length(boost::multiprecision::numerator(*big_)), length(boost::multiprecision::denominator(*big_)));
  }
  const UWide longer = std::max(magnitude(num_), static_cast<UWide>(den_));
  const auto high = static_cast<std::uint64_t>(longer >> 64), low = static_cast<std::uint64_t>(longer);
  return static_cast<unsigned>(high != 0 ? 64 + std::bit_width(high) : std::bit_width(low));
}

double Rational::to_double() const {
  if (!big_) return static_cast<double>(num_) / static_cast<double>(den_);
  // Numerator and denominator may each be far beyond the range of double: divide their leading bits.
  const auto leading = [](Integer value, int& exponent) {
    if (value < 0) value = -value;
    const auto bits = static_cast<int>(boost::multiprecision::msb(value)) + 1;
    const int shift = bits > 64 ? bits - 64 : 0;
    value >>= shift;
    exponent = shift;
    return static_cast<double>(static_cast<std::uint64_t>(value));
  };
  int num_exponent = 0, den_exponent = 0;
  const double num = leading(boost::multiprecision::numerator(*big_), num_exponent);
  const double den = leading(boost::multiprecision::denominator(*big_), den_exponent);
  const double size = std::ldexp(num / den, num_exponent - den_exponent);
  return big_->sign() < 0 ? -size : size;
}

std::string Rational::str() const { return big().str(); }

Rational Rational::operator-() const {
  if (big_) return Rational(Big(-*big_));
  return small(-num_, den_);
}

Rational operator+(const Rational& a, const Rational& b) {
  if (!a.big_ && !b.big_) {
    Wide sum = 0;
    if (a.den_ == b.den_) {
      if (add(a.num_, b.num_, sum)) return Rational::small(sum, a.den_);
    } else if (is_narrow(a.den_) && is_narrow(b.den_)) {
      // Decimals: one denominator mostly divides the other, and the sum keeps the larger.
      const auto a_den = static_cast<std::uint64_t>(a.den_), b_den = static_cast<std::uint64_t>(b.den_);
      Wide scaled = 0;
      if (a_den % b_den == 0) {
        if (multiply(b.num_, Wide{a_den / b_den}, scaled) && add(a.num_, scaled, sum))
          return Rational::small(sum, a.den_);
      } else if (b_den % a_den == 0) {
        if (multiply(a.num_, Wide{b_den / a_den}, scaled) && add(scaled, b.num_, sum))
          return Rational::small(sum, b.den_);
      } else {
        Wide left = 0, right = 0;
        if (multiply(a.num_, b.den_, left) && multiply(b.num_, a.den_, right) && add(left, right, sum)) {
          return Rational::small(sum, a.den_ * b.den_);
        }
      }
    } else {
      Wide left = 0, right = 0, den = 0;
      if (multiply(a.num_, b.den_, left) && multiply(b.num_, a.den_, right) && add(left, right, sum) &&
          multiply(a.den_, b.den_, den)) {
        return Rational::small(sum, den);
      }
    }
  }
  return Rational(Rational::Big(a.big() + b.big()));
}

Rational operator-(const Rational& a, const Rational& b) { return a + -b; }

Rational operator*(const Rational& a, const Rational& b) {
  if (!a.big_ && !b.big_) {
    Wide num = 0, den = 0;
    if (multiply(a.num_, b.num_, num) && multiply(a.den_, b.den_, den)) return Rational::small(num, den);
  }
  return Rational(Rational::Big(a.big() * b.big()));
}

Rational operator/(const Rational& a, const Rational& b) {
  if (b.is_zero()) return {};
  if (!a.big_ && !b.big_) {
    Wide num = 0, den = 0;
    if (multiply(a.num_, b.den_, num) && multiply(a.den_, b.num_, den)) {
      return den < 0 ? Rational::small(-num, -den) : Rational::small(num, den);
    }
  }
  return Rational(Rational::Big(a.big() / b.big()));
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  if (!a.big_ && !b.big_) {
    if (a.den_ == b.den_) return a.num_ <=> b.num_;
    if (is_narrow(a.num_) && is_narrow(b.num_) && is_narrow(a.den_) && is_narrow(b.den_)) {
      return a.num_ * b.den_ <=> b.num_ * a.den_;
    }
    const int a_sign = a.sign(), b_sign = b.sign();
    if (a_sign != b_sign) return a_sign <=> b_sign;
    const auto order =
        full_product(magnitude(a.num_), magnitude(b.den_)) <=> full_product(magnitude(b.num_), magnitude(a.den_));
    return a_sign < 0 ? 0 <=> order : order;
  }
  const int order = a.big().compare(b.big());
  return order <=> 0;
}

std::ostream& operator<<(std::ostream& out, const Rational& value) { return out << value.str(); }

Integer power_of_ten(int n) {
  static constexpr auto kPowers = [] {
    std::array<std::uint64_t, 20> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
  }();
  if (n < static_cast<int>(kPowers.size())) return kPowers[static_cast<std::size_t>(n < 0 ? 0 : n)];
  return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(n));
}

Rational integer_power(const Rational& base, unsigned n) {
  Rational result = 1, square = base;
  for (; n != 0; n >>= 1) {
    if (n & 1) result *= square;
    if (n > 1) square *= square;
  }
  return result;
}

}  // namespace khop::arithmetic
