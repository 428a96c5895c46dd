// SPDX-License-Identifier: Apache-2.0
/// Footnotes whose marks a converter lost (U+FFFD).
#pragma once

#include <cstdint>
#include <vector>

#include "document/draft.h"

namespace khop::document {

/// Ties `notes` (indices into Document::notes, in order) to places in the body, in order.
///
/// Some marks left a trace: the line was broken where they stood (`lifted`). Others, mostly those behind a full stop,
/// left none: then the footnote may belong to the end of any paragraph. Among all ways to keep the order, the one is
/// chosen that uses the traces and in which footnotes stand by text that speaks of the same things. Adds a NoteRef at
/// each chosen place.
void align_lost(const std::vector<LiftedPlace>& lifted, const std::vector<std::int32_t>& notes, Document& document);

}  // namespace khop::document
