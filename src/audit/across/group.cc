// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "audit/across/compare.h"
#include "audit/across/subject.h"
#include "identity/place.h"
#include "sentence.h"

namespace khop::audit {

using identity::Level;
using identity::Period;

namespace {

/// Words that a name must have to stand for itself, apart from where it stands.
constexpr std::size_t kFewWords = 2;

/// The report's month or quarter, for "trong tháng".
Period own_month(const PlacedReport& report) {
  for (const Period& period : report.periods)
    if (period.kind == Period::Kind::month || period.kind == Period::Kind::quarter) return period;
  return {};
}

/// "toàn huyện" in a report of the district; elsewhere it is a place that nobody names.
bool is_whole(const Observation& observation, const PlacedReport& report) {
  return observation.whole == Level::none || observation.whole == report.level;
}

std::string place_of(const Observation& observation, const PlacedReport& report) {
  if (!observation.place.empty()) return observation.place;
  if (is_whole(observation, report)) return report.place;
  // "toàn tỉnh" in a report of a district of it
  const bool of_parent = observation.whole < report.level && !report.parent.empty();
  return of_parent ? report.parent : std::string();
}

}  // namespace

std::string measured_key(const Observation& o, std::int32_t indicator) {
  std::string key = fmt::format("{}/{}/{}", static_cast<int>(o.basis), static_cast<int>(o.dimension), indicator);
  if (indicator < 0)
    for (const auto word : o.name) key += fmt::format("/{:x}", word);
  return key;
}

PlacedReport place_report(const Identity& identity, std::shared_ptr<const Statements> statements,
                          const rule::Rules& rules, Language language) {
  PlacedReport out;
  out.statements = std::move(statements);
  out.told = identity;
  out.place = identity::place_key(identity.place);
  out.parent = identity::place_key(identity.parent);
  const auto words = [&](const std::string& text) {
    return identity::Words(text, {0, static_cast<text::Offset>(text.size())}, rules.lexicon);
  };
  const auto place = words(identity.place);
  if (const auto named = identity::place_at(place, 0, place.size())) out.level = named->level;
  const bool town = out.place.starts_with("thành phố") || out.place.starts_with("tp");
  if (town && !out.parent.empty()) out.level = Level::district;
  const int year = identity.date.size() >= 4 ? std::atoi(identity.date.substr(0, 4).c_str()) : 0;
  for (const auto& mention : identity::periods(words(identity.period), year, true)) {
    out.periods.push_back(mention.period);
    if (mention.period.known() && (!out.period.known() || mention.period.contains(out.period)))
      out.period = mention.period;
  }
  out.name = identity.kind.empty() ? std::string(Words{"báo cáo", "report"}.in(language)) : identity.kind;
  if (!identity.period.empty()) out.name += " " + identity.period;
  if (!identity.place.empty()) out.name += say(language, {" của {}", " of {}"}, identity.place);
  return out;
}

Period resolve(const When& when, const PlacedReport& report) {
  Period out;
  switch (when.kind) {
    case When::Kind::report:
      out = report.period;
      break;
    case When::Kind::within:
      out = own_month(report);
      break;
    case When::Kind::so_far:
      if (report.period.known() && report.period.first / 12 == report.period.last / 12)
        out = identity::first_months_of(report.period.first / 12, report.period.last % 12 + 1);
      break;
    case When::Kind::named:
      out = when.period;
      if (!out.known() && report.period.known()) {
        out = out.in_year(report.period.last / 12);
        if (out.first > report.period.last)
          out = out.in_year(report.period.last / 12 - 1);  // "tháng 12" told in January
      }
      break;
  }
  if (!out.known()) return {};
  if (when.year != 0) out = out.in_year(when.year);
  out.first -= when.months_back;
  out.last -= when.months_back;
  return out;
}

void group_statements(Comparison& comparison) {
  for (std::size_t r = 0; r < comparison.reports.size(); ++r) {
    const PlacedReport& report = comparison.reports[r];
    if (!report.placed() || report.twin >= 0 || !report.statements) continue;
    for (const Observation& observation : report.statements->observations) {
      Stated stated;
      stated.report = static_cast<std::int32_t>(r);
      stated.observation = &observation;
      stated.place = place_of(observation, report);
      if (stated.place.empty()) continue;
      if (observation.measure == MeasureKind::plan) {
        // A plan is of a year, or of a span that is told.
        const Period told = resolve(observation.when, report);
        if (!told.known()) continue;
        stated.period = told.months() > 12 ? told : identity::year_of(told.last / 12);
      } else {
        stated.period = resolve(observation.when, report);
        if (!stated.period.known()) continue;
        // A forecast is neither a plan nor what was done.
        if (stated.period.last > report.period.last) continue;
        const bool from_january = stated.period.first % 12 == 0 && stated.period.last - stated.period.first < 12;
        const bool flow = observation.indicator >= 0 &&
                          comparison.rules.indicators[observation.indicator].nature == figure::Nature::flow;
        stated.summed = from_january && (observation.when.summed || (flow && stated.period.months() > 1));
      }
      comparison.groups[measured_key(observation, observation.indicator) + "@" + stated.place].push_back(
          std::move(stated));
    }
  }
  for (const auto& [key, group] : comparison.groups)
    comparison.by_indicator[key.substr(0, key.find('@'))].push_back(&group);
}

double same_thing(const Stated& a, const Stated& b, const Comparison& comparison) {
  const Observation &x = *a.observation, &y = *b.observation;
  if (x.dimension != y.dimension || (x.noun != 0 && y.noun != 0 && x.noun != y.noun)) return 0;
  const bool known = x.indicator >= 0;
  const double like = likeness(x.around, y.around);
  const auto& one = comparison.reports[static_cast<std::size_t>(a.report)];
  const auto& other = comparison.reports[static_cast<std::size_t>(b.report)];
  // An office's own staff is no matter of the place: two offices share only what either says is of the place.
  const bool one_office = one.told.issuer == other.told.issuer;
  const auto of_place = [](const Observation& o) { return !o.place.empty() || o.whole != Level::none; };
  if (!one_office && !known && !of_place(x) && !of_place(y)) return 0;
  constexpr double kLeast = 0.34, kFirm = 0.6;
  const std::size_t length = x.name.size();
  if (!known && length < kFewWords && like < kFirm) return 0;
  if (!known && length <= kFewWords + 1 && like < kLeast) return 0;
  if (known && one_office && like < kLeast / 2) return 0;
  double sure = 0.5 + 0.07 * static_cast<double>(std::min<std::size_t>(length, 5));
  if (known) sure = std::max(sure, 0.8);
  return std::min(0.97, sure + 0.15 * like);
}

}  // namespace khop::audit
