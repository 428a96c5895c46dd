// SPDX-License-Identifier: Apache-2.0
/// The sheets of a workbook → content.
#pragma once

#include <string>
#include <vector>

#include "format/content.h"
#include "format/sheet/sheet.h"

namespace khop::format {

struct Workbook {
  std::vector<Sheet> sheets;               ///< those that are shown, in their order
  std::vector<std::string> hidden_sheets;  ///< names
  std::size_t uncomputed = 0;              ///< formulas whose results the file does not hold
};

/// What `workbook` shows, a part for each sheet. `path` names it in errors. Errors: it is too large.
[[nodiscard]] Result<Content> content_of(Workbook workbook, const std::string& path);

}  // namespace khop::format
