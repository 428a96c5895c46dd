// SPDX-License-Identifier: Apache-2.0
/// What reports say against one another, as a section of its own: each contradiction with the figures of both reports,
/// quoted from their lines, and a way to their drafts.
#pragma once

#include <string>
#include <vector>

#include "khop/linter.h"

namespace khop::output::html {

/// `audits` as in Writer::across(). Nothing if there is no problem of at least that severity.
[[nodiscard]] std::string across(const std::vector<Audit>& audits, Severity least, Language language);

}  // namespace khop::output::html
