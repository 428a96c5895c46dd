// SPDX-License-Identifier: Apache-2.0
/// Slips of the keyboard: which single small edit of one figure would make a reading hold.
#pragma once

#include "audit/reading.h"

namespace khop::audit {

struct Mend {
  std::optional<Edit> edit;  ///< the likeliest that holds
  std::size_t tried = 1;     ///< how many edits were possible at all: what a chance hit must be weighed against
};

/// Tries one digit, two neighbours swapped, the decimal mark moved by up to three places.
[[nodiscard]] Mend find_edit(const Context& context, const Reading& reading);

}  // namespace khop::audit
