// SPDX-License-Identifier: Apache-2.0
/// A package with some parts exchanged or added and all others as they were.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "khop/error.h"

namespace khop::format {

/// `bytes` with the parts `changed`, by name: those that are there are replaced and keep their place and date, new ones
/// stand at the end, dated 1980. The compressed bytes of all others are copied. `path` names the package in errors.
[[nodiscard]] Result<std::string> repackage(std::string_view bytes, const std::string& path,
                                            const std::map<std::string, std::string>& changed);

}  // namespace khop::format
