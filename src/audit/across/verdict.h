// SPDX-License-Identifier: Apache-2.0
/// Relations between reports → checks of the ledger.
#pragma once

#include <optional>

#include "audit/across/compare.h"
#include "khop/ledger.h"

namespace khop::audit {

/// The check that a relation gives; nothing where it cannot be computed.
[[nodiscard]] std::optional<Check> check_relation(const Comparison& comparison, const CrossRelation& relation,
                                                  const LintOptions& options);

}  // namespace khop::audit
