// SPDX-License-Identifier: Apache-2.0
/// The figures that khop could not verify, so that nobody takes its silence for a verification.
#pragma once

#include "output/checklist/checklist.h"
#include "output/checklist/coverage.h"
#include "output/checklist/entries.h"

namespace khop::output::checklist {

/// Fills the counts of figures, `unbased` and `rest`. Figures of annexes are not told: it is the draft that is signed.
void tell_uncovered(const Audit& audit, const Coverage& coverage, Describer& describer, Checklist& out);

}  // namespace khop::output::checklist
