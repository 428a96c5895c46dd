// SPDX-License-Identifier: Apache-2.0
/// Old office formats (.doc, .xls, .rtf) by way of LibreOffice, where it is installed.
#pragma once

#include <string>
#include <string_view>

#include "khop/error.h"

namespace khop::format {

enum class OldFormat {
  none,          ///< a compound file of some other program
  word,          ///< .doc
  spreadsheet,   ///< .xls
  presentation,  ///< .ppt
};

/// Which program made a compound file, by the streams that it has.
[[nodiscard]] OldFormat compound_format(std::string_view bytes);

/// The bytes of a document in the format `from` ("doc", "rtf", "xls"), saved as `to` ("docx", "xlsx"). `path` names it
/// in errors: LibreOffice is not installed, cannot read the document, or takes too long.
[[nodiscard]] Result<std::string> convert_old_office(std::string_view bytes, const std::string& from,
                                                     const std::string& to, const std::string& path);

}  // namespace khop::format
