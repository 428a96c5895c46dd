// SPDX-License-Identifier: Apache-2.0
#include "format/layout.h"

#include <algorithm>
#include <utility>

namespace khop::format {
namespace {

// Bytes; more than the longest name of an indicator, less than what a page-setting cell holds.
constexpr std::size_t kLongCell = 1200;
constexpr std::size_t kFewRows = 3;

struct CellCount {
  std::size_t paragraphs = 0, bytes = 0;
  bool tables = false;
};

CellCount count(const Cell& cell) {
  CellCount out;
  for (const Paragraph& paragraph : cell.paragraphs) {
    if (paragraph.text.empty()) continue;
    ++out.paragraphs;
    out.bytes += paragraph.text.size();
  }
  out.tables = !cell.tables.empty();
  return out;
}

// Digits and what stands around them.
bool is_datum(const Paragraph& paragraph) {
  const std::string_view text = paragraph.text;
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.,-+%() ") == std::string_view::npos;
}

}  // namespace

bool is_layout(const Table& table) {
  std::size_t widest = 0, data = 0, stacked = 0;
  bool holds_tables = false, long_cell = false;
  for (const Row& row : table.rows) {
    std::size_t filled = 0;
    for (const Cell& cell : row.cells) {
      const CellCount c = count(cell);
      filled += c.paragraphs > 0 || c.tables ? 1 : 0;
      holds_tables = holds_tables || c.tables;
      long_cell = long_cell || c.bytes > kLongCell;
      stacked += c.paragraphs > 1 ? 1 : 0;
      data += static_cast<std::size_t>(std::count_if(cell.paragraphs.begin(), cell.paragraphs.end(), is_datum));
    }
    widest = std::max(widest, filled);
  }
  if (widest <= 1) return true;
  if (data > 0) return holds_tables && data < 4;
  if (holds_tables || long_cell) return true;
  // The head of a paper, its signatures: few rows, lines set one below the other, no figures of their own.
  return table.rows.size() <= kFewRows && widest <= 3 && stacked > 0;
}

void split_packed_rows(Table& table) {
  std::vector<Row> rows;
  for (Row& row : table.rows) {
    std::size_t packed = 0, filled = 0, data = 0;
    bool even = true;
    for (const Cell& cell : row.cells) {
      const std::size_t n = cell.paragraphs.size();
      if (!cell.tables.empty()) even = false;
      data += static_cast<std::size_t>(std::count_if(cell.paragraphs.begin(), cell.paragraphs.end(), is_datum));
      if (count(cell).paragraphs == 0) continue;
      ++filled;
      if (packed == 0) packed = n;
      even = even && n == packed;
    }
    // At least one column of numbers; else the lines of the cells are just long names that somebody broke.
    if (!even || packed < 2 || filled < 2 || data < packed) {
      rows.push_back(std::move(row));
      continue;
    }
    for (std::size_t i = 0; i < packed; ++i) {
      Row part;
      part.header = row.header;
      for (Cell& cell : row.cells) {
        Cell piece;
        piece.columns = cell.columns;
        piece.continued = cell.continued;
        if (i < cell.paragraphs.size()) piece.paragraphs.push_back(std::move(cell.paragraphs[i]));
        part.cells.push_back(std::move(piece));
      }
      rows.push_back(std::move(part));
    }
  }
  table.rows = std::move(rows);
}

}  // namespace khop::format
