// SPDX-License-Identifier: Apache-2.0
#include "audit/series/agree.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "audit/series/alike.h"

namespace khop::audit {

using figure::Figure;
using figure::Units;

namespace {

constexpr std::size_t kMostPlaces = 12;  // figures that one is held against; a value told more often tells nothing
constexpr int kFewDigits = 2;            // an agreement of one digit shows nothing

/// Half a unit of the last place printed, in base units; of a round count, half of its last digit that is not zero.
double half_unit(const Draft& draft, const Figure& f) {
  return 0.5 * figure::power_of_ten(-f.decimal.places) * draft.rough_factor(f);
}

bool may_agree(const Figure& f) {
  return f.table == figure::kNone && f.sentence != figure::kNone && !f.range && f.dimension != Units::kDuration &&
         std::abs(f.value) > 0 && significant(f) >= kFewDigits;
}

}  // namespace

std::vector<Agreement> agreements(const Context& context) {
  const auto count = static_cast<FigureId>(context.draft.figures.size());
  // Of one measure, by value: what a figure rounds is within half a unit of it.
  std::map<std::pair<figure::DimensionId, figure::WordId>, std::vector<std::pair<double, FigureId>>> measures;
  for (FigureId id = 0; id < count; ++id) {
    const auto& f = context.figure(id);
    if (!may_agree(f)) continue;
    const auto noun = f.dimension == Units::kCount && f.noun_known ? f.noun : 0;
    measures[{f.dimension, noun}].emplace_back(std::abs(f.value), id);
  }
  std::vector<Agreement> out;
  for (auto& [measure, values] : measures) {
    std::sort(values.begin(), values.end());
    for (const auto& [value, id] : values) {
      const auto& f = context.figure(id);
      const double reach = half_unit(context.draft, f) * 1.0001;
      auto at = std::lower_bound(values.begin(), values.end(), std::pair{value - reach, FigureId{-1}});
      std::size_t held = 0;
      for (; at != values.end() && at->first <= value + reach && held < kMostPlaces; ++at) {
        const auto other = at->second;
        const auto& g = context.figure(other);
        const bool equal = at->first == value;
        // Of two equal figures each pair is seen from its later one; of a rounded pair from the coarser one.
        if (other == id || g.sentence == f.sentence || (equal && other > id)) continue;
        if (!equal && half_unit(context.draft, g) >= half_unit(context.draft, f)) continue;
        if (!same_measure(f, g)) continue;
        ++held;
        out.push_back({std::min(id, other), std::max(id, other), !equal});
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Agreement& a, const Agreement& b) {
    return std::pair{a.later, a.earlier} < std::pair{b.later, b.earlier};
  });
  return out;
}

}  // namespace khop::audit
