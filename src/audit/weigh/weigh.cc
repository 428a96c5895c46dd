// SPDX-License-Identifier: Apache-2.0
/// How much the arithmetic of a reading proves.
#include <algorithm>
#include <cmath>

#include "audit/hint/edits.h"
#include "audit/reading.h"
#include "audit/weigh/doubt.h"

namespace khop::audit {

using figure::Figure;
using figure::Units;
using rule::Verdict;

bool same_dimension(const Figure& a, const Figure& b) {
  return (a.dimension == b.dimension || (is_percentage(a) && is_percentage(b))) && (a.per != 0) == (b.per != 0);
}

bool same_measure(const Figure& a, const Figure& b) {
  if (!same_dimension(a, b)) return false;
  if (a.dimension != Units::kCount) return true;
  // A noun that no family claims may be an adjective or a name: it does not tell the two apart.
  return a.noun == b.noun || !a.noun_known || !b.noun_known;
}

namespace {

/// Whether a rate tells a rise (1), a fall (-1) or neither.
int change_of(const Figure& figure) {
  if (figure.role == figure::Role::excess) return 1;
  if (figure.role != figure::Role::growth) return 0;
  return figure.direction < 0 || figure.minus ? -1 : 1;
}

}  // namespace

rule::Value value_of(const Context& context, const Figure& figure) {
  rule::Value value;
  value.interval = context.draft.interval(figure, context.rounding);
  value.middle = context.draft.middle(figure);
  if (!figure.exact) {
    value.unit = context.draft.factor(figure);
    for (int i = 0; i < figure.decimal.places; ++i) value.unit /= 10;
  }
  value.approximate = figure.value;
  value.change = change_of(figure);
  return value;
}

namespace {

/// Width of what a figure may stand for, in double: half a unit to each side, or one whole unit for a count. An
/// approximate word usually means the next unit of the last place (`wide` false), at most a twentieth (`wide`).
double slack(const Context& context, const Figure& figure, bool wide) {
  double unit = std::pow(10.0, -figure.decimal.places) * context.draft.rough_factor(figure);
  if (figure.qualifier != figure::Qualifier::none)
    unit = wide ? unit + context.draft.looseness(figure).to_double() : 2 * unit;
  return unit;
}

/// Decades of agreement that the figures allow: how unlikely a random set of figures of this precision would meet.
double precision_of(const Context& context, const Reading& reading, bool wide) {
  const auto& check = *reading.rule->check;
  rule::Bindings values = bindings(context, reading);
  const double base = std::abs(check.estimate(values));
  const auto stated_name = check.stated();
  double scale = base, width = 0;
  if (stated_name < 0) {
    // No figure is stated: parts of a whole that nobody printed. Their own slack is all there is.
    for (const auto& list : reading.bound)
      for (const auto id : list) width += slack(context, context.figure(id), wide);
    return width > 0 ? std::clamp(std::log10(1 / width), 0.0, 12.0) : 0;
  }
  {
    const auto& figure = context.figure(reading.bound[static_cast<std::size_t>(stated_name)].front());
    width = slack(context, figure, wide);
    scale = std::max(scale, std::abs(figure.value));
  }
  // Each operand's slack moves the result; measured one at a time.
  for (std::size_t n = 0; n < reading.bound.size(); ++n) {
    if (static_cast<int>(n) == stated_name) continue;
    for (std::size_t e = 0; e < reading.bound[n].size(); ++e) {
      const auto& figure = context.figure(reading.bound[n][e]);
      if (figure.exact || reading.exact) continue;
      const double kept = values[n][e].approximate;
      values[n][e].approximate = kept + slack(context, figure, wide) / 2;
      width += 2 * std::abs(std::abs(check.estimate(values)) - base);
      values[n][e].approximate = kept;
    }
  }
  if (!(scale > 0) || !(width > 0)) return 0;
  const double stated_value =
      std::abs(context.figure(reading.bound[static_cast<std::size_t>(stated_name)].front()).value);
  if (!wide && std::abs(base - stated_value) > width) return precision_of(context, reading, true);
  return std::clamp(std::log10(scale / width), 0.0, 12.0);
}

}  // namespace

rule::Bindings bindings(const Context& context, const Reading& reading) {
  rule::Bindings out(reading.bound.size());
  for (std::size_t n = 0; n < reading.bound.size(); ++n) {
    for (const auto id : reading.bound[n]) {
      out[n].push_back(value_of(context, context.figure(id)));
      if (reading.exact && static_cast<int>(n) != reading.rule->check->stated())
        out[n].back().interval = arithmetic::Interval::point(out[n].back().middle);
    }
    if (reading.bound[n].empty() && n < reading.numbers.size())
      out[n].push_back(rule::Value::exact(reading.numbers[n]));
  }
  return out;
}

bool may_hold(const Context& context, const Reading& reading) {
  const auto& check = *reading.rule->check;
  if (check.comparison() != rule::Comparison::equal) return true;
  thread_local std::vector<std::vector<rule::Range>> ranges;
  ranges.resize(reading.bound.size());
  double widest = 0;
  for (std::size_t n = 0; n < reading.bound.size(); ++n) {
    ranges[n].clear();
    if (reading.bound[n].empty() && n < reading.numbers.size())
      ranges[n].push_back({reading.numbers[n].to_double(), reading.numbers[n].to_double(), 0});
    for (const auto id : reading.bound[n]) {
      const Figure& figure = context.figure(id);
      const double value =
          figure.decimal.approximate() * context.draft.rough_factor(figure) * (figure.negative ? -1 : 1);
      // At least what Draft::interval gives, whatever the way of rounding and on both sides.
      double half = 1e-9 * std::abs(value);
      const double unit =
          figure.exact ? 0 : figure::power_of_ten(-figure.decimal.places) * context.draft.rough_factor(figure);
      half += unit;
      if (figure.qualifier != figure::Qualifier::none)
        half +=
            std::abs(value) / 20 + figure::power_of_ten(-figure.decimal.places) * context.draft.rough_factor(figure);
      const bool stated = check.stated() < 0 || static_cast<std::size_t>(check.stated()) == n;
      if (stated) widest = std::max(widest, unit);
      ranges[n].push_back({value - half, value + half, change_of(figure)});
    }
  }
  return check.may_hold(ranges, widest * 1.001);
}

namespace {

/// Whether select() could take the reading for an error if it fails.
bool may_accuse(const Context& context, const Reading& reading) {
  return !reading.rule->confirm_only && !reading.confirm_only && reading.structure >= context.weight("error-structure");
}

}  // namespace

void keep(Context& context, Reading&& reading) {
  reading.confirm_only = reading.confirm_only || doubtful(context, reading);
  if (may_accuse(context, reading) || may_hold(context, reading)) {
    context.readings.push_back(std::move(reading));
  } else if (reading.account && context.watch->left_out.size() < Watch::kMost) {
    reading.fate = Fate::impossible;
    context.watch->left_out.push_back(std::move(reading));
  }
}

Verdict verdict_of(const rule::Expression& check, const rule::Bindings& values) {
  const auto verdict = check.evaluate(values);
  if (verdict != Verdict::rounding || check.stated() < 0) return verdict;
  // Rounding is a slip of at most one unit of the stated figure's last place, however wide the operands' own
  // intervals are.
  const auto& stated = values[static_cast<std::size_t>(check.stated())].front();
  const auto computed = check.computed(values);
  return computed && arithmetic::abs(*computed - stated.middle) > stated.unit ? Verdict::fails : verdict;
}

double precision_of(const Context& context, const Reading& reading) { return precision_of(context, reading, false); }

void weigh(const Context& context, Reading& reading) {
  const auto values = bindings(context, reading);
  const auto& check = *reading.rule->check;
  reading.verdict = verdict_of(check, values);
  if (reading.verdict == Verdict::undefined) return;
  if (check.comparison() != rule::Comparison::equal) return;                       // an inequality proves nothing
  if (reading.verdict == Verdict::fails && !may_accuse(context, reading)) return;  // nobody will ask how nearly
  reading.precision = precision_of(context, reading);
  const double cost = std::log10(std::max(reading.tries, 1.0));
  if (reading.verdict != Verdict::fails) {
    constexpr double kRounding = 0.5;
    const bool rounded = reading.verdict == Verdict::rounding;
    reading.evidence = rounded ? reading.precision - kRounding - cost : reading.precision - cost;
    reading.note("precision", reading.precision);
    if (rounded) reading.note("rounding", -kRounding);
    reading.note("tries", -cost);
    return;
  }
  // It fails: how close, and is there one small slip that explains it?
  const auto stated_name = check.stated();
  const double computed = check.estimate(values);
  const double stated = stated_name >= 0 ? values[static_cast<std::size_t>(stated_name)].front().approximate : 0;
  const double off = std::abs(computed - stated) / std::max({std::abs(stated), std::abs(computed), 1e-12});
  double close = off < 0.1 ? std::log10(0.5 / off) : 0;
  close = std::min(close, reading.precision);
  const auto slip = find_edit(context, reading);
  double slipped = 0;
  if (slip.edit) {
    reading.edit = slip.edit;
    slipped = reading.precision - std::log10(static_cast<double>(slip.tried));
  }
  const char* why = slipped > close ? "slip" : "close";
  close = std::max(close, slipped);
  // That one slip explains it is something, even where the figures are too short to prove it.
  constexpr double kSomething = 0.3;
  const bool loose = std::any_of(reading.bound.begin(), reading.bound.end(), [&](const std::vector<FigureId>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](FigureId id) { return context.figure(id).qualifier != figure::Qualifier::none; });
  });
  const bool says = reading.edit && !loose && reading.rule->kind != "sum";
  const double least = says ? kSomething : 0;
  reading.evidence = std::max(least, close - cost / 2);
  if (close - cost / 2 <= least) return reading.note("slip", least);
  reading.note(why, close);
  reading.note("tries", -cost / 2);
}

}  // namespace khop::audit
