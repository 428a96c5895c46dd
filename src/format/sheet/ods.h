// SPDX-License-Identifier: Apache-2.0
/// Reads OpenDocument spreadsheets (.ods).
#pragma once

#include "format/content.h"
#include "format/package.h"

namespace khop::format {

/// Whether the package is an OpenDocument spreadsheet.
[[nodiscard]] bool is_ods(Package& package);

/// What the sheets show, as displayed. Precondition: is_ods(). Errors: damaged parts, a password, too many cells.
[[nodiscard]] Result<Content> read_ods(Package& package);

}  // namespace khop::format
