// SPDX-License-Identifier: Apache-2.0
/// A total and its parts, each with a rate of the same sort. Each amount and its rate imply a plan, or a level of
/// before, that nobody printed; those of the parts make that of the total.
///
/// Runs over sums that hold: readings of `find: breakdown` that were weighed before.
#include <algorithm>

#include "audit/bind.h"
#include "audit/statement/modifiers.h"

namespace khop::audit {

using figure::Role;
using rule::Verdict;

namespace {

// A sum that holds by little more than chance says nothing of its rates.
constexpr double kLeastSum = 1.4;
constexpr std::size_t kMostParts = 20;
// Structure that a sum lends to its rates: half its own score, up to this.
constexpr double kMostLent = 2.4;

bool has_role(const rule::Rule& rule, const char* option, const Context& context, FigureId rate) {
  return allows(rule, option, figure::role_name(context.figure(rate).role));
}

/// The rates behind an amount that the rule speaks of.
std::vector<Modifier> fitting(const Context& context, const rule::Rule& rule, const char* option, FigureId amount) {
  auto out = modifiers(context, amount);
  std::erase_if(out, [&](const Modifier& m) { return !has_role(rule, option, context, m.rate); });
  return out;
}

bool same_base(const Modifier& a, const Modifier& b) { return a.against == b.against && a.year == b.year; }

/// Amounts at today's prices beside growth at constant ones: the two do not belong together.
bool prices_differ(const Context& context, FigureId amount) {
  const auto current = class_of(context, "current-prices");
  const auto& stretch = context.draft.blocks[static_cast<std::size_t>(context.figure(amount).block)];
  constexpr figure::ItemId kWords = 200;  // around the amount; no paragraph is read whole for each
  const auto item = context.figure(amount).item;
  for (auto i = std::max(stretch.first, item - kWords); i < std::min(stretch.last, item + kWords); ++i)
    if (context.draft.phrase(i, current) != 0) return true;
  return false;
}

struct Sum {
  FigureId total = figure::kNone;
  std::vector<FigureId> parts;
  double score = 0;
  bool exact = false;  ///< holds without any rounding
};

bool adds_up(const Context& context, FigureId total, const std::vector<FigureId>& parts) {
  arithmetic::Interval sum = arithmetic::Interval::point(0);
  for (const auto part : parts) sum = sum + context.draft.interval(context.figure(part), context.rounding);
  return sum.meets(context.draft.interval(context.figure(total), context.rounding));
}

/// Amounts that follow one another, each with its rates, and make an amount before them: "cộng dồn 35.696 tỷ đồng (68,2
/// % dự toán). Nội địa 25.341 tỷ đồng (64,3 %); hải quan 10.355 tỷ đồng (80,3 %)". The rates in parallel are what
/// speaks for the sum.
void add_rated(const Context& context, const rule::Rule& rule, std::vector<Sum>& sums) {
  constexpr std::size_t kLook = 8;      // rated amounts looked at behind a total
  constexpr FigureId kReach = 60;       // figures
  constexpr document::BlockId kOn = 2;  // blocks
  const auto& figures = context.draft.figures;
  std::vector<FigureId> rated;  // amounts with a rate that a part may have
  for (FigureId f = 0; f < static_cast<FigureId>(figures.size()); ++f) {
    const auto& figure = context.figure(f);
    if (is_rate(figure) || figure.role != Role::value || figure.range || figure.table != figure::kNone) continue;
    if (figure.denominator != figure::kNone || figure.numerator != figure::kNone || !(figure.value > 0)) continue;
    if (!fitting(context, rule, "part-role", f).empty()) rated.push_back(f);
  }
  std::vector<std::pair<FigureId, std::vector<FigureId>>> known;
  for (const auto& sum : sums) known.emplace_back(sum.total, sum.parts);
  std::sort(known.begin(), known.end());
  for (std::size_t t = 0; t < rated.size(); ++t) {
    const auto& total = context.figure(rated[t]);
    if (fitting(context, rule, "rate-role", rated[t]).empty()) continue;
    std::vector<FigureId> parts;
    for (std::size_t k = t + 1; k < rated.size() && parts.size() < kLook; ++k) {
      const auto& part = context.figure(rated[k]);
      if (rated[k] - rated[t] > kReach || part.block - total.block > kOn) break;
      if (!same_measure(part, total) || part.value >= total.value) continue;
      parts.push_back(rated[k]);
      if (parts.size() < 2 || !adds_up(context, rated[t], parts)) continue;
      if (!std::binary_search(known.begin(), known.end(), std::pair(rated[t], parts)))
        sums.push_back({rated[t], parts, kLeastSum, false});
      break;
    }
  }
}

std::vector<Sum> held_sums(const Context& context, const rule::Rule& rule) {
  std::vector<Sum> out;
  for (const auto& reading : context.readings) {
    if (reading.rule->find != "breakdown" || reading.bound.size() != 2) continue;
    const bool holds = reading.verdict == Verdict::holds;
    if (!(holds || reading.verdict == Verdict::rounding) || reading.score() < kLeastSum) continue;
    const int total = reading.rule->check->stated();
    if (total < 0 || reading.rule->check->comparison() != rule::Comparison::equal) continue;
    const auto& parts = reading.bound[1 - static_cast<std::size_t>(total)];
    if (parts.size() < 2 || parts.size() > kMostParts) continue;
    out.push_back({reading.bound[static_cast<std::size_t>(total)].front(), parts, reading.score(), holds});
  }
  add_rated(context, rule, out);
  std::stable_sort(out.begin(), out.end(), [](const Sum& a, const Sum& b) {
    return a.total != b.total ? a.total < b.total : a.score > b.score;
  });
  return out;
}

/// One rate for each part, held against the same as the total's. `sure` if nothing else could be meant.
std::vector<FigureId> aligned(const Context& context, const rule::Rule& rule, const Sum& sum, const Modifier& whole,
                              std::size_t place, bool& sure) {
  std::vector<FigureId> out;
  for (const auto part : sum.parts) {
    const auto rates = fitting(context, rule, "part-role", part);
    if (rates.empty()) return {};
    // The one that says the same base; else the one at the same place.
    auto fit = std::find_if(rates.begin(), rates.end(),
                            [&](const Modifier& m) { return whole.against != Against::unsaid && same_base(m, whole); });
    if (fit == rates.end()) fit = rates.begin() + static_cast<std::ptrdiff_t>(std::min(place, rates.size() - 1));
    const bool conflicts = fit->against != Against::unsaid && !same_base(*fit, whole);
    if (conflicts && whole.against != Against::unsaid) return {};
    sure = sure && rates.size() == 1 && !conflicts;
    out.push_back(fit->rate);
  }
  return out;
}

}  // namespace

void find_weighted(Context& context, const rule::Rule& rule) {
  const auto& names = rule.check->names();
  const bool with_total = std::find(names.begin(), names.end(), "total") != names.end();
  const auto sums = held_sums(context, rule);
  const bool open_base = rule.options.count("base") != 0;
  std::vector<Reading> found;
  for (std::size_t s = 0; s < sums.size(); ++s) {
    const auto& sum = sums[s];
    const bool likeliest = s == 0 || sums[s - 1].total != sum.total;
    const auto wholes = fitting(context, rule, "rate-role", sum.total);
    for (std::size_t place = 0; place < wholes.size(); ++place) {
      const auto& whole = wholes[place];
      bool sure = wholes.size() == 1;
      const auto rates = aligned(context, rule, sum, whole, place, sure);
      if (rates.size() != sum.parts.size()) continue;
      auto reading = make_reading(
          context, rule, {{"total", {sum.total}}, {"rate", {whole.rate}}, {"parts", sum.parts}, {"rates", rates}});
      if (!reading) continue;
      reading->add("sum-holds", std::min(sum.score / 2, kMostLent));
      reading->group = static_cast<std::uint64_t>(whole.rate) + 1;
      reading->near_only = true;
      const auto loose = [&](FigureId f) { return context.figure(f).qualifier != figure::Qualifier::none; };
      const bool growth = context.figure(whole.rate).role == Role::growth;
      reading->confirm_only =
          !sure || !likeliest || !with_total || !sum.exact || sum.score < context.weight("confirm") + 0.8 ||
          loose(sum.total) || loose(whole.rate) || std::any_of(sum.parts.begin(), sum.parts.end(), loose) ||
          std::any_of(rates.begin(), rates.end(), loose) || (growth && prices_differ(context, sum.total));
      // A plan may hold what nobody has spent on yet: the rate of the whole is then lower than its parts make it.
      if (open_base && context.figure(whole.rate).value < rule.check->estimate(bindings(context, *reading)))
        reading->confirm_only = true;
      found.push_back(std::move(*reading));
    }
  }
  for (auto& reading : found) keep(context, std::move(reading));
}

}  // namespace khop::audit
