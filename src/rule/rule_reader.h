// SPDX-License-Identifier: Apache-2.0
/// The `rules:` of a rule file → compiled rules.
#pragma once

#include "rule/file.h"

namespace khop::rule {

/// Adds the rules of the file whose YAML is `root`. Words and units that they name must have been loaded.
[[nodiscard]] std::optional<Error> read_rules(const File& file, const yaml::Node& root, Rules& rules);

}  // namespace khop::rule
