// SPDX-License-Identifier: Apache-2.0
/// The numbers and signs that automatic lists show.
#pragma once

#include <string>
#include <string_view>

namespace khop::format {

/// `number` in one of Word's formats: "upperRoman", "lowerLetter" ...; decimal for those that reports do not use.
[[nodiscard]] std::string format_number(int number, std::string_view format);

/// A bullet as a sign. Bullets are often letters of symbol fonts, which mean nothing outside them.
[[nodiscard]] std::string bullet_sign(std::string_view text);

}  // namespace khop::format
