// SPDX-License-Identifier: Apache-2.0
/// Parts that no opener leads: what follows a total in order, fractions of one denominator, flows out and in.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/statement/candidates.h"
#include "audit/statement/near.h"

namespace khop::audit {

using document::BlockId;
using figure::ItemId;

namespace {

constexpr FigureId kMostFractions = 400;

class Uncued {
 public:
  Uncued(const Context& context, Candidates& candidates)
      : context_(context),
        candidates_(candidates),
        remaining_(class_of(context, "remaining")),
        among_(class_of(context, "among")),
        sums_up_(class_of(context, "sums-up")),
        both_ways_(class_of(context, "both-ways")),
        outward_(class_of(context, "outward")),
        inward_(class_of(context, "inward")) {}

  void run() {
    for (BlockId b = 0; b < static_cast<BlockId>(context_.draft.blocks.size()); ++b) {
      if (context_.block(b).kind == document::BlockKind::row) continue;
      following(b);
      one_denominator(b);
      both_ways(b);
      totals_behind(b);
      rest_of_fraction(b);
    }
  }

 private:
  const figure::Item& item(ItemId i) const { return context_.item(i); }

  /// Parts that follow their total with no cue at all: in the rest of its sentence, in the sentences or paragraphs
  /// behind it.
  void following(BlockId b) {
    constexpr FigureId kMost = 60;
    const auto [first, last] = context_.draft.figures_of(b);
    if (last - first > 400) return;  // an enumeration, not an argument
    for (FigureId t = first; t < last; ++t) {
      const auto& total = context_.figure(t);
      if (!part_like(total) || (total.bare && total.value < 100 && total.denominator == figure::kNone)) continue;
      Region clauses, sentences;
      const auto end = std::min(last, t + kMost);
      std::int32_t sentence = total.sentence, clause = total.clause;
      // "theo 5 thành phần: công nghiệp 842,16 triệu kWh (50 %); dân cư …": what stands before the first part leads it.
      const auto next = [&](const std::vector<FigureId>& segment, const figure::Figure& figure) {
        return same_measure(figure, context_.figure(segment.front())) ||
               (same_measure(figure, total) && std::any_of(segment.begin(), segment.end(), [&](FigureId known) {
                  return same_measure(figure, context_.figure(known));
                }));
      };
      for (FigureId f = t + 1; f < end; ++f) {
        const auto& figure = context_.figure(f);
        if (figure.sentence == total.sentence) {
          const bool fresh =
              clauses.segments.empty() || figure.clause != clause || next(clauses.segments.back(), figure);
          if (fresh) clauses.segments.emplace_back();
          clauses.segments.back().push_back(f);
          clause = figure.clause;
        } else {
          if (sentences.segments.empty() || figure.sentence != sentence ||
              (figure.numerator == figure::kNone &&
               item(figure.item).depth <= item(context_.figure(sentences.segments.back().front()).item).depth &&
               next(sentences.segments.back(), figure)))
            sentences.segments.emplace_back();
          sentences.segments.back().push_back(f);
          sentence = figure.sentence;
        }
      }
      constexpr int kRightBefore = 3;
      if (cue_before(context_, total.item, among_, kRightBefore)) clauses.because("among", context_.weight("among"));
      weak(clauses, t, 4);
      if (sentences.segments.size() >= 2) weak(sentences, t, 5);
      if (t - first < 6) blocks_behind(b, t);
    }
  }

  /// "20/21 xã …; 01/21 xã …": fractions of one denominator whose numerators make it.
  void one_denominator(BlockId b) {
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId f = first; f < last; ++f) {
      const auto& top = context_.figure(f);
      if (top.denominator == figure::kNone || !top.exact) continue;
      Region out;
      double sum = 0;
      for (FigureId k = f; k < last && k - f < kMostFractions && out.segments.size() < 8; ++k) {
        const auto& other = context_.figure(k);
        if (other.denominator == figure::kNone ||
            context_.figure(other.denominator).value != context_.figure(top.denominator).value)
          continue;
        sum += other.value;
        out.segments.push_back({k});
        if (sum >= context_.figure(top.denominator).value) break;
      }
      if (out.segments.size() < 2 || sum != context_.figure(top.denominator).value) continue;
      std::vector<FigureId> parts;
      for (const auto& segment : out.segments) parts.push_back(segment.front());
      out.weak = true;
      out.because("one-denominator", context_.weight("cue-bracket"));
      out.id = (static_cast<std::uint64_t>(top.item) << 8) | 8;
      candidates_.add(out, top.denominator, parts, true, 1, 1, true);
      return;
    }
  }

  /// "xuất nhập khẩu 104,4 tỷ …; xuất 53,1 tỷ …, nhập 51,3 tỷ": the name of the total says what its two parts are.
  void both_ways(BlockId b) {
    constexpr int kWords = 6;
    constexpr FigureId kMost = 16;
    if (candidates_.within()) return;
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId t = first; t < last; ++t) {
      const auto& total = context_.figure(t);
      if (!part_like(total) || !led(t, both_ways_, kWords)) continue;
      const auto one_way = [&](FigureId f, figure::ClassId way) {
        const auto& figure = context_.figure(f);
        return part_like(figure) && figure.role == total.role && same_measure(figure, total) &&
               cue_before(context_, figure.item, way, kWords) && !cue_before(context_, figure.item, both_ways_, kWords);
      };
      const auto end = std::min(last, t + kMost);
      FigureId outward = figure::kNone, inward = figure::kNone;
      for (FigureId f = t + 1; f < end; ++f) {
        if (outward == figure::kNone && one_way(f, outward_)) {
          outward = f;
        } else if (inward == figure::kNone && one_way(f, inward_)) {
          inward = f;
        }
      }
      if (outward == figure::kNone || inward == figure::kNone) continue;
      Region out;
      // One sector's or one month's flows stand beside the total of all as often: what is far from it accuses nobody.
      const double over = (context_.figure(outward).value + context_.figure(inward).value) / total.value;
      out.scattered = !(over > 0.9 && over < 1.1);
      out.exhaustive = true;
      out.because("both-ways", context_.weight("both-ways"));
      out.id = (static_cast<std::uint64_t>(total.item) << 8) | 9;
      candidates_.add(out, t, {std::min(outward, inward), std::max(outward, inward)}, true, 1, 1, true);
    }
  }

  /// cue_before(), also past a length of time: "xuất nhập khẩu 9 tháng đạt …".
  bool led(FigureId id, figure::ClassId cue, int words) const {
    const auto& figure = context_.figure(id);
    if (cue_before(context_, figure.item, cue, words)) return true;
    if (id == 0) return false;
    const auto& other = context_.figure(id - 1);
    return other.dimension == figure::Units::kDuration && other.sentence == figure.sentence &&
           figure.item - other.item <= words && cue_before(context_, other.item, cue, words);
  }

  /// "1.284 doanh nghiệp thành lập mới; 342 doanh nghiệp quay trở lại, nâng tổng số lên 1.626 doanh nghiệp": a total
  /// that closes what it sums up.
  void totals_behind(BlockId b) {
    constexpr int kWords = 10;
    constexpr FigureId kReach = 24;
    constexpr std::size_t kMostSummed = 8;
    if (candidates_.within()) return;
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId t = first + 2; t < last; ++t) {
      const auto& total = context_.figure(t);
      if (!part_like(total) || total.role != figure::Role::value || !(total.value > 0)) continue;
      // The total's second measure, and the lower half of a fraction, stand right behind what the words lead.
      const auto& ahead = context_.figure(t - 1);
      constexpr ItemId kRight = 3;
      const bool second = ahead.sentence == total.sentence && total.item - ahead.item <= kRight &&
                          ahead.role == figure::Role::value && led(t - 1, sums_up_, kWords);
      if (!second && !led(t, sums_up_, kWords)) continue;
      for (const bool inner : {true, false}) {
        std::vector<FigureId> parts;
        double sum = 0, tries = 0;
        for (FigureId f = t; f-- > first && t - f <= kReach && parts.size() < kMostSummed;) {
          const auto& figure = context_.figure(f);
          if (!part_like(figure) || figure.role != figure::Role::value || !same_measure(figure, total) ||
              (figure.numerator != figure::kNone) != (total.numerator != figure::kNone) ||
              (!inner && item(figure.item).depth > item(total.item).depth))
            continue;
          parts.insert(parts.begin(), f);
          sum += figure.value;
          if (parts.size() < 2) continue;
          ++tries;
          if (std::abs(sum - total.value) > 1e-3 * total.value) continue;
          Region out;
          out.weak = true;
          out.because("sums-up", context_.weight("total-word"));
          out.id = (static_cast<std::uint64_t>(total.item) << 8) | 10;
          candidates_.add(out, t, parts, true, 1, tries, true);
          break;
        }
      }
    }
  }

  /// "5.102/5.690 phòng kiên cố; còn 471 phòng bán kiên cố và 117 phòng tạm": what a fraction leaves, in parts.
  void rest_of_fraction(BlockId b) {
    constexpr int kWords = 4;
    constexpr FigureId kReach = 8;
    constexpr std::size_t kMostParts = 5;
    if (candidates_.within()) return;
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId top = first; top < last; ++top) {
      const auto bottom = context_.figure(top).denominator;
      if (bottom == figure::kNone || !part_like(context_.figure(top))) continue;
      const auto& total = context_.figure(bottom);
      std::vector<FigureId> parts{top};
      double sum = context_.figure(top).value;
      for (FigureId f = std::max(top, bottom) + 1; f < last && f - top <= kReach && parts.size() < kMostParts; ++f) {
        const auto& figure = context_.figure(f);
        if (!part_like(figure) || figure.role != figure::Role::value || figure.denominator != figure::kNone ||
            figure.numerator != figure::kNone || !same_measure(figure, total))
          continue;
        if (parts.size() == 1 && !cue_before(context_, figure.item, remaining_, kWords)) break;
        parts.push_back(f);
        sum += figure.value;
        if (parts.size() < 3 || sum != total.value) continue;
        Region out;
        out.weak = true;
        out.because("one-denominator", context_.weight("cue-bracket"));
        out.id = (static_cast<std::uint64_t>(total.item) << 8) | 11;
        candidates_.add(out, bottom, parts, true, 1, 1, true);
        break;
      }
    }
  }

  void blocks_behind(BlockId b, FigureId total) {
    const auto& block = context_.block(b);
    if (block.note >= 0) return;
    Region out;
    const auto count = static_cast<BlockId>(context_.draft.blocks.size());
    for (BlockId k = b + 1; k < count && out.segments.size() < 8; ++k) {
      const auto& other = context_.block(k);
      if (other.kind == document::BlockKind::heading || other.kind == document::BlockKind::row) break;
      if (other.note >= 0) continue;
      if (other.parent == b) return;  // a list of its own: seen as such
      if (other.level < block.level || other.parent != block.parent) break;
      const auto [first, last] = context_.draft.figures_of(k);
      std::vector<FigureId> figures;
      for (FigureId f = first; f < last; ++f) figures.push_back(f);
      if (!figures.empty()) out.segments.push_back(std::move(figures));
    }
    if (out.segments.size() == 1) {  // one paragraph whose sentences are the parts
      const auto figures = out.segments.front();
      out.segments.clear();
      std::int32_t sentence = figure::kNone;
      for (const auto f : figures) {
        if (context_.figure(f).sentence != sentence) out.segments.emplace_back();
        out.segments.back().push_back(f);
        sentence = context_.figure(f).sentence;
      }
    }
    if (out.segments.size() >= 2) weak(out, total, 6);
  }

  void weak(Region& region, FigureId total, std::uint64_t tag) {
    if (region.segments.size() < 2) return;
    region.totals = {total};
    region.because("order", context_.weight("order"));
    region.weak = true;
    region.id = (static_cast<std::uint64_t>(context_.figure(total).item) << 8) | tag;
    candidates_.propose(region);
  }

  const Context& context_;
  Candidates& candidates_;
  figure::ClassId remaining_, among_, sums_up_, both_ways_, outward_, inward_;
};

}  // namespace

void uncued_regions(const Context& context, Candidates& candidates) { Uncued(context, candidates).run(); }

}  // namespace khop::audit
