// SPDX-License-Identifier: Apache-2.0
/// Dates that cannot be, that contradict one another, or that contradict the date of the report.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

/// Option of the rule: `date`, which faults it tells.
void find_dates(const Report& report);

}  // namespace khop::audit
