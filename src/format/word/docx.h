// SPDX-License-Identifier: Apache-2.0
/// Word documents (.docx, .docm, .dotx; ECMA-376, transitional and strict).
#pragma once

#include <string>

#include "format/content.h"
#include "format/package.h"
#include "format/read.h"
#include "format/word/docx_trace.h"

namespace khop::format {

/// Part of the package that holds the document; empty if it is no Word document.
[[nodiscard]] std::string docx_main_part(Package& package);

/// Text in reading order with list marks as displayed, headings, tables, text boxes behind the paragraph that they hang
/// on, footnotes and endnotes. Comments, hidden text, page headers and footers are left out. Paragraphs are numbered by
/// the <w:p> elements of their part in document order, from 1. `trace`, if given, is told where the text stands.
[[nodiscard]] Result<Content> read_docx(Package& package, const ReadOptions& options, DocxTrace* trace = nullptr);

}  // namespace khop::format
