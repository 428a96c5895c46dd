// SPDX-License-Identifier: Apache-2.0
/// Papers that a draft cites with number and date, and how these contradict one another.
#pragma once

#include <string>
#include <vector>

#include "audit/finding/finding.h"
#include "audit/finding/report_date.h"

namespace khop::audit {

/// A paper cited with its number and date: "Quyết định số 752/QĐ-UBND ngày 16/4/2024".
struct Cited {
  std::string number;  ///< "752/QĐ-UBND"
  std::string code;    ///< "QĐ-UBND"
  int serial = 0;      ///< 752
  bool party = false;  ///< "144-QĐ/TW": numbers run through a term, not a year
  PrintedDate date;
  text::Span span;  ///< number and date
  document::BlockId block = document::kNone;
};

[[nodiscard]] std::vector<Cited> cited_papers(const Context& context);

/// One number with two dates. Option of the rule: `national`, the offices whose numbers are theirs alone.
void find_papers_with_two_dates(const Report& report);

/// Numbers of one office that run against their dates, in one enumeration.
void find_papers_out_of_order(const Report& report);

}  // namespace khop::audit
