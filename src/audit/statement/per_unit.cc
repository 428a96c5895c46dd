// SPDX-License-Identifier: Apache-2.0
/// An amount for each of something, the whole, and how many there are: "bình quân 28,7 học sinh/lớp", "mỗi phần 500.000
/// đồng", "vốn bình quân một doanh nghiệp 11,4 tỷ đồng".
///
/// The two others may stand some paragraphs away, as a table of schools does from the teachers' section; then only
/// arithmetic can tell, and what fails is not reported. Within one sentence that holds no rivals it is.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Figure;
using figure::FigureId;
using figure::ItemId;
using figure::ItemKind;
using figure::Role;
using figure::Units;

namespace {

// How far back a reader is sent for a count, in figures and in blocks.
constexpr FigureId kBack = 60;
constexpr FigureId kOn = 8;
constexpr document::BlockId kBlocks = 6;
// A pair that gives something else by more than this is none that the mean could come from.
constexpr double kFarOff = 1.5;

bool amount_like(const Figure& f) {
  return !is_rate(f) && !f.range && f.table == figure::kNone && f.per == 0 && f.sentence != figure::kNone &&
         (f.role == Role::value || f.role == Role::change) && f.value > 0;
}

/// What one unit is called: the dimension of its unit, its family of nouns, or its first words.
struct Unit {
  figure::DimensionId dimension = Units::kNone;
  figure::WordId noun = 0;
  std::string words;
  [[nodiscard]] bool known() const { return dimension != Units::kNone || noun != 0 || !words.empty(); }
};

Unit unit_of(const Context& context, FigureId each) {
  const auto& figure = context.figure(each);
  Unit out;
  if (figure.per_unit != figure::kNone) {
    out.dimension = context.draft.units->unit(figure.per_unit).dimension;
  } else if (figure.per != 0) {
    out.noun = figure.per;
  } else {
    // "mỗi phần 500.000 đồng", "bình quân một doanh nghiệp đăng ký 11,4 tỷ đồng"
    constexpr ItemId kWords = 6;
    const auto cue = class_of(context, "each");
    const auto first = context.draft.sentences[static_cast<std::size_t>(figure.sentence)].first;
    for (ItemId i = figure.item - 1; i >= std::max(first, figure.item - kWords); --i) {
      if (context.item(i).kind != ItemKind::word) break;
      const int length = context.draft.phrase(i, cue);
      if (length == 0) continue;
      const ItemId noun = i + length;
      if (noun >= figure.item || context.item(noun).kind != ItemKind::word) break;
      const ItemId last = std::min(noun + 1, figure.item - 1);
      const auto end =
          context.item(last).kind == ItemKind::word ? context.item(last).span.end : context.item(noun).span.end;
      out.words = std::string(context.draft.text({context.item(noun).span.begin, end}));
      break;
    }
  }
  return out;
}

bool counts(const Context& context, const Figure& figure, const Unit& unit) {
  if (unit.dimension != Units::kNone) return figure.dimension == unit.dimension;
  if (figure.dimension != Units::kCount || !figure.exact) return false;
  if (unit.noun != 0) return figure.noun == unit.noun;
  std::string_view rest = std::string_view(context.draft.document->text).substr(figure.numeral.end);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  // One word of two may be the noun: "mỗi phần quà" and "150 phần".
  return rest.starts_with(unit.words) || rest.starts_with(unit.words.substr(0, unit.words.find(' ')) + " ");
}

bool measures(const Figure& whole, const Figure& each, figure::DimensionId dimension) {
  if (whole.dimension != dimension) return false;
  if (dimension != Units::kCount) return true;
  return whole.noun == each.noun || whole.bare || !whole.noun_known;
}

/// What a rule says of the dimensions; kNone where the figures themselves tell.
struct Dimensions {
  figure::DimensionId each = Units::kNone, whole = Units::kNone, count = Units::kNone;
};

figure::DimensionId dimension_of(const Context& context, const rule::Rule& rule, const char* option) {
  const auto found = rule.options.find(option);
  if (found == rule.options.end() || found->second.empty()) return Units::kNone;
  return context.draft.units->find_dimension(found->second.front()).value_or(Units::kNone);
}

struct Candidate {
  FigureId figure = figure::kNone;
  double structure = 0;
};

double place_weight(const Context& context, const Figure& figure, const Figure& each) {
  if (figure.clause == each.clause) return context.weight("in-clause");
  if (figure.sentence == each.sentence) return context.weight("in-sentence");
  if (figure.block == each.block) return context.weight("in-paragraph");
  return context.weight("in-previous");
}

}  // namespace

void find_per_unit(Context& context, const rule::Rule& rule) {
  const auto mean = class_of(context, "mean");
  const Dimensions dims{dimension_of(context, rule, "each-dimension"), dimension_of(context, rule, "whole-dimension"),
                        dimension_of(context, rule, "count-dimension")};
  const auto count = static_cast<FigureId>(context.draft.figures.size());
  for (FigureId id = 0; id < count; ++id) {
    const auto& each = context.figure(id);
    if (is_rate(each) || each.range || each.table != figure::kNone || each.sentence == figure::kNone) continue;
    if (each.numerator != figure::kNone || each.denominator != figure::kNone || !(each.value > 0)) continue;
    if (dims.each != Units::kNone && each.dimension != dims.each) continue;
    auto unit = dims.count == Units::kNone ? unit_of(context, id) : Unit{};
    if (dims.count != Units::kNone) unit.dimension = dims.count;
    if (!unit.known()) continue;
    const bool cued = cue_before(context, each.item, mean, 8);
    const auto after = words_after(context, each.item, 4);
    std::vector<Candidate> wholes, counted;
    const auto first = std::max<FigureId>(0, id - kBack), last = std::min(count, id + 1 + kOn);
    for (FigureId f = last; f-- > first;) {
      const auto& other = context.figure(f);
      if (f == id || !amount_like(other) || other.block < each.block - kBlocks) continue;
      if (f > id && other.sentence != each.sentence) continue;
      Candidate candidate{f, place_weight(context, other, each)};
      candidate.structure += std::min(0.25 * overlap(after, subject(context, f)), context.weight("named-base"));
      const bool adjacent = f == id - 1 && other.sentence == each.sentence;
      const bool here = other.block == each.block;
      const auto whole_dimension = dims.whole == Units::kNone ? each.dimension : dims.whole;
      if (measures(other, each, whole_dimension) && (here || cued) && (adjacent || !other.bare)) {
        if (adjacent && context.item(each.item).depth > context.item(other.item).depth)
          candidate.structure += context.weight("rate-in-brackets");
        wholes.push_back(candidate);
      }
      if (counts(context, other, unit) && other.numerator == figure::kNone) counted.push_back(candidate);
    }
    // The only whole and the only count that the sentence names before, outside of brackets, are meant; of several
    // wholes the only one that has the mean's own noun; where it names none before, the only one behind.
    const auto alone = [&](const std::vector<Candidate>& list, FigureId wanted) {
      const auto own_noun = [&](const Figure& f) { return f.noun_known && f.noun == each.noun; };
      const bool named = each.dimension == Units::kCount && own_noun(context.figure(wanted));
      for (const bool behind : {false, true}) {
        std::size_t rivals = 0;
        bool among = false;
        for (const auto& candidate : list) {
          const auto& f = context.figure(candidate.figure);
          if (f.sentence != each.sentence || (candidate.figure > id) != behind || f.numerator != figure::kNone ||
              context.item(f.item).depth > context.item(each.item).depth || (named && !own_noun(f)))
            continue;
          ++rivals;
          among = among || candidate.figure == wanted;
        }
        if (rivals > 0) return among && rivals == 1;
      }
      return false;
    };
    std::vector<Reading> found;
    for (const auto& whole : wholes) {
      for (const auto& number : counted) {
        if (number.figure == whole.figure) continue;
        const double given = context.figure(whole.figure).value / context.figure(number.figure).value;
        const bool certain = alone(wholes, whole.figure) && alone(counted, number.figure);
        if (!certain && (given > kFarOff * each.value || kFarOff * given < each.value)) continue;
        auto reading =
            make_reading(context, rule, {{"each", {id}}, {"whole", {whole.figure}}, {"count", {number.figure}}});
        if (!reading) continue;
        reading->add("places", (whole.structure + number.structure) / 2);
        if (cued) reading->add("mean-word", context.weight("total-word"));
        if (certain && !rule.confirm_only) reading->add("no-rival", context.weight("no-rival"));
        // "Area × yield" as a pattern speaks of the output: the two compete.
        reading->group = static_cast<std::uint64_t>(dims.whole == Units::kNone ? id : whole.figure) + 1;
        reading->near_only = true;
        reading->confirm_only =
            !(certain && (cued || each.per != 0 || !unit.words.empty() || dims.each != Units::kNone));
        found.push_back(std::move(*reading));
      }
    }
    for (auto& reading : found) {
      reading.tries = 0;
      for (const auto& rival : found) reading.tries += rival.structure > reading.structure - 0.3;
    }
    for (auto& reading : found) keep(context, std::move(reading));
  }
}

}  // namespace khop::audit
