// SPDX-License-Identifier: Apache-2.0
/// The lines above the body of a report: offices, number, place and date, what it is, its title. Two columns that stand
/// in one line of text are two pieces.
#pragma once

#include <vector>

#include "document/document.h"
#include "identity/words.h"

namespace khop::identity {

/// The lines and cells of a document's first blocks up to its first numbered heading, in order; none is empty.
[[nodiscard]] std::vector<Words> header_of(const document::Document& document, const figure::Lexicon& lexicon);

}  // namespace khop::identity
