// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/direction.h"

#include <algorithm>
#include <map>

#include "audit/bind.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::WordId;

namespace {

class Finder {
 public:
  explicit Finder(const Report& report)
      : report_(report),
        context_(report.context),
        up_(class_of(context_, "up")),
        down_(class_of(context_, "down")),
        rising_(class_of(context_, "rise-to")),
        falling_(class_of(context_, "fall-to")) {}

  /// "tăng từ 31,4 % lên 31,2 %".
  void levels() const {
    static const auto kFrom = figure::word_id("từ");
    each([&](FigureId id, const Figure& from) {
      const auto [first, last] = sentence(from);
      if (from.item - 1 <= first || context_.item(from.item - 1).id != kFrom) return;
      int direction = 0;
      for (ItemId i = from.item - 2; i >= first && i > from.item - 8 && direction == 0; --i) {
        const auto& item = context_.item(i);
        if (item.kind == ItemKind::figure || item.kind == ItemKind::mark) break;
        direction = context_.draft.phrase(i, up_) != 0 ? 1 : context_.draft.phrase(i, down_) != 0 ? -1 : 0;
      }
      // The level after is the next figure; only words and dates may stand between.
      FigureId to = figure::kNone;
      bool led = false;
      for (ItemId i = from.item + 1; i < last && i < from.item + kReach && to == figure::kNone; ++i) {
        const auto& item = context_.item(i);
        const bool rises = context_.draft.phrase(i, rising_) != 0, falls = context_.draft.phrase(i, falling_) != 0;
        led = led || rises || falls;
        if (direction == 0) direction = rises ? 1 : falls ? -1 : 0;
        if (item.mark == ';') return;
        if (item.kind == ItemKind::figure) to = item.figure;
      }
      if (!led || direction == 0 || to == figure::kNone) return;
      const auto& level = context_.figure(to);
      if (from.dimension != level.dimension || from.unit != level.unit ||
          (from.dimension == figure::Units::kCount && from.noun != level.noun) || from.range || level.range ||
          from.denominator != figure::kNone || level.denominator != figure::kNone || level.direction != 0 ||
          from.value == level.value || (level.value > from.value) == (direction > 0))
        return;
      report_.add(to, {id}, {{"other", std::string(context_.draft.text(from.span))}});
    });
  }

  /// "giảm còn 6,5 % (đầu năm 5,2 %)".
  void brackets() const {
    const auto up = class_of(context_, "rise-until"), down = class_of(context_, "fall-until"),
               earlier = class_of(context_, "earlier");
    each([&](FigureId id, const Figure& f) {
      const auto last = sentence(f).second;
      int direction = 0;
      if (ends_before(context_, f.item, up)) direction = 1;
      if (ends_before(context_, f.item, down)) direction = -1;
      const auto open = f.item + 1;
      if (direction == 0 || open >= last || context_.item(open).mark != '(' ||
          context_.item(open).partner == figure::kNone)
        return;
      const auto close = context_.item(open).partner;
      FigureId base = figure::kNone;
      int figures = 0;
      bool told = false;
      for (ItemId i = open + 1; i < close; ++i) {
        const auto& item = context_.item(i);
        if (item.kind == ItemKind::figure && ++figures == 1) base = item.figure;
        told = told || (figures == 0 && (item.kind == ItemKind::year || context_.draft.phrase(i, earlier) != 0));
      }
      if (figures != 1 || !told) return;
      const auto& level = context_.figure(base);
      if (level.direction != 0 || level.unit != f.unit || level.dimension != f.dimension ||
          level.scale_word != f.scale_word || level.value == f.value || (f.value > level.value) == (direction > 0))
        return;
      report_.add(id, {base}, {{"other", std::string(context_.draft.text(level.span))}});
    });
  }

  /// "tỷ lệ thất thoát tăng còn 13,98 %", "số học sinh bỏ học tăng so với cùng kỳ, chỉ còn 96 em".
  void remainders() const {
    const auto left = class_of(context_, "left-only");
    static const auto kLeft = figure::word_id("còn");
    each([&](FigureId id, const Figure& f) {
      const auto first = context_.draft.sentences[static_cast<std::size_t>(f.sentence)].first;
      ItemId cue = f.item - 1;
      const bool only = ends_before(context_, f.item, left);
      if (only) cue = f.item - 2;
      if (cue <= first ||
          (!only && (context_.item(f.item - 1).id != kLeft || context_.draft.phrase(cue - 1, up_) == 0)))
        return;
      for (ItemId i = cue - 1; i >= first && i >= cue - (only ? 9 : 1); --i) {
        const auto& item = context_.item(i);
        if (item.kind == ItemKind::figure || (item.kind == ItemKind::mark && item.mark != ',')) return;
        if (context_.draft.phrase(i, down_) != 0) return;
        if (context_.draft.phrase(i, up_) == 0) continue;
        report_.add(id, {}, {{"other", std::string(context_.draft.text(item.span))}});
        return;
      }
    });
  }

  /// "Giá vật liệu giảm mạnh (cát san lấp tăng từ 145.000 lên 192.000 đồng)".
  void examples() const {
    const auto much = class_of(context_, "much");
    each([&](FigureId id, const Figure& f) {
      const auto first = context_.draft.sentences[static_cast<std::size_t>(f.sentence)].first;
      // The figure is the first of its bracket, and the verb of the bracket leads it.
      int inside = 0;
      ItemId i = f.item - 1;
      for (; i > first && i > f.item - 9; --i) {
        const auto& item = context_.item(i);
        if (item.kind != ItemKind::word) break;
        const int way = context_.draft.phrase(i, up_) != 0 ? 1 : context_.draft.phrase(i, down_) != 0 ? -1 : 0;
        if (way != 0 && inside != 0 && way != inside) return;
        if (way != 0) inside = way;
      }
      if (inside == 0 || i - 2 < first || context_.item(i).mark != '(' || context_.draft.phrase(i - 1, much) == 0)
        return;
      const int outside = context_.draft.phrase(i - 2, up_) != 0     ? 1
                          : context_.draft.phrase(i - 2, down_) != 0 ? -1
                                                                     : 0;
      if (outside == 0 || outside == inside) return;
      report_.add(
          id, {},
          {{"other",
            std::string(context_.draft.text({context_.item(i - 2).span.begin, context_.item(i - 1).span.end}))}});
    });
  }

  /// "giá vàng tăng 28,46 %" and elsewhere "giá vàng giảm mạnh 28,46 %".
  void repeats() const {
    constexpr std::size_t kDigits = 3;
    constexpr int kWords = 2;
    std::map<std::string, std::vector<FigureId>> seen;
    each([&](FigureId id, const Figure& f) {
      if (f.direction == 0 || f.minus || f.range || f.decimal.digits.str().size() < kDigits) return;
      auto& others = seen[std::string(context_.draft.text(f.numeral))];
      for (const auto other : others) {
        const auto& o = context_.figure(other);
        if (o.sentence == f.sentence || o.direction != -f.direction || o.dimension != f.dimension || o.unit != f.unit ||
            o.scale_word != f.scale_word || overlap(subject_words(other), subject_words(id)) < kWords)
          continue;
        report_.add(id, {other}, {{"other", moved(o)}});
        break;
      }
      if (others.size() < kMostSame) others.push_back(id);
    });
  }

 private:
  static constexpr std::size_t kMostSame = 8;  // places that print one numeral
  static constexpr ItemId kReach = 14;         // items between the level before and the level after

  template <typename Look>
  void each(Look look) const {
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id)
      if (context_.figure(id).sentence != figure::kNone) look(id, context_.figure(id));
  }
  std::pair<ItemId, ItemId> sentence(const Figure& f) const {
    const auto& stretch = context_.draft.sentences[static_cast<std::size_t>(f.sentence)];
    return {stretch.first, stretch.last};
  }

  std::string text_of(ItemId first, ItemId last) const {
    constexpr std::size_t kMost = 20;  // words
    return first_words(context_.draft.text({context_.item(first).span.begin, context_.item(last - 1).span.end}), kMost);
  }
  /// A change with its verb: "tăng 28,46 %".
  std::string moved(const Figure& f) const {
    const auto first = context_.draft.sentences[static_cast<std::size_t>(f.sentence)].first;
    for (ItemId i = f.item - 1; i >= first && i > f.item - 8; --i)
      if (context_.draft.phrase(i, f.direction > 0 ? up_ : down_) != 0) return text_of(i, f.item + 1);
    return std::string(context_.draft.text(f.span));
  }

  /// Words that say what moves: those of the clause before the figure, less the verb and what comes with it.
  std::vector<WordId> subject_words(FigureId id) const {
    constexpr ItemId kMost = 14;
    const auto& f = context_.figure(id);
    const auto noise = class_of(context_, "motion-word");
    const auto first = context_.draft.sentences[static_cast<std::size_t>(f.sentence)].first;
    std::vector<WordId> out;
    for (ItemId i = f.item - 1; i >= first && i >= f.item - kMost; --i) {
      const auto& item = context_.item(i);
      if (item.mark == ';' || item.mark == '.') break;
      if (item.kind != ItemKind::word || context_.draft.phrase(i, noise) != 0 || context_.draft.phrase(i, up_) != 0 ||
          context_.draft.phrase(i, down_) != 0)
        continue;
      out.push_back(item.id);
    }
    return out;
  }

  const Report& report_;
  const Context& context_;
  figure::ClassId up_, down_, rising_, falling_;
};

}  // namespace

void find_contradictions(const Report& report) {
  const Finder finder(report);
  if (allows(report.rule, "words", "level")) {
    finder.levels();
    finder.brackets();
  }
  if (allows(report.rule, "words", "remainder")) finder.remainders();
  if (allows(report.rule, "words", "example")) finder.examples();
  if (allows(report.rule, "words", "repeat")) finder.repeats();
  find_judgements(report);
}

}  // namespace khop::audit
