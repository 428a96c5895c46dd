// SPDX-License-Identifier: Apache-2.0
/// What differs between two figures that stand for one another.
#pragma once

#include "diff/passage.h"

namespace khop::diff {

struct Difference {
  bool value = false, unit = false, precision = false, qualifier = false, direction = false;
  /// Somebody who compares the reports must look at it.
  [[nodiscard]] bool is_change() const { return value || unit || direction; }
  [[nodiscard]] bool any() const { return is_change() || precision || qualifier; }
};

[[nodiscard]] Difference compare(const Side& before, FigureId a, const Side& after, FigureId b);

/// Whether the two have one value: 45.000 and 45000, 1,2 tỷ and 1.200 triệu; also 45 and 45 ha, since a unit may stand
/// in the head of a table.
[[nodiscard]] bool same_value(const Side& before, FigureId a, const Side& after, FigureId b);

/// Whether the two may be one figure at all: of one dimension, or one of them without.
[[nodiscard]] bool same_kind(const Side& before, FigureId a, const Side& after, FigureId b);

}  // namespace khop::diff
