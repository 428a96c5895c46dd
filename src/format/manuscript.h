// SPDX-License-Identifier: Apache-2.0
/// A draft as text, with the structure that its file states. Formats without structure (.txt, PDF) state none: the
/// document layer guesses it from the text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/comment.h"
#include "format/content.h"
#include "text/source.h"

namespace khop::format {

/// A cell of a row. Its columns and those of the others make up the row; cells that go on from above are empty.
struct StatedCell {
  text::Span span;  ///< in the flow; trimmed
  std::uint16_t columns = 1;
  bool continued = false;  ///< goes on from the cell above
};

/// One line of the flow: a paragraph or a row of a table.
struct StatedLine {
  text::Span span;  ///< in the flow, without its end; of a paragraph its list mark included
  std::uint8_t heading = 0;
  std::uint8_t depth = 0;
  bool emphasised = false;
  bool soft = false;                        ///< see Paragraph
  bool below_rule = false;                  ///< see Paragraph
  bool header = false;                      ///< a row of the table's header
  std::int32_t note = -1;                   ///< the footnote that it belongs to
  std::int32_t table = -1;                  ///< the table that it is a row of
  std::uint32_t first_cell = 0, cells = 0;  ///< in Manuscript::cells
};

/// A footnote's mark: the characters of the flow that show it.
struct StatedMark {
  text::Span span;
  std::int32_t note = 0;
};

struct Manuscript {
  /// What places refer to. Its text is the flow too, unless `flow` has one.
  text::Source source;
  /// Whether lines, cells and marks tell the structure.
  bool stated = false;
  std::string flow;                ///< the text in reading order, where that is not the source's own
  std::vector<Stretch> stretches;  ///< where the flow stands in source.text(); rising in `at`, empty if flow is
  std::vector<StatedLine> lines;
  std::vector<StatedCell> cells;
  std::vector<StatedMark> marks;   ///< rising
  std::vector<std::string> notes;  ///< their marks as displayed
  std::vector<Comment> comments;   ///< what the draft says to khop; no text of the report

  [[nodiscard]] std::string_view text() const { return flow.empty() ? source.text() : std::string_view(flow); }
};

/// Text and structure of `content`, which was read from `path`. The places are those that the content names.
[[nodiscard]] Manuscript linearise(Content content, const std::string& path);
/// The same for a format that is text itself: the places are lines and columns of `source`.
[[nodiscard]] Manuscript linearise(Content content, text::Source source);

}  // namespace khop::format
