// SPDX-License-Identifier: Apache-2.0
#include "audit/statement/modifiers.h"

#include "audit/bind.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;

namespace {

// A rate's own words end soon: what follows is another thought.
constexpr ItemId kWords = 9;
constexpr std::size_t kMost = 6;
// Figures passed over in brackets.
constexpr FigureId kFigures = 14;

Modifier modifier(const Context& context, FigureId rate) {
  const auto last_month = class_of(context, "last-month"), last_year = class_of(context, "last-year"),
             plan = class_of(context, "plan");
  Modifier out{rate, Against::unsaid, 0};
  const auto& figure = context.figure(rate);
  const auto end =
      std::min(figure.item + 1 + kWords, context.draft.sentences[static_cast<std::size_t>(figure.sentence)].last);
  for (ItemId i = figure.item + 1; i < end; ++i) {
    const auto& item = context.item(i);
    if (item.kind == ItemKind::figure || item.kind == ItemKind::mark) break;
    if (context.draft.phrase(i, last_month) != 0) {
      out.against = Against::last_month;
      break;
    }
    if (out.against == Against::unsaid && context.draft.phrase(i, last_year) != 0) out.against = Against::last_year;
    if (out.against == Against::unsaid && context.draft.phrase(i, plan) != 0) out.against = Against::plan;
    if (out.against == Against::unsaid && item.kind == ItemKind::year && item.last_year == 0) {
      out.against = Against::year;
      out.year = item.number;
    }
  }
  return out;
}

}  // namespace

std::vector<Modifier> modifiers(const Context& context, FigureId amount) {
  std::vector<Modifier> out;
  const auto& of = context.figure(amount);
  if (of.sentence == figure::kNone) return out;
  const auto depth = context.item(of.item).depth;
  const auto end = std::min(amount + 1 + kFigures, static_cast<FigureId>(context.draft.figures.size()));
  for (FigureId f = amount + 1; f < end && out.size() < kMost; ++f) {
    const auto& figure = context.figure(f);
    if (figure.sentence != of.sentence) break;
    if (is_rate(figure)) {
      if (!figure.range && figure.per == 0) out.push_back(modifier(context, f));
      continue;
    }
    // A change goes with its rate; a bracket or a length of time speaks of something else.
    if (figure.role == figure::Role::change || figure.dimension == figure::Units::kDuration ||
        context.item(figure.item).depth > depth)
      continue;
    break;
  }
  return out;
}

}  // namespace khop::audit
