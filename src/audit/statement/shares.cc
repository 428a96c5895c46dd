// SPDX-License-Identifier: Apache-2.0
/// Shares that make a whole: neighbouring percentages whose sum is 100 %.
#include <algorithm>
#include <cmath>

#include "audit/bind.h"
#include "audit/reading.h"

namespace khop::audit {

using figure::Role;
using figure::Units;

void find_shares(Context& context, const rule::Rule& rule) {
  constexpr std::size_t kMost = 9;
  const auto& draft = context.draft;
  // Percentages that tell a part of something, in reading order; a run ends at a heading or where a block stands
  // between.
  std::vector<FigureId> run;
  document::BlockId last_block = document::kNone;
  const auto flush = [&] {
    std::vector<bool> used(run.size(), false);
    // Shares of one sentence belong together before those of several.
    for (const bool one_sentence : {true, false}) {
      for (std::size_t length = std::min(kMost, run.size()); length >= 2; --length) {
        for (std::size_t i = 0; i + length <= run.size(); ++i) {
          if (one_sentence && context.figure(run[i]).sentence != context.figure(run[i + length - 1]).sentence) continue;
          double sum = 0, slack = 0;
          bool taken = false;
          for (std::size_t k = i; k < i + length; ++k) {
            const auto& f = context.figure(run[k]);
            sum += f.value;
            slack += 0.51 * std::pow(10.0, -f.decimal.places - 2);
            taken = taken || used[k];
          }
          if (taken || std::abs(sum - 1) > slack) continue;
          std::vector<FigureId> parts(run.begin() + static_cast<std::ptrdiff_t>(i),
                                      run.begin() + static_cast<std::ptrdiff_t>(i + length));
          auto reading = make_reading(context, rule, {{"parts", parts}});
          if (!reading) continue;
          reading->add("in-sentence", one_sentence ? context.weight("in-sentence") : 0);
          reading->tries = static_cast<double>(length);
          reading->group = static_cast<std::uint64_t>(parts.front()) + 1;
          keep(context, std::move(*reading));
          for (std::size_t k = i; k < i + length; ++k) used[k] = true;
        }
      }
    }
    run.clear();
  };
  for (FigureId id = 0; id < static_cast<FigureId>(draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    if (f.dimension != Units::kPercent || f.table != figure::kNone || f.per != 0 || f.range) continue;
    if (f.role != Role::share && f.role != Role::attain) continue;
    if (!(f.value > 0) || f.value >= 1) continue;
    if (last_block != document::kNone && f.block - last_block > 2) flush();
    last_block = f.block;
    run.push_back(id);
    if (run.size() > 60) flush();
  }
  flush();
}

}  // namespace khop::audit
