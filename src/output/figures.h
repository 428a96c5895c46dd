// SPDX-License-Identifier: Apache-2.0
/// The figures of a draft as khop read them: for debugging rules, and for spreadsheets.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "khop/linter.h"
#include "output/json_writer.h"
#include "output/writer.h"

namespace khop::output {

/// First line of the CSV form.
[[nodiscard]] std::string figures_csv_header();

/// RFC 4180, one figure a record. A cell that a spreadsheet would run as a formula is given a leading apostrophe.
[[nodiscard]] std::string figures_csv(const Audit& audit, Language language);

/// One JSON object a line.
[[nodiscard]] std::string figures_ndjson(const Audit& audit, Language language);

/// Aligned columns for people, under a line with the draft's name.
[[nodiscard]] std::string figures_table(const Audit& audit, Language language);

enum class FiguresForm { table, csv, ndjson };

/// All figures of each draft, instead of its checks.
[[nodiscard]] std::unique_ptr<Writer> figures_writer(FiguresForm form, Language language);

/// Adds the members of one figure to an object: place, text, value …
void append_figure(JsonObject& object, const FigureInfo& figure, Language language);

}  // namespace khop::output
