// SPDX-License-Identifier: Apache-2.0
/// Which figure of the old version is which of the new.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/align.h"

namespace khop::diff {

/// Figures in pairs: by FigureId of one version the figure of the other, kNone if it has none.
struct Pairs {
  std::vector<FigureId> to_new, to_old;
  /// By FigureId: what the other version shows to be the number of a row or column, where this one has lost the table.
  std::vector<bool> old_numbering, new_numbering;
};

/// Pairs figures: in passages of the same words by their order, in rows by their columns, in passages that were
/// reworded, split or joined by the words around them, and whatever is left by its value.
[[nodiscard]] Pairs pair_figures(const Side& before, const Side& after, const Alignment& alignment);

}  // namespace khop::diff
