// SPDX-License-Identifier: Apache-2.0
/// Patterns of paths, as in .gitignore.
#pragma once

#include <string_view>

namespace khop::config {

/// Whether `path` (with "/", relative) fits `pattern`. `*` and `?` stand for characters but "/", `**` for any, `[a-z]`
/// and `[!a-z]` for one of a set, `\` takes the next literally. Without a "/" in it a pattern fits a name at any depth;
/// one that fits a folder fits all that is in it. Work is bounded by the product of the lengths.
[[nodiscard]] bool fits(std::string_view pattern, std::string_view path);

}  // namespace khop::config
