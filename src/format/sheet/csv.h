// SPDX-License-Identifier: Apache-2.0
/// Reads tables that are text: values between semicolons, commas or tabs, with quotes where values hold such signs or
/// line breaks (RFC 4180).
#pragma once

#include <optional>

#include "format/content.h"
#include "text/source.h"

namespace khop::format {

/// The tables and titles of `source`, with places in it. `tabs`: only tabs part values (.tsv). Nothing if its lines do
/// not form a table.
[[nodiscard]] std::optional<Content> read_csv(const text::Source& source, bool tabs);

}  // namespace khop::format
