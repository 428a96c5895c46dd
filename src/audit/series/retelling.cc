// SPDX-License-Identifier: Apache-2.0
#include "audit/series/retelling.h"

#include <algorithm>
#include <cmath>

#include "audit/series/agree.h"
#include "audit/series/measure.h"

namespace khop::audit {

using figure::Units;

namespace {

constexpr FigureId kReach = 5;  // figures to each side that belong to one passage
constexpr int kLong = 3;        // digits that agree seldom by chance
constexpr double kNamed = 5.0;  // how much of a name must agree for shorter ones
constexpr double kAlike = 0.5;  // and which share of the shorter name

}  // namespace

Retelling::Retelling(const Context& context, const Naming& naming)
    : context_(context),
      naming_(naming),
      owner_(context.draft.figures.size(), figure::kNone),
      told_(context.draft.figures.size(), false) {
  for (const auto& measure : measures_of(context))
    for (const auto modifier : measure.modifiers)
      if (modifier != measure.first()) owner_[static_cast<std::size_t>(modifier)] = measure.first();
  for (const auto& pair : agreements(context)) {
    if (told(pair.later) && told(pair.earlier)) continue;
    const auto &f = context.figure(pair.later), &g = context.figure(pair.earlier);
    if (f.block == g.block || f.role != g.role || f.direction != g.direction) continue;
    if (std::min(significant(f), significant(g)) < kLong) {
      const auto a = names(pair.later), b = names(pair.earlier);
      const double common = naming.common(a, b);
      if (common < kNamed || common < kAlike * std::min(naming.common(a, a), naming.common(b, b))) continue;
    }
    told_[static_cast<std::size_t>(pair.later)] = told_[static_cast<std::size_t>(pair.earlier)] = true;
  }
}

std::vector<figure::WordId> Retelling::names(FigureId id) const {
  auto out = naming_.names(id);
  if (const auto owner = owner_[static_cast<std::size_t>(id)]; owner != figure::kNone) {
    const auto add = [&](FigureId figure) {
      const auto more = naming_.names(figure);
      out.insert(out.end(), more.begin(), more.end());
    };
    add(owner);
    // "làm rõ 1.057 vụ/1.912 đối tượng (82,97 %)": the first is named before it.
    const auto before = context_.figure(owner).item - 1;
    if (owner > 0 && before > 0 && context_.item(before).kind == figure::ItemKind::mark &&
        context_.item(before).mark == '/')
      add(owner - 1);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
  return out;
}

bool Retelling::of_other_amounts(FigureId rate, FigureId other) const {
  const auto a = owner_[static_cast<std::size_t>(rate)], b = owner_[static_cast<std::size_t>(other)];
  if (a == figure::kNone || b == figure::kNone) return false;
  const auto &f = context_.figure(a), &g = context_.figure(b);
  if (!same_measure(f, g) || is_rate(f) || one_slip_apart(f, g)) return false;
  constexpr double kRounded = 0.01;  // one may be told in round numbers
  return std::abs(f.value - g.value) > kRounded * std::max(f.value, g.value);
}

Retelling::How Retelling::retells(FigureId id) const {
  constexpr int kFew = 2, kShare = 3;  // two figures, and a third of those around
  constexpr int kMany = 3, kMost = 2;  // three, and half
  const auto [begin, end] = context_.draft.figures_of(context_.figure(id).block);
  int agree = 0, all = 0;
  for (auto other = std::max(begin, id - kReach); other < std::min(end, id + kReach + 1); ++other) {
    if (other == id || context_.figure(other).dimension == Units::kDuration) continue;
    ++all;
    agree += told(other);
  }
  if (agree >= kMany && agree * kMost >= all) return How::firmly;
  return agree >= kFew && agree * kShare >= all ? How::partly : How::no;
}

}  // namespace khop::audit
