// SPDX-License-Identifier: Apache-2.0
#include "audit/series/wholes.h"

#include <algorithm>
#include <map>

#include "audit/bind.h"
#include "audit/series/alike.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Units;

namespace {

constexpr int kFewest = 10;      // smaller wholes are one digit apart everywhere
constexpr double kScope = 1.25;  // a whole so little larger may count what the others leave out
constexpr int kCueWords = 6;     // from the word of totality to the count

/// The figures of the prose that count one noun, by value.
struct Noun {
  std::map<double, std::vector<FigureId>> values;
  std::map<double, int> denominators;  ///< how often a value stands below a stroke
};

class Wholes {
 public:
  Wholes(Context& context, const rule::Rule& rule)
      : context_(context), rule_(rule), total_(class_of(context, "total")) {}

  void run() {
    const auto count = static_cast<FigureId>(context_.draft.figures.size());
    for (FigureId id = 0; id < count; ++id) {
      const auto& f = context_.figure(id);
      if (f.table != figure::kNone || f.sentence == figure::kNone || f.dimension != Units::kCount || f.noun == 0 ||
          f.decimal.places != 0 || f.scale_word != 1)
        continue;
      auto& noun = nouns_[f.noun];
      noun.values[f.value].push_back(id);
      if (f.numerator != figure::kNone) ++noun.denominators[f.value];
    }
    for (const auto& [word, noun] : nouns_) look(noun);
  }

 private:
  void look(const Noun& noun) {
    // The value that stands below the strokes most often.
    const auto most = std::max_element(noun.denominators.begin(), noun.denominators.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == noun.denominators.end() || most->first < kFewest) return;
    int all = 0;
    for (const auto& [value, times] : noun.denominators) all += times;
    const auto& told = noun.values.at(most->first);
    const int places = static_cast<int>(told.size());
    const bool brief = most->first < 100;
    if (places < (brief ? 3 : 2) || most->second < (brief ? 2 : 1)) return;
    if (all > most->second + 1) return;  // several wholes: of places, of years
    for (const auto& [value, figures] : noun.values)
      if (figures.size() == 1 && value > kScope * most->first && is_whole(figures.front(), most->first))
        propose(figures.front(), told, places);
  }

  /// Whether the figure counts all there are.
  bool is_whole(FigureId id, double whole) const {
    const auto& f = context_.figure(id);
    if (f.numerator != figure::kNone) return context_.figure(f.numerator).value <= whole;
    return f.denominator == figure::kNone && f.role == figure::Role::value && f.qualifier == figure::Qualifier::none &&
           cue_before(context_, f.item, total_, kCueWords);
  }

  void propose(FigureId id, const std::vector<FigureId>& told, int places) {
    const auto& f = context_.figure(id);
    const auto& g = context_.figure(told.front());
    if (f.decimal.digits.str().size() != g.decimal.digits.str().size() || !one_slip_apart(f, g)) return;
    const bool first = id < told.front();
    auto reading = make_reading(context_, rule_,
                                {{"later", {first ? told.front() : id}}, {"earlier", {first ? id : told.front()}}});
    if (!reading) return;
    reading->add("whole-count", context_.weight("whole-count"));
    reading->add("third-place", context_.weight("third-place") * std::min(places - 1, 3) / 3.0);
    reading->group = (static_cast<std::uint64_t>(id) + 1) | (std::uint64_t{1} << 59);
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  figure::ClassId total_;
  std::map<figure::WordId, Noun> nouns_;
};

}  // namespace

void find_wholes(Context& context, const rule::Rule& rule) { Wholes(context, rule).run(); }

}  // namespace khop::audit
