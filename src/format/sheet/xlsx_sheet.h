// SPDX-License-Identifier: Apache-2.0
/// One sheet of an Excel workbook, read as it comes: sheets may hold millions of cells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/sheet/number_format.h"
#include "format/sheet/sheet.h"
#include "format/sheet/xlsx_text.h"

namespace khop::format {

/// What all sheets of a workbook share.
struct XlsxShared {
  std::vector<XlsxString> strings;
  std::vector<NumberFormat> formats;  ///< by style
  std::vector<std::string> fonts;     ///< by style
  bool from_1904 = false;             ///< days count from 1904
  SheetBudget budget;
  std::size_t uncomputed = 0;  ///< formulas whose results the file does not hold
};

/// Reads the part `part`. Cells that a merged area covers are left out. Errors: damaged XML, too many cells.
[[nodiscard]] Result<Sheet> read_xlsx_sheet(std::string_view xml, const std::string& path, const std::string& part,
                                            XlsxShared& shared);

}  // namespace khop::format
