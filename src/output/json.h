// SPDX-License-Identifier: Apache-2.0
/// The ledger as JSON, for programs:
///
///     {"documents": [{"path": …, "identity": {…}, "checks": [{"rule", "kind", "outcome", "severity", "message",
///     "lines", "stated",
///       "operands", "formula", "computed", "hint", "confidence"} …]} …], "across": []}
///
/// `stated` and the `operands` are figures: {"name", "text", "value", "line", "column", "end_line", "end_column",
/// "exact", "approx", "implied"}, and "path" if the figure stands in another file. Files without lines of their own
/// (Word, spreadsheets, PDF) add "location": {"where", "part", "paragraph", "begin", "end", "cell", "page",
/// "page_line", "heading", "ordinal", "table", "row", "table_column", "note"}, of which only those that there are; see
/// khop/location.h. `line` and `column` then count those of the text that was read from the file. `hint` is null or
/// {"text", "operand", "replacement", "kind", "sure", "agreeing"}. A check stands on one line, so that two ledgers can
/// be compared with diff.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "khop/ledger.h"
#include "output/json_writer.h"
#include "output/writer.h"

namespace khop::output {

[[nodiscard]] std::unique_ptr<Writer> json_writer(WriterOptions options);

/// One member of "documents". Only problems, unless the whole ledger is asked for; none below `least`.
[[nodiscard]] std::string json(const DocumentLedger& ledger, const Identity& identity, bool whole_ledger,
                               Language language, Severity least = Severity::info);

/// One check of the draft `document`, as an object.
void append_check(std::string& out, const Check& check, std::string_view document, Language language);

/// The members of that object, added to one that may have others.
void append_check_members(JsonObject& object, const Check& check, std::string_view document, Language language);

/// Where a figure stands in a file without lines; `language` is that of `where`.
void append_location(JsonObject& object, const Location& location, Language language);

}  // namespace khop::output
