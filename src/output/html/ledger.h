// SPDX-License-Identifier: Apache-2.0
/// Everything that was checked: a table of counts, and all of it as data for the script of the page.
#pragma once

#include <string>

#include "output/html/problems.h"
#include "output/html/spans.h"

namespace khop::output::html {

/// Relations by kind and outcome, with their sums.
void append_counts(std::string& out, const DocumentLedger& ledger, Language language);

/// {"path", "spans", "checks"}, safe in a <script> block. A span is [first piece, behind its last piece, place,
/// subject, period, unit], empty ends left out. A check is {"k": kind, "o": outcome, "s": severity, "r": rule, "m":
/// message, "f": figure, "p": [figures], "c": result, "h": hint, "q": which of "p" is suspect (-1: "f"), "v": per cent
/// of confidence, "n": number of its problem, "x": [suppressed by, reason]}; a figure is the index of its span, or
/// {"t": text, "w": place} where it has none.
void append_data(std::string& out, const DocumentLedger& ledger, const Problems& problems, const Spans& spans,
                 Language language);

}  // namespace khop::output::html
