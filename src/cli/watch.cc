// SPDX-License-Identifier: Apache-2.0
#include <pthread.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/changes.h"
#include "cli/environment.h"
#include "cli/find_drafts.h"
#include "cli/in_order.h"
#include "cli/lint.h"
#include "cli/messages.h"
#include "khop/across.h"

namespace khop::cli {
namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;

/// SIGINT and SIGTERM, kept until they are asked for. Threads that are started later keep them, too.
class Interrupts {
 public:
  Interrupts() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  ~Interrupts() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  /// Waits so long for one of them; whether one came, now or before.
  bool came(std::chrono::nanoseconds wait = {}) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    const timespec time{static_cast<time_t>(seconds.count()), static_cast<long>((wait - seconds).count())};
    while (!came_) {
      if (sigtimedwait(&signals_, nullptr, &time) > 0) {
        came_ = true;
      } else if (errno != EINTR) {
        break;
      }
    }
    return came_;
  }

 private:
  sigset_t signals_{}, before_{};
  bool came_ = false;
};

/// Files that the linter itself is made of: when one is saved, all drafts are checked again.
std::vector<std::string> made_of(const LintCommand& command, const Linters& linters, const Drafts& found) {
  std::vector<std::string> out = linters.files(), places = linters.rule_places();
  if (command.common.config.empty() && !command.common.no_config) {
    std::set<std::string> folders;
    for (const std::string& path : found.paths) folders.insert(folder_of(path));
    for (const std::string& folder : folders) {
      out.push_back((fs::path(folder) / config::kFileName).string());  // there may be one soon
      if (std::string known = config::find(folder); !known.empty()) out.push_back(std::move(known));
    }
  }
  if (!command.common.rules.empty()) places.push_back(command.common.rules);
  for (const std::string& place : places) {
    out.push_back(place);
    std::error_code error;
    for (fs::recursive_directory_iterator at(place, error), end; !error && at != end; at.increment(error)) {
      if (at->path().extension() == ".yaml") out.push_back(at->path().string());
    }
  }
  return out;
}

Changes::Look look_at(const std::vector<std::string>& paths) {
  Changes::Look out;
  for (const std::string& path : paths) out[path] = stamp_of(path);
  return out;
}

class Watch {
 public:
  explicit Watch(const LintCommand& command) : command_(command), language_(command.common.language) {}

  int run() {
    found_ = find_drafts(command_);
    if (!renew(found_)) return kCouldNotRun;
    drafts_.remember(look_at(found_.paths));
    round(found_.paths);
    constexpr std::chrono::nanoseconds kPause = std::chrono::milliseconds(300);
    constexpr int kShare = 10;  // at most one part in so many of the time is spent on looking
    for (std::chrono::nanoseconds looked{}; !ended_ && !interrupts_.came(std::max(kPause, kShare * looked));) {
      const auto begun = Clock::now();
      look();
      looked = Clock::now() - begun;
    }
    return code_;
  }

 private:
  bool renew(const Drafts& found) {
    std::optional<Linters> made = Linters::make(command_.common, command_.auditing, found.paths,
                                                {.problems_only = !needs_ledger(command_), .baselines = true});
    if (!made) return false;
    linters_ = std::move(made);
    language_ = linters_->language();
    if (!command_.quiet) {
      for (const Error& note : linters_->notes()) print_error(note);
    }
    settings_.remember(look_at(made_of(command_, *linters_, found)));
    return true;
  }

  void look() {
    Drafts found = find_drafts(command_);
    Changes::Settled settled = drafts_.look(look_at(found.paths));
    const bool told_same =
        std::equal(found.unread.begin(), found.unread.end(), found_.unread.begin(), found_.unread.end(),
                   [](const Error& a, const Error& b) { return a.path == b.path && a.message == b.message; });
    const bool other = !settings_.look(look_at(made_of(command_, *linters_, found))).empty();
    const bool more =
        found.paths != refused_ && std::any_of(found.paths.begin(), found.paths.end(),
                                               [this](const std::string& path) { return !linters_->knows(path); });
    if (other || more) {
      if (!renew(found)) {  // told; what was found with the old rules stands until these are mended
        refused_ = std::move(found.paths);
        code_ = kCouldNotRun;
        return;
      }
      refused_.clear();
    }
    if (!refused_.empty()) return;
    if (other) {
      settled.saved = found.paths;
    } else if (settled.empty() && told_same) {
      return;
    }
    found_ = std::move(found);
    // One that is missing, but perhaps only for the moment of its being saved, keeps its result.
    std::vector<std::string> changed = std::move(settled.saved);
    for (const std::string& path : settled.gone) {
      results_.erase(path);
      if (std::find(found_.paths.begin(), found_.paths.end(), path) != found_.paths.end()) changed.push_back(path);
    }
    round(changed);
  }

  /// Checks these drafts and tells of them; counts are those of all.
  void round(const std::vector<std::string>& changed) {
    const Stopwatch stopwatch;
    std::optional<std::vector<Output>> outputs = open_outputs(command_, *linters_);
    if (!outputs) {
      code_ = kCouldNotRun;
      ended_ = ended_ || rounds_ == 0;
      return;
    }
    part(*outputs);
    Emission emission(*outputs);
    std::set<std::string> told;
    for (const Error& error : found_.unread) {
      const DraftResult result = unread_draft(error, *outputs);
      if (!told_.contains(error.to_string())) tell(result, false);
      told.insert(error.to_string());
      for (std::size_t i = 0; i < outputs->size(); ++i) emission.write(i, result.rendered[i]);
    }
    told_ = std::move(told);
    if (!check(changed, *outputs, emission)) return;

    Outcomes outcomes;
    outcomes.unread = found_.unread.size();
    const std::vector<const DraftResult*> all = all_results();
    std::optional<Across> across;
    if (all.size() > 1) {
      const Linter& first = linters_->of(found_.paths.front()).linter;
      across.emplace(first.rules(), first.options());
    }
    for (const DraftResult* result : all) {
      if (across) across->add(result->stated);
      outcomes.tally.add(result->tally);
      outcomes.unread += result->error ? 1 : 0;
      outcomes.problems |= result->fails;
      for (std::size_t i = 0; i < outputs->size(); ++i) {
        if (!is_screen(i)) emission.write(i, result->rendered[i]);
      }
    }
    outcomes.all_read = outcomes.unread == 0;
    emission.end(outcomes.tally, across ? compare(*across, outcomes) : std::vector<Audit>{});
    code_ = exit_code(outcomes);
    for (std::size_t i = 0; i < outputs->size(); ++i) {
      if (finish((*outputs)[i].sink, kClean) == kClean) continue;
      code_ = kCouldNotRun;
      ended_ |= is_screen(i);  // nobody reads on
    }
    stopwatch.tell(command_, outcomes.tally.documents, outcomes.unread);
    if (!command_.quiet && (rounds_ == 0 || error_terminal_columns() != 0)) {
      const std::string line = say(language_, kWatching, results_.size()) + "\n";
      std::fwrite(line.data(), 1, line.size(), stderr);
    }
    ++rounds_;
  }

  /// What the drafts say of each other; remarks are told once.
  std::vector<Audit> compare(const Across& across, Outcomes& outcomes) {
    Across::Result between = across.compare();
    std::set<std::string> remarks;
    for (const Error& remark : between.remarks) {
      if (!command_.quiet && !remarks_.contains(remark.to_string())) print_error(remark);
      remarks.insert(remark.to_string());
    }
    remarks_ = std::move(remarks);
    settle_across(*linters_, found_, between.audits, outcomes);
    return std::move(between.audits);
  }

  /// Whether all could be checked before somebody interrupted.
  bool check(const std::vector<std::string>& changed, const std::vector<Output>& outputs, Emission& emission) {
    Progress progress = progress_on_terminal(changed.size(), found_.progress && !command_.quiet, language_);
    std::size_t done = 0;
    in_order(
        changed.size(), found_.jobs, [&](std::size_t i) { return audit_draft(*linters_, found_, outputs, changed[i]); },
        [&](DraftResult result) {
          progress.hide();
          tell(result, !command_.quiet);
          for (std::size_t i = 0; i < outputs.size(); ++i) {
            if (is_screen(i)) emission.write(i, result.rendered[i]);
          }
          results_[changed[done]] = std::move(result);
          if (++done < changed.size()) progress.show(done, changed[done], Clock::now());
          ended_ = ended_ || interrupts_.came();
          return !ended_;
        });
    return done == changed.size();
  }

  /// In the order of a run without --watch. Those that are missing for the moment of their being saved come last.
  [[nodiscard]] std::vector<const DraftResult*> all_results() const {
    std::vector<const DraftResult*> out;
    std::map<std::string, const DraftResult*> rest;
    for (const auto& [path, result] : results_) rest[path] = &result;
    for (const std::string& path : found_.paths) {
      const auto at = rest.find(path);
      if (at == rest.end()) continue;  // new, and not yet at rest
      out.push_back(at->second);
      rest.erase(at);
    }
    for (const auto& [path, result] : rest) out.push_back(result);
    return out;
  }

  /// What parts the runs on standard output: an empty screen, or a line where there is none.
  void part(std::vector<Output>& outputs) const {
    if (rounds_ == 0) return;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      if (is_screen(i)) outputs[i].sink.write(output_is_screen() ? "\x1b[H\x1b[2J" : "\n────────────────\n\n");
    }
  }

  /// Whether the output goes to standard output, where only what is new is told; files hold all.
  [[nodiscard]] bool is_screen(std::size_t output) const { return command_.outputs[output].path.empty(); }

  const LintCommand& command_;
  Language language_;
  Interrupts interrupts_;
  std::optional<Linters> linters_;
  Drafts found_;
  Changes drafts_, settings_;
  std::map<std::string, DraftResult> results_;  // by path
  std::vector<std::string> refused_;            // the drafts that were there when a configuration was broken
  std::set<std::string> told_, remarks_;        // of the last run: what could not be found, what was remarked
  std::size_t rounds_ = 0;
  bool ended_ = false;
  int code_ = kCouldNotRun;
};

}  // namespace

int watch(const LintCommand& command) { return Watch(command).run(); }

}  // namespace khop::cli
