// SPDX-License-Identifier: Apache-2.0
#include "audit/statement/spans.h"

#include <cstdlib>

#include "audit/bind.h"
#include "audit/report.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;

namespace {

struct Span {
  ItemId first = figure::kNone, last = figure::kNone;  ///< the two dates; one item if it is a span of years
  std::int64_t from = 0, to = 0;                       ///< years
  int words = 0;                                       ///< between the number of years and the span
  bool bracket = false;
};

/// The span of years or dates that follows item `at` in its sentence.
std::optional<Span> span_behind(const Context& context, ItemId at, ItemId end) {
  constexpr int kReach = 14;
  Span out;
  for (ItemId i = at + 1; i < end && out.words < kReach; ++i, ++out.words) {
    const auto& item = context.item(i);
    if (item.kind == ItemKind::figure) return std::nullopt;
    if (item.kind == ItemKind::mark && (item.mark == ';' || item.mark == '.' || item.mark == ',')) return std::nullopt;
    if (item.kind == ItemKind::mark && item.mark == '(') out.bracket = true;
    if (item.kind == ItemKind::year && item.last_year != 0) {
      out.first = out.last = i;
      out.from = item.number;
      out.to = item.last_year;
      return out;
    }
    const bool two = i + 2 < end && context.item(i + 1).kind == ItemKind::mark && context.item(i + 1).mark == '-';
    if (item.kind == ItemKind::date && two && context.item(i + 2).kind == ItemKind::date) {
      out.first = i;
      out.last = i + 2;
      out.from = item.number / 10000;
      out.to = context.item(i + 2).number / 10000;
      if (out.from < 1000 || out.to < 1000) return std::nullopt;
      return out;
    }
  }
  return std::nullopt;
}

Operand year_operand(const Context& context, const text::Source& source, ItemId item, std::int64_t year,
                     const char* name) {
  Operand out = operand_at(context, source, context.item(item).span, name, std::to_string(year));
  out.exact = true;
  return out;
}

}  // namespace

void find_spans(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                std::vector<Check>& out) {
  constexpr int kTouching = 3;
  const auto year_unit = figure::word_id("năm");
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    if (f.dimension != figure::Units::kDuration || f.noun != year_unit || f.decimal.places != 0 || f.value < 2 ||
        f.sentence == figure::kNone)
      continue;
    const auto span = span_behind(context, f.item, context.draft.sentences[static_cast<std::size_t>(f.sentence)].last);
    if (!span || span->to <= span->from) continue;
    const auto years = static_cast<std::int64_t>(f.value), apart = span->to - span->from;
    const bool holds = years == apart || years == apart + 1;
    // Otherwise the two may speak of different things, unless they touch.
    if (!holds && !(span->bracket || span->words <= kTouching)) continue;
    if (!holds && std::abs(years - apart) > 2 && !span->bracket) continue;
    Check check = check_of(rule, holds ? Outcome::consistent : Outcome::inconsistent);
    check.confidence = span->bracket ? 0.9 : 0.8;
    check.stated = operand(context, source, id, "years");
    check.operands = {year_operand(context, source, span->last, span->to, "last"),
                      year_operand(context, source, span->first, span->from, "first")};
    check.formula = years == apart + 1 ? "last - first + 1" : "last - first";
    check.computed = std::to_string(holds ? years : apart);
    check.message = fill(rule.message, language,
                         {{"stated", check.stated.text},
                          {"computed", check.computed},
                          {"names", std::to_string(span->from) + "-" + std::to_string(span->to)}});
    out.push_back(std::move(check));
  }
}

}  // namespace khop::audit
