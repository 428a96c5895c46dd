// SPDX-License-Identifier: Apache-2.0
/// Markdown as GitHub reads it (.md), and what offices paste into such files: lines with marks that are none of
/// Markdown's, indented paragraphs, tables with tabs.
#pragma once

#include "format/manuscript.h"
#include "format/read.h"

namespace khop::format {

/// Text in reading order with list marks as typed, headings, tables, footnotes; fenced code is left out. Places are
/// lines and columns of `source`. Errors: nested too deep, too large.
[[nodiscard]] Result<Manuscript> read_markdown(text::Source source, const ReadOptions& options);

}  // namespace khop::format
