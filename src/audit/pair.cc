// SPDX-License-Identifier: Apache-2.0
/// An anchor (a rate, a change, a remainder) and the two amounts that it relates: `near` in its own clause, `far`
/// anywhere that a reader would still have in mind.
///
/// Options of a rule: `anchor`: roles of the anchor; `cues`: classes of words one of which leads it; `dimension: same`
/// if the two amounts are measured as the anchor is (differences), otherwise they are amounts of one measure;
/// `near-role`: roles of `near`.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/near.h"

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

/// "86,5 % (238/275)": the rate before the bracket is the fraction's own.
bool rate_before_bracket(const Context& context, FigureId numerator) {
  const auto item = context.figure(numerator).item;
  if (numerator == 0 || item < 2) return false;
  const auto& mark = context.item(item - 1);
  return mark.kind == figure::ItemKind::mark && mark.mark == '(' && is_rate(context.figure(numerator - 1)) &&
         item - context.figure(numerator - 1).item < 6;
}

/// "… % kế hoạch", "… % dự toán HĐND giao": words right behind a rate that make a plan its base.
bool names_plan(const Context& context, figure::ItemId rate, figure::ClassId plan) {
  for (figure::ItemId i = rate + 1; i < rate + 5 && i < static_cast<figure::ItemId>(context.draft.items.size()); ++i) {
    if (context.item(i).kind != figure::ItemKind::word) return false;
    if (context.draft.phrase(i, plan) != 0) return true;
  }
  return false;
}

/// "5,29 ha (đạt 60,94 %": the rate opens a bracket right behind an amount.
bool opens_bracket(const Context& context, FigureId anchor) {
  const auto item = context.figure(anchor).item;
  for (figure::ItemId i = item - 1; i > 0 && i >= item - 4; --i) {
    const auto& it = context.item(i);
    if (it.kind == figure::ItemKind::figure) return false;
    if (it.kind != figure::ItemKind::mark) continue;
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

/// Whether a rate of the anchor's form follows `id` directly: "206 (75,2 %)".
bool rated(const Context& context, FigureId id, FigureId anchor) {
  const auto next = id + 1;
  if (next >= static_cast<FigureId>(context.draft.figures.size()) || next == anchor) return false;
  const auto& rate = context.figure(next);
  return is_rate(rate) && rate.clause == context.figure(id).clause && opens_bracket(context, next) &&
         opens_bracket(context, anchor);
}

/// A rate so far from what two amounts give that they are hardly meant.
bool implausible(const Figure& rate, const Figure& near, const Figure& far) {
  const double given = near.value / far.value;
  if (rate.role == Role::growth && near.role != Role::change) return std::abs(given - 1) > 4 * rate.value + 0.5;
  return given > 3 * rate.value || 3 * given < rate.value || (rate.value <= 1 && given > 1.1);
}

/// Weight of a base in a bracket behind the rate: certain if words of a plan or of an earlier time say so.
const char* behind_name(const Context& context, FigureId anchor, FigureId base,
                        const std::vector<figure::ClassId>& compares) {
  auto last = context.draft.sentences[static_cast<std::size_t>(context.figure(base).sentence)].last;
  for (figure::ItemId i = context.figure(anchor).item + 1; i < last; ++i) {
    const auto& item = context.item(i);
    if (item.kind == figure::ItemKind::mark && item.mark == ')') break;
    for (const auto c : compares)
      if (context.draft.phrase(i, c) != 0) return "named-in-bracket";
  }
  return "in-bracket-behind";
}

/// Whether words that name a thing lead the anchor in its clause: more than the verb and what it may be qualified by.
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

}  // namespace

void find_pairs(Context& context, const rule::Rule& rule) {
  const auto cues = classes_of(context, rule, "cues");
  const auto total = class_of(context, "total"), year = class_of(context, "year-before");
  const std::vector<figure::ClassId> compares{class_of(context, "last-year"), class_of(context, "plan")};
  const bool same = allows(rule, "dimension", "same") && rule.options.count("dimension") != 0;
  const bool rate_anchor = rule.options.count("anchor-dimension") != 0;
  const bool levels_may_be_rates = rule.options.count("near-dimension") != 0;
  const bool per = rule.options.count("per") != 0;
  const bool symmetric = rule.options.count("symmetric") != 0;
  const int cue_words = static_cast<int>(rule.option("cue-words", 6));
  for (FigureId anchor = 0; anchor < static_cast<FigureId>(context.draft.figures.size()); ++anchor) {
    const auto& a = context.figure(anchor);
    if (a.sentence == figure::kNone || a.range || (a.denominator != figure::kNone && !same)) continue;
    if (a.numerator != figure::kNone) continue;
    if (per != (a.per != 0)) continue;
    if (!allows(rule, "anchor", figure::role_name(a.role))) continue;
    if (!per && !same && rate_anchor != is_rate(a)) continue;
    if (rate_anchor && !allows(rule, "anchor-dimension", context.draft.units->dimension_name(a.dimension))) continue;
    if (!cues.empty() &&
        std::none_of(cues.begin(), cues.end(), [&](auto c) { return cue_before(context, a.item, c, cue_words); }))
      continue;
    auto neighbours = before(context, anchor, kReach);
    const auto compared = behind(context, anchor);
    if (!same && !per) {
      const auto next = ahead(context, anchor);
      neighbours.insert(neighbours.begin(), next.begin(), next.end());
      if (!next.empty() && !compared.empty() && next.front().figure == compared.front().figure &&
          rule.options.count("near-ahead") == 0)
        neighbours.erase(neighbours.begin());
    }
    if (compared.empty() || neighbours.empty() || neighbours.front().figure != compared.front().figure)
      neighbours.insert(neighbours.end(), compared.begin(), compared.end());
    // The fraction may stand in the footnote whose mark the rate carries: it comes first.
    std::vector<Neighbour> noted;
    for (const auto& ref : context.block(a.block).refs) {
      if (same || per || ref.note < 0 || ref.at < a.span.end || ref.at > a.span.end + 120) continue;
      const auto& note = context.draft.document->notes[static_cast<std::size_t>(ref.note)];
      if (note.blocks.empty()) continue;
      const auto [x, y] = context.draft.figures_of(note.blocks.front());
      const auto last = std::min(y, x + 6);
      bool fraction = false;
      for (FigureId f = x; f < last; ++f) fraction = fraction || context.figure(f).denominator != figure::kNone;
      for (FigureId f = x; fraction && f < last; ++f) noted.push_back({f, Distance::note});
    }
    neighbours.insert(neighbours.begin(), noted.begin(), noted.end());
    const bool bracketed = opens_bracket(context, anchor);
    const bool of_plan = !same && !per && names_plan(context, a.item, compares[1]);
    const auto after = words_after(context, a.item, 10);
    std::vector<Reading> found;
    int nears = 0;
    for (std::size_t i = 0; i < neighbours.size() && nears < kNear; ++i) {
      const auto& n = context.figure(neighbours[i].figure);
      if (neighbours[i].distance == Distance::behind && !(same && compared.size() == 2)) continue;
      if (same && is_rate(a) && neighbours[i].distance > Distance::sentence &&
          neighbours[i].distance != Distance::behind)
        continue;  // points are told beside their rates
      if (per    ? !(n.dimension == a.dimension && n.per == 0 && (n.dimension != Units::kCount || n.noun == a.noun))
          : same ? !same_measure(n, a)
                 : !(is_amount(n) || (levels_may_be_rates && is_rate(n))))
        continue;
      if (!allows(rule, "near-role", figure::role_name(n.role))) continue;
      if (n.numerator != figure::kNone && !same) continue;  // the denominator is no numerator
      if (!same && !per && neighbours[i].distance > Distance::block && neighbours[i].distance < Distance::note)
        continue;
      // Each amount in between makes the claim weaker; what stands outside the paragraph must be a fraction to claim at
      // all.
      ++nears;
      for (std::size_t k = 0; k < neighbours.size(); ++k) {
        const auto& f = context.figure(neighbours[k].figure);
        if (k == i || !(f.value > 0)) continue;
        if (symmetric && k < i) continue;  // the same two the other way round
        if (same && is_rate(a) && neighbours[k].distance > Distance::sentence &&
            neighbours[k].distance < Distance::behind)
          continue;
        if (same && (n.denominator == neighbours[k].figure || n.numerator == neighbours[k].figure) && cues.empty())
          continue;
        if (per ? !(f.per == 0 &&
                    (a.per_unit != figure::kNone ? f.dimension == context.draft.units->unit(a.per_unit).dimension
                                                 : f.dimension == Units::kCount && f.noun == a.per))
                : !same_measure(n, f))
          continue;
        if (!same && !per && is_rate(f) && !is_rate(n)) continue;
        if (!allows(rule, "far-role", figure::role_name(f.role))) continue;
        auto reading = make_reading(
            context, rule, {{"anchor", {anchor}}, {"near", {neighbours[i].figure}}, {"far", {neighbours[k].figure}}});
        if (!reading) continue;
        // A fraction claims the first rate behind it; a second one has another base.
        // Two figures in the bracket are compared with each other.
        if (compared.size() >= 2 &&
            (neighbours[i].distance == Distance::behind) != (neighbours[k].distance == Distance::behind))
          continue;
        const bool fraction = n.denominator == neighbours[k].figure && n.clause == a.clause &&
                              neighbours[k].figure == anchor - 1 && !rate_before_bracket(context, neighbours[i].figure);
        const char* where_far = fraction ? "fraction"
                                : neighbours[k].distance == Distance::behind
                                    ? behind_name(context, anchor, neighbours[k].figure, compares)
                                    : distance_name(neighbours[k].distance);
        reading->add("amounts-between", -0.3 * nears + 0.3);
        reading->add(where_far, context.weight(where_far));
        // "tiểu học 206 (75,2 %), THCS 123 (56 %)": one of a row of rated amounts is not the base of the next.
        if (!same && !per && !fraction && neighbours[i].figure == anchor - 1 &&
            rated(context, neighbours[k].figure, anchor))
          reading->add("rated-itself", -context.weight("no-plan"));
        // A change compares with an earlier time: a level that nobody dates is hardly its base.
        const bool compares_levels = a.role == Role::growth && is_rate(a) && n.role != Role::change;
        const bool changes_level = same && (a.role == Role::change || a.role == Role::growth) && cues.empty();
        if ((compares_levels || changes_level) && neighbours[k].distance != Distance::behind &&
            !cue_before(context, f.item, compares[0], 8) && !cue_before(context, f.item, year, 8))
          reading->add("no-earlier-level", -context.weight("no-plan"));
        if (!same && !per && !fraction && implausible(a, n, f)) reading->add("far-off", -context.weight("far-off"));
        if (bracketed && neighbours[i].figure == anchor - 1)
          reading->add("rate-in-brackets", context.weight("rate-in-brackets"));
        // "đạt 33 % dự toán": the base is a plan, and a figure that nobody calls so is not it.
        if (of_plan && !fraction && neighbours[k].distance != Distance::behind &&
            !cue_before(context, f.item, compares[1], 8))
          reading->add("no-plan", -context.weight("no-plan"));
        // What a bracket breaks down is not what the words behind the bracket go on about.
        if (context.item(n.item).depth > context.item(a.item).depth && neighbours[i].distance < Distance::note)
          reading->add("in-bracket", -context.weight("in-bracket"));
        if (cue_before(context, f.item, total, 6)) reading->add("total-word", context.weight("total-word"));
        if (per || n.dimension != Units::kCount || n.noun == f.noun)
          reading->add("same-noun", context.weight("same-noun"));
        if (const int words = overlap(after, subject(context, neighbours[k].figure)); words > 0)
          reading->add("named-base", std::min(words * 0.25, context.weight("named-base")));
        reading->group = static_cast<std::uint64_t>(anchor) + 1;
        reading->near_only = true;
        // What another paragraph says may be the base; only arithmetic can tell, so it never accuses.
        const auto where = neighbours[k].distance;
        reading->confirm_only = where == Distance::previous || where == Distance::sibling;
        // "143/158 xã đạt chuẩn; độ bao phủ BHYT đạt 93,2 %": so does a rate that has a subject of its own.
        if (!same && !per && n.clause != a.clause && neighbours[i].distance < Distance::parent)
          reading->confirm_only = reading->confirm_only || own_subject(context, anchor);
        found.push_back(std::move(*reading));
      }
    }
    // What a reading must be weighed against is the number of others that the words favour as much.
    for (std::size_t i = 0; i < found.size(); ++i) {
      double rivals = 0;
      bool leads = true;
      for (std::size_t k = 0; k < found.size(); ++k) {
        if (k == i) continue;
        rivals += found[k].structure > found[i].structure - 0.3;
        leads = leads && found[k].structure <= found[i].structure - 0.3;
      }
      found[i].tries = 1 + rivals;
      // Having no rival helps a doubtful structure; it does not make a certain one.
      const double room = context.weight("strong-structure") - 0.3 - found[i].structure;
      if (leads && room > 0) found[i].add("no-rival", std::min(room, context.weight("no-rival")));
    }
    for (auto& reading : found) keep(context, std::move(reading));
  }
}

}  // namespace khop::audit
