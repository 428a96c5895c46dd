// SPDX-License-Identifier: Apache-2.0
/// One line of a draft with marks under some of its figures. A paragraph is one line of thousands of characters, so
/// only the neighbourhood of the figures is shown, and what lies between distant figures is left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace khop::output {

/// Finds columns in a line without walking all of it each time. Refers to the line, which must outlive it.
class ColumnIndex {
 public:
  explicit ColumnIndex(std::string_view line);
  [[nodiscard]] std::uint32_t columns() const { return columns_; }
  /// Byte offset of a column (1-based, in code points); the end of the line for columns behind it.
  [[nodiscard]] std::size_t offset(std::uint32_t column) const;
  [[nodiscard]] std::string_view line() const { return line_; }

 private:
  std::string_view line_;
  std::vector<std::size_t> steps_;  ///< offsets of columns 1, 1025, 2049 ...
  std::uint32_t columns_ = 0;
};

/// Indexes of the lines that were asked for: a long line carries many figures, and its columns are counted once.
class ColumnIndexes {
 public:
  /// The line must outlive this.
  const ColumnIndex& of(const std::string& line);

 private:
  std::unordered_map<const std::string*, ColumnIndex> known_;
};

/// Columns [begin, end) of the line, from 1, to be underlined with `sign`.
struct Mark {
  std::uint32_t begin = 0, end = 0;
  char sign = '~';
};

struct Excerpt {
  std::string line;   ///< safe for a terminal
  std::string marks;  ///< signs and spaces under it
};

/// At most `limit` terminal columns of the line (limit >= 20), always with the first mark; the nearest of the others
/// are shown with it as far as there is room. Precondition: `marks` is not empty.
[[nodiscard]] Excerpt excerpt(const ColumnIndex& index, std::vector<Mark> marks, unsigned limit);

}  // namespace khop::output
