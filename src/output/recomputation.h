// SPDX-License-Identifier: Apache-2.0
/// How a relation was computed again, as people write it.
#pragma once

#include <string>

#include "khop/language.h"
#include "khop/ledger.h"

namespace khop::output {

/// The formula with the printed figures in the place of their names, and what they give: "45,0 / 60 ha = 75"; in one
/// safe line. Of many terms the first and the last are named.
[[nodiscard]] std::string recomputation(const Check& check, Language language);

/// Whether the headline leaves the result unsaid: most rules put it there, and it should not be said twice.
[[nodiscard]] bool needs_recomputation(const Check& check);

}  // namespace khop::output
