// SPDX-License-Identifier: Apache-2.0
/// Reads Excel workbooks (.xlsx, .xlsm).
#pragma once

#include <string>

#include "format/content.h"
#include "format/package.h"

namespace khop::format {

/// The part that holds the workbook; empty if the package is none.
[[nodiscard]] std::string xlsx_main_part(Package& package);

/// What the sheets show, as displayed. Precondition: xlsx_main_part() found one. Errors: damaged parts, a binary
/// workbook (.xlsb), too many cells.
[[nodiscard]] Result<Content> read_xlsx(Package& package);

}  // namespace khop::format
