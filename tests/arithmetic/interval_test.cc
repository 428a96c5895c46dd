// SPDX-License-Identifier: Apache-2.0
#include "arithmetic/interval.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <vector>

namespace khop::arithmetic {

// How a failure shows an interval: "[1/2, 3)".
void PrintTo(const Interval& interval, std::ostream* out) {
  *out << (interval.has_lo ? '[' : '(') << interval.lo << ", " << interval.hi << (interval.has_hi ? ']' : ')');
}

namespace {

Interval nearest(std::string_view text, const Rational& scale = 1) {
  return Interval::printed(*parse_decimal(text), scale, RoundingMode::nearest);
}
Interval truncated(std::string_view text, const Rational& scale = 1) {
  return Interval::printed(*parse_decimal(text), scale, RoundingMode::truncate);
}
Rational number(std::string_view text) { return parse_decimal(text)->value(); }
Interval closed(std::string_view lo, std::string_view hi) { return {number(lo), number(hi), true, true}; }

TEST(Interval, OfPrintedFigures) {
  EXPECT_EQ(nearest("12.3"), closed("12.25", "12.35"));
  EXPECT_EQ(nearest("12.30"), closed("12.295", "12.305"));
  EXPECT_EQ(nearest("-12.3"), closed("-12.35", "-12.25"));
  EXPECT_EQ(nearest("0"), closed("-0.5", "0.5"));
  EXPECT_EQ(nearest("1.2", 1'000'000), closed("1150000", "1250000"));
  EXPECT_EQ(nearest("97.15", Rational(1, 100)), closed("0.97145", "0.97155"));

  EXPECT_EQ(truncated("12.3"), (Interval{number("12.3"), number("12.4"), true, false}));
  EXPECT_EQ(truncated("-12.3"), (Interval{number("-12.4"), number("-12.3"), false, true}));
  EXPECT_EQ(truncated("0.0"), (Interval{number("-0.1"), number("0.1"), false, false}));
  EXPECT_EQ(truncated("1.2", 1'000'000), (Interval{1'200'000, 1'300'000, true, false}));

  // Fifty digits are as exact as two.
  const Interval huge = nearest("12345678901234567890123456789012345678901234567890.5");
  EXPECT_EQ(huge.hi - huge.lo, Rational(1, 10));
}

TEST(Interval, EveryValueThatIsPrintedSoBelongs) {
  // All values of a fine grid, each printed with one decimal in both ways.
  for (int value = -300; value <= 300; ++value) {  // thousandths
    const int size = value < 0 ? -value : value;
    const int sign = value < 0 ? -1 : 1;
    const Decimal rounded{sign * ((size + 50) / 100), 1}, cut{sign * (size / 100), 1};
    EXPECT_TRUE(Interval::printed(rounded, 1, RoundingMode::nearest).contains(Rational(value, 1000))) << value;
    EXPECT_TRUE(Interval::printed(cut, 1, RoundingMode::truncate).contains(Rational(value, 1000))) << value;
    // And no other numeral of that precision is possible: in truncate mode never, but for 0, in nearest mode only at a
    // half.
    for (int other = -4; other <= 4; ++other) {
      const Decimal decimal{other, 1};
      if (decimal.digits != cut.digits) {
        EXPECT_FALSE(Interval::printed(decimal, 1, RoundingMode::truncate).contains(Rational(value, 1000)));
      }
      if (decimal.digits != rounded.digits && size % 100 != 50) {
        EXPECT_FALSE(Interval::printed(decimal, 1, RoundingMode::nearest).contains(Rational(value, 1000)));
      }
    }
  }
}

TEST(Interval, MeetsOnlyWhereBothHaveTheValue) {
  struct Row {
    Interval a, b;
    bool meets;
  };
  const Row rows[] = {
      {{0, 1, true, true}, {1, 2, true, true}, true},     {{0, 1, true, false}, {1, 2, true, true}, false},
      {{0, 1, true, true}, {1, 2, false, true}, false},   {{0, 1, true, true}, {2, 3, true, true}, false},
      {{0, 3, false, false}, {1, 2, true, true}, true},   {{0, 1, false, false}, {0, 1, false, false}, true},
      {{1, 1, true, true}, {1, 1, true, true}, true},     {{1, 1, true, true}, {1, 2, false, true}, false},
      {{-5, -4, true, true}, {-4, 0, true, false}, true}, {{-5, -4, true, true}, {4, 5, true, true}, false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row.a.meets(row.b), row.meets) << testing::PrintToString(row.a) << " " << testing::PrintToString(row.b);
    EXPECT_EQ(row.b.meets(row.a), row.meets) << testing::PrintToString(row.b) << " " << testing::PrintToString(row.a);
  }
}

// ---- Operations against all pairs of values on a grid

// Intervals with ends at halves, of every openness and sign, points included.
std::vector<Interval> sample_intervals() {
  std::vector<Interval> result;
  for (int lo = -3; lo <= 3; ++lo) {
    result.push_back(Interval::point(Rational(lo, 2)));
    for (int hi = lo + 1; hi <= 4; hi += 2) {
      for (int ends = 0; ends < 4; ++ends)
        result.push_back({Rational(lo, 2), Rational(hi, 2), (ends & 1) != 0, (ends & 2) != 0});
    }
  }
  return result;
}

// Values in steps of 1/4, the ends always among them.
std::vector<Rational> grid(const Interval& interval) {
  std::vector<Rational> values;
  for (Rational value = interval.lo; value <= interval.hi; value += Rational(1, 4)) values.push_back(value);
  return values;
}

// The interval that the results of all pairs span: each end is reached in the closure, and belongs if a pair of members
// reaches it. The operations are monotone in each operand, so the grid, which has the corners, shows the true ends.
Interval brute(const Interval& a, const Interval& b,
               const std::function<Rational(const Rational&, const Rational&)>& operation) {
  Interval result;
  bool first = true;
  for (const Rational& x : grid(a)) {
    for (const Rational& y : grid(b)) {
      const Rational z = operation(x, y);
      const bool member = a.contains(x) && b.contains(y);
      if (first || z < result.lo) result.lo = z, result.has_lo = false;
      if (first || z > result.hi) result.hi = z, result.has_hi = false;
      first = false;
      if (z == result.lo && member) result.has_lo = true;
      if (z == result.hi && member) result.has_hi = true;
    }
  }
  return result;
}

TEST(Interval, OperationsGiveExactlyTheResultsOfAllPairs) {
  const auto intervals = sample_intervals();
  for (const Interval& a : intervals) {
    for (const Interval& b : intervals) {
      const auto shown = testing::PrintToString(a) + " with " + testing::PrintToString(b);
      ASSERT_EQ(a + b, brute(a, b, std::plus<>())) << shown;
      ASSERT_EQ(a - b, brute(a, b, std::minus<>())) << shown;
      ASSERT_EQ(a * b, brute(a, b, std::multiplies<>())) << shown;
      ASSERT_EQ(smaller(a, b), brute(a, b, [](const Rational& x, const Rational& y) { return std::min(x, y); }))
          << shown;
      ASSERT_EQ(larger(a, b), brute(a, b, [](const Rational& x, const Rational& y) { return std::max(x, y); }))
          << shown;
      const auto quotient = divide(a, b);
      const bool touches_zero = b.lo <= 0 && b.hi >= 0;
      ASSERT_EQ(quotient.has_value(), !touches_zero) << shown;
      if (quotient) {
        ASSERT_EQ(*quotient, brute(a, b, std::divides<>())) << shown;
      }
    }
    ASSERT_EQ(absolute(a), brute(a, Interval::point(0), [](const Rational& x, const Rational&) { return abs(x); }))
        << testing::PrintToString(a);
    ASSERT_EQ(-a, brute(Interval::point(0), a, std::minus<>()));
  }
}

TEST(Interval, LawsOfArithmetic) {
  const auto intervals = sample_intervals();
  std::mt19937 random(11);
  const auto pick = [&]() -> const Interval& { return intervals[random() % intervals.size()]; };
  for (int i = 0; i < 20'000; ++i) {
    const Interval &a = pick(), &b = pick(), &c = pick();
    ASSERT_EQ(a + b, b + a);
    ASSERT_EQ(a * b, b * a);
    ASSERT_EQ((a + b) + c, a + (b + c));
    ASSERT_EQ((a * b) * c, a * (b * c));
    ASSERT_EQ(a - b, a + -b);
    ASSERT_EQ(-(-a), a);
    ASSERT_EQ(a * Interval::point(1), a);
    ASSERT_EQ(a + Interval::point(0), a);
    ASSERT_EQ(a.meets(b), (a - b).contains(0));  // two ways to one answer
  }
}

TEST(Interval, WideningKeepsWhatBelongs) {
  EXPECT_EQ(truncated("12.3").widened(Rational(1, 10)), (Interval{number("12.2"), number("12.5"), true, false}));
  EXPECT_EQ(Interval::point(3).widened(0), Interval::point(3));
}

// ---- Powers

TEST(Power, OfIntegerExponents) {
  EXPECT_EQ(power(closed("2", "3"), 2), closed("4", "9"));
  EXPECT_EQ(power(closed("-3", "-2"), 2), closed("4", "9"));
  EXPECT_EQ(power(closed("-3", "2"), 2), closed("0", "9"));
  EXPECT_EQ(power(closed("-3", "2"), 3), closed("-27", "8"));
  EXPECT_EQ(power(Interval{1, 2, true, false}, 2), (Interval{1, 4, true, false}));
  EXPECT_EQ(power(Interval{-2, 2, false, true}, 2), (Interval{0, 4, true, true}));
  EXPECT_EQ(power(closed("2", "4"), -1), closed("0.25", "0.5"));
  EXPECT_EQ(power(closed("2", "4"), 0), Interval::point(1));
  EXPECT_EQ(power(closed("2", "4"), 1), closed("2", "4"));
}

TEST(Power, UndefinedOnes) {
  EXPECT_FALSE(power(closed("-1", "1"), 0));
  EXPECT_FALSE(power(closed("0", "1"), -1));
  EXPECT_FALSE(power(closed("-1", "4"), Rational(1, 2)));
  EXPECT_FALSE(power(Interval::point(power_of_ten(100)), 100));  // would have 10,000 digits
  EXPECT_FALSE(power(closed("1", "4"), 129));
  EXPECT_FALSE(power(closed("1", "4"), Rational(1, 129)));
  EXPECT_FALSE(power(closed("1", "4"), -129));
}

TEST(Power, ExactRootsAreExact) {
  EXPECT_EQ(power(closed("4", "9"), Rational(1, 2)), closed("2", "3"));
  EXPECT_EQ(power(Interval::point(Rational(8, 27) * 27 / 8), Rational(1, 3)), Interval::point(1));
  EXPECT_EQ(power(closed("0", "1"), Rational(1, 5)), closed("0", "1"));
  EXPECT_EQ(power(closed("4", "9"), Rational(3, 2)), closed("8", "27"));
  EXPECT_EQ(power(Interval{4, 9, false, true}, Rational(1, 2)), (Interval{2, 3, false, true}));
}

TEST(Power, RootsAreEnclosedWithThirtyFiveDigits) {
  std::mt19937 random(5);
  for (int i = 0; i < 300; ++i) {
    const unsigned n = i < 128 ? static_cast<unsigned>(i) + 1 : 2 + static_cast<unsigned>(random() % 12);
    const Rational lo = Rational(1 + random() % 1'000'000, 1 + random() % 1'000'000);
    const auto roots = power(Interval{lo, lo, true, true}, Rational(1, n));
    ASSERT_TRUE(roots);
    ASSERT_LE(integer_power(roots->lo, n), lo);
    ASSERT_GE(integer_power(roots->hi, n), lo);
    ASSERT_LE((roots->hi - roots->lo) / roots->hi, Rational(1, power_of_ten(35))) << lo << " to the 1/" << n;
  }
  // Far from 1 in both directions.
  for (const Rational& value : {Rational(power_of_ten(90) + 1), Rational(1, power_of_ten(90) + 1)}) {
    const auto roots = power(Interval::point(value), Rational(1, 7));
    ASSERT_LE(integer_power(roots->lo, 7), value);
    ASSERT_GE(integer_power(roots->hi, 7), value);
    ASSERT_LE((roots->hi - roots->lo) / roots->hi, Rational(1, power_of_ten(35)));
  }
}

}  // namespace
}  // namespace khop::arithmetic
