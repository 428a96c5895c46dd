// SPDX-License-Identifier: Apache-2.0
/// How much a footnote and a block of the body speak of the same things.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"

namespace khop::document {

/// Counts how often each word stands in the body; rare words, and figures above all, tell most. Made once for a
/// document; the document must outlive it and keep its text and blocks.
class Likeness {
 public:
  explicit Likeness(const Document& document);

  /// From 0 (nothing in common) to 1 (all that the footnote says stands in the block as well).
  [[nodiscard]] double between(const Note& note, BlockId block);

 private:
  struct Word {
    std::uint64_t hash;
    float weight;
  };
  using Words = std::vector<Word>;

  /// Words of a block, sorted, each once; at most kLongest of them. Kept from the first question on.
  [[nodiscard]] const Words& words_of(BlockId block);

  static constexpr std::size_t kLongest = 600;
  static constexpr std::size_t kCounters = std::size_t{1} << 15;  // words that share a counter look a little less rare
  const Document& document_;
  double total_ = 1;  // words of the body
  std::vector<std::uint32_t> counts_;
  std::unordered_map<BlockId, Words> known_;
};

}  // namespace khop::document
