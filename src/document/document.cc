// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"

#include <algorithm>

#include "text/utf8.h"

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
  if (span.empty()) return {place(source, span.begin), place(source, span.begin)};
  // Behind the last character, not where the next one stands: that may be on another line.
  std::size_t begin_of_last = span.end;
  static_cast<void>(text::previous_code_point(text, begin_of_last));
  const auto last = static_cast<Offset>(begin_of_last);
  Place end = source.place(source_offset(last) + (span.end - last));
  if (const Place there = place(source, last); end.line != there.line) end = {there.line, there.column + 1};
  return {place(source, span.begin), end};
}

BlockId Document::block_at(Offset offset) const {
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), offset,
                                      [](Offset at, const Block& block) { return at < block.span.begin; });
  if (after == blocks.begin()) return kNone;
  const auto found = std::prev(after);
  return found->span.contains(offset) ? static_cast<BlockId>(found - blocks.begin()) : kNone;
}

}  // namespace khop::document
