// SPDX-License-Identifier: Apache-2.0
/// Which cells the formulas of a sheet use, as far as hidden rows and columns need to know.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

namespace khop::format {

class Reach {
 public:
  /// Adds a formula of the cell at `row`, `column`: "SUM(C7:C9)" or "of:=SUM([.C7:.C9])". Relative references are
  /// moved by `down` and `right`: the formula was written for another cell.
  void add(std::string_view formula, std::uint32_t row, std::uint32_t column, std::int64_t down, std::int64_t right);

  [[nodiscard]] bool has_formulas() const { return formulas_; }

  /// How a range counts rows that are hidden: SUBTOTAL leaves out those that a filter hides, or all.
  enum class Skips : std::uint8_t { none, filtered, hidden };
  struct Rows {
    std::uint32_t row;          ///< of the formula
    std::uint32_t first, last;  ///< that it uses
    Skips skips;
  };
  /// Uses of other rows than the formula's own.
  [[nodiscard]] const std::vector<Rows>& rows() const { return rows_; }
  /// Column of the formula, first and last column that it uses; other than its own.
  [[nodiscard]] const std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>& columns() const {
    return columns_;
  }

 private:
  bool formulas_ = false;
  std::vector<Rows> rows_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> columns_;
};

}  // namespace khop::format
