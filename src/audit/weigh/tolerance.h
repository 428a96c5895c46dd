// SPDX-License-Identifier: Apache-2.0
/// How far off a relation may be and still count as rounding.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "audit/reading.h"

namespace khop::audit {

/// Units of the last printed place, by rule id, by kind, or for all as "*"; as in LintOptions.
using Tolerances = std::map<std::string, std::uint32_t>;

/// What holds for a rule: its id goes before its kind, that before all; 1 where nothing is said.
[[nodiscard]] std::uint32_t tolerance_of(const Tolerances& tolerances, const rule::Rule& rule);

/// Relations that fail by no more than their tolerance count as rounding. What khop recognises does not depend on it:
/// only relations that speak are looked at. Counts stay exact: their last place has no rounding.
void tolerate(Context& context, const Tolerances& tolerances, std::vector<Choice>& choices);

/// Where the tolerance is 0, what was off by rounding fails.
void insist(Context& context, const Tolerances& tolerances, std::vector<Choice>& choices);

}  // namespace khop::audit
