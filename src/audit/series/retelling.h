// SPDX-License-Identifier: Apache-2.0
/// Passages that tell again what the draft told before: a summary, an assessment, a title. Several of their figures
/// agree with figures of other paragraphs, so one that nearly does is meant to.
#pragma once

#include <vector>

#include "audit/series/alike.h"

namespace khop::audit {

class Retelling {
 public:
  Retelling(const Context& context, const Naming& naming);

  /// Words that name what a figure measures; a rate's amount is named before it: "GRDP đạt 48.216 tỷ đồng, tăng 6,90
  /// %".
  [[nodiscard]] std::vector<figure::WordId> names(FigureId figure) const;
  /// Whether another paragraph prints the figure's value for what may be the same.
  [[nodiscard]] bool told(FigureId figure) const { return told_[static_cast<std::size_t>(figure)]; }
  /// Whether both are rates of amounts that are printed and are not one amount, nor one slip apart.
  [[nodiscard]] bool of_other_amounts(FigureId rate, FigureId other) const;
  enum class How : std::uint8_t { no, partly, firmly };
  /// Whether the figures around it, in its paragraph, are told elsewhere, too: some, or most of them.
  [[nodiscard]] How retells(FigureId figure) const;

 private:
  const Context& context_;
  const Naming& naming_;
  std::vector<FigureId> owner_;  ///< by FigureId: the amount that a rate or change is told of; kNone if there is none
  std::vector<bool> told_;       ///< by FigureId
};

}  // namespace khop::audit
