// SPDX-License-Identifier: Apache-2.0
/// Which report a draft is, told to khop in a comment: "report: place = xã Nà Cọ; period = tháng 4/2024", "báo cáo: địa
/// bàn = xã Nà Cọ; kỳ = tháng 4/2024".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "khop/identity.h"

namespace khop::identity {

/// Whether a comment tells of the report at all.
[[nodiscard]] bool tells_report(std::string_view body);

/// Puts what the comment tells over `identity`. The first thing that is no known name with a value, for a message;
/// nothing if all is understood.
[[nodiscard]] std::optional<std::string> take_front_line(std::string_view body, Identity& identity);

}  // namespace khop::identity
