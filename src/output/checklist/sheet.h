// SPDX-License-Identifier: Apache-2.0
/// A checklist laid out for paper: headings, tables with a box to tick in each row, room for signatures. What it says
/// and in which words is decided; how it looks is up to each format. Texts are safe to show, and escaped for nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/checklist/checklist.h"
#include "output/checklist/marked.h"

namespace khop::output::checklist {

struct Column {
  enum class Kind : std::uint8_t { number, text, count, box };
  std::string title;
  unsigned width = 0;  ///< in hundredths of the page
  Kind kind = Kind::text;
};

struct Row {
  /// By column; the paragraphs of each. That of a box is empty: it is a box.
  std::vector<std::vector<Marked>> cells;
  /// Instead of cells: a line across the table that leads the rows below it, with a box.
  std::optional<Marked> group;
};

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Part {
  std::string title;          ///< "I. SỐ LIỆU CẦN SỬA (5)"
  unsigned level = 1;         ///< 1, or 2 within the part before
  std::vector<Marked> notes;  ///< below the title
  Table table;                ///< may have no rows
};

struct Fact {
  std::string label;
  Marked text;
};

struct Signature {
  std::string role, note;  ///< "NGƯỜI RÀ SOÁT", "(Ký, ghi rõ họ tên)"
};

struct Sheet {
  std::string title;     ///< "PHIẾU RÀ SOÁT SỐ LIỆU"
  std::string subtitle;  ///< what the boxes are for
  std::vector<Fact> facts;
  std::vector<Part> parts;
  std::string place_and_date;  ///< to be filled in by hand
  std::vector<Signature> signatures;
};

[[nodiscard]] Sheet sheet_of(const Checklist& checklist, Language language);

/// "Trang {} / {}", for formats that number pages.
[[nodiscard]] std::string page_words(Language language);

}  // namespace khop::output::checklist
