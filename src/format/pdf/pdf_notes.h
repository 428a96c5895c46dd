// SPDX-License-Identifier: Apache-2.0
/// Footnotes of a PDF: small type at the foot of a page, each with its mark in front.
#pragma once

#include <string>
#include <vector>

#include "format/pdf/pdf_page.h"

namespace khop::format {

/// A footnote and its lines. One that goes on over a page end has lines of both pages.
struct PdfNote {
  std::string mark;
  std::vector<PdfLine> lines;  ///< without the mark
};

/// Takes the footnotes out of the lines of all pages, and gives the marks in the text that refer to them
/// (PdfWord::note). `body` is the size of the body's type.
[[nodiscard]] std::vector<PdfNote> take_pdf_notes(std::vector<std::vector<PdfLine>>& pages, double body);

}  // namespace khop::format
