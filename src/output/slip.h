// SPDX-License-Identifier: Apache-2.0
/// One wrong figure breaks all relations that it is part of. Whoever mends it once needs to read it once.
#pragma once

#include "khop/ledger.h"

namespace khop::output {

/// The figure that the check's hint changes, if it singles one out and says what it should read; else null.
[[nodiscard]] const Operand* mended(const Check& check);

/// Whether both propose the same correction of the same figure.
[[nodiscard]] bool is_same_slip(const Check& a, const Check& b);

}  // namespace khop::output
