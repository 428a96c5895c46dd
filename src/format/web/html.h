// SPDX-License-Identifier: Apache-2.0
/// Web pages (.html, .htm, .xhtml), also as Word and LibreOffice save them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/content.h"
#include "format/manuscript.h"
#include "format/read.h"

namespace khop::format {

/// Whether text whose name says HTML holds any tag; without, it is read as plain text.
[[nodiscard]] bool has_tags(std::string_view bytes);

/// Text in reading order with list marks as displayed, headings, tables, footnotes. What browsers do not show is left
/// out. Places are lines and columns of the page. Errors: binary content, nested too deep, too large.
[[nodiscard]] Result<Manuscript> read_html(std::string bytes, const std::string& path, const ReadOptions& options);

/// The elements of a piece of HTML inside a text of another format; `base` is its place in the source.
[[nodiscard]] Result<std::vector<Element>> read_html_piece(std::string_view piece, text::Offset base,
                                                           const std::string& path, const ReadOptions& options);

}  // namespace khop::format
