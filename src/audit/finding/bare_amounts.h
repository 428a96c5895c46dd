// SPDX-License-Identifier: Apache-2.0
/// Amounts printed without the unit that they need.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

/// Option of the rule: `amount`, where the unit is missing.
void find_bare_amounts(const Report& report);

/// A row of a table whose unit cell is empty among rows that all have one.
void find_empty_unit_cells(const Report& report);

}  // namespace khop::audit
