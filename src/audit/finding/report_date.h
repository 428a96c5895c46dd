// SPDX-License-Identifier: Apache-2.0
/// Dates as a draft prints them, and the date and period of the draft itself.
#pragma once

#include <optional>

#include "audit/reading.h"

namespace khop::audit {

/// A date as printed; zeros for what is not.
struct PrintedDate {
  int year = 0, month = 0, day = 0;
  figure::ItemId first = figure::kNone, last = figure::kNone;  ///< items [first, last)

  [[nodiscard]] bool full() const { return year >= 1000 && month > 0 && day > 0; }
  [[nodiscard]] int number() const { return year * 10000 + month * 100 + day; }
};

/// Days since an arbitrary day; of a full date.
[[nodiscard]] int day_count(const PrintedDate& date);
/// "5/7/2024", "7/2024".
[[nodiscard]] std::string printed(const PrintedDate& date);
/// Whether the calendar has it; a part that is not printed is no fault.
[[nodiscard]] bool exists(const PrintedDate& date);

/// The date that begins at item `at`: "5/7/2024", "ngày 05 tháng 7 năm 2024", "tháng 7 năm 2024", "tháng 7/2024".
[[nodiscard]] std::optional<PrintedDate> date_at(const Context& context, figure::ItemId at, figure::ItemId end);

/// When the draft was written and what it reports on.
struct Identity {
  PrintedDate date;      ///< of the place-and-date line; year 0 if there is none or several
  int months = 0;        ///< the report covers so many months ("6 tháng đầu năm"); 0 if its title does not say
  bool several = false;  ///< the lines above the first heading hold dates that differ

  /// The first and the last day on which it can have been written, as yyyymmdd; 0 if unknown.
  [[nodiscard]] int earliest() const;
  [[nodiscard]] int latest() const;
};

/// From the lines above the first numbered heading.
[[nodiscard]] Identity identify(const Context& context);

}  // namespace khop::audit
