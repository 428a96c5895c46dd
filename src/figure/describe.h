// SPDX-License-Identifier: Apache-2.0
/// What a figure is about, in the draft's own words: for `khop figures`, not for checks.
#pragma once

#include <string>
#include <string_view>

#include "figure/draft.h"
#include "khop/linter.h"

namespace khop::figure {

/// The words that lead the figure in its clause ("Đàn trâu"), or those of the figure that it goes on from
/// ("368,2/412,5 ha, đạt 89,3 %"); in a table the first cell of its row. At most twelve words; "" if there are none.
[[nodiscard]] std::string subject_text(const Draft& draft, FigureId id);

/// The year or date as printed that stands nearest before the figure in its sentence, else nearest behind it; "" if
/// its sentence names none.
[[nodiscard]] std::string period_text(const Draft& draft, FigureId id);

/// Kind of the block it stands in: heading, paragraph, item, note (a footnote) or row (of a table).
[[nodiscard]] std::string_view place_name(const Draft& draft, FigureId id);

/// All that is printed of a figure; `source` is the one that the draft was read from.
[[nodiscard]] FigureInfo info_of(const text::Source& source, const Draft& draft, FigureId id);

}  // namespace khop::figure
