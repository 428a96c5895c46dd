// SPDX-License-Identifier: Apache-2.0
/// Days, for ignores that expire.
#pragma once

#include <string>
#include <string_view>

namespace khop::config {

/// Whether `text` is a day of the calendar as ISO 8601 writes it: "2026-12-31". Such texts compare as the days do.
[[nodiscard]] bool is_day(std::string_view text);

/// The present day in that form: of the variable SOURCE_DATE_EPOCH (seconds, UTC) if it holds a number, else of the
/// system's clock where the user is.
[[nodiscard]] std::string today();

}  // namespace khop::config
