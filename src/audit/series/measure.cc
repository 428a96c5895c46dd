// SPDX-License-Identifier: Apache-2.0
#include "audit/series/measure.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Role;
using figure::Units;

namespace {

bool modifies(const figure::Figure& f) {
  switch (f.role) {
    case Role::growth:
    case Role::change:
    case Role::excess:
    case Role::multiple:
    case Role::index:
      return true;
    case Role::attain:
      return f.dimension == Units::kPercent;
    case Role::value:
    case Role::share:
      return false;
  }
  return false;
}

/// Whether the figure's clause begins with it, but for a verb.
bool bare(const Context& context, FigureId id) {
  constexpr figure::ItemId kMostWords = 3;
  const auto& figure = context.figure(id);
  if (figure.clause == figure::kNone) return false;
  const auto first = context.draft.clauses[static_cast<std::size_t>(figure.clause)].first;
  if (figure.item - first > kMostWords) return false;
  for (auto i = first; i < figure.item; ++i)
    if (context.item(i).kind == figure::ItemKind::figure) return false;
  return true;
}

/// "tăng 8,19 % so với cùng kỳ (cùng kỳ năm trước tăng 6,84 %)": the bracket tells of another time.
bool of_another_time(const Context& context, FigureId id, figure::ClassId last_year) {
  constexpr figure::ItemId kMostItems = 10;
  const auto& figure = context.figure(id);
  for (auto i = figure.item - 1; i >= 0 && figure.item - i < kMostItems; --i) {
    const auto& item = context.item(i);
    if (item.depth == 0 || item.kind == figure::ItemKind::figure) return false;
    if (context.draft.phrase(i, last_year) != 0) return true;
  }
  return false;
}

/// Words before a figure, back to the sentence's begin or the amount before it, and a few behind.
std::vector<figure::WordId> words_of(const Context& context, FigureId id) {
  constexpr int kMostWords = 28, kMostBehind = 8;
  constexpr figure::ItemId kMostItems = 80;
  auto out = words_after(context, context.figure(id).item, kMostBehind);
  const auto& figure = context.figure(id);
  const auto first = context.draft.blocks[static_cast<std::size_t>(figure.block)].first;
  int words = 0;
  for (auto i = figure.item - 1; i >= first && words < kMostWords && figure.item - i < kMostItems; --i) {
    const auto& item = context.item(i);
    if (item.kind == figure::ItemKind::mark && (item.mark == ';' || item.mark == '.')) break;
    // "6 tháng đầu năm" stands within a name; an amount belongs to another.
    if (item.kind == figure::ItemKind::figure && words > 0 && context.figure(item.figure).dimension != Units::kDuration)
      break;
    if (item.kind != figure::ItemKind::word) continue;
    out.push_back(item.id);
    ++words;
  }
  // A count is told of what it counts.
  if (figure.dimension == Units::kCount) {
    std::vector<figure::Token> noun;
    figure::tokenize(context.draft.document->text, {figure.numeral.end, figure.span.end}, noun);
    for (const auto& token : noun)
      if (token.kind == figure::TokenKind::word) out.push_back(token.id);
  }
  return out;
}

}  // namespace

std::vector<Measure> measures_of(const Context& context) {
  std::vector<Measure> out;
  Measure measure;
  const auto last_year = class_of(context, "last-year");
  std::int32_t sentence = figure::kNone, clause = figure::kNone;
  const auto flush = [&] {
    if (measure.value == figure::kNone && measure.modifiers.empty()) return;
    measure.words = words_of(context, measure.first());
    out.push_back(std::move(measure));
    measure = {};
  };
  const auto count = static_cast<FigureId>(context.draft.figures.size());
  for (FigureId f = 0; f < count; ++f) {
    const auto& figure = context.figure(f);
    if (figure.table != figure::kNone || figure.sentence == figure::kNone || figure.dimension == Units::kDuration)
      continue;
    if (figure.numerator != figure::kNone) {  // a plan, most often; its rate is the numerator's
      Measure base;
      base.value = f;
      base.words = words_of(context, figure.numerator);
      out.push_back(std::move(base));
      continue;
    }
    // "đạt 130 tấn, tăng 9 tấn so với cùng kỳ; đạt 46 % kế hoạch": a clause without a subject goes on with the one
    // before.
    if (figure.sentence != sentence ||
        (figure.clause != clause && !(modifies(figure) && measure.value != figure::kNone && bare(context, f))))
      flush();
    sentence = figure.sentence;
    clause = figure.clause;
    // A share tells of the amount and of the whole, not of its row.
    if (figure.role == Role::share && measure.value != figure::kNone) continue;
    if (modifies(figure) && of_another_time(context, f, last_year)) continue;
    if (!modifies(figure)) {
      flush();
      measure.value = f;
    } else {
      if (measure.value == figure::kNone && measure.modifiers.empty() && figure.role == Role::attain) {
        measure.value = f;
        measure.level = true;
      }
      measure.modifiers.push_back(f);
    }
  }
  flush();
  return out;
}

}  // namespace khop::audit
