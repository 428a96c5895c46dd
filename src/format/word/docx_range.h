// SPDX-License-Identifier: Apache-2.0
/// Characters of a paragraph, as khop::Location counts them → the elements of the document part between which a comment
/// may begin and end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "format/word/docx_trace.h"

namespace khop::format {

/// One end of a range.
struct DocxEdge {
  pugi::xml_node element;    ///< in the document part: a child of a run, or what stands between runs
  std::uint32_t points = 0;  ///< characters of its text before the edge; 0 if the edge is at its side
  bool within = false;       ///< the edge is inside the text of `element`, a <w:t>
};

/// Why a range is not where the characters are.
enum class DocxDetour {
  none,
  note,  ///< Word has no comments in notes: the range is the note's mark
  box,   ///< nor in text boxes: the range is what the box hangs on
};

struct DocxRange {
  DocxEdge begin, end;  ///< before `begin.element`, or inside; behind `end.element`, or inside
  DocxDetour detour = DocxDetour::none;
};

/// The range of the characters [begin, end) of a paragraph. Marks of ranges may stand between runs, and in most of what
/// holds runs; the range is taken out of fields, controls and the like that it fills, and spans all of what may hold no
/// mark. Nothing if the paragraph shows nothing, or its note has no mark.
[[nodiscard]] std::optional<DocxRange> find_docx_range(const DocxTrace& trace, const std::string& part,
                                                       std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end);

/// The nearest sibling on that side that shows something or holds what does; null if there is none.
[[nodiscard]] pugi::xml_node docx_before(pugi::xml_node node);
[[nodiscard]] pugi::xml_node docx_behind(pugi::xml_node node);

}  // namespace khop::format
