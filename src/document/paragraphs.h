// SPDX-License-Identifier: Apache-2.0
/// What both ways to assemble paragraphs share: a line looked at as the beginning or the rest of a paragraph, and the
/// paragraphs in the making.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/draft.h"
#include "document/survey.h"

namespace khop::document {

/// A line of text that asks where it belongs.
struct Candidate {
  std::size_t line = 0;
  Offset begin = 0, end = 0;  ///< without list mark and footnote mark
  Span lead;                  ///< emphasis signs that stand before the list mark
  ListMark mark;
  Span mark_span;
  Opening opening = Opening::upper;
  Ending ending = Ending::open;
  bool capitals = false;
  bool emphasised = false;
  bool gap = false, rule = false;
  std::uint8_t hashes = 0, depth = 0;
};

/// Line `i` of the draft.
[[nodiscard]] Candidate look_at(const Draft& draft, std::size_t i);
/// What stands in [c.begin, c.end): list mark, opening, ending.
[[nodiscard]] Candidate look_inside(const Draft& draft, Candidate c);

/// Whether `c` can be the rest of what `para` (none if null) begins.
[[nodiscard]] bool can_continue(const Draft& draft, const Survey& survey, const Para* para, const Candidate& c);
/// Whether the last word of `para` and the first of `c` stand side by side elsewhere, too.
[[nodiscard]] bool known_pair(const Draft& draft, const Survey& survey, const Para& para, const Candidate& c);
/// Whether `para` is prose that breaks off in mid-sentence.
[[nodiscard]] bool waits(const Para* para);

/// Opens a paragraph that begins with `c`; `note` is its footnote or -1. Returns its index in draft.paras.
std::int32_t open_para(Draft& draft, const Candidate& c, std::int32_t note);
/// Adds `c` to paragraph `para`; `lifted`: a footnote mark may have stood between them.
void join(Draft& draft, std::int32_t para, const Candidate& c, bool lifted);
/// Adds a stretch of the source to paragraph `para`.
void append(Draft& draft, std::int32_t para, Offset begin, Offset end, bool glue, bool lifted);
/// Adds a table row. Returns the index of its paragraph.
std::int32_t add_row(Draft& draft, DraftRow row);

}  // namespace khop::document
