// SPDX-License-Identifier: Apache-2.0
/// Finds the rules.
#pragma once

#include <string>

#include "khop/linter.h"

namespace khop::cli {

/// The folder of rules of the drafts' language, ".../vi" for the locale "vi": below `given` (--rules) if not empty,
/// else below the variable KHOP_RULES, else where they are installed beside the program, else, for a program in the
/// build folder, in its source.
[[nodiscard]] Result<std::string> find_rules(const std::string& given, const std::string& locale, Language language);

}  // namespace khop::cli
