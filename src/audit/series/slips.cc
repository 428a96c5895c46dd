// SPDX-License-Identifier: Apache-2.0
/// Two places that name the same thing and print figures one slip of the keyboard apart. Long numerals are seldom so
/// near by chance; short ones must share more of their names.
#include <algorithm>
#include <unordered_map>

#include "audit/bind.h"
#include "audit/series/alike.h"
#include "audit/series/retelling.h"
#include "audit/series/wholes.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Figure;
using figure::Units;

namespace {

constexpr std::size_t kMostAlike = 24;  // figures that one pattern of digits is held against
constexpr int kFewDigits = 3;           // fewer are one slip apart everywhere
constexpr double kAlike = 0.6;          // the share of its name that the figure told in fewer words must have in common
constexpr double kNamed = 6.0;          // how much of a name a passage that tells again must repeat
constexpr double kNamedShort = 8.0;     // and for a figure of two digits
constexpr double kNamedFirmly = 4.0;    // where at least half of a passage is told again
constexpr double kNamedAlone = 1.2;     // of long figures neither of which is told again anywhere
constexpr double kApartAlone = 1.0;     // of what they share: what is each one's own there, below kSureDigits
constexpr double kApartRates = 0.2;     // and of rates: many things are done to two thirds
constexpr int kSureDigits = 4;          // so many hardly meet but for one slip
constexpr double kPhrase = 12.0;        // a name so long that it is recognised in any passage
constexpr double kWhole = 0.7;          // and which share of the longer name
constexpr double kApart = 0.35;         // of what they share: more that is each one's own makes two things
constexpr std::size_t kMostDigits = 18;

class Slips {
 public:
  Slips(Context& context, const rule::Rule& rule)
      : context_(context), rule_(rule), naming_(context), retelling_(context, naming_) {}

  void run() {
    const auto count = static_cast<FigureId>(context_.draft.figures.size());
    for (FigureId id = 0; id < count; ++id) {
      const auto& f = context_.figure(id);
      if (f.table == figure::kNone && f.sentence != figure::kNone) ++places_[value_key(f)];
    }
    for (FigureId id = 0; id < count; ++id)
      names_.push_back(may_repeat(context_.figure(id)) ? naming_.names(id) : std::vector<figure::WordId>{});
    for (FigureId id = 0; id < count; ++id)
      if (may_repeat(context_.figure(id))) hold_against_earlier(id);
  }

 private:
  static bool may_repeat(const Figure& f) {
    return f.sentence != figure::kNone && f.table == figure::kNone && !f.range && f.dimension != Units::kDuration &&
           f.role != figure::Role::change && f.numerator == figure::kNone && f.qualifier == figure::Qualifier::none &&
           significant(f) >= kFewDigits - 1;
  }

  /// Rates recur with the same few words; only amounts are recognised by theirs.
  static bool by_name(const Figure& f) {
    return f.role == figure::Role::value && !is_rate(f) && significant(f) >= kFewDigits;
  }

  /// "tăng 2,3 % so với tháng trước", "tăng 9,8 % so với cùng kỳ": what both are held against must be one thing.
  bool compared_alike(FigureId a, FigureId b) const {
    constexpr int kMostWords = 6;
    const auto x = words_after(context_, context_.figure(a).item, kMostWords),
               y = words_after(context_, context_.figure(b).item, kMostWords);
    const auto least = static_cast<int>(std::min(x.size(), y.size()));
    return least == 0 || overlap(x, y) * 4 >= least * 3;
  }

  /// Where each of two is called something besides what both are called, they are two things: "cây mắc ca" and "cây cà
  /// phê". `least`: the name of the one called in fewer words.
  static bool told_apart(double common, double least) { return least - common > kApart * common; }

  /// Whether one of the two stands in a passage that tells the other's again.
  Retelling::How told_again(FigureId id, FigureId other) const {
    return std::max(retelling_.retells(id), retelling_.retells(other));
  }

  /// Of a passage that tells again, a long figure that nothing tells again, and one that is so nearly it: what else
  /// should it repeat?
  bool alone(FigureId id, FigureId other) const {
    return std::min(significant(context_.figure(id)), significant(context_.figure(other))) >= kFewDigits &&
           !retelling_.told(id) && !retelling_.told(other);
  }

  /// Of a passage that tells again: how much of its name the figure shares with the other; 0 if too little.
  double retold(FigureId id, FigureId other) const {
    const auto &f = context_.figure(id), &g = context_.figure(other);
    if (f.block == g.block || f.role != g.role || f.direction != g.direction) return 0;
    const auto how = told_again(id, other);
    if (how == Retelling::How::no) return 0;
    const bool brief = std::min(significant(f), significant(g)) < kFewDigits;
    // A figure that is told twice alike has its other place already.
    if (retelling_.told(id) ? retelling_.told(other) || brief : retelling_.told(other) && brief) return 0;
    if (is_rate(f) && (!compared_alike(id, other) || retelling_.of_other_amounts(id, other))) return 0;
    const auto names = retelling_.names(id), others = retelling_.names(other);
    const double common = naming_.common(names, others);
    const double a = naming_.common(names, names), b = naming_.common(others, others);
    const bool firmly = how == Retelling::How::firmly;
    if (alone(id, other)) {
      constexpr double kNamedSure = 0.5;
      const bool sure = std::min(significant(f), significant(g)) >= kSureDigits;
      const double apart = is_rate(f) ? kApartRates : kApartAlone;
      return common < (sure ? kNamedSure : kNamedAlone) || (!sure && std::min(a, b) - common > apart * common) ? 0
                                                                                                               : common;
    }
    if (common < (brief ? kNamedShort : firmly ? kNamedFirmly : kNamed) || told_apart(common, std::min(a, b))) return 0;
    return brief && common < kWhole * std::max(a, b) ? 0 : common;
  }

  /// Of two places that name one thing in many words, which no third place does with another value: a list of places
  /// or years tells each in the same words.
  double same_phrase(FigureId id, FigureId other) const {
    const auto &f = context_.figure(id), &g = context_.figure(other);
    if (f.block == g.block || f.role != figure::Role::value || g.role != figure::Role::value || is_rate(f)) return 0;
    if (retelling_.told(id) && retelling_.told(other)) return 0;
    const auto &names = names_[static_cast<std::size_t>(id)], &others = names_[static_cast<std::size_t>(other)];
    const double common = naming_.common(names, others);
    if (common < kPhrase || common < kWhole * std::max(naming_.common(names, names), naming_.common(others, others)))
      return 0;
    const auto third = [&](FigureId at) {
      const auto& h = context_.figure(at);
      return h.value != f.value && h.value != g.value && h.table == figure::kNone && h.sentence != figure::kNone &&
             same_measure(h, f) && naming_.common(names_[static_cast<std::size_t>(at)], others) >= kWhole * common;
    };
    constexpr FigureId kReach = 3000;  // figures before and behind: a report, not a volume of them
    const auto end = std::min(static_cast<FigureId>(names_.size()), id + kReach);
    for (auto at = std::max(0, other - kReach); at < end; ++at)
      if (third(at)) return 0;
    return common;
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
    bool again = false;
    for (const auto& pattern : patterns(f)) {
      auto& alike = by_pattern_[pattern];
      for (const auto other : alike) {
        const auto& g = context_.figure(other);
        if (g.sentence == f.sentence || g.value == f.value || !same_measure(f, g) || !one_slip_apart(f, g)) continue;
        if (other_times(times(context_, id), times(context_, other))) continue;
        if (const double common = retold(id, other); common > most) most = common, best = other, again = true;
        if (const double common = same_phrase(id, other); common > most) most = common, best = other, again = true;
        if (!by_name(f) || !by_name(g)) continue;
        const auto names = naming_.names(id), others = naming_.names(other);
        const double common = naming_.common(names, others);
        // What one of the two is called besides may be what tells them apart.
        const double least = std::min(naming_.common(names, names), naming_.common(others, others));
        if (common > most && common >= kAlike * least && !told_apart(common, least))
          most = common, best = other, again = false;
      }
      if (alike.size() < kMostAlike) alike.push_back(id);
    }
    if (best != figure::kNone) propose(id, best, most, again);
  }

  void propose(FigureId later, FigureId earlier, double common, bool again) {
    auto reading = make_reading(context_, rule_, {{"later", {later}}, {"earlier", {earlier}}});
    if (!reading) return;
    const auto &f = context_.figure(later), &g = context_.figure(earlier);
    // A figure that agrees with a third place is no slip of this one.
    const bool echoed = places_[value_key(f)] > 1, other_echoed = places_[value_key(g)] > 1;
    const int digits = std::min(significant(f), significant(g));
    if (again) reading->add("retelling", context_.weight("retelling"));
    if (again && alone(later, earlier) && told_again(later, earlier) != Retelling::How::no)
      reading->add("told-once", context_.weight("told-once"));
    if (!again && ((echoed && other_echoed) || (digits == kFewDigits && !echoed && !other_echoed))) return;
    reading->add("slip-digit", context_.weight("slip-digit") * std::clamp(digits - kFewDigits, 0, 3));
    reading->add("slip-name", context_.weight("slip-name") * std::min(common, 12.0));
    if (echoed || other_echoed) reading->add("third-place", context_.weight("third-place"));
    reading->near_only = true;
    reading->group = static_cast<std::uint64_t>(later) + 1;
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  Naming naming_;
  Retelling retelling_;
  std::vector<std::vector<figure::WordId>> names_;  ///< by FigureId; empty for what may not repeat another
  std::unordered_map<std::string, std::vector<FigureId>> by_pattern_;
  std::unordered_map<std::string, int> places_;  ///< how often the prose prints a value
};

}  // namespace

void find_slips(Context& context, const rule::Rule& rule) {
  Slips(context, rule).run();
  find_wholes(context, rule);
}

}  // namespace khop::audit
