// SPDX-License-Identifier: Apache-2.0
#include "audit/weigh/confidence.h"

#include <algorithm>
#include <cmath>

namespace khop::audit {

double confidence(const Context& context, const Reading& reading) {
  // Beyond this many decades nothing is left to be measured.
  constexpr double kMost = 9;
  const double score = std::clamp(reading.score(), 0.0, kMost);
  const double odds = std::pow(10.0, context.weight("confidence-offset") + context.weight("confidence-slope") * score);
  return odds / (1 + odds);
}

Severity graded(const Context& context, Severity most, double confidence) {
  const Severity own = confidence >= context.weight("error-confidence")     ? Severity::error
                       : confidence >= context.weight("warning-confidence") ? Severity::warning
                                                                            : Severity::note;
  return std::min(most, own);
}

}  // namespace khop::audit
