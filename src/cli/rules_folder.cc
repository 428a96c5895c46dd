// SPDX-License-Identifier: Apache-2.0
#include "cli/rules_folder.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "cli/environment.h"
#include "cli/messages.h"
#include "cli/paths.h"

namespace khop::cli {
namespace {

constexpr const char* kFolder = "vi";  // language of the drafts, not of the messages

bool is_folder(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

Result<std::string> below(const std::filesystem::path& folder, Language language) {
  const std::filesystem::path rules = folder / kFolder;
  if (is_folder(rules)) return rules.string();
  return Error{folder.string(), 0, 0, say(language, kNoRulesThere)};
}

}  // namespace

Result<std::string> find_rules(const std::string& given, Language language) {
  if (!given.empty()) return below(given, language);
  const char* variable = std::getenv("KHOP_RULES");  // NOLINT(concurrency-mt-unsafe): read before any thread starts
  if (variable != nullptr && *variable != '\0') return below(variable, language);

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
    if (is_folder(place / kFolder)) return (place / kFolder).string();
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  return Error{{}, 0, 0, say(language, kNoRulesFound, looked)};
}

}  // namespace khop::cli
