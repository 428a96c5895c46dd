// SPDX-License-Identifier: Apache-2.0
/// What keeps a reading from accusing, whoever proposed it: its figures may well be told of different things.
#pragma once

#include "audit/reading.h"

namespace khop::audit {

/// Whether a reading that fails says no more than that its figures do not belong together. It may still be confirmed.
[[nodiscard]] bool doubtful(const Context& context, const Reading& reading);

}  // namespace khop::audit
