// SPDX-License-Identifier: Apache-2.0
/// The operations of a compiled expression: what its parser emits and its evaluation runs.
#pragma once

#include "rule/expression.h"

namespace khop::rule {

/// Expression::Node::op.
enum Op : int {
  constant,
  single,
  negate,
  add,
  subtract,
  multiply,
  divide,
  raise,
  absolute,
  each,       ///< opens an expression that is computed for each element of its lists; `a` is the node that closes it
  each_sum,   ///< closes it: the sum of what it gave
  each_mean,  ///< or the mean
  index,      ///< of a single figure
  element,    ///< the element of a list at hand
  element_index,  ///< index() of it
  sum,
  mean,
  count,
  least,
  greatest
};

constexpr bool takes_list(int op) { return op >= sum; }
constexpr bool is_single(int op) { return op == single || op == index; }

/// Operands that wait at once. Each level of nesting leaves at most four behind: of a comparison, a sum, a product and
/// a power.
inline constexpr std::size_t kMaxWaiting = std::size_t{4} * (Expression::kMaxNesting + 2);

}  // namespace khop::rule
