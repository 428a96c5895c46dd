// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/trends.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/series/alike.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;
using figure::Role;
using figure::WordId;

namespace {

/// What a rise is told against: nothing, a year before, a month before.
enum class Against { nothing, year, month };

/// A rise or fall of something.
struct Trend {
  std::vector<WordId> names;  ///< sorted, each once
  int direction = 0;
  Against against = Against::nothing;
  std::int32_t sentence = figure::kNone;
  FigureId figure = figure::kNone;  ///< of a trend told by a figure
  ItemId at = 0;                    ///< the words of a trend told without one
};

class Trends {
 public:
  explicit Trends(const Report& report)
      : report_(report),
        context_(report.context),
        naming_(report.context),
        up_(class_of(context_, "up")),
        down_(class_of(context_, "down")),
        year_(class_of(context_, "last-year")),
        month_(class_of(context_, "last-month")),
        motion_(class_of(context_, "motion-word")) {}

  void run() {
    collect_figures();
    if (told_.empty()) return;
    const auto& clauses = context_.draft.clauses;
    for (std::size_t c = 0; c < clauses.size(); ++c) claims(clauses[c]);
  }

 private:
  static constexpr ItemId kReach = 40;       // items that lead a figure back to the name of what it measures
  static constexpr ItemId kAgainst = 10;     // items between a change and what it is told against
  static constexpr double kNamed = 6.0;      // rarity of the words that must name a thing
  static constexpr double kContained = 0.9;  // of them, how much the figure's own name must hold
  static constexpr std::size_t kFewNames = 3;

  const figure::Item& item(ItemId i) const { return context_.item(i); }

  static void sort_names(std::vector<WordId>& names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }

  /// "112 vụ": what figures count names them, too.
  void add_nouns(ItemId first, ItemId last, std::vector<WordId>& names) const {
    std::vector<figure::Token> tokens;
    for (ItemId i = first; i < last; ++i) {
      if (item(i).kind != ItemKind::figure) continue;
      const auto& f = context_.figure(item(i).figure);
      tokens.clear();
      figure::tokenize(context_.draft.document->text, {f.numeral.end, f.span.end}, tokens);
      for (const auto& token : tokens)
        if (token.kind == figure::TokenKind::word) names.push_back(token.id);
    }
  }

  Against against(ItemId from, ItemId last) const {
    for (ItemId i = from; i < last && i < from + kAgainst; ++i) {
      if (item(i).kind == ItemKind::mark && item(i).mark != ',' && item(i).mark != '(') break;
      if (context_.draft.phrase(i, month_) != 0) return Against::month;
      if (context_.draft.phrase(i, year_) != 0) return Against::year;
    }
    return Against::nothing;
  }

  void collect_figures() {
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id) {
      const auto& f = context_.figure(id);
      if (f.table != figure::kNone || f.sentence == figure::kNone || f.direction == 0 || f.range ||
          (f.role != Role::growth && f.role != Role::change))
        continue;
      const auto& sentence = context_.draft.sentences[static_cast<std::size_t>(f.sentence)];
      auto first = f.item;
      while (first > sentence.first && f.item - first < kReach &&
             !(item(first - 1).kind == ItemKind::mark && item(first - 1).mark == ';'))
        --first;
      Trend trend;
      trend.names = naming_.between(first, f.item);
      add_nouns(first, f.item + 1, trend.names);
      sort_names(trend.names);
      trend.direction = f.direction > 0 ? 1 : -1;
      trend.against = against(f.item + 1, sentence.last);
      trend.sentence = f.sentence;
      trend.figure = id;
      if (!trend.names.empty()) told_.push_back(std::move(trend));
    }
  }

  /// Rises and falls that a clause tells without a figure behind them.
  void claims(const figure::Stretch& clause) {
    ItemId begin = clause.first;
    for (ItemId i = clause.first; i < clause.last; ++i) {
      const auto& it = item(i);
      if (it.kind == ItemKind::figure ||
          (it.kind == ItemKind::mark && (it.mark == ',' || it.mark == ':' || it.mark == '('))) {
        begin = i + 1;
        continue;
      }
      const int rises = context_.draft.phrase(i, up_), falls = context_.draft.phrase(i, down_);
      if (rises == 0 && falls == 0) continue;
      const auto behind = i + std::max(rises, falls);
      Trend claim;
      claim.names = naming_.between(begin, i);
      // "số", "tỷ lệ": words that lead any name.
      std::erase_if(claim.names, [&](WordId word) { return context_.rules.lexicon.has_word(motion_, word); });
      sort_names(claim.names);
      claim.direction = rises >= falls ? 1 : -1;
      claim.against = against(i, clause.last);
      claim.at = i;
      // Told against an earlier time it is a statement, not a task; a figure behind it speaks for itself.
      bool figured = false;
      for (ItemId k = behind; k < clause.last && k < behind + kAgainst; ++k)
        figured = figured || item(k).kind == ItemKind::figure;
      if (claim.against != Against::nothing && !figured && claim.names.size() >= kFewNames) hold_against(claim, behind);
      begin = behind;
      i = behind - 1;
    }
  }

  void hold_against(const Trend& claim, ItemId behind) {
    const double own = naming_.common(claim.names, claim.names);
    if (own < kNamed) return;
    const Trend* opposite = nullptr;
    for (const auto& told : told_) {
      if (naming_.common(claim.names, told.names) < kContained * own) continue;
      if (told.against != Against::nothing && told.against != claim.against) continue;
      if (told.direction == claim.direction) return;
      opposite = &told;
    }
    if (opposite == nullptr) return;
    const auto& f = context_.figure(opposite->figure);
    const text::Span words{item(claim.at).span.begin,
                           item(std::min(behind + 3, static_cast<ItemId>(context_.draft.items.size())) - 1).span.end};
    const text::Span other{item(std::max(0, f.item - 1)).span.begin, f.span.end};
    report_.add(words, {other}, {{"other", std::string(context_.draft.text(other))}});
  }

  const Report& report_;
  const Context& context_;
  Naming naming_;
  figure::ClassId up_, down_, year_, month_, motion_;
  std::vector<Trend> told_;
};

/// The figure that a rule's check calls `name`; kNone if it has none or several.
FigureId bound_to(const Reading& reading, std::string_view name) {
  const auto& names = reading.rule->check->names();
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return figure::kNone;
  const auto& list = reading.bound[static_cast<std::size_t>(at - names.begin())];
  return list.size() == 1 ? list.front() : figure::kNone;
}

}  // namespace

void find_trends(const Report& report) { Trends(report).run(); }

void find_opposed(const Report& report, const std::vector<Choice>& choices) {
  for (const auto& choice : choices) {
    const auto& reading = report.context.readings[choice.reading];
    if (choice.outcome == Outcome::inconsistent || reading.rule->kind != "growth") continue;
    auto change = bound_to(reading, "anchor"), later = bound_to(reading, "near"), earlier = bound_to(reading, "far");
    if (change == figure::kNone)
      change = bound_to(reading, "rate"), later = bound_to(reading, "done"), earlier = bound_to(reading, "base");
    if (change == figure::kNone || later == figure::kNone || earlier == figure::kNone) continue;
    const auto &rate = report.context.figure(change), &now = report.context.figure(later),
               &before = report.context.figure(earlier);
    // Two levels, and a word that says which way they went.
    if (rate.direction == 0 || rate.role != Role::growth || now.role == Role::change || before.role == Role::change ||
        rate.table != figure::kNone || now.value == before.value)
      continue;
    if ((now.value > before.value) == (rate.direction > 0)) continue;
    report.add(change, {later, earlier},
               {{"now", std::string(report.context.draft.text(now.span))},
                {"before", std::string(report.context.draft.text(before.span))}});
  }
}

}  // namespace khop::audit
