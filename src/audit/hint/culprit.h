// SPDX-License-Identifier: Apache-2.0
/// Which figure of a failing relation is wrong, and what it should read. A relation that fails has many figures, and
/// some misprint of nearly each would mend it. What else the report says tells them apart: a figure that other
/// relations confirm is probably right, and a misprint that mends several relations at once is probably the one.
#pragma once

#include <map>

#include "audit/reading.h"

namespace khop::audit {

struct Culprit {
  /// The misprinted figure; of `missing` the part that the list lacks, of `twice` the one too many.
  FigureId figure = figure::kNone;
  Misprint misprint;
  double sure = 0;                ///< 0 to 1: its share of the weight of all misprints that would mend the relation
  int agreeing = 0;               ///< further relations that hold with it and not without
  bool others_confirmed = false;  ///< other figures might be misprinted, but further relations confirm them
};

/// The likeliest misprint for each reading that speaks and fails, by its index; readings that no misprint mends are
/// left out. context.readings should hold those that speak of the suspects and never came to compete, too.
[[nodiscard]] std::map<std::size_t, Culprit> find_culprits(const Context& context, const std::vector<Choice>& choices);

}  // namespace khop::audit
