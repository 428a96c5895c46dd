// SPDX-License-Identifier: Apache-2.0
/// Sets of figures of a region that may add up to one of its totals.
#pragma once

#include <vector>

#include "audit/statement/region.h"

namespace khop::audit {

class Candidates {
 public:
  Candidates(Context& context, const rule::Rule& rule);

  /// Proposes the readings of a region: each of its totals with the figures of its segments.
  void propose(const Region& region);
  /// Proposes one reading. `rank`: of the total, 1 for the likeliest; `whole`: the parts are all of the region's.
  void add(const Region& region, FigureId total, const std::vector<FigureId>& parts, bool same_noun, std::size_t rank,
           double tries, bool whole);
  /// Whether the rule asks only that the parts do not pass the total.
  [[nodiscard]] bool within() const { return within_; }

 private:
  /// A set of segments whose figures of one measure add up: the other measures of the same segments should, too.
  struct Held {
    FigureId total = figure::kNone;
    std::vector<std::size_t> rows;
    std::size_t claim = 0;  ///< rank of the total
  };

  void parallel(const Region& region, const std::vector<Held>& held);
  void add_within(const Region& region, FigureId total, const std::vector<FigureId>& parts, bool same_noun,
                  std::size_t rank);
  void candidates(const Region& region, FigureId total, const std::vector<std::vector<FigureId>>& columns,
                  const std::vector<FigureId>& first, bool same_noun, std::size_t rank);
  template <typename Near>
  void choices(const Region& region, FigureId total, const std::vector<std::vector<FigureId>>& columns, bool same_noun,
               std::size_t rank, const Near& near);
  [[nodiscard]] bool tight(const Region& region, FigureId total, const std::vector<FigureId>& parts) const;
  /// "… , nguyên nhân khác 24 vụ": the last part is what the others leave, so none is missing.
  [[nodiscard]] bool ends_with_rest(const std::vector<FigureId>& parts) const;
  [[nodiscard]] double sum(const std::vector<FigureId>& parts) const;

  Context& context_;
  const rule::Rule& rule_;
  figure::ClassId other_part_;
  bool within_ = false;            ///< the rule asks only that the parts do not pass the total
  std::vector<std::size_t> rows_;  ///< segments of the column at hand
  std::vector<Held>* held_ = nullptr;
};

}  // namespace khop::audit
