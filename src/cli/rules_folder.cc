// SPDX-License-Identifier: Apache-2.0
#include "cli/rules_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "cli/environment.h"
#include "cli/messages.h"
#include "cli/paths.h"

namespace khop::cli {
namespace {

constexpr const char* kFolder = "vi";  // what every folder of rules has

bool is_folder(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

// The locales that a folder of rules has, sorted: "en, vi".
std::string locales_of(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (is_folder(it->path())) names.push_back(it->path().filename().string());
  std::sort(names.begin(), names.end());
  return fmt::format("{}", fmt::join(names, ", "));
}

Result<std::string> below(const std::filesystem::path& folder, const std::string& locale, Language language) {
  const std::filesystem::path rules = folder / locale;
  // A locale is the name of a folder and no way to another.
  const bool name = locale.find_first_of("/\\.") == std::string::npos;
  if (name && is_folder(rules)) return rules.string();
  if (is_folder(folder / kFolder)) return Error{{}, 0, 0, say(language, kNoLocale, locale, locales_of(folder))};
  return Error{folder.string(), 0, 0, say(language, kNoRulesThere)};
}

}  // namespace

Result<std::string> find_rules(const std::string& given, const std::string& locale, Language language) {
  if (!given.empty()) return below(given, locale, language);
  const char* variable = std::getenv("KHOP_RULES");  // NOLINT(concurrency-mt-unsafe): read before any thread starts
  if (variable != nullptr && *variable != '\0') return below(variable, locale, language);

  const std::filesystem::path program = program_folder();
  std::vector<std::filesystem::path> places;
  if (!program.empty()) {
    places.push_back((program / kRulesFromProgram).lexically_normal());
    // Only the program of the build folder reads the source: an installed one must not depend on where it was built.
    std::error_code error;
    if (std::filesystem::equivalent(program, kBuildFolder, error)) places.emplace_back(kSourceRules);
  }
  std::string looked;
  for (const std::filesystem::path& place : places) {
    if (is_folder(place / kFolder)) return below(place, locale, language);
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  return Error{{}, 0, 0, say(language, kNoRulesFound, looked)};
}

}  // namespace khop::cli
