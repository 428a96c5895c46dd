// SPDX-License-Identifier: Apache-2.0
/// PDF with a text layer, by way of pdftotext, where it is installed.
#pragma once

#include <string>
#include <string_view>

#include "format/content.h"
#include "khop/error.h"

namespace khop::format {

/// Text in reading order: paragraphs joined from their lines, footnotes tied to their marks, tables rebuilt from where
/// their words stand. Page numbers and running heads are left out. Parts are pages, rows the lines of a page. Errors:
/// pdftotext is not installed, the file is damaged, protected, a scan without text, or too large.
[[nodiscard]] Result<Content> read_pdf(std::string_view bytes, const std::string& path);

/// The same from what `pdftotext -bbox` and, for borders of tables, `pdftocairo -svg` print.
[[nodiscard]] Result<Content> read_pdf_words(std::string xhtml, const std::string& path, std::string svg = {});

}  // namespace khop::format
