// SPDX-License-Identifier: Apache-2.0
/// What the rest of a report says of one figure: which readings hold with it as printed, and which would hold if it
/// read otherwise.
#pragma once

#include <map>
#include <set>
#include <utility>

#include "audit/reading.h"

namespace khop::audit {

/// What was said of one misprint.
struct Heard {
  double decades = 0;  ///< how much better the report agrees with itself without it; negative if worse
  int agreeing = 0;    ///< relations, other than the one in question, that hold without it and not with it
};

class Hearing {
 public:
  /// `suspects`: the figures that may be asked about.
  Hearing(const Context& context, const std::set<FigureId>& suspects);

  /// If `id` read what `edited` does; `failing` is the reading in question.
  [[nodiscard]] Heard hear(FigureId id, const figure::Figure& edited, std::size_t failing);

  /// What a reading that holds says for its figures: the odds that it is meant and no coincidence, in decades.
  [[nodiscard]] double support(std::size_t reading, rule::Verdict verdict);

  /// The values of a reading's figures, computed once.
  [[nodiscard]] const rule::Bindings& values(std::size_t reading);

 private:
  const Reading& reading(std::size_t index) const { return context_.readings[index]; }
  rule::Verdict verdict_with(std::size_t index, FigureId id, const rule::Value& value);
  double repeated(FigureId id, const figure::Figure& reads);

  const Context& context_;
  std::vector<std::vector<std::size_t>> groups_;  ///< readings that compete
  std::map<FigureId, std::vector<std::size_t>> groups_of_;
  std::map<std::size_t, rule::Bindings> values_;
  std::map<std::size_t, double> precision_;
  std::map<double, std::vector<FigureId>> by_value_;
  std::map<figure::DimensionId, int> of_dimension_;
  std::size_t asked_ = 0;
};

/// Whether a figure is one of a reading.
[[nodiscard]] bool has(const Reading& reading, FigureId id);

}  // namespace khop::audit
