// SPDX-License-Identifier: Apache-2.0
/// `.khop.yaml`: what an office decided about its drafts. Read as written, each value with its place; what holds for a
/// draft is decided by whoever also knows the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khop/error.h"
#include "khop/identity.h"
#include "khop/linter.h"

namespace khop::config {

inline constexpr std::string_view kFileName = ".khop.yaml";

/// A value and where it is written.
template <typename Value>
struct Given {
  Value value{};
  std::uint32_t line = 0, column = 0;
};

/// One entry under `ignore`: a problem that fits all that it names is not told.
struct Ignore {
  std::uint32_t line = 0;
  std::string path;         ///< pattern, relative to the file's folder; empty: any draft
  Given<std::string> rule;  ///< id or kind; empty: any
  std::string text;         ///< a figure, or words of its line; empty: any
  std::string reason;       ///< never empty
  std::string until;        ///< last day on which it holds, ISO 8601; empty: for ever
  [[nodiscard]] bool expired(std::string_view today) const { return !until.empty() && until < today; }
};

/// One entry under `reports`: what the drafts that fit `path` are, where their headers do not say so, or wrongly.
struct Report {
  std::uint32_t line = 0;
  std::string path;
  std::optional<std::string> place, parent, period, date, number, kind;
};

struct Config {
  std::string path;    ///< of the file, as messages name it; empty: there is none
  std::string folder;  ///< what its paths are relative to: that of the file, or the working folder
  std::optional<Given<Language>> language;
  std::optional<Given<std::string>> locale;
  std::optional<Given<RoundingMode>> rounding;
  std::optional<Given<std::optional<Severity>>> fail_on;  ///< nothing inside: never
  std::optional<Given<bool>> original_revisions;
  std::vector<Given<std::string>> disable, only;
  std::vector<std::pair<std::string, Given<Severity>>> severities;
  std::vector<std::pair<std::string, Given<std::uint32_t>>> tolerances;
  std::vector<Given<std::string>> add_rules, annexes;  ///< paths that can be opened
  std::optional<Given<std::string>> baseline;          ///< the same
  std::vector<Ignore> ignores;
  std::vector<Report> reports;
};

/// Reads the text of a configuration. Errors, with line and column: no YAML, an unknown key, a value of a wrong type or
/// that is none of those known, a date that is none, an entry without reason.
[[nodiscard]] Result<Config> parse(std::string_view text, const std::string& path, Language language);

/// The same of a file.
[[nodiscard]] Result<Config> load(const std::string& path, Language language);

/// The nearest .khop.yaml in `folder` or above, up to the root of the file system; empty if there is none. Named as
/// below the working folder where it is.
[[nodiscard]] std::string find(const std::string& folder);

/// The first name of a rule or kind that `rules` does not have.
[[nodiscard]] std::optional<Error> check_names(const Config& config, const std::vector<RuleInfo>& rules,
                                               Language language);

/// `path` of a draft as the patterns of `config` see it: relative to its folder, with "/".
[[nodiscard]] std::string relative_path(const std::string& folder, const std::string& path);

// What the loader accepts, for the JSON Schema's test.
[[nodiscard]] const std::vector<std::string>& keys();
[[nodiscard]] const std::vector<std::string>& ignore_keys();
[[nodiscard]] const std::vector<std::string>& report_keys();

}  // namespace khop::config
