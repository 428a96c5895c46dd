// SPDX-License-Identifier: Apache-2.0
/// A draft as a reader sees it: paragraphs that a page break cut are whole again, footnotes are lifted out of the flow
/// and tied to the place of their mark, list items know their parent, tables are tables. All spans are into
/// Document::text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/manuscript.h"
#include "text/source.h"

namespace khop::document {

using text::Offset;
using text::Span;
using BlockId = std::int32_t;
inline constexpr BlockId kNone = -1;

enum class BlockKind {
  heading,    ///< title or numbered heading
  paragraph,  ///< running prose
  item,       ///< list item
  note,       ///< first paragraph of a footnote
  row,        ///< one row of a table; its cells are in Table
};

/// A footnote mark in the flow. The mark itself is removed from the text; `at` is the offset where it stood.
struct NoteRef {
  Offset at = 0;
  std::int32_t note = -1;  ///< index into Document::notes; -1 if no such footnote is printed
  std::string mark;        ///< "7", "12" or "" for a lost character
};

/// One paragraph, item, heading, footnote paragraph or table row. Its text is contiguous: Document::text[span].
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;
  std::string
      mark;  ///< list mark or heading number as printed: "-", "a)", "1.1.", "II."; empty if none. Not part of span.
  std::uint8_t level = 0;     ///< heading depth (1 is highest) or list depth (1 is outermost); 0 if none
  BlockId parent = kNone;     ///< an item's owning paragraph or item; a further paragraph of a footnote: its note block
  BlockId heading = kNone;    ///< nearest heading above
  std::int32_t note = -1;     ///< footnote this block belongs to (index into Document::notes); -1 for the body
  std::int32_t table = -1;    ///< index into Document::tables for rows
  std::vector<NoteRef> refs;  ///< in rising order of `at`
};

struct Note {
  std::string mark;             ///< as printed; "" for a lost character
  std::vector<BlockId> blocks;  ///< its paragraphs and items, first is BlockKind::note
  BlockId host = kNone;         ///< block that carries the mark; kNone if the mark was not found
  Offset at = 0;                ///< where in the host the mark stood
};

struct Cell {
  Span span;  ///< trimmed content; empty for an empty cell
};

struct Row {
  BlockId block = kNone;
  std::vector<Cell> cells;  ///< by column; all rows of a table have the same number
  bool header = false;      ///< part of the header (also when repeated after a page break)
  bool numbering = false;   ///< a row of column numbers "1 2 3 4=3/2"
};

struct Table {
  std::vector<Row> rows;
  BlockId title = kNone;      ///< the paragraph or heading just above that names it
  BlockId unit_line = kNone;  ///< "ĐVT: triệu đồng" above it
  std::uint32_t columns = 0;
};

struct Document {
  std::string text;           ///< the flow of all blocks in reading order, blocks separated by "\n"
  std::vector<Block> blocks;  ///< in reading order of the body; a footnote's blocks stand where it was printed
  std::vector<Note> notes;
  std::vector<Table> tables;

  [[nodiscard]] std::string_view view(Span span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
  /// Place in the original file of the character at `offset` of text. `source` is the one the document was read from.
  [[nodiscard]] Place place(const text::Source& source, Offset offset) const;
  /// Places of a span that is not empty: its first character, and one column past its last.
  [[nodiscard]] std::pair<Place, Place> extent(const text::Source& source, Span span) const;
  /// Offset into the source's text of the character at `offset` of text. O(log n).
  [[nodiscard]] Offset source_offset(Offset offset) const;
  /// Block that holds `offset`; kNone between blocks. O(log n).
  [[nodiscard]] BlockId block_at(Offset offset) const;

  /// Puts `annex` behind this document; `source` is where its text begins in the source that now holds both.
  void append(Document annex, Offset source);

  /// Pieces of text and where they come from, rising in `begin`; each maps its bytes one to one.
  struct Piece {
    Offset begin = 0;   ///< in Document::text
    Offset source = 0;  ///< in Source::text()
  };
  std::vector<Piece> pieces;
};

/// Reads plain text (.txt and everything that has no format of its own): tab-separated tables, lists, headings,
/// footnotes in all styles (¹², <sup>(7)</sup>, (7), U+FFFD in order), sentences cut by page ends. Linear time.
[[nodiscard]] Document read_text(const text::Source& source);

/// Reads what a reader of src/format took out of a file: by the structure that the file states, or as text.
[[nodiscard]] Document read(const format::Manuscript& manuscript);

/// One line a block, for tests and for people who look for what was misread:
///
///   3 item L1 [-] <2 @14:1: Ngô 1.200 ha‹7›, đạt 96 %
///
/// number, kind, level, list mark, parent, footnote (n0:7@3 is footnote 0 with mark 7, tied to block 3), table, place
/// if the source is given, text with ‹mark› where a footnote mark stood (‹7?› if it has no footnote) and "|" for tabs.
[[nodiscard]] std::string dump(const Document& document);
[[nodiscard]] std::string dump(const Document& document, const text::Source& source);

}  // namespace khop::document
