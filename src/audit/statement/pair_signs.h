// SPDX-License-Identifier: Apache-2.0
/// What stands around a rate, a change or a remainder and says which amounts it relates.
#pragma once

#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// "86,5 % (238/275)": the rate before the bracket is the fraction's own.
[[nodiscard]] bool rate_before_bracket(const Context& context, FigureId numerator);

/// "… % kế hoạch", "… % dự toán HĐND giao": words right behind a rate that make a plan its base.
[[nodiscard]] bool names_plan(const Context& context, figure::ItemId rate, figure::ClassId plan);

/// "5,29 ha (đạt 60,94 %": the rate opens a bracket right behind an amount.
[[nodiscard]] bool opens_bracket(const Context& context, FigureId anchor);

/// Whether a rate of the anchor's form follows `id` directly: "206 (75,2 %)".
[[nodiscard]] bool rated(const Context& context, FigureId id, FigureId anchor);

/// A rate so far from what two amounts give that they are hardly meant.
[[nodiscard]] bool implausible(const figure::Figure& rate, const figure::Figure& near, const figure::Figure& far);

/// Weight of a base in a bracket behind the rate: certain if words of a plan or of an earlier time say so.
[[nodiscard]] const char* behind_name(const Context& context, FigureId anchor, FigureId base,
                                      const std::vector<figure::ClassId>& compares);

/// Whether words that name a thing lead the anchor in its clause: more than the verb and what it may be qualified by.
[[nodiscard]] bool own_subject(const Context& context, FigureId anchor);

}  // namespace khop::audit
