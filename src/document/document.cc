// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"

#include <algorithm>

namespace khop::document {

Offset Document::source_offset(Offset offset) const {
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), offset,
                                      [](Offset at, const Piece& piece) { return at < piece.begin; });
  if (after == pieces.begin()) return 0;
  const Piece& piece = *std::prev(after);
  return piece.source + (offset - piece.begin);
}

Place Document::place(const text::Source& source, Offset offset) const { return source.place(source_offset(offset)); }

std::pair<Place, Place> Document::extent(const text::Source& source, Span span) const {
  auto last = place(source, span.end - 1);
  ++last.column;
  return {place(source, span.begin), last};
}

BlockId Document::block_at(Offset offset) const {
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), offset,
                                      [](Offset at, const Block& block) { return at < block.span.begin; });
  if (after == blocks.begin()) return kNone;
  const auto found = std::prev(after);
  return found->span.contains(offset) ? static_cast<BlockId>(found - blocks.begin()) : kNone;
}

}  // namespace khop::document
