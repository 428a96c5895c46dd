// SPDX-License-Identifier: Apache-2.0
/// Numbers of headings, list items, footnotes, table columns and table rows that skip, repeat or run backwards.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

inline constexpr std::size_t kHeadWords = 9;  ///< words that a check quotes of what is numbered

/// Options of the rule: `marks` (what is numbered), `fault` (which faults it tells).
void find_numbering(const Report& report);

/// Of these the marks of headings and list items.
void find_sections_out_of_order(const Report& report);

}  // namespace khop::audit
