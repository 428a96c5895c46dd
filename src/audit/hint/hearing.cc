// SPDX-License-Identifier: Apache-2.0
#include "audit/hint/hearing.h"

#include <algorithm>
#include <cmath>

namespace khop::audit {

using figure::Figure;
using rule::Verdict;

namespace {

constexpr std::size_t kMostReadings = 400;  // of one figure that are asked about one misprint
constexpr std::size_t kMostAsked = 200000;  // readings asked in all: a draft full of errors would be asked for ever

bool held(Verdict verdict) { return verdict == Verdict::holds || verdict == Verdict::rounding; }

bool has_any(const Reading& reading, const std::set<FigureId>& suspects) {
  return std::any_of(reading.bound.begin(), reading.bound.end(), [&](const std::vector<FigureId>& list) {
    return std::any_of(list.begin(), list.end(), [&](FigureId id) { return suspects.count(id) != 0; });
  });
}

std::vector<FigureId> figures_of(const Reading& reading) {
  std::vector<FigureId> out;
  for (const auto& list : reading.bound) out.insert(out.end(), list.begin(), list.end());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

bool has(const Reading& reading, FigureId id) {
  return std::any_of(reading.bound.begin(), reading.bound.end(), [&](const std::vector<FigureId>& list) {
    return std::find(list.begin(), list.end(), id) != list.end();
  });
}

Hearing::Hearing(const Context& context, const std::set<FigureId>& suspects) : context_(context) {
  std::map<std::pair<std::string, std::uint64_t>, std::size_t> by_key;
  const auto key = [](const Reading& r) { return std::pair(family(r.rule->kind), r.group); };
  for (const auto& r : context_.readings)
    if (r.verdict != Verdict::undefined && has_any(r, suspects)) by_key.try_emplace(key(r), by_key.size());
  groups_.resize(by_key.size());
  for (std::size_t i = 0; i < context_.readings.size(); ++i) {
    const auto& r = reading(i);
    if (r.verdict == Verdict::undefined) continue;
    const auto group = by_key.find(key(r));
    if (group == by_key.end()) continue;
    groups_[group->second].push_back(i);
    for (const auto& list : r.bound)
      for (const auto id : list) {
        auto& of = groups_of_[id];
        if (suspects.count(id) != 0 && (of.empty() || of.back() != group->second)) of.push_back(group->second);
      }
  }
  for (auto& [id, of] : groups_of_) {
    std::sort(of.begin(), of.end());
    of.erase(std::unique(of.begin(), of.end()), of.end());
  }
  for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id) {
    by_value_[context_.figure(id).value].push_back(id);
    ++of_dimension_[context_.figure(id).dimension];
  }
}

const rule::Bindings& Hearing::values(std::size_t index) {
  const auto found = values_.find(index);
  return found != values_.end() ? found->second
                                : values_.emplace(index, bindings(context_, reading(index))).first->second;
}

double Hearing::support(std::size_t index, Verdict verdict) {
  const auto& r = reading(index);
  // However many digits agree, the reading itself may be a misunderstanding. An inequality says little: most parts are
  // less than most totals.
  constexpr double kMost = 4.0, kMostInequality = 1.0, kRounding = 0.5, kDoubt = 1.0;
  if (r.rule->check->comparison() != rule::Comparison::equal)
    return std::min(kMostInequality, std::log10(1 + std::pow(10.0, r.structure - kDoubt)));
  auto known = precision_.find(index);
  if (known == precision_.end()) known = precision_.emplace(index, precision_of(context_, r)).first;
  const double evidence =
      known->second - std::log10(std::max(r.tries, 1.0)) - (verdict == Verdict::rounding ? kRounding : 0.0);
  return std::min(kMost, std::log10(1 + std::pow(10.0, r.structure + evidence - kDoubt)));
}

Verdict Hearing::verdict_with(std::size_t index, FigureId id, const rule::Value& value) {
  const auto& r = reading(index);
  rule::Bindings tried = values(index);
  for (std::size_t n = 0; n < r.bound.size(); ++n)
    for (std::size_t e = 0; e < r.bound[n].size(); ++e)
      if (r.bound[n][e] == id) tried[n][e] = value;
  return verdict_of(*r.rule->check, tried);
}

/// How much speaks for a value that is printed elsewhere, too, of the same measure: long numerals do not meet by
/// chance.
double Hearing::repeated(FigureId id, const Figure& reads) {
  constexpr double kMost = 1.2;
  const auto found = by_value_.find(reads.value);
  if (found == by_value_.end()) return 0;
  const bool again = std::any_of(found->second.begin(), found->second.end(), [&](FigureId other) {
    return other != id && same_measure(context_.figure(other), reads);
  });
  if (!again) return 0;
  const std::string digits = reads.decimal.digits.str();
  const auto length = static_cast<double>(digits.find_last_not_of('0') + 1);
  return std::clamp(length - std::log10(of_dimension_[reads.dimension] + 1.0), 0.0, kMost);
}

Heard Hearing::hear(FigureId id, const Figure& edited, std::size_t failing) {
  Heard out;
  out.decades = repeated(id, edited) - repeated(id, context_.figure(id));
  const auto value = value_of(context_, edited);
  const auto in_question = figures_of(reading(failing));
  std::size_t readings = 0;
  for (const auto g : groups_of_[id]) {
    double now = 0, then = 0;
    bool other = false;  // whether what then holds says more than the reading in question
    for (const auto i : groups_[g]) {
      const auto& r = reading(i);
      const double own = held(r.verdict) && r.fate != Fate::hidden ? support(i, r.verdict) : 0;
      now = std::max(now, own);
      if (!has(r, id)) {
        then = std::max(then, own);
        continue;
      }
      if (++readings > kMostReadings || ++asked_ > kMostAsked) return out;
      const auto verdict = verdict_with(i, id, value);
      if (!held(verdict)) continue;
      const double would = support(i, verdict);
      if (would <= then) continue;
      then = would;
      other = r.fate == Fate::accused && figures_of(r) != in_question;
    }
    out.decades += then - now;
    constexpr double kAgrees = 1.0;  // less may be chance
    if (other && then > now + kAgrees) ++out.agreeing;
  }
  return out;
}

}  // namespace khop::audit
