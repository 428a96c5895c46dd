// SPDX-License-Identifier: Apache-2.0
/// The linter for each draft of a command. Drafts of one call may have different configurations; those that share one
/// share a linter, and rules are loaded once for all that have the same.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/settings.h"
#include "config/baseline.h"

namespace khop::cli {

/// Everything that holds for a draft.
struct InForce {
  Settings settings;
  LintOptions options;
  Linter linter;
  config::Baseline* baseline = nullptr;  ///< null: none
  std::set<std::string> silent;          ///< ids of the rules that do not run
};

class Linters {
 public:
  /// What a command makes of the audits.
  struct Use {
    bool problems_only = false;  ///< as in LintOptions
    bool baselines = false;      ///< known problems are silent
  };

  /// Finds and reads the configurations of `drafts` ("-" has that of the working folder), their rules, annexes and
  /// baselines; prints why if one is wrong.
  [[nodiscard]] static std::optional<Linters> make(const Common& common, const Auditing& auditing,
                                                   const std::vector<std::string>& drafts, Use use);

  /// What holds for one of the drafts. Safe to call from several threads.
  [[nodiscard]] const InForce& of(const std::string& draft) const;
  /// Whether of() can be asked about a draft.
  [[nodiscard]] bool knows(const std::string& draft) const;

  /// Files that decide what is found: configurations, annexes, baselines.
  [[nodiscard]] std::vector<std::string> files() const;
  /// Files and folders of rules that were added.
  [[nodiscard]] std::vector<std::string> rule_places() const;

  /// The language of the run: that of the first draft.
  [[nodiscard]] Language language() const { return language_; }
  /// The rules of all linters, each id once.
  [[nodiscard]] std::vector<RuleInfo> rules() const;
  [[nodiscard]] const std::vector<std::unique_ptr<config::Baseline>>& baselines() const { return baselines_; }
  /// Entries that apply no longer, each told once.
  [[nodiscard]] const std::vector<Error>& notes() const { return notes_; }
  /// The day that decides whether an entry has expired.
  [[nodiscard]] const std::string& today() const { return today_; }

  /// What a configuration says of an audit, in this order: which report it is, what is ignored, what is known. `path`:
  /// as given; `name`: what it is called in the output. Returns what it has to do with its baseline, if it has one.
  [[nodiscard]] config::Met apply(const std::string& path, const std::string& name, Audit& audit) const;

 private:
  friend class LintersMaker;
  Linters() = default;

  std::map<std::string, std::shared_ptr<InForce>> by_folder_;
  std::map<std::string, std::shared_ptr<InForce>> by_draft_;  ///< of drafts that are annexes of the others
  std::vector<std::unique_ptr<config::Baseline>> baselines_;
  std::vector<Error> notes_;
  std::string today_;
  Language language_ = Language::vi;
};

/// Finds the configuration that holds for drafts in `folder`, reads it and puts the command line over it; prints why if
/// that cannot be done.
[[nodiscard]] std::optional<Settings> settings_of(const std::string& folder, const Common& common,
                                                  const Auditing& auditing);

/// The folder whose configuration holds for a draft.
[[nodiscard]] std::string folder_of(const std::string& draft);

/// Loads the rules that the settings name; prints why if it cannot, or if the settings name a rule that is none.
[[nodiscard]] std::optional<RuleSet> rules_of(const Settings& settings, const Common& common, const Auditing& auditing);

}  // namespace khop::cli
