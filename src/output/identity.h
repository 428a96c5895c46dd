// SPDX-License-Identifier: Apache-2.0
/// Which report a draft is, for people and for programs.
#pragma once

#include <string>

#include "khop/identity.h"
#include "khop/language.h"
#include "output/json_writer.h"

namespace khop::output {

/// "báo cáo tháng 10/2026 của xã Hạ Lương, huyện An Hà; số 12/BC-UBND, ngày 05/10/2026 (dự thảo)": what is known of it,
/// safe for a terminal; empty if nothing is.
[[nodiscard]] std::string identity_line(const Identity& identity, Language language);

/// Adds the member "identity": {"place", "parent", "issuer", "kind", "title", "period", "date", "number", "draft"}, of
/// which only those that there are.
void append_identity(JsonObject& object, const Identity& identity);

/// "2026-10-05" → "05/10/2026", "2026-10" → "10/2026".
[[nodiscard]] std::string printed_date(const std::string& iso);

}  // namespace khop::output
