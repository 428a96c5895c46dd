// SPDX-License-Identifier: Apache-2.0
/// One indicator stated twice in the prose of one report: the same numeral with the same measure, alike in what it is
/// said of.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "audit/bind.h"
#include "audit/series/agree.h"
#include "audit/series/alike.h"
#include "audit/statement/near.h"

namespace khop::audit {

using figure::Units;

namespace {

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

/// "1.426.518 lượt … 1,43 triệu lượt": one thing told again in a coarser form. Many figures round to a short one by
/// chance: the names must tell.
void find_rounded(Context& context, const rule::Rule& rule) {
  constexpr double kAlike = 0.5;  // the share of its name that the figure told in fewer words must have in common
  const Naming naming(context);
  Agreement best;
  double most = 0;
  const auto propose = [&] {
    if (best.later == figure::kNone) return;
    auto reading = make_reading(context, rule, {{"later", {best.later}}, {"earlier", {best.earlier}}});
    if (!reading) return;
    reading->add("rounded-name", std::min(most, 12.0) * context.weight("rounded-name"));
    reading->confirm_only = true;
    reading->group = static_cast<std::uint64_t>(best.later) + 1;
    keep(context, std::move(*reading));
  };
  for (const auto& pair : agreements(context)) {
    if (!pair.rounded) continue;
    if (pair.later != best.later) {
      propose();
      best = {};
      most = 0;
    }
    const auto names = naming.names(pair.later), others = naming.names(pair.earlier);
    const double common = naming.common(names, others);
    const double least = std::min(naming.common(names, names), naming.common(others, others));
    if (common <= most || common < kAlike * least) continue;
    if (context.figure(pair.later).role != context.figure(pair.earlier).role) continue;
    if (other_times(times(context, pair.later), times(context, pair.earlier))) continue;
    best = pair;
    most = common;
  }
  propose();
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
  find_rounded(context, rule);
}

}  // namespace khop::audit
