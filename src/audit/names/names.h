// SPDX-License-Identifier: Apache-2.0
/// A count and the names that follow it: "03 xã: A, B và C", "02 tổ chức (UBND xã A, UBND xã B)".
#pragma once

#include "audit/reading.h"

namespace khop::audit {

void find_names(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                std::vector<Check>& out);

}  // namespace khop::audit
