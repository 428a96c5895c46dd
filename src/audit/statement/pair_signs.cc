// SPDX-License-Identifier: Apache-2.0
#include "audit/statement/pair_signs.h"

#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Figure;
using figure::Role;

bool rate_before_bracket(const Context& context, FigureId numerator) {
  const auto item = context.figure(numerator).item;
  if (numerator == 0 || item < 2) return false;
  const auto& mark = context.item(item - 1);
  return mark.kind == figure::ItemKind::mark && mark.mark == '(' && is_rate(context.figure(numerator - 1)) &&
         item - context.figure(numerator - 1).item < 6;
}

bool names_plan(const Context& context, figure::ItemId rate, figure::ClassId plan) {
  for (figure::ItemId i = rate + 1; i < rate + 5 && i < static_cast<figure::ItemId>(context.draft.items.size()); ++i) {
    if (context.item(i).kind != figure::ItemKind::word) return false;
    if (context.draft.phrase(i, plan) != 0) return true;
  }
  return false;
}

bool opens_bracket(const Context& context, FigureId anchor) {
  const auto item = context.figure(anchor).item;
  for (figure::ItemId i = item - 1; i > 0 && i >= item - 4; --i) {
    const auto& it = context.item(i);
    if (it.kind == figure::ItemKind::figure) return false;
    if (it.kind != figure::ItemKind::mark || it.mark == '+' || it.mark == '-') continue;
    if (it.mark != '(' || anchor == 0) return false;
    // The amount's noun may stand between it and the bracket.
    for (figure::ItemId k = i - 1; k > 0 && k >= i - 4; --k) {
      if (context.item(k).figure != figure::kNone) return context.item(k).figure == anchor - 1;
      if (context.item(k).kind != figure::ItemKind::word) return false;
    }
    return false;
  }
  return false;
}

bool rated(const Context& context, FigureId id, FigureId anchor) {
  const auto next = id + 1;
  if (next >= static_cast<FigureId>(context.draft.figures.size()) || next == anchor) return false;
  const auto& rate = context.figure(next);
  return is_rate(rate) && rate.clause == context.figure(id).clause && opens_bracket(context, next) &&
         opens_bracket(context, anchor);
}

namespace {

/// Whether one wrong digit of `figure` explains that it does not read `needed`, within a tolerance.
bool one_digit_off(const Figure& figure, double needed, double tolerance) {
  if (!(needed > 0) || !(figure.value > 0)) return false;
  constexpr int kMostDigits = 18;
  const double scale = figure.decimal.approximate() / figure.value;  // printed units
  const double off = std::abs(figure.value - needed) * scale;
  double unit = std::pow(10.0, -figure.decimal.places);
  for (int place = 0; place < kMostDigits && unit <= off * 1.5; ++place, unit *= 10) {
    const double digits = std::round(off / unit);
    if (digits >= 1 && digits <= 9 && std::abs(off - digits * unit) <= tolerance * scale) return true;
  }
  return false;
}

/// Whether one wrong digit in a rate of three digits or more, or in one of its amounts, makes the rate that is printed.
bool digit_slip(const Figure& rate, const Figure& near, const Figure& far) {
  constexpr double kRough = 0.004;  // a rate that says less fits many amounts
  const double half = 0.51 * std::pow(10.0, -rate.decimal.places - 2);
  if (!is_percentage(rate) || !(rate.value > 0) || half > kRough * rate.value) return false;
  const double given = near.value / far.value;
  if (rate.role == Role::growth && near.role != Role::change) return false;
  return one_digit_off(rate, given, half) || one_digit_off(near, rate.value * far.value, half * far.value) ||
         one_digit_off(far, near.value / rate.value, half * near.value / (rate.value * rate.value));
}

}  // namespace

bool implausible(const Figure& rate, const Figure& near, const Figure& far) {
  const double given = near.value / far.value;
  if (digit_slip(rate, near, far)) return false;
  if ((rate.role == Role::growth || rate.role == Role::excess) && near.role != Role::change)
    return std::abs(given - 1) > 4 * rate.value + 0.5;
  // "1,77 tỷ đồng, đạt 35,0 %" of 50,5: a decimal mark at the wrong place is as far off as nothing else.
  const double unit = std::pow(10.0, -rate.decimal.places - 2);
  if (given <= 1 && (std::abs(given * 10 - rate.value) < unit || std::abs(given - rate.value * 10) < unit * 10))
    return false;
  return given > 3 * rate.value || 3 * given < rate.value || (rate.value <= 1 && given > 1);
}

const char* behind_name(const Context& context, FigureId anchor, FigureId base,
                        const std::vector<figure::ClassId>& compares) {
  const auto last = context.figure(base).item;
  bool bracket = false, named = false;
  for (figure::ItemId i = context.figure(anchor).item + 1; i < last; ++i) {
    const auto& item = context.item(i);
    bracket = bracket || (item.kind == figure::ItemKind::mark && item.mark == '(');
    named =
        named || std::any_of(compares.begin(), compares.end(), [&](auto c) { return context.draft.phrase(i, c) != 0; });
  }
  // Words of a plan or an earlier time may follow the base within its bracket.
  const auto end = context.draft.sentences[static_cast<std::size_t>(context.figure(base).sentence)].last;
  for (figure::ItemId i = last + 1; bracket && !named && i < end; ++i) {
    const auto& item = context.item(i);
    if (item.kind == figure::ItemKind::mark && item.mark == ')') break;
    named = std::any_of(compares.begin(), compares.end(), [&](auto c) { return context.draft.phrase(i, c) != 0; });
  }
  if (!bracket) return "named-behind";
  return named ? "named-in-bracket" : "in-bracket-behind";
}

bool own_subject(const Context& context, FigureId anchor) {
  constexpr int kWords = 2;
  const auto& a = context.figure(anchor);
  const auto first = context.draft.clauses[static_cast<std::size_t>(a.clause)].first;
  const auto attain = class_of(context, "attain"), share = class_of(context, "share"), plan = class_of(context, "plan"),
             stop = class_of(context, "noun-stop");
  int words = 0;
  for (auto i = first; i < a.item;) {
    const auto& item = context.item(i);
    if (item.figure != figure::kNone) words = 0;
    const int skipped = std::max({context.draft.phrase(i, attain), context.draft.phrase(i, share),
                                  context.draft.phrase(i, plan), context.draft.phrase(i, stop)});
    if (skipped == 0 && item.kind == figure::ItemKind::word) ++words;
    i += std::max(skipped, 1);
  }
  return words >= kWords;
}

}  // namespace khop::audit
