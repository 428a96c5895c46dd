// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "audit/reading.h"

namespace khop::audit {

/// How many there are of a thing is told again under many strokes: "21/21 xã", "19/21 xã". One place that prints
/// another whole, one digit apart, contradicts them.
void find_wholes(Context& context, const rule::Rule& rule);

}  // namespace khop::audit
