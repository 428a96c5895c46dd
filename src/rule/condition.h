// SPDX-License-Identifier: Apache-2.0
/// `where:` of a rule: comparisons of the properties of bound figures, all of which must hold.
///
///   done.dimension == plan.dimension      rate.role == share      part.value < total.value      a.unit != b.unit
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figure/draft.h"
#include "khop/error.h"

namespace khop::rule {

enum class Property : std::uint8_t {
  dimension,
  noun,
  role,
  value,
  unit,
  places,
  sentence,
  exact,
  per,
  direction,
  qualifier,
  fraction
};

struct Condition {
  std::string text;                   ///< as written
  std::string left_name, right_name;  ///< right_name empty: compared with `literal`
  Property left = Property::dimension, right = Property::dimension;
  std::string literal;
  enum class Comparison : std::uint8_t {
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal
  } comparison = Comparison::equal;

  /// Errors carry the column within `text`.
  [[nodiscard]] static Result<Condition> parse(std::string_view text);
  [[nodiscard]] bool holds(const figure::Draft& draft, const figure::Figure& left_figure,
                           const figure::Figure* right_figure) const;
};

}  // namespace khop::rule
