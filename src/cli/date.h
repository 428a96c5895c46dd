// SPDX-License-Identifier: Apache-2.0
/// Dates for files that carry one, as ISO 8601 has them: "2026-11-21T08:30:00Z".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace khop::cli {

/// "2026-11-21", "2026-11-21T08:30:00" or the same with "Z", as written in full; nothing for all else, such as the 30th
/// of February.
[[nodiscard]] std::optional<std::string> parse_date(std::string_view text);

/// Seconds since 1970 as a decimal number, such as the variable SOURCE_DATE_EPOCH holds; nothing for all else, and for
/// years behind 9999.
[[nodiscard]] std::optional<std::string> date_of_epoch(std::string_view seconds);

}  // namespace khop::cli
