// SPDX-License-Identifier: Apache-2.0
/// Two places that name the same thing and print figures one slip of the keyboard apart. Long numerals are seldom so
/// near by chance; short ones must share more of their names.
#include <algorithm>
#include <unordered_map>

#include "audit/alike.h"
#include "audit/bind.h"

namespace khop::audit {

using figure::Figure;
using figure::Units;

namespace {

constexpr std::size_t kMostAlike = 24;  // figures that one pattern of digits is held against
constexpr int kFewDigits = 3;           // fewer are one slip apart everywhere
constexpr double kAlike = 0.6;          // the share of its name that the figure told in fewer words must have in common
constexpr std::size_t kMostDigits = 18;

constexpr double kApart = 0.35;  // of what they share: more that is each one's own makes two things

class Slips {
 public:
  Slips(Context& context, const rule::Rule& rule) : context_(context), rule_(rule), naming_(context) {}

  void run() {
    const auto count = static_cast<FigureId>(context_.draft.figures.size());
    for (FigureId id = 0; id < count; ++id) {
      const auto& f = context_.figure(id);
      if (f.table == figure::kNone && f.sentence != figure::kNone) ++places_[value_key(f)];
    }
    for (FigureId id = 0; id < count; ++id)
      if (may_repeat(context_.figure(id))) hold_against_earlier(id);
  }

 private:
  /// Rates recur with the same few words; only amounts are recognised by theirs.
  static bool may_repeat(const Figure& f) {
    return f.sentence != figure::kNone && f.table == figure::kNone && !f.range && f.role == figure::Role::value &&
           f.dimension != Units::kDuration && !is_rate(f) && f.numerator == figure::kNone &&
           f.qualifier == figure::Qualifier::none && significant(f) >= kFewDigits;
  }

  /// Patterns that numerals one slip apart share: each digit left out in turn, and all of them whatever their order.
  static std::vector<std::string> patterns(const Figure& f) {
    std::string digits = f.decimal.digits.str();
    std::vector<std::string> out;
    if (digits.size() > kMostDigits) return out;
    const std::string measure = std::to_string(f.dimension) + "/" + std::to_string(f.decimal.places) + "/";
    for (std::size_t i = 0; i < digits.size(); ++i)
      out.push_back(measure + digits.substr(0, i) + "?" + digits.substr(i + 1));
    std::sort(digits.begin(), digits.end());
    out.push_back(measure + "~" + digits);
    return out;
  }

  void hold_against_earlier(FigureId id) {
    const auto& f = context_.figure(id);
    FigureId best = figure::kNone;
    double most = 0;
    for (const auto& pattern : patterns(f)) {
      auto& alike = by_pattern_[pattern];
      for (const auto other : alike) {
        const auto& g = context_.figure(other);
        if (g.sentence == f.sentence || g.value == f.value || !same_measure(f, g) || !one_slip_apart(f, g)) continue;
        if (other_times(times(context_, id), times(context_, other))) continue;
        const auto names = naming_.names(id), others = naming_.names(other);
        const double common = naming_.common(names, others);
        // What one of the two is called besides may be what tells them apart.
        const double least = std::min(naming_.common(names, names), naming_.common(others, others));
        // … and where each is called something besides, that is certain: "cây mắc ca" and "cây cà phê".
        const bool told_apart = least - common > kApart * common;
        if (common > most && common >= kAlike * least && !told_apart) most = common, best = other;
      }
      if (alike.size() < kMostAlike) alike.push_back(id);
    }
    if (best != figure::kNone) propose(id, best, most);
  }

  void propose(FigureId later, FigureId earlier, double common) {
    auto reading = make_reading(context_, rule_, {{"later", {later}}, {"earlier", {earlier}}});
    if (!reading) return;
    const auto &f = context_.figure(later), &g = context_.figure(earlier);
    // A figure that agrees with a third place is no slip of this one.
    const bool echoed = places_[value_key(f)] > 1, other_echoed = places_[value_key(g)] > 1;
    const int digits = std::min(significant(f), significant(g));
    if ((echoed && other_echoed) || (digits == kFewDigits && !echoed && !other_echoed)) return;
    reading->add("slip-digit", context_.weight("slip-digit") * std::min(digits - kFewDigits, 3));
    reading->add("slip-name", context_.weight("slip-name") * std::min(common, 12.0));
    if (echoed || other_echoed) reading->add("third-place", context_.weight("third-place"));
    reading->near_only = true;
    reading->group = static_cast<std::uint64_t>(later) + 1;
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  Naming naming_;
  std::unordered_map<std::string, std::vector<FigureId>> by_pattern_;
  std::unordered_map<std::string, int> places_;  ///< how often the prose prints a value
};

}  // namespace

void find_slips(Context& context, const rule::Rule& rule) { Slips(context, rule).run(); }

}  // namespace khop::audit
