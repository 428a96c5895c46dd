// SPDX-License-Identifier: Apache-2.0
/// Pages of a PDF → paragraphs, tables and footnotes.
#pragma once

#include <vector>

#include "format/content.h"
#include "format/pdf/pdf_page.h"

namespace khop::format {

[[nodiscard]] Content pdf_flow(const std::vector<PdfPage>& pages);

}  // namespace khop::format
