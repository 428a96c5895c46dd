// SPDX-License-Identifier: Apache-2.0
/// How the parts of Office documents (docx, xlsx) refer to each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/package.h"

namespace khop::format {

struct Relationship {
  std::string id;
  std::string type;    ///< last word of the type: "styles", "footnotes", "worksheet" ...
  std::string target;  ///< name of the part
};

/// What the part `owner` refers to ("" is the package itself), in the order of the file; none if it refers to nothing.
/// References to other files are left out. Errors: damaged parts.
[[nodiscard]] Result<std::vector<Relationship>> read_relationships(Package& package, const std::string& owner);

/// Target of the first relationship of this type; empty if there is none.
[[nodiscard]] std::string target_of_type(const std::vector<Relationship>& list, std::string_view type);

}  // namespace khop::format
