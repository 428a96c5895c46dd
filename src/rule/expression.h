// SPDX-License-Identifier: Apache-2.0
/// The `check:` of a rule: arithmetic and one comparison over named figures, evaluated in exact intervals.
///
///   rate == done / plan            rest == total - done            total == sum(parts)            part <= total
///   rate == (last / first) ^ (1 / years) - 1                       count == count(names)
///
/// Grammar: comparison of two sums; + - * / ^, unary -, parentheses, numerals ("100", "0.5"), names, and the functions
/// sum, mean, count, min, max (over a list), abs, index. sum and mean also take an expression over lists of one length,
/// computed for each element: `sum(parts / rates)` is parts[1] / rates[1] + parts[2] / rates[2] + …
/// index(rate) is what a change makes of the level before: 1 + rate of a rise, 1 - rate of a fall, and the value itself
/// of what tells no change ("gấp 2 lần", "đạt 40 %"); see Value::change. Comparisons: == != <= >= < >. `^` binds
/// tightest and to the right, so -a ^ 2 is -(a ^ 2).
///
/// What a verdict means. Each side is the interval of all values that it can have while its figures stay within what is
/// printed (arithmetic/interval.h); figures are taken as independent, so write each name once where you can:
/// `done / base - 1` rather than `(done - base) / base`.
///
///   a == b   holds      the two intervals meet
///            rounding   they do not, but meet once the stated figure's interval is widened to each side by one unit of
///                       its last printed place (Value::unit). The stated figure is the one that stands alone on one
///                       side; if there is none, the unit is that of the coarsest operand. No rounding for an exact
///                       count: its unit is 0.
///            fails      neither
///   a != b   holds      unless both sides are single values, and equal
///   a <= b   holds      if it is true of some values of the two intervals; likewise >= < >. Never rounding.
///   any      undefined  a name without a value, or with several where one is meant; an empty list (but count gives 0);
///                       a division by an interval that contains or touches 0; a root of a negative value; a power that
///                       is no single value; numbers of thousands of digits
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arithmetic/interval.h"
#include "khop/error.h"

namespace khop::rule {

using arithmetic::Interval;
using arithmetic::Rational;

/// What a name stands for: one value, or a list. `unit` is one unit of the last printed place in base units (0 for
/// exact counts): how far off a relation may be to count as rounding.
struct Value {
  Interval interval;
  Rational middle = 0;  ///< the printed value itself
  Rational unit = 0;
  double approximate = 0;  ///< middle as double, for pruning
  int change = 0;          ///< of a rate: 1 if it tells a rise, -1 a fall, 0 neither; for index()

  /// A numeral as printed, times `scale` > 0.
  [[nodiscard]] static Value printed(const arithmetic::Decimal& decimal, const Rational& scale, RoundingMode mode);
  /// A count: no rounding is assumed.
  [[nodiscard]] static Value exact(const Rational& value);
};

/// Bounds of a value in double.
struct Range {
  double lo = 0, hi = 0;
  int change = 0;  ///< as in Value
};

/// Values by the index of the name in Expression::names(). A single value is a list of one.
using Bindings = std::vector<std::vector<Value>>;

enum class Verdict { holds, rounding, fails, undefined };

enum class Comparison { equal, not_equal, less_equal, greater_equal, less, greater };

/// A compiled check. Immutable; may be evaluated by several threads at once.
class Expression {
 public:
  /// Compiles `text`. Errors carry the 1-based column within `text` (also in the message: "column 9: expected a name, a
  /// number or '(', found ')'"), what was found and what was expected. Text longer than kMaxLength bytes and nesting
  /// deeper than kMaxNesting are errors.
  [[nodiscard]] static Result<Expression> parse(std::string_view text);
  static constexpr std::size_t kMaxLength = 4096;
  static constexpr int kMaxNesting = 64;

  /// Names in order of first appearance; bindings are given in this order.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Names that are used as lists (inside sum, mean, count, min, max). A name is either a list or single all through.
  [[nodiscard]] bool is_list(std::size_t name) const { return lists_[name]; }
  [[nodiscard]] Comparison comparison() const { return comparison_; }
  /// The name that stands alone on one side of the comparison, the left side first: the figure that the rest should
  /// reproduce. -1 if there is none.
  [[nodiscard]] int stated() const { return stated_; }

  /// Compares, as described at the head of this file. Exact.
  [[nodiscard]] Verdict evaluate(const Bindings& bindings) const;

  /// The side without the stated name (the right side if none is stated) at the printed values (middles). Exact but for
  /// roots, which have 35 significant digits. nullopt if undefined.
  [[nodiscard]] std::optional<Rational> computed(const Bindings& bindings) const;
  /// The same in double, for pruning. NaN if undefined. Does not allocate.
  [[nodiscard]] double estimate(const Bindings& bindings) const;
  /// Whether the two sides of `==` may come within `gap` of each other while the names keep within their ranges. In
  /// double, for pruning: false only if they certainly do not, if the ranges are a little wider than the values'
  /// intervals (a billionth of the value covers what double rounds off).
  [[nodiscard]] bool may_hold(const std::vector<std::vector<Range>>& ranges, double gap) const;
  /// The interval of the same side. nullopt if undefined.
  [[nodiscard]] std::optional<Interval> range(const Bindings& bindings) const;

  /// What value `name` (a single, or element `element` of a list) must have for `==` to hold at the others' printed
  /// values, solved exactly along the way from the comparison down to the name: through + - * /, unary -, sum, mean,
  /// and the base of a power whose exponent is 1 or 1/n. nullopt if the name does not occur exactly once, or elsewhere,
  /// or if there is no single answer.
  [[nodiscard]] std::optional<Rational> solve(const Bindings& bindings, std::size_t name, std::size_t element) const;

  /// Internal: one operation.
  struct Node {
    int op = 0;          ///< an Op of operation.h
    int a = -1, b = -1;  ///< operands, indices of nodes
    int first = 0;       ///< the operation and all below it are the nodes [first, this]
    int name = -1;       ///< index into names_
    Rational constant = 0;
    double approximate = 0;  ///< constant as double
  };

 private:
  friend class ExpressionParser;

  // The nodes of the side without the stated name: [first, last].
  [[nodiscard]] std::pair<int, int> computed_side() const;

  std::vector<std::string> names_;
  std::vector<bool> lists_;
  Comparison comparison_ = Comparison::equal;
  int stated_ = -1;
  std::vector<Node> nodes_;  // postfix order; no recursion when evaluating
  int left_ = -1, right_ = -1;
};

}  // namespace khop::rule
