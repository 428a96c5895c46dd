// SPDX-License-Identifier: Apache-2.0
/// Amounts with their shares, one after the other: "hoàn thành tốt 2.486 em (29,2 %), hoàn thành 5.741 em (67,4 %),
/// chưa hoàn thành 289 em (3,4 %)". Together they are the whole, which may be printed sections away, or nowhere.
///
/// A list counts as one if at most one of its shares does not fit the sum of its amounts: that one is then wrong.
#include <algorithm>
#include <cmath>
#include <map>

#include "audit/bind.h"
#include "audit/reading.h"

namespace khop::audit {

using figure::ItemId;
using figure::Role;
using figure::Units;

namespace {

constexpr std::size_t kMost = 12;  // parts of one list
constexpr FigureId kNear = 12;     // figures before a list among which its whole mostly stands
constexpr double kRounding = 0.0005;

struct Rated {
  FigureId part = figure::kNone, share = figure::kNone;
};

class ListShares {
 public:
  ListShares(Context& context, const rule::Rule& rule) : context_(context), rule_(rule) {
    const auto& names = rule.check->names();
    printed_whole_ = std::find(names.begin(), names.end(), "whole") != names.end();
  }

  void run() {
    std::vector<Rated> list;
    for (FigureId f = 0; f < static_cast<FigureId>(context_.draft.figures.size()); ++f) {
      const Rated next = read_share(f);
      if (!rated(next)) continue;
      if (!list.empty() && (!goes_on(list.back(), next) || list.size() == kMost)) {
        read(list);
        list.clear();
      }
      list.push_back(next);
    }
    read(list);
  }

 private:
  /// Sums of printed values, whatever binary rounding did to them.
  static std::int64_t key(double value) { return std::llround(std::min(value, 1e14) * 1e3); }

  /// The rate right behind an amount, or the share a little farther: "177,8 tỷ USD, tăng 22,8 %, tỷ trọng 73,9 %".
  [[nodiscard]] Rated read_share(FigureId part) const {
    constexpr FigureId kFigures = 3;
    const auto end = std::min(part + 1 + kFigures, static_cast<FigureId>(context_.draft.figures.size()));
    for (FigureId f = part + 1; f < end && is_rate(context_.figure(f)); ++f)
      if (context_.figure(f).role == Role::share) return {part, f};
    return {part, part + 1 < end ? part + 1 : figure::kNone};
  }

  [[nodiscard]] bool rated(const Rated& r) const {
    if (r.share == figure::kNone) return false;
    const ItemId words = context_.figure(r.share).role == Role::share ? 20 : 6;
    const auto &part = context_.figure(r.part), &share = context_.figure(r.share);
    return part.sentence != figure::kNone && part.sentence == share.sentence && part.table == figure::kNone &&
           part.role == Role::value && part.per == 0 && !part.range && !is_rate(part) && part.value > 0 &&
           part.denominator == figure::kNone && part.numerator == figure::kNone && part.dimension != Units::kDuration &&
           share.dimension == Units::kPercent && (share.role == Role::share || share.role == Role::attain) &&
           share.per == 0 && !share.range && share.value > 0 && share.value < 1 && share.item - part.item <= words;
  }

  [[nodiscard]] bool goes_on(const Rated& a, const Rated& b) const {
    const auto &x = context_.figure(a.part), &y = context_.figure(b.part);
    if (!same_measure(x, y)) return false;
    if (x.block == y.block && y.sentence - x.sentence <= 1) return true;
    const auto &p = context_.block(x.block), &q = context_.block(y.block);
    return x.block != y.block && p.kind == document::BlockKind::item && q.kind == p.kind && p.parent == q.parent;
  }

  [[nodiscard]] bool fits(const Rated& r, double whole) const {
    const auto& share = context_.figure(r.share);
    const double unit = figure::power_of_ten(-share.decimal.places - 2);
    return std::abs(context_.figure(r.part).value / whole - share.value) <= 0.51 * unit;
  }

  [[nodiscard]] double sum_of(const std::vector<Rated>& list) const {
    double sum = 0;
    for (const auto& r : list) sum += context_.figure(r.part).value;
    return sum;
  }

  [[nodiscard]] std::size_t fitting(const std::vector<Rated>& list) const {
    const double sum = sum_of(list);
    return static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [&](const Rated& r) { return fits(r, sum); }));
  }

  /// The whole run, or else what each of its blocks holds, or the end of that behind the whole itself: "tổng số 2.964
  /// hộ (100 %), …".
  void read(const std::vector<Rated>& run) {
    if (one_whole(run)) return;
    std::vector<Rated> list;
    const auto flush = [&] {
      while (list.size() >= 2 && !one_whole(list)) list.erase(list.begin());
      list.clear();
    };
    for (const auto& r : run) {
      if (!list.empty() && context_.figure(list.back().part).block != context_.figure(r.part).block) flush();
      list.push_back(r);
    }
    flush();
  }

  bool one_whole(const std::vector<Rated>& list) {
    if (list.size() < 2) return false;
    const auto fit = fitting(list);
    // Two that fit prove that the third does not; of two, neither proves anything alone.
    if (fit < 2 || fit + 1 < list.size()) return false;
    propose(list, sum_of(list), fit < list.size());
    return true;
  }

  // A long table has a hundred thousand of them, and few drafts need any.
  void index_values() {
    for (FigureId f = 0; f < static_cast<FigureId>(context_.draft.figures.size()); ++f) {
      const auto& figure = context_.figure(f);
      if (figure.role == Role::value && figure.per == 0 && figure.value > 0 && !is_rate(figure))
        by_value_[key(figure.value)].push_back(f);
    }
  }

  /// The figure that prints the sum, the nearest before the list or else behind it.
  [[nodiscard]] FigureId whole_of(const std::vector<Rated>& list, double sum) {
    const auto& first = context_.figure(list.front().part);
    FigureId out = figure::kNone;
    // Parts are rounded one by one: their sum may miss what is printed by a little.
    for (FigureId f = std::max<FigureId>(0, list.front().part - kNear); f < list.front().part; ++f)
      if (same_measure(context_.figure(f), first) && context_.figure(f).role == Role::value &&
          context_.figure(f).qualifier == figure::Qualifier::none &&
          std::abs(context_.figure(f).value - sum) < kRounding * sum)
        out = f;
    if (out != figure::kNone) return out;
    if (by_value_.empty()) index_values();
    const auto found = by_value_.find(key(sum));
    if (found == by_value_.end()) return figure::kNone;
    for (const auto f : found->second) {
      const auto& figure = context_.figure(f);
      if (figure.dimension != first.dimension || !same_measure(figure, first)) continue;
      if (f > list.front().part && out != figure::kNone) break;
      if (std::none_of(list.begin(), list.end(), [&](const Rated& r) { return r.part == f; })) out = f;
    }
    return out;
  }

  void propose(const std::vector<Rated>& list, double sum, bool one_off) {
    const auto whole = whole_of(list, sum);
    if (printed_whole_ != (whole != figure::kNone)) return;
    for (const auto& r : list) {
      std::vector<FigureId> others;
      for (const auto& o : list)
        if (o.part != r.part) others.push_back(o.part);
      auto reading = make_reading(context_, rule_,
                                  {{"share", {r.share}},
                                   {"part", {r.part}},
                                   {"whole", printed_whole_ ? std::vector<FigureId>{whole} : others},
                                   {"others", others}});
      if (!reading) continue;
      reading->add("more-parts", context_.weight("more-parts") * static_cast<double>(list.size()));
      if (one_off && list.size() >= 3) reading->add("others-fit", context_.weight("parallel"));
      reading->group = static_cast<std::uint64_t>(r.share) + 1;
      reading->near_only = true;
      reading->meant = list.size() >= 3;
      reading->confirm_only = !one_off || list.size() < 3;
      keep(context_, std::move(*reading));
    }
  }

  Context& context_;
  const rule::Rule& rule_;
  bool printed_whole_ = false;
  std::map<std::int64_t, std::vector<FigureId>> by_value_;
};

}  // namespace

void find_list_shares(Context& context, const rule::Rule& rule) { ListShares(context, rule).run(); }

}  // namespace khop::audit
