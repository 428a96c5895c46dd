// SPDX-License-Identifier: Apache-2.0
#include "cli/linters.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "cli/input.h"
#include "cli/messages.h"
#include "cli/report.h"
#include "cli/rules_folder.h"
#include "config/date.h"
#include "config/ignore.h"
#include "rule/rule.h"
#include "text/near_name.h"

namespace khop::cli {
namespace {

// A mistyped name would silently check nothing, or silently not leave out what it should.
bool all_known(const std::vector<RuleInfo>& rules, std::string_view option, const std::vector<std::string>& names,
               Language language) {
  std::vector<std::string> known;
  for (const RuleInfo& rule : rules) {
    known.push_back(rule.id);
    known.push_back(rule.kind);
  }
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::optional<std::string> near = text::near_name(name, known);
    print_error(
        {{}, 0, 0, say(language, kUnknownRule, option, name) + (near ? say(language, kDidYouMean, *near) : "")});
    return false;
  }
  return true;
}

bool add_annexes(Linter& linter, const Settings& settings, const LintOptions& options) {
  for (const auto& annex : settings.annexes) {
    Result<std::string> bytes = read_input(annex.value, options.max_bytes, options.language);
    std::optional<Error> error;
    if (bytes) {
      error = linter.add_annex(std::move(*bytes), annex.value);
    } else {
      error = bytes.error();
    }
    if (!error) continue;
    error->path = annex.value;
    print_error(*error);
    return false;
  }
  return true;
}

std::string shown_config(const std::string& folder) { return folder.empty() ? "." : folder; }

}  // namespace

std::string folder_of(const std::string& draft) {
  return draft == "-" ? std::string() : std::filesystem::path(draft).parent_path().string();
}

std::optional<Settings> settings_of(const std::string& folder, const Common& common, const Auditing& auditing) {
  auto config = std::make_shared<config::Config>();
  if (!common.no_config) {
    const std::string path = common.config.empty() ? config::find(shown_config(folder)) : common.config;
    if (!path.empty()) {
      // What cannot be opened is told as of any other file.
      Result<std::string> text = read_input(path, 1U << 20, common.language);
      Result<config::Config> read = text ? config::parse(*text, path, common.language) : text.error();
      if (!read) {
        print_error(read.error().in(common.language));
        return std::nullopt;
      }
      *config = std::move(*read);
    }
  }
  return merge(std::move(config), common, auditing);
}

std::optional<RuleSet> rules_of(const Settings& settings, const Common& common, const Auditing& auditing) {
  const auto fail = [](const Error& error) -> std::optional<RuleSet> {
    print_error(error);
    return std::nullopt;
  };
  const Result<std::string> folder = find_rules(common.rules, settings.locale.value, common.language);
  if (!folder) {
    Error error = folder.error();
    if (settings.config->locale && settings.locale.value != "vi") {
      error.path = settings.config->path;
      error.line = settings.config->locale->line;
      error.column = settings.config->locale->column;
    }
    return fail(error);
  }
  std::vector<std::string> more;
  for (const auto& each : settings.add_rules) more.push_back(each.value);
  Result<RuleSet> rules = RuleSet::load(*folder, more);
  if (!rules) return fail(rules.error().in(common.language));
  const std::vector<RuleInfo> list = rules->list();
  if (!all_known(list, "--disable", auditing.disable, common.language) ||
      !all_known(list, "--only", auditing.only, common.language))
    return std::nullopt;
  if (const auto error = config::check_names(*settings.config, list, common.language)) return fail(*error);
  return std::move(*rules);
}

/// Builds Linters draft by draft.
class LintersMaker {
 public:
  LintersMaker(Common common, const Auditing& auditing, Linters::Use use)
      : common_(std::move(common)), auditing_(auditing), use_(use) {
    out_.today_ = config::today();
    out_.language_ = common_.language;
  }

  bool add(const std::string& draft) {
    const std::string folder = folder_of(draft);
    if (const auto known = out_.by_folder_.find(folder); known != out_.by_folder_.end())
      return add_annex(draft, known->second->settings);
    std::optional<Settings> settings = settings_of(folder, common_, auditing_);
    if (!settings) return false;
    if (out_.by_folder_.empty()) common_.language = out_.language_ = settings->language.value;
    const std::string config = settings->config->path;
    std::shared_ptr<InForce>& known = by_config_[config];
    if (!known && !(known = build(std::move(*settings)))) return false;
    out_.by_folder_.emplace(folder, known);
    return add_annex(draft, known->settings);
  }

  Linters take() { return std::move(out_); }

 private:
  // An annex that is found in a folder of drafts is not held against itself.
  bool add_annex(const std::string& draft, const Settings& settings) {
    const std::string path = config::relative_path({}, draft);
    const bool annex =
        draft != "-" && std::any_of(settings.annexes.begin(), settings.annexes.end(),
                                    [&](const auto& each) { return config::relative_path({}, each.value) == path; });
    if (!annex) return true;
    std::shared_ptr<InForce>& alone = alone_[settings.config->path];
    if (!alone) {
      Settings own = settings;
      own.annexes.clear();
      if (!(alone = build(std::move(own)))) return false;
    }
    out_.by_draft_.emplace(draft, alone);
    return true;
  }

  std::shared_ptr<InForce> build(Settings settings) {
    std::vector<std::string> more;
    for (const auto& each : settings.add_rules) more.push_back(each.value);
    std::optional<RuleSet>& rules = rules_[{settings.locale.value, more}];
    if (!rules) {
      if (!(rules = rules_of(settings, common_, auditing_))) return nullptr;
    } else if (const auto error = config::check_names(*settings.config, rules->list(), common_.language)) {
      print_error(*error);
      return nullptr;
    }
    LintOptions options = options_of(settings, out_.language_);
    options.problems_only = use_.problems_only;
    options.across = auditing_.across;
    auto out = std::make_shared<InForce>(InForce{std::move(settings), options, Linter(*rules, options), nullptr, {}});
    if (!add_annexes(out->linter, out->settings, options)) return nullptr;
    if (use_.baselines && !add_baseline(*out)) return nullptr;
    const bool first = told_.insert(out->settings.config->path).second;
    for (const config::Ignore& entry : out->settings.config->ignores) {
      if (first && entry.expired(out_.today_))
        out_.notes_.push_back({out->settings.config->path, entry.line, 0,
                               say(out_.language_, kIgnoreExpired, entry.until, entry.reason)});
    }
    return out;
  }

  bool add_baseline(InForce& force) {
    const auto& named = force.settings.baseline;
    if (!named) {
      if (!auditing_.update_baseline) return true;
      print_error({{}, 0, 0, say(out_.language_, kUpdateNeedsBaseline)});
      return false;
    }
    const auto among = [](const std::vector<std::string>& list, const RuleInfo& rule) {
      return std::find(list.begin(), list.end(), rule.id) != list.end() ||
             std::find(list.begin(), list.end(), rule.kind) != list.end();
    };
    const LintOptions& options = force.options;
    for (const RuleInfo& rule : force.linter.rules().list())
      if ((!options.only.empty() && !among(options.only, rule)) || among(options.disable, rule))
        force.silent.insert(rule.id);
    // Rules between drafts say nothing where drafts are not held against each other.
    for (const rule::Rule& rule : force.linter.rules().rules().rules)
      if (!options.across && (rule.find == "reports" || rule.find == "copies" || rule.find == "papers"))
        force.silent.insert(rule.id);
    for (const auto& known : out_.baselines_) {
      if (config::relative_path({}, known->path()) != config::relative_path({}, named->value)) continue;
      force.baseline = known.get();
      return true;
    }
    config::KnownByDraft known;
    std::error_code code;
    if (!auditing_.update_baseline || std::filesystem::exists(named->value, code)) {
      Result<config::KnownByDraft> read = config::load_baseline(named->value, out_.language_);
      if (!read) {
        print_error(read.error().in(out_.language_));
        return false;
      }
      known = std::move(*read);
    }
    out_.baselines_.push_back(
        std::make_unique<config::Baseline>(named->value, std::move(known), auditing_.update_baseline));
    force.baseline = out_.baselines_.back().get();
    return true;
  }

  Common common_;
  const Auditing& auditing_;
  Linters::Use use_;
  std::map<std::string, std::shared_ptr<InForce>> by_config_;
  std::map<std::string, std::shared_ptr<InForce>> alone_;  // the same without annexes
  std::set<std::string> told_;                             // configurations whose notes are taken
  std::map<std::pair<std::string, std::vector<std::string>>, std::optional<RuleSet>> rules_;
  Linters out_;
};

std::optional<Linters> Linters::make(const Common& common, const Auditing& auditing,
                                     const std::vector<std::string>& drafts, Use use) {
  LintersMaker maker(common, auditing, use);
  for (const std::string& draft : drafts)
    if (!maker.add(draft)) return std::nullopt;
  return maker.take();
}

const InForce& Linters::of(const std::string& draft) const {
  const auto own = by_draft_.find(draft);
  return own != by_draft_.end() ? *own->second : *by_folder_.at(folder_of(draft));
}

std::vector<std::string> Linters::files() const {
  std::set<std::string> out;
  for (const auto& [folder, force] : by_folder_) {
    if (!force->settings.config->path.empty()) out.insert(force->settings.config->path);
    for (const auto& annex : force->settings.annexes) out.insert(annex.value);
    if (force->baseline != nullptr) out.insert(force->baseline->path());
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> Linters::rule_places() const {
  std::set<std::string> out;
  for (const auto& [folder, force] : by_folder_)
    for (const auto& place : force->settings.add_rules) out.insert(place.value);
  return {out.begin(), out.end()};
}

bool Linters::knows(const std::string& draft) const { return by_folder_.count(folder_of(draft)) != 0; }

std::vector<RuleInfo> Linters::rules() const {
  std::vector<RuleInfo> out;
  std::set<std::string> ids;
  std::set<const InForce*> seen;
  for (const auto& [folder, force] : by_folder_) {
    if (!seen.insert(force.get()).second) continue;
    for (RuleInfo& rule : force->linter.rules().list())
      if (ids.insert(rule.id).second) out.push_back(std::move(rule));
  }
  return out;
}

config::Met Linters::apply(const std::string& path, const std::string& name, Audit& audit) const {
  const InForce& force = of(path);
  const config::Config& config = *force.settings.config;
  const std::string draft = config::relative_path(config.folder, name);
  config::identify(config, draft, audit.identity);
  config::ignore(config, draft, today_, audit);
  if (force.baseline == nullptr) return {};
  const std::string folder = std::filesystem::path(force.baseline->path()).parent_path().string();
  return force.baseline->meet(config::relative_path(folder, name), force.silent, audit.ledger.checks);
}

}  // namespace khop::cli
