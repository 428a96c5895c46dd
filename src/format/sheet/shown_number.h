// SPDX-License-Identifier: Apache-2.0
/// Numbers that a program has put into words already, in the notation of whatever language it ran in.
#pragma once

#include <string>
#include <string_view>

namespace khop::format {

/// `shown` ("1,234.50 ha") in Vietnamese notation ("1.234,50 ha"). Which sign groups and which one parts the decimals
/// is told by `stored`, the number behind it ("1234.5"): only one reading rounds to it. As it is if none does.
[[nodiscard]] std::string in_vietnamese_notation(std::string shown, std::string_view stored);

}  // namespace khop::format
