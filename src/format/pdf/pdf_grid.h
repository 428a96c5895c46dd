// SPDX-License-Identifier: Apache-2.0
/// The borders of a table.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "format/pdf/pdf_page.h"
#include "format/pdf/pdf_region.h"

namespace khop::format {

class PdfGrid {
 public:
  /// The borders among the drawn lines of each page that stand in a region.
  PdfGrid(const std::vector<PdfLine>& lines, const PdfRegion& region, const std::vector<std::vector<PdfRule>>& rules);

  /// Whether the region has borders between its rows and columns on each of its pages.
  explicit operator bool() const { return !columns_.empty(); }
  /// x of the borders between columns, rising; empty if there is no grid.
  [[nodiscard]] const std::vector<double>& columns() const { return columns_; }
  /// How many borders stand above a line on its page.
  [[nodiscard]] std::size_t row(const PdfLine& line) const;
  /// Whether border `column` is drawn beside this line: cells that span columns have none.
  [[nodiscard]] bool parts(const PdfLine& line, std::size_t column) const;
  /// The columns of the cell in which a word of this line in `column` stands.
  [[nodiscard]] std::vector<std::size_t> spanned(const PdfLine& line, std::size_t column) const;

 private:
  struct Page {
    std::vector<double> rows;  ///< y of borders across the table, rising
    std::vector<PdfRule> upright;
  };
  [[nodiscard]] const Page* page(const PdfLine& line) const;

  std::map<std::int32_t, Page> pages_;
  std::vector<double> columns_;
};

}  // namespace khop::format
