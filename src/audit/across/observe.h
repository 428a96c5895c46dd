// SPDX-License-Identifier: Apache-2.0
/// One report → what it states, to be held against other reports.
#pragma once

#include "audit/across/observation.h"
#include "audit/reading.h"

namespace khop::audit {

/// Amounts of the prose whose name, time and place are told well enough. What is doubtful is left out. Near linear.
[[nodiscard]] Statements observe(const Context& context, const text::Source& source);

}  // namespace khop::audit
