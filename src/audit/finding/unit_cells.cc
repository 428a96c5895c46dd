// SPDX-License-Identifier: Apache-2.0
#include "audit/bind.h"
#include "audit/finding/bare_amounts.h"

namespace khop::audit {

void find_empty_unit_cells(const Report& report) {
  const auto& context = report.context;
  constexpr std::size_t kShare = 8;  // one empty cell in so many is a slip; more are the table's manner
  const auto unit_column = class_of(context, "unit-column"), unit_word = class_of(context, "unit-word");
  for (std::size_t t = 0; t < context.grids.size(); ++t) {
    const auto& grid = context.grids[t];
    const auto& table = *grid.table;
    std::size_t column = table.columns;
    for (const auto& row : table.rows) {
      if (!row.header) break;
      for (std::size_t c = 1; c < row.cells.size(); ++c) {
        const auto [first, last] = items_within(context, row.block, row.cells[c].span);
        if (last > first && context.draft.phrase(first, unit_column) != 0) column = c;
      }
    }
    if (column == table.columns) continue;
    std::vector<std::size_t> empty;
    std::size_t filled = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto& row = table.rows[r];
      if (row.header || row.numbering || column >= row.cells.size()) continue;
      std::size_t data = 0;
      for (std::size_t c = column + 1; c < row.cells.size(); ++c) data += grid.cells[r][c] != figure::kNone ? 1 : 0;
      if (data < 2 || row.cells[column - 1].span.empty()) continue;
      if (row.cells[column].span.empty())
        empty.push_back(r);
      else
        ++filled;
    }
    if (empty.size() * kShare > filled) continue;
    for (const auto r : empty) {
      const auto& label = table.rows[r].cells[column - 1].span;
      // A label may hold its unit: "Năng suất (tạ/ha)".
      const auto [first, last] = items_within(context, table.rows[r].block, label);
      if (!says(context, first, last, unit_word)) report.add(head_of(*context.draft.document, label, 10), {}, {});
    }
  }
}

}  // namespace khop::audit
