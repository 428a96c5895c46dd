// SPDX-License-Identifier: Apache-2.0
/// A total and its parts. An opener (a cue, a bracket, a list, a footnote) leads a region; the region falls into
/// segments; each segment gives one figure to each column; a column may add up to a figure that stands before the
/// region.
#include "audit/statement/candidates.h"

namespace khop::audit {

using document::BlockId;

void find_breakdowns(Context& context, const rule::Rule& rule) {
  const auto count = static_cast<BlockId>(context.draft.blocks.size());
  Outline outline;
  outline.owned.resize(context.draft.blocks.size());
  for (BlockId b = 0; b < count; ++b) {
    const auto& block = context.block(b);
    if (block.kind == document::BlockKind::heading) outline.headings.push_back(b);
    if (block.parent >= 0 && block.parent < b) outline.owned[static_cast<std::size_t>(block.parent)].push_back(b);
  }
  Candidates candidates(context, rule);
  open_regions(context, outline, candidates);
  uncued_regions(context, candidates);
}

}  // namespace khop::audit
