// SPDX-License-Identifier: Apache-2.0
/// Which report a document is, from its header and title.
#pragma once

#include "document/document.h"
#include "identity/period.h"
#include "identity/place.h"
#include "khop/identity.h"

namespace khop::identity {

/// What a report says of itself: in words, and as values to compare.
struct Report {
  Identity told;
  Level level = Level::none;    ///< of its place
  Period period;                ///< that its title names first, to the widest that it names
  std::vector<Period> periods;  ///< all that its title names, in order
  int date = 0;                 ///< of signing, yyyymmdd with zeros for what is left open; 0 if unknown
};

[[nodiscard]] Report identify(const document::Document& document, const figure::Lexicon& lexicon);

}  // namespace khop::identity
