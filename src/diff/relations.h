// SPDX-License-Identifier: Apache-2.0
/// What the changes of figures did to the relations between them.
#pragma once

#include <vector>

#include "diff/pair.h"
#include "khop/diff.h"
#include "rule/rule.h"

namespace khop::diff {

/// Figures of a check: FigureIds of the version that it belongs to, without what no figure of it prints.
struct Touched {
  std::vector<FigureId> before, after;
};

struct Relations {
  std::vector<RelationChange> changes;  ///< in the order of RelationFate, then of the drafts
  std::vector<Touched> touched;         ///< of each
};

/// Checks of the two ledgers go together by their rule and their figures. A relation that only one version shows is
/// recomputed with the figures that stand in the same places of the other, where all of them do; if none of these
/// changed, nothing became of it.
[[nodiscard]] Relations compare_relations(const Side& before, const Side& after, const Pairs& pairs,
                                          const rule::Rules& rules, const LintOptions& options);

}  // namespace khop::diff
