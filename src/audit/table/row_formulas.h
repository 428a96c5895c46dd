// SPDX-License-Identifier: Apache-2.0
/// Rows that say which rows they are made of: "Doanh thu thuần (10 = 01 - 02)", "TỔNG CỘNG (I+II)".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/table/table.h"

namespace khop::audit {

/// A formula at the end of a label: names of rows, each with its sign.
struct LabelFormula {
  struct Term {
    std::string name;  ///< a row's code or mark: "01", "II", "A", "1.2"
    bool less = false;
  };
  std::vector<Term> terms;  ///< two at least
};
[[nodiscard]] std::optional<LabelFormula> read_label_formula(std::string_view label);

/// A row and those that make it.
struct RowFormula {
  std::size_t total = 0;
  std::vector<std::size_t> parts, less;
};

/// The formulas of all labels, their names resolved to rows: by the column of codes, else by the marks nearest below,
/// else nearest above. What names a row that is not there is left out.
[[nodiscard]] std::vector<RowFormula> read_row_formulas(const Draft& draft, const Grid& grid);

}  // namespace khop::audit
