// SPDX-License-Identifier: Apache-2.0
/// What is in force for a draft, and who said so: the command line goes before the configuration, that before what khop
/// does by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command_line.h"
#include "config/config.h"

namespace khop::cli {

/// Where a value comes from.
struct Source {
  enum class By : std::uint8_t { preset, environment, file, command_line };
  By by = By::preset;
  std::uint32_t line = 0;  ///< of the configuration
};

template <typename Value>
struct Setting {
  Value value{};
  Source from;
};

struct Settings {
  std::shared_ptr<const config::Config> config;  ///< never null; without path if there is none
  Setting<Language> language;
  Setting<std::string> locale;
  Setting<RoundingMode> rounding;
  Setting<std::optional<Severity>> fail_on;
  Setting<bool> original_revisions;
  std::vector<Setting<std::string>> disable, only, add_rules, annexes;
  std::vector<Setting<std::pair<std::string, Severity>>> severities;
  std::vector<Setting<std::pair<std::string, std::uint32_t>>> tolerances;
  std::optional<Setting<std::string>> baseline;
};

/// Scalars of the command line replace those of the file; lists add to them, but for `--only`: who says what to look at
/// means that alone, so it replaces `only` and `disable`.
[[nodiscard]] Settings merge(std::shared_ptr<const config::Config> config, const Common& common,
                             const Auditing& auditing);

/// How the library is to audit.
[[nodiscard]] LintOptions options_of(const Settings& settings, Language language);

}  // namespace khop::cli
