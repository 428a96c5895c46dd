// SPDX-License-Identifier: Apache-2.0
/// The `check:` of a rule: arithmetic and one comparison over named figures, evaluated in exact intervals.
///
///   rate == done / plan            rest == total - done            total == sum(parts)            part <= total
///   rate == (last / first) ^ (1 / years) - 1                       count == count(names)
///
/// Grammar: comparison of two sums; + - * / ^, unary -, parentheses, numerals ("100", "0.5"), names, and the functions sum, mean,
/// count, min, max (over a list), abs. Comparisons: == != <= >= < >. `^` binds tightest and to the right.
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

/// What a name stands for: one value, or a list. `unit` is one unit of the last printed place in base units (0 for exact counts):
/// how far off a relation may be to count as rounding.
struct Value {
  Interval interval;
  Rational middle = 0;  ///< the printed value itself
  Rational unit = 0;
  double approximate = 0;  ///< middle as double, for pruning
};

/// Values by the index of the name in Expression::names(). A single value is a list of one.
using Bindings = std::vector<std::vector<Value>>;

enum class Verdict { holds, rounding, fails, undefined };

enum class Comparison { equal, not_equal, less_equal, greater_equal, less, greater };

class Expression {
 public:
  /// Compiles `text`. Errors carry the 1-based column within `text`, what was found and what was expected.
  [[nodiscard]] static Result<Expression> parse(std::string_view text);

  /// Names in order of first appearance; bindings are given in this order.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Names that are used as lists (inside sum, mean, count, min, max).
  [[nodiscard]] bool is_list(std::size_t name) const { return lists_[name]; }
  [[nodiscard]] Comparison comparison() const { return comparison_; }
  /// The single name on one side of the comparison, if there is one: the figure that the rest should reproduce. -1 otherwise.
  [[nodiscard]] int stated() const { return stated_; }

  /// Compares. `==` holds if the two sides' intervals meet; it is rounding if they meet once widened by one unit of the stated
  /// figure's last printed place (of the coarsest operand's where no single name is stated). `<=` holds if it can hold for some values.
  [[nodiscard]] Verdict evaluate(const Bindings& bindings) const;

  /// The side without the stated name at the printed values (middles). nullopt if undefined (division by zero).
  [[nodiscard]] std::optional<Rational> computed(const Bindings& bindings) const;
  /// The same in double, for pruning. NaN if undefined.
  [[nodiscard]] double estimate(const Bindings& bindings) const;

  /// What value `name` (a single, or element `element` of a list) must have for `==` to hold at the others' printed values, solved
  /// exactly where the name occurs once and linearly or as divisor; nullopt otherwise.
  [[nodiscard]] std::optional<Rational> solve(const Bindings& bindings, std::size_t name, std::size_t element) const;

  /// Internal: one operation.
  struct Node {
    int op = 0;              ///< an enumerator of expression.cc
    int a = -1, b = -1;      ///< operands, indices of nodes
    int name = -1;           ///< index into names_
    Rational constant = 0;
  };

 private:
  std::vector<std::string> names_;
  std::vector<bool> lists_;
  Comparison comparison_ = Comparison::equal;
  int stated_ = -1;
  std::vector<Node> nodes_;  // postfix order; no recursion when evaluating
  int left_ = -1, right_ = -1;
};

}  // namespace khop::rule
