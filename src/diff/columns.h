// SPDX-License-Identifier: Apache-2.0
/// Which column of a table is which of another.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/align.h"

namespace khop::diff {

/// Columns of `before` → columns of `after`, kNone where there is none. `rows` are the pairs of passages that are rows
/// of the two: heads and equal values decide, then the places.
[[nodiscard]] std::vector<std::int32_t> match_columns(const Side& before, std::int32_t old_table, const Side& after,
                                                      std::int32_t new_table,
                                                      const std::vector<std::pair<std::int32_t, std::int32_t>>& rows);

}  // namespace khop::diff
