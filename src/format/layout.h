// SPDX-License-Identifier: Apache-2.0
/// Tables that are none: office papers set their head, their signatures and often whole pages with tables.
#pragma once

#include "format/content.h"

namespace khop::format {

/// Whether the table only arranges text: its cells hold paragraphs to be read one after the other.
[[nodiscard]] bool is_layout(const Table& table);

/// Rows whose cells each hold the same number of paragraphs, one below the other, are as many rows.
void split_packed_rows(Table& table);

}  // namespace khop::format
