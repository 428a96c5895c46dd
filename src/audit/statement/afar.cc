// SPDX-License-Identifier: Apache-2.0
/// Relations whose amounts stand anywhere in the draft: "còn đang điều tra 482 vụ" where a paragraph before tells how
/// many there were and how many are done; "bằng 87,2 % dân số" where a section before tells the population.
///
/// So many amounts are tried that arithmetic alone proves little: the words that the anchor shares with them decide how
/// many others are as likely. Such a reading may only confirm, unless one slip in many digits explains it.
///
/// Options of a rule: `anchor`, `anchor-dimension`: what the anchor is; `cues`: classes of words one of which leads it;
/// `dimension: same`: the anchor is measured as the two amounts are, which stand together (near is a part of far).
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "audit/bind.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Figure;
using figure::Role;
using figure::Units;
using figure::WordId;

namespace {

constexpr std::size_t kBefore = 300;  // amounts looked at before an anchor; more than some pages hold
constexpr std::size_t kAfter = 20;    // and behind it: a list may open with what remains
constexpr FigureId kTogether = 4;     // figures between a total and what is done of it
constexpr int kCueWords = 6;

class Afar {
 public:
  Afar(Context& context, const rule::Rule& rule)
      : context_(context),
        rule_(rule),
        cues_(classes_of(context, rule, "cues")),
        total_(class_of(context, "total")),
        plan_(class_of(context, "plan")),
        same_(rule.options.count("dimension") != 0) {
    for (const auto& item : context.draft.items)
      if (item.kind == figure::ItemKind::word) ++times_[item.id], ++words_;
    for (FigureId f = 0; f < static_cast<FigureId>(context.draft.figures.size()); ++f)
      if (is_level(context.figure(f))) levels_.push_back(f);
  }

  void run() {
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id) {
      if (!is_anchor(id)) continue;
      candidates_.clear();
      same_ ? gather_pairs(id) : gather_bases(id);
      propose(id);
    }
  }

 private:
  struct Candidate {
    FigureId near = figure::kNone, far = figure::kNone;
    double named = 0;
    bool close = false;  ///< the arithmetic holds, roughly
    bool slip = false;   ///< or it would with one digit changed
  };

  static bool is_level(const Figure& figure) {
    return figure.role == Role::value && !is_rate(figure) && figure.dimension != Units::kDuration && !figure.range &&
           figure.per == 0 && figure.table == figure::kNone && figure.sentence != figure::kNone && figure.value > 0;
  }

  [[nodiscard]] bool is_anchor(FigureId id) const {
    const auto& a = context_.figure(id);
    if (a.sentence == figure::kNone || a.table != figure::kNone || a.range || a.per != 0) return false;
    if (a.numerator != figure::kNone || a.denominator != figure::kNone || !(a.value > 0)) return false;
    if (!allows(rule_, "anchor", figure::role_name(a.role)) || same_ == is_rate(a)) return false;
    if (!same_ && !allows(rule_, "anchor-dimension", context_.draft.units->dimension_name(a.dimension))) return false;
    if (a.qualifier != figure::Qualifier::none) return false;
    if (same_ && cues_.empty()) return telling(a);
    return cues_.empty() || std::any_of(cues_.begin(), cues_.end(), [&](auto c) {
             return cue_before(context_, a.item, c, kCueWords) || cue_behind(a, c);
           });
  }

  /// Whether `value` is what the figure prints but for one digit, or two neighbours that changed places, and has so
  /// many digits that this is no coincidence.
  [[nodiscard]] bool one_slip(const Figure& figure, double value) const {
    constexpr std::size_t kDigits = 5;
    const double unit = context_.draft.rough_factor(figure) / figure::power_of_ten(figure.decimal.places);
    const double scaled = value / unit;
    if (!(scaled >= 1) || scaled > 1e15 || std::abs(scaled - std::round(scaled)) > 0.01) return false;
    const std::string should = std::to_string(std::llround(scaled)), reads = figure.decimal.digits.str();
    if (should.size() != reads.size() || reads.size() < kDigits) return false;
    std::vector<std::size_t> differ;
    for (std::size_t i = 0; i < reads.size(); ++i)
      if (reads[i] != should[i]) differ.push_back(i);
    return differ.size() == 1 || (differ.size() == 2 && differ[1] == differ[0] + 1 &&
                                  reads[differ[0]] == should[differ[1]] && reads[differ[1]] == should[differ[0]]);
  }

  /// An amount of so many digits that hardly any two others differ by it.
  static bool telling(const Figure& figure) {
    constexpr std::size_t kDigits = 3;
    const std::string digits = figure.decimal.digits.str();
    const auto first = digits.find_first_not_of('0'), last = digits.find_last_not_of('0');
    return first != std::string::npos && last - first + 1 >= kDigits;
  }

  /// "73 vụ khiếu nại còn tồn đọng", "5.854 trẻ còn lại".
  [[nodiscard]] bool cue_behind(const Figure& figure, figure::ClassId cue) const {
    constexpr figure::ItemId kWords = 4;
    const auto last = context_.draft.clauses[static_cast<std::size_t>(figure.clause)].last;
    for (figure::ItemId i = figure.item + 1; i < std::min(last, figure.item + 1 + kWords); ++i) {
      if (context_.item(i).kind != figure::ItemKind::word) return false;
      if (context_.draft.phrase(i, cue) != 0) return true;
    }
    return false;
  }

  /// Words of what a figure measures, each once.
  const std::set<WordId>& name(FigureId id) {
    const auto [known, first] = names_.try_emplace(id);
    if (first) {
      const auto words = subject(context_, id);
      known->second.insert(words.begin(), words.end());
    }
    return known->second;
  }

  /// How much a shared word says: nothing if it is common in the draft.
  [[nodiscard]] double rarity(WordId word) const {
    constexpr double kCommon = 1.6;  // decades: a word in each forty
    constexpr int kShort = 600;      // words of a draft too short to tell which are rare
    const auto known = times_.find(word);
    if (known == times_.end()) return 0;
    return std::clamp(std::log10(static_cast<double>(std::max(words_, kShort)) / known->second) - kCommon, 0.0, 1.4);
  }

  [[nodiscard]] double shared(const std::set<WordId>& a, const std::set<WordId>& b) const {
    double sum = 0;
    for (const auto word : a)
      if (b.count(word) != 0) sum += rarity(word);
    return std::min(sum * context_.weight("shared-name"), context_.weight("shared-names"));
  }

  /// The levels around an anchor, nearest first before it, then some behind.
  [[nodiscard]] std::vector<FigureId> around(FigureId id) const {
    const auto at = std::lower_bound(levels_.begin(), levels_.end(), id);
    const auto first = at - std::min<std::ptrdiff_t>(at - levels_.begin(), kBefore);
    const auto last = at + std::min<std::ptrdiff_t>(levels_.end() - at, kAfter);
    return {first, last};
  }

  /// A total and what is done of it, told together.
  void gather_pairs(FigureId id) {
    const auto& a = context_.figure(id);
    const auto all = around(id);
    for (std::size_t t = 0; t < all.size(); ++t) {
      const auto& whole = context_.figure(all[t]);
      if (all[t] == id || !alike(whole, a) || !(whole.value > a.value)) continue;
      // Unless words say that it remains, an amount beside the two is rather another part.
      if (cues_.empty() && whole.block == a.block) continue;
      // "872,46 tỷ đồng/1.695 tỷ đồng": what is done may stand first.
      std::size_t d = t;
      while (d > 0 && all[t] - all[d - 1] <= kTogether) --d;
      for (; d < all.size() && all[d] - all[t] <= kTogether; ++d) {
        const auto& done = context_.figure(all[d]);
        if (all[d] == id || !alike(done, a) || done.sentence != whole.sentence || !(done.value < whole.value)) continue;
        const double rest = whole.value - done.value;
        const bool slip = !cues_.empty() && one_slip(a, rest);
        candidates_.push_back({all[d], all[t], shared(name(id), joint(all[t], all[d])),
                               std::abs(rest - a.value) <= 0.02 * a.value || slip, slip});
      }
    }
  }

  [[nodiscard]] static bool alike(const Figure& figure, const Figure& anchor) {
    return same_dimension(figure, anchor) && (anchor.dimension != Units::kCount || figure.noun == anchor.noun ||
                                              figure.denominator != figure::kNone || !figure.noun_known);
  }

  std::set<WordId> joint(FigureId a, FigureId b) {
    auto both = name(a);
    both.insert(name(b).begin(), name(b).end());
    return both;
  }

  /// The amount that the rate is of, and all that may be its base.
  void gather_bases(FigureId id) {
    const auto& a = context_.figure(id);
    FigureId near = figure::kNone;
    for (FigureId f = id; f-- > std::max<FigureId>(0, id - kTogether);) {
      const auto& figure = context_.figure(f);
      if (figure.clause != a.clause) break;
      if (is_rate(figure) || figure.numerator != figure::kNone) continue;
      if (is_level(figure)) near = f;
      break;
    }
    if (near == figure::kNone) return;
    const auto& n = context_.figure(near);
    const auto behind = words_after(context_, a.item, 8);
    const std::set<WordId> called(behind.begin(), behind.end());
    for (const auto f : around(id)) {
      const auto& base = context_.figure(f);
      if (f == near || base.sentence == a.sentence || !same_dimension(base, n)) continue;
      const double by_name = shared(called, name(f));
      // "947.281 hồ sơ, 87,2 % dân số": another noun counts only if the words behind the rate name the base.
      constexpr double kNamed = 0.5;
      if (!same_measure(base, n) && by_name < kNamed) continue;
      const double given = n.value / base.value;
      candidates_.push_back(
          {near, f, std::max(by_name, shared(name(near), name(f))), std::abs(given - a.value) <= 0.03 * a.value});
    }
  }

  void propose(FigureId id) {
    for (const auto& candidate : candidates_) {
      if (!candidate.close) continue;
      auto reading =
          make_reading(context_, rule_, {{"anchor", {id}}, {"near", {candidate.near}}, {"far", {candidate.far}}});
      if (!reading) continue;
      const auto& n = context_.figure(candidate.near);
      const auto& f = context_.figure(candidate.far);
      reading->add("shared-names", candidate.named);
      if (n.dimension != Units::kCount || n.noun == f.noun || n.denominator == candidate.far)
        reading->add("same-noun", context_.weight("same-noun"));
      if (cue_before(context_, f.item, total_, 6)) reading->add("total-word", context_.weight("total-word"));
      if (f.block == context_.figure(id).block) reading->add("in-paragraph", context_.weight("in-paragraph"));
      // Others that the words favour as much, whatever they give.
      reading->tries =
          static_cast<double>(std::count_if(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
            return other.named > candidate.named - 0.1;
          }));
      reading->group = static_cast<std::uint64_t>(id) + 1;
      reading->near_only = true;
      reading->confirm_only = !candidate.slip;
      keep(context_, std::move(*reading));
    }
  }

  Context& context_;
  const rule::Rule& rule_;
  const std::vector<figure::ClassId> cues_;
  const figure::ClassId total_, plan_;
  const bool same_;
  std::map<WordId, int> times_;  ///< how often each word stands in the draft
  int words_ = 0;
  std::vector<FigureId> levels_;
  std::map<FigureId, std::set<WordId>> names_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void find_afar(Context& context, const rule::Rule& rule) { Afar(context, rule).run(); }

}  // namespace khop::audit
