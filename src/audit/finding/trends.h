// SPDX-License-Identifier: Apache-2.0
/// Rises and falls that the draft's other words or its own levels contradict.
#pragma once

#include "audit/finding/finding.h"

namespace khop::audit {

/// A sentence says without a figure that something rose (fell), and everywhere else its figures tell a fall (rise):
/// "Số vụ cháy gia tăng so với tháng trước" where the month had "12 vụ cháy, giảm 04 vụ so với tháng trước".
void find_trends(const Report& report);

/// A growth that holds in size, but whose levels move the other way: "đạt 176,35 triệu USD, tăng 6,65 % so với mức
/// 188,92 triệu USD". `choices` are the readings that speak.
void find_opposed(const Report& report, const std::vector<Choice>& choices);

}  // namespace khop::audit
