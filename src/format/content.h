// SPDX-License-Identifier: Apache-2.0
/// What a file of a structured format says: paragraphs, lists as displayed, tables, footnotes. The readers of this
/// layer make it, linearise() turns it into text. Plain data, owns everything.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "khop/error.h"
#include "text/source.h"

namespace khop::format {

/// Where a paragraph stands in its file; see text::Anchor for the meaning of the numbers.
struct Origin {
  std::int32_t part = -1;  ///< index into Content::parts
  std::uint32_t paragraph = 0;
  std::uint32_t point = 0;  ///< code points of the file's paragraph before this one, if that was cut in two
  std::uint32_t row = 0, column = 0;
};

/// A stretch of a paragraph's text and where it stands in the text of the file, for formats that are text themselves.
struct Stretch {
  std::uint32_t at = 0;     ///< byte of Paragraph::text; bytes map one to one up to the next stretch
  text::Offset source = 0;  ///< in the text::Source that the reader was given
};

/// Where the text of a paragraph goes on in another place of its file: the next line of a page.
struct Turn {
  std::uint32_t at = 0;  ///< byte of Paragraph::text
  Origin origin;
};

/// A footnote's mark in a paragraph.
struct Reference {
  std::uint32_t at = 0;   ///< byte of Paragraph::text before which the mark stands
  std::int32_t note = 0;  ///< index into Content::notes
};

struct Paragraph {
  std::string text;          ///< UTF-8, no line break
  std::string mark;          ///< list mark or number as displayed: "1.1.", "a)", "-"; not part of text
  std::uint8_t heading = 0;  ///< 1 is highest; 0 if it is none
  std::uint8_t depth = 0;    ///< list depth, 1 is outermost; 0 if the file has no list here
  bool emphasised = false;   ///< all of it is bold
  bool soft = false;        ///< goes on with the paragraph above unless its text says otherwise: a line of the same one
  bool below_rule = false;  ///< a rule across the page stands above
  std::vector<Reference> references;  ///< rising in `at`
  std::vector<Stretch> stretches;     ///< rising in `at`; empty for formats without lines
  Origin origin;
  std::vector<Turn> turns;  ///< rising in `at`
};

struct Table;

struct Cell {
  std::vector<Paragraph> paragraphs;
  std::vector<Table> tables;  ///< tables inside the cell
  std::uint16_t columns = 1;  ///< that it spans
  bool continued = false;     ///< goes on from the cell above, which spans rows; has no text of its own
};

struct Row {
  std::vector<Cell> cells;
  bool header = false;  ///< the file marks it as header
};

struct Table {
  std::vector<Row> rows;
};

using Element = std::variant<Paragraph, Table>;

struct Note {
  std::string mark;  ///< as displayed: "7", "*"
  std::vector<Element> body;
};

struct Content {
  std::vector<Element> body;
  std::vector<Note> notes;
  std::vector<std::string> parts;  ///< see text::Source::parts()
  std::vector<Error> remarks;      ///< what was left out or guessed, for the user
};

}  // namespace khop::format
