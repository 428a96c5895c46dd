// SPDX-License-Identifier: Apache-2.0
/// A total row and the rows of its parts, as readings column by column: shared by those that look for such rows.
#pragma once

#include <cstddef>
#include <vector>

#include "audit/bind.h"
#include "audit/table/column.h"

namespace khop::audit {

/// A total row and rows that may be its parts.
struct Family {
  std::size_t total = 0;
  std::vector<std::size_t> parts;
  double tries = 1;      ///< how many sets of rows were looked at
  bool footing = false;  ///< the total says that it is one
  bool within = false;   ///< words say that the parts are some of the total
  bool whole = true;     ///< all of the rows that could be parts
};

class RowSums {
 public:
  RowSums(Context& context, const rule::Rule& rule, const Grid& grid);

  /// One column of a family.
  struct Sum {
    FigureId total = figure::kNone;
    std::vector<FigureId> parts;
    double sum = 0, slack = 0;
    bool complete = true;  ///< no part holds a number that could not be read
    [[nodiscard]] bool holds(double value) const;
  };
  /// The columns whose figures add up at all.
  [[nodiscard]] std::vector<Sum> sums(const Family& family) const;
  [[nodiscard]] bool holds(const Sum& sum) const;

  /// Readings of `family`, column by column, if at least one column holds, or the words say that all is meant. False if
  /// no column holds.
  bool propose(const Family& family);

  /// Proposes what propose() left aside because its one column does not hold, where other rows of the table show that
  /// its marks mean what they say.
  void propose_left();

 private:
  [[nodiscard]] bool wanted(const char* rows) const;
  [[nodiscard]] bool slip(const Sum& sum) const;
  [[nodiscard]] bool is_whole(FigureId id) const;
  void put(const Family& family, const std::vector<Sum>& columns, int held);
  void within(const Family& family, const std::vector<Sum>& columns, int held);

  Context& context_;
  const rule::Rule& rule_;
  const Grid& grid_;
  std::vector<bool> rates_;   ///< columns
  std::vector<Family> left_;  ///< families of one column, which does not hold
  int proven_ = 0;            ///< families that hold
};

/// Whether the rule's option `rows` names this sort.
[[nodiscard]] bool wants_rows(const rule::Rule& rule, const char* rows);

/// Totals that no word and no mark tells, found by what adds up in several columns.
void find_subtotals(const Context& context, const Grid& grid, RowSums& sums);

}  // namespace khop::audit
