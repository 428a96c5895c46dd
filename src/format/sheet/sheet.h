// SPDX-License-Identifier: Apache-2.0
/// A sheet of a workbook, whatever program wrote it, and what becomes of it: paragraphs and tables. Rows and columns
/// count from 1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "complaint.h"
#include "format/content.h"
#include "format/sheet/sheet_reach.h"

namespace khop::format {

inline constexpr std::uint32_t kMostRows = 1'048'576, kMostColumns = 16'384;
/// What a workbook may hold: cells with content, and bytes of their text.
inline constexpr std::size_t kMostCells = 2'000'000, kMostCellText = std::size_t{64} << 20;

struct SheetCell {
  std::uint32_t row = 0, column = 0;
  std::uint32_t rows = 1, columns = 1;  ///< of the area that it was merged with
  bool number = false;                  ///< an amount, no text or date
  std::string text;                     ///< as displayed, not empty; lines end in "\n"
  std::vector<Stretch> stretches;       ///< of `text`, for formats that are text themselves
};

/// Rows or columns that are not shown.
struct Hidden {
  std::uint32_t first = 0, last = 0;
  bool filtered = false;  ///< by a filter, not by hand
};

struct Sheet {
  std::string name;
  std::vector<SheetCell> cells;  ///< by row, then column
  std::vector<Hidden> rows, columns;
  Reach reach;                                    ///< what its formulas count
  std::uint32_t first_title = 0, last_title = 0;  ///< rows that are printed on each page; 0 if there are none
};

/// Counts what the sheets of a workbook take.
struct SheetBudget {
  std::size_t cells = 0, text = 0;
  /// Whether `count` more cells of this text still fit.
  [[nodiscard]] bool take(std::size_t count, std::size_t bytes) {
    cells += count;
    text += count * bytes;
    return count <= kMostCells && cells <= kMostCells && text <= kMostCellText;
  }
};
/// What is said of a workbook that is too large.
inline constexpr Words kTooManyCells{"có hơn 2 triệu ô hoặc 64 MiB chữ: không báo cáo nào lớn như vậy",
                                     "holds more than 2 million cells or 64 MiB of text: no report is that large"};

/// Takes out the cells of hidden rows and columns, but for those that shown formulas count or may count: without them
/// totals would look wrong. Returns a remark on what was hidden; nothing if nothing was.
[[nodiscard]] std::optional<Told> drop_hidden(Sheet& sheet);

/// Appends the paragraphs and tables of `sheet` to `content`. `part` is its index in Content::parts. False if the cells
/// lie so far apart that their tables would be too large.
[[nodiscard]] bool append_sheet(Sheet sheet, std::int32_t part, Content& content);

/// Whether programs give this name to a sheet by themselves: "Sheet1", "Trang tính1".
[[nodiscard]] bool is_default_name(const std::string& name);

/// "A", "Z", "AA": a column by its letters.
[[nodiscard]] std::string column_letters(std::uint32_t column);

}  // namespace khop::format
