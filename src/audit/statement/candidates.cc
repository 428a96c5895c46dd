// SPDX-License-Identifier: Apache-2.0
#include "audit/statement/candidates.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "audit/bind.h"
#include "audit/statement/places.h"
#include "audit/statement/segments.h"

namespace khop::audit {

using figure::Role;
using figure::Units;

namespace {

constexpr std::size_t kMostParts = 30;
constexpr std::size_t kMostCombinations = 243;

}  // namespace

Candidates::Candidates(Context& context, const rule::Rule& rule)
    : context_(context),
      rule_(rule),
      other_part_(class_of(context, "other-part")),
      within_(rule.check->comparison() != rule::Comparison::equal) {}

/// "74 cuộc đối với 153 tổ chức, 22 đảng viên": if the first adds up over some segments, its neighbours are meant to.
void Candidates::parallel(const Region& region, const std::vector<Held>& held) {
  for (const auto& proof : held) {
    const auto& proven = context_.figure(proof.total);
    for (const auto id : region.totals) {
      const auto& total = context_.figure(id);
      if (id == proof.total || total.clause != proven.clause || std::abs(id - proof.total) > 6 || !part_like(total))
        continue;
      if (same_measure(total, proven) || total.role != proven.role) continue;
      // Between the proven total and this one no other total of the proven measure may stand: it would have a list of
      // its own.
      const auto low = std::min(id, proof.total), high = std::max(id, proof.total);
      bool other = false;
      for (FigureId f = low + 1; f < high; ++f)
        other = other || same_measure(context_.figure(f), proven) || same_measure(context_.figure(f), total);
      if (other) continue;
      Region part = region;
      part.segments.clear();
      for (const auto row : proof.rows) part.segments.push_back(region.segments[row]);
      const auto columns = column(context_, part, total, true, total.numerator != figure::kNone);
      if (columns.size() != proof.rows.size()) continue;
      std::vector<FigureId> parts;
      for (const auto& fits : columns) parts.push_back(fits.front());
      part.because("parallel", context_.weight("parallel"));
      part.exhaustive = part.certain = true;
      part.weak = part.open_end = false;
      add(part, id, parts, true, 1, 1, true);
    }
  }
}

void Candidates::propose(const Region& region) {
  std::vector<Held> held;
  std::set<std::vector<FigureId>> seen;
  for (std::size_t i = 0; i < region.totals.size(); ++i) {
    const auto id = region.totals[i];
    const auto& total = context_.figure(id);
    if (!part_like(total) || !(std::abs(total.value) > 0)) continue;
    // Nearer figures of the same measure have the better claim; what a bracket holds is hardly the total of what
    // follows it.
    std::size_t rank = 1;
    if (total.block == region.block && context_.item(total.item).depth > region.depth) rank += 3;
    for (std::size_t k = 0; k < i; ++k)
      if (same_measure(context_.figure(region.totals[k]), total) &&
          context_.figure(region.totals[k]).role == total.role &&
          (context_.figure(region.totals[k]).numerator != figure::kNone) == (total.numerator != figure::kNone))
        ++rank;
    for (const bool same_noun : {true, false}) {
      if (!same_noun && total.dimension != Units::kCount) continue;
      rows_.clear();
      const auto columns = column(context_, region, total, same_noun, total.numerator != figure::kNone, &rows_);
      if (columns.size() < (within_ ? 1 : 2) || columns.size() > kMostParts) continue;
      std::vector<FigureId> first;
      for (const auto& fits : columns) first.push_back(fits.front());
      if (!same_noun && !other_nouns(context_, region, total, first)) continue;
      std::vector<FigureId> key = first;
      key.push_back(id);
      if (!seen.insert(key).second) continue;
      held_ = &held;
      candidates(region, id, columns, first, same_noun, rank);
    }
  }
  parallel(region, held);
  find_places(context_, *this, region);
}

double Candidates::sum(const std::vector<FigureId>& parts) const {
  double out = 0;
  for (const auto f : parts) out += context_.figure(f).value;
  return out;
}

/// The parts named do not pass their total: all that a list that is not exhaustive promises.
void Candidates::add_within(const Region& region, FigureId total, const std::vector<FigureId>& parts, bool same_noun,
                            std::size_t rank) {
  if (region.weak || rank > 1 || !same_noun || sum(parts) == context_.figure(total).value) return;
  if (context_.figure(total).role != Role::value && context_.figure(total).role != Role::change) return;
  auto reading = make_reading(context_, rule_, {{"total", {total}}, {"parts", parts}});
  if (!reading) return;
  reading->add(region.structure, region.reasons);
  reading->add("same-noun", context_.weight("same-noun"));
  // A part larger than its total is an error only where nothing stands between the total and the bracket that opens
  // on it.
  const auto& t = context_.figure(total);
  const bool nearest = region.totals.front() == total && t.numerator == figure::kNone && t.noun_known &&
                       parts.size() == 1 && context_.figure(parts.front()).noun == t.noun;
  reading->confirm_only = !(region.cued && region.bounded && nearest);
  reading->near_only = false;
  reading->group = (region.id << 24) ^ static_cast<std::uint64_t>(total);
  keep(context_, std::move(*reading));
}

void Candidates::candidates(const Region& region, FigureId total, const std::vector<std::vector<FigureId>>& columns,
                            const std::vector<FigureId>& first, bool same_noun, std::size_t rank) {
  if (within_) {
    add_within(region, total, first, same_noun, rank);
    return;
  }
  add(region, total, first, same_noun, rank, 1, true);
  double tries = 1;
  const double wanted = context_.figure(total).value;
  const auto near = [&](const std::vector<FigureId>& parts) {
    if (std::abs(sum(parts) - wanted) > std::abs(wanted) * 0.002) return false;
    // Remember which segments held, if that is hardly a chance.
    if (same_noun && std::abs(wanted) >= 10 && parts.size() >= 2) {
      Held proof{total, {}, rank};
      for (const auto part : parts) {
        const auto at = std::find(first.begin(), first.end(), part);
        if (at == first.end()) return true;
        proof.rows.push_back(rows_[static_cast<std::size_t>(at - first.begin())]);
      }
      held_->push_back(std::move(proof));
    }
    return true;
  };
  static_cast<void>(near(first));
  // The list may end earlier than the region.
  for (std::size_t k = first.size() - 1; k >= 2; --k) {
    std::vector<FigureId> prefix(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(k));
    ++tries;
    if (near(prefix)) add(region, total, prefix, same_noun, rank, tries, false);
  }
  // Several totals may share one list, and a part's own part may stand among the parts.
  if (first.size() <= 12) {
    for (std::size_t begin = 1; begin + 2 <= first.size(); ++begin)
      for (std::size_t end = begin + 2; end <= first.size(); ++end) {
        const std::vector<FigureId> window(first.begin() + static_cast<std::ptrdiff_t>(begin),
                                           first.begin() + static_cast<std::ptrdiff_t>(end));
        ++tries;
        if (near(window)) add(region, total, window, same_noun, rank, tries, false);
      }
    for (std::size_t drop = 1; first.size() >= 3 && drop + 1 < first.size(); ++drop) {
      for (std::size_t end = std::max<std::size_t>(drop + 2, 3); end <= first.size(); ++end) {
        std::vector<FigureId> rest(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(end));
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(drop));
        ++tries;
        if (near(rest)) add(region, total, rest, same_noun, rank, tries, false);
      }
    }
  }
  // A segment's first figure may not be the one that counts.
  for (std::size_t k = columns.size(); k >= 2; --k) {
    if (k < columns.size() && !region.weak) break;
    choices(region, total, {columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(k)}, same_noun, rank, near);
  }
}

template <typename Near>
void Candidates::choices(const Region& region, FigureId total, const std::vector<std::vector<FigureId>>& columns,
                         bool same_noun, std::size_t rank, const Near& near) {
  std::size_t combinations = 1;
  for (const auto& fits : columns) combinations = std::min(combinations * fits.size(), kMostCombinations + 1);
  if (combinations <= 1 || combinations > kMostCombinations) return;
  // Parts told in parallel form have their figure at the same place each: "kế hoạch a, giải ngân b; kế hoạch c, giải
  // ngân d".
  for (std::size_t place = 1; place < 3; ++place) {
    std::vector<FigureId> parts;
    for (const auto& fits : columns)
      if (fits.size() > place) parts.push_back(fits[place]);
    if (parts.size() != columns.size() || !near(parts)) continue;
    add(region, total, parts, same_noun, rank, 2, false);
    return;
  }
  std::vector<std::size_t> pick(columns.size(), 0);
  while (true) {
    std::size_t at = 0;
    while (at < pick.size() && ++pick[at] == columns[at].size()) pick[at++] = 0;
    if (at == pick.size()) break;
    std::vector<FigureId> parts;
    for (std::size_t i = 0; i < columns.size(); ++i) parts.push_back(columns[i][pick[i]]);
    if (near(parts)) add(region, total, parts, same_noun, rank, static_cast<double>(combinations), false);
  }
}

/// "43 tổ chức cơ sở đảng (28 đảng bộ, 15 chi bộ)": the list opens right behind its total, and all that it holds of
/// the total's kind are parts.
bool Candidates::tight(const Region& region, FigureId total, const std::vector<FigureId>& parts) const {
  if (region.weak || region.open_end || region.totals.empty() || region.totals.front() != total) return false;
  // What a number without a noun counts, parts with nouns of their own do not tell.
  if (context_.figure(total).dimension == Units::kCount && context_.figure(total).bare &&
      !std::all_of(parts.begin(), parts.end(), [&](FigureId f) { return context_.figure(f).bare; }))
    return false;
  std::size_t amounts = 0;
  for (const auto& segment : region.segments)
    amounts += static_cast<std::size_t>(std::count_if(segment.begin(), segment.end(), [&](FigureId f) {
      return same_dimension(context_.figure(f), context_.figure(total));
    }));
  return amounts == parts.size();
}

bool Candidates::ends_with_rest(const std::vector<FigureId>& parts) const {
  constexpr figure::ItemId kBefore = 3, kBehind = 2;
  const auto at = context_.figure(parts.back()).item;
  const auto count = static_cast<figure::ItemId>(context_.draft.items.size());
  const auto word = [&](figure::ItemId i) {
    return i >= 0 && i < count && context_.item(i).kind == figure::ItemKind::word;
  };
  for (auto i = at - 1; i >= at - kBefore && word(i); --i)
    if (context_.draft.phrase(i, other_part_) != 0) return true;
  for (auto i = at + 1; i <= at + kBehind && word(i); ++i)
    if (context_.draft.phrase(i, other_part_) != 0) return true;
  return false;
}

void Candidates::add(const Region& region, FigureId total, const std::vector<FigureId>& parts, bool same_noun,
                     std::size_t rank, double tries, bool whole) {
  auto reading = make_reading(context_, rule_, {{"total", {total}}, {"parts", parts}});
  if (!reading) return;
  reading->add(region.structure, region.reasons);
  reading->add("rank", -context_.weight("rank") * static_cast<double>(rank - 1));
  reading->add(same_noun ? "same-noun" : "other-noun",
               same_noun ? context_.weight("same-noun") : -context_.weight("other-noun"));
  reading->add("more-parts",
               context_.weight("more-parts") * static_cast<double>(std::min<std::size_t>(parts.size() - 2, 4)));
  const bool counted_alike =
      context_.figure(total).noun_known && std::all_of(parts.begin(), parts.end(), [&](FigureId f) {
        return context_.figure(f).noun == context_.figure(total).noun;
      });
  // Even a list that names only some parts cannot pass its total; overlapping groups pass it by far.
  const double over = sum(parts) / context_.figure(total).value;
  constexpr double kMostPassed = 1.35;  // parts that make more of it passed it by more than a slip in a small one
  constexpr double kOverlap =
      1.1;  // parts that pass their total by more are groups that overlap, if no slip explains it
  const bool overlap = over > kOverlap && !region.certain && !(region.exhaustive && counted_alike);
  if (whole && over > 1 && over < kMostPassed && !overlap)
    reading->add("over-total", context_.weight("over-total"));
  else if (whole && over > 1 && over < 3 && region.bounded && same_noun && rank == 1 &&
           context_.figure(total).noun_known)
    reading->add("over-total", context_.weight("over-total"));
  constexpr double kMostLacking = 0.5;  // of the total: parts that make less of it are hardly meant to make it
  const bool closely = whole && rank == 1 && tight(region, total, parts);
  if (closely && region.all && over > kMostLacking && over < kMostPassed)
    reading->add("tight", context_.weight("tight"));
  if (region.open_end) reading->add("open-end", -context_.weight("open-end"));
  reading->tries = tries;
  // Only the whole list can be wrong; a prefix or a choice of figures speaks only if it holds.
  reading->near_only = !whole || region.open_end || !(region.exhaustive || region.certain) || overlap;
  // Rates add up only where they are contributions to a whole; what does not add up was no such thing.
  const bool rates = is_percentage(context_.figure(total));
  const bool plans = context_.figure(total).numerator != figure::kNone;  // not every part needs a plan of its own
  // Where each part tells a plan and what was done of it, what stands first in each makes only the first of the totals.
  const bool several = !region.certain && tells_several(context_, region, context_.figure(total)) &&
                       std::any_of(region.totals.begin(), region.totals.end(), [&](FigureId f) {
                         return f < total && context_.figure(f).role == Role::value &&
                                same_measure(context_.figure(f), context_.figure(total));
                       });
  // A part that passes its total is hardly one, unless a bracket or list holds parts of the total's own kind: then a
  // slip.
  const bool passed = !(counted_alike && (region.exhaustive || (region.cued && region.bounded))) &&
                      std::any_of(parts.begin(), parts.end(), [&](FigureId f) {
                        return std::abs(context_.figure(f).value) >= std::abs(context_.figure(total).value);
                      });
  const bool slipped = passed && (counted_alike || closely) && region.bounded && rank == 1 && same_noun;
  // Three parts or more that miss a long total by next to nothing are meant to make it, whatever their order says.
  constexpr double kNearly = 5e-4;
  const bool nearly = region.weak && whole && parts.size() >= 3 && std::abs(over - 1) < kNearly && same_noun && !plans;
  if (nearly) reading->add("nearly", context_.weight("nearly"));
  const bool complete = whole && parts.size() >= 3 && same_noun && !plans && ends_with_rest(parts);
  if (complete) reading->add("rest-part", context_.weight("rest-part"));
  constexpr std::size_t kFarRank = 4;  // so many other figures stand nearer
  reading->confirm_only = (region.weak && !nearly && !complete) || (rank >= kFarRank && !region.certain) ||
                          (plans && !region.certain) || several || !whole || region.open_end || rates ||
                          (passed && !slipped);
  if (!whole || region.open_end) reading->add("not-whole", -context_.weight("not-whole"));
  reading->tight = closely && region.all;
  reading->closed = region.cued && region.bounded && !region.weak;
  // Parts that are all of one other thing are hardly what the total counts.
  const auto noun = context_.figure(parts.front()).noun;
  const bool other_thing = context_.figure(total).dimension == Units::kCount && noun != 0 &&
                           noun != context_.figure(total).noun && !region.exhaustive &&
                           std::all_of(parts.begin(), parts.end(), [&](FigureId f) {
                             return !context_.figure(f).bare && context_.figure(f).noun == noun;
                           });
  reading->far_off = region.scattered || slipped || nearly || (region.weak && complete) ||
                     (!region.certain && (over < 0.6 || over > 3 || other_thing));
  reading->group = (region.id << 24) ^ static_cast<std::uint64_t>(total);
  keep(context_, std::move(*reading));
}

}  // namespace khop::audit
