// SPDX-License-Identifier: Apache-2.0
/// The headings and tables of a document as sections, and which of them each block belongs to.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"
#include "khop/outline.h"

namespace khop::document {

struct Outline {
  std::vector<Section> sections;      ///< in reading order
  std::vector<std::int32_t> section;  ///< of each block, -1: none. Of a footnote that of the block with its mark.
  [[nodiscard]] std::int32_t section_of(BlockId block) const {
    return block == kNone ? -1 : section[static_cast<std::size_t>(block)];
  }
};

/// Linear time. `source` is the one that the document was read from.
[[nodiscard]] Outline outline(const Document& document, const text::Source& source);

}  // namespace khop::document
