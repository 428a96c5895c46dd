// SPDX-License-Identifier: Apache-2.0
/// A region of text that lists the parts of a total, and what may be said of it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// One way in which a text may open a breakdown.
struct Region {
  std::vector<std::vector<FigureId>> segments;  ///< figures of each part, in order
  std::vector<FigureId> totals;                 ///< what they may add up to, likeliest first
  double structure = 0;
  std::array<Reason, 3> reasons;  ///< what `structure` is made of
  bool open_end = false;          ///< the list says that it is not complete
  bool bounded = false;           ///< its end is certain (a bracket, a list, a footnote)
  bool exhaustive = false;        ///< the cue says that the parts are all there is
  bool all = false;               ///< a bracket or such words open it: what breaks a total down there names all of it
  bool cued = false;              ///< words open it, not only a mark
  bool certain = false;           ///< a parallel column holds: these segments are the parts
  bool scattered = false;         ///< others of its kind stand around: what fails must be explained by one slip
  bool weak = false;              ///< nothing but order speaks for it: may be confirmed, never an error
  std::uint64_t id = 0;
  document::BlockId block = document::kNone;  ///< of the opener, and the depth of brackets it stands in
  int depth = 255;

  void because(const char* reason, double decades) {
    structure += decades;
    const auto free = std::find_if(reasons.begin(), reasons.end(), [](const Reason& r) { return *r.name == '\0'; });
    if (free != reasons.end()) *free = {reason, decades};
  }
};

/// Whether a figure may be a part, or a total: an amount or a rate, no time and no end of a range.
[[nodiscard]] bool part_like(const figure::Figure& figure);

/// The blocks that each block owns, in order, and the headings.
struct Outline {
  std::vector<std::vector<document::BlockId>> owned;  ///< by block: the blocks whose parent it is
  std::vector<document::BlockId> headings;
};

class Candidates;

/// Regions that a cue, a bracket, a list or a footnote opens.
void open_regions(const Context& context, const Outline& outline, Candidates& candidates);

/// Parts that follow their total with no cue at all, and parts that only their names or denominators tell. They may
/// hold; only names accuse.
void uncued_regions(const Context& context, Candidates& candidates);

}  // namespace khop::audit
