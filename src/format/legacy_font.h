// SPDX-License-Identifier: Apache-2.0
/// Fonts of before Unicode.
#pragma once

#include <string>
#include <string_view>

namespace khop::format {

/// Text as `font` shows it. The letters of .VnTime or VNI-Times stand in a file as the signs of Western Europe that
/// share their codes; text in all other fonts is left as it is.
[[nodiscard]] std::string from_legacy_font(std::string_view text, std::string_view font);

}  // namespace khop::format
