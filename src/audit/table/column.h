// SPDX-License-Identifier: Apache-2.0
/// What columns and rows are to one another: shared by the finders for tables.
#pragma once

#include <string>

#include "audit/table/table.h"

namespace khop::audit {

/// Whether `target` is what `top` and `base` give, as precisely as the three are printed. `informative`: a chance hit
/// is unlikely.
[[nodiscard]] bool derives(const Draft& draft, Derivation::Kind kind, FigureId target, FigureId top, FigureId base,
                           bool& informative);

/// Groups of sums in tables: select() takes the upper bits for the list that a sum was found in.
[[nodiscard]] inline std::uint64_t sum_group(FigureId total) {
  return (std::uint64_t{1} << 62) | (static_cast<std::uint64_t>(total) << 24);
}

/// Style of a hierarchy mark, so that rows of one level can be told: I, 1, 1.1, a, -, + or none.
[[nodiscard]] std::string mark_style(const std::string& mark);

/// Whether the column computes rates or differences from others: it neither adds up nor is part of anything.
[[nodiscard]] bool is_derived(const Grid& grid, std::size_t column);

/// Whether the row has figures.
[[nodiscard]] bool has_figures(const Grid& grid, std::size_t row);

/// Words of the row's label that are of no phrase of the class; `found` tells whether there is one.
[[nodiscard]] std::vector<figure::WordId> label_without(const rule::Rules& rules, const Grid& grid, std::size_t row,
                                                        const char* phrase_class, bool& found);

/// Whether the figure as printed and `value` printed alike differ in one digit.
[[nodiscard]] bool one_digit_off(const Draft& draft, FigureId figure, double value);

/// Gives the prose the unit that the head of the draft declares.
void lend_declared_unit(Draft& draft, const rule::Rules& rules);

/// Whether the row's label calls it the total of the table: "Tổng cộng", "Cộng", "Toàn tỉnh".
[[nodiscard]] bool is_footing(const rule::Rules& rules, const Grid& grid, std::size_t row);

}  // namespace khop::audit
