// SPDX-License-Identifier: Apache-2.0
/// Two parts that say by their names that nothing is left between them: "đủ điều kiện 13 đơn; không đủ điều kiện 01
/// đơn", "đã giải quyết 657 đơn, đang giải quyết 07 đơn". They make the amount that they part, which stands before
/// them.
///
/// Options of a rule: `one` and `other`: classes of words one of which leads each part; or `negation`: words that part
/// two names that are otherwise alike.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/statement/near.h"

namespace khop::audit {

using document::BlockId;
using figure::ItemId;
using figure::ItemKind;
using figure::Role;
using figure::Units;
using figure::WordId;

namespace {

constexpr FigureId kReach = 8;     // figures between the two parts, and back to their total
constexpr int kCueWords = 6;       // between a cue and its figure
constexpr std::size_t kAlike = 2;  // words that two names must share before a negation parts them

class Opposites {
 public:
  Opposites(Context& context, const rule::Rule& rule)
      : context_(context),
        rule_(rule),
        one_(classes_of(context, rule, "one")),
        other_(classes_of(context, rule, "other")),
        negation_(classes_of(context, rule, "negation")) {}

  void run() {
    const auto count = static_cast<FigureId>(context_.draft.figures.size());
    for (FigureId second = 1; second < count; ++second) {
      if (!part_like(second)) continue;
      for (FigureId first = second - 1; first >= 0 && second - first <= kReach; --first) {
        if (context_.figure(first).block != context_.figure(second).block) break;
        if (!part_like(first) || !same_measure(context_.figure(first), context_.figure(second)) ||
            !parted(first, second))
          continue;
        propose(first, second);
        break;
      }
    }
  }

 private:
  bool part_like(FigureId id) const {
    const auto& f = context_.figure(id);
    return f.sentence != figure::kNone && f.role == Role::value && !f.range && !is_rate(f) &&
           f.dimension != Units::kDuration && f.numerator == figure::kNone;
  }

  bool led(FigureId id, const std::vector<figure::ClassId>& cues) const {
    return std::any_of(cues.begin(), cues.end(),
                       [&](auto c) { return cue_before(context_, context_.figure(id).item, c, kCueWords); });
  }

  bool parted(FigureId first, FigureId second) const {
    if (negation_.empty())
      return (led(first, one_) && !led(first, other_) && led(second, other_)) ||
             (led(first, other_) && led(second, one_) && !led(second, other_));
    bool first_negated = false, second_negated = false;
    const auto a = name(first, first_negated), b = name(second, second_negated);
    if (first_negated == second_negated || std::min(a.size(), b.size()) < kAlike) return false;
    // The words right behind the negation, up to the figure, are those of the other name.
    const auto& shorter = first_negated ? a : b;
    const auto& longer = first_negated ? b : a;
    return std::all_of(shorter.begin(), shorter.end(),
                       [&](WordId w) { return std::find(longer.begin(), longer.end(), w) != longer.end(); });
  }

  /// Words that lead a figure: of a negated name those behind the negation.
  std::vector<WordId> name(FigureId id, bool& negated) const {
    constexpr ItemId kMost = 14;
    const auto& f = context_.figure(id);
    const auto begin = context_.draft.blocks[static_cast<std::size_t>(f.block)].first;
    std::vector<WordId> out;
    for (ItemId i = f.item - 1; i >= begin && f.item - i <= kMost; --i) {
      const auto& item = context_.item(i);
      if (item.kind != ItemKind::word) break;
      if (std::any_of(negation_.begin(), negation_.end(), [&](auto c) { return context_.draft.phrase(i, c) != 0; })) {
        negated = true;
        break;
      }
      out.push_back(item.id);
    }
    return out;
  }

  void propose(FigureId first, FigureId second) {
    const auto &a = context_.figure(first), &b = context_.figure(second);
    int rank = 0;
    for (const auto& neighbour : before(context_, first, static_cast<std::size_t>(kReach))) {
      const auto& total = context_.figure(neighbour.figure);
      if (neighbour.distance == Distance::sibling || neighbour.distance == Distance::previous) continue;
      if (neighbour.figure == a.denominator || !same_measure(total, a) || total.range || total.role != Role::value)
        continue;
      // What a bracket tells of is closed before the two parts begin.
      if (neighbour.distance <= Distance::block && context_.item(total.item).depth > context_.item(a.item).depth)
        continue;
      if (!(total.value > 0)) continue;
      auto reading = make_reading(context_, rule_, {{"total", {neighbour.figure}}, {"parts", {first, second}}});
      if (!reading) continue;
      reading->add("rank", -context_.weight("rank") * rank);
      if (total.dimension != Units::kCount || total.noun == a.noun)
        reading->add("same-noun", context_.weight("same-noun"));
      const double over = (a.value + b.value) / total.value;
      reading->tries = 1 + rank;
      reading->near_only = true;
      reading->far_off = over < 0.9 || over > 1.1;
      reading->confirm_only = rank > 0;
      reading->group =
          ((static_cast<std::uint64_t>(a.item) << 8) | 10) << 24 ^ static_cast<std::uint64_t>(neighbour.figure);
      keep(context_, std::move(*reading));
      ++rank;
    }
  }

  Context& context_;
  const rule::Rule& rule_;
  std::vector<figure::ClassId> one_, other_, negation_;
};

}  // namespace

void find_opposites(Context& context, const rule::Rule& rule) { Opposites(context, rule).run(); }

}  // namespace khop::audit
