// SPDX-License-Identifier: Apache-2.0
/// Words of a PDF and where they stand, and the lines that they make.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "khop/error.h"

namespace khop::format {

/// Lengths are points (1/72 inch), from the upper left corner of the page.
struct PdfWord {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string text;
  bool raised = false;     ///< a superscript
  std::int32_t note = -1;  ///< the footnote that it is the mark of
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double size() const { return bottom - top; }  ///< height of its type, a little more than the font size
  /// Where the letters stand: what hangs below is about a fifth of the type's height.
  [[nodiscard]] double base() const { return bottom - 0.2 * size(); }
};

/// A drawn line, upright or level: the area that it covers.
struct PdfRule {
  double left = 0, top = 0, right = 0, bottom = 0;
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfWord> words;
  std::vector<PdfRule> rules;
};

/// Words in one row of a page, from left to right. Never empty.
struct PdfLine {
  std::vector<PdfWord> words;
  std::int32_t page = 0;  ///< from 0
  std::uint32_t row = 0;  ///< on its page, from 1
  double base = 0, size = 0;
  [[nodiscard]] double left() const { return words.front().left; }
  [[nodiscard]] double right() const { return words.back().right; }
};

/// Words from `first` up to `end` of a line that stand close together.
struct PdfSegment {
  std::size_t first = 0, end = 0;
  double left = 0, right = 0;
};

/// Reads what `pdftotext -bbox` prints. `path` names the file in errors.
[[nodiscard]] Result<std::vector<PdfPage>> parse_pdf_pages(std::string xhtml, const std::string& path);

/// The lines of a page from top to bottom; small raised words belong to the line on which they stand.
[[nodiscard]] std::vector<PdfLine> pdf_lines(const PdfPage& page, std::int32_t index);

/// Takes page numbers and what is repeated at the head or foot of pages out of the lines of all pages.
void drop_running_lines(std::vector<std::vector<PdfLine>>& pages);

/// A line cut where words stand farther apart than in running text.
[[nodiscard]] std::vector<PdfSegment> pdf_segments(const PdfLine& line);
/// A row of a table cut where words stand a little farther apart than a blank: narrow columns have no more.
[[nodiscard]] std::vector<PdfSegment> pdf_cells(const PdfLine& line);

/// Whether two neighbouring words are parts of one.
[[nodiscard]] bool pdf_glued(const PdfWord& word, const PdfWord& next, double size);
/// Whether the text is digits alone.
[[nodiscard]] bool all_digits(const std::string& text);
/// Whether the text is a numeral: digits with marks and signs.
[[nodiscard]] bool is_numeral(const std::string& text);

}  // namespace khop::format
