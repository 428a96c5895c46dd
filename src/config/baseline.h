// SPDX-License-Identifier: Apache-2.0
/// Problems that are known: they are silent until one of their figures changes, wherever their lines move.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "khop/error.h"
#include "khop/linter.h"

namespace khop::config {

/// A known problem. Only `rule` and `fingerprint` count; the others tell people what it is.
struct Known {
  std::string rule, figure, message, fingerprint;
  friend auto operator<=>(const Known&, const Known&) = default;
};

/// By draft, as relative_path() names it from the folder of the baseline; each list sorted.
using KnownByDraft = std::map<std::string, std::vector<Known>>;

/// Reads a baseline. Errors with line and column: no YAML, keys or types that are not of a baseline, another version.
[[nodiscard]] Result<KnownByDraft> parse_baseline(std::string_view text, const std::string& path, Language language);
[[nodiscard]] Result<KnownByDraft> load_baseline(const std::string& path, Language language);

/// The text of a baseline: the same problems give the same bytes.
[[nodiscard]] std::string baseline_text(const KnownByDraft& known, Language language);

/// What one draft has to do with its baseline.
struct Met {
  std::string draft;
  std::vector<Known> problems;     ///< all that were found and nothing else suppresses, sorted
  std::vector<std::string> found;  ///< fingerprints of all problems, suppressed ones too
  std::set<std::string> silent;    ///< ids of the rules that did not run: nothing new is known of their problems
};

/// One for each draft: of one that was met twice, by itself and with others, all that was found.
[[nodiscard]] std::vector<Met> joined(std::vector<Met> met);

/// What became of a baseline.
struct Change {
  KnownByDraft known;
  std::size_t problems = 0, added = 0, removed = 0;
};

/// One baseline of a run. meet() may be called on several threads at once.
class Baseline {
 public:
  /// `update`: known problems are what will be found, so all are told to nobody.
  Baseline(std::string path, KnownByDraft known, bool update)
      : path_(std::move(path)), known_(std::move(known)), update_(update) {}

  [[nodiscard]] const std::string& path() const { return path_; }

  /// Marks the known problems of an audit. `silent`: ids of the rules that did not run in it.
  [[nodiscard]] Met meet(const std::string& draft, const std::set<std::string>& silent,
                         std::vector<Check>& checks) const;

  /// Known problems that are there no more, those of drafts that are gone included. `unread`: drafts that were to be
  /// looked at and could not be.
  [[nodiscard]] std::size_t stale(const std::vector<Met>& met, const std::set<std::string>& unread) const;

  /// What the baseline is to hold now: what was found, what is known of drafts that were not looked at and still are
  /// there, and of rules that did not run.
  [[nodiscard]] Change change(const std::vector<Met>& met, const std::set<std::string>& unread) const;

 private:
  [[nodiscard]] bool is_gone(const std::string& draft) const;

  std::string path_;
  KnownByDraft known_;
  bool update_;
};

}  // namespace khop::config
