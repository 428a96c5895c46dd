// SPDX-License-Identifier: Apache-2.0
/// How deep the tags of an HTML page nest, found without building anything.
#pragma once

#include <string_view>

namespace khop::format {

/// Whether more than `most` elements are open at once. The parser's time grows with that depth times the number of
/// tags. Linear time.
[[nodiscard]] bool nests_deeper(std::string_view html, std::size_t most);

}  // namespace khop::format
