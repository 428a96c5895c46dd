// SPDX-License-Identifier: Apache-2.0
// One thing told by two reports: the same amount, the same plan, a sum that grows, a figure that was copied.
#include <algorithm>
#include <cmath>
#include <map>

#include "audit/across/compare.h"
#include "audit/across/subject.h"

namespace khop::audit {

using identity::Period;

namespace {

constexpr std::size_t kMostBack = 3;  // reports that one is held against in a row of them
constexpr std::size_t kMostOf = 40;   // observations of one report in one group: more are no name of one thing
constexpr double kMostApart = 1.6;    // times: what differs by more is rarely one thing
constexpr double kCloseEnough = 1.25;

/// The observations of a row, by report in their order.
using ByReport = std::map<std::int32_t, std::vector<const Stated*>>;

bool meet(const Stated& a, const Stated& b) {
  const auto &x = a.observation->amount.value.interval, &y = b.observation->amount.value.interval;
  return x.lo <= y.hi && y.lo <= x.hi;
}

double times_apart(const Stated& a, const Stated& b) {
  const double x = std::abs(a.observation->amount.value.approximate),
               y = std::abs(b.observation->amount.value.approximate);
  if (x == 0 || y == 0) return x == y ? 1 : kMostApart * 2;
  return x > y ? x / y : y / x;
}

/// Whether a power of ten parts them: a unit or scale mistaken.
bool scale_apart(double times) {
  const double decades = std::log10(times);
  return decades > 0.9 && std::abs(decades - std::round(decades)) < 0.004;
}

/// Whether one slip of the keyboard makes one numeral of the other: one digit, or two neighbours swapped; of numerals
/// long enough that this is no chance.
bool one_slip(const Stated& a, const Stated& b) {
  constexpr int kLeastDigits = 3;
  const auto &x = a.observation->amount, &y = b.observation->amount;
  if (x.written.size() != y.written.size() || x.factor != y.factor || std::min(x.digits, y.digits) < kLeastDigits)
    return false;
  std::vector<std::size_t> differ;
  for (std::size_t i = 0; i < x.written.size(); ++i)
    if (x.written[i] != y.written[i]) differ.push_back(i);
  return differ.size() == 1 ||
         (differ.size() == 2 && differ[1] == differ[0] + 1 && x.written[differ[0]] == y.written[differ[1]] &&
          x.written[differ[1]] == y.written[differ[0]]);
}

struct Match {
  const Stated* other = nullptr;
  double sure = 0;
};

/// The observation of another report that `one` is told again by; nothing where several could be and differ.
Match match(const Comparison& comparison, const Stated& one, const std::vector<const Stated*>& others) {
  Match best, second;
  for (const Stated* other : others) {
    const double sure = same_thing(one, *other, comparison);
    if (sure == 0) continue;
    if (meet(one, *other)) return {other, sure};  // one that agrees is the one
    if (sure > best.sure) {
      second = best;
      best = {other, sure};
    } else if (sure > second.sure) {
      second = {other, sure};
    }
  }
  constexpr double kClear = 0.05;
  if (second.other != nullptr && best.sure - second.sure < kClear && !meet(*best.other, *second.other)) return {};
  return best;
}

/// Takes off what speaks against one thing: values far from each other, short figures.
double with_values(double sure, const Stated& one, const Stated& other) {
  if (meet(one, other)) return sure;
  const double times = times_apart(one, other);
  if (scale_apart(times) || one_slip(one, other)) return sure;
  if (times > kMostApart) return 0;
  if (times > kCloseEnough) sure -= 0.15;
  const int digits = std::min(one.observation->amount.digits, other.observation->amount.digits);
  if (digits < 2) sure -= 0.3;
  return sure;
}

CrossRelation relation(const rule::Rule& rule, const Stated& later, const Stated& earlier, const char* later_name,
                       const char* earlier_name, double sure) {
  CrossRelation out;
  out.rule = &rule;
  out.parts = {{later_name, &later.observation->amount, later.report},
               {earlier_name, &earlier.observation->amount, earlier.report}};
  out.other = earlier.report;
  out.about = later.observation;
  out.confidence = sure;
  return out;
}

template <typename Emit>
void match_rows(const Comparison& comparison, const ByReport& rows, const Emit& emit) {
  std::vector<const std::vector<const Stated*>*> before;
  for (const auto& [report, list] : rows) {
    if (list.size() <= kMostOf) {
      for (const Stated* one : list) {
        // One that agrees is believed before a nearer one that does not: that one is the odd one out, and told already.
        Match best;
        std::size_t tried = 0;
        for (auto it = before.rbegin(); it != before.rend() && tried < kMostBack; ++it, ++tried) {
          const Match found = match(comparison, *one, **it);
          if (found.other == nullptr) continue;
          // It must be the match of what it matches.
          const Match back = match(comparison, *found.other, list);
          if (back.other != one && (back.other == nullptr || !meet(*back.other, *one))) continue;
          const bool agrees = meet(*one, *found.other);
          if (best.other == nullptr || agrees) best = found;
          if (agrees) break;
        }
        if (best.other != nullptr) emit(*one, *best.other, best.sure);
      }
    }
    if (list.size() <= kMostOf) before.push_back(&list);
  }
}

}  // namespace

void find_same(Comparison& comparison, const rule::Rule& rule, MeasureKind measure) {
  for (const auto& [key, group] : comparison.groups) {
    std::map<std::pair<int, int>, ByReport> by_period;
    for (const Stated& stated : group)
      if (stated.observation->measure == measure)
        by_period[{stated.period.first, stated.period.last}][stated.report].push_back(&stated);
    for (const auto& [period, rows] : by_period) {
      if (rows.size() < 2) continue;
      match_rows(comparison, rows, [&](const Stated& later, const Stated& earlier, double sure) {
        const double left = with_values(sure, later, earlier);
        if (left > 0) comparison.found.push_back(relation(rule, later, earlier, "later", "earlier", left));
      });
    }
  }
}

void find_falls(Comparison& comparison, const rule::Rule& rule) {
  for (const auto& [key, group] : comparison.groups) {
    std::map<int, std::map<int, std::vector<const Stated*>>> years;  // by year, then by last month
    for (const Stated& stated : group) {
      const bool whole_year = stated.period.kind == Period::Kind::year && stated.observation->indicator >= 0 &&
                              comparison.rules.indicators[stated.observation->indicator].nature == figure::Nature::flow;
      if (stated.observation->measure == MeasureKind::actual && (stated.summed || whole_year))
        years[stated.period.first / 12][stated.period.last].push_back(&stated);
    }
    for (const auto& [year, months] : years) {
      const std::vector<const Stated*>* before = nullptr;
      for (const auto& [month, list] : months) {
        if (before != nullptr && list.size() <= kMostOf && before->size() <= kMostOf) {
          for (const Stated* one : list) {
            Match best;
            for (const Stated* other : *before) {
              if (other->report == one->report) continue;
              const double sure = same_thing(*one, *other, comparison);
              if (sure > best.sure) best = {other, sure};
            }
            // Where several stand for the name, one of them would do.
            const bool clear = before->size() == 1 && list.size() == 1;
            if (best.other != nullptr && clear)
              comparison.found.push_back(relation(rule, *one, *best.other, "later", "earlier", best.sure));
          }
        }
        before = &list;
      }
    }
  }
}

void find_copies(Comparison& comparison, const rule::Rule& rule) {
  constexpr int kLeastDigits = 4;
  for (const auto& [key, group] : comparison.groups) {
    std::map<std::string, std::vector<const Stated*>> by_numeral;
    for (const Stated& stated : group) {
      const auto& amount = stated.observation->amount;
      const bool flow = stated.summed || stated.observation->when.kind == When::Kind::within ||
                        (stated.observation->indicator >= 0 &&
                         comparison.rules.indicators[stated.observation->indicator].nature == figure::Nature::flow);
      if (stated.observation->measure != MeasureKind::actual || !flow || amount.digits < kLeastDigits) continue;
      by_numeral[amount.written].push_back(&stated);
    }
    for (const auto& [numeral, list] : by_numeral) {
      auto ordered = list;
      std::stable_sort(ordered.begin(), ordered.end(),
                       [](const Stated* a, const Stated* b) { return a->period.last < b->period.last; });
      for (std::size_t i = 1; i < ordered.size(); ++i) {
        const Stated &later = *ordered[i], &earlier = *ordered[i - 1];
        constexpr int kYear = 12;  // further back it is chance, or a report nobody copied from
        const bool other_year =
            later.period.last == earlier.period.last + kYear && later.period.months() == earlier.period.months();
        if (later.report == earlier.report || !other_year) continue;
        const double sure = same_thing(later, earlier, comparison);
        if (sure > 0) comparison.found.push_back(relation(rule, later, earlier, "later", "earlier", sure));
      }
    }
  }
}

}  // namespace khop::audit
