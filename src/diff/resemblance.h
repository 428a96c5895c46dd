// SPDX-License-Identifier: Apache-2.0
/// How alike passages are that were reworded, split or joined.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "diff/align.h"

namespace khop::diff {

/// A passage of each version that may tell the same.
struct Likely {
  std::int32_t before = 0, after = 0;
  double likeness = 0;  ///< 0 to 1: how much of the shorter one the other has, rare words counting most
};

/// Knows how rare the words of both versions are.
class Resemblance {
 public:
  Resemblance(const Side& before, const Side& after);

  /// Among the passages with figures that are not paired: the few that are most alike, or stand in the same gap between
  /// paired ones. About linear: words that many passages have lead to none.
  [[nodiscard]] std::vector<Likely> candidates(const Alignment& alignment) const;

  /// Weight of a word: high for a rare one.
  [[nodiscard]] double weight(WordId word) const;

  /// Words around a figure with their weights, nearest ones the highest; of a cell, those of its row's name and of its
  /// column's head. Sorted by word.
  using Surroundings = std::vector<std::pair<std::uint64_t, double>>;
  [[nodiscard]] Surroundings around(const Side& side, FigureId id) const;
  /// 0 to 1: share of the weight that both have.
  [[nodiscard]] static double overlap(const Surroundings& a, const Surroundings& b);

 private:
  struct Terms {
    std::vector<std::uint64_t> ids;  ///< sorted; words, pairs of words, values
    double total = 0;
  };
  [[nodiscard]] std::vector<std::uint64_t> ids_of(const Side& side, const Passage& passage) const;
  [[nodiscard]] std::vector<Terms> terms_of(const Side& side) const;
  [[nodiscard]] double likeness(const Terms& a, const Terms& b) const;

  const Side& before_;
  const Side& after_;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;  // passages that hold a term
  double passages_ = 1;
  std::vector<Terms> old_terms_, new_terms_;
};

}  // namespace khop::diff
