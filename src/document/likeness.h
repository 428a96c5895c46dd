// SPDX-License-Identifier: Apache-2.0
/// How much a footnote and a block of the body speak of the same things.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"

namespace khop::document {

/// Counts in how many blocks of the body each word stands; rare words, and figures above all, tell most.
class Likeness {
 public:
  explicit Likeness(const Document& document);

  /// From 0 (nothing in common) to 1 (all that the footnote says stands in the block as well).
  [[nodiscard]] double between(const Note& note, BlockId block) const;

 private:
  struct Word {
    std::uint64_t hash;
    bool figure;
    float weight = 0;  ///< how much it tells: rare words and figures most
  };
  /// Words of one block, sorted, each once; at most kLongest of them.
  [[nodiscard]] static std::vector<Word> words_of(std::string_view text);
  [[nodiscard]] float weight(const Word& word) const;

  static constexpr std::size_t kLongest = 600;
  double blocks_ = 0;                     // of the body
  std::vector<std::vector<Word>> words_;  // by block
  std::unordered_map<std::uint64_t, std::uint32_t> blocks_with_;
};

}  // namespace khop::document
