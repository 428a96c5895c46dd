// SPDX-License-Identifier: Apache-2.0
/// Tables of a PDF, rebuilt from where their words stand: a PDF has no cells.
#pragma once

#include <cstddef>
#include <vector>

#include "format/content.h"
#include "format/pdf_page.h"

namespace khop::format {

/// The lines from `first` up to `end` that look like rows: words far apart, below one another.
struct PdfRegion {
  std::size_t first = 0, end = 0;
};

/// The region that begins with line `first`; empty if none does. `width` is that of the page's text.
[[nodiscard]] PdfRegion pdf_region(const std::vector<PdfLine>& lines, std::size_t first, double width);

/// Between the columns of lines [region.first, region.end): x of each boundary, rising.
[[nodiscard]] std::vector<double> pdf_boundaries(const std::vector<PdfLine>& lines, const PdfRegion& region);

/// The table in a region; without rows if it is none: a letterhead, text in two columns. `rules` are the drawn lines of
/// each page; where a table has borders, they part its rows and columns.
[[nodiscard]] Table pdf_table(const std::vector<PdfLine>& lines, const PdfRegion& region,
                              const std::vector<std::vector<PdfRule>>& rules);

}  // namespace khop::format
