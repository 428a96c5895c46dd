// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/bare_amounts.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/report.h"

namespace khop::audit {

using document::BlockId;
using document::BlockKind;
using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::Units;

namespace {

// A draft with more bare amounts than this has told its unit somewhere, or wants none.
constexpr std::size_t kMostBare = 3;
constexpr ItemId kReach = 10;  // items between a noun of measure and its amount

class Finder {
 public:
  explicit Finder(const Report& report)
      : report_(report),
        context_(report.context),
        end_(static_cast<ItemId>(report.context.draft.items.size())),
        after_(class_of(context_, "after-amount")),
        measure_(class_of(context_, "measure-noun")),
        unit_word_(class_of(context_, "unit-word")),
        compare_(class_of(context_, "compare")) {}

  void measures() {
    if (unit_line()) return;
    std::vector<FigureId> found;
    each([&](FigureId id, const Figure& f) {
      if (!lacks_unit(f, true) || (f.decimal.places == 0 && f.value < 10) || f.leading_zero) return;
      if (f.direction == 0 && follows_measure(f) && alone(id)) found.push_back(id);
    });
    if (found.size() > kMostBare) return;
    for (const auto id : found) report_.add(numeral(id), {}, {});
  }

  /// "khu vực I chiếm 19,19%, giảm 8,58 so với năm 2020; khu vực II chiếm 34,84%, giảm 2,81% …".
  void parallels() {
    if (unit_line()) return;
    each([&](FigureId id, const Figure& f) {
      if (f.direction == 0 || f.decimal.places == 0 || !lacks_unit(f, true) || f.sentence == figure::kNone || id == 0)
        return;
      const auto& before = context_.figure(id - 1);
      if (before.clause != f.clause || !figure::is_percentage(before)) return;
      int alike = 0, unlike = 0;
      FigureId example = figure::kNone;
      const auto [first, last] = context_.draft.figures_of(f.block);
      for (auto other = first; other < last; ++other) {
        const auto& o = context_.figure(other);
        if (other == id || o.sentence != f.sentence || o.direction == 0) continue;
        (figure::is_percentage(o) ? alike : unlike) += 1;
        if (figure::is_percentage(o)) example = other;
      }
      if (alike >= 2 && unlike == 0) report_.add(numeral(id), {context_.figure(example).span}, {});
    });
  }

  /// "nông nghiệp chiếm 30,5%; công nghiệp chiếm 40,2; dịch vụ chiếm 29,3%", "đạt 87,5 kế hoạch năm".
  void rates() {
    const auto share = class_of(context_, "share"), attain = class_of(context_, "attain"),
               plan = class_of(context_, "plan"), last_year = class_of(context_, "last-year");
    each([&](FigureId id, const Figure& f) {
      if (f.decimal.places == 0 || f.value < 1 || f.value > 400 || f.sentence == figure::kNone || f.direction != 0)
        return;
      const bool shares = f.bare && led_by(f, share) && lacks_unit(f, true);
      const bool attains = led_by(f, attain) && lacks_unit(f, false, true) &&
                           (noun_is(f, plan) || noun_is(f, last_year) || (f.bare && phrase_next(f, plan, last_year)));
      if (attains) {
        report_.add(numeral(id), {}, {});
        return;
      }
      if (!shares) return;
      int alike = 0;
      FigureId example = figure::kNone;
      const auto [first, last] = context_.draft.figures_of(f.block);
      for (auto other = first; other < last; ++other) {
        const auto& o = context_.figure(other);
        if (o.sentence != f.sentence || o.role != figure::Role::share) continue;
        ++alike;
        example = other;
      }
      if (alike >= 2) report_.add(numeral(id), {context_.figure(example).span}, {});
    });
  }

  /// "lúa 12,5 ha, ngô 13,1 ha, sắn 14,2, khoai 15 ha": one of a row, all others of which have the unit.
  void siblings() {
    constexpr int kLeast = 3;
    each([&](FigureId id, const Figure& f) {
      if (!f.bare || !lacks_unit(f, true) || f.sentence == figure::kNone || f.direction != 0 || f.leading_zero ||
          (f.decimal.places == 0 && f.value < 100))
        return;
      // The run of figures around it, one to each phrase between commas.
      int with = 0;
      FigureId example = figure::kNone;
      for (const int way : {-1, 1}) {
        auto at = id;
        for (auto other = id + way; other >= 0 && other < static_cast<FigureId>(context_.draft.figures.size());
             other += way) {
          const auto& o = context_.figure(other);
          if (o.sentence != f.sentence || !neighbours(std::min(at, other), std::max(at, other))) break;
          if (o.unit == figure::kNone || figure::is_rate(o) || o.inherited || o.role != figure::Role::value ||
              o.denominator != figure::kNone || o.numerator != figure::kNone || o.per != 0 || o.scale_word != 1)
            break;
          if (example != figure::kNone && context_.figure(example).unit != o.unit) return;
          example = other;
          ++with;
          at = other;
        }
      }
      if (with >= kLeast) report_.add(numeral(id), {context_.figure(example).span}, {});
    });
  }

  /// "đạt 2.188,9 (dự án hỗ trợ 633,5 ha, người dân trồng 1.500,4 ha)".
  void brackets() {
    each([&](FigureId id, const Figure& f) {
      const auto open = f.item + 1;
      if (!lacks_unit(f, false) || open >= end_ || context_.item(open).mark != '(' ||
          context_.item(open).partner == figure::kNone || (f.decimal.places == 0 && f.value < 1000))
        return;
      const auto close = context_.item(open).partner;
      if (close + 1 < end_ && context_.draft.phrase(close + 1, unit_word_) != 0) return;
      int unit = figure::kNone, parts = 0;
      FigureId part = figure::kNone;
      for (auto i = open + 1; i < close; ++i) {
        const auto other = context_.item(i).figure;
        if (other == figure::kNone) continue;
        const auto& o = context_.figure(other);
        if (o.unit == figure::kNone || figure::is_rate(o) || (unit != figure::kNone && o.unit != unit) ||
            o.decimal.approximate() >= f.decimal.approximate() || o.denominator != figure::kNone)
          return;
        unit = o.unit;
        part = other;
        ++parts;
      }
      if (parts >= 2) report_.add(numeral(id), {context_.figure(part).span}, {});
    });
  }

  /// "Thu giữ heroin 12,5.": a decimal that ends its sentence, the only figure there.
  void decimals() {
    constexpr std::size_t kMost = 2;
    if (unit_line()) return;
    const auto pure = class_of(context_, "pure-number");
    std::vector<FigureId> found;
    each([&](FigureId id, const Figure& f) {
      const auto next = f.item + 1;
      if (!f.bare || f.decimal.places == 0 || f.direction != 0 || f.role != figure::Role::value ||
          f.sentence == figure::kNone || f.defect != figure::Defect::none || !lacks_unit(f, true) ||
          (next < end_ && context_.item(next).mark == ','))
        return;
      const auto& sentence = context_.draft.sentences[static_cast<std::size_t>(f.sentence)];
      if (next < sentence.last - 1 || context_.item(f.item - 1).kind != ItemKind::word || follows_measure(f)) return;
      for (auto i = sentence.first; i < sentence.last; ++i)
        if ((i != f.item && context_.item(i).kind == ItemKind::figure) || context_.draft.phrase(i, pure) != 0 ||
            context_.draft.phrase(i, unit_word_) != 0)
          return;
      found.push_back(id);
    });
    if (found.size() > kMost) return;
    for (const auto id : found) report_.add(numeral(id), {}, {});
  }

  /// "Sau 05 thực hiện Nghị quyết".
  void durations() {
    const auto lead = class_of(context_, "duration-lead"), verb = class_of(context_, "duration-verb");
    each([&](FigureId, const Figure& f) {
      if (f.decimal.places != 0 || f.unit != figure::kNone || f.scale_word != 1 || f.item == 0 || f.value > 100 ||
          f.noun_known || f.dimension == Units::kDuration)
        return;
      const auto rest = context_.draft.text({f.numeral.end, f.span.end});
      if (!led_by(f, lead) || !verb_behind(f, rest, verb)) return;
      report_.add(text::Span{context_.item(f.item - 1).span.begin, f.span.end}, {}, {});
    });
  }

 private:
  template <typename Look>
  void each(Look look) {
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id) {
      const auto& f = context_.figure(id);
      if (f.table == figure::kNone && context_.block(f.block).kind != BlockKind::heading) look(id, f);
    }
  }

  text::Span numeral(FigureId id) const { return context_.figure(id).numeral; }

  /// Whether no other figure of the sentence lacks its unit: of several the unit is printed once, for all.
  bool alone(FigureId id) const {
    const auto& f = context_.figure(id);
    const auto [first, last] = context_.draft.figures_of(f.block);
    for (auto other = first; other < last; ++other)
      if (other != id && context_.figure(other).sentence == f.sentence && context_.figure(other).bare &&
          context_.figure(other).unit == figure::kNone)
        return false;
    return true;
  }
  /// Whether two figures are neighbours in a row of "name amount, name amount".
  bool neighbours(FigureId a, FigureId b) const {
    constexpr ItemId kMostBetween = 8;
    const auto from = context_.figure(a).item, to = context_.figure(b).item;
    if (to - from > kMostBetween || to - from < 3) return false;
    static const auto kAnd = figure::word_id("và");
    const auto& next = context_.item(from + 1);
    if (next.mark != ',' && next.mark != ';' && next.id != kAnd) return false;
    for (auto i = from + 2; i < to; ++i)
      if (context_.item(i).kind != ItemKind::word || context_.draft.phrase(i, after_) != 0) return false;
    return true;
  }
  bool led_by(const Figure& f, figure::ClassId wanted) const { return ends_before(context_, f.item, wanted); }
  bool phrase_next(const Figure& f, figure::ClassId a, figure::ClassId b) const {
    return f.item + 1 < end_ &&
           (context_.draft.phrase(f.item + 1, a) != 0 || context_.draft.phrase(f.item + 1, b) != 0);
  }

  /// Whether nothing says what the amount counts. With `ends`: the phrase must end behind it; with `noun`: the reader
  /// may have taken the word behind for a noun.
  bool lacks_unit(const Figure& f, bool ends, bool noun = false) const {
    if (f.unit != figure::kNone || f.inherited || f.range || f.scale_word != 1 || f.per != 0 || f.noun_known ||
        f.dimension != Units::kCount || f.denominator != figure::kNone || f.numerator != figure::kNone)
      return false;
    const auto next = f.item + 1;
    if (!ends) return f.bare || noun;
    // The reader of figures takes any word for a noun: "290 nâng tổng diện tích".
    if (!f.bare) return noun_is(f, after_);
    if (next >= end_ || context_.item(next).mark == '.' || context_.item(next).mark == ';') return true;
    if (context_.item(next).mark == ',') {
      // "5, 6 và 7 ha": the unit is printed once, at the end.
      return next + 1 >= end_ || context_.item(next + 1).kind == ItemKind::word;
    }
    return context_.draft.phrase(next, after_) != 0 || context_.draft.phrase(next, compare_) != 0;
  }

  /// Whether the word that the figure took for its noun is a phrase of the class.
  bool noun_is(const Figure& f, figure::ClassId wanted) const {
    const auto rest = context_.draft.text({f.numeral.end, f.span.end});
    return phrase_in(rest, wanted);
  }
  bool phrase_in(std::string_view text, figure::ClassId wanted) const {
    std::vector<figure::Token> tokens;
    std::vector<figure::Hit> hits;
    figure::tokenize(text, {0, static_cast<text::Offset>(text.size())}, tokens);
    if (!tokens.empty()) context_.rules.lexicon.hits(tokens, 0, tokens.size(), hits);
    return std::any_of(hits.begin(), hits.end(), [&](const figure::Hit& hit) { return hit.phrase_class == wanted; });
  }
  bool verb_behind(const Figure& f, std::string_view rest, figure::ClassId verb) const {
    // The first word of the verb went into the figure, or none did.
    const auto next = f.item + 1;
    if (rest.empty()) return next < end_ && context_.draft.phrase(next, verb) != 0;
    const auto stop = next < end_ ? context_.item(next).span.end : f.span.end;
    return phrase_in(context_.draft.text({f.numeral.end, stop}), verb);
  }

  /// Whether a noun of measure leads the figure in its clause, with no other figure and no unit in between.
  bool follows_measure(const Figure& f) const {
    for (ItemId i = f.item - 1, steps = 0; i >= 0 && steps < kReach; --i, ++steps) {
      const auto& item = context_.item(i);
      if (item.kind == ItemKind::figure || item.kind == ItemKind::opaque || item.span.begin < block_begin(f) ||
          item.mark == '.' || item.mark == ';' || item.mark == ',' || item.mark == '(' || item.mark == ')' ||
          item.mark == '/')
        return false;
      if (context_.draft.phrase(i, unit_word_) != 0) return false;
      if (context_.draft.phrase(i, measure_) != 0) return true;
    }
    return false;
  }
  text::Offset block_begin(const Figure& f) const { return context_.block(f.block).span.begin; }

  /// "Đơn vị tính: triệu đồng" outside of a table: it holds for the prose as well.
  bool unit_line() const {
    const auto line = class_of(context_, "unit-column");
    for (BlockId b = 0; b < static_cast<BlockId>(context_.draft.blocks.size()); ++b) {
      if (context_.block(b).kind == BlockKind::row) continue;
      const auto& items = context_.draft.blocks[static_cast<std::size_t>(b)];
      for (auto i = items.first; i < items.last; ++i) {
        const int length = context_.draft.phrase(i, line);
        if (length == 0) continue;
        for (auto k = i + length; k < std::min(items.last, i + length + 4); ++k)
          if (context_.draft.phrase(k, unit_word_) != 0 && !is_table_line(b)) return true;
      }
    }
    return false;
  }
  bool is_table_line(BlockId b) const {
    for (const auto& table : context_.draft.document->tables)
      if (table.unit_line == b) return true;
    return false;
  }

  const Report& report_;
  const Context& context_;
  ItemId end_;
  figure::ClassId after_, measure_, unit_word_, compare_;
};

}  // namespace

void find_bare_amounts(const Report& report) {
  Finder finder(report);
  if (allows(report.rule, "amount", "measure")) finder.measures();
  if (allows(report.rule, "amount", "parallel")) finder.parallels();
  if (allows(report.rule, "amount", "rate")) finder.rates();
  if (allows(report.rule, "amount", "sibling")) finder.siblings();
  if (allows(report.rule, "amount", "bracket")) finder.brackets();
  if (allows(report.rule, "amount", "decimal")) finder.decimals();
  if (allows(report.rule, "amount", "duration")) finder.durations();
  if (allows(report.rule, "amount", "cell")) find_empty_unit_cells(report);
}

}  // namespace khop::audit
