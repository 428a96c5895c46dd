// SPDX-License-Identifier: Apache-2.0
#include "audit/hint/edits.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace khop::audit {

using rule::Verdict;

Mend find_edit(const Context& context, const Reading& reading) {
  Mend mend;
  const auto& check = *reading.rule->check;
  if (check.comparison() != rule::Comparison::equal) return mend;
  rule::Bindings values = bindings(context, reading);
  const auto stated_name = check.stated();
  std::size_t figures = 0;
  for (const auto& list : reading.bound) figures += list.size();
  if (figures > 40) return mend;
  mend.tried = 0;
  double left = 0;  // how far the edit in hand stays from what is computed, within the rounding
  for (std::size_t n = 0; n < reading.bound.size(); ++n) {
    for (std::size_t e = 0; e < reading.bound[n].size(); ++e) {
      const auto& figure = context.figure(reading.bound[n][e]);
      const auto kept = values[n][e];
      const double factor = context.draft.factor(figure).to_double() * (figure.negative ? -1 : 1);
      figure::Figure edited = figure;
      for (const auto& candidate : common_misprints(figure.decimal)) {
        ++mend.tried;
        values[n][e].approximate = candidate.reads.approximate() * factor;
        double gap = 0;
        // Quick look in double before the exact verdict.
        if (stated_name >= 0) {
          const double computed = check.estimate(values);
          const double stated = values[static_cast<std::size_t>(stated_name)].front().approximate;
          const auto& s = context.figure(reading.bound[static_cast<std::size_t>(stated_name)].front());
          const double unit = std::pow(10.0, -s.decimal.places) * context.draft.factor(s).to_double();
          gap = std::abs(computed - stated);
          if (std::isnan(computed) || gap > 0.01 * std::abs(stated) + 2 * unit) continue;
        }
        edited.decimal = candidate.reads;
        values[n][e].interval = context.draft.interval(edited, context.rounding);
        values[n][e].middle = context.draft.middle(edited);
        if (check.evaluate(values) != Verdict::holds) continue;
        const bool better = !mend.edit || candidate.kind < mend.edit->kind ||
                            (candidate.kind == mend.edit->kind && n == mend.edit->name && e == mend.edit->element &&
                             gap < left * 0.999);
        if (!better) continue;
        mend.edit = Edit{candidate.kind, n, e, candidate.reads};
        left = gap;
      }
      values[n][e] = kept;
    }
  }
  mend.tried = std::max<std::size_t>(mend.tried, 1);
  return mend;
}

}  // namespace khop::audit
