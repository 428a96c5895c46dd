// SPDX-License-Identifier: Apache-2.0
/// Passages that stand in a draft twice, word for word or nearly.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

/// Options of the rule: the number of syllables that a passage needs outside the titles that it quotes, in sections of
/// one kind (`least`) and between results, review and tasks (`least-apart`). Linear time.
void find_repeated_text(const Report& report);

}  // namespace khop::audit
