// SPDX-License-Identifier: Apache-2.0
/// The character set that an HTML page declares.
#pragma once

#include <string>
#include <string_view>

namespace khop::format {

/// `bytes` as UTF-8 if they declare a character set of before Unicode and are not valid UTF-8 all the same; else as
/// they are, to be decoded like any text.
[[nodiscard]] std::string from_declared_charset(std::string bytes);

}  // namespace khop::format
