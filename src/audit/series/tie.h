// SPDX-License-Identifier: Apache-2.0
/// Which row of a table a measure of the prose tells of.
#pragma once

#include <map>
#include <set>
#include <unordered_map>

#include "audit/series/measure.h"

namespace khop::audit {

/// Columns of a table by what they mean; kNone where there is none.
struct Columns {
  std::int32_t done = -1, last = -1, plan = -1;
  std::int32_t index = -1, rise = -1, delta = -1;  ///< done against last: percentage, growth, difference
  std::int32_t plan_rate = -1, plan_delta = -1;
};
[[nodiscard]] Columns columns_of(const Grid& grid);

struct Tie {
  const Measure* measure = nullptr;
  const Grid* grid = nullptr;
  std::int32_t row = -1;
  std::int32_t column = -1;   ///< that repeats the amount; -1 if none does
  double score = 0;           ///< digits that agree, and words of the label
  double named = 0;           ///< how much of the label the prose names, 0 to 1
  int fits = 0;               ///< modifiers that the row confirms
  bool same_amount = false;   ///< the amount is the one done
  bool other_amount = false;  ///< the amount is none that the row could have meant
};

/// One table's rows by value and by word.
class RowIndex {
 public:
  RowIndex(const Context& context, const Grid& grid);

  /// The rows that `measure` tells of. A rate alone may be a row of rates, or what a row of amounts derives; else there
  /// is one at most.
  [[nodiscard]] std::vector<Tie> ties(const Measure& measure) const;

  /// The cell that an amount of the prose is one slip from, in a row whose label the prose names: for amounts that no
  /// row repeats. `known`: rows that the same paragraph tells of.
  [[nodiscard]] std::optional<Tie> slip(const Measure& measure, const std::set<std::int32_t>& known) const;

  [[nodiscard]] const Columns& columns() const { return columns_; }
  /// Whether the row confirms a rate or change of the prose.
  [[nodiscard]] bool fits(FigureId modifier, std::int32_t row) const;
  /// Of a tie to a row of rates: the two amounts that the rate is of, in the period of its column.
  [[nodiscard]] std::pair<FigureId, FigureId> link(const Tie& tie) const;
  /// The column of the difference from last year, or from the plan: a column of percentages holds points in a row of
  /// rates. -1 if there is none.
  [[nodiscard]] std::int32_t delta(std::int32_t row) const;
  [[nodiscard]] std::int32_t plan_delta(std::int32_t row) const;
  /// Of a row of rates: the column whose cell `figure` repeats; -1 if none does.
  [[nodiscard]] std::int32_t level(FigureId figure, std::int32_t row) const;

 private:
  struct Entry {
    double value = 0;
    std::int32_t row = -1, column = -1;
  };
  struct Candidate {
    std::int32_t column = -1;  ///< where the amount was found
  };
  [[nodiscard]] std::optional<Tie> best_of(const Measure& measure,
                                           const std::map<std::int32_t, Candidate>& candidates) const;
  void by_amount(FigureId value, std::map<std::int32_t, Candidate>& rows) const;
  void by_rate(FigureId modifier, std::map<std::int32_t, Candidate>& rows) const;
  void by_words(const std::vector<figure::WordId>& words, std::map<std::int32_t, Candidate>& rows) const;
  /// Rows of `column` whose value is near `value`.
  [[nodiscard]] bool holds_points(std::int32_t row, std::int32_t column, std::int32_t base) const;
  template <class Visit>
  void near(std::int32_t column, double value, double reach, Visit visit) const;
  /// Whether the figure counts one thing and the cell, by the words of its column and row, others: persons and cases.
  [[nodiscard]] bool counts_another(const figure::Figure& figure, std::int32_t row, std::int32_t column) const;
  [[nodiscard]] double named(std::int32_t row, const std::vector<figure::WordId>& words) const;
  [[nodiscard]] double headed(std::int32_t column, const std::vector<figure::WordId>& words) const;
  [[nodiscard]] double weight(figure::WordId word) const;
  [[nodiscard]] bool same(FigureId a, FigureId b, double shift = 0) const;

  const Context& context_;
  const Grid& grid_;
  Columns columns_;
  std::vector<Entry> values_;  ///< sorted by column and value
  std::unordered_map<figure::WordId, std::vector<std::int32_t>> rows_by_word_;
};

/// Half a unit of the last printed place, in base units, and a little.
[[nodiscard]] double half_unit(const Context& context, FigureId figure);

}  // namespace khop::audit
