// SPDX-License-Identifier: Apache-2.0
/// Format codes of spreadsheets, taken apart: "#,##0.00;[Red](#,##0.00);-;@".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khop::format {

enum class FormatPiece : std::uint8_t {
  literal,
  digit,     ///< 0, # or ?
  point,     ///< decimal mark
  comma,     ///< among digits groups thousands, behind them divides by a thousand
  percent,   ///< shows the number a hundredfold
  exponent,  ///< E+ or E-
  general,
  text,  ///< @
  fill,  ///< *x: as much of x as the column is wide
  date,  ///< letters of dates and times, "AM/PM", "[h]"
};

struct FormatToken {
  FormatPiece piece;
  std::string text;
};

enum class FormatCompare : std::uint8_t { none, less, at_most, equal, unequal, at_least, more };

/// What stands between two semicolons.
struct FormatSection {
  std::vector<FormatToken> tokens;
  FormatCompare compare = FormatCompare::none;  ///< [<100]: which numbers it is for
  double limit = 0;
  bool coloured = false;
  bool date = false;
  bool grouped = false;
  int whole = 0, places = 0;  ///< digits before and behind the decimal mark
  int shift = 0;              ///< the number is shown times 10^shift
  [[nodiscard]] bool has(FormatPiece piece) const;
};

/// At least one section, at most four; whatever the code says.
[[nodiscard]] std::vector<FormatSection> read_format_code(std::string_view code);

/// The code that `id` stands for where a workbook does not define it; "General" if none is known.
[[nodiscard]] std::string_view built_in_format(int id);

}  // namespace khop::format
