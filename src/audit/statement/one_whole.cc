// SPDX-License-Identifier: Apache-2.0
/// Two amounts with their shares of a whole that nobody printed: "hộ nghèo 669 hộ, chiếm 11 %; hộ cận nghèo 715 hộ,
/// chiếm 11,9 %". Either share follows from the other.
///
/// With `subjects`, two word classes, one amount is of the first and the other of the second: what they are says that
/// the whole is the same. Without, words behind the rates or arithmetic alone must say so.
#include <algorithm>
#include <set>

#include "audit/bind.h"
#include "audit/statement/modifiers.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::Role;
using rule::Verdict;

namespace {

struct Share {
  FigureId part = figure::kNone, rate = figure::kNone;
};

constexpr std::size_t kAhead = 5;   // shares that a reader still has in mind
constexpr std::size_t kWords = 12;  // around an amount that say what it counts

bool may_be_share(const Figure& rate) {
  return figure::is_percentage(rate) && rate.per == 0 && rate.value > 0 && rate.value < 1 &&
         (rate.role == Role::share || rate.role == Role::attain);
}

bool may_be_part(const Figure& part) {
  return !is_rate(part) && part.role == Role::value && part.table == figure::kNone &&
         part.dimension != figure::Units::kDuration && part.denominator == figure::kNone &&
         part.numerator == figure::kNone && part.value > 0 && part.per == 0 && part.sentence != figure::kNone;
}

/// Rates whose base is printed and holds: they need no other.
std::set<FigureId> explained(const Context& context) {
  std::set<FigureId> out;
  for (const auto& reading : context.readings) {
    const auto& kind = reading.rule->kind;
    if (kind != "ratio" && kind != "share" && kind != "growth") continue;
    if (reading.verdict != Verdict::holds && reading.verdict != Verdict::rounding) continue;
    const int stated = reading.rule->check->stated();
    if (stated >= 0 && reading.score() >= context.weight("confirm"))
      out.insert(reading.bound[static_cast<std::size_t>(stated)].front());
  }
  return out;
}

std::vector<Share> shares(const Context& context) {
  std::vector<Share> out;
  const auto known = explained(context);
  for (FigureId f = 0; f < static_cast<FigureId>(context.draft.figures.size()); ++f) {
    const auto& part = context.figure(f);
    if (!may_be_part(part) || part.range) continue;
    // "11 % dân số (tương đương 669 hộ)"
    if (f > 0 && may_be_share(context.figure(f - 1)) && !context.figure(f - 1).range) {
      const auto next = ahead(context, f - 1);
      if (!next.empty() && next.front().figure == f) {
        if (known.count(f - 1) == 0) out.push_back({f, f - 1});
        continue;
      }
    }
    const auto rates = modifiers(context, f);
    if (rates.empty()) continue;
    const auto& first = rates.front();
    if (first.against == Against::plan || first.against == Against::last_year || first.against == Against::last_month)
      continue;
    if (may_be_share(context.figure(first.rate)) && known.count(first.rate) == 0) out.push_back({f, first.rate});
  }
  return out;
}

/// Whether a phrase of the class says what the amount counts.
bool counts(const Context& context, FigureId amount, figure::ClassId phrase_class) {
  const auto& figure = context.figure(amount);
  const auto& stretch = context.draft.blocks[static_cast<std::size_t>(figure.block)];
  const auto look = [&](ItemId from, ItemId step) {
    std::size_t words = 0;
    for (ItemId i = from; i >= stretch.first && i < stretch.last && words < kWords; i += step, ++words) {
      const auto& item = context.item(i);
      // The rate may stand between: "Hộ nghèo: 11 % (tương đương 669 hộ)".
      const bool rate = item.kind == ItemKind::figure && is_rate(context.figure(item.figure)) && step < 0;
      if (item.kind == ItemKind::figure && !rate) return false;
      if (item.kind == ItemKind::mark && (item.mark == ';' || item.mark == '.' || (step > 0 && item.mark != '-')))
        return false;
      if (context.draft.phrase(i, phrase_class) != 0) return true;
    }
    return false;
  };
  return look(figure.item + 1, 1) || look(figure.item - 1, -1);
}

void propose(Context& context, const rule::Rule& rule, const Share& share, const Share& other, double structure,
             bool sure) {
  auto reading = make_reading(
      context, rule,
      {{"part", {share.part}}, {"rate", {share.rate}}, {"other", {other.part}}, {"other_rate", {other.rate}}});
  if (!reading) return;
  reading->add("places", structure);
  reading->group = static_cast<std::uint64_t>(share.rate) + 1;
  reading->near_only = true;
  reading->confirm_only = !sure;
  reading->meant = sure;
  reading->tries = 2;
  keep(context, std::move(*reading));
}

/// "3-4 % (210-280 đảng viên)": both ends of a range imply one whole.
void find_ranges(Context& context, const rule::Rule& rule) {
  constexpr ItemId kBetween = 6;
  const auto& figures = context.draft.figures;
  for (FigureId f = 0; f + 3 < static_cast<FigureId>(figures.size()); ++f) {
    const auto &low_rate = context.figure(f), &high_rate = context.figure(f + 1);
    const auto &low = context.figure(f + 2), &high = context.figure(f + 3);
    if (!(low_rate.range && high_rate.range && low.range && high.range)) continue;
    if (!figure::is_percentage(high_rate) || !may_be_part(low) || !may_be_part(high)) continue;
    if (low.clause != high_rate.clause || low.item - high_rate.item > kBetween) continue;
    if (context.item(low.item).depth <= context.item(high_rate.item).depth) continue;
    propose(context, rule, {f + 3, f + 1}, {f + 2, f}, context.weight("in-clause") + context.weight("rate-in-brackets"),
            false);
  }
}

}  // namespace

void find_one_whole(Context& context, const rule::Rule& rule) {
  const auto subjects = classes_of(context, rule, "subjects");
  if (subjects.empty()) find_ranges(context, rule);
  const auto all = shares(context);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& a = context.figure(all[i].part);
    const auto base = words_after(context, context.figure(all[i].rate).item, 6);
    for (std::size_t k = i + 1; k < all.size() && k <= i + kAhead; ++k) {
      const auto& b = context.figure(all[k].part);
      if (b.block - a.block > 1) break;
      if (!same_measure(a, b) || a.value == b.value) continue;
      double structure = a.sentence == b.sentence ? context.weight("in-sentence")
                         : a.block == b.block     ? context.weight("in-paragraph")
                                                  : context.weight("in-sibling");
      bool sure = false;
      if (!subjects.empty()) {
        if (subjects.size() < 2 || k != i + 1 || a.block != b.block) continue;
        const auto of = [&](FigureId part) {  // the second may contain the first: "nghèo", "cận nghèo"
          return counts(context, part, subjects[1]) ? 2 : counts(context, part, subjects[0]) ? 1 : 0;
        };
        if (of(all[i].part) + of(all[k].part) != 3) continue;
        sure = true;
      } else {
        const int words = std::min<int>(overlap(base, words_after(context, context.figure(all[k].rate).item, 6)), 4);
        structure += 0.25 * words;
      }
      const auto bracketed = [&](const Share& share) {
        return share.rate == share.part + 1 && context.item(context.figure(share.rate).item).depth >
                                                   context.item(context.figure(share.part).item).depth;
      };
      if (bracketed(all[i]) && bracketed(all[k])) structure += context.weight("parallel-brackets");
      if (a.noun_known && a.noun == b.noun) structure += context.weight("same-noun");
      propose(context, rule, all[k], all[i], structure, sure);
    }
  }
}

}  // namespace khop::audit
