// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/odd_units.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "audit/bind.h"
#include "audit/report.h"

namespace khop::audit {

using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::Units;

namespace {

class Finder {
 public:
  explicit Finder(const Report& report) : report_(report), context_(report.context) {}

  /// "Điện sản xuất đạt 7,8 triệu KW": what is produced or used up is energy, what a plant can give is power.
  void power() const {
    constexpr ItemId kReach = 12;
    const auto produced = class_of(context_, "energy-noun"), capacity = class_of(context_, "capacity-noun");
    const auto power = context_.rules.units.find_dimension("power");
    if (!power) return;
    each([&](FigureId id, const Figure& f) {
      if (f.dimension != *power || f.per != 0) return;
      bool energy = false;
      for (ItemId i = f.item - 1; i >= begin(f) && i >= f.item - kReach; --i) {
        const auto& item = context_.item(i);
        if (item.kind == ItemKind::figure || item.mark == ';' || context_.draft.phrase(i, capacity) != 0) break;
        energy = energy || context_.draft.phrase(i, produced) != 0;
      }
      // "tiêu thụ 4,2 triệu KW điện"
      energy = energy ||
               (ends_before(context_, f.item, class_of(context_, "energy-verb")) && f.noun == figure::word_id("điện"));
      if (!energy || capacity_behind(f, capacity)) return;
      const std::string printed(context_.draft.text(f.span));
      report_.add(id, {}, {{"likely", printed + "h"}});
    });
  }

  /// One numeral of many digits, printed with two scales: "1.368,19 triệu lượt" and "1.368,19 nghìn lượt".
  void scales() const {
    constexpr std::size_t kDigits = 5;
    std::unordered_map<figure::WordId, FigureId> seen;  // the first figure with a numeral
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id) {
      const auto& f = context_.figure(id);
      if (significant(f) < kDigits || f.defect != figure::Defect::none || figure::is_rate(f) || f.per != 0) continue;
      const auto [at, added] = seen.emplace(figure::word_id(context_.draft.text(f.numeral)), id);
      if (added) continue;
      const auto& first = context_.figure(at->second);
      if (!comparable(first, f) || first.scale_word == f.scale_word) continue;
      // The prose is pointed at: the table's unit stands over a whole column or in its own cell.
      const bool later = first.table != figure::kNone || f.table == figure::kNone;
      const auto stated = later ? id : at->second, other = later ? at->second : id;
      if (context_.figure(stated).table != figure::kNone || !same_words(stated, other)) continue;
      report_.add(stated, {other}, {{"other", scaled(other)}});
    }
  }

  /// "27.500.000.000.000 đồng … (27,5 tỷ đồng)": one amount twice, with different zeros.
  void zeros() const {
    constexpr std::size_t kDigits = 3;
    constexpr ItemId kReach = 12;
    each([&](FigureId id, const Figure& f) {
      if (id == 0 || context_.item(f.item).depth == 0 || context_.item(f.item - 1).mark != '(') return;
      const auto& before = context_.figure(id - 1);
      if (before.sentence != f.sentence || before.dimension != f.dimension || before.unit != f.unit ||
          f.dimension == Units::kCount || figure::is_rate(f) || f.item - before.item > kReach || f.per != 0 ||
          before.per != 0 || f.direction != before.direction || significant(f) < kDigits || before.value == f.value ||
          digits(before) != digits(f))
        return;
      // A tenth or a hundredth may be a tax or a share; a thousandth is the same amount in another scale.
      const double decades = std::abs(std::log10(before.value / f.value));
      if (std::lround(decades) % 3 != 0) return;
      report_.add(id - 1, {id}, {{"other", std::string(context_.draft.text(f.span))}});
    });
  }

  /// "2.170 triệu hành khách; 338,587 triệu HK.Km": each would have travelled 0,16 km.
  void journeys() const {
    constexpr double kLeast = 0.5, kMost = 20000;  // km: a stop of a bus, half the globe
    const auto carried = class_of(context_, "carried");
    const auto people = context_.rules.units.find_dimension("passenger-km"),
               goods = context_.rules.units.find_dimension("tonne-km"),
               mass = context_.rules.units.find_dimension("mass");
    if (!people || !goods || !mass) return;
    each([&](FigureId id, const Figure& f) {
      if ((f.dimension != *people && f.dimension != *goods) || f.value <= 0 || f.direction != 0) return;
      const bool goods_here = f.dimension == *goods;
      const auto first = context_.draft.figures_of(f.block).first;
      for (FigureId other = id - 1; other >= first; --other) {
        const auto& amount = context_.figure(other);
        if (figure::is_rate(amount) || amount.direction != 0) continue;
        const bool fits = goods_here ? amount.dimension == *mass : amount.dimension == Units::kCount;
        if (!fits || amount.value <= 0 ||
            !says(context_, std::max(begin(amount), amount.item - 8), amount.item, carried))
          return;
        const double km = f.value / (goods_here ? amount.value / 1000 : amount.value);
        if (km >= kLeast && km <= kMost) return;
        arithmetic::Rational exact = context_.draft.middle(f) / context_.draft.middle(amount);
        if (goods_here) exact *= 1000;
        auto text = arithmetic::format_rational(exact, 2);
        std::replace(text.begin(), text.end(), '.', ',');
        report_.add(other, {id}, {{"other", std::string(context_.draft.text(f.span))}, {"likely", text + " km"}});
        return;
      }
    });
  }

  /// "Diện tích lúa đạt 120 tấn", "sản lượng đạt 350 ha".
  void nouns() const {
    constexpr ItemId kReach = 5;
    const auto area_noun = class_of(context_, "area-noun"), mass_noun = class_of(context_, "output-noun");
    const auto area = context_.rules.units.find_dimension("area"), mass = context_.rules.units.find_dimension("mass");
    if (!area || !mass) return;
    each([&](FigureId id, const Figure& f) {
      if ((f.dimension != *area && f.dimension != *mass) || f.per != 0 || f.inherited || f.direction != 0 || f.range ||
          f.denominator != figure::kNone || f.numerator != figure::kNone)
        return;
      const auto wrong = f.dimension == *area ? mass_noun : area_noun,
                 right = f.dimension == *area ? area_noun : mass_noun;
      for (ItemId i = f.item - 1; i >= begin(f) && i >= f.item - kReach; --i) {
        if (context_.item(i).kind != ItemKind::word || context_.draft.phrase(i, right) != 0) return;
        if (const int length = context_.draft.phrase(i, wrong); length != 0) {
          report_.add(id, {},
                      {{"other", std::string(context_.draft.text(
                                     {context_.item(i).span.begin, context_.item(i + length - 1).span.end}))}});
          return;
        }
      }
    });
  }

 private:
  template <typename Look>
  void each(Look look) const {
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id)
      if (context_.figure(id).table == figure::kNone) look(id, context_.figure(id));
  }
  ItemId begin(const Figure& f) const { return context_.draft.blocks[static_cast<std::size_t>(f.block)].first; }

  bool capacity_behind(const Figure& f, figure::ClassId capacity) const {
    const auto last = context_.draft.blocks[static_cast<std::size_t>(f.block)].last;
    return says(context_, f.item + 1, std::min(last, f.item + 4), capacity);
  }

  /// Digits that say something: zeros at either end do not.
  static std::string digits(const Figure& f) {
    auto digits = f.decimal.digits.str();
    while (digits.ends_with('0')) digits.pop_back();
    return digits;
  }
  static std::size_t significant(const Figure& f) { return digits(f).size(); }

  /// Same unit and noun, or a table cell whose row has a scale of its own.
  bool comparable(const Figure& a, const Figure& b) const {
    if (a.table != figure::kNone && b.table != figure::kNone) return false;
    const bool scaled_a = a.scale_word != 1 || a.table == figure::kNone,
               scaled_b = b.scale_word != 1 || b.table == figure::kNone;
    if (!scaled_a || !scaled_b || a.qualifier != b.qualifier) return false;
    return a.dimension == b.dimension && (a.unit == b.unit || a.unit == figure::kNone || b.unit == figure::kNone);
  }

  /// Prose against prose: the clauses must speak of one thing; a cell of a table has no clause.
  bool same_words(FigureId a, FigureId b) const {
    const auto &f = context_.figure(a), &g = context_.figure(b);
    return f.table != figure::kNone || g.table != figure::kNone || f.noun == g.noun;
  }

  /// The amount in its scale: of a cell the numeral and the unit of its row.
  std::string scaled(FigureId id) const {
    const auto& f = context_.figure(id);
    std::string text(context_.draft.text(f.span));
    if (f.table == figure::kNone) return text;
    static const std::vector<std::pair<std::int64_t, const char*>> kWords = {
        {1'000, "nghìn"}, {1'000'000, "triệu"}, {1'000'000'000, "tỷ"}};
    for (const auto& [scale, word] : kWords)
      if (f.scale_word == scale) text += std::string(" ") + word;
    return text;
  }

  const Report& report_;
  const Context& context_;
};

}  // namespace

void find_odd_units(const Report& report) {
  const Finder finder(report);
  if (allows(report.rule, "unit", "power")) finder.power();
  if (allows(report.rule, "unit", "scale")) {
    finder.scales();
    finder.zeros();
  }
  if (allows(report.rule, "unit", "noun")) finder.nouns();
  if (allows(report.rule, "unit", "journey")) finder.journeys();
}

}  // namespace khop::audit
