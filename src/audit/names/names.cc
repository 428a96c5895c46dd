// SPDX-License-Identifier: Apache-2.0
#include "audit/names/names.h"

#include <algorithm>
#include <cstdlib>

#include "audit/bind.h"
#include "audit/names/counts.h"
#include "audit/report.h"
#include "figure/token.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;

namespace {

constexpr std::size_t kLongName = 14;   // items of a name; what is longer is a statement
constexpr int kBetweenCounts = 14;      // items between counts that share a list: "02 tập thể, 01 cá nhân (…)"
constexpr std::size_t kFewNames = 3;    // fewer may be examples
constexpr std::size_t kMostShared = 4;  // counts that share a list

/// A name as a message shows it: the beginning of one that is a whole statement.
std::string shortened(std::string_view name) {
  constexpr std::size_t kMostBytes = 80;
  if (name.size() <= kMostBytes) return std::string(name);
  return std::string(
             name.substr(0, name.rfind(' ', kMostBytes) == std::string_view::npos ? 0 : name.rfind(' ', kMostBytes))) +
         " …";
}

class Judge {
 public:
  Judge(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
        std::vector<Check>& out)
      : context_(context), source_(source), rule_(rule), language_(language), out_(out) {}

  void run() {
    const NamePlaces places(context_, static_cast<int>(rule_.option("reach", 24)));
    auto counts = find_counts(context_, source_);
    for (auto& count : counts) {
      count.lists = places.of(count.place);
      if (count.value == 1 && single_name(count)) continue;
      if (count.value < 2) continue;
      for (const auto& candidate : count.lists)
        if (fits(count, candidate)) {
          say(count, candidate.list, true);
          break;
        }
    }
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (!counts[i].said) share(counts, i);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i].said || counts[i].value < 2) continue;
      for (const auto& candidate : counts[i].lists)
        if (accuses(counts, i, candidate)) {
          say(counts[i], candidate.list, false);
          break;
        }
    }
  }

 private:
  static bool fits(const Count& count, const NameCandidate& candidate) {
    const auto& list = candidate.list;
    // Statements that hold figures of their own may be anything; of what bears a name they tell one each.
    if (list.figured * 2 > list.most && count.place.noun == CountNoun::other) return false;
    return !list.open_end && list.names.size() >= (list.numbered ? 2U : 1U) && list.holds(count.value);
  }

  /// "01 xã (Noong Hẹt)".
  bool single_name(Count& count) {
    constexpr int kWords = 8;
    if (count.figure == figure::kNone || count.place.noun == CountNoun::other) return false;
    const auto open = count.place.behind;
    if (open >= context_.draft.blocks[static_cast<std::size_t>(count.place.block)].last) return false;
    const auto& bracket = context_.item(open);
    if (bracket.kind != ItemKind::mark || bracket.mark != '(' || bracket.partner <= open + 1 ||
        bracket.partner > open + kWords)
      return false;
    for (ItemId i = open + 1; i < bracket.partner; ++i)
      if (context_.item(i).kind != ItemKind::word) return false;
    if (!context_.item(open + 1).capital && !context_.item(bracket.partner - 1).capital) return false;
    NameList list;
    list.names = {{context_.item(open + 1).span.begin, context_.item(bracket.partner - 1).span.end}};
    list.sizes = {1};
    say(count, list, true);
    return true;
  }

  /// Counts before `i` that stand with it, the nearest first: "02 tập thể, 01 cá nhân (…)".
  std::vector<std::size_t> companions(const std::vector<Count>& counts, std::size_t i) const {
    std::vector<std::size_t> out;
    for (std::size_t k = i; k > 0 && out.size() + 1 < kMostShared; --k) {
      const auto &before = counts[k - 1], &after = counts[k];
      if (before.figure == figure::kNone || after.figure == figure::kNone ||
          before.place.sentence != after.place.sentence || after.place.item - before.place.item > kBetweenCounts)
        break;
      out.push_back(k - 1);
    }
    return out;
  }

  /// Several counts, and one list that names all that they count.
  void share(std::vector<Count>& counts, std::size_t i) {
    const auto with = companions(counts, i);
    if (with.empty()) return;
    for (const auto& candidate : counts[i].lists) {
      if (candidate.list.open_end || candidate.list.names.size() < 2) continue;
      int sum = counts[i].value;
      for (std::size_t k = 0; k < with.size(); ++k) {
        sum += counts[with[k]].value;
        if (counts[with[k]].said) break;
        if (!candidate.list.holds(sum)) continue;
        say(counts[i], candidate.list, true);
        for (std::size_t j = 0; j <= k; ++j) say(counts[with[j]], candidate.list, true);
        return;
      }
    }
  }

  /// Whether a list whose size is not the count's is a mistake beyond doubt.
  bool accuses(const std::vector<Count>& counts, std::size_t i, const NameCandidate& candidate) const {
    const auto& count = counts[i];
    const auto& list = candidate.list;
    if (!candidate.strict || list.open_end || count.place.in_words || list.names.size() < 2) return false;
    if (count.figure == figure::kNone || context_.figure(count.figure).qualifier != figure::Qualifier::none)
      return false;
    if (list.numbered) return count.value != list.most && !companion_of_list(counts, i);
    if (!list.named || list.figures || list.runs_on || list.longest > kLongName || companion_of_list(counts, i))
      return false;
    if (count.value >= list.least && count.value <= list.most) return false;
    const int apart = count.value > list.most ? count.value - list.most : list.least - count.value;
    const bool slip = apart <= std::max(2, count.value / 4);
    // "05 khu tái định cư gồm khu A, khu B, …": each is called what is counted.
    if (slip && list.names.size() >= kFewNames && called_alike(count, list)) return true;
    switch (count.place.noun) {
      case CountNoun::place:  // of the places named, none may be of another kind: "12 thôn (xã A, xã B)"
        return slip && one_kind(count, list);
      case CountNoun::body:
        return list.kinded && bodies(list);
      case CountNoun::titled:  // commas may stand within names, so only too few of them are a mistake
        return slip && (count.value > list.most || (list.semicolons && count.value < list.least)) && !candidate.bracket;
      case CountNoun::other:
        break;
    }
    return false;
  }

  /// Whether every name begins with the word that the count counts by.
  bool called_alike(const Count& count, const NameList& list) const {
    const auto& figure = context_.figure(count.figure);
    std::vector<figure::Token> noun, name;
    figure::tokenize(context_.draft.document->text, {figure.numeral.end, figure.span.end}, noun);
    if (noun.empty() || noun.front().kind != figure::TokenKind::word) return false;
    return std::all_of(list.names.begin(), list.names.end(), [&](const text::Span& span) {
      name.clear();
      figure::tokenize(context_.draft.document->text, span, name);
      return !name.empty() && name.front().id == noun.front().id;
    });
  }

  bool companion_of_list(const std::vector<Count>& counts, std::size_t i) const {
    const auto with = companions(counts, i);
    return !with.empty() && !counts[with.front()].said;
  }

  bool one_kind(const Count& count, const NameList& list) const {
    const auto noun = context_.draft.text(context_.figure(count.figure).span);
    return std::all_of(list.names.begin(), list.names.end(), [&](const text::Span& span) {
      const auto name = context_.draft.text(span);
      const auto word = name.substr(0, name.find(' '));
      const auto kinds = class_of(context_, "place-noun");
      std::vector<figure::Token> tokens;
      figure::tokenize(context_.draft.document->text, span, tokens);
      std::vector<figure::Hit> hits;
      context_.rules.lexicon.hits(tokens, 0, tokens.size(), hits);
      const bool place =
          std::any_of(hits.begin(), hits.end(), [&](const figure::Hit& hit) { return hit.phrase_class == kinds; });
      return !place || noun.ends_with(word);
    });
  }

  /// Whether the first name is that of a body and not of a place.
  bool bodies(const NameList& list) const {
    std::vector<figure::Token> tokens;
    figure::tokenize(context_.draft.document->text, list.names.front(), tokens);
    std::vector<figure::Hit> hits;
    context_.rules.lexicon.hits(tokens, 0, tokens.size(), hits);
    const auto places = class_of(context_, "place-noun");
    return std::none_of(hits.begin(), hits.end(), [&](const figure::Hit& hit) { return hit.phrase_class == places; });
  }

  void say(Count& count, const NameList& list, bool holds) {
    count.said = true;
    Check check = check_of(rule_, holds ? Outcome::consistent : Outcome::inconsistent);
    check.confidence = list.named ? 0.9 : 0.7;
    check.stated = count.stated;
    check.formula = "count(names)";
    check.computed = std::to_string(holds             ? count.value
                                    : list.semicolons ? list.most
                                                      : static_cast<int>(list.names.size()));
    std::string joined;
    for (const auto& span : list.names) joined += (joined.empty() ? "" : " | ") + shortened(context_.draft.text(span));
    std::replace(joined.begin(), joined.end(), '\n', ' ');
    check.message =
        fill(rule_.message, language_, {{"stated", check.stated.text}, {"count", check.computed}, {"names", joined}});
    out_.push_back(std::move(check));
  }

  const Context& context_;
  const text::Source& source_;
  const rule::Rule& rule_;
  Language language_;
  std::vector<Check>& out_;
};

}  // namespace

void find_names(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                std::vector<Check>& out) {
  Judge(context, source, rule, language, out).run();
}

}  // namespace khop::audit
