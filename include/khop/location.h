// SPDX-License-Identifier: Apache-2.0
/// Where a figure stands in a file that has no lines a person could count: a Word document, a spreadsheet, a PDF.
#pragma once

#include <cstdint>
#include <string>

#include "khop/language.h"

namespace khop {

/// Two views of one place: what a program needs to get there, and what a person can find on the page. Numbers count
/// from 1; 0 and empty texts mean that the place has no such thing.
struct Location {
  // For programs.
  std::string part;                       ///< "word/document.xml", the name of a sheet, the number of a page
  std::uint32_t paragraph = 0;            ///< in its part; see the format's page of the manual for what is counted
  std::uint32_t begin = 0;                ///< code points of the paragraph (of the cell, of the line) before the figure
  std::uint32_t end = 0;                  ///< and up to its end
  std::string cell;                       ///< of a spreadsheet: "F12"
  std::uint32_t page = 0, page_line = 0;  ///< of a PDF

  // For people.
  std::string heading;                ///< number of the nearest heading above, "II.1", or its first words
  std::uint32_t ordinal = 0;          ///< which paragraph below that heading (of the footnote); 0: the heading itself
  std::string table;                  ///< "Biểu 02", or the first words of its title; may be empty
  std::uint32_t table_number = 0;     ///< in the document
  std::uint32_t row = 0, column = 0;  ///< of the table
  std::string row_name;               ///< what the row is about, shortened
  std::string note;                   ///< mark of the footnote that it stands in
};

/// The place in words that an editor can follow: "mục II.1, đoạn 3", "Biểu 02, dòng 5 (Thu nội địa), cột 4",
/// "chú thích 7", "Thu NS!F12", "trang 3, dòng 14".
[[nodiscard]] std::string where(const Location& location, Language language);

}  // namespace khop
