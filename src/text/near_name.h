// SPDX-License-Identifier: Apache-2.0
/// Guesses what a mistyped name should have been.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khop::text {

/// The name with the fewest typing mistakes (a letter more, less, changed, or two swapped) between it and `typed`, if
/// these are few for its length; the first of equals.
[[nodiscard]] std::optional<std::string> near_name(std::string_view typed, const std::vector<std::string>& names);

}  // namespace khop::text
