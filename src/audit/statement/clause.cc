// SPDX-License-Identifier: Apache-2.0
/// Rules of scope clause: patterns over the words and figures of a sentence.
#include "audit/bind.h"
#include "audit/reading.h"

namespace khop::audit {

void find_clauses(Context& context, const std::vector<const rule::Rule*>& rules) {
  std::vector<rule::Match> matches;
  for (const auto& figure : context.draft.figures) {
    if (figure.sentence == figure::kNone) continue;
    for (const auto* rule : rules) {
      const int gap = static_cast<int>(rule->option("gap", 8));
      for (const auto& pattern : rule->patterns) {
        if (!pattern.starts(context.draft, figure.item)) continue;
        pattern.match(context.draft, figure.item, gap, matches);
        for (const auto& match : matches) {
          std::vector<NamedFigures> named;
          for (std::size_t n = 0; n < match.size(); ++n)
            if (const auto id = context.item(match[n]).figure; id != figure::kNone)
              named.push_back({pattern.names()[n], {id}});
          auto reading = make_reading(context, *rule, named);
          if (!reading) continue;
          const int stated = rule->check->stated();
          const auto anchor =
              stated >= 0 ? reading->bound[static_cast<std::size_t>(stated)].front() : reading->bound.front().front();
          reading->group = static_cast<std::uint64_t>(anchor) + 1;
          keep(context, std::move(*reading));
          break;  // the nearest match is what the pattern means
        }
      }
    }
  }
}

}  // namespace khop::audit
