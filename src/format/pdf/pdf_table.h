// SPDX-License-Identifier: Apache-2.0
/// Tables of a PDF, rebuilt from where their words stand: a PDF has no cells.
#pragma once

#include <vector>

#include "format/content.h"
#include "format/pdf/pdf_page.h"
#include "format/pdf/pdf_region.h"

namespace khop::format {

/// The table in a region; without rows if it is none: a letterhead, text in two columns. `rules` are the drawn lines of
/// each page; where a table has borders, they part its rows and columns.
[[nodiscard]] Table pdf_table(const std::vector<PdfLine>& lines, const PdfRegion& region,
                              const std::vector<std::vector<PdfRule>>& rules);

}  // namespace khop::format
