// SPDX-License-Identifier: Apache-2.0
#include "config/baseline.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "output/display.h"

namespace khop::config {

Met Baseline::meet(const std::string& draft, const std::set<std::string>& silent, std::vector<Check>& checks) const {
  Met out;
  out.draft = draft;
  // Only problems are numbered among their likes, so that `--ledger` changes nothing.
  std::vector<Check> problems;
  std::vector<Check*> places;
  for (Check& check : checks) {
    if (!would_be_problem(check)) continue;
    problems.push_back(check);
    places.push_back(&check);
  }
  const std::vector<std::string> prints = fingerprints(problems);
  std::set<std::string_view> known;
  const auto entries = known_.find(draft);
  if (entries != known_.end())
    for (const Known& entry : entries->second) known.insert(entry.fingerprint);
  for (std::size_t i = 0; i < places.size(); ++i) {
    Check& check = *places[i];
    if (check.suppression) continue;
    out.problems.push_back({check.rule, output::visible(check.stated.text), output::visible(check.message), prints[i]});
    if (update_ || known.count(prints[i]) != 0) check.suppression = Suppression{Suppression::By::baseline, {}};
  }
  std::sort(out.problems.begin(), out.problems.end());
  out.found = prints;
  out.silent = silent;
  return out;
}

std::vector<Met> joined(std::vector<Met> met) {
  std::map<std::string, Met> by_draft;
  for (Met& each : met) {
    const auto [known, first] = by_draft.try_emplace(each.draft);
    if (first) {
      known->second = std::move(each);
      continue;
    }
    Met& all = known->second;
    all.problems.insert(all.problems.end(), each.problems.begin(), each.problems.end());
    all.found.insert(all.found.end(), each.found.begin(), each.found.end());
  }
  std::vector<Met> out;
  for (auto& [draft, each] : by_draft) out.push_back(std::move(each));
  return out;
}

bool Baseline::is_gone(const std::string& draft) const {
  std::error_code code;
  return !std::filesystem::exists(std::filesystem::path(path_).parent_path() / draft, code) && !code;
}

std::size_t Baseline::stale(const std::vector<Met>& met, const std::set<std::string>& unread) const {
  std::size_t out = 0;
  std::set<std::string_view> seen;
  for (const Met& each : met) {
    seen.insert(each.draft);
    const auto entries = known_.find(each.draft);
    if (entries == known_.end()) continue;
    const std::set<std::string_view> found(each.found.begin(), each.found.end());
    for (const Known& entry : entries->second)
      if (found.count(entry.fingerprint) == 0 && each.silent.count(entry.rule) == 0) ++out;
  }
  for (const auto& [draft, entries] : known_)
    if (seen.count(draft) == 0 && unread.count(draft) == 0 && is_gone(draft)) out += entries.size();
  return out;
}

Change Baseline::change(const std::vector<Met>& met, const std::set<std::string>& unread) const {
  Change out;
  for (const Met& each : met) {
    auto& list = out.known[each.draft];
    list = each.problems;
    if (const auto before = known_.find(each.draft); before != known_.end())
      for (const Known& entry : before->second)
        if (each.silent.count(entry.rule) != 0) list.push_back(entry);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  for (const auto& [draft, entries] : known_)
    if (out.known.count(draft) == 0 && (unread.count(draft) != 0 || !is_gone(draft))) out.known[draft] = entries;
  std::erase_if(out.known, [](const auto& each) { return each.second.empty(); });

  using Name = std::pair<std::string_view, std::string_view>;
  const auto names = [](const KnownByDraft& known) {
    std::set<Name> all;
    for (const auto& [draft, entries] : known)
      for (const Known& entry : entries) all.emplace(draft, entry.fingerprint);
    return all;
  };
  const auto before = names(known_), now = names(out.known);
  out.problems = now.size();
  out.added = static_cast<std::size_t>(
      std::count_if(now.begin(), now.end(), [&](const Name& name) { return before.count(name) == 0; }));
  out.removed = static_cast<std::size_t>(
      std::count_if(before.begin(), before.end(), [&](const Name& name) { return now.count(name) == 0; }));
  return out;
}

}  // namespace khop::config
