// SPDX-License-Identifier: Apache-2.0
/// How sure a reading is, as a share of such readings that are right, and how loud it may be.
#pragma once

#include "audit/reading.h"

namespace khop::audit {

/// 0 to 1, rising with structure and with evidence. Decades of the score are nominal: what was measured on labelled
/// reports is that one of them is worth about a third of a decade of odds.
[[nodiscard]] double confidence(const Context& context, const Reading& reading);

/// The severity of a problem: the rule's own, or less if its confidence is below what an error or a warning needs.
[[nodiscard]] Severity graded(const Context& context, Severity most, double confidence);

}  // namespace khop::audit
