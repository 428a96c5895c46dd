// SPDX-License-Identifier: Apache-2.0
/// What a configuration says about single drafts and single problems, applied to an audit.
#pragma once

#include <string>
#include <string_view>

#include "config/config.h"

namespace khop::config {

/// Marks the problems that an entry of `ignore` covers. `draft`: as relative_path() gives it; `today`: ISO 8601.
void ignore(const Config& config, const std::string& draft, std::string_view today, Audit& audit);

/// Puts what `reports` say of the draft over what it says itself; later entries go over earlier ones.
void identify(const Config& config, const std::string& draft, Identity& identity);

}  // namespace khop::config
