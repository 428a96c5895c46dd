// SPDX-License-Identifier: Apache-2.0
/// Amounts printed without the unit that they need.
#pragma once

#include "audit/finding.h"

namespace khop::audit {

/// Option of the rule: `amount`, where the unit is missing.
void find_bare_amounts(const Report& report);

}  // namespace khop::audit
