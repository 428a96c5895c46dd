// SPDX-License-Identifier: Apache-2.0
/// Runs the operations of an expression: in exact intervals, at the printed values, in double, and over bounds.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "rule/operation.h"

namespace khop::rule {

// The domains in which an expression is evaluated. Each operation says whether its result is defined; results replace
// the first operand.

struct Intervals {
  using Result = Interval;
  static Result of(const Expression::Node& node) { return Interval::point(node.constant); }
  static Result of(const Value& value) { return value.interval; }
  static Result of(std::size_t number) { return Interval::point(number); }
  static Result negated(const Result& a) { return -a; }
  static Result magnitude(const Result& a) { return arithmetic::absolute(a); }
  static Result smaller(const Result& a, const Result& b) { return arithmetic::smaller(a, b); }
  static Result larger(const Result& a, const Result& b) { return arithmetic::larger(a, b); }
  static bool is_manageable(const Result& a) { return a.lo.is_manageable() && a.hi.is_manageable(); }
  static bool divide(Result& a, const Result& b) { return store(a, arithmetic::divide(a, b)); }
  static bool raise(Result& a, const Result& b) { return b.is_point() && store(a, arithmetic::power(a, b.lo)); }

 private:
  static bool store(Result& a, std::optional<Result> value) {
    if (!value) return false;
    a = *std::move(value);
    return true;
  }
};

struct Middles {
  using Result = Rational;
  static Result of(const Expression::Node& node) { return node.constant; }
  static Result of(const Value& value) { return value.middle; }
  static Result of(std::size_t number) { return number; }
  static Result negated(const Result& a) { return -a; }
  static Result magnitude(const Result& a) { return abs(a); }
  static Result smaller(const Result& a, const Result& b) { return std::min(a, b); }
  static Result larger(const Result& a, const Result& b) { return std::max(a, b); }
  static bool is_manageable(const Result& a) { return a.is_manageable(); }
  static bool divide(Result& a, const Result& b) {
    if (b.is_zero()) return false;
    a /= b;
    return true;
  }
  static bool raise(Result& a, const Result& b) {
    const auto value = arithmetic::power(Interval::point(a), b);
    if (value) a = value->lo;
    return value.has_value();
  }
};

struct Estimates {
  using Result = double;
  static Result of(const Expression::Node& node) { return node.approximate; }
  static Result of(const Value& value) { return value.approximate; }
  static Result of(std::size_t number) { return static_cast<double>(number); }
  static Result negated(Result a) { return -a; }
  static Result magnitude(Result a) { return std::fabs(a); }
  static Result smaller(Result a, Result b) { return std::min(a, b); }
  static Result larger(Result a, Result b) { return std::max(a, b); }
  static bool is_manageable(Result /*a*/) { return true; }
  static bool divide(Result& a, Result b) {
    if (b == 0) return false;
    a /= b;
    return true;
  }
  static bool raise(Result& a, Result b) {
    a = std::pow(a, b);
    return std::isfinite(a);
  }
};

inline Range operator+(const Range& a, const Range& b) { return {a.lo + b.lo, a.hi + b.hi}; }
inline Range operator-(const Range& a, const Range& b) { return {a.lo - b.hi, a.hi - b.lo}; }
inline Range operator*(const Range& a, const Range& b) {
  const auto [lo, hi] = std::minmax({a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi});
  return {lo, hi};
}

/// Bounds in double. What cannot be bounded is undefined here.
struct Ranges {
  using Result = Range;
  static Result around(double value) { return {value - 1e-12 * std::fabs(value), value + 1e-12 * std::fabs(value)}; }
  static Result of(const Expression::Node& node) { return around(node.approximate); }
  static Result of(const Range& value) { return value; }
  static Result of(std::size_t number) { return around(static_cast<double>(number)); }
  static Result negated(const Result& a) { return {-a.hi, -a.lo}; }
  static Result magnitude(const Result& a) {
    if (a.lo >= 0) return a;
    if (a.hi <= 0) return negated(a);
    return {0, std::max(-a.lo, a.hi)};
  }
  static Result smaller(const Result& a, const Result& b) { return {std::min(a.lo, b.lo), std::min(a.hi, b.hi)}; }
  static Result larger(const Result& a, const Result& b) { return {std::max(a.lo, b.lo), std::max(a.hi, b.hi)}; }
  static bool is_manageable(const Result& a) { return std::isfinite(a.lo) && std::isfinite(a.hi); }
  static bool divide(Result& a, const Result& b) {
    if (b.lo <= 0 && b.hi >= 0) return false;
    a = a * Result{1 / b.hi, 1 / b.lo};
    return true;
  }
  static bool raise(Result& /*a*/, const Result& /*b*/) { return false; }
};

/// What a figure says of the level of before, as a multiple of it: 1,05 of "tăng 5 %".
template <typename Domain, typename Element>
typename Domain::Result indexed(const Element& value) {
  if (value.change == 0) return Domain::of(value);
  const auto one = Domain::of(std::size_t{1});
  return value.change > 0 ? one + Domain::of(value) : one - Domain::of(value);
}

/// What a node that refers to a name gives; `at` is the element at hand within each(). False if it is undefined.
template <typename Domain, typename Element>
bool read(const Expression::Node& node, const std::vector<std::vector<Element>>& bindings, std::size_t at,
          typename Domain::Result& result) {
  const auto name = static_cast<std::size_t>(node.name);
  if (name >= bindings.size()) return false;
  const std::vector<Element>& values = bindings[name];
  if (node.op == count) {
    result = Domain::of(values.size());
    return true;
  }
  if (node.op == element || node.op == element_index) {
    if (at >= values.size()) return false;
    result = node.op == element ? Domain::of(values[at]) : indexed<Domain>(values[at]);
    return true;
  }
  if (values.empty() || (is_single(node.op) && values.size() != 1)) return false;
  if (node.op == index) {
    result = indexed<Domain>(values[0]);
    return true;
  }
  result = Domain::of(values[0]);
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (node.op == least) {
      result = Domain::smaller(result, Domain::of(values[i]));
    } else if (node.op == greatest) {
      result = Domain::larger(result, Domain::of(values[i]));
    } else {
      result = result + Domain::of(values[i]);
    }
  }
  return node.op != mean || Domain::divide(result, Domain::of(values.size()));
}

/// How many elements the lists named in the nodes [first, last] have; 0 if they differ.
template <typename Element>
std::size_t elements_of(const std::vector<Expression::Node>& nodes, int first, int last,
                        const std::vector<std::vector<Element>>& bindings) {
  std::size_t count = 0;
  for (int i = first; i <= last; ++i) {
    const int name = nodes[static_cast<std::size_t>(i)].name;
    if (name < 0) continue;
    const std::size_t own =
        static_cast<std::size_t>(name) < bindings.size() ? bindings[static_cast<std::size_t>(name)].size() : 0;
    if (own == 0 || (count != 0 && own != count)) return 0;
    count = own;
  }
  return count;
}

/// Evaluates the nodes [first, last] on a stack of results; the answer is stack[0]. False if it is undefined. Results
/// that have grown out of all proportion stop it: exact arithmetic on them would take too long.
template <typename Domain, typename Element>
bool run(const std::vector<Expression::Node>& nodes, int first, int last,
         const std::vector<std::vector<Element>>& bindings, typename Domain::Result* stack, std::size_t at = 0) {
  std::size_t size = 0;
  for (int i = first; i <= last; ++i) {
    const Expression::Node& node = nodes[static_cast<std::size_t>(i)];
    if (node.name >= 0) {
      if (!read<Domain>(node, bindings, at, stack[size++])) return false;
      continue;
    }
    if (node.op == each) {  // the nodes up to its end, once for each element; they do not nest
      const std::size_t elements = elements_of(nodes, i, node.a, bindings);
      if (elements == 0) return false;
      for (std::size_t k = 0; k < elements; ++k) {
        typename Domain::Result* const next = stack + size + (k > 0);
        if (!run<Domain>(nodes, i + 1, node.a - 1, bindings, next, k)) return false;
        if (k > 0) stack[size] = stack[size] + *next;
        if (!Domain::is_manageable(stack[size])) return false;
      }
      i = node.a;
      if (nodes[static_cast<std::size_t>(i)].op == each_mean && !Domain::divide(stack[size], Domain::of(elements)))
        return false;
      ++size;
      continue;
    }
    if (node.op == constant) {
      stack[size++] = Domain::of(node);
      continue;
    }
    if (node.b >= 0) --size;
    typename Domain::Result& a = stack[size - 1];
    const typename Domain::Result& b = stack[size];  // the second operand, if there is one
    switch (node.op) {
      case negate:
        a = Domain::negated(a);
        break;
      case absolute:
        a = Domain::magnitude(a);
        break;
      case add:
        a = a + b;
        break;
      case subtract:
        a = a - b;
        break;
      case multiply:
        a = a * b;
        break;
      case divide:
        if (!Domain::divide(a, b)) return false;
        break;
      default:
        if (!Domain::raise(a, b)) return false;
    }
    if (!Domain::is_manageable(a)) return false;
  }
  return true;
}

/// The same with a stack of its own. The exact domains reuse one for each thread, so that thousands of evaluations do
/// not allocate.
template <typename Domain>
std::optional<typename Domain::Result> result_of(const std::vector<Expression::Node>& nodes, int first, int last,
                                                 const Bindings& bindings) {
  thread_local std::vector<typename Domain::Result> stack(kMaxWaiting);
  if (!run<Domain>(nodes, first, last, bindings, stack.data())) return std::nullopt;
  return stack[0];
}

}  // namespace khop::rule
