// SPDX-License-Identifier: Apache-2.0
/// Spans of time as reports name them: a month, a quarter, the first six months of a year, a term.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "identity/words.h"

namespace khop::identity {

struct Period {
  enum class Kind : std::uint8_t {
    none,
    month,         ///< tháng 4/2024
    quarter,       ///< quý I/2021
    first_months,  ///< 6 tháng đầu năm 2024: of a year, from January
    last_months,   ///< 6 tháng cuối năm 2024
    year,          ///< năm 2023
    semester,      ///< học kỳ I năm học 2024-2025
    school_year,   ///< năm học 2024-2025
    span,          ///< giai đoạn 2021-2025
    term,          ///< nhiệm kỳ 2020-2025
  };
  Kind kind = Kind::none;
  int first = 0,
      last = 0;  ///< months, both included, counted from January of the year 0; below 12 if its year is not known

  [[nodiscard]] bool known() const { return kind != Kind::none && first >= 12; }
  /// The year that it is named by: of a second semester the one before its months.
  [[nodiscard]] int year() const { return kind == Kind::semester && first % 12 == 1 ? first / 12 - 1 : first / 12; }
  [[nodiscard]] int months() const { return last - first + 1; }
  /// Whether all of `other` lies in it.
  [[nodiscard]] bool contains(const Period& other) const { return first <= other.first && other.last <= last; }
  /// The same without its year, for one that another place gives.
  [[nodiscard]] Period in_year(int year) const;
  /// As a report names it: "tháng 4/2024"; without its year if that is not known.
  [[nodiscard]] std::string text() const;
  friend bool operator==(const Period&, const Period&) = default;
};

/// A month of a year: 1 to 12.
[[nodiscard]] Period month_of(int year, int month);
[[nodiscard]] Period first_months_of(int year, int months);
[[nodiscard]] Period year_of(int year);

/// A period named in a text: tokens [first, last).
struct Mention {
  Period period;
  std::size_t first = 0, last = 0;
};

/// The periods that a text names, in order. One without a year gets that of the next with one ("tháng 9, quý III và 9
/// tháng năm 2024"), else of the one before, else `year` (0: none is known).
/// `in_title`: "9 tháng" alone is the first nine of the year; elsewhere it says how long, not when.
[[nodiscard]] std::vector<Mention> periods(const Words& words, int year, bool in_title = false);

}  // namespace khop::identity
