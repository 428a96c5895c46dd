// SPDX-License-Identifier: Apache-2.0
#include "diff/relations.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "audit/report.h"
#include "audit/weigh/confidence.h"
#include "diff/compare.h"

namespace khop::diff {
namespace {

bool holds(const Check& check) {
  return !would_be_problem(check) && (check.outcome == Outcome::consistent || check.outcome == Outcome::rounding);
}

/// A check with the figures that its operands are.
struct Known {
  const Check* check = nullptr;
  FigureId stated = kNone;
  std::vector<FigureId> operands;  ///< in their order, kNone for what is no figure
  bool used = false;

  [[nodiscard]] std::vector<FigureId> figures() const {
    std::vector<FigureId> out = operands;
    out.push_back(stated);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (!out.empty() && out.front() == kNone) out.erase(out.begin());
    return out;
  }
};

/// Figures by the place where they begin.
class Places {
 public:
  explicit Places(const Side& side) {
    for (std::size_t f = 0; f < side.draft.figures.size(); ++f) {
      if (side.passage_of[f] == kNone) continue;  // the number of a row: a defect of numbering goes by its text
      const auto id = static_cast<FigureId>(f);
      places_.emplace_back(side.document.extent(side.source, side.figure(id).span).first, id);
    }
    std::sort(places_.begin(), places_.end());
  }
  [[nodiscard]] FigureId at(const Operand& operand) const {
    if (operand.implied) return kNone;
    const auto found = std::lower_bound(places_.begin(), places_.end(), std::pair{operand.begin, FigureId{0}});
    return found != places_.end() && found->first == operand.begin ? found->second : kNone;
  }

 private:
  std::vector<std::pair<Place, FigureId>> places_;
};

std::vector<Known> checks_of(const Side& side) {
  const Places places(side);
  std::vector<Known> out;
  out.reserve(side.ledger.checks.size());
  for (const Check& check : side.ledger.checks) {
    Known known;
    known.check = &check;
    known.stated = places.at(check.stated);
    for (const Operand& operand : check.operands) known.operands.push_back(places.at(operand));
    out.push_back(std::move(known));
  }
  return out;
}

/// The figures in the other version; empty if one of them has none there.
std::vector<FigureId> across(const std::vector<FigureId>& figures, const std::vector<FigureId>& paired) {
  std::vector<FigureId> out;
  for (const FigureId f : figures) {
    const FigureId there = f == kNone ? kNone : paired[static_cast<std::size_t>(f)];
    if (there == kNone) return {};
    out.push_back(there);
  }
  return out;
}

/// Recomputes a check of one version with the figures of the other.
class Recompute {
 public:
  Recompute(const Side& side, const rule::Rules& rules, const LintOptions& options)
      : side_(side), options_(options), context_{side.draft, rules, options.rounding, readings_, grids_} {
    for (const rule::Rule& rule : rules.rules) rules_[rule.id] = &rule;
  }

  /// Nothing if it has no arithmetic, or not all of its numbers are figures that this version has, too.
  std::optional<Check> check(const Known& known, const std::vector<FigureId>& paired) const {
    const auto found = rules_.find(known.check->rule);
    if (found == rules_.end() || !found->second->check || known.stated == kNone) return std::nullopt;
    const rule::Rule& rule = *found->second;
    std::vector<FigureId> all = known.operands;
    all.push_back(known.stated);
    std::vector<FigureId> here = across(all, paired);
    if (here.empty()) return std::nullopt;
    std::sort(all.begin(), all.end());
    audit::Reading reading;
    reading.rule = &rule;
    const auto& names = rule.check->names();
    reading.bound.resize(names.size());
    const FigureId stated = here.back();
    here.pop_back();
    const auto bind = [&](std::string_view name, FigureId id) {
      name = name.substr(0, name.find('['));  // the members of a list are parts[1], parts[2] ...
      const auto at = std::find(names.begin(), names.end(), name);
      if (at == names.end()) return false;
      reading.bound[static_cast<std::size_t>(at - names.begin())].push_back(id);
      return true;
    };
    // The stated figure of a list (the first of shares that make 100 %) is named like its list.
    if (!bind(known.check->stated.name, stated)) return std::nullopt;
    for (std::size_t k = 0; k < here.size(); ++k) {
      if (!bind(known.check->operands[k].name, here[k])) return std::nullopt;
    }
    for (const auto& list : reading.bound) {
      if (list.empty()) return std::nullopt;  // a number that no figure prints: years between two dates
    }
    Outcome outcome = Outcome::consistent;
    switch (audit::verdict_of(*rule.check, audit::bindings(context_, reading))) {
      case rule::Verdict::holds:
        break;
      case rule::Verdict::rounding:
        outcome = Outcome::rounding;
        break;
      case rule::Verdict::fails:
        outcome = Outcome::inconsistent;
        break;
      case rule::Verdict::undefined:
        return std::nullopt;
    }
    Check out = audit::report(context_, side_.source, reading, outcome, nullptr, options_.language);
    // The words of the other version told how sure it is that the relation is meant.
    out.confidence = known.check->confidence;
    if (outcome == Outcome::inconsistent) out.severity = audit::graded(context_, rule.severity, out.confidence);
    return out;
  }

 private:
  const Side& side_;
  const LintOptions& options_;
  std::vector<audit::Reading> readings_;
  std::vector<audit::Grid> grids_;
  audit::Context context_;
  std::map<std::string, const rule::Rule*> rules_;
};

class Comparison {
 public:
  Comparison(const Side& before, const Side& after, const Pairs& pairs, const rule::Rules& rules,
             const LintOptions& options)
      : before_(before),
        after_(after),
        pairs_(pairs),
        old_(checks_of(before)),
        new_(checks_of(after)),
        in_old_(before, rules, options),
        in_new_(after, rules, options) {}

  Relations run() {
    correspond();
    for (std::size_t i = 0; i < new_.size(); ++i) now(i);
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (partner_[i] == kNone) then(i);
    }
    std::vector<std::size_t> order(out_.changes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return out_.changes[a].fate < out_.changes[b].fate; });
    Relations sorted;
    for (const std::size_t i : order) {
      sorted.changes.push_back(std::move(out_.changes[i]));
      sorted.touched.push_back(std::move(out_.touched[i]));
    }
    return sorted;
  }

 private:
  // Old and new checks of one rule about one figure go together, those that share most of the others first; what is
  // about no figure (numbering, a date) by what it is about.
  void correspond() {
    partner_.assign(old_.size(), kNone);
    back_.assign(new_.size(), kNone);
    std::map<std::tuple<std::string, FigureId, std::string>, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      const FigureId there = old_[i].stated == kNone ? kNone : pairs_.to_new[static_cast<std::size_t>(old_[i].stated)];
      if (old_[i].stated != kNone && there == kNone) continue;
      by_key[{old_[i].check->rule, there, there == kNone ? old_[i].check->stated.text : ""}].push_back(i);
    }
    // Share of operands, then the order of the drafts.
    std::vector<std::tuple<double, std::size_t, std::size_t>> trials;
    for (std::size_t j = 0; j < new_.size(); ++j) {
      const FigureId stated = new_[j].stated;
      const auto found = by_key.find({new_[j].check->rule, stated, stated == kNone ? new_[j].check->stated.text : ""});
      if (found == by_key.end()) continue;
      std::size_t tried = 0;
      for (const std::size_t i : found->second) {
        if (partner_[i] != kNone || ++tried > kMostTried) continue;
        trials.emplace_back(-shared(old_[i], new_[j]), i, j);
      }
    }
    std::sort(trials.begin(), trials.end());
    for (const auto& [minus_share, i, j] : trials) {
      if (partner_[i] != kNone || back_[j] != kNone) continue;
      partner_[i] = static_cast<std::int32_t>(j);
      back_[j] = static_cast<std::int32_t>(i);
    }
  }

  double shared(const Known& old_check, const Known& new_check) const {
    if (old_check.operands.empty() && new_check.operands.empty()) return 1;
    std::size_t both = 0;
    for (const FigureId f : old_check.operands) {
      const FigureId there = f == kNone ? kNone : pairs_.to_new[static_cast<std::size_t>(f)];
      both += there != kNone &&
              std::find(new_check.operands.begin(), new_check.operands.end(), there) != new_check.operands.end();
    }
    return static_cast<double>(both) /
           static_cast<double>(std::max(old_check.operands.size(), new_check.operands.size()));
  }

  void add(RelationFate fate, std::optional<Check> before, std::optional<Check> after, bool recomputed,
           Touched touched) {
    out_.changes.push_back({fate, std::move(before), std::move(after), recomputed});
    out_.touched.push_back(std::move(touched));
  }

  // A check of the new version, with what it was in the old one.
  void now(std::size_t j) {
    const Known& check = new_[j];
    const bool fails = is_problem(*check.check);
    if (!fails && would_be_problem(*check.check)) return;  // known, or silenced in the draft
    if (back_[j] != kNone) {
      const Known& was = old_[static_cast<std::size_t>(back_[j])];
      const bool failed = is_problem(*was.check);
      Touched touched{was.figures(), check.figures()};
      if (fails && failed) add(RelationFate::remaining, *was.check, *check.check, false, std::move(touched));
      if (fails && !failed) {
        const RelationFate fate = holds(*was.check) ? RelationFate::broken : RelationFate::appeared;
        add(fate, *was.check, *check.check, false, std::move(touched));
      }
      if (!fails && failed && holds(*check.check))
        add(RelationFate::mended, *was.check, *check.check, false, std::move(touched));
      if (!fails && failed && !holds(*check.check))
        add(RelationFate::vanished, *was.check, {}, false, {was.figures(), {}});
      return;
    }
    if (!fails) return;
    const std::vector<FigureId> there = across(check.figures(), pairs_.to_old);
    if (check.check->outcome != Outcome::finding && all_same(there, check.figures())) {
      add(RelationFate::remaining, {}, *check.check, false, {there, check.figures()});
      return;
    }
    const std::optional<Check> was = recomputed(in_old_, check, pairs_.to_old, there, check.figures());
    if (!was) {
      add(RelationFate::appeared, {}, *check.check, false, {{}, check.figures()});
    } else {
      const RelationFate fate = holds(*was) ? RelationFate::broken : RelationFate::appeared;
      add(fate, *was, *check.check, true, {there, check.figures()});
    }
  }

  // A check of the old version that the new one alone does not show.
  void then(std::size_t i) {
    const Known& check = old_[i];
    const bool failed = is_problem(*check.check);
    if (!failed && !holds(*check.check)) return;
    const std::vector<FigureId> there = across(check.figures(), pairs_.to_new);
    if (check.check->outcome != Outcome::finding && all_same(check.figures(), there)) {
      if (failed) add(RelationFate::remaining, *check.check, {}, false, {check.figures(), there});
      return;
    }
    const std::optional<Check> is = recomputed(in_new_, check, pairs_.to_new, check.figures(), there);
    if (failed) {
      if (is && holds(*is)) {
        add(RelationFate::mended, *check.check, *is, true, {check.figures(), there});
      } else if (is && is->outcome == Outcome::inconsistent) {
        if (!told_otherwise(*is, across({check.stated}, pairs_.to_new)))
          add(RelationFate::remaining, *check.check, *is, true, {check.figures(), there});
        else
          add(RelationFate::vanished, *check.check, {}, false, {check.figures(), {}});
      } else {
        add(fate_of_defect(check), *check.check, {}, false, {check.figures(), {}});
      }
      return;
    }
    if (!is || is->outcome != Outcome::inconsistent || !is_problem(*is)) return;
    // Another relation may explain the figure now: "gồm" one part more.
    if (told_otherwise(*is, across({check.stated}, pairs_.to_new))) return;
    add(RelationFate::broken, *check.check, *is, true, {check.figures(), there});
  }

  // Whether there are figures, each with a partner of the same value.
  bool all_same(const std::vector<FigureId>& old_figures, const std::vector<FigureId>& new_figures) const {
    if (old_figures.empty() || old_figures.size() != new_figures.size()) return false;
    return std::all_of(old_figures.begin(), old_figures.end(), [&](FigureId f) {
      const FigureId g = pairs_.to_new[static_cast<std::size_t>(f)];
      return g != kNone && !compare(before_, f, after_, g).any();
    });
  }

  // Nothing also where the other version does not tell the units: its values mean something else then.
  std::optional<Check> recomputed(const Recompute& there, const Known& check, const std::vector<FigureId>& paired,
                                  const std::vector<FigureId>& old_figures,
                                  const std::vector<FigureId>& new_figures) const {
    if (old_figures.empty() || new_figures.empty()) return std::nullopt;
    for (const FigureId f : old_figures) {
      const FigureId g = pairs_.to_new[static_cast<std::size_t>(f)];
      const figure::Figure& a = before_.figure(f);
      const figure::Figure& b = after_.figure(g);
      if (same_value(before_, f, after_, g) && before_.value(f) != after_.value(g)) return std::nullopt;
      if (a.dimension != b.dimension && (a.dimension == figure::Units::kNone || b.dimension == figure::Units::kNone))
        return std::nullopt;
    }
    return there.check(check, paired);
  }

  // A defect without arithmetic is mended if what it was about is still there.
  RelationFate fate_of_defect(const Known& check) const {
    const bool there = check.check->outcome == Outcome::finding &&
                       (check.stated == kNone || pairs_.to_new[static_cast<std::size_t>(check.stated)] != kNone);
    return there ? RelationFate::mended : RelationFate::vanished;
  }

  // Whether the new version has a check of that kind that states the same figure.
  bool told_otherwise(const Check& check, const std::vector<FigureId>& stated) {
    if (stated.empty()) return false;
    if (by_stated_.empty()) {
      for (std::size_t j = 0; j < new_.size(); ++j) by_stated_.emplace(new_[j].stated, j);
    }
    const auto [first, last] = by_stated_.equal_range(stated.front());
    return std::any_of(first, last, [&](const auto& entry) {
      const Check& other = *new_[entry.second].check;
      return audit::family(other.kind) == audit::family(check.kind);
    });
  }

  static constexpr std::size_t kMostTried = 32;  // old checks of one rule about one figure

  const Side& before_;
  const Side& after_;
  const Pairs& pairs_;
  std::vector<Known> old_, new_;
  std::vector<std::int32_t> partner_, back_;  // of old checks, of new ones
  std::multimap<FigureId, std::size_t> by_stated_;
  Recompute in_old_, in_new_;
  Relations out_;
};

}  // namespace

Relations compare_relations(const Side& before, const Side& after, const Pairs& pairs, const rule::Rules& rules,
                            const LintOptions& options) {
  return Comparison(before, after, pairs, rules, options).run();
}

}  // namespace khop::diff
