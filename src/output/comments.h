// SPDX-License-Identifier: Apache-2.0
/// Problems as comments for the figures of a document.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "khop/linter.h"

namespace khop::output {

struct CommentLine {
  std::string label;  ///< "Gợi ý:"
  std::string text;   ///< safe to show, in one line
};

struct Comment {
  std::shared_ptr<const Location> place;  ///< of a figure of the draft
  std::vector<CommentLine> lines;         ///< at least one; the first is the headline
  CommentLine in_note,
      in_box;                ///< to be said besides where the comment cannot stand in the footnote or text box itself
  std::size_t problems = 1;  ///< that it tells
};

struct Comments {
  std::vector<Comment> list;  ///< in the order of the ledger
  std::size_t untold = 0;     ///< problems without a figure in the draft
};

/// The problems of `audit` from `least` on. Those that one correction of the same figure mends are told together, as in
/// text().
[[nodiscard]] Comments comments(const Audit& audit, Severity least, Language language);

}  // namespace khop::output
