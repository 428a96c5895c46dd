// SPDX-License-Identifier: Apache-2.0
#include "arithmetic/decimal.h"

#include <gtest/gtest.h>

#include <random>

namespace khop::arithmetic {
namespace {

TEST(Decimal, ReadsAndPrintsBack) {
  for (const std::string text : {"0", "7", "-7", "8036.73", "12.00", "0.5", "-0.05", "100000000000000000000.000001",
                                 "12345678901234567890123456789012345678901234567890"}) {
    const auto decimal = parse_decimal(text);
    ASSERT_TRUE(decimal) << text;
    EXPECT_EQ(decimal->to_string(), text);
  }
  EXPECT_EQ(parse_decimal("007.10")->to_string(), "7.10");  // leading zeros are no part of the value
  EXPECT_EQ(parse_decimal("-0")->to_string(), "0");
  EXPECT_EQ(parse_decimal("8036.730")->places, 3);
  EXPECT_EQ(parse_decimal("8036.73")->digits, 803673);
  EXPECT_EQ(parse_decimal("8036.73")->value(), Rational(803673, 100));
  EXPECT_DOUBLE_EQ(parse_decimal("-8036.73")->approximate(), -8036.73);
}

TEST(Decimal, RefusesEverythingElse) {
  for (const std::string_view text : {"", "-", ".", "1.", ".5", "-.5", "+1", "1e3", "1,5", " 1", "1 ", "1.2.3", "--1",
                                      "0x10", "1_0", "NaN", "\xC2\xB2"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
  EXPECT_FALSE(parse_decimal(std::string_view("1\0", 2)));
  EXPECT_TRUE(parse_decimal(std::string(kMaxDecimalLength, '9')));
  EXPECT_FALSE(parse_decimal(std::string(kMaxDecimalLength + 1, '9')));
}

TEST(Decimal, RoundTripsOfRandomNumerals) {
  std::mt19937 random(7);
  for (int i = 0; i < 5'000; ++i) {
    std::string text = random() % 2 == 0 ? "-" : "";
    text += static_cast<char>('1' + random() % 9);
    const auto whole = random() % 50, decimals = random() % 50;
    for (unsigned k = 0; k < whole; ++k) text += static_cast<char>('0' + random() % 10);
    if (decimals > 0) text += '.';
    for (unsigned k = 0; k < decimals; ++k) text += static_cast<char>('0' + random() % 10);
    const auto decimal = parse_decimal(text);
    ASSERT_TRUE(decimal) << text;
    ASSERT_EQ(decimal->to_string(), text);
    ASSERT_EQ(format_rational(decimal->value(), decimal->places), text);
  }
}

TEST(FormatRational, RoundsHalfAwayFromZero) {
  struct Row {
    Rational value;
    int places;
    std::string_view text;
  };
  const Row rows[] = {
      {Rational(2017243, 2076367) * 100, 2, "97.15"},
      {Rational(1, 3), 4, "0.3333"},
      {Rational(2, 3), 4, "0.6667"},
      {Rational(5, 1000), 2, "0.01"},
      {Rational(-5, 1000), 2, "-0.01"},
      {Rational(4999, 1000000), 2, "0.00"},
      {Rational(-4999, 1000000), 2, "0.00"},  // never "-0.00"
      {Rational(5, 2), 0, "3"},
      {Rational(-5, 2), 0, "-3"},
      {Rational(9995, 1000), 2, "10.00"},
      {Rational(7), 3, "7.000"},
      {Rational(1234), -2, "1234"},
      {Rational(power_of_ten(50)), 1, "100000000000000000000000000000000000000000000000000.0"},
  };
  for (const Row& row : rows) EXPECT_EQ(format_rational(row.value, row.places), row.text) << row.value;
}

}  // namespace
}  // namespace khop::arithmetic
