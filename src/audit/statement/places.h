// SPDX-License-Identifier: Apache-2.0
/// Columns of one measure that the parts of a region tell under one name or at one place.
#pragma once

#include "audit/statement/candidates.h"

namespace khop::audit {

void find_places(const Context& context, Candidates& candidates, const Region& region);

}  // namespace khop::audit
