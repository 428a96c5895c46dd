// SPDX-License-Identifier: Apache-2.0
/// Office documents are zip files: written here, the same bytes each time.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace khop::output {

/// A zip file of these parts (name, content) in this order, dated 1 January 1980. Throws std::bad_alloc, as anything
/// does, where there is no memory.
[[nodiscard]] std::string zip(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace khop::output
