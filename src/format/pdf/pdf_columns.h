// SPDX-License-Identifier: Apache-2.0
/// The lines of a table of a PDF, each cut into what stands in its columns.
#pragma once

#include <cstddef>
#include <vector>

#include "format/pdf/pdf_grid.h"
#include "format/pdf/pdf_page.h"
#include "format/pdf/pdf_region.h"

namespace khop::format {

/// Words `first` up to `end` of a line, in one column.
struct PdfPiece {
  std::size_t first = 0, end = 0;
  double left = 0, right = 0;
};

class PdfColumns {
 public:
  /// The lines of a region; a header that further pages repeat is left out. Without columns if there is only one, or
  /// more than any table has.
  PdfColumns(const std::vector<PdfLine>& lines, const PdfRegion& region, const PdfGrid& grid);

  /// Number of lines; those below are counted from 0.
  [[nodiscard]] std::size_t size() const { return use_.size(); }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] const PdfLine& line(std::size_t i) const { return lines_[use_[i]]; }
  [[nodiscard]] const std::vector<PdfPiece>& at(std::size_t i, std::size_t column) const { return pieces_[i][column]; }
  [[nodiscard]] bool has(std::size_t i, std::size_t column) const { return !at(i, column).empty(); }
  /// How many columns have something.
  [[nodiscard]] std::size_t filled(std::size_t i) const;
  /// Whether one numeral stands there and nothing else.
  [[nodiscard]] bool numeral(std::size_t i, std::size_t column) const;
  /// How many columns from `from` on hold a numeral.
  [[nodiscard]] std::size_t numerals(std::size_t i, std::size_t from) const;
  [[nodiscard]] std::size_t column_of(double x) const;
  /// x at which a column ends.
  [[nodiscard]] double border(std::size_t column) const;

 private:
  void choose_lines(const PdfRegion& region);
  void place(std::size_t i, const PdfSegment& segment);
  void place_words(std::size_t i, std::size_t first, std::size_t end);
  void add(std::size_t i, std::size_t column, std::size_t first, std::size_t end);
  [[nodiscard]] bool bordered(const PdfLine& line, std::size_t w) const;

  const std::vector<PdfLine>& lines_;
  const PdfGrid& grid_;
  std::vector<double> boundaries_;
  std::size_t columns_ = 0;
  std::vector<std::size_t> use_;                            // indices into lines_
  std::vector<std::vector<std::vector<PdfPiece>>> pieces_;  // by line and column
};

}  // namespace khop::format
