// SPDX-License-Identifier: Apache-2.0
/// Columns of a region: what each of its segments gives to one measure.
#pragma once

#include <vector>

#include "audit/statement/region.h"

namespace khop::audit {

/// For each segment the figures that can stand for `total`'s measure, best first. `denominators`: those of fractions.
/// `rows`: the segments that give any.
[[nodiscard]] std::vector<std::vector<FigureId>> column(const Context& context, const Region& region,
                                                        const figure::Figure& total, bool same_noun, bool denominators,
                                                        std::vector<std::size_t>* rows = nullptr);

/// Whether parts of other nouns than the total's may be its parts: kinds of it ("văn bản: nghị quyết, chỉ thị …") or
/// all of one noun, and no nearer figure has a better claim to that noun.
[[nodiscard]] bool other_nouns(const Context& context, const Region& region, const figure::Figure& total,
                               const std::vector<FigureId>& parts);

/// Whether each segment tells two amounts or more of `total`'s measure, such as a plan and what was done of it, and
/// there are as many totals: which of them make which, their order alone does not say.
[[nodiscard]] bool tells_several(const Context& context, const Region& region, const figure::Figure& total);

}  // namespace khop::audit
