// SPDX-License-Identifier: Apache-2.0
/// Figures of the prose that may state one thing in two places: equal, or one the other rounded or in another scale.
#pragma once

#include <utility>
#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// One figure printed again: `rounded` if the two numerals differ.
struct Agreement {
  FigureId earlier = figure::kNone, later = figure::kNone;
  bool rounded = false;
};

/// Pairs of figures in different sentences of the prose that are of one measure and agree as precisely as both are
/// printed. Each figure is held against a bounded number of others; near linear in the number of figures.
[[nodiscard]] std::vector<Agreement> agreements(const Context& context);

}  // namespace khop::audit
