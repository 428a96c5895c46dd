// SPDX-License-Identifier: Apache-2.0
/// Legal papers that several reports cite, and how the citations contradict one another.
#pragma once

#include <string>
#include <vector>

#include "audit/across/compare.h"
#include "khop/ledger.h"

namespace khop::audit {

/// `citation`: the rule's option of that name: "dates" (one number with two dates), "numbers" (one date and
/// subject with two numbers), "order" (numbers of one office that run against their dates). Appends findings.
void find_papers(const Comparison& comparison, const rule::Rule& rule, const std::string& citation, Language language,
                 std::vector<Check>& out);

}  // namespace khop::audit
