// SPDX-License-Identifier: Apache-2.0
/// A mean for each year: "bình quân 245,3 tỷ đồng/năm", "tăng bình quân 8,62 %/năm", "bình quân mỗi năm giảm 2,34 %".
///
/// How many years there are is no printed figure: it follows from the years of the two levels, from "5 năm", or from
/// the span of a plan or term ("giai đoạn 2021-2025" counts both ends, "nhiệm kỳ 2020-2025" does not).
#include <algorithm>
#include <map>

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

constexpr FigureId kBack = 16;      // figures looked back over for the levels
constexpr FigureId kFollowing = 6;  // and ahead
constexpr int kMostYears = 60;

struct Years {
  int count = 0;
  double structure = 0;
};

class Yearly {
 public:
  Yearly(Context& context, const rule::Rule& rule)
      : context_(context),
        rule_(rule),
        mean_(class_of(context, "mean")),
        year_(class_of(context, "each-year")),
        against_(class_of(context, "against")),
        relation_(rule.options.at("per-year").front()) {}

  void run() {
    const auto count = static_cast<FigureId>(context_.draft.figures.size());
    for (FigureId id = 0; id < count; ++id) {
      const auto& each = context_.figure(id);
      if (each.range || each.table != figure::kNone || each.sentence == figure::kNone || !(each.value > 0)) continue;
      if (each.dimension == Units::kDuration || !a_year(each)) continue;
      anchor(id);
    }
  }

 private:
  /// "…/năm", "bình quân mỗi năm … 229,4 ha".
  [[nodiscard]] bool a_year(const Figure& each) const {
    const auto text = context_.draft.text(each.span);
    if (text.ends_with("/năm") || text.ends_with("/ năm")) return true;
    if (each.per != 0) return false;
    constexpr ItemId kWords = 10;
    const auto first = context_.draft.clauses[static_cast<std::size_t>(each.clause)].first;
    bool year = false;
    for (ItemId i = each.item - 1; i >= std::max(first, each.item - kWords); --i) {
      const auto& item = context_.item(i);
      if (item.kind != ItemKind::word) return false;
      year = year || context_.draft.phrase(i, year_) != 0;
      if (year && context_.draft.phrase(i, mean_) != 0) return true;
    }
    return false;
  }

  /// The year of a level: "14,82 % cuối năm 2021", "năm 2025 đạt 8.946 tỷ đồng"; 0 if none is printed. `compared`: the
  /// year that a change compares with, "tăng 2.303 tỷ đồng so với năm 2020".
  [[nodiscard]] int year_of(FigureId id, bool compared) const {
    constexpr ItemId kBehind = 6, kAhead = 24;
    const auto& figure = context_.figure(id);
    const auto sentence = context_.draft.sentences[static_cast<std::size_t>(figure.sentence)];
    bool against = false;
    for (ItemId i = figure.item + 1; i < std::min(sentence.last, figure.item + kBehind); ++i) {
      const auto& item = context_.item(i);
      if (item.kind == ItemKind::figure || item.kind == ItemKind::mark) break;
      against = against || context_.draft.phrase(i, against_) != 0;
      if (item.kind == ItemKind::year && item.last_year == 0 && against == compared)
        return static_cast<int>(item.number);
    }
    if (compared) return 0;
    for (ItemId i = figure.item - 1; i >= std::max(sentence.first, figure.item - kAhead); --i) {
      const auto& item = context_.item(i);
      if (item.kind == ItemKind::year && item.last_year == 0) return static_cast<int>(item.number);
      // Another level's year is not this one's; a rate in between ("gấp 1,51 lần năm 2020 (5.918 tỷ") is no level.
      if (item.kind == ItemKind::figure && !is_rate(context_.figure(item.figure))) return 0;
    }
    return 0;
  }

  /// Numbers of years that the passage speaks of, apart from those of two levels.
  [[nodiscard]] std::vector<Years> spans(const Figure& each) const {
    std::vector<Years> out;
    const auto add = [&](int count, double structure) {
      if (count < 2 || count > kMostYears) return;
      const auto known = std::find_if(out.begin(), out.end(), [&](const Years& y) { return y.count == count; });
      if (known == out.end())
        out.push_back({count, structure});
      else
        known->structure = std::max(known->structure, structure);
    };
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(each.block)];
    const auto sentence = context_.draft.sentences[static_cast<std::size_t>(each.sentence)];
    constexpr ItemId kWords = 300;  // before the mean; no paragraph is read whole for each
    for (ItemId i = std::max(stretch.first, each.item - kWords); i < std::min(stretch.last, each.item); ++i) {
      const auto& item = context_.item(i);
      const double where = context_.weight(i >= sentence.first ? "in-sentence" : "in-paragraph");
      if (item.kind == ItemKind::year && item.last_year > item.number) {
        const int length = static_cast<int>(item.last_year - item.number);
        add(length + 1, where);
        add(length, where - context_.weight("rank"));
      }
      if (item.kind != ItemKind::figure) continue;
      const auto& figure = context_.figure(item.figure);
      const auto text = context_.draft.text(figure.span);
      if (figure.dimension == Units::kDuration && text.ends_with("năm"))
        add(static_cast<int>(figure.decimal.approximate()), where);
    }
    add(term(), context_.weight("in-previous"));
    return out;
  }

  /// Years of the term that the report is about: what most of its spans last.
  [[nodiscard]] int term() const {
    if (term_ >= 0) return term_;
    std::map<int, int> lengths;
    for (const auto& item : context_.draft.items)
      if (item.kind == ItemKind::year && item.last_year > item.number)
        ++lengths[static_cast<int>(item.last_year - item.number) + static_cast<int>(item.number % 5 == 1)];
    term_ = 0;
    for (const auto& [length, times] : lengths)
      if (times > 1 && (term_ == 0 || times > lengths[term_])) term_ = length;
    return term_;
  }

  void propose(FigureId each, std::vector<NamedFigures> figures, const Years& years, double structure, bool sure) {
    if (years.count < 1 || years.count > kMostYears) return;
    figures.push_back({"each", {each}});
    auto reading = make_reading(context_, rule_, figures, {{"years", years.count}});
    if (!reading) return;
    reading->add("years", years.structure);
    reading->add("places", structure);
    reading->group = static_cast<std::uint64_t>(each) + 1;
    reading->near_only = true;
    reading->confirm_only = !sure;
    found_.push_back(std::move(*reading));
  }

  [[nodiscard]] double where(const Figure& figure, const Figure& each) const {
    return context_.weight(figure.sentence == each.sentence ? "in-clause" : "in-paragraph") / 2;
  }

  void anchor(FigureId id) {
    const auto& each = context_.figure(id);
    const bool rate = is_rate(each);
    found_.clear();
    std::vector<FigureId> before;
    for (FigureId f = id; f-- > std::max<FigureId>(0, id - kBack);) {
      const auto& figure = context_.figure(f);
      if (figure.block != each.block) break;
      if (figure.range || figure.per != 0 || figure.denominator != figure::kNone) continue;
      before.push_back(f);
    }
    // "bình quân 5 năm đạt 9,84 %/năm; … năm 2025 đạt 9.412 tỷ đồng, năm 2020 là 5.886": the levels may follow.
    if (relation_ == "compound" && rate)
      for (FigureId f = id + 1; f < static_cast<FigureId>(context_.draft.figures.size()) && f <= id + kFollowing; ++f) {
        const auto& figure = context_.figure(f);
        if (figure.sentence != each.sentence) break;
        if (!figure.range && figure.per == 0 && figure.denominator == figure::kNone) before.push_back(f);
      }
    if (relation_ == "total" && !rate) totals(id, before);
    if (relation_ == "growth" && rate) totals(id, before);
    if (relation_ == "change") changes(id, before);
    if (rate && (relation_ == "compound" || relation_ == "rise" || relation_ == "rise-to")) levels(id, before);
    for (auto& reading : found_) {
      reading.tries = static_cast<double>(found_.size());
      keep(context_, std::move(reading));
    }
  }

  /// A whole, or a growth over all years, divided by them.
  void totals(FigureId id, const std::vector<FigureId>& before) {
    const auto& each = context_.figure(id);
    const auto all = spans(each);
    constexpr int kMeanWords = 8;
    bool nearest = !is_rate(each) && cue_before(context_, each.item, mean_, kMeanWords);
    for (const auto f : before) {
      const auto& whole = context_.figure(f);
      if (is_rate(each)
              ? !(figure::is_percentage(whole) && whole.role == Role::growth)
              : !(whole.dimension == each.dimension && (whole.role == Role::value || whole.role == Role::change)))
        continue;
      if (!(whole.value > each.value)) continue;
      double structure = where(whole, each);
      if (each.dimension != Units::kCount || whole.noun == each.noun) structure += context_.weight("same-noun");
      // "5 năm 1.226,7 tỷ đồng, bình quân 245,3 tỷ đồng/năm": the nearest whole, and years that its sentence tells.
      for (const auto& years : all)
        propose(id, {{"whole", {f}}}, years, structure,
                nearest && whole.sentence == each.sentence && years.structure >= context_.weight("in-sentence"));
      nearest = false;
    }
  }

  /// Two levels and the years between them: the change divided by the years.
  void changes(FigureId id, const std::vector<FigureId>& before) {
    const auto& each = context_.figure(id);
    for (std::size_t l = 0; l < before.size(); ++l) {
      const auto& later = context_.figure(before[l]);
      const int end = level_year(before[l], each);
      if (end == 0) continue;
      for (std::size_t e = 0; e < before.size(); ++e) {
        const auto& earlier = context_.figure(before[e]);
        if (e == l || !same_measure(earlier, later)) continue;
        const int begin = level_year(before[e], each);
        if (begin == 0 || begin >= end) continue;
        propose(id, {{"later", {before[l]}}, {"earlier", {before[e]}}}, {end - begin, context_.weight("in-clause")},
                where(later, each) + where(earlier, each) + 0.4,
                later.sentence == each.sentence && earlier.sentence == each.sentence);
      }
    }
  }

  /// The year of a figure that can be a level measured as `each` is, or 0.
  [[nodiscard]] int level_year(FigureId f, const Figure& each) const {
    const auto& figure = context_.figure(f);
    const bool fits = is_rate(each) ? figure::is_percentage(figure)
                                    : figure.dimension == each.dimension && figure.role == Role::value;
    return fits ? year_of(f, false) : 0;
  }

  /// Growth by powers between two levels, or from what a rise tells of the level before.
  void levels(FigureId id, const std::vector<FigureId>& before) {
    const auto& each = context_.figure(id);
    for (std::size_t l = 0; l < before.size(); ++l) {
      const auto& later = context_.figure(before[l]);
      if (is_rate(later) || later.role != Role::value) continue;
      const int end = year_of(before[l], false);
      for (std::size_t e = 0; e < before.size(); ++e) {
        const auto& other = context_.figure(before[e]);
        if (e == l || is_rate(other) || !same_measure(other, later)) continue;
        const double structure = where(later, each) + where(other, each);
        if (relation_ == "compound" && other.role == Role::value) {
          const int begin = year_of(before[e], false);
          if (begin == 0 || end == 0 || begin >= end) continue;
          propose(id, {{"later", {before[l]}}, {"earlier", {before[e]}}}, {end - begin, context_.weight("in-clause")},
                  structure,
                  later.sentence == each.sentence && other.sentence == each.sentence && before[l] < id &&
                      before[e] < id && !own_rise(id));
        }
        if (other.role != Role::change || other.direction == 0 || other.direction < 0) continue;
        const int begin = compared_year(before[e]);
        if (begin == 0 || before[e] == 0) continue;
        const FigureId level = before[e] - 1;  // "đạt a, tăng d so với năm 2020"
        const bool own = std::find(before.begin(), before.end(), level) != before.end() &&
                         same_measure(context_.figure(level), other) && context_.figure(level).role == Role::value &&
                         context_.figure(level).clause == other.clause;
        if (!own) continue;
        if (relation_ == "rise" && level == before[l])
          propose_ends(id, {{"level", {level}}, {"rise", {before[e]}}}, begin, end, structure);
        if (relation_ == "rise-to" && level != before[l])
          propose_ends(id, {{"later", {before[l]}}, {"level", {level}}, {"rise", {before[e]}}}, begin, end, structure);
      }
    }
  }

  /// "công nghiệp 4.036 tỷ đồng, tăng 1.726 tỷ đồng, bình quân 11,81 %/năm": the rise beside a mean is what it is of.
  [[nodiscard]] bool own_rise(FigureId id) const {
    if (id < 2) return false;
    const auto& rise = context_.figure(id - 1);
    return rise.role == Role::change && rise.clause == context_.figure(id).clause &&
           context_.figure(id - 2).clause == rise.clause && same_measure(context_.figure(id - 2), rise);
  }

  /// The year that a rise compares with; in a row of them only the first says it.
  [[nodiscard]] int compared_year(FigureId rise) const {
    for (FigureId f = rise; f > std::max<FigureId>(0, rise - kBack); --f) {
      const auto& figure = context_.figure(f);
      if (figure.sentence != context_.figure(rise).sentence) break;
      if (figure.role != Role::change) continue;
      if (const int year = year_of(f, true); year != 0) return year;
    }
    return 0;
  }

  void propose_ends(FigureId id, std::vector<NamedFigures> figures, int begin, int end, double structure) {
    if (end > begin) {
      propose(id, std::move(figures), {end - begin, context_.weight("in-clause")}, structure, false);
      return;
    }
    for (const auto& years : spans(context_.figure(id))) propose(id, figures, years, structure, false);
  }

  Context& context_;
  const rule::Rule& rule_;
  figure::ClassId mean_, year_, against_;
  std::string relation_;
  mutable int term_ = -1;
  std::vector<Reading> found_;
};

}  // namespace

void find_yearly(Context& context, const rule::Rule& rule) {
  if (rule.options.count("per-year") != 0) Yearly(context, rule).run();
}

}  // namespace khop::audit
