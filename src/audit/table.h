// SPDX-License-Identifier: Apache-2.0
/// A table as numbers: the figure of each cell, the label and unit of each row, and which columns the others derive
/// from. Column meaning is found by arithmetic over all rows and confirmed by the words of the header.
#pragma once

#include <string>
#include <vector>

#include "figure/draft.h"
#include "rule/rule.h"

namespace khop::audit {

using figure::Draft;
using figure::FigureId;

/// A column that rows compute from two others.
struct Derivation {
  enum class Kind : std::uint8_t {
    percent,
    difference
  } kind = Kind::percent;  ///< target = top / base × 100, or top − base
  std::int32_t target = -1, top = -1, base = -1;
  int rows_held = 0, rows_seen = 0;
  bool plan = false;  ///< the base is a plan, by the words of its header
};

struct Grid {
  const document::Table* table = nullptr;
  std::int32_t index = -1;
  std::vector<std::vector<FigureId>> cells;  ///< [row][column]; figure::kNone where a cell holds no single figure
  std::vector<std::vector<figure::WordId>> labels;  ///< words of each row's text cells
  std::vector<std::string> marks;                   ///< hierarchy mark of each row: "I", "1", "+", "-" or ""
  std::vector<bool> percent;                        ///< the row's unit is a percentage
  std::vector<std::int64_t> scale_word;             ///< of the row's unit: 1000 for "nghìn lượt"
  std::vector<int> unit;                            ///< of the row; figure::kNone if unknown
  int percent_unit = figure::kNone;
  std::vector<figure::DimensionId> dimension;
  std::vector<Derivation> derivations;

  [[nodiscard]] FigureId at(std::int32_t row, std::int32_t column) const {
    return row < 0 || column < 0 ? figure::kNone
                                 : cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  }
};

/// Grids of all tables of the draft. Gives the figures of each row the unit that the row prints once, and the figures
/// of derived columns the unit of percentages.
[[nodiscard]] std::vector<Grid> read_grids(Draft& draft, const rule::Rules& rules);

/// Fills grid.derivations.
void find_derivations(const Draft& draft, const rule::Rules& rules, Grid& grid);

/// The figure as printed, whatever its unit; in double, for looking.
[[nodiscard]] double printed_value(const Draft& draft, FigureId figure);
/// One unit of its last printed place.
[[nodiscard]] double last_place(const Draft& draft, FigureId figure);

}  // namespace khop::audit
