// SPDX-License-Identifier: Apache-2.0
/// The structure that a file states, in the form in which the structure of plain text is found.
#include <algorithm>

#include "document/characters.h"
#include "document/draft.h"

namespace khop::document {
namespace {

// Bytes; a paragraph that somebody formatted as a heading is none if it is longer.
constexpr Offset kLongestHeading = 400;

// Superscripts that the file does not tie to a footnote are marks only where it has no footnotes of its own: text that
// was scanned, or whose footnotes were typed by hand.
void take_marks(Draft& draft) {
  const format::Manuscript& stated = *draft.stated;
  draft.notes = static_cast<std::int32_t>(stated.notes.size());
  if (stated.notes.empty()) {
    draft.marks = find_note_marks(draft.text, draft.lines);
    return;
  }
  for (const format::StatedMark& mark : stated.marks)
    draft.marks.push_back(NoteMark{mark.span.begin, mark.span.end, NoteStyle::stated, false, 0, mark.note});
}

}  // namespace

void take_stated(Draft& draft) {
  const format::Manuscript& stated = *draft.stated;
  std::int32_t table = -1;
  for (std::size_t i = 0; i < stated.lines.size(); ++i) {
    const format::StatedLine& from = stated.lines[i];
    Line line;
    line.raw_begin = line.begin = from.span.begin;
    line.raw_end = line.end = from.span.end;
    trim(draft.text, line.begin, line.end);
    line.kind = from.table >= 0 ? LineKind::row : LineKind::text;
    if (line.kind == LineKind::text && line.begin == line.end) continue;
    line.hashes = line.end - line.begin <= kLongestHeading ? from.heading : std::uint8_t{0};
    line.depth = from.depth;
    line.emphasised = from.emphasised;
    line.note = from.note;
    line.soft = from.soft;
    line.gap_before = !from.soft;
    line.rule_before = from.below_rule;
    line.stated = static_cast<std::int32_t>(i);
    const auto index = static_cast<std::uint32_t>(draft.lines.size());
    if (from.table >= 0 && from.table == table) draft.runs.back().last = index;
    if (from.table >= 0 && from.table != table) draft.runs.push_back(TableRun{index, index, false});
    table = from.table;
    draft.lines.push_back(line);
  }
  take_marks(draft);
}

}  // namespace khop::document
