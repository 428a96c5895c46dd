// SPDX-License-Identifier: Apache-2.0
#include "config/config.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "config/messages.h"
#include "text/near_name.h"

namespace khop::config {

namespace fs = std::filesystem;

namespace {

// Below the working folder as below it: "bao-cao/.khop.yaml"; else from the root.
std::string shown(const fs::path& file) {
  std::error_code code;
  const fs::path here = fs::current_path(code);
  if (code) return file.string();
  const fs::path below = file.lexically_relative(here);
  return below.empty() || *below.begin() == ".." ? file.string() : below.string();
}

fs::path absolute(const std::string& path) {
  std::error_code code;
  const fs::path out = fs::absolute(path.empty() ? "." : path, code);
  return (code ? fs::path(path) : out).lexically_normal();
}

}  // namespace

std::string find(const std::string& folder) {
  fs::path at = absolute(folder);
  if (!at.has_filename()) at = at.parent_path();  // a slash at its end
  while (true) {
    std::error_code code;
    const fs::path file = at / kFileName;
    if (const auto status = fs::status(file, code); fs::exists(status) && !fs::is_directory(status)) return shown(file);
    if (at == at.root_path() || !at.has_parent_path() || at.parent_path() == at) return {};
    at = at.parent_path();
  }
}

std::string relative_path(const std::string& folder, const std::string& path) {
  fs::path base = absolute(folder);
  if (!base.has_filename()) base = base.parent_path();
  return absolute(path).lexically_relative(base).generic_string();
}

std::optional<Error> check_names(const Config& config, const std::vector<RuleInfo>& rules, Language language) {
  std::vector<std::string> known;
  for (const RuleInfo& rule : rules) {
    known.push_back(rule.id);
    known.push_back(rule.kind);
  }
  const auto wrong = [&](const std::string& name, std::uint32_t line, std::uint32_t column) -> std::optional<Error> {
    if (name.empty() || name == "*" || std::find(known.begin(), known.end(), name) != known.end()) return std::nullopt;
    const auto near = text::near_name(name, known);
    return Error{config.path, line, column,
                 say(language, kNoSuchRule, name) + (near ? say(language, kDidYouMean, *near) : "")};
  };
  std::vector<Error> errors;
  const auto note = [&](const std::optional<Error>& error) {
    if (error) errors.push_back(*error);
  };
  for (const auto& list : {config.disable, config.only})
    for (const auto& name : list) note(wrong(name.value, name.line, name.column));
  for (const auto& [name, severity] : config.severities) note(wrong(name, severity.line, severity.column));
  for (const auto& [name, units] : config.tolerances) note(wrong(name, units.line, units.column));
  for (const Ignore& entry : config.ignores) note(wrong(entry.rule.value, entry.rule.line, entry.rule.column));
  if (errors.empty()) return std::nullopt;
  return *std::min_element(errors.begin(), errors.end(),
                           [](const Error& a, const Error& b) { return a.line < b.line; });
}

}  // namespace khop::config
