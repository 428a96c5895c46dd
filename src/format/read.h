// SPDX-License-Identifier: Apache-2.0
/// A file of any format → a manuscript.
#pragma once

#include <string>
#include <string_view>

#include "format/content.h"
#include "format/manuscript.h"
#include "khop/error.h"

namespace khop::format {

/// Which text of a document with tracked changes is read.
enum class Revisions : std::uint8_t {
  accepted,  ///< as if all changes were accepted
  original,  ///< as if all were rejected
};

struct ReadOptions {
  Revisions revisions = Revisions::accepted;
};

/// Reads `bytes` by what they are; `path` names them, and its suffix decides among text formats. Errors: damaged or
/// protected files, formats that are no drafts, a program that is needed and not installed.
[[nodiscard]] Result<Manuscript> read(std::string bytes, const std::string& path, const ReadOptions& options);

}  // namespace khop::format
