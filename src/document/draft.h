// SPDX-License-Identifier: Apache-2.0
/// What the readers of this layer hand to each other between the lines of a file and a Document.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/line.h"
#include "document/note_mark.h"
#include "format/manuscript.h"

namespace khop::document {

/// A stretch of the source that belongs to a paragraph. A paragraph that a break cut has several.
struct Fragment {
  Offset begin = 0, end = 0;
  std::int32_t next = -1;  ///< next fragment of the same paragraph
  bool glue = false;       ///< no blank between this fragment and the one before
  bool lifted = false;     ///< the break before it looks as if a footnote mark had been taken out there
};

/// A block in the making: its places in the source.
struct Para {
  BlockKind kind = BlockKind::paragraph;
  MarkStyle style = MarkStyle::none;
  Ending ending = Ending::open;
  Opening opening = Opening::upper;
  std::uint8_t hashes = 0;
  bool capitals = false;               ///< all its letters are capitals
  bool emphasised = false;             ///< emphasis marks wrap all of it
  std::int32_t number = -1;            ///< of its list mark
  std::int32_t first = -1, last = -1;  ///< fragments
  Span mark;                           ///< list mark in the source
  std::uint32_t length = 0;            ///< bytes, roughly
  std::int32_t note = -1;
  std::int32_t row = -1;   ///< index into Draft::rows
  std::uint8_t depth = 0;  ///< list depth that the file states; 0 if none
};

/// A row of a table in the making.
struct DraftRow {
  std::vector<Span> cells;             ///< trimmed, in the text
  std::vector<std::uint16_t> columns;  ///< that each cell spans; empty: one each
  bool header = false;                 ///< the file marks it as header
  bool continued = false;              ///< a cell of it goes on from the row above
  std::uint32_t line = 0;
};

/// Lines that make one stretch of a table.
struct TableRun {
  std::uint32_t first = 0, last = 0;  ///< lines, both included
  bool pipes = false;                 ///< Markdown table
};

/// A place in the flow where a footnote mark seems to have been taken out by a converter.
struct LiftedPlace {
  BlockId block = kNone;
  Offset at = 0;  ///< in Document::text
};

struct Draft {
  std::string_view text;                       ///< the source's, or the flow of a format with structure
  const format::Manuscript* stated = nullptr;  ///< structure that the file states; null: all of it is guessed
  std::vector<Line> lines;
  std::vector<NoteMark> marks;
  std::vector<TableRun> runs;
  std::vector<Fragment> fragments;
  std::vector<Para> paras;
  std::vector<DraftRow> rows;
  std::vector<LiftedPlace> lifted;  ///< found while the flow is written
  std::int32_t notes = 0;           ///< number of footnotes, in order of their opening marks
  bool literal = false;             ///< signs mean themselves: no emphasis, escapes or entities

  [[nodiscard]] std::string_view view(Offset begin, Offset end) const { return text.substr(begin, end - begin); }
};

/// Lines, runs of table rows, and marks as the file states them: draft.stated must be set.
void take_stated(Draft& draft);

/// Finds the lines that are rows of tables: marks them LineKind::row and fills Draft::runs.
void find_tables(Draft& draft);

/// Cells of a row line, trimmed.
[[nodiscard]] std::vector<Span> split_cells(std::string_view text, const Line& line, bool pipes);

/// Joins lines to paragraphs and parts footnotes from the body: fills paras, fragments, rows, notes, and NoteMark::note
/// of the marks that open footnotes.
void assemble(Draft& draft);

/// Writes the clean flow: text, pieces, blocks with marks and refs, notes with their blocks. Levels, parents and tables
/// are still missing.
void write_flow(Draft& draft, Document& document);

/// Headings' depth, items' levels and parents, nearest headings, paragraphs that are items of the line above them.
void find_structure(const Draft& draft, Document& document);

/// Tables from rows: columns, headers, numbering, titles, unit lines.
void build_tables(const Draft& draft, Document& document);

/// Ties references to footnotes: Note::host, Note::at, NoteRef::note.
void tie_notes(const Draft& draft, Document& document);

}  // namespace khop::document
