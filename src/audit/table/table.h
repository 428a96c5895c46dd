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

/// What the header says of a column.
struct Column {
  std::vector<figure::WordId> words;  ///< of its header, with the cells that span it
  std::vector<figure::WordId> own;    ///< of its lowest header cell
  std::vector<int> years;             ///< printed in its lowest header cell
  bool plan = false, last_year = false, percent = false, compare = false, difference = false, growth = false,
       share = false, total = false, quotient = false, product = false, closing = false;
  bool code = false;                  ///< numbers that name the row: codes, ranks, years of birth
  std::vector<figure::WordId> nouns;  ///< families of what its lowest header cell says that it counts
  int number = 0;                     ///< in the row of column numbers; 0 if it has none
  int unit = figure::kNone;
  std::int64_t scale_word = 1;
  bool has_unit = false;  ///< "(triệu đồng)", "(hộ)"
};

/// A column that rows compute from others.
struct Derivation {
  enum class Kind : std::uint8_t {
    percent,     ///< target = top / base × 100
    difference,  ///< top − base
    growth,      ///< (top / base − 1) × 100
    quotient,    ///< top / base
    product,     ///< top × base
    sum,         ///< of `parts`
    balance,     ///< of `parts`, less `less`
    share,       ///< top / top in the row of the total × 100
  } kind = Kind::percent;
  std::int32_t target = -1, top = -1, base = -1;
  int rows_held = 0, rows_seen = 0;
  double decades = 0;     ///< digits that agree, over all rows
  bool plan = false;      ///< the base is a plan, by the words of its header
  bool promised = false;  ///< the words over the column say so
  bool exact = false;     ///< a product of numbers that are what they print to the last digit
  bool declared = false;  ///< the row of column numbers prints the formula
  int shift = 0;  ///< quotients and products: powers of ten between what the header's units make and what is meant
  std::vector<std::int32_t> parts, less;
};

/// A row of rates and the rows of amounts that it is of.
struct RowLink {
  bool share = false;  ///< done / base, in each column; else the growth of done = base, against the period before
  std::int32_t rate = -1, done = -1, base = -1;
  double more = 0;  ///< what speaks for it, in decades
};

struct Grid {
  const document::Table* table = nullptr;
  std::int32_t index = -1;
  std::vector<std::vector<FigureId>> cells;  ///< [row][column]; figure::kNone where a cell holds no single figure
  std::vector<std::vector<figure::WordId>> labels;  ///< words of each row's text cells
  std::vector<std::string> marks;                   ///< hierarchy mark of each row: "I", "1", "+", "-" or ""
  std::vector<bool> percent;                        ///< the row's unit is a percentage
  std::vector<std::vector<bool>> unread;            ///< the cell holds a number that is no one figure
  std::vector<bool> within;                         ///< the label begins with "Trong đó"
  std::vector<bool> opens;                          ///< "trong đó" ends the label
  std::vector<std::int64_t> scale_word;             ///< of the row's unit: 1000 for "nghìn lượt"
  std::vector<int> unit;                            ///< of the row; figure::kNone if unknown
  std::vector<std::vector<figure::WordId>> nouns;   ///< families of what each row's cells of text say that it counts
  int percent_unit = figure::kNone;
  std::vector<figure::DimensionId> dimension;
  std::vector<Column> columns;
  std::vector<Derivation> derivations;
  std::vector<RowLink> links;  ///< by rate

  [[nodiscard]] std::size_t rows() const { return cells.size(); }
  [[nodiscard]] bool data(std::size_t row) const { return !table->rows[row].header && !table->rows[row].numbering; }
  /// The link of a row of rates if there is exactly one; else null.
  [[nodiscard]] const RowLink* link(std::int32_t rate) const;
  [[nodiscard]] FigureId at(std::int32_t row, std::int32_t column) const {
    return row < 0 || column < 0 ? figure::kNone
                                 : cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  }
};

/// Grids of all tables of the draft. Gives the figures of each row the unit that the row prints once, and the figures
/// of derived columns the unit of percentages.
[[nodiscard]] std::vector<Grid> read_grids(Draft& draft, const rule::Rules& rules);

/// Fills grid.columns from the rows of the header, and grid.derivations with the formulas of the row of numbers.
void read_header(const Draft& draft, const rule::Rules& rules, Grid& grid);

/// A unit at the head of a short text: "triệu đồng", "1.000 ha".
struct UnitWords {
  int unit = figure::kNone;
  std::int64_t scale_word = 1;
  std::size_t length = 0;  ///< in tokens; 0 if there is none
};
[[nodiscard]] UnitWords unit_words(const rule::Rules& rules, const std::vector<figure::Token>& tokens, std::size_t at);

/// Adds the families of count nouns that the words name to `out`.
void add_nouns(const rule::Rules& rules, const std::vector<figure::Token>& tokens, std::vector<figure::WordId>& out);

/// Fills grid.links; needs the derivations.
void find_row_links(const Draft& draft, const rule::Rules& rules, Grid& grid);

/// Fills grid.derivations.
void find_derivations(const Draft& draft, const rule::Rules& rules, Grid& grid);

/// The figure as printed, whatever its unit; in double, for looking.
[[nodiscard]] double printed_value(const Draft& draft, FigureId figure);
/// One unit of its last printed place.
[[nodiscard]] double last_place(const Draft& draft, FigureId figure);

}  // namespace khop::audit
