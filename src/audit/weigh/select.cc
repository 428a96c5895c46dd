// SPDX-License-Identifier: Apache-2.0
/// Readings compete. Within a group the best confirmed reading speaks; if none is confirmed, the strongest failing one
/// may, if its structure is strong by itself. A weak coincidence does not hide a strong structure. Why each reading
/// speaks or is silent is its `fate`.
#include <algorithm>
#include <map>
#include <utility>

#include "audit/reading.h"

namespace khop::audit {

using rule::Verdict;

namespace {

bool holds(const Reading& r) { return r.verdict == Verdict::holds || r.verdict == Verdict::rounding; }

/// Of a reading that holds.
Outcome outcome_of(const Reading& r) { return r.verdict == Verdict::holds ? Outcome::consistent : Outcome::rounding; }

std::vector<FigureId> figures_of(const Reading& reading) {
  std::vector<FigureId> out;
  for (const auto& list : reading.bound) out.insert(out.end(), list.begin(), list.end());
  std::sort(out.begin(), out.end());
  return out;
}

/// The figures but the stated one.
std::vector<FigureId> operands_of(const Reading& reading) {
  std::vector<FigureId> out;
  for (std::size_t n = 0; n < reading.bound.size(); ++n)
    if (static_cast<int>(n) != reading.rule->check->stated())
      out.insert(out.end(), reading.bound[n].begin(), reading.bound[n].end());
  std::sort(out.begin(), out.end());
  return out;
}

bool disjoint(const std::vector<FigureId>& a, const std::vector<FigureId>& b) {
  return std::none_of(a.begin(), a.end(), [&](FigureId f) { return std::binary_search(b.begin(), b.end(), f); });
}

FigureId stated_of(const Reading& reading) {
  const int stated = reading.rule->check->stated();
  return stated >= 0 ? reading.bound[static_cast<std::size_t>(stated)].front() : figure::kNone;
}

/// The amount that a rate is one of, where its rule names it so.
std::vector<FigureId> base_of(const Reading& reading) {
  const auto& names = reading.rule->check->names();
  const auto far = std::find(names.begin(), names.end(), "far");
  return far == names.end() ? std::vector<FigureId>{} : reading.bound[static_cast<std::size_t>(far - names.begin())];
}

class Selection {
 public:
  explicit Selection(Context& context)
      : context_(context),
        readings_(context.readings),
        confirm_(context.weight("confirm")),
        error_structure_(context.weight("error-structure")),
        error_total_(context.weight("error-total")),
        strong_(context.weight("strong-structure")),
        near_evidence_(context.weight("near-evidence")) {}

  std::vector<Choice> run() {
    group();
    count_fits();
    for (const auto& [key, members] : groups_) decide(key.first, members);
    weigh_parts();
    for (const auto index : failing_) accuse(index);
    drop_distinct();
    drop_explained();
    drop_covered();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kNoReading = Reading::kNoReading;

  void group() {
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      auto& reading = readings_[i];
      if (reading.verdict == Verdict::undefined)
        reading.fate = Fate::undefined;
      else
        groups_[{family(reading.rule->kind), reading.group}].push_back(i);
    }
  }

  /// A row of rated amounts none of which fits the base has another base: "đầu tư 2.000 tỷ (55,5 %), thường xuyên 2.900
  /// tỷ (55,4 %)".
  void count_fits() {
    for (const auto& [key, members] : groups_) {
      if (key.first != "rate") continue;
      const auto likeliest = *std::max_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        return readings_[a].structure < readings_[b].structure;
      });
      const auto& r = readings_[likeliest];
      auto& [held, failed] = fits_[base_of(r)];
      ++(holds(r) ? held : failed);
    }
  }

  /// Whether a reading that holds may speak, by itself.
  Fate hold_fate(const Reading& r) const {
    const bool equality = r.rule->check->comparison() == rule::Comparison::equal;
    return r.score() < confirm_ && !(equality && r.structure >= strong_) ? Fate::unconfirmed : Fate::confirmed;
  }

  /// Whether a reading that fails may speak, by itself.
  Fate fail_fate(const Reading& r, bool sum) const {
    const bool equality = r.rule->check->comparison() == rule::Comparison::equal;
    if (r.rule->confirm_only || r.confirm_only) return Fate::confirm_only;
    if (r.structure < error_structure_) return Fate::weak_structure;
    if (equality && r.structure < strong_ && r.score() < error_total_) return Fate::weak_total;
    if (r.near_only && r.evidence < near_needed(context_, r) && r.structure < strong_) return Fate::not_near;
    if (!sum && r.structure < strong_ && r.precision < 1.2) return Fate::too_short;
    constexpr double kTight = 0.5;  // evidence where all else speaks for the list
    if (r.far_off && (!r.edit || r.evidence < (r.tight ? kTight : near_evidence_))) return Fate::far_off;
    return Fate::accused;
  }

  /// The readings of one group: which of them speaks now, or may speak if no other group objects.
  void decide(const std::string& family, const std::vector<std::size_t>& members) {
    std::size_t hold = kNoReading, fail = kNoReading;
    for (const auto m : members) {
      auto& r = readings_[m];
      const bool held = holds(r);
      r.fate = held ? hold_fate(r) : fail_fate(r, family == "sum");
      if (r.fate != Fate::confirmed && r.fate != Fate::accused) continue;
      auto& best = held ? hold : fail;
      if (best == kNoReading || r.score() > readings_[best].score()) best = m;
    }
    const bool hidden = hold != kNoReading && fail != kNoReading && hides(family, readings_[fail], readings_[hold]);
    for (const auto m : members) {
      auto& r = readings_[m];
      if (r.fate == Fate::confirmed && (m != hold || hidden))
        lose(m, hidden ? Fate::hidden : Fate::outscored, hidden ? fail : hold);
      if (r.fate != Fate::accused) continue;
      if (hold != kNoReading && !hidden)
        lose(m, Fate::explained, hold);
      else if (m != fail)
        lose(m, Fate::outscored, fail);
    }
    if (hold == kNoReading || hidden) {
      if (fail != kNoReading) failing_.push_back(fail);
      return;
    }
    confirm(family, hold);
    // Further confirmed readings of the group with other figures are true too: two breakdowns of one total.
    for (const auto m : members) {
      const auto& r = readings_[m];
      if (m != hold && holds(r) && family != "rate" && r.score() >= confirm_ + 1) say(m, outcome_of(r));
    }
  }

  /// A weak coincidence does not hide a strong structure: some of the parts of a closed list that happen to make the
  /// total, or a base found elsewhere for a percentage that stands beside its fraction.
  bool hides(const std::string& family, const Reading& fail, const Reading& hold) const {
    return fail.structure >= strong_ &&
           (family == "sum" ? fail.closed && hold.confirm_only && hold.evidence < 1.5
                            : fail.rule->scope == rule::Scope::clause || fail.structure > hold.score());
  }

  /// Lets a reading that holds speak, and notes what it explains for the groups that fail.
  void confirm(const std::string& family, std::size_t index) {
    const auto& r = readings_[index];
    say(index, outcome_of(r));
    if (family == "rate") {
      rated_.try_emplace(operands_of(r), index);
      if (r.rule->find != "row") rates_held_.try_emplace(stated_of(r), index);
    }
    if (family != "sum") return;
    // 6 = 3 + 3 explains no list.
    constexpr double kExplains = 1.9;
    if (r.evidence >= kExplains) explained_lists_[r.group >> 24].push_back({operands_of(r), index});
    if (const auto total = stated_of(r); total != figure::kNone) {
      auto& known = proven_.try_emplace(total, index).first->second;
      if (r.score() > readings_[known].score()) known = index;
    }
    for (const auto part : operands_of(r)) parts_taken_.try_emplace(part, index);
  }

  /// Several totals may be tried on one list, and several rates on one pair of amounts: only the likeliest is wrong.
  void weigh_parts() {
    for (const auto index : failing_) {
      const auto& r = readings_[index];
      const auto kin = family(r.rule->kind);
      if (kin == "rate" && !of_list(r)) {
        auto& best = best_of_pair_.try_emplace(operands_of(r), index).first->second;
        if (r.structure > readings_[best].structure) best = index;
      }
      if (kin != "sum") continue;
      auto& best = best_of_parts_.try_emplace(operands_of(r), index).first->second;
      if (r.score() > readings_[best].score()) best = index;
    }
  }

  /// In a list of parts each share has the same operands.
  static bool of_list(const Reading& r) {
    return std::any_of(r.bound.begin(), r.bound.end(),
                       [](const std::vector<FigureId>& list) { return list.size() > 1; });
  }

  /// Lets a failing reading speak unless what other groups confirmed objects.
  void accuse(std::size_t index) {
    const auto& r = readings_[index];
    const std::string kin = family(r.rule->kind);
    const auto operands = operands_of(r);
    if (kin == "sum") {
      const bool all_taken =
          std::all_of(operands.begin(), operands.end(), [&](FigureId f) { return parts_taken_.count(f) != 0; });
      // In a table each cell is a part twice, of its row and of its column.
      if (all_taken && !operands.empty() && r.rule->scope != rule::Scope::table)
        return lose(index, Fate::parts_explained, parts_taken_[operands.front()]);
      // Another reading of the same list holds: this one took a wrong figure from it, or a wrong total.
      if (const auto list = explained_lists_.find(r.group >> 24); list != explained_lists_.end())
        for (const auto& [parts, by] : list->second)
          if (!disjoint(parts, operands)) return lose(index, Fate::parts_explained, by);
      // A list that holds a total together with its parts is none.
      for (const auto f : operands)
        if (const auto nested = proven_.find(f); nested != proven_.end()) {
          const auto parts = operands_of(readings_[nested->second]);
          if (std::includes(operands.begin(), operands.end(), parts.begin(), parts.end()))
            return lose(index, Fate::parts_explained, nested->second);
        }
      const auto best = best_of_parts_[operands];
      if (r.score() < readings_[best].score()) return lose(index, Fate::outscored, best);
    }
    if (kin == "rate" && !of_list(r)) {
      if (const auto rated = rated_.find(operands); rated != rated_.end())
        return lose(index, Fate::operands_explained, rated->second);
      // A rate that its own passage proves needs no table.
      if (const auto held = rates_held_.find(stated_of(r));
          held != rates_held_.end() && r.rule->find == "row" && readings_[held->second].score() > r.score())
        return lose(index, Fate::operands_explained, held->second);
      const auto best = best_of_pair_[operands];
      if (r.structure < readings_[best].structure) return lose(index, Fate::outscored, best);
    }
    if (const auto found = fits_.find(base_of(r)); found != fits_.end() && !found->first.empty() &&
                                                   found->second.first == 0 && found->second.second > 1 &&
                                                   r.evidence < 0.5 && r.structure < strong_)
      return lose(index, Fate::base_doubtful, kNoReading);
    // A failing reading whose stated figure a confirmed sum already explains is one breakdown too many.
    if (kin == "sum" && r.structure < strong_)
      if (const auto found = proven_.find(stated_of(r));
          found != proven_.end() && readings_[found->second].score() > r.score())
        return lose(index, Fate::total_explained, found->second);
    say(index, Outcome::inconsistent);
  }

  /// Two figures that other relations confirm each are two things, however alike they are told. A relation that would
  /// hold with the other figure, too, tells nothing: a rate of three digits allows many amounts.
  void drop_distinct() {
    constexpr double kProves = 2.0;       // evidence of a relation that says that its figures are right
    constexpr std::size_t kMostRead = 8;  // relations of one figure that are asked
    std::map<FigureId, std::vector<std::size_t>> confirmed;
    for (const auto& choice : out_) {
      const auto& r = readings_[choice.reading];
      if (r.verdict != Verdict::holds || r.rule->kind == "restatement" || r.evidence < kProves) continue;
      for (const auto f : figures_of(r))
        if (auto& by = confirmed[f]; by.size() < kMostRead) by.push_back(choice.reading);
    }
    std::erase_if(out_, [&](const Choice& choice) {
      const auto& r = readings_[choice.reading];
      if (choice.outcome != Outcome::inconsistent || r.rule->kind != "restatement") return false;
      const auto figures = figures_of(r);
      std::size_t winner = kNoReading;
      for (const auto f : figures) {
        const auto by = confirmed.find(f);
        if (by == confirmed.end()) return false;
        const auto proof = std::find_if(by->second.begin(), by->second.end(), [&](std::size_t index) {
          return figures.size() != 2 || tells_apart(readings_[index], f, figures[f == figures[0] ? 1 : 0]);
        });
        if (proof == by->second.end()) return false;
        if (winner == kNoReading) winner = *proof;
      }
      lose(choice.reading, Fate::operands_explained, winner);
      return true;
    });
  }

  /// Whether a reading that holds would fail with the value of `other` in the place of `figure`.
  bool tells_apart(const Reading& r, FigureId figure, FigureId other) const {
    auto values = bindings(context_, r);
    for (std::size_t n = 0; n < r.bound.size(); ++n)
      for (std::size_t e = 0; e < r.bound[n].size(); ++e)
        if (r.bound[n][e] == figure) values[n][e] = value_of(context_, context_.figure(other));
    return verdict_of(*r.rule->check, values) == Verdict::fails;
  }

  /// Rates of a whole and its parts say only that one of many figures is wrong: where another check says which, that is
  /// enough.
  void drop_explained() {
    const auto of_many = [](const Reading& r) { return r.rule->kind == "plan-implied"; };
    std::map<FigureId, std::size_t> accused;
    for (const auto& choice : out_) {
      const auto& r = readings_[choice.reading];
      if (choice.outcome != Outcome::inconsistent || of_many(r)) continue;
      for (const auto f : figures_of(r)) accused.try_emplace(f, choice.reading);
    }
    std::erase_if(out_, [&](const Choice& choice) {
      const auto& r = readings_[choice.reading];
      if (choice.outcome != Outcome::inconsistent || !of_many(r)) return false;
      for (const auto f : figures_of(r)) {
        const auto known = accused.find(f);
        if (known == accused.end()) continue;
        lose(choice.reading, Fate::operands_explained, known->second);
        return true;
      }
      return false;
    });
  }

  /// "Parts within their total" says less than "parts make their total": it speaks only where no sum of that total did.
  void drop_covered() {
    std::map<FigureId, std::vector<std::pair<std::vector<FigureId>, std::size_t>>> sums;  // what was said, by total
    for (const auto& choice : out_) {
      const auto& r = readings_[choice.reading];
      if (r.rule->kind == "sum" && stated_of(r) != figure::kNone)
        sums[stated_of(r)].push_back({operands_of(r), choice.reading});
    }
    std::erase_if(out_, [&](const Choice& choice) {
      const auto& r = readings_[choice.reading];
      if (r.rule->kind != "part-le-total" || stated_of(r) == figure::kNone) return false;
      const auto known = sums.find(stated_of(r));
      if (known == sums.end()) return false;
      const auto own = figures_of(r);
      for (const auto& [parts, by] : known->second) {
        if (disjoint(parts, own)) continue;
        lose(choice.reading, Fate::said_already, by);
        return true;
      }
      return false;
    });
  }

  /// Each set of figures speaks once for each family of relations, through the reading with the best score.
  void say(std::size_t index, Outcome outcome) {
    auto& r = readings_[index];
    const auto [said, first] = said_.try_emplace({family(r.rule->kind), figures_of(r)}, out_.size());
    if (!first) {
      auto& choice = out_[said->second];
      const auto before = choice.reading;
      if (r.score() <= readings_[before].score() || choice.outcome != outcome)
        return lose(index, Fate::said_already, before);
      lose(before, Fate::said_already, index);
      choice.reading = index;
    } else {
      out_.push_back({index, outcome});
    }
    r.fate = outcome == Outcome::inconsistent ? Fate::accused : Fate::confirmed;
    r.winner = kNoReading;
  }

  void lose(std::size_t index, Fate fate, std::size_t winner) {
    readings_[index].fate = fate;
    readings_[index].winner = winner;
  }

  const Context& context_;
  std::vector<Reading>& readings_;
  const double confirm_, error_structure_, error_total_, strong_, near_evidence_;
  std::map<std::pair<std::string, std::uint64_t>, std::vector<std::size_t>> groups_;
  std::map<std::vector<FigureId>, std::pair<int, int>> fits_;  ///< by base: how many rates hold, how many do not
  std::vector<std::size_t> failing_;                           ///< best of groups in which none holds
  std::vector<Choice> out_;
  std::map<std::pair<std::string, std::vector<FigureId>>, std::size_t> said_;  ///< places in out_
  // What readings that hold explain, each with the reading that does.
  std::map<std::uint64_t, std::vector<std::pair<std::vector<FigureId>, std::size_t>>>
      explained_lists_;                                 ///< by the list that a sum was found in
  std::map<FigureId, std::size_t> parts_taken_;         ///< no other total may claim these parts and fail
  std::map<FigureId, std::size_t> rates_held_;          ///< by the rate, of what prose proves by itself
  std::map<std::vector<FigureId>, std::size_t> rated_;  ///< a second rate of these amounts has another base
  std::map<FigureId, std::size_t> proven_;              ///< totals, with the best sum of each
  std::map<std::vector<FigureId>, std::size_t> best_of_parts_;
  std::map<std::vector<FigureId>, std::size_t> best_of_pair_;
};

}  // namespace

double near_needed(const Context& context, const Reading& reading) {
  const double needed = std::max(0.1, context.weight("near-evidence") - 0.7 * std::max(0.0, reading.structure - 2.2));
  // What no slip explains must be so close that the figures are certainly meant together.
  constexpr double kClose = 1.5;
  return reading.edit || reading.meant ? needed : std::max(needed, kClose);
}

std::string family(const std::string& kind) {
  if (kind == "ratio" || kind == "share" || kind == "growth") return "rate";
  return kind;
}

std::vector<Choice> select(Context& context) { return Selection(context).run(); }

}  // namespace khop::audit
