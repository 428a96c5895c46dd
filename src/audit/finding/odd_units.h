// SPDX-License-Identifier: Apache-2.0
/// Units and scale words that cannot be meant.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

/// Option of the rule: `unit`, what is looked for.
void find_odd_units(const Report& report);

}  // namespace khop::audit
