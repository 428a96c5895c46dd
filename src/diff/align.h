// SPDX-License-Identifier: Apache-2.0
/// Which passage of the old version is which of the new, for those whose words are the same.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/passage.h"

namespace khop::diff {

/// Passages in pairs: by passage of one version the passage of the other, kNone if it has none.
struct Alignment {
  std::vector<std::int32_t> to_new, to_old;
};

/// Pairs passages of the same words, wherever they stand and whatever their figures are. Of several with the same words
/// ("- Số hộ: 12 hộ" below each commune) those go together whose neighbours, sections or tables do. About linear.
[[nodiscard]] Alignment align(const Side& before, const Side& after);

}  // namespace khop::diff
