// SPDX-License-Identifier: Apache-2.0
/// A number of years and the dates or years that it spans: "70 năm (7/5/1954-7/5/2024)", "kế hoạch 5 năm 2021-2025".
#pragma once

#include "audit/reading.h"

namespace khop::audit {

/// Inclusive spans (a plan of 5 years, 2021 to 2025) and exclusive ones (70 years after 1954) both hold; what is
/// neither is reported where the two stand together.
void find_spans(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                std::vector<Check>& out);

}  // namespace khop::audit
