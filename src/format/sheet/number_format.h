// SPDX-License-Identifier: Apache-2.0
/// How a spreadsheet shows a number: format codes as workbooks store them ("#,##0.00;[Red](#,##0.00)"). Numbers come
/// out in Vietnamese notation: a point groups thousands, a comma is the decimal mark, a date is 24/09/2025.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/sheet/decimal.h"
#include "format/sheet/number_code.h"

namespace khop::format {

class NumberFormat {
 public:
  /// Reads a format code; whatever it says, the result can show numbers.
  explicit NumberFormat(std::string_view code = "General");

  /// The cell's text for the number `stored`, which is as the file has it; what is no number comes back as it is.
  /// `from_1904`: days count from 1904. What a person sees is a rounding of 15 significant digits.
  [[nodiscard]] std::string show(std::string_view stored, bool from_1904) const;
  /// The cell's text for a text.
  [[nodiscard]] std::string show_text(std::string text) const;
  /// Whether it shows this number as a date or time.
  [[nodiscard]] bool is_date(std::string_view stored) const;

 private:
  [[nodiscard]] const FormatSection* section_for(const Decimal& value, bool& sign) const;
  [[nodiscard]] static std::string show_number(const FormatSection& section, Decimal value, bool sign);

  std::vector<FormatSection> sections_;
};

/// A day and time of `serial` days, as the letters of `section` say; empty if there is no such day.
[[nodiscard]] std::string show_date(const FormatSection& section, double serial, bool from_1904);

/// "2025-09-24T07:30:00" as 24/09/2025 7:30, without the time if it is midnight; what is no such date as it is.
[[nodiscard]] std::string show_iso_date(std::string_view iso);

}  // namespace khop::format
