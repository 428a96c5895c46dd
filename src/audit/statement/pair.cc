// SPDX-License-Identifier: Apache-2.0
/// An anchor (a rate, a change, a remainder) and the two amounts that it relates: `near` in its own clause, `far`
/// anywhere that a reader would still have in mind.
///
/// Options of a rule: `anchor`: roles of the anchor; `cues`: classes of words one of which leads it; `dimension: same`
/// if the two amounts are measured as the anchor is (differences), otherwise they are amounts of one measure;
/// `near-role`: roles of `near`; `behind`: `far` stands behind the anchor, named as what it compares with.
#include <algorithm>

#include "audit/bind.h"
#include "audit/statement/near.h"
#include "audit/statement/pair_signs.h"

namespace khop::audit {

using figure::Figure;
using figure::Role;
using figure::Units;

namespace {

constexpr std::size_t kReach = 26;  // figures looked back over; more than a long paragraph's sentence holds
constexpr int kNear = 4;

bool is_amount(const Figure& figure) {
  return !is_rate(figure) && figure.dimension != Units::kDuration && !figure.range;
}

class Pairs {
 public:
  Pairs(Context& context, const rule::Rule& rule)
      : context_(context),
        rule_(rule),
        cues_(classes_of(context, rule, "cues")),
        total_(class_of(context, "total")),
        year_(class_of(context, "year-before")),
        compares_{class_of(context, "last-year"), class_of(context, "plan"), class_of(context, "against")},
        same_(allows(rule, "dimension", "same") && rule.options.count("dimension") != 0),
        rate_anchor_(rule.options.count("anchor-dimension") != 0),
        levels_may_be_rates_(rule.options.count("near-dimension") != 0),
        per_(rule.options.count("per") != 0),
        symmetric_(rule.options.count("symmetric") != 0),
        only_behind_(rule.options.count("behind") != 0),
        cue_words_(static_cast<int>(rule.option("cue-words", 6))) {}

  void run() {
    const auto count = static_cast<FigureId>(context_.draft.figures.size());
    for (anchor_ = 0; anchor_ < count; ++anchor_) {
      if (!is_anchor()) continue;
      look_around();
      propose_all();
      weigh_rivals();
      for (auto& reading : found_) keep(context_, std::move(reading));
    }
  }

 private:
  /// A rate of two amounts: neither a change measured as they are, nor one for each unit.
  [[nodiscard]] bool of_amounts() const { return !same_ && !per_; }

  [[nodiscard]] const Figure& figure(const Neighbour& neighbour) const { return context_.figure(neighbour.figure); }

  [[nodiscard]] bool is_anchor() const {
    const auto& a = context_.figure(anchor_);
    if (a.sentence == figure::kNone || a.range || (a.denominator != figure::kNone && !same_)) return false;
    if (a.numerator != figure::kNone) return false;
    if (per_ != (a.per != 0)) return false;
    if (!allows(rule_, "anchor", figure::role_name(a.role))) return false;
    if (of_amounts() && rate_anchor_ != is_rate(a)) return false;
    if (rate_anchor_ && !allows(rule_, "anchor-dimension", context_.draft.units->dimension_name(a.dimension)))
      return false;
    return cues_.empty() ||
           std::any_of(cues_.begin(), cues_.end(), [&](auto c) { return cue_before(context_, a.item, c, cue_words_); });
  }

  /// Gathers the figures that the anchor may relate, the likeliest places first, and what the words around it say.
  void look_around() {
    const auto& a = context_.figure(anchor_);
    neighbours_ = before(context_, anchor_, kReach);
    compared_ = behind(context_, anchor_);
    if (of_amounts()) {
      const auto next = ahead(context_, anchor_);
      neighbours_.insert(neighbours_.begin(), next.begin(), next.end());
      if (!next.empty() && !compared_.empty() && next.front().figure == compared_.front().figure &&
          rule_.options.count("near-ahead") == 0)
        neighbours_.erase(neighbours_.begin());
    }
    if (compared_.empty() || neighbours_.empty() || neighbours_.front().figure != compared_.front().figure)
      neighbours_.insert(neighbours_.end(), compared_.begin(), compared_.end());
    const auto noted = in_note();
    neighbours_.insert(neighbours_.begin(), noted.begin(), noted.end());
    bracketed_ = opens_bracket(context_, anchor_);
    of_plan_ = of_amounts() && names_plan(context_, a.item, compares_[1]);
    after_ = words_after(context_, a.item, 10);
  }

  /// The fraction may stand in the footnote whose mark the rate carries: it comes first.
  [[nodiscard]] std::vector<Neighbour> in_note() const {
    std::vector<Neighbour> noted;
    const auto& a = context_.figure(anchor_);
    for (const auto& ref : context_.block(a.block).refs) {
      if (!of_amounts() || ref.note < 0 || ref.at < a.span.end || ref.at > a.span.end + 120) continue;
      const auto& note = context_.draft.document->notes[static_cast<std::size_t>(ref.note)];
      if (note.blocks.empty()) continue;
      const auto [x, y] = context_.draft.figures_of(note.blocks.front());
      const auto last = std::min(y, x + 6);
      bool fraction = false;
      for (FigureId f = x; f < last; ++f) fraction = fraction || context_.figure(f).denominator != figure::kNone;
      for (FigureId f = x; fraction && f < last; ++f) noted.push_back({f, Distance::note});
    }
    return noted;
  }

  void propose_all() {
    found_.clear();
    int nears = 0;
    for (std::size_t i = 0; i < neighbours_.size() && nears < kNear; ++i) {
      if (!may_be_near(neighbours_[i])) continue;
      // Each amount in between makes the claim weaker; a footnote stands apart.
      if (neighbours_[i].distance != Distance::note) ++nears;
      for (std::size_t k = 0; k < neighbours_.size(); ++k) {
        if (k == i || (symmetric_ && k < i)) continue;  // the same two the other way round
        if (may_be_far(neighbours_[i], neighbours_[k])) propose(neighbours_[i], neighbours_[k], nears);
      }
    }
  }

  [[nodiscard]] bool may_be_near(const Neighbour& near) const {
    const auto& a = context_.figure(anchor_);
    const auto& n = figure(near);
    if (near.distance == Distance::behind && !(same_ && compared_.size() == 2)) return false;
    if (same_ && is_rate(a) && near.distance > Distance::sentence && near.distance != Distance::behind)
      return false;  // points are told beside their rates
    if (per_    ? !(n.dimension == a.dimension && n.per == 0 && (n.dimension != Units::kCount || n.noun == a.noun))
        : same_ ? !same_measure(n, a)
                : !(is_amount(n) || (levels_may_be_rates_ && is_rate(n))))
      return false;
    if (!allows(rule_, "near-role", figure::role_name(n.role))) return false;
    // "tăng 32,1 triệu đồng, đạt 104,7 % mục tiêu (75 triệu đồng)": of a plan is the level, not its change.
    if (of_plan_ && n.role == Role::change) return false;
    if (n.numerator != figure::kNone && !same_) return false;  // the denominator is no numerator
    // What stands outside the paragraph must be a fraction to claim at all.
    return !(of_amounts() && near.distance > Distance::block && near.distance < Distance::note);
  }

  [[nodiscard]] bool may_be_far(const Neighbour& near, const Neighbour& far) const {
    const auto& a = context_.figure(anchor_);
    const auto& n = figure(near);
    const auto& f = figure(far);
    if (!(f.value > 0) || (only_behind_ && far.distance != Distance::behind)) return false;
    if (same_ && is_rate(a) && far.distance > Distance::sentence && far.distance < Distance::behind) return false;
    if (same_ && (n.denominator == far.figure || n.numerator == far.figure) && cues_.empty()) return false;
    if (per_ ? !(f.per == 0 &&
                 (a.per_unit != figure::kNone ? f.dimension == context_.draft.units->unit(a.per_unit).dimension
                                              : f.dimension == Units::kCount && f.noun == a.per))
             : !same_measure(n, f) && !rise_of_mean(n, f))
      return false;
    if (of_amounts() && is_rate(f) && !is_rate(n)) return false;
    if (!allows(rule_, "far-role", figure::role_name(f.role))) return false;
    // Two figures in the bracket are compared with each other.
    return compared_.size() < 2 || (near.distance == Distance::behind) == (far.distance == Distance::behind);
  }

  /// "13,86 triệu đồng/người/tháng, tăng 0,94 triệu đồng (7,3 %)": the change of a mean is told without what it is for.
  [[nodiscard]] bool rise_of_mean(const Figure& n, const Figure& f) const {
    return of_amounts() && n.role == Role::change && n.per == 0 && f.per != 0 && n.dimension == f.dimension &&
           n.dimension != Units::kCount && n.clause == f.clause;
  }

  /// A fraction claims the first rate behind it; a second one has another base.
  [[nodiscard]] bool own_fraction(const Neighbour& near, const Neighbour& far) const {
    const auto& n = figure(near);
    return n.denominator == far.figure && n.clause == context_.figure(anchor_).clause && far.figure == anchor_ - 1 &&
           !rate_before_bracket(context_, near.figure);
  }

  void propose(const Neighbour& near, const Neighbour& far, int nears) {
    auto reading =
        make_reading(context_, rule_, {{"anchor", {anchor_}}, {"near", {near.figure}}, {"far", {far.figure}}});
    if (!reading) return;
    const bool fraction = own_fraction(near, far);
    const char* where_far = fraction                           ? "fraction"
                            : far.distance == Distance::behind ? behind_name(context_, anchor_, far.figure, compares_)
                                                               : distance_name(far.distance);
    reading->add("amounts-between", -0.3 * std::max(nears - 1, 0));
    reading->add(where_far, context_.weight(where_far));
    doubts(*reading, near, far, fraction);
    words_for(*reading, near, far);
    same_name(*reading, near, far);
    reading->group = static_cast<std::uint64_t>(anchor_) + 1;
    reading->near_only = true;
    reading->meant = stand_alone(near, far);
    if (reading->meant) reading->add("stand-alone", context_.weight("stand-alone"));
    reading->confirm_only = only_confirms(near, far);
    found_.push_back(std::move(*reading));
  }

  /// What speaks against the pair, and a bracket that speaks for it.
  void doubts(Reading& reading, const Neighbour& near, const Neighbour& far, bool fraction) const {
    const auto& a = context_.figure(anchor_);
    const auto& n = figure(near);
    const auto& f = figure(far);
    const bool is_behind = far.distance == Distance::behind;
    // "tiểu học 206 (75,2 %), THCS 123 (56 %)": one of a row of rated amounts is not the base of the next.
    if (of_amounts() && !fraction && near.figure == anchor_ - 1 && rated(context_, far.figure, anchor_))
      reading.add("rated-itself", -context_.weight("no-plan"));
    // A change compares with an earlier time: a level that nobody dates is hardly its base.
    const bool compares_levels = a.role == Role::growth && is_rate(a) && n.role != Role::change;
    const bool changes_level = same_ && (a.role == Role::change || a.role == Role::growth) && cues_.empty();
    if ((compares_levels || changes_level) && !is_behind && !cue_before(context_, f.item, compares_[0], 8) &&
        !cue_before(context_, f.item, year_, 8))
      reading.add("no-earlier-level", -context_.weight("no-plan"));
    if (of_amounts() && !fraction && implausible(a, n, f)) reading.add("far-off", -context_.weight("far-off"));
    if (bracketed_ && near.figure == anchor_ - 1) reading.add("rate-in-brackets", context_.weight("rate-in-brackets"));
    // "đạt 33 % dự toán": the base is a plan, and a figure that nobody calls so is not it.
    if (of_plan_ && !fraction && !is_behind && !cue_before(context_, f.item, compares_[1], 8))
      reading.add("no-plan", -context_.weight("no-plan"));
    // What a bracket breaks down is not what the words behind the bracket go on about.
    if (in_closed_bracket(near)) reading.add("in-bracket", -context_.weight("in-bracket"));
  }

  /// Words that name the base.
  void words_for(Reading& reading, const Neighbour& near, const Neighbour& far) const {
    const auto& n = figure(near);
    const auto& f = figure(far);
    if (cue_before(context_, f.item, total_, 6)) reading.add("total-word", context_.weight("total-word"));
    // "kế hoạch 50,5 tỷ đồng, giải ngân 17,7 tỷ đồng, đạt 35 %"
    if (of_amounts() && near.figure == anchor_ - 1 && far.figure < anchor_ && n.clause == f.clause &&
        cue_before(context_, f.item, compares_[1], 4))
      reading.add("plan-word", context_.weight("plan-word"));
    if (per_ || n.dimension != Units::kCount || n.noun == f.noun)
      reading.add("same-noun", context_.weight("same-noun"));
    if (const int words = overlap(after_, subject(context_, far.figure)); words > 0)
      reading.add("named-base", std::min(words * 0.25, context_.weight("named-base")));
  }

  /// "thụ lý 7.352 vụ, việc; giải quyết 6.301 vụ, việc, đạt 85,71 %": the only two amounts of the sentence before the
  /// rate, which is right behind the second.
  [[nodiscard]] bool stand_alone(const Neighbour& near, const Neighbour& far) const {
    const auto& a = context_.figure(anchor_);
    const auto& n = figure(near);
    const auto& f = figure(far);
    if (!of_amounts() || a.role == Role::growth || near.figure != anchor_ - 1 || far.figure != anchor_ - 2)
      return false;
    if (n.clause != a.clause || f.sentence != a.sentence || n.role != Role::value || f.role != Role::value)
      return false;
    if (n.dimension == Units::kCount && n.noun != f.noun) return false;
    if (far.figure == 0) return true;
    const auto& other = context_.figure(far.figure - 1);
    return other.sentence != a.sentence || !same_dimension(other, f);
  }

  /// How many words two figures share close around them: what a change and its level are called.
  [[nodiscard]] int alike_names(FigureId change, FigureId level) const {
    return overlap(close_words(change), close_words(level));
  }

  /// The words right before a figure and right behind it, within its phrase.
  [[nodiscard]] std::vector<figure::WordId> close_words(FigureId id) const {
    constexpr int kWords = 2;
    const auto& figure = context_.figure(id);
    auto out = words_after(context_, figure.item, kWords);
    const auto first = context_.draft.clauses[static_cast<std::size_t>(figure.clause)].first;
    for (auto i = figure.item - 1; i >= std::max(first, figure.item - kWords); --i) {
      if (context_.item(i).kind != figure::ItemKind::word) break;
      out.push_back(context_.item(i).id);
    }
    return out;
  }

  /// "104 người chết, 261 người bị thương; giảm 09 người chết, tăng 12 người bị thương": of levels of one noun, the
  /// change is that of the one that is called so.
  void same_name(Reading& reading, const Neighbour& near, const Neighbour& far) const {
    const auto& n = figure(near);
    if (!of_amounts() || n.role != Role::change || n.dimension != Units::kCount) return;
    const int own = alike_names(near.figure, far.figure);
    int best = 0;
    bool others = false;
    for (const auto& other : neighbours_) {
      const auto& o = figure(other);
      if (other.figure == far.figure || o.role != Role::value || !same_measure(o, n) ||
          o.sentence != figure(far).sentence)
        continue;
      others = true;
      best = std::max(best, alike_names(near.figure, other.figure));
    }
    if (others && own > best) reading.add("same-name", context_.weight("same-name"));
    if (others && own < best) reading.add("other-name", -context_.weight("same-name"));
  }

  /// Whether a bracket around `near` closes before the anchor.
  [[nodiscard]] bool in_closed_bracket(const Neighbour& near) const {
    return context_.item(figure(near).item).depth > context_.item(context_.figure(anchor_).item).depth &&
           near.distance < Distance::note;
  }

  [[nodiscard]] bool only_confirms(const Neighbour& near, const Neighbour& far) const {
    // What another paragraph says may be the base; only arithmetic can tell, so it never accuses.
    if (far.distance == Distance::previous || far.distance == Distance::sibling) return true;
    // "45 giải (…, 17 giải Khuyến khích), tăng 9 giải": the change is that of what stands before the bracket.
    if (in_closed_bracket(near)) return true;
    // "143/158 xã đạt chuẩn; độ bao phủ BHYT đạt 93,2 %": so does a rate that has a subject of its own.
    return of_amounts() && figure(near).clause != context_.figure(anchor_).clause && near.distance < Distance::parent &&
           own_subject(context_, anchor_);
  }

  /// What a reading must be weighed against is the number of others that the words favour as much.
  void weigh_rivals() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      double rivals = 0;
      bool leads = true;
      for (std::size_t k = 0; k < found_.size(); ++k) {
        if (k == i) continue;
        rivals += found_[k].structure > found_[i].structure - 0.3;
        leads = leads && found_[k].structure <= found_[i].structure - 0.3;
      }
      found_[i].tries = 1 + rivals;
      // Having no rival helps a doubtful structure; it does not make a certain one.
      const double room = context_.weight("strong-structure") - 0.3 - found_[i].structure;
      if (leads && room > 0) found_[i].add("no-rival", std::min(room, context_.weight("no-rival")));
    }
  }

  Context& context_;
  const rule::Rule& rule_;
  const std::vector<figure::ClassId> cues_;
  const figure::ClassId total_, year_;
  const std::vector<figure::ClassId> compares_;  ///< words of an earlier time, of a plan, of comparing
  const bool same_, rate_anchor_, levels_may_be_rates_, per_, symmetric_, only_behind_;
  const int cue_words_;

  // of the anchor that is looked at
  FigureId anchor_ = 0;
  std::vector<Neighbour> neighbours_, compared_;
  std::vector<figure::WordId> after_;
  bool bracketed_ = false, of_plan_ = false;
  std::vector<Reading> found_;
};

}  // namespace

void find_pairs(Context& context, const rule::Rule& rule) { Pairs(context, rule).run(); }

}  // namespace khop::audit
