// SPDX-License-Identifier: Apache-2.0
#include "khop/diff.h"

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "diff/align.h"
#include "diff/compare.h"
#include "diff/pair.h"
#include "diff/relations.h"
#include "diff/surroundings.h"
#include "figure/describe.h"
#include "format/read.h"

namespace khop {
namespace diff {
namespace {

// Two drafts with less in common than this are probably no versions of one.
constexpr double kRelatedShare = 0.1;
constexpr std::size_t kFewFigures = 5;  // say too little of that

Result<std::unique_ptr<Side>> read(const RuleSet& rules, const LintOptions& options, DraftBytes draft) {
  if (draft.bytes.size() > options.max_bytes)
    return Error{draft.path, 0, 0, "is larger than " + std::to_string(options.max_bytes >> 20) + " MiB"};
  format::ReadOptions how;
  how.revisions = options.original_revisions ? format::Revisions::original : format::Revisions::accepted;
  const auto manuscript = format::read(std::move(draft.bytes), draft.path, how);
  if (!manuscript) return manuscript.error();
  return std::make_unique<Side>(*manuscript, rules.rules(), options);
}

FigureAt figure_at(const Side& side, FigureId id) {
  FigureAt out;
  out.figure = figure::info_of(side.source, side.draft, id);
  std::tie(out.before, out.after) = surroundings(side, id);
  out.passage = static_cast<std::uint32_t>(side.passage_of[static_cast<std::size_t>(id)]);
  return out;
}

class Comparer {
 public:
  Comparer(const Side& before, const Side& after, const rule::Rules& rules, const LintOptions& options)
      : before_(before),
        after_(after),
        alignment_(align(before, after)),
        pairs_(pair_figures(before, after, alignment_)) {
    Relations relations = compare_relations(before, after, pairs_, rules, options);
    for (std::size_t i = 0; i < relations.changes.size(); ++i) {
      if (relations.changes[i].fate == RelationFate::remaining) continue;
      for (const FigureId f : relations.touched[i].before) by_old_[f].push_back(i);
      for (const FigureId g : relations.touched[i].after) by_new_[g].push_back(i);
    }
    out_.relations = std::move(relations.changes);
  }

  Diff run() {
    const std::size_t all_old = before_.draft.figures.size(), all_new = after_.draft.figures.size();
    std::vector<std::pair<Order, FigureChange>> changes;
    FigureId last = kNone;  // where the old version's nearest figure before went
    for (std::size_t f = 0; f < all_old; ++f) {
      if (before_.passage_of[f] == kNone || pairs_.old_numbering[f]) continue;
      const FigureId there = pairs_.to_new[f];
      if (there != kNone) {
        last = there;
        continue;
      }
      FigureChange change;
      change.kind = Alteration::gone;
      change.before = figure_at(before_, static_cast<FigureId>(f));
      add_relations(change, static_cast<FigureId>(f), kNone);
      changes.emplace_back(Order{last, true, f}, std::move(change));
    }
    for (std::size_t g = 0; g < all_new; ++g) {
      if (after_.passage_of[g] == kNone || pairs_.new_numbering[g]) continue;
      std::optional<FigureChange> change = change_of(static_cast<FigureId>(g));
      if (change) changes.emplace_back(Order{static_cast<FigureId>(g), false, g}, std::move(*change));
    }
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [order, change] : changes) out_.figures.push_back(std::move(change));
    out_.before.figures = before_.figures();
    out_.after.figures = after_.figures();
    const std::size_t paired = out_.before.figures - out_.count(Alteration::gone);
    const std::size_t fewer = std::min(out_.before.figures, out_.after.figures);
    out_.related = fewer < kFewFigures || static_cast<double>(paired) >= kRelatedShare * static_cast<double>(fewer) ||
                   shares_passages();
    return std::move(out_);
  }

 private:
  using Order = std::tuple<FigureId, bool, std::size_t>;

  std::optional<FigureChange> change_of(FigureId g) {
    const FigureId f = pairs_.to_old[static_cast<std::size_t>(g)];
    FigureChange out;
    if (f == kNone) {
      out.kind = Alteration::added;
    } else {
      const Difference difference = compare(before_, f, after_, g);
      if (!difference.any()) {
        ++out_.unchanged;
        return std::nullopt;
      }
      out.kind = difference.is_change() ? Alteration::changed : Alteration::rewritten;
      out.value = difference.value;
      out.unit = difference.unit;
      out.precision = difference.precision;
      out.qualifier = difference.qualifier;
      out.direction = difference.direction;
      out.before = figure_at(before_, f);
    }
    out.after = figure_at(after_, g);
    add_relations(out, f, g);
    return out;
  }

  void add_relations(FigureChange& change, FigureId f, FigureId g) const {
    std::set<std::size_t> all;
    if (const auto found = by_old_.find(f); found != by_old_.end())
      all.insert(found->second.begin(), found->second.end());
    if (const auto found = by_new_.find(g); found != by_new_.end())
      all.insert(found->second.begin(), found->second.end());
    change.relations.assign(all.begin(), all.end());
  }

  // Passages that say something, the same in both.
  bool shares_passages() const {
    constexpr std::uint32_t kLong = 6;
    std::size_t long_ones = 0, shared = 0;
    for (std::size_t i = 0; i < before_.passages.size(); ++i) {
      if (before_.passages[i].length < kLong) continue;
      ++long_ones;
      shared += alignment_.to_new[i] != kNone;
    }
    return long_ones > 0 && static_cast<double>(shared) >= kRelatedShare * static_cast<double>(long_ones);
  }

  const Side& before_;
  const Side& after_;
  Alignment alignment_;
  Pairs pairs_;
  std::map<FigureId, std::vector<std::size_t>> by_old_, by_new_;  // relations of each figure
  Diff out_;
};

}  // namespace
}  // namespace diff

std::size_t Diff::count(Alteration kind) const {
  return static_cast<std::size_t>(
      std::count_if(figures.begin(), figures.end(), [kind](const FigureChange& one) { return one.kind == kind; }));
}

std::size_t Diff::count(RelationFate fate) const {
  return static_cast<std::size_t>(std::count_if(relations.begin(), relations.end(),
                                                [fate](const RelationChange& one) { return one.fate == fate; }));
}

bool Diff::has_new_problem(Severity least) const {
  return std::any_of(relations.begin(), relations.end(), [least](const RelationChange& one) {
    return (one.fate == RelationFate::broken || one.fate == RelationFate::appeared) && one.after->severity >= least;
  });
}

std::string_view alteration_name(Alteration kind) {
  constexpr std::array<std::string_view, 4> kNames{"changed", "rewritten", "added", "gone"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view fate_name(RelationFate fate) {
  constexpr std::array<std::string_view, 5> kNames{"broken", "appeared", "mended", "vanished", "remaining"};
  return kNames[static_cast<std::size_t>(fate)];
}

Result<Diff> diff_drafts(const RuleSet& rules, const LintOptions& options, DraftBytes before, DraftBytes after) {
  LintOptions whole = options;
  whole.problems_only = false;  // what held before must be known
  Diff out;
  const std::string old_path = before.path, new_path = after.path;
  const bool same_bytes = before.bytes == after.bytes;
  const RuleSet graded = rules.with_severities(options.severities);
  // The two are read and audited side by side; what comes out does not depend on it.
  std::optional<Result<std::unique_ptr<diff::Side>>> first;
  auto later = std::async(std::launch::async | std::launch::deferred,
                          [&] { first.emplace(diff::read(graded, whole, std::move(before))); });
  const auto is = diff::read(graded, whole, std::move(after));
  later.get();
  const auto& was = *first;
  if (!was) return was.error();
  if (!is) return is.error();
  out = diff::Comparer(**was, **is, graded.rules(), whole).run();
  out.before.identity = std::move((*was)->identity);
  out.after.identity = std::move((*is)->identity);
  out.before.path = old_path;
  out.after.path = new_path;
  out.before.notes = std::move((*was)->notes);
  out.after.notes = std::move((*is)->notes);
  out.same_bytes = same_bytes;
  return out;
}

}  // namespace khop
