// SPDX-License-Identifier: Apache-2.0
/// Slips of the keyboard that no numeral shows by itself: a letter for a digit, a digit within a name, the code of
/// another kind of paper, a point for the decimal comma of a scaled amount, a doubled sign.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

/// Option of the rule: `slip`, which of them it tells.
void find_typing(const Report& report);

}  // namespace khop::audit
