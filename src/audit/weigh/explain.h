// SPDX-License-Identifier: Apache-2.0
/// The account of a passage, after the audit.
#pragma once

#include "audit/reading.h"
#include "khop/explanation.h"

namespace khop::audit {

/// The figures of the passage, for finders and make_reading() to keep the accounts of.
[[nodiscard]] Watch watch_of(const text::Source& source, const Draft& draft, const Passage& passage);

/// Tells the passage `out.passage`: context.readings have their fates, and `ledger` is what was said of the draft.
void explain(const Context& context, const text::Source& source, const DocumentLedger& ledger, Language language,
             Explanation& out);

}  // namespace khop::audit
