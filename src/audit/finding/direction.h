// SPDX-License-Identifier: Apache-2.0
/// Words that contradict the figures beside them.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

/// Option of the rule: `words`, which contradictions it tells.
void find_contradictions(const Report& report);

/// Of these what is said of shares, targets and plans.
void find_judgements(const Report& report);

}  // namespace khop::audit
