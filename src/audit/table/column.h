// SPDX-License-Identifier: Apache-2.0
/// What columns and rows are to one another: shared by the finders for tables.
#pragma once

#include <string>

#include "audit/table/table.h"

namespace khop::audit {

/// How well a figure is what two others give.
struct Fit {
  bool holds = false;        ///< as precisely as the three are printed
  bool informative = false;  ///< a chance hit is unlikely
  double decades = 0;        ///< how unlikely
};
/// Whether `target` is what `top` and `base` give. `shift`: power of ten by which a quotient or product is multiplied.
[[nodiscard]] Fit derives(const Draft& draft, Derivation::Kind kind, FigureId target, FigureId top, FigureId base,
                          int shift = 0);

/// How far a printed number may be from the value meant. Small whole numbers are counts; large ones may be rounded.
[[nodiscard]] double half_unit(const Draft& draft, FigureId id);

/// The largest power of ten that the printed number is a whole multiple of: 10.000 of "250.000". Round numbers meet by
/// chance as easily as short ones.
[[nodiscard]] double round_unit(const Draft& draft, FigureId id);

/// Rows that can prove something of columns, and columns that hold numbers.
struct Numbers {
  std::vector<const std::vector<FigureId>*> rows;
  std::vector<std::int32_t> columns;
};

[[nodiscard]] bool has_derivation(const Grid& grid, std::int32_t column);
/// Whether the column is a part of another one.
[[nodiscard]] bool is_part(const Grid& grid, std::int32_t column);

/// Cross-footing: columns that are the sum of those right beside them. `titled`: only those whose header says total.
void search_sums(const Draft& draft, const Numbers& numbers, bool titled, Grid& grid);
/// Columns that are what came in less what went out of the columns right before them: "đầu kỳ + tăng − giảm = cuối kỳ".
void search_balances(const Draft& draft, const Numbers& numbers, Grid& grid);

/// Groups of sums in tables: select() takes the upper bits for the list that a sum was found in.
[[nodiscard]] inline std::uint64_t sum_group(FigureId total) {
  return (std::uint64_t{1} << 62) | (static_cast<std::uint64_t>(total) << 24);
}

/// Style of a hierarchy mark, so that rows of one level can be told: I, 1, 1.1, a, -, + or none.
[[nodiscard]] std::string mark_style(const std::string& mark);

/// Whether the column computes rates or differences from others.
[[nodiscard]] bool is_derived(const Grid& grid, std::size_t column);
/// Whether it computes rates, which do not add up over rows as differences and products do.
[[nodiscard]] bool is_rate_column(const Grid& grid, std::size_t column);

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
