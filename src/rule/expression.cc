// SPDX-License-Identifier: Apache-2.0
#include "rule/expression.h"

#include <array>
#include <limits>
#include <utility>

#include "rule/evaluate.h"

namespace khop::rule {
namespace {

// Whether `a < b` (or `a <= b`) is true of some values.
bool can_be_less(const Interval& a, const Interval& b, bool or_equal) {
  const auto order = a.lo <=> b.hi;
  return order < 0 || (order == 0 && or_equal && a.has_lo && b.has_hi);
}

}  // namespace

Value Value::printed(const arithmetic::Decimal& decimal, const Rational& scale, RoundingMode mode) {
  Value value;
  value.interval = Interval::printed(decimal, scale, mode);
  value.unit = scale / arithmetic::power_of_ten(decimal.places);
  value.middle = value.unit * decimal.digits;
  value.approximate = value.middle.to_double();
  return value;
}

Value Value::exact(const Rational& number) { return {Interval::point(number), number, 0, number.to_double()}; }

std::pair<int, int> Expression::computed_side() const {
  const Node& right = nodes_[static_cast<std::size_t>(right_)];
  const bool stated_right = stated_ >= 0 && nodes_[static_cast<std::size_t>(left_)].op != single && right.op == single;
  return stated_right ? std::pair(0, left_) : std::pair(right.first, right_);
}

Verdict Expression::evaluate(const Bindings& bindings) const {
  const auto left = result_of<Intervals>(nodes_, 0, left_, bindings);
  if (!left) return Verdict::undefined;
  const auto right = result_of<Intervals>(nodes_, left_ + 1, right_, bindings);
  if (!right) return Verdict::undefined;

  const auto verdict = [](bool holds) { return holds ? Verdict::holds : Verdict::fails; };
  switch (comparison_) {
    case Comparison::equal:
      break;
    case Comparison::not_equal:
      return verdict(!(left->is_point() && right->is_point() && left->lo == right->lo));
    case Comparison::less_equal:
      return verdict(can_be_less(*left, *right, true));
    case Comparison::greater_equal:
      return verdict(can_be_less(*right, *left, true));
    case Comparison::less:
      return verdict(can_be_less(*left, *right, false));
    case Comparison::greater:
      return verdict(can_be_less(*right, *left, false));
  }

  if (left->meets(*right)) return Verdict::holds;
  Rational unit = 0;
  if (stated_ >= 0) {
    unit = bindings[static_cast<std::size_t>(stated_)][0].unit;
  } else {
    for (const auto& values : bindings) {
      for (const Value& value : values) unit = std::max(unit, value.unit);
    }
  }
  // Widening one side by the unit is the same as widening the other: what counts is the gap between them.
  if (unit.sign() > 0 && left->widened(unit).meets(*right)) return Verdict::rounding;
  return Verdict::fails;
}

std::optional<Rational> Expression::computed(const Bindings& bindings) const {
  const auto [first, last] = computed_side();
  return result_of<Middles>(nodes_, first, last, bindings);
}

double Expression::estimate(const Bindings& bindings) const {
  double stack[kMaxWaiting];
  const auto [first, last] = computed_side();
  return run<Estimates>(nodes_, first, last, bindings, stack) ? stack[0] : std::numeric_limits<double>::quiet_NaN();
}

bool Expression::may_hold(const std::vector<std::vector<Range>>& ranges, double gap) const {
  std::array<Range, kMaxWaiting> stack;
  if (!run<Ranges>(nodes_, 0, left_, ranges, stack.data())) return true;
  const Range left = stack[0];
  if (!run<Ranges>(nodes_, left_ + 1, right_, ranges, stack.data())) return true;
  const Range right = stack[0];
  return left.lo <= right.hi + gap && right.lo <= left.hi + gap;
}

std::optional<Interval> Expression::range(const Bindings& bindings) const {
  const auto [first, last] = computed_side();
  return result_of<Intervals>(nodes_, first, last, bindings);
}

std::optional<Rational> Expression::solve(const Bindings& bindings, std::size_t name, std::size_t element) const {
  if (comparison_ != Comparison::equal || name >= bindings.size() || element >= bindings[name].size())
    return std::nullopt;
  int target = -1;
  for (int i = 0; i <= right_; ++i) {
    if (nodes_[static_cast<std::size_t>(i)].name != static_cast<int>(name)) continue;
    if (target >= 0) return std::nullopt;
    target = i;
  }
  if (target < 0) return std::nullopt;

  // From the comparison down to the name: `wanted` is what the subtree at `at` must be.
  const auto node_at = [&](int i) -> const Node& { return nodes_[static_cast<std::size_t>(i)]; };
  const auto value_of = [&](int i) { return result_of<Middles>(nodes_, node_at(i).first, i, bindings); };
  int at = target <= left_ ? left_ : right_;
  auto other = value_of(target <= left_ ? right_ : left_);
  if (!other) return std::nullopt;
  Rational wanted = *other;
  while (at != target) {
    const Node& node = node_at(at);
    if (node.op == negate) {
      wanted = -wanted;
      at = node.a;
      continue;
    }
    if (node.b < 0) return std::nullopt;  // abs: two answers
    const bool in_first = target <= node.a;
    other = value_of(in_first ? node.b : node.a);
    if (!other) return std::nullopt;
    switch (node.op) {
      case add:
        wanted -= *other;
        break;
      case subtract:
        wanted = in_first ? wanted + *other : *other - wanted;
        break;
      case multiply:
        if (other->is_zero()) return std::nullopt;
        wanted /= *other;
        break;
      case divide:
        if (in_first) {
          if (other->is_zero()) return std::nullopt;
          wanted *= *other;
        } else {
          if (wanted.is_zero() || other->is_zero()) return std::nullopt;
          wanted = *other / wanted;
        }
        break;
      default: {  // raise: the n-th root is undone by the n-th power
        if (!in_first || other->sign() <= 0) return std::nullopt;
        const Rational degree = 1 / *other;
        if (degree != 1 && wanted.sign() < 0) return std::nullopt;
        if (!degree.is_integer() || degree > arithmetic::kMaxExponent) return std::nullopt;
        const auto n = static_cast<unsigned>(degree.numerator());
        if (wanted.bits() * n > Rational::kMaxBits) return std::nullopt;
        wanted = arithmetic::integer_power(wanted, n);
      }
    }
    if (!wanted.is_manageable()) return std::nullopt;
    at = in_first ? node.a : node.b;
  }

  const auto& values = bindings[name];
  switch (node_at(target).op) {
    case single:
      if (values.size() != 1) return std::nullopt;
      return wanted;
    case mean:
      wanted *= values.size();
      break;
    case sum:
      break;
    default:
      return std::nullopt;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i != element) wanted -= values[i].middle;
  }
  return wanted;
}

}  // namespace khop::rule
