// SPDX-License-Identifier: Apache-2.0
#include "rule/expression.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

namespace khop::rule {

void PrintTo(Verdict verdict, std::ostream* out) {
  static constexpr std::string_view kNames[] = {"holds", "rounding", "fails", "undefined"};
  *out << kNames[static_cast<int>(verdict)];
}

namespace {

using arithmetic::parse_decimal;
using enum Verdict;

Value value_of(std::string text, RoundingMode mode) {
  Rational scale = 1;
  if (text.ends_with('%')) {
    scale = Rational(1, 100);
    text.pop_back();
  }
  if (text.ends_with('!')) {  // an exact count
    text.pop_back();
    return Value::exact(parse_decimal(text)->value());
  }
  return Value::printed(*parse_decimal(text), scale, mode);
}

// Bindings as a row of text: "rate=97.15% done=2017243! parts=1.5,2.25 none=". '!' marks exact counts.
Bindings bound(const Expression& expression, std::string_view row, RoundingMode mode) {
  Bindings bindings(expression.names().size());
  while (!row.empty()) {
    const auto end = std::min(row.find(' '), row.size());
    const std::string_view binding = row.substr(0, end);
    row.remove_prefix(std::min(end + 1, row.size()));
    const auto sign = binding.find('=');
    const auto name = std::find(expression.names().begin(), expression.names().end(), binding.substr(0, sign));
    if (name == expression.names().end()) {
      ADD_FAILURE() << "no name " << binding;
      continue;
    }
    auto& values = bindings[static_cast<std::size_t>(name - expression.names().begin())];
    std::string_view list = binding.substr(sign + 1);
    while (!list.empty()) {
      const auto comma = std::min(list.find(','), list.size());
      values.push_back(value_of(std::string(list.substr(0, comma)), mode));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }
  return bindings;
}

Expression compile(std::string_view text) {
  auto expression = Expression::parse(text);
  if (!expression) {
    ADD_FAILURE() << text << ": " << expression.error().message;
    return *Expression::parse("a == a");
  }
  return *expression;
}

Verdict verdict(std::string_view text, std::string_view row, RoundingMode mode = RoundingMode::nearest) {
  const Expression expression = compile(text);
  return expression.evaluate(bound(expression, row, mode));
}

// ---- Verdicts

TEST(Expression, Verdicts) {
  struct Row {
    std::string_view text, values;
    Verdict nearest, truncate;
  };
  const Row rows[] = {
      // ratios
      {"rate == done / plan", "rate=97.15% done=2017243! plan=2076367!", holds, holds},
      {"rate == done / plan", "rate=97.16% done=2017243! plan=2076367!", rounding, rounding},
      {"rate == done / plan", "rate=97.17% done=2017243! plan=2076367!", fails, fails},
      {"rate == done / plan", "rate=97.25% done=2017243! plan=2076367!", fails, fails},
      {"rate == done / plan", "rate=66.6% done=2! plan=3!", rounding, holds},
      {"rate == done / plan", "rate=66.7% done=2! plan=3!", holds, rounding},
      {"rate == done / plan", "rate=75% done=45.0 plan=60", holds, holds},
      {"rate == done / plan", "rate=85% done=45.0 plan=60", fails, fails},
      {"done / plan == rate", "rate=97.16% done=2017243! plan=2076367!", rounding, rounding},
      // a half is printed either way
      {"rate == a / b", "rate=12% a=125! b=1000!", holds, holds},
      {"rate == a / b", "rate=13% a=125! b=1000!", holds, rounding},
      // sums, operands of different precision
      {"total == sum(parts)", "total=10! parts=2!,3!,5!", holds, holds},
      {"total == sum(parts)", "total=11! parts=2!,3!,5!", fails, fails},
      {"total == sum(parts)", "total=8036.73 parts=4000.0,4036.73", holds, holds},
      {"total == sum(parts)", "total=8036.73 parts=4000.00,4036.75", rounding, fails},
      {"total == sum(parts)", "total=8036.73 parts=4000.00,4036.74", holds, rounding},
      {"total == sum(parts)", "total=8036.73 parts=4000.00,4036.77", fails, fails},
      {"total == sum(parts)", "total=10 parts=3.4,3.4,3.4", holds, holds},
      {"total == sum(parts)", "total=10.0 parts=3.4,3.4,3.4", holds, fails},
      {"total == sum(parts)", "total=11.0 parts=3.4,3.4,3.4", fails, fails},
      // differences, negative values
      {"rest == total - done", "rest=1.50 total=3.75 done=2.25", holds, holds},
      {"rest == total - done", "rest=-1.50 total=2.25 done=3.75", holds, holds},
      {"rest == total - done", "rest=1.50 total=2.25 done=3.75", fails, fails},
      {"rest == -(done - total)", "rest=1.50 total=3.75 done=2.25", holds, holds},
      {"change == abs(now - then)", "change=1.5 now=2.25 then=3.75", holds, holds},
      // growth
      {"growth == now / then - 1", "growth=5.3% now=105.3 then=100.0", holds, holds},
      {"growth == now / then - 1", "growth=-5.3% now=94.7 then=100.0", holds, holds},
      {"rate == (last / first) ^ (1 / years) - 1", "rate=8.45% last=150.0 first=100.0 years=5!", holds, holds},
      {"rate == (last / first) ^ (1 / years) - 1", "rate=8.60% last=150.0 first=100.0 years=5!", fails, fails},
      {"last == first * (1 + rate) ^ years", "rate=8.45% last=150.0 first=100.0 years=5!", holds, holds},
      // lists
      {"count == count(names)", "count=3! names=5!,6!,7!", holds, holds},
      {"count == count(names)", "count=4! names=5!,6!,7!", fails, fails},
      {"count == count(names)", "count=0! names=", holds, holds},
      {"average == mean(values)", "average=2.0 values=1!,2!,3!", holds, holds},
      {"most == max(values)", "most=3 values=1,3,2", holds, holds},
      {"least == min(values)", "least=2 values=1,3,2", holds, rounding},
      {"least == min(values)", "least=2! values=1,3,2", fails, fails},
      {"100 == sum(shares)", "shares=33.3,33.3,33.3", holds, holds},
      {"100 == sum(shares)", "shares=33.3,33.3,33.2", rounding, holds},
      {"100 == sum(shares)", "shares=33.3,33.3,32.0", fails, fails},
      // comparisons are possible or not; no rounding
      {"part <= total", "part=3 total=4", holds, holds},
      {"part <= total", "part=5 total=4", holds, fails},  // 4.5 <= 4.5
      {"part < total", "part=5 total=4", fails, fails},
      {"part <= total", "part=5! total=4!", fails, fails},
      {"part <= total", "part=4! total=4!", holds, holds},
      {"part < total", "part=4! total=4!", fails, fails},
      {"part >= total", "part=4! total=5!", fails, fails},
      {"part > total", "part=5! total=4!", holds, holds},
      {"part != total", "part=4! total=4!", fails, fails},
      {"part != total", "part=4! total=5!", holds, holds},
      {"part != total", "part=4 total=4", holds, holds},
      // undefined
      {"rate == done / plan", "rate=1 done=1! plan=0!", undefined, undefined},
      {"rate == done / plan", "rate=1 done=1! plan=0", undefined, undefined},
      {"rate == done / plan", "rate=1 done=1!", undefined, undefined},
      {"rate == done / plan", "rate=1 done=1!,2! plan=3", undefined, undefined},
      {"total == sum(parts)", "total=0 parts=", undefined, undefined},
      {"average == mean(values)", "average=0 values=", undefined, undefined},
      {"most == max(values)", "most=0 values=", undefined, undefined},
      {"a == b ^ c", "a=2 b=-4! c=0.5", undefined, undefined},
      {"a == b ^ 0.5", "a=2 b=-4!", undefined, undefined},
      // numbers beyond every machine word
      {"a == b + c",
       "a=100000000000000000000000000000000000000000000000003! b=100000000000000000000000000000000000000000000000001! "
       "c=2!",
       holds, holds},
      {"a == b + c",
       "a=100000000000000000000000000000000000000000000000003! b=100000000000000000000000000000000000000000000000001! "
       "c=3!",
       fails, fails},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(verdict(row.text, row.values, RoundingMode::nearest), row.nearest) << row.text << ", " << row.values;
    EXPECT_EQ(verdict(row.text, row.values, RoundingMode::truncate), row.truncate)
        << "truncated: " << row.text << ", " << row.values;
  }
}

TEST(Expression, OverTheElementsOfLists) {
  EXPECT_EQ(verdict("total == sum(parts / rates)", "total=30! parts=10!,8! rates=0.5,0.8"), holds);
  EXPECT_EQ(verdict("total == sum(parts / rates)", "total=50! parts=10!,8! rates=0.5,0.8"), fails);
  EXPECT_EQ(verdict("a == mean(x * (y - 1)) + 1", "a=5! x=1!,2! y=3!,4!"), holds);
  EXPECT_EQ(verdict("a == mean(x * (y - 1)) + 1", "a=6! x=1!,2! y=3!,4!"), fails);
  EXPECT_EQ(verdict("a == sum(x + 1)", "a=5! x=1!,2!"), holds);
  // lists of different length, empty lists
  EXPECT_EQ(verdict("total == sum(parts / rates)", "total=30! parts=10!,8! rates=0.5"), undefined);
  EXPECT_EQ(verdict("total == sum(parts / rates)", "total=30! parts= rates="), undefined);
  EXPECT_EQ(verdict("total == sum(parts / rates)", "total=30! parts=10! rates=0!"), undefined);
  const auto expression = compile("rate == abs(total / sum(parts / rates) - 1)");
  EXPECT_TRUE(expression.is_list(2));
  EXPECT_EQ(expression.names()[static_cast<std::size_t>(expression.stated())], "rate");
}

TEST(Expression, IndexOfAChange) {
  const auto over = [](int change) {
    const auto check = compile("level == sum(parts / index(changes))");
    Bindings values = bound(check, "level=100! parts=63! changes=0.25", RoundingMode::nearest);
    values[2][0].change = change;
    return *check.computed(values);
  };
  EXPECT_EQ(over(1), Rational(63) / Rational(5, 4));
  EXPECT_EQ(over(-1), Rational(84));
  EXPECT_EQ(over(0), Rational(252));
  const auto single = compile("level == now / index(change)");
  Bindings values = bound(single, "level=80! now=60! change=25%", RoundingMode::nearest);
  values[2][0].change = -1;
  EXPECT_EQ(single.evaluate(values), holds);
  EXPECT_DOUBLE_EQ(single.estimate(values), 80);
}

TEST(Expression, Precedence) {
  // Exact values tell one way of reading from another.
  for (const std::string_view text :
       {"1 + 2 * 3 == 7",      "2 * 3 + 1 == 7",   "10 - 3 - 2 == 5",  "100 / 10 / 2 == 5",  "2 ^ 3 ^ 2 == 512",
        "-2 ^ 2 == 0 - 4",     "(0 - 2) ^ 2 == 4", "2 ^ -1 == 0.5",    "2 * -3 == -6",       "--2 == 2",
        "- -2 == 2",           "(1 + 2) * 3 == 9", "8 ^ (1 / 3) == 2", "-(1 + 2) == -3",     "abs(-3) == 3",
        "abs(2 - 5) * 2 == 6", "1 - -1 == 2",      "2*3==6",           "0.5 + 0.25 == 0.75", "6 / 4 == 1.5"}) {
    EXPECT_EQ(verdict(text, ""), holds) << text;
  }
}

// ---- Every value against verdicts

// Exists a value of `stated` that x·op·y gives for values of the printed intervals? Looked for over a grid of y, for
// each of which the answer is exact: the operations are monotone in x.
enum class Operation { plus, minus, times, over };

bool brute_meets(const Interval& stated, const Interval& x, const Interval& y, Operation operation) {
  constexpr int kSteps = 40;
  for (int i = 0; i <= kSteps; ++i) {
    const Rational at = y.lo + (y.hi - y.lo) * Rational(i, kSteps);
    if (!y.contains(at)) continue;
    Interval results = x;
    switch (operation) {
      case Operation::plus:
        results.lo += at, results.hi += at;
        break;
      case Operation::minus:
        results.lo -= at, results.hi -= at;
        break;
      case Operation::times:
      case Operation::over: {
        if (at.is_zero()) {
          results = Interval::point(0);
          break;
        }
        const Rational factor = operation == Operation::times ? at : 1 / at;
        results.lo *= factor, results.hi *= factor;
        if (at < 0) std::swap(results.lo, results.hi), std::swap(results.has_lo, results.has_hi);
      }
    }
    if (results.meets(stated)) return true;
  }
  return false;
}

TEST(Expression, VerdictsAgreeWithEveryValueInThePrintedIntervals) {
  const std::pair<std::string_view, Operation> kChecks[] = {{"s == x + y", Operation::plus},
                                                            {"s == x - y", Operation::minus},
                                                            {"s == x * y", Operation::times},
                                                            {"x / y == s", Operation::over}};
  for (const RoundingMode mode : {RoundingMode::nearest, RoundingMode::truncate}) {
    for (const auto& [text, operation] : kChecks) {
      const Expression expression = compile(text);
      const bool stated_first = operation != Operation::over;
      int count[4] = {};
      for (const int x_digits : {-31, -8, -1, 0, 2, 9, 24}) {
        for (const int y_digits : {-17, -3, 0, 1, 4, 12, 40}) {
          const Value x = Value::printed({x_digits, 1}, 1, mode), y = Value::printed({y_digits, 1}, 1, mode);
          if (operation == Operation::over && y.interval.lo <= 0 && y.interval.hi >= 0) continue;
          const double middle = operation == Operation::plus    ? x.approximate + y.approximate
                                : operation == Operation::minus ? x.approximate - y.approximate
                                : operation == Operation::times ? x.approximate * y.approximate
                                                                : x.approximate / y.approximate;
          for (int off = -6; off <= 6; ++off) {
            const Value s = Value::printed({static_cast<int>(std::lround(middle * 10)) + off, 1}, 1, mode);
            const Verdict got = expression.evaluate(stated_first ? Bindings{{s}, {x}, {y}} : Bindings{{x}, {y}, {s}});
            ++count[static_cast<int>(got)];
            // The grid may miss values only at open ends, by less than one step of it.
            const Rational slack(1, 20);
            const auto agrees = [&](bool verdict_meets, const Interval& stated) {
              if (brute_meets(stated, x.interval, y.interval, operation)) return verdict_meets;
              return !verdict_meets || brute_meets(stated.widened(slack), x.interval, y.interval, operation);
            };
            const auto shown = [&] {
              return ::testing::Message() << text << " with s=" << s.middle << " x=" << x.middle << " y=" << y.middle;
            };
            ASSERT_TRUE(agrees(got == holds, s.interval)) << shown();
            ASSERT_TRUE(agrees(got == holds || got == rounding, s.interval.widened(s.unit))) << shown();
            if (mode == RoundingMode::nearest && operation != Operation::times && operation != Operation::over) {
              // Closed ends on the grid: no slack is needed.
              ASSERT_EQ(got == holds, brute_meets(s.interval, x.interval, y.interval, operation)) << shown();
            }
          }
        }
      }
      EXPECT_GT(count[static_cast<int>(holds)], 0);
      EXPECT_GT(count[static_cast<int>(rounding)], 0);
      EXPECT_GT(count[static_cast<int>(fails)], 0);
    }
  }
}

TEST(Expression, AllPrintingsOfATrueRelationHold) {
  // Whatever the true values, figures that are rounded from them are never called inconsistent.
  for (int x = 1; x <= 400; x += 7) {
    for (int y = 1; y <= 400; y += 11) {
      const auto round = [](const Rational& value, int places) {
        return Value::printed(*parse_decimal(arithmetic::format_rational(value, places)), 1, RoundingMode::nearest);
      };
      const Rational a(x, 64), b(y, 64);
      const Value x1 = round(a, 1), y2 = round(b, 2);
      static const Expression sum = compile("s == x + y"), product = compile("s == x * y"),
                              quotient = compile("s == x / y");
      ASSERT_EQ(sum.evaluate({{round(a + b, 1)}, {x1}, {y2}}), holds);
      ASSERT_EQ(product.evaluate({{round(a * b, 2)}, {x1}, {y2}}), holds);
      ASSERT_EQ(quotient.evaluate({{round(a / b, 2)}, {x1}, {y2}}), holds);
    }
  }
}

// ---- Names, sides, solving

TEST(Expression, NamesAndStated) {
  struct Row {
    std::string_view text, names, stated;
  };
  const Row rows[] = {
      {"rate == done / plan", "rate done plan ", "rate"},
      {"done / plan == rate", "done plan rate ", "rate"},
      {"total == sum(parts)", "total parts* ", "total"},
      {"a == b", "a b ", "a"},
      {"a + b == c + d", "a b c d ", ""},
      {"(rate) == done / plan", "rate done plan ", "rate"},
      {"100 == sum(shares)", "shares* ", ""},
      {"-a == b * a", "a b ", ""},
      {"count == count(x_1)", "count x_1* ", "count"},
      {"min == max(values)", "min values* ", "min"},
  };
  for (const Row& row : rows) {
    const Expression expression = compile(row.text);
    std::string names;
    for (std::size_t i = 0; i < expression.names().size(); ++i) {
      names += expression.names()[i];
      names += expression.is_list(i) ? "* " : " ";
    }
    EXPECT_EQ(names, row.names) << row.text;
    EXPECT_EQ(expression.stated() < 0 ? "" : expression.names()[static_cast<std::size_t>(expression.stated())],
              row.stated)
        << row.text;
  }
  EXPECT_EQ(compile("a <= b").comparison(), Comparison::less_equal);
  EXPECT_EQ(compile("a != b").comparison(), Comparison::not_equal);
}

TEST(Expression, ComputedAndEstimate) {
  struct Row {
    std::string_view text, values, computed;  // with six decimals; "" if undefined
  };
  const Row rows[] = {
      {"rate == done / plan", "rate=97.15% done=2017243! plan=2076367!", "0.971525"},
      {"done / plan == rate", "rate=97.15% done=2017243! plan=2076367!", "0.971525"},
      {"total == sum(parts)", "total=1 parts=1.5,2.25", "3.750000"},
      {"average == mean(values)", "average=1 values=1.5,2.25", "1.875000"},
      {"a == max(values) - min(values)", "a=1 values=1.5,2.25,-1", "3.250000"},
      {"a + 1 == b + 2", "a=1 b=3", "5.000000"},  // none stated: the right side
      {"a == abs(b)", "a=1 b=-3.5", "3.500000"},
      {"a == count(b)", "a=1 b=", "0.000000"},
      {"rate == (last / first) ^ (1 / years) - 1", "rate=8% last=150.0 first=100.0 years=5!", "0.084472"},
      {"rate == done / plan", "rate=1% done=5 plan=0", ""},
      {"a == b ^ 0.5", "a=1 b=-3.5", ""},
      {"total == sum(parts)", "total=1 parts=", ""},
  };
  for (const Row& row : rows) {
    const Expression expression = compile(row.text);
    const Bindings bindings = bound(expression, row.values, RoundingMode::nearest);
    const auto computed = expression.computed(bindings);
    const double estimate = expression.estimate(bindings);
    EXPECT_EQ(computed ? arithmetic::format_rational(*computed, 6) : "", row.computed) << row.text;
    EXPECT_EQ(std::isnan(estimate), !computed) << row.text;
    if (computed) {
      EXPECT_NEAR(estimate, computed->to_double(), 1e-9) << row.text;
    }
  }
}

TEST(Expression, Range) {
  const Expression expression = compile("rate == done / plan");
  const auto range = expression.range(bound(expression, "rate=75% done=45 plan=60!", RoundingMode::nearest));
  ASSERT_TRUE(range);
  EXPECT_EQ(range->lo, Rational(445, 600));
  EXPECT_EQ(range->hi, Rational(455, 600));
  EXPECT_FALSE(expression.range(bound(expression, "rate=75% done=45 plan=0", RoundingMode::nearest)));
}

TEST(Expression, Solve) {
  struct Row {
    std::string_view text, values, name;
    std::size_t element;
    std::string_view wanted;  // with four decimals; "" if there is no answer
  };
  const Row rows[] = {
      {"rate == done / plan", "rate=75% done=45 plan=50", "rate", 0, "0.9000"},
      {"rate == done / plan", "rate=75% done=45 plan=50", "done", 0, "37.5000"},
      {"rate == done / plan", "rate=75% done=45 plan=50", "plan", 0, "60.0000"},
      {"done / plan == rate", "rate=75% done=45 plan=50", "plan", 0, "60.0000"},
      {"rate == done / plan", "rate=0% done=45 plan=50", "plan", 0, ""},
      {"rate == done / plan", "rate=75% done=45 plan=0", "done", 0, ""},
      {"rest == total - done", "rest=1 total=5 done=3", "rest", 0, "2.0000"},
      {"rest == total - done", "rest=1 total=5 done=3", "total", 0, "4.0000"},
      {"rest == total - done", "rest=1 total=5 done=3", "done", 0, "4.0000"},
      {"total == sum(parts)", "total=10 parts=2,3,4", "parts", 1, "4.0000"},
      {"total == sum(parts)", "total=10 parts=2,3,4", "parts", 3, ""},
      {"average == mean(values)", "average=4 values=2,3,4", "values", 2, "7.0000"},
      {"most == max(values)", "most=4 values=2,3,4", "values", 2, ""},
      {"n == count(values)", "n=4 values=2,3,4", "values", 2, ""},
      {"a == -(b + c) * 2", "a=10 b=1 c=2", "c", 0, "-6.0000"},
      {"a == b * c", "a=10 b=0 c=2", "c", 0, ""},
      {"a == abs(b)", "a=10 b=0", "b", 0, ""},
      {"a == abs(b)", "a=10 b=-3", "a", 0, "3.0000"},
      {"a == b + b", "a=10 b=3", "b", 0, ""},
      {"a <= b", "a=10 b=3", "b", 0, ""},
      {"rate == (last / first) ^ (1 / years) - 1", "rate=10% last=150 first=100 years=2!", "last", 0, "121.0000"},
      {"rate == (last / first) ^ (1 / years) - 1", "rate=10% last=121 first=50 years=2!", "first", 0, "100.0000"},
      {"rate == (last / first) ^ (1 / years) - 1", "rate=10% last=121 first=100 years=3!", "years", 0, ""},
      {"a == b ^ 1", "a=-10 b=3", "b", 0, "-10.0000"},
      {"a == b ^ 2", "a=9 b=2", "b", 0, ""},
      {"a == b ^ 0.5", "a=-3 b=2", "b", 0, ""},
  };
  for (const Row& row : rows) {
    const Expression expression = compile(row.text);
    const Bindings bindings = bound(expression, row.values, RoundingMode::nearest);
    const auto name =
        std::find(expression.names().begin(), expression.names().end(), row.name) - expression.names().begin();
    const auto wanted = expression.solve(bindings, static_cast<std::size_t>(name), row.element);
    EXPECT_EQ(wanted ? arithmetic::format_rational(*wanted, 4) : "", row.wanted) << row.text << " for " << row.name;
  }
  const Expression expression = compile("a == b");
  EXPECT_FALSE(expression.solve({}, 0, 0));
  EXPECT_FALSE(expression.solve(bound(expression, "a=1 b=2", RoundingMode::nearest), 2, 0));
}

TEST(Expression, WhatIsSolvedHolds) {
  for (const std::string_view text :
       {"s == x + y", "s == x - y", "s == x * y", "s == x / y", "s == -x / (y - 100)", "x * (y + 1) == s - y * 0"}) {
    const Expression expression = compile(text);
    for (int x = 1; x < 60; x += 7) {
      for (int y = 1; y < 60; y += 5) {
        Bindings bindings =
            bound(expression, "s=30 x=" + std::to_string(x) + " y=" + std::to_string(y), RoundingMode::nearest);
        for (std::size_t name = 0; name < 3; ++name) {
          const auto wanted = expression.solve(bindings, name, 0);
          if (!wanted) continue;
          Bindings mended;
          for (const auto& values : bindings) mended.push_back({Value::exact(values[0].middle)});
          mended[name] = {Value::exact(*wanted)};
          ASSERT_EQ(expression.evaluate(mended), holds)
              << text << " for " << expression.names()[name] << " = " << *wanted;
        }
      }
    }
  }
}

// ---- Errors

TEST(Expression, Errors) {
  struct Row {
    std::string text, message;
  };
  const std::string deep(64, '('), deeper(70, '(');
  const Row rows[] = {
      {"", "column 1: expected a name, a number or '(', found the end"},
      {"   ", "column 4: expected a name, a number or '(', found the end"},
      {"rate == ()", "column 10: expected a name, a number or '(', found ')'"},
      {"rate", "column 5: expected an operator or a comparison, found the end"},
      {"rate done", "column 6: expected an operator or a comparison, found 'done'"},
      {"rate = done", "column 6: expected '==', found '='"},
      {"rate == done == plan", "column 14: expected an operator or the end, found '=='"},
      {"rate == done plan", "column 14: expected an operator or the end, found 'plan'"},
      {"rate == done /", "column 15: expected a name, a number or '(', found the end"},
      {"rate == done / / plan", "column 16: expected a name, a number or '(', found '/'"},
      {"rate == +done", "column 9: expected a name, a number or '(', found '+'"},
      {"rate == (done / plan", "column 21: expected an operator or ')', found the end"},
      {"rate == done / plan)", "column 20: expected an operator or the end, found ')'"},
      {"(rate == done)", "column 7: expected an operator or ')', found '=='"},
      {"rate == 1.", "column 9: expected a number such as 100 or 0.5, found '1.'"},
      {"rate == 1,5", "column 10: expected an operator or the end, found ','"},
      {"rate == 1e3", "column 9: expected a number such as 100 or 0.5, found '1e3'"},
      {"rate == 1.2.3", "column 9: expected a number such as 100 or 0.5, found '1.2.3'"},
      {"rate == 97 %", "column 12: expected an operator or the end, found '%'"},
      {"tỷ_lệ == a", "column 2: expected an operator or a comparison, found 'ỷ'"},
      {"rate == đạt / a", "column 9: expected a name, a number or '(', found 'đ'"},
      {"rate == a × b", "column 11: expected an operator or the end, found '×'"},
      {"total == smu(parts)", "column 10: unknown function 'smu'; did you mean 'sum'?"},
      {"total == product(parts)",
       "column 10: unknown function 'product'; expected one of: sum, mean, count, min, max, abs, index"},
      {"total == sum()", "column 14: expected the name of a list, found ')'"},
      {"total == sum(1)", "column 14: expected the name of a list, found '1'"},
      {"total == min(a + b)", "column 16: expected ')', found '+'"},
      {"total == sum(a, b)", "column 15: expected an operator or ')', found ','"},
      {"total == sum(parts", "column 19: expected an operator or ')', found the end"},
      {"total == sum(a / sum(b))", "column 18: 'sum' within a list's own expression"},
      {"total == sum(a / b) + b", "column 23: 'b' is a single figure here but a list in column 18"},
      {"total == index()", "column 16: expected the name of a figure, found ')'"},
      {"total == index(a + b)", "column 18: expected ')', found '+'"},
      {"total == abs()", "column 14: expected a name, a number or '(', found ')'"},
      {"parts == sum(parts)", "column 14: 'parts' is a list here but a single figure in column 1"},
      {"a == sum(parts) + parts", "column 19: 'parts' is a single figure here but a list in column 10"},
      {"a == b\x01", "column 7: expected an operator or the end, found a control character"},
      {deep + "a", "column 65: nested more than 64 levels deep"},
      {"a == " + deeper, "column 70: nested more than 64 levels deep"},
      {std::string(4097, ' '), "column 1: longer than 4096 bytes"},
      {"a == " + std::string(70, 'b') + " c", "column 77: expected an operator or the end, found 'c'"},
      {"a == b " + std::string(70, 'c'),
       "column 8: expected an operator or the end, found '" + std::string(60, 'c') + "…'"},
  };
  for (const Row& row : rows) {
    const auto expression = Expression::parse(row.text);
    ASSERT_FALSE(expression) << row.text;
    EXPECT_EQ(expression.error().message, row.message) << row.text;
    EXPECT_TRUE(row.message.starts_with("column " + std::to_string(expression.error().column) + ":")) << row.text;
    EXPECT_EQ(expression.error().line, 0U);
  }
}

TEST(Expression, NestingUpToTheLimit) {
  std::string parentheses = "a == " + std::string(63, '(') + "1" + std::string(63, ')');
  EXPECT_EQ(verdict(parentheses, "a=1!"), holds);
  std::string powers = "a == 1";
  for (int i = 0; i < 63; ++i) powers += " ^ 1";
  EXPECT_EQ(verdict(powers, "a=1!"), holds);
  powers += " ^ 1";
  EXPECT_FALSE(Expression::parse(powers));
  // As many operands wait at once as can.
  std::string waiting = "a == ";
  for (int i = 0; i < 31; ++i) waiting += "1 + 1 * 1 ^ (";
  EXPECT_EQ(verdict(waiting + "1" + std::string(31, ')'), "a=2!"), holds);
  // Chains are no nesting.
  std::string chain = "a == 0";
  for (int i = 0; i < 1000; ++i) chain += " +1";
  EXPECT_EQ(verdict(chain, "a=1000!"), holds);
  EXPECT_EQ(verdict("a == " + std::string(4000, '-') + "1", "a=1!"), holds);
}

}  // namespace
}  // namespace khop::rule
