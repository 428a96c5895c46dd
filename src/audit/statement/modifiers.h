// SPDX-License-Identifier: Apache-2.0
/// The rates that a clause prints behind its amount: "đạt 45,09 triệu USD, giảm 18,86 % so với cùng kỳ, đạt 51,24 % kế
/// hoạch".
#pragma once

#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// What the words behind a rate hold it against.
enum class Against : std::uint8_t { unsaid, last_year, last_month, plan, year };

struct Modifier {
  FigureId rate = figure::kNone;
  Against against = Against::unsaid;
  std::int64_t year = 0;  ///< for Against::year
};

/// Rates behind `amount` and before the next amount, in the same sentence; at most six.
[[nodiscard]] std::vector<Modifier> modifiers(const Context& context, FigureId amount);

}  // namespace khop::audit
