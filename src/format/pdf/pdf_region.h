// SPDX-License-Identifier: Apache-2.0
/// Where a page of a PDF has a table, and where its columns are parted.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "format/pdf/pdf_page.h"

namespace khop::format {

/// The lines from `first` up to `end` that look like rows: words far apart, below one another.
struct PdfRegion {
  std::size_t first = 0, end = 0;
};

/// The region that begins with line `first`; empty if none does. `width` is that of the page's text.
[[nodiscard]] PdfRegion pdf_region(const std::vector<PdfLine>& lines, std::size_t first, double width);

/// Between the columns of lines [region.first, region.end): x of each boundary, rising.
[[nodiscard]] std::vector<double> pdf_boundaries(const std::vector<PdfLine>& lines, const PdfRegion& region);

}  // namespace khop::format
