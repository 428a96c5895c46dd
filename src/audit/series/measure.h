// SPDX-License-Identifier: Apache-2.0
/// What the prose says of one thing in one breath: an amount with its changes and rates, or a rate alone.
#pragma once

#include <vector>

#include "audit/reading.h"

namespace khop::audit {

struct Measure {
  FigureId value = figure::kNone;  ///< the amount; kNone where only rates are told
  bool level = false;  ///< the amount is itself a rate: "tỷ lệ bao phủ đạt 94,86 %"; it stands among the modifiers, too
  std::vector<FigureId> modifiers;
  std::vector<figure::WordId> words;  ///< what it is told of: the words before it, and those behind its unit

  [[nodiscard]] FigureId first() const { return value != figure::kNone ? value : modifiers.front(); }
};

/// The measures of the prose, in reading order. Linear time.
[[nodiscard]] std::vector<Measure> measures_of(const Context& context);

}  // namespace khop::audit
