// SPDX-License-Identifier: Apache-2.0
/// Columns of one measure in a region: "tổng kế hoạch 9.030 triệu, giải ngân 6.233 triệu: A kế hoạch 4.280, giải ngân
/// 3.167; B kế hoạch …". Each part tells its figures in one order, or under one name; so does their total.
#include "audit/statement/places.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "audit/bind.h"

namespace khop::audit {

using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::Role;
using figure::WordId;

namespace {

constexpr std::size_t kMostParts = 30;
constexpr std::size_t kMostPlaces = 6;  // figures of one measure that a part tells
constexpr std::size_t kMostTotals = 8;
constexpr ItemId kLead = 8;          // words that may name a figure
constexpr double kProves = 1000;     // a sum of smaller figures may be chance
constexpr std::size_t kAccuses = 3;  // parts of one name that are hardly a choice of them

class Places {
 public:
  Places(const Context& context, Candidates& candidates, const Region& region)
      : context_(context), candidates_(candidates), region_(region) {}

  void run() {
    const auto count = region_.segments.size();
    if (count < 2 || count > kMostParts || region_.open_end) return;
    for (std::size_t i = 0; i < std::min(region_.totals.size(), kMostTotals); ++i) {
      const auto id = region_.totals[i];
      const auto& total = context_.figure(id);
      if (!part_like(total) || total.role != Role::value || figure::is_rate(total) || total.value <= 0) continue;
      if (total.denominator == figure::kNone && total.numerator == figure::kNone) {
        named(id);
        behind_proven(id);
      }
      fractions(id);
    }
  }

 private:
  using Parts = std::vector<FigureId>;

  /// What a segment tells in the measure of `total`, in order; not what its inner brackets add.
  Parts told(const Parts& segment, const Figure& total) const {
    Parts out;
    int depth = 255;
    for (const auto f : segment) {
      const auto& figure = context_.figure(f);
      const int own = context_.item(figure.item).depth;
      depth = std::min(depth, own);
      if (own > depth || !part_like(figure) || figure.role != Role::value || figure.numerator != figure::kNone ||
          figure.denominator != figure::kNone || !same_measure(figure, total))
        continue;
      out.push_back(f);
      if (out.size() == kMostPlaces) break;
    }
    return out;
  }

  /// Words right before a figure, nearest last, up to a figure or a mark.
  std::vector<WordId> lead(FigureId id) const {
    const auto& figure = context_.figure(id);
    const auto begin = context_.draft.blocks[static_cast<std::size_t>(figure.block)].first;
    std::vector<WordId> out;
    for (ItemId i = figure.item - 1; i >= begin && figure.item - i <= kLead; --i) {
      const auto& item = context_.item(i);
      if (item.kind == ItemKind::figure || item.kind == ItemKind::mark) break;
      if (item.kind == ItemKind::word) out.push_back(item.id);
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  static bool contains(const std::vector<WordId>& words, const std::vector<WordId>& name) {
    return std::search(words.begin(), words.end(), name.begin(), name.end()) != words.end();
  }

  double sum(const Parts& parts) const {
    double out = 0;
    for (const auto f : parts) out += context_.figure(f).value;
    return out;
  }

  bool makes(const Parts& parts, FigureId total) const {
    const double wanted = context_.figure(total).value;
    return std::abs(sum(parts) - wanted) <= 1e-9 * std::abs(wanted);
  }

  /// Enough digits that a sum of them is no chance.
  bool long_enough(FigureId total) const {
    const auto& figure = context_.figure(total);
    return figure.decimal.approximate() * std::pow(10.0, figure.decimal.places) >= kProves;
  }

  /// The same name before one figure of each part and before the total.
  void named(FigureId total) {
    const auto& wanted = context_.figure(total);
    const auto own = lead(total);
    if (own.empty()) return;
    const auto first = told(region_.segments.front(), wanted);
    for (const auto start : first) {
      auto name = lead(start);
      if (name.size() > 2) name.erase(name.begin(), name.end() - 2);
      if (name.size() < 2 || !contains(own, name)) continue;
      Parts parts{start};
      for (std::size_t s = 1; s < region_.segments.size(); ++s) {
        const auto figures = told(region_.segments[s], wanted);
        const auto same =
            std::find_if(figures.begin(), figures.end(), [&](FigureId f) { return contains(lead(f), name); });
        if (same == figures.end()) break;
        parts.push_back(*same);
      }
      if (parts.size() != region_.segments.size()) continue;
      const bool proof = proven(total, parts);
      propose(total, parts, proof || parts.size() >= kAccuses, proof);
      return;
    }
  }

  /// Whether other figures of the same parts make another total of this measure.
  bool proven(FigureId total, const Parts& parts) const {
    for (std::size_t place = 0; place < kMostPlaces; ++place) {
      const auto other = at(place, context_.figure(total));
      if (!other) return false;
      if (std::find(other->begin(), other->end(), parts.front()) != other->end()) continue;
      if (std::any_of(region_.totals.begin(), region_.totals.end(), [&](FigureId t) {
            return t != total && same_measure(context_.figure(t), context_.figure(total)) && long_enough(t) &&
                   makes(*other, t);
          }))
        return true;
    }
    return false;
  }

  /// The figure that each part tells at one place; none if a part tells fewer.
  std::optional<Parts> at(std::size_t place, const Figure& total) const {
    Parts out;
    for (const auto& segment : region_.segments) {
      const auto figures = told(segment, total);
      if (figures.size() <= place) return std::nullopt;
      out.push_back(figures[place]);
    }
    return out;
  }

  /// The total right behind (or before) one that the parts make has the figures right behind (or before) theirs.
  void behind_proven(FigureId total) {
    const auto& wanted = context_.figure(total);
    for (const int step : {1, -1}) {
      const auto other = beside(total, -step);
      if (other == figure::kNone || !long_enough(other)) continue;
      for (std::size_t place = 0; place < kMostPlaces; ++place) {
        const auto proof = at(place, wanted);
        if (!proof) break;
        if (!makes(*proof, other) || (step < 0 && place == 0)) continue;
        if (const auto parts = at(step < 0 ? place - 1 : place + 1, wanted)) propose(total, *parts, true);
        return;
      }
    }
  }

  /// The next total of the same measure before (-1) or behind (1) another, in one sentence.
  FigureId beside(FigureId total, int step) const {
    const auto& wanted = context_.figure(total);
    constexpr FigureId kReach = 4;
    for (FigureId f = total + step; std::abs(f - total) <= kReach; f += step) {
      if (f < 0 || f >= static_cast<FigureId>(context_.draft.figures.size())) break;
      const auto& figure = context_.figure(f);
      if (figure.sentence != wanted.sentence) break;
      if (!part_like(figure) || figure.role != Role::value || !same_measure(figure, wanted) ||
          context_.item(figure.item).depth > context_.item(wanted.item).depth)
        continue;
      const bool known = std::find(region_.totals.begin(), region_.totals.end(), f) != region_.totals.end();
      return known ? f : figure::kNone;
    }
    return figure::kNone;
  }

  /// "kế hoạch 255,5 tỷ, giải ngân 168 tỷ: A 117,4/180 tỷ; B 26,2/45,5 tỷ; …": what the parts print behind the stroke
  /// makes the plan, what they print before it what was done.
  void fractions(FigureId total) {
    const auto& wanted = context_.figure(total);
    Parts tops, bottoms;
    for (const auto& segment : region_.segments) {
      const auto top = std::find_if(segment.begin(), segment.end(), [&](FigureId f) {
        const auto& figure = context_.figure(f);
        return figure.denominator != figure::kNone && same_measure(figure, wanted) && part_like(figure);
      });
      if (top == segment.end() || *top == total || context_.figure(*top).denominator == total) return;
      tops.push_back(*top);
      bottoms.push_back(context_.figure(*top).denominator);
    }
    const bool below = makes(bottoms, total);
    if (wanted.denominator != figure::kNone) {
      // A fraction whose two halves are both made by those of the parts is no chance.
      if (!makes(tops, total) || !makes(bottoms, wanted.denominator)) return;
      propose(total, tops, true);
      propose(wanted.denominator, bottoms, true);
      return;
    }
    if (wanted.numerator != figure::kNone) return;
    const bool done = std::any_of(region_.totals.begin(), region_.totals.end(), [&](FigureId t) {
      return t != total && same_measure(context_.figure(t), wanted) && long_enough(t) && makes(tops, t);
    });
    if (below)
      propose(total, bottoms, true);
    else if (done && !makes(tops, total))
      propose(total, bottoms, false);
  }

  /// `sure`: what fails may accuse, if one slip explains it; `proof`: in any case.
  void propose(FigureId total, const Parts& parts, bool sure, bool proof = false) {
    if (std::find(parts.begin(), parts.end(), total) != parts.end()) return;
    Region part = region_;
    part.because("parallel", context_.weight("parallel"));
    part.exhaustive = part.certain = true;
    part.scattered = !proof;
    if (proof) part.cued = part.bounded = true;
    part.weak = !sure;
    candidates_.add(part, total, parts, true, 1, 1, true);
  }

  const Context& context_;
  Candidates& candidates_;
  const Region& region_;
};

}  // namespace

void find_places(const Context& context, Candidates& candidates, const Region& region) {
  if (!candidates.within()) Places(context, candidates, region).run();
}

}  // namespace khop::audit
