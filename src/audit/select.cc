// SPDX-License-Identifier: Apache-2.0
/// Readings compete. Within a group the best confirmed reading speaks; if none is confirmed, the strongest failing one
/// may, if its structure is strong by itself. A weak coincidence does not hide a strong structure.
#include <algorithm>
#include <map>
#include <set>

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

/// Kinds that explain one figure in the same way exclude one another.
std::string family(const std::string& kind) {
  if (kind == "ratio" || kind == "share" || kind == "growth") return "rate";
  if (kind == "sum") return "sum";
  return kind;
}

}  // namespace

std::vector<Choice> select(const Context& context) {
  const double confirm = context.weight("confirm"), fail_structure = context.weight("error-structure"),
               fail_total = context.weight("error-total"), strong = context.weight("strong-structure"),
               near_evidence = context.weight("near-evidence");
  std::map<std::pair<std::string, std::uint64_t>, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < context.readings.size(); ++i) {
    const auto& reading = context.readings[i];
    if (reading.verdict == Verdict::undefined) continue;
    groups[{family(reading.rule->kind), reading.group}].push_back(i);
  }
  std::vector<Choice> out;
  std::set<std::pair<std::string, std::vector<FigureId>>> said;
  const auto say = [&](std::size_t index, Outcome outcome) {
    const auto& reading = context.readings[index];
    if (said.insert({family(reading.rule->kind), figures_of(reading)}).second) out.push_back({index, outcome});
  };
  std::map<std::uint64_t, std::vector<std::vector<FigureId>>> explained_lists;  // by the list that a sum was found in
  std::set<FigureId> parts_taken;               // parts of confirmed sums: no other total may claim them and fail
  std::set<std::vector<FigureId>> bases_taken;  // operands of confirmed rates: a second rate of them has another base
  std::map<FigureId, double> proven;            // totals that a confirmed sum explains
  std::vector<std::pair<std::size_t, double>> failing;
  // A row of rated amounts none of which fits the base has another base: "đầu tư 2.000 tỷ (55,5 %), thường xuyên 2.900
  // tỷ (55,4 %)".
  std::map<std::vector<FigureId>, std::pair<int, int>> fits;  // by base: how many rates hold, how many do not
  const auto base_of = [&](const Reading& r) {
    const auto& names = r.rule->check->names();
    const auto far = std::find(names.begin(), names.end(), "far");
    return far == names.end() ? std::vector<FigureId>{} : r.bound[static_cast<std::size_t>(far - names.begin())];
  };
  for (const auto& [key, members] : groups) {
    if (key.first != "rate") continue;
    const auto likeliest = *std::max_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
      return context.readings[a].structure < context.readings[b].structure;
    });
    const auto& r = context.readings[likeliest];
    auto& [held, failed] = fits[base_of(r)];
    ++(holds(r) ? held : failed);
  }
  for (const auto& [key, members] : groups) {
    std::size_t best_hold = members.size(), best_fail = members.size();
    for (std::size_t m = 0; m < members.size(); ++m) {
      const auto& r = context.readings[members[m]];
      const bool equality = r.rule->check->comparison() == rule::Comparison::equal;
      if (holds(r)) {
        if (r.score() < confirm && !(equality && r.structure >= strong)) continue;
        if (best_hold == members.size() || r.score() > context.readings[members[best_hold]].score()) best_hold = m;
      } else {
        if (r.rule->confirm_only || r.confirm_only || r.structure < fail_structure) continue;
        if (equality && r.structure < strong && r.score() < fail_total) continue;
        // The firmer the structure, the less the arithmetic has to add.
        const double needed = std::max(0.25, near_evidence - 0.7 * std::max(0.0, r.structure - 2.2));
        if (r.near_only && r.evidence < needed && r.structure < strong) continue;
        if (key.first != "sum" && r.structure < strong && r.precision < 1.2)
          continue;  // figures too small to prove a slip
        if (r.far_off && (!r.edit || r.evidence < near_evidence)) continue;
        if (best_fail == members.size() || r.score() > context.readings[members[best_fail]].score()) best_fail = m;
      }
    }
    const bool has_hold = best_hold != members.size(), has_fail = best_fail != members.size();
    if (has_hold) {
      const auto& hold = context.readings[members[best_hold]];
      // A weak coincidence does not hide a strong structure: some of the parts of a closed list that happen to make the
      // total, or a base found elsewhere for a percentage that stands beside its fraction.
      bool hidden = false;
      if (has_fail) {
        const auto& fail = context.readings[members[best_fail]];
        hidden = fail.structure >= strong &&
                 (key.first == "sum" ? fail.closed && hold.confirm_only && hold.evidence < 1.5
                                     : fail.rule->scope == rule::Scope::clause || fail.structure > hold.score());
      }
      if (!hidden) {
        say(members[best_hold], outcome_of(hold));
        if (key.first == "rate") bases_taken.insert(operands_of(hold));
        if (key.first == "sum") {
          // 6 = 3 + 3 explains no list.
          constexpr double kExplains = 1.9;
          if (hold.evidence >= kExplains) explained_lists[hold.group >> 24].push_back(operands_of(hold));
          const int total = hold.rule->check->stated();
          if (total >= 0) {
            auto& known = proven[hold.bound[static_cast<std::size_t>(total)].front()];
            known = std::max(known, hold.score());
          }
          const auto parts = operands_of(hold);
          parts_taken.insert(parts.begin(), parts.end());
        }
        // Further confirmed readings of the group with other figures are true too: two breakdowns of one total.
        for (const auto m : members) {
          const auto& r = context.readings[m];
          if (m != members[best_hold] && holds(r) && key.first != "rate" && r.score() >= confirm + 1)
            say(m, outcome_of(r));
        }
        continue;
      }
    }
    if (has_fail) failing.emplace_back(members[best_fail], context.readings[members[best_fail]].score());
  }
  // A failing reading whose stated figure a confirmed sum already explains is one breakdown too many.
  // Several totals may be tried on one list: only the likeliest is wrong.
  std::map<std::vector<FigureId>, double> best_of_parts;
  for (const auto& [index, score] : failing) {
    const auto& r = context.readings[index];
    if (family(r.rule->kind) != "sum") continue;
    auto& best = best_of_parts.try_emplace(operands_of(r), 0).first->second;
    best = std::max(best, score);
  }
  for (const auto& [index, score] : failing) {
    const auto& r = context.readings[index];
    const auto operands = operands_of(r);
    const int stated = r.rule->check->stated();
    const auto id = stated >= 0 ? r.bound[static_cast<std::size_t>(stated)].front() : figure::kNone;
    if (family(r.rule->kind) == "sum") {
      const bool all_taken =
          std::all_of(operands.begin(), operands.end(), [&](FigureId f) { return parts_taken.count(f) != 0; });
      // Another reading of the same list holds: this one took a wrong figure from it, or a wrong total.
      bool list_explained = false;
      if (const auto list = explained_lists.find(r.group >> 24); list != explained_lists.end())
        for (const auto& parts : list->second) list_explained = list_explained || !disjoint(parts, operands);
      // In a table each cell is a part twice, of its row and of its column.
      if ((all_taken && r.rule->scope != rule::Scope::table) || list_explained || score < best_of_parts[operands])
        continue;
    }
    if (family(r.rule->kind) == "rate" && bases_taken.count(operands) != 0) continue;
    if (const auto found = fits.find(base_of(r)); found != fits.end() && !found->first.empty() &&
                                                  found->second.first == 0 && found->second.second > 1 &&
                                                  r.evidence < 0.5 && r.structure < strong)
      continue;
    const auto found = proven.find(id);
    if (family(r.rule->kind) == "sum" && found != proven.end() && found->second > score && r.structure < strong)
      continue;
    say(index, Outcome::inconsistent);
  }
  // "Parts within their total" says less than "parts make their total": it speaks only where no sum of that total did.
  const auto stated_of = [](const Reading& r) {
    return r.bound[static_cast<std::size_t>(r.rule->check->stated())].front();
  };
  std::map<FigureId, std::vector<std::vector<FigureId>>> sums;  // parts of what was said, by total
  for (const auto& choice : out) {
    const auto& r = context.readings[choice.reading];
    if (r.rule->kind == "sum" && r.rule->check->stated() >= 0) sums[stated_of(r)].push_back(operands_of(r));
  }
  std::erase_if(out, [&](const Choice& choice) {
    const auto& r = context.readings[choice.reading];
    if (r.rule->kind != "part-le-total" || r.rule->check->stated() < 0) return false;
    const auto known = sums.find(stated_of(r));
    if (known == sums.end()) return false;
    const auto own = figures_of(r);
    return std::any_of(known->second.begin(), known->second.end(),
                       [&](const std::vector<FigureId>& parts) { return !disjoint(parts, own); });
  });
  return out;
}

}  // namespace khop::audit
