// SPDX-License-Identifier: Apache-2.0
/// One indicator stated twice in the prose of one report: the same numeral with the same measure, alike in what it is
/// said of.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "audit/bind.h"
#include "audit/near.h"

namespace khop::audit {

using figure::Figure;
using figure::Units;

namespace {

/// Digits that carry information: "20.400" has three.
int significant(const Figure& f) {
  std::string digits = f.decimal.digits.str();
  while (f.decimal.places == 0 && digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return static_cast<int>(digits.size());
}

/// What two figures must share to be one statement at all: measure and value.
std::string value_key(const Figure& f) {
  std::string key = std::to_string(f.dimension) + "/" + std::to_string(f.value);
  if (f.dimension == Units::kCount && f.noun_known) key += "/" + std::to_string(f.noun);
  return key;
}

/// How many words right behind the two numerals are the same, in order.
int same_words_behind(const Context& context, FigureId a, FigureId b) {
  const auto words = [&](FigureId id) {
    const auto& f = context.figure(id);
    std::vector<figure::Token> tokens;
    const auto block_end = context.block(f.block).span.end;
    figure::tokenize(context.draft.document->text, {f.numeral.end, std::min(block_end, f.numeral.end + 60)}, tokens);
    return tokens;
  };
  const auto x = words(a), y = words(b);
  std::size_t i = 0, k = 0;
  // The other half of a fraction stands between the numeral and its noun.
  const auto skip = [](const std::vector<figure::Token>& tokens, std::size_t& at) {
    if (tokens.size() > 1 && tokens[0].mark == '/' && tokens[1].kind == figure::TokenKind::numeral) at = 2;
  };
  skip(x, i);
  skip(y, k);
  int same = 0;
  while (i < x.size() && k < y.size() && x[i].kind == figure::TokenKind::word && x[i].id == y[k].id) ++i, ++k, ++same;
  return same;
}

/// Words around a figure that tell what it is of: up to six before and six behind, not past another figure or the end
/// of the clause.
struct Surroundings {
  std::vector<figure::WordId> words;
  figure::WordId lead = 0;          ///< the three words right behind, as one
  std::vector<std::int64_t> times;  ///< years and dates of the sentence
};

Surroundings surroundings(const Context& context, FigureId id) {
  constexpr int kWords = 6;
  Surroundings out;
  const auto& f = context.figure(id);
  const auto stretch = context.draft.blocks[static_cast<std::size_t>(f.block)];
  const auto ends = [](const figure::Item& item) {
    return item.kind == figure::ItemKind::figure ||
           (item.kind == figure::ItemKind::mark && (item.mark == ';' || item.mark == '.'));
  };
  int count = 0;
  for (auto i = f.item + 1; i < stretch.last && count < kWords && !ends(context.item(i)); ++i) {
    const auto& item = context.item(i);
    if (item.kind != figure::ItemKind::word) continue;
    out.words.push_back(item.id);
    if (++count <= 3) out.lead = out.lead * 1099511628211ULL + item.id;
  }
  if (count < 2) out.lead = 0;
  count = 0;
  for (auto i = f.item - 1; i >= stretch.first && count < kWords && !ends(context.item(i)); --i) {
    const auto& item = context.item(i);
    if (item.kind != figure::ItemKind::word) continue;
    out.words.push_back(item.id);
    ++count;
  }
  // A sentence of thousands of words would be read again for each of its figures.
  constexpr figure::ItemId kReach = 300;
  const auto& sentence = context.draft.sentences[static_cast<std::size_t>(f.sentence)];
  for (auto i = std::max(sentence.first, f.item - kReach); i < std::min(sentence.last, f.item + kReach); ++i)
    if (context.item(i).kind == figure::ItemKind::year || context.item(i).kind == figure::ItemKind::date)
      out.times.push_back(context.item(i).number);
  return out;
}

/// Whether both sentences name times and none of them is common.
bool other_times(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(), [&](std::int64_t t) { return std::find(b.begin(), b.end(), t) != b.end(); });
}

/// Whether two numerals of equal length differ in one digit.
bool one_digit_apart(const Figure& a, const Figure& b) {
  if (a.decimal.places != b.decimal.places || a.scale_word != b.scale_word || a.unit != b.unit) return false;
  const std::string x = a.decimal.digits.str(), y = b.decimal.digits.str();
  if (x.size() != y.size() || x.size() < 3) return false;
  int differing = 0;
  for (std::size_t i = 0; i < x.size(); ++i) differing += x[i] != y[i];
  return differing == 1;
}

/// Two places that say the same of one thing, but for one digit.
void find_slips(Context& context, const rule::Rule& rule,
                const std::unordered_map<std::string, std::vector<FigureId>>& by_value) {
  constexpr std::size_t kMostAlike = 24;
  std::unordered_map<figure::WordId, std::vector<FigureId>> by_lead;
  std::unordered_map<FigureId, Surroundings> around;
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    // Rates recur with the same few words; only amounts are recognised by theirs.
    const bool amount = f.role == figure::Role::value && f.dimension != Units::kDuration && !is_rate(f);
    if (f.sentence == figure::kNone || f.range || !amount || f.numerator != figure::kNone || significant(f) < 3)
      continue;
    auto s = surroundings(context, id);
    if (s.lead == 0 || s.words.size() < 4) continue;
    by_lead[s.lead ^ f.dimension].push_back(id);
    around.emplace(id, std::move(s));
  }
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto own = around.find(id);
    if (own == around.end()) continue;
    const auto& f = context.figure(id);
    const auto& alike = by_lead[own->second.lead ^ f.dimension];
    if (alike.size() > kMostAlike) continue;
    for (const auto other : alike) {
      if (other >= id) break;
      const auto& g = context.figure(other);
      if (g.sentence == f.sentence || !one_digit_apart(f, g) || f.role != g.role) continue;
      const auto& theirs = around.at(other);
      const int common = overlap(own->second.words, theirs.words);
      const auto least = std::min(own->second.words.size(), theirs.words.size());
      // Long numerals one digit apart with the same words behind are rarely two things; short ones need all of their
      // surroundings.
      const bool alike_enough = significant(f) >= 4 && significant(g) >= 4
                                    ? common >= 3
                                    : common >= 5 && common * 10 >= static_cast<int>(least) * 7;
      if (!alike_enough || other_times(own->second.times, theirs.times)) continue;
      // A figure that agrees with a third place is no slip of this one.
      const auto echoed = [&](FigureId x) {
        const auto found = by_value.find(value_key(context.figure(x)));
        return found != by_value.end() && found->second.size() > 1;
      };
      if (echoed(id) && echoed(other)) continue;
      auto reading = make_reading(context, rule, {{"later", {id}}, {"earlier", {other}}});
      if (!reading) continue;
      reading->add("same-words", context.weight("same-words") + 0.2 * std::max(common - 5, 0));
      reading->group = static_cast<std::uint64_t>(id) + 1;
      reading->near_only = true;
      keep(context, std::move(*reading));
      break;
    }
  }
}

}  // namespace

void find_echoes(Context& context, const rule::Rule& rule) {
  const auto& draft = context.draft;
  constexpr std::size_t kMostEchoes = 40;
  std::unordered_map<std::string, std::vector<FigureId>> by_value;
  for (FigureId id = 0; id < static_cast<FigureId>(draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    if (f.table != figure::kNone || f.range || f.dimension == Units::kDuration || !(std::abs(f.value) > 0)) continue;
    // "1 %" and "100 %" are said of everything.
    if (f.dimension == Units::kPercent && (significant(f) < 2 || f.value == 1 || f.value == 0.5)) continue;
    by_value[value_key(f)].push_back(id);
  }
  for (FigureId id = 0; id < static_cast<FigureId>(draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    const auto found = by_value.find(value_key(f));
    if (found == by_value.end() || found->second.size() < 2 || found->second.size() > kMostEchoes ||
        found->second.front() != id)
      continue;
    const auto& group = found->second;
    std::vector<std::vector<figure::WordId>> subjects;
    for (const auto member : group) subjects.push_back(subject(context, member));
    for (std::size_t k = 1; k < group.size(); ++k) {
      // Each figure is tied to the earlier one that is most alike.
      const auto& later = context.figure(group[k]);
      const auto& words = subjects[k];
      FigureId best = figure::kNone;
      double best_score = -1;
      for (std::size_t j = 0; j < k; ++j) {
        const auto& earlier = context.figure(group[j]);
        if (!same_measure(earlier, later)) continue;
        // A fraction may repeat itself (n/n); that is no restatement.
        if (earlier.denominator == group[k]) continue;
        const double score = overlap(words, subjects[j]) + (earlier.noun == later.noun ? 1 : 0);
        if (score > best_score) best_score = score, best = group[j];
      }
      if (best == figure::kNone) continue;
      const int digits = significant(later);
      const bool counted = later.dimension == Units::kCount;
      const int leading = same_words_behind(context, group[k], best);
      // "21/21 xã": the denominator repeats how many there are.
      const auto& earlier = context.figure(best);
      const bool whole = later.numerator != figure::kNone || earlier.numerator != figure::kNone;
      if (later.dimension == Units::kPercent && digits < 3 && best_score < 4) continue;
      if (digits < 3 && counted &&
          !(leading >= 2 ||
            (whole && later.value >= 10 && (leading == 1 || (later.noun_known && later.noun == earlier.noun)))))
        continue;
      if (digits < 3 && !counted && best_score < 3) continue;
      auto reading = make_reading(context, rule, {{"later", {group[k]}}, {"earlier", {best}}});
      if (!reading) continue;
      reading->add("common-word", std::min(best_score, 6.0) * context.weight("common-word"));
      if (leading > 0) reading->add("leading-word", std::min(leading, 4) * context.weight("leading-word"));
      if (whole && counted) reading->add("denominator", context.weight("denominator"));
      if (counted && later.noun != 0 && later.noun == context.figure(best).noun)
        reading->add("same-noun", context.weight("same-noun"));
      reading->group = static_cast<std::uint64_t>(group[k]) + 1;
      keep(context, std::move(*reading));
    }
  }
  find_slips(context, rule, by_value);
}

}  // namespace khop::audit
