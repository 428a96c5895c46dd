// SPDX-License-Identifier: Apache-2.0
/// Counts that names may follow: printed ones with a noun, and small numbers in words.
#pragma once

#include <vector>

#include "audit/names/name_places.h"

namespace khop::audit {

/// A count, in figures or in words.
struct Count {
  CountPlace place;
  Operand stated;
  int value = 0;
  FigureId figure = figure::kNone;  ///< kNone in words
  bool said = false;                ///< a check of it was made
  std::vector<NameCandidate> lists;
};

/// In reading order, those in figures first.
[[nodiscard]] std::vector<Count> find_counts(const Context& context, const text::Source& source);

}  // namespace khop::audit
