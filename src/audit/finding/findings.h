// SPDX-License-Identifier: Apache-2.0
/// Defects without arithmetic, and counts against names.
#pragma once

#include "audit/reading.h"

namespace khop::audit {

/// Structures `numeral` (malformed numerals), `names` (a count and the names that follow it) and `years` (a number of
/// years and their span).
void find_defects(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                  std::vector<Check>& out);

}  // namespace khop::audit
