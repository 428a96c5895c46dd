// SPDX-License-Identifier: Apache-2.0
#include "audit/across/observe.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "audit/across/subject.h"
#include "audit/across/when.h"
#include "audit/bind.h"
#include "audit/finding/cited.h"
#include "audit/report.h"
#include "audit/series/alike.h"
#include "audit/series/measure.h"

namespace khop::audit {

using figure::Figure;
using figure::Role;
using figure::Units;
using identity::Period;

namespace {

constexpr int kMostOwners = 8;             // headings and parents above a block
constexpr text::Offset kRightBehind = 30;  // bytes between a rate and the plan that it is of
constexpr text::Offset kRightBefore = 6;   // between a cue and its figure: a space, a bracket, a colon
constexpr text::Offset kLeadsPlan = 40;    // "kế hoạch huyện giao cả năm là 120 ha"
constexpr text::Offset kLeadsPeriod = 40;  // "lũy kế đến hết tháng 9"
constexpr std::size_t kMostCited = 12;     // words of what a paper is about

/// What the headings and parents of a block tell of time and place.
struct Surroundings {
  std::optional<Period> period;
  std::string place;
  identity::Level whole = identity::Level::none;
  bool to_come = false;
};

class Observer {
 public:
  Observer(const Context& context, const text::Source& source)
      : context_(context),
        source_(source),
        cues_(context),
        subjects_(context),
        attain_(class_of(context, "attain")),
        told_(class_of(context, "told")),
        outlook_(class_of(context, "outlook")),
        plan_(class_of(context, "plan")),
        month_(class_of(context, "period-month")),
        quarter_(class_of(context, "period-quarter")) {
    out_.path = source.path();
  }

  Statements observe() {
    for (const Measure& measure : measures_of(context_)) {
      if (measure.value == figure::kNone) continue;
      observe(measure);
    }
    for (const Cited& paper : cited_papers(context_)) cite(paper);
    return std::move(out_);
  }

 private:
  bool usable(const Figure& f, bool level) const {
    if (f.table != figure::kNone || f.sentence == figure::kNone || f.block == document::kNone) return false;
    if (f.defect != figure::Defect::none || f.range || f.bare || f.per != 0 || f.per_unit != figure::kNone)
      return false;
    if (f.dimension == Units::kDuration || f.dimension == Units::kDate || f.dimension == Units::kYear) return false;
    if (figure::is_rate(f) && !level) return false;
    return f.role == Role::value || level;
  }

  void observe(const Measure& measure) {
    const Figure& f = context_.figure(measure.value);
    if (!usable(f, measure.level)) {
      if (f.sentence != last_sentence_) last_ = figure::kNone;
      return;
    }
    const auto& cues = cues_.of_sentence(f.sentence);
    Observation out;
    out.measure = measure_of(measure, cues);
    const auto& around = surroundings(f.block);
    if (around.to_come || (out.measure == MeasureKind::actual && says(cues, Cue::Kind::to_come, f.span.begin))) return;
    if (!unknown_denominator(measure, cues)) return;
    // "45,0/60 ha": what stands before the fraction names both.
    const FigureId named = f.numerator != figure::kNone ? f.numerator : measure.value;
    auto subject = subjects_.of(named, cues);
    // "có 1.250 học sinh" has its name behind it.
    const bool nameless = subject.label.empty() && subjects_.indicator(subject.with_counted(), f.dimension) < 0;
    if (f.sentence != last_sentence_) last_ = figure::kNone;
    last_sentence_ = f.sentence;
    if (nameless) {  // "…, kế hoạch 1.300 con": what was named before
      if (last_ == figure::kNone) return;
      const auto& before = out_.observations.back();
      if (before.dimension != f.dimension) return;
      subject.name = before.name;
      subject.around = before.around;
      subject.label = before.label;
    }
    out.indicator = nameless ? out_.observations.back().indicator : subjects_.indicator(subject.name, f.dimension);
    // Some are named by what is counted: "có 1.250 học sinh".
    if (out.indicator < 0 && !subject.counted.empty())
      out.indicator = subjects_.indicator(subject.with_counted(), f.dimension);
    out.name = out.indicator >= 0 ? subjects_.name_of(out.indicator) : subject.name;
    if (out.indicator < 0 && !nameless) out.name = subject.with_counted();
    out.around = std::move(subject.around);
    out.label = std::move(subject.label);
    if (!tell_when(named, cues, around, out.when) || !tell_where(named, cues, around, out)) return;
    if (out.measure == MeasureKind::plan) {
      if (of_short_span(f)) return;
      if (out.when.kind == When::Kind::named && out.when.period.months() < 12) out.when = {};
    }
    out.basis = basis_of(f, cues);
    out.dimension = f.dimension;
    out.noun = f.dimension == Units::kCount && f.noun_known ? f.noun : 0;
    out.amount = amount_of(measure.value);
    if (out.measure == MeasureKind::actual)
      for (const FigureId id : measure.modifiers) modify(out, id, measure, cues);
    keep(std::move(out), named);
  }

  void keep(Observation observation, FigureId id) {
    const auto line = observation.amount.operand.begin.line;
    if (!observation.amount.operand.location && !out_.lines.contains(line)) out_.lines[line] = source_.line(line);
    last_ = id;
    out_.observations.push_back(std::move(observation));
  }

  /// The denominator of a fraction is a plan only if its rate is said to be of one.
  bool unknown_denominator(const Measure& measure, const std::vector<Cue>& cues) const {
    const Figure& f = context_.figure(measure.value);
    return f.numerator == figure::kNone || measure_of(measure, cues) == MeasureKind::plan;
  }

  MeasureKind measure_of(const Measure& measure, const std::vector<Cue>& cues) const {
    const Figure& f = context_.figure(measure.value);
    text::Offset from = 0;
    if (f.numerator != figure::kNone) {
      // "45,0/60 ha, đạt 75 % KH": the rate behind the fraction says of what it is.
      const auto next = measure.value + 1;
      if (next >= static_cast<FigureId>(context_.draft.figures.size())) return MeasureKind::actual;
      const Figure& rate = context_.figure(next);
      const bool attained =
          rate.sentence == f.sentence && rate.role == Role::attain && rate.dimension == Units::kPercent;
      const bool planned =
          attained && std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
            return cue.kind == Cue::Kind::plan && cue.span.begin >= f.span.end &&
                   (cue.span.end <= rate.span.begin ||
                    (cue.span.begin >= rate.span.end && cue.span.begin - rate.span.end <= kRightBehind));
          });
      return planned ? MeasureKind::plan : MeasureKind::actual;
    }
    if (const FigureId before = previous_figure(measure.value); before != figure::kNone)
      from = context_.figure(before).span.end;
    const Cue* plan = nullptr;
    for (const Cue& cue : cues) {
      if (cue.kind != Cue::Kind::plan || cue.span.begin < from || cue.span.end > f.span.begin) continue;
      // "đạt 6,9 % KH, thu nội địa 7.952 triệu đồng": the plan is that of the rate before it.
      if (from != 0 && cue.span.begin - from <= kRightBefore) continue;
      plan = &cue;
    }
    if (plan == nullptr || f.span.begin - plan->span.end > kLeadsPlan) return MeasureKind::actual;
    // "thực hiện kế hoạch năm, đạt 120 ha"
    for (auto i = f.item - 1; i >= 0 && context_.item(i).span.begin >= plan->span.end; --i) {
      const auto& item = context_.item(i);
      const bool parts = item.kind == figure::ItemKind::mark && (item.mark == ',' || item.mark == ';');
      if (parts || context_.draft.phrase(i, attain_) != 0) return MeasureKind::actual;
    }
    return MeasureKind::plan;
  }

  /// "đạt 90 % kế hoạch tháng", "kế hoạch quý II 120 ha": a plan of less than a year, somewhere in the clause.
  bool of_short_span(const Figure& f) const {
    const auto& clause = context_.draft.clauses[static_cast<std::size_t>(f.clause)];
    constexpr figure::ItemId kReach = 40;
    for (auto i = std::max(clause.first, f.item - kReach); i < std::min(clause.last, f.item + kReach); ++i) {
      const int length = context_.draft.phrase(i, plan_);
      if (length == 0 || i + length >= clause.last) continue;
      if (context_.draft.phrase(i + length, month_) != 0 || context_.draft.phrase(i + length, quarter_) != 0)
        return true;
      i += length - 1;
    }
    return false;
  }

  /// The figure before it in its sentence that is no time.
  FigureId previous_figure(FigureId id) const {
    const auto sentence = context_.figure(id).sentence;
    for (FigureId f = id - 1; f >= 0 && context_.figure(f).sentence == sentence; --f)
      if (context_.figure(f).dimension != Units::kDuration) return f;
    return figure::kNone;
  }

  static bool says(const std::vector<Cue>& cues, Cue::Kind kind, text::Offset before) {
    return std::any_of(cues.begin(), cues.end(),
                       [&](const Cue& cue) { return cue.kind == kind && cue.span.end <= before; });
  }

  /// Whether "so với" stands right before a cue.
  static bool compared(const std::vector<Cue>& cues, const Cue& cue) {
    return std::any_of(cues.begin(), cues.end(), [&](const Cue& other) {
      return other.kind == Cue::Kind::against && other.span.end <= cue.span.begin &&
             cue.span.begin - other.span.end <= kRightBefore;
    });
  }

  /// False where the time is doubtful.
  bool tell_when(FigureId id, const std::vector<Cue>& cues, const Surroundings& around, When& when) const {
    const auto begin = context_.figure(id).numeral.begin;
    const Cue* nearest = nullptr;
    for (const Cue& cue : cues) {
      if (cue.span.end > begin) break;
      const bool right_before = begin - cue.span.end <= kRightBefore;
      switch (cue.kind) {
        case Cue::Kind::year_back:
        case Cue::Kind::month_back:
          if (right_before) nearest = &cue;
          break;
        case Cue::Kind::period:
          // What is compared with is of the figure before, or of the one in the bracket behind it.
          if (!compared(cues, cue) || right_before) nearest = &cue;
          break;
        case Cue::Kind::within:
        case Cue::Kind::so_far:
          nearest = &cue;
          break;
        default:
          break;
      }
    }
    if (nearest == nullptr) {
      if (around.period) when = {When::Kind::named, *around.period};
      return true;
    }
    switch (nearest->kind) {
      case Cue::Kind::within:
        when.kind = When::Kind::within;
        return true;
      case Cue::Kind::so_far:
        when.kind = When::Kind::so_far;
        when.summed = true;
        return true;
      case Cue::Kind::year_back:
        when.months_back = 12;
        return true;
      case Cue::Kind::month_back:
        when.months_back = 1;
        return true;
      default:
        break;
    }
    when.kind = When::Kind::named;
    when.period = nearest->period;
    for (const Cue& cue : cues) {
      if (cue.span.end > nearest->span.begin) break;
      if (nearest->span.begin - cue.span.end > kLeadsPeriod) continue;
      // "lũy kế đến hết tháng 9"
      if (cue.kind == Cue::Kind::so_far) {
        when.summed = true;
        if (when.period.kind == Period::Kind::month)
          when.period = identity::first_months_of(when.period.year(), when.period.first % 12 + 1);
      }
      // "cùng kỳ năm 2023"
      if (cue.kind == Cue::Kind::year_back && nearest->period.kind == Period::Kind::year &&
          nearest->span.begin - cue.span.end <= kRightBefore) {
        when = {};
        when.year = nearest->period.year();
      }
    }
    return true;
  }

  /// False where the place is doubtful.
  bool tell_where(FigureId id, const std::vector<Cue>& cues, const Surroundings& around, Observation& out) const {
    const Figure& f = context_.figure(id);
    const Cue* nearest = nullptr;
    for (const Cue& cue : cues) {
      if (cue.kind != Cue::Kind::place && cue.kind != Cue::Kind::whole) continue;
      if (cue.span.end <= f.span.begin) {
        nearest = &cue;
        continue;
      }
      // "120 ha tại xã Nà Cọ": the place of this figure or of the next.
      if (cue.kind == Cue::Kind::place && nearest == nullptr) return false;
      break;
    }
    if (nearest == nullptr) {
      out.place = around.place;
      out.whole = around.whole;
    } else if (nearest->kind == Cue::Kind::place) {
      out.place = nearest->place;
    } else {
      out.whole = nearest->level;
    }
    return true;
  }

  static PriceBasis basis_of(const Figure& f, const std::vector<Cue>& cues) {
    const Cue* nearest = nullptr;
    text::Offset distance = 0;
    for (const Cue& cue : cues) {
      if (cue.kind != Cue::Kind::current && cue.kind != Cue::Kind::constant) continue;
      const auto gap = cue.span.end <= f.span.begin ? f.span.begin - cue.span.end
                                                    : cue.span.begin - std::min(f.span.end, cue.span.begin);
      if (nearest == nullptr || gap < distance) nearest = &cue, distance = gap;
    }
    if (nearest == nullptr) return PriceBasis::none;
    return nearest->kind == Cue::Kind::current ? PriceBasis::current : PriceBasis::constant;
  }

  const Surroundings& surroundings(document::BlockId id) {
    if (const auto known = surroundings_.find(id); known != surroundings_.end()) return known->second;
    Surroundings out;
    int owners = 0;
    for (auto at = context_.block(id).parent; at != document::kNone && owners < kMostOwners;
         at = context_.block(at).parent, ++owners)
      look_at(at, out);
    for (auto at = context_.block(id).heading; at != document::kNone && owners < kMostOwners;
         at = context_.block(at).heading, ++owners)
      look_at(at, out);
    return surroundings_.emplace(id, std::move(out)).first->second;
  }

  /// What the first figure-free words of a heading or parent tell, where nothing nearer did.
  void look_at(document::BlockId id, Surroundings& out) {
    const auto& block = context_.block(id);
    const auto items = context_.draft.blocks[static_cast<std::size_t>(id)];
    auto last = items.first;
    while (last < items.last && (context_.item(last).kind != figure::ItemKind::figure ||
                                 context_.figure(context_.item(last).figure).dimension == Units::kDuration))
      ++last;
    if (last == items.first) return;
    bool told = false, outlook = false;
    for (auto i = items.first; i < last; ++i) {
      told |= context_.draft.phrase(i, told_) != 0;
      outlook |= context_.draft.phrase(i, outlook_) != 0;
    }
    if (block.kind == document::BlockKind::heading && outlook && !told) out.to_come = true;
    const auto cues = cues_.of_span({context_.item(items.first).span.begin, context_.item(last - 1).span.end});
    for (const Cue& cue : cues) {
      if (cue.kind == Cue::Kind::period && !out.period) out.period = cue.period;
      if (cue.kind == Cue::Kind::place && out.place.empty() && out.whole == identity::Level::none)
        out.place = cue.place;
      if (cue.kind == Cue::Kind::whole && out.place.empty() && out.whole == identity::Level::none)
        out.whole = cue.level;
    }
  }

  Amount amount_of(FigureId id) const {
    const Figure& f = context_.figure(id);
    Amount out;
    out.value = value_of(context_, f);
    out.operand = operand(context_, source_, id, {});
    out.factor = context_.draft.factor(f);
    out.places = static_cast<std::int32_t>(f.decimal.places);
    out.unit = std::string(context_.draft.text({f.numeral.end, f.span.end}));
    out.digits = significant(f);
    out.written = f.decimal.to_string();
    return out;
  }

  /// What the words behind a change say that it is against.
  void modify(Observation& out, FigureId id, const Measure& measure, const std::vector<Cue>& cues) const {
    const Figure& f = context_.figure(id);
    AmountModifier modifier;
    if (f.role == Role::attain && !measure.level) {
      modifier.kind = AmountModifier::Kind::attain;
      for (const Cue& cue : cues)
        if (cue.kind == Cue::Kind::plan && cue.span.begin >= f.span.end && cue.span.begin - f.span.end <= kRightBehind)
          modifier.known = true;
    } else if ((f.role == Role::growth && figure::is_percentage(f)) ||
               (f.role == Role::change && f.dimension == out.dimension)) {
      modifier.kind = f.role == Role::growth ? AmountModifier::Kind::growth : AmountModifier::Kind::change;
      const text::Offset until = end_of_change(id, measure);
      for (const Cue& cue : cues) {
        if (cue.span.begin < f.span.end || cue.span.begin >= until) continue;
        if (cue.kind == Cue::Kind::year_back && !modifier.known) {
          modifier.base.months_back = 12;
          modifier.known = true;
        } else if (cue.kind == Cue::Kind::month_back && !modifier.known) {
          modifier.base.months_back = 1;
          modifier.known = true;
        } else if (cue.kind == Cue::Kind::period) {
          if (modifier.known && modifier.base.months_back == 12 && cue.period.kind == Period::Kind::year) {
            modifier.base = {};  // "cùng kỳ năm 2023"
            modifier.base.year = cue.period.year();
          } else if (!modifier.known && compared(cues, cue)) {
            modifier.base = {When::Kind::named, cue.period};
            modifier.known = true;
          }
          break;
        } else if (cue.kind == Cue::Kind::plan && !modifier.known) {
          return;  // "tăng 5 % so với kế hoạch"
        }
      }
    } else {
      return;
    }
    if (!modifier.known) return;
    modifier.amount = amount_of(id);
    out.modifiers.push_back(std::move(modifier));
  }

  /// Where the words that follow a change end: at the next figure that is no modifier of the same amount, or of the
  /// sentence.
  text::Offset end_of_change(FigureId id, const Measure& measure) const {
    const auto sentence = context_.figure(id).sentence;
    for (FigureId f = id + 1; f < static_cast<FigureId>(context_.draft.figures.size()); ++f) {
      const Figure& other = context_.figure(f);
      if (other.sentence != sentence) break;
      const bool own = std::find(measure.modifiers.begin(), measure.modifiers.end(), f) != measure.modifiers.end();
      if (!own && other.dimension != Units::kDuration) return other.span.begin;
    }
    const auto& stretch = context_.draft.sentences[static_cast<std::size_t>(sentence)];
    return context_.item(stretch.last - 1).span.end;
  }

  void cite(const Cited& paper) {
    Citation out;
    out.number = paper.number;
    out.code = paper.code;
    out.serial = paper.serial;
    out.year = paper.date.year;
    out.date = paper.date.number();
    out.operand = operand_at(context_, source_, paper.span, {}, {});
    const auto items = context_.draft.blocks[static_cast<std::size_t>(paper.block)];
    auto first = items.first;
    while (first < items.last && context_.item(first).span.begin < paper.span.end) ++first;
    auto last = first;
    while (last < items.last && static_cast<std::size_t>(last - first) < 2 * kMostCited &&
           !(context_.item(last).kind == figure::ItemKind::mark &&
             (context_.item(last).mark == ';' || context_.item(last).mark == '.' || context_.item(last).mark == ')')))
      ++last;
    out.subject = subjects_.words(first, last, {});
    if (out.subject.size() > kMostCited) out.subject.resize(kMostCited);
    const auto line = out.operand.begin.line;
    if (!out.operand.location && !out_.lines.contains(line)) out_.lines[line] = source_.line(line);
    out_.citations.push_back(std::move(out));
  }

  const Context& context_;
  const text::Source& source_;
  Cues cues_;
  Subjects subjects_;
  figure::ClassId attain_, told_, outlook_, plan_, month_, quarter_;
  Statements out_;
  std::unordered_map<document::BlockId, Surroundings> surroundings_;
  std::int32_t last_sentence_ = figure::kNone;
  FigureId last_ = figure::kNone;  ///< figure of the last observation, if it is of the same sentence
};

}  // namespace

Statements observe(const Context& context, const text::Source& source) { return Observer(context, source).observe(); }

}  // namespace khop::audit
