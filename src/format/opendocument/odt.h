// SPDX-License-Identifier: Apache-2.0
/// OpenDocument text (.odt, .ott, .fodt; ISO/IEC 26300), as LibreOffice and OpenOffice write it.
#pragma once

#include <string>
#include <string_view>

#include "format/content.h"
#include "format/package.h"
#include "format/read.h"

namespace khop::format {

/// Whether the package says that it is a text document.
[[nodiscard]] bool is_odt(Package& package);
/// Whether `bytes` are an OpenDocument file in one piece of XML.
[[nodiscard]] bool is_flat_odf(std::string_view bytes);

/// Text in reading order with list marks as displayed, headings, tables, text boxes behind the paragraph that they hang
/// on, footnotes and endnotes. Comments, hidden text, tables of contents, page headers and footers are left out.
/// Paragraphs are numbered by the <text:p> and <text:h> elements in document order, from 1. Errors: damaged, protected
/// by a password.
[[nodiscard]] Result<Content> read_odt(Package& package, const ReadOptions& options);
[[nodiscard]] Result<Content> read_flat_odt(std::string bytes, const std::string& path, const ReadOptions& options);

}  // namespace khop::format
