// SPDX-License-Identifier: Apache-2.0
/// Kinds of relation by names for people.
#pragma once

#include <string>
#include <string_view>

#include "khop/language.h"

namespace khop::output::checklist {

/// "sum" → "phép cộng"; a kind without a name here is its own.
[[nodiscard]] std::string kind_name(std::string_view kind, Language language);

}  // namespace khop::output::checklist
