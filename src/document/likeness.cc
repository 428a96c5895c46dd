// SPDX-License-Identifier: Apache-2.0
#include "document/likeness.h"

#include <algorithm>
#include <cmath>

#include "document/characters.h"

namespace khop::document {

Likeness::Likeness(const Document& document) {
  words_.reserve(document.blocks.size());
  for (const Block& block : document.blocks) {
    words_.push_back(words_of(document.view(block.span)));
    if (block.note >= 0) continue;
    ++blocks_;
    for (const Word& word : words_.back()) ++blocks_with_[word.hash];
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (document.blocks[i].note < 0) continue;
    for (Word& word : words_[i]) word.weight = weight(word);
  }
}

std::vector<Likeness::Word> Likeness::words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size() && words.size() < kLongest;) {
    const auto first = static_cast<unsigned char>(text[at]);
    const bool figure = is_digit(first);
    std::uint64_t hash = 1469598103934665603ULL;
    std::size_t end = at;
    while (end < text.size()) {
      const auto byte = static_cast<unsigned char>(text[end]);
      const bool inside = byte >= 0x80 || is_digit(byte) || is_letter(byte) ||
                          (figure && (byte == '.' || byte == ',') && end + 1 < text.size() &&
                           is_digit(static_cast<unsigned char>(text[end + 1])));
      if (!inside) break;
      hash = (hash ^ (byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte)) * 1099511628211ULL;
      ++end;
    }
    if (end == at) {
      ++at;
      continue;
    }
    // Single letters and digits are everywhere.
    if (end - at > 1) words.push_back(Word{hash, figure && end - at > 2, 0});
    at = end;
  }
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.hash < b.hash; });
  words.erase(std::unique(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.hash == b.hash; }),
              words.end());
  return words;
}

float Likeness::weight(const Word& word) const {
  const auto found = blocks_with_.find(word.hash);
  const double with = found == blocks_with_.end() ? 1 : found->second;
  return static_cast<float>(std::log(1 + blocks_ / with) * (word.figure ? 2 : 1));
}

double Likeness::between(const Note& note, BlockId block) const {
  const std::vector<Word>& theirs = words_[static_cast<std::size_t>(block)];
  double shared = 0, all = 0;
  for (const BlockId id : note.blocks) {
    auto known = theirs.begin();
    for (const Word& word : words_[static_cast<std::size_t>(id)]) {
      all += word.weight;
      while (known != theirs.end() && known->hash < word.hash) ++known;
      if (known != theirs.end() && known->hash == word.hash) shared += word.weight;
    }
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace khop::document
