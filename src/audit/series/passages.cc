// SPDX-License-Identifier: Apache-2.0
/// Two passages that tell the same thing in the same words: figures that agree show that they do, and one figure that
/// differs between them is a contradiction.
#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "audit/bind.h"
#include "audit/series/agree.h"
#include "audit/series/alike.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Figure;
using figure::ItemId;
using figure::Units;

namespace {

constexpr ItemId kMostBetween = 16;  // items between two figures of one passage
constexpr int kMostSteps = 12;       // figures that a passage is followed for

/// The share of the longer list's words that both have; 1 for two empty lists.
double likeness(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b) {
  const auto most = std::max(a.size(), b.size());
  return most == 0 ? 1.0 : static_cast<double>(overlap(a, b)) / static_cast<double>(most);
}

bool told_alike(const Figure& a, const Figure& b) {
  return same_measure(a, b) && a.role == b.role && a.direction == b.direction && a.per == b.per &&
         (a.dimension != Units::kCount || a.noun == b.noun) &&
         (a.numerator == figure::kNone) == (b.numerator == figure::kNone);
}

/// One value, or one the other rounded.
bool same_value(const Context& context, FigureId a, FigureId b) {
  const auto half = [&](const Figure& f) {
    return 0.5 * figure::power_of_ten(-f.decimal.places) * context.draft.rough_factor(f);
  };
  const auto &f = context.figure(a), &g = context.figure(b);
  return f.value == g.value || std::abs(f.value - g.value) <= std::max(half(f), half(g)) * 1.0001;
}

class Passages {
 public:
  Passages(Context& context, const rule::Rule& rule) : context_(context), rule_(rule), naming_(context) {}

  void run() {
    for (const auto& pair : agreements(context_)) follow(pair.earlier, pair.later);
  }

 private:
  struct Pair {
    FigureId earlier = figure::kNone, later = figure::kNone;
    double alike = 0;  ///< the words that lead from the figures before
  };

  /// Figures told one after the other in both passages, from `a` and `b` on in one direction.
  std::vector<Pair> steps(FigureId a, FigureId b, int direction) const {
    const auto count = static_cast<FigureId>(context_.draft.figures.size());
    std::vector<Pair> out;
    for (int n = 0; n < kMostSteps; ++n) {
      FigureId x = a + direction, y = b + direction;
      // "872,46/1.695 tỷ đồng, đạt 51,5 %" and "872,5 tỷ đồng, đạt 51,5 %": the plan may be told once.
      if (x >= 0 && x < count && context_.figure(x).numerator != figure::kNone) x += direction;
      if (y >= 0 && y < count && context_.figure(y).numerator != figure::kNone) y += direction;
      if (x < 0 || y < 0 || x >= count || y >= count) break;
      const auto &f = context_.figure(x), &g = context_.figure(y);
      const auto &from = context_.figure(a), &with = context_.figure(b);
      if (f.sentence != from.sentence || g.sentence != with.sentence || !told_alike(f, g)) break;
      const auto first = std::min(f.item, from.item) + 1, last = std::max(f.item, from.item);
      const auto begin = std::min(g.item, with.item) + 1, end = std::max(g.item, with.item);
      if (last - first > kMostBetween || end - begin > kMostBetween) break;
      const double alike = likeness(naming_.between(first, last), naming_.between(begin, end));
      constexpr double kAlike = 0.6;
      if (alike < kAlike) break;
      out.push_back({x, y, alike});
      a = x, b = y;
    }
    return out;
  }

  /// The passages around one agreement.
  void follow(FigureId a, FigureId b) {
    const auto &f = context_.figure(a), &g = context_.figure(b);
    if (!told_alike(f, g) || other_times(times(context_, a), times(context_, b))) return;
    auto pairs = steps(a, b, -1);
    std::reverse(pairs.begin(), pairs.end());
    pairs.push_back({a, b, 1});
    const auto behind = steps(a, b, 1);
    pairs.insert(pairs.end(), behind.begin(), behind.end());
    if (pairs.size() < 2) return;
    int agree = 0, digits = 0;
    std::vector<Pair> differ;
    for (const auto& pair : pairs) {
      const auto& later = context_.figure(pair.later);
      if (!same_value(context_, pair.earlier, pair.later)) {
        differ.push_back(pair);
      } else if (!is_rate(later)) {  // things of one kind often change at one rate
        ++agree;
        digits += significant(later);
      }
    }
    if (differ.size() != 1 || agree == 0) return;
    // "20/21 xã", "21/21 xã": only the whole is the same.
    const auto& other = context_.figure(differ.front().later);
    if (agree == 1 && (other.denominator != figure::kNone || other.numerator != figure::kNone)) return;
    if (of_another(differ.front())) return;
    propose(differ.front(), agree, digits);
  }

  /// Rates whose words behind tell them apart: "dự toán tỉnh giao", "dự toán huyện giao".
  bool of_another(const Pair& pair) const {
    constexpr int kMostWords = 4;
    const auto &f = context_.figure(pair.later), &g = context_.figure(pair.earlier);
    if (!is_rate(f)) return false;
    const auto x = words_after(context_, f.item, kMostWords), y = words_after(context_, g.item, kMostWords);
    return overlap(x, y) < static_cast<int>(std::min(x.size(), y.size()));
  }

  /// "872,46 tỷ đồng, đạt 51,5 % kế hoạch", "872,5 tỷ đồng, hoàn thành 57,1 % kế hoạch": rates of one amount, of what
  /// the same words name.
  bool one_base(const Pair& pair, int digits) const {
    constexpr int kFewDigits = 4, kMostWords = 6;
    const auto &f = context_.figure(pair.later), &g = context_.figure(pair.earlier);
    if (!is_rate(f) || f.role != figure::Role::attain || digits < kFewDigits || significant(f) < 2) return false;
    const auto words = words_after(context_, f.item, kMostWords);
    return !words.empty() && words == words_after(context_, g.item, kMostWords);
  }

  void propose(const Pair& pair, int agree, int digits) {
    if (!seen_.insert({pair.earlier, pair.later}).second) return;
    auto reading = make_reading(context_, rule_, {{"later", {pair.later}}, {"earlier", {pair.earlier}}});
    if (!reading) return;
    const bool slip = one_slip_apart(context_.figure(pair.later), context_.figure(pair.earlier));
    reading->add("agreeing-figure", std::min(agree, 3) * context_.weight("agreeing-figure"));
    reading->add("agreeing-digit", std::min(digits, 10) * context_.weight("agreeing-digit"));
    reading->add("lead-alike", pair.alike);
    if (slip) reading->add("slip-apart", context_.weight("slip-apart"));
    if (one_base(pair, digits)) reading->add("one-base", context_.weight("one-base"));
    reading->group = static_cast<std::uint64_t>(pair.later) + 1;
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  Naming naming_;
  std::set<std::pair<FigureId, FigureId>> seen_;
};

}  // namespace

void find_passages(Context& context, const rule::Rule& rule) { Passages(context, rule).run(); }

}  // namespace khop::audit
