// SPDX-License-Identifier: Apache-2.0
/// Marks at the start of a line: bullets, letters, numbers, section numbers.
#pragma once

#include <cstdint>
#include <string_view>

namespace khop::document {

/// Kinds of marks, in the order in which Vietnamese office papers nest them (Decree 30/2020 and common use): a kind
/// further down stands inside one further up.
enum class MarkStyle : std::uint8_t {
  none,
  part,          ///< PHẦN I., Phần thứ nhất, Chương II
  capital,       ///< A.  B-
  roman,         ///< I.  II-
  article,       ///< Điều 3.
  roman_number,  ///< I.1.  II.2
  number,        ///< 1.
  section2,      ///< 1.1.
  section3,      ///< 1.1.1.
  section4,      ///< 1.1.1.1. and deeper
  letter,        ///< a)  (a)  a.
  paren_number,  ///< (1)  1)  (1)-  1-
  paren_roman,   ///< (i)  ii)
  dash,          ///< -  –
  plus,          ///< +
  bullet,        ///< •  *  ▪  and other signs
};

struct ListMark {
  MarkStyle style = MarkStyle::none;
  std::uint32_t length = 0;  ///< bytes of the mark itself
  std::uint32_t skip = 0;    ///< bytes of the mark and the blanks behind it
  std::int32_t number = -1;  ///< 1 for "1.", "(i)", "a)", last number of "2.3."; -1 for signs
  explicit operator bool() const { return style != MarkStyle::none; }
};

/// Marks that may head a section; the others only start items.
[[nodiscard]] inline bool heads_section(MarkStyle style) {
  return style >= MarkStyle::part && style <= MarkStyle::letter;
}

/// Reads the mark that `line` (already trimmed) begins with. A number that is a quantity ("1.952,5 ha", "-5,3 %", "12.5
/// triệu") is no mark. Looks at the first few characters only.
[[nodiscard]] ListMark read_list_mark(std::string_view line);

}  // namespace khop::document
