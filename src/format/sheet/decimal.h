// SPDX-License-Identifier: Apache-2.0
/// Decimal numbers as spreadsheets store them, rounded in decimal: what a person sees in a cell.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace khop::format {

/// ± digits × 10^exponent.
struct Decimal {
  bool negative = false;
  std::string digits;  ///< without leading zeros; empty for zero
  int exponent = 0;

  [[nodiscard]] bool is_zero() const { return digits.empty(); }
  /// Digits before the decimal mark; 0 or less if there are none.
  [[nodiscard]] int whole_digits() const { return static_cast<int>(digits.size()) + exponent; }
};

/// Reads "1187.3427", "-1.2E-3". Nothing if it is no number, or beyond the range of spreadsheets.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// Rounds to `places` digits behind the decimal mark, half away from zero.
void round_places(Decimal& value, int places);
/// Rounds to `count` digits in all, half away from zero.
void round_significant(Decimal& value, int count);

/// The digits before and behind the decimal mark: "1187", "34"; "" and "5" for 0.5.
struct DecimalParts {
  std::string whole, fraction;
};
/// `value` must not have more than `places` places; they are filled with zeros.
[[nodiscard]] DecimalParts parts_of(const Decimal& value, int places);

/// Whether both are the same number.
[[nodiscard]] bool equal(Decimal a, Decimal b);

}  // namespace khop::format
