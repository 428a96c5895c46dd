// SPDX-License-Identifier: Apache-2.0
/// One slip that several relations agree on. Each of them may be too weakly told to be an error by itself; that one
/// changed digit of one figure would make all of them hold is no coincidence.
#pragma once

#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// Figures of the prose that no relation of `choices` explains: by FigureId, whether a slip of it may be looked for.
[[nodiscard]] std::vector<bool> unexplained(const Context& context, const std::vector<Choice>& choices);

/// Adds to `choices` the failing readings that a slip of one of `suspects` explains together with others: of each slip
/// the one that the words favour most. context.readings must hold the readings of the suspects that never came to
/// compete, too.
void accuse_shared_slips(Context& context, const std::vector<bool>& suspects, std::vector<Choice>& choices);

}  // namespace khop::audit
