// SPDX-License-Identifier: Apache-2.0
// g++ 12 sees uninitialised limbs in Boost's own rationals once they are inlined here.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include "arithmetic/rational.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <type_traits>

namespace khop::arithmetic {
namespace {

using Big = boost::multiprecision::cpp_rational;

static_assert(!std::is_constructible_v<Rational, double>, "no verdict may depend on binary floating point");

// Numbers of all sizes around the places where the small form ends.
class Numbers {
 public:
  explicit Numbers(unsigned seed) : random_(seed) {}

  Integer integer() {
    static constexpr unsigned kBits[] = {1, 3, 8, 31, 32, 33, 62, 63, 64, 65, 100, 126, 127, 128, 129, 200, 400};
    const unsigned bits = kBits[random_() % std::size(kBits)];
    Integer value = 0;
    for (unsigned i = 0; i < bits; i += 32) value = (value << 32) | static_cast<std::uint32_t>(random_());
    if (random_() % 4 == 0)
      value = Integer(0) - 1 + value * 0 + (Integer(value * 0 + 1) << bits);  // all ones: the edge itself
    value &= (Integer(value * 0 + 1) << bits) - 1;
    if (random_() % 2 == 0) value = -value;
    return value;
  }

  Integer divisor() {
    const Integer value = integer();
    return value == 0 ? Integer(1) : value;
  }

  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_;
};

// Boost refuses negative denominators of unlimited size.
Big fraction(const Integer& n, const Integer& d) { return d < 0 ? Big(Integer(-n), Integer(-d)) : Big(n, d); }

std::string text(const Big& value) { return value.str(); }

TEST(Rational, AgreesWithArbitraryPrecision) {
  Numbers numbers(1);
  for (int i = 0; i < 20'000; ++i) {
    const Integer an = numbers.integer(), ad = numbers.divisor(), bn = numbers.integer(), bd = numbers.divisor();
    const Rational a(an, ad), b(bn, bd);
    const Big x = fraction(an, ad), y = fraction(bn, bd);
    ASSERT_EQ(a.str(), text(x));
    ASSERT_EQ((a + b).str(), text(x + y)) << x << " + " << y;
    ASSERT_EQ((a - b).str(), text(x - y)) << x << " - " << y;
    ASSERT_EQ((a * b).str(), text(x * y)) << x << " * " << y;
    if (y != 0) {
      ASSERT_EQ((a / b).str(), text(x / y)) << x << " / " << y;
    }
    ASSERT_EQ((-a).str(), text(-x));
    ASSERT_EQ(a.sign(), x.sign());
    ASSERT_EQ(a.is_zero(), x == 0);
    ASSERT_EQ(a.is_integer(), boost::multiprecision::denominator(x) == 1);
    ASSERT_EQ(a == b, x == y);
    ASSERT_EQ(a < b, x < y) << x << " < " << y;
    ASSERT_EQ(a > b, x > y) << x << " > " << y;
    ASSERT_EQ(numerator(a), boost::multiprecision::numerator(x));
    ASSERT_EQ(denominator(a), boost::multiprecision::denominator(x));
  }
}

TEST(Rational, LongChainsStayExact) {
  // Sums and products that leave the small form and come back to it.
  Numbers numbers(2);
  for (int chain = 0; chain < 200; ++chain) {
    Rational a = 1;
    Big x = 1;
    for (int i = 0; i < 30; ++i) {
      const auto n = static_cast<int>(numbers.random()() % 2'000'001) - 1'000'000;
      const auto d = static_cast<int>(numbers.random()() % 100'000) + 1;
      const Rational step(n, d);
      const Big big_step(n, d);
      switch (numbers.random()() % 4) {
        case 0:
          a += step, x += big_step;
          break;
        case 1:
          a -= step, x -= big_step;
          break;
        case 2:
          a *= step, x *= big_step;
          break;
        default:
          if (n != 0) a /= step, x /= big_step;
      }
      ASSERT_EQ(a.str(), text(x));
      ASSERT_EQ(a <=> Rational(n, d), x.compare(big_step) <=> 0);
    }
  }
}

TEST(Rational, EqualValuesAreEqualInWhateverForm) {
  EXPECT_EQ(Rational(2, 4), Rational(1, 2));
  EXPECT_EQ(Rational(-2, 4), Rational(1, -2));
  EXPECT_EQ(Rational(0, 5), Rational(0));
  const Integer huge = power_of_ten(60);
  EXPECT_EQ(Rational(huge, huge), 1);
  EXPECT_EQ(Rational(huge) / huge, 1);
  EXPECT_EQ(Rational(huge) - huge, 0);
  EXPECT_TRUE((Rational(huge) - huge).is_zero());
  EXPECT_EQ(Rational(6, 4).str(), "3/2");
  EXPECT_EQ(Rational(6, 3).str(), "2");
}

TEST(Rational, DivisionByZeroDoesNotCrash) {
  EXPECT_EQ(Rational(1) / 0, 0);
  EXPECT_EQ(Rational(power_of_ten(60)) / Rational(0, 7), 0);
}

TEST(Rational, DoublesAreNear) {
  Numbers numbers(3);
  for (int i = 0; i < 5'000; ++i) {
    const Integer n = numbers.integer(), d = numbers.divisor();
    const double near = Rational(n, d).to_double();
    const auto exact = fraction(n, d).convert_to<double>();
    ASSERT_NEAR(near, exact, std::fabs(exact) * 1e-14) << n << "/" << d;
  }
  // Both far beyond double, their quotient is not.
  EXPECT_NEAR(Rational(power_of_ten(400) * 7, power_of_ten(400) * 2 + 1).to_double(), 3.5, 1e-12);
}

TEST(Rational, Bits) {
  EXPECT_EQ(Rational(0).bits(), 1U);  // of its denominator
  EXPECT_EQ(Rational(255, 3).bits(), 8U);
  EXPECT_EQ(Rational(-1, 256).bits(), 9U);
  EXPECT_EQ(Rational(power_of_ten(30)).bits(), 100U);
  EXPECT_EQ(Rational(1, power_of_ten(100)).bits(), 333U);
  EXPECT_TRUE(Rational(power_of_ten(2400)).is_manageable());
  EXPECT_FALSE(Rational(1, power_of_ten(2500)).is_manageable());
}

TEST(Rational, IntegerPowers) {
  EXPECT_EQ(integer_power(Rational(2, 3), 0), 1);
  EXPECT_EQ(integer_power(Rational(-2, 3), 3), Rational(-8, 27));
  EXPECT_EQ(integer_power(10, 40), power_of_ten(40));
  EXPECT_EQ(power_of_ten(19).str(), "10000000000000000000");
  EXPECT_EQ(power_of_ten(20).str(), "100000000000000000000");
}

}  // namespace
}  // namespace khop::arithmetic
