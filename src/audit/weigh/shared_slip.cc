// SPDX-License-Identifier: Apache-2.0
#include "audit/weigh/shared_slip.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "audit/series/alike.h"

namespace khop::audit {

using figure::Figure;
using rule::Verdict;

namespace {

constexpr std::size_t kMostReadings = 60;  // of one figure that are asked, the likeliest first
constexpr int kFewDigits = 2;              // shorter figures are one slip from whatever is needed
constexpr double kProves = 1.0;            // evidence of a relation that holds by more than chance

std::vector<FigureId> figures_of(const Reading& reading) {
  std::vector<FigureId> out;
  for (const auto& list : reading.bound) out.insert(out.end(), list.begin(), list.end());
  std::sort(out.begin(), out.end());
  return out;
}

bool equality(const Reading& r) {
  return r.rule->check->comparison() == rule::Comparison::equal && r.rule->check->stated() >= 0;
}

/// A relation that a slip would mend.
struct Vote {
  std::size_t reading = 0;
  double structure = 0, evidence = 0;
  std::vector<FigureId> others;  ///< its figures but the slip's

  [[nodiscard]] double score() const { return structure + evidence; }
};

/// A slip of one figure and the relations that it would mend.
struct Slip {
  FigureId figure = figure::kNone;
  std::vector<Vote> votes;
  double evidence = 0, total = 0;
};

class SharedSlips {
 public:
  SharedSlips(Context& context, std::vector<Choice>& choices)
      : context_(context), choices_(choices), confirm_(context.weight("confirm")) {
    for (const auto& choice : choices_) {
      const auto figures = figures_of(reading(choice.reading));
      if (choice.outcome == Outcome::inconsistent) {
        taken_.insert(figures.begin(), figures.end());
      } else {
        for (const auto f : figures) held_[f].push_back(figures);
        explained_.insert(group_of(reading(choice.reading)));
      }
    }
  }

  void run(const std::vector<bool>& suspects) {
    std::map<FigureId, std::vector<std::size_t>> readings;
    for (std::size_t i = 0; i < context_.readings.size(); ++i) {
      const auto& r = reading(i);
      if (r.verdict != Verdict::fails || !equality(r) || explained_.count(group_of(r)) != 0) continue;
      for (const auto f : figures_of(r))
        if (suspects[static_cast<std::size_t>(f)]) readings[f].push_back(i);
    }
    std::vector<Slip> slips;
    for (auto& [figure, of] : readings) {
      if (of.size() < 2) continue;
      std::stable_sort(of.begin(), of.end(),
                       [&](std::size_t a, std::size_t b) { return reading(a).structure > reading(b).structure; });
      if (of.size() > kMostReadings) of.resize(kMostReadings);
      if (auto slip = best_slip(figure, of)) slips.push_back(std::move(*slip));
    }
    std::stable_sort(slips.begin(), slips.end(), [](const Slip& a, const Slip& b) { return a.total > b.total; });
    for (const auto& slip : slips) accuse(slip);
  }

 private:
  using Group = std::pair<std::string, std::uint64_t>;

  [[nodiscard]] const Reading& reading(std::size_t index) const { return context_.readings[index]; }
  [[nodiscard]] static Group group_of(const Reading& r) { return {family(r.rule->kind), r.group}; }

  [[nodiscard]] std::optional<Slip> best_slip(FigureId id, const std::vector<std::size_t>& readings) {
    const auto& figure = context_.figure(id);
    const auto misprints = common_misprints(figure.decimal);
    std::map<std::size_t, Slip> slips;  // by misprint
    for (const auto index : readings) ask(id, index, misprints, slips);
    const double tried = std::log10(static_cast<double>(std::max<std::size_t>(misprints.size(), 1)));
    std::optional<Slip> best;
    for (auto& [misprint, slip] : slips) {
      keep_independent(id, slip);
      if (slip.votes.size() < 2) continue;
      for (const auto& vote : slip.votes) slip.evidence += vote.evidence, slip.total += vote.score();
      slip.evidence -= tried;
      slip.total -= tried;
      slip.figure = id;
      if (slip.evidence < context_.weight("shared-evidence") || slip.total < context_.weight("shared-total")) continue;
      if (!best || slip.total > best->total) best = std::move(slip);
    }
    return best;
  }

  /// The misprints of `id` with which a reading would hold.
  void ask(FigureId id, std::size_t index, const std::vector<Misprint>& misprints, std::map<std::size_t, Slip>& slips) {
    constexpr std::size_t kNearest = 3;  // that are tried exactly
    const auto& r = reading(index);
    auto values = bindings(context_, r);
    const auto place = place_of(r, id);
    const auto needed = r.rule->check->solve(values, place.first, place.second);
    if (!needed) return;
    const double precision = precision_of(context_, r);
    const double evidence = precision - std::log10(std::max(r.tries, 1.0));
    if (evidence < kProves || r.structure + evidence < confirm_) return;
    const auto& figure = context_.figure(id);
    const double scale = context_.draft.rough_factor(figure) * (figure.negative ? -1 : 1);
    const double wanted = needed->to_double();
    std::vector<std::pair<double, std::size_t>> near;
    for (std::size_t m = 0; m < misprints.size(); ++m) {
      if (misprints[m].kind > MisprintKind::swap) continue;
      const double gap = std::abs(misprints[m].reads.approximate() * scale - wanted);
      if (gap < 0.1 * std::abs(wanted)) near.emplace_back(gap, m);
    }
    std::sort(near.begin(), near.end());
    if (near.size() > kNearest) near.resize(kNearest);
    for (const auto& [gap, m] : near) {
      values[place.first][place.second] = value_of(context_, mended(context_.draft, figure, misprints[m]));
      if (verdict_of(*r.rule->check, values) != Verdict::holds) continue;
      Vote vote{index, r.structure, evidence, figures_of(r)};
      std::erase(vote.others, id);
      slips[m].votes.push_back(std::move(vote));
    }
  }

  [[nodiscard]] static std::pair<std::size_t, std::size_t> place_of(const Reading& r, FigureId id) {
    for (std::size_t n = 0; n < r.bound.size(); ++n)
      for (std::size_t e = 0; e < r.bound[n].size(); ++e)
        if (r.bound[n][e] == id) return {n, e};
    return {};
  }

  /// Leaves the relations that say something of their own: not two of one rate, nor of amounts that another relation
  /// ties already.
  void keep_independent(FigureId id, Slip& slip) const {
    std::stable_sort(slip.votes.begin(), slip.votes.end(),
                     [](const Vote& a, const Vote& b) { return a.score() > b.score(); });
    std::vector<Vote> kept;
    std::set<Group> groups;
    for (auto& vote : slip.votes) {
      const auto& r = reading(vote.reading);
      if (!groups.insert(group_of(r)).second) continue;
      if (std::any_of(kept.begin(), kept.end(), [&](const Vote& other) { return tied(id, vote, other); })) continue;
      kept.push_back(std::move(vote));
    }
    slip.votes = std::move(kept);
  }

  /// Whether what the draft says without the figure makes one of the two relations follow from the other.
  [[nodiscard]] bool tied(FigureId id, const Vote& a, const Vote& b) const {
    std::vector<FigureId> both;
    std::set_union(a.others.begin(), a.others.end(), b.others.begin(), b.others.end(), std::back_inserter(both));
    if (both.size() == std::max(a.others.size(), b.others.size())) return true;
    for (const auto f : both) {
      const auto known = held_.find(f);
      if (known == held_.end()) continue;
      for (const auto& figures : known->second)
        if (!std::binary_search(figures.begin(), figures.end(), id) &&
            std::includes(both.begin(), both.end(), figures.begin(), figures.end()))
          return true;
    }
    return false;
  }

  void accuse(const Slip& slip) {
    if (taken_.count(slip.figure) != 0) return;
    for (const auto& vote : slip.votes)
      if (std::any_of(vote.others.begin(), vote.others.end(), [&](FigureId f) { return taken_.count(f) != 0; })) return;
    const auto told = std::max_element(slip.votes.begin(), slip.votes.end(),
                                       [](const Vote& a, const Vote& b) { return a.structure < b.structure; });
    auto& r = context_.readings[told->reading];
    r.fate = Fate::accused;
    r.winner = Reading::kNoReading;
    r.evidence = std::max(r.evidence, slip.evidence);
    r.note("shared-slip", slip.evidence);
    choices_.push_back({told->reading, Outcome::inconsistent});
    taken_.insert(slip.figure);
    for (const auto& vote : slip.votes) taken_.insert(vote.others.begin(), vote.others.end());
  }

  Context& context_;
  std::vector<Choice>& choices_;
  const double confirm_;
  std::map<FigureId, std::vector<std::vector<FigureId>>> held_;  ///< by figure: the figures of relations that hold
  std::set<FigureId> taken_;                                     ///< figures of relations that fail
  std::set<Group> explained_;                                    ///< groups in which a reading holds
};

}  // namespace

std::vector<bool> unexplained(const Context& context, const std::vector<Choice>& choices) {
  std::vector<bool> out(context.draft.figures.size(), false);
  for (std::size_t f = 0; f < out.size(); ++f) {
    const auto& figure = context.draft.figures[f];
    out[f] = figure.table == figure::kNone && figure.sentence != figure::kNone && !figure.range &&
             figure.qualifier == figure::Qualifier::none && significant(figure) >= kFewDigits;
  }
  for (const auto& choice : choices) {
    const auto& r = context.readings[choice.reading];
    if (choice.outcome != Outcome::inconsistent && (!equality(r) || r.evidence < kProves)) continue;
    for (const auto f : figures_of(r)) out[static_cast<std::size_t>(f)] = false;
  }
  return out;
}

void accuse_shared_slips(Context& context, const std::vector<bool>& suspects, std::vector<Choice>& choices) {
  SharedSlips(context, choices).run(suspects);
}

}  // namespace khop::audit
