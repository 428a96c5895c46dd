// SPDX-License-Identifier: Apache-2.0
#include "cli/settings.h"

namespace khop::cli {
namespace {

constexpr Source kPreset{Source::By::preset, 0}, kCommandLine{Source::By::command_line, 0};

/// The first of the three that is said.
template <typename Value>
Setting<Value> first(const std::optional<Value>& option, const std::optional<config::Given<Value>>& given,
                     Value fallback, Source otherwise = kPreset) {
  if (option) return {*option, kCommandLine};
  if (given) return {given->value, {Source::By::file, given->line}};
  return {std::move(fallback), otherwise};
}

std::vector<Setting<std::string>> joined(const std::vector<config::Given<std::string>>& given,
                                         const std::vector<std::string>& options) {
  std::vector<Setting<std::string>> out;
  for (const auto& each : given) out.push_back({each.value, {Source::By::file, each.line}});
  for (const auto& each : options) out.push_back({each, kCommandLine});
  return out;
}

template <typename Value>
std::vector<Setting<std::pair<std::string, Value>>> named(
    const std::vector<std::pair<std::string, config::Given<Value>>>& given) {
  std::vector<Setting<std::pair<std::string, Value>>> out;
  for (const auto& [name, value] : given) out.push_back({{name, value.value}, {Source::By::file, value.line}});
  return out;
}

std::vector<std::string> values(const std::vector<Setting<std::string>>& list) {
  std::vector<std::string> out;
  for (const auto& each : list) out.push_back(each.value);
  return out;
}

}  // namespace

Settings merge(std::shared_ptr<const config::Config> config, const Common& common, const Auditing& auditing) {
  const config::Config& file = *config;
  Settings out;
  out.language = first<Language>(common.language_given ? std::optional(common.language) : std::nullopt, file.language,
                                 common.language, {Source::By::environment, 0});
  out.locale = first<std::string>(std::nullopt, file.locale, "vi");
  out.rounding = first(auditing.rounding, file.rounding, RoundingMode::nearest);
  out.fail_on = first<std::optional<Severity>>(auditing.fail_on, file.fail_on, Severity::error);
  out.original_revisions = first(auditing.original_revisions, file.original_revisions, false);
  const bool only = !auditing.only.empty();
  out.only = joined(only ? std::vector<config::Given<std::string>>{} : file.only, auditing.only);
  out.disable = joined(only ? std::vector<config::Given<std::string>>{} : file.disable, auditing.disable);
  out.add_rules = joined(file.add_rules, common.more_rules);
  out.annexes = joined(file.annexes, auditing.annexes);
  out.severities = named(file.severities);
  out.tolerances = named(file.tolerances);
  if (!auditing.baseline.empty()) {
    out.baseline = Setting<std::string>{auditing.baseline, kCommandLine};
  } else if (file.baseline) {
    out.baseline = Setting<std::string>{file.baseline->value, {Source::By::file, file.baseline->line}};
  }
  out.config = std::move(config);
  return out;
}

LintOptions options_of(const Settings& settings, Language language) {
  LintOptions options;
  options.language = language;
  options.rounding = settings.rounding.value;
  options.disable = values(settings.disable);
  options.only = values(settings.only);
  options.original_revisions = settings.original_revisions.value;
  for (const auto& each : settings.severities) options.severities.insert(each.value);
  for (const auto& each : settings.tolerances) options.tolerances.insert(each.value);
  return options;
}

}  // namespace khop::cli
