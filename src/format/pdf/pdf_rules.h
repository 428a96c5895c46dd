// SPDX-License-Identifier: Apache-2.0
/// The lines drawn on pages of a PDF: borders of tables.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "format/pdf/pdf_page.h"

namespace khop::format {

/// Puts what pdftocairo draws of `svg` to the pages from `first` on (PdfPage::rules). What cannot be read is left out.
void take_pdf_rules(std::string svg, std::size_t first, std::vector<PdfPage>& pages);

/// Runs pdftocairo, if it is installed, on the pages of `file` that may have tables. `home` is a folder for its
/// temporary files.
void draw_pdf_rules(const std::string& file, const std::string& home, std::vector<PdfPage>& pages);

}  // namespace khop::format
