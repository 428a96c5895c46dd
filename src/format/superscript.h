// SPDX-License-Identifier: Apache-2.0
/// Raised text in plain text.
#pragma once

#include <string>
#include <string_view>

namespace khop::format {

/// Raised digits as the signs that Unicode has for them: "m" + "2" is m². Raised text in brackets is a footnote's mark
/// and is told as a tag, "<sup>(7)</sup>", the form in which plain text has it. All else is left as it is.
[[nodiscard]] std::string as_superscript(std::string_view text);

}  // namespace khop::format
