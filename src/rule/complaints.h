// SPDX-License-Identifier: Apache-2.0
/// What several parts of a rule's reader complain of, in the words of both languages.
#pragma once

#include "complaint.h"

namespace khop::rule {

/// What is wrong at a column of an expression.
inline constexpr Words kInColumn{"cột {}: {}", "column {}: {}"};
inline constexpr Words kWantsComparison{"cần một so sánh: a.thuộc_tính == b.thuộc_tính",
                                        "expected a comparison: a.property == b.property"};

}  // namespace khop::rule
