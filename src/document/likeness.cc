// SPDX-License-Identifier: Apache-2.0
#include "document/likeness.h"

#include <algorithm>
#include <cmath>

#include "document/characters.h"

namespace khop::document {
namespace {

// Calls visit(hash, is_figure) for each word and numeral. Single letters and digits are everywhere and left out.
template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const bool figure = is_digit(static_cast<unsigned char>(text[at]));
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
    if (end - at > 1) visit(hash ^ (hash >> 29), figure && end - at > 2);
    at = std::max(end, at + 1);
  }
}

}  // namespace

Likeness::Likeness(const Document& document) : document_(document), counts_(kCounters, 0) {
  for (const Block& block : document.blocks) {
    if (block.note >= 0) continue;
    for_each_word(document.view(block.span), [&](std::uint64_t hash, bool) {
      ++counts_[hash % kCounters];
      ++total_;
    });
  }
}

const Likeness::Words& Likeness::words_of(BlockId block) {
  const auto [place, is_new] = known_.try_emplace(block);
  Words& words = place->second;
  if (!is_new) return words;
  for_each_word(document_.view(document_.blocks[static_cast<std::size_t>(block)].span),
                [&](std::uint64_t hash, bool figure) {
                  if (words.size() >= kLongest) return;
                  const double rarity = std::log(1 + total_ / (1 + counts_[hash % kCounters]));
                  words.push_back(Word{hash, static_cast<float>(rarity * (figure ? 2 : 1))});
                });
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.hash < b.hash; });
  words.erase(std::unique(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.hash == b.hash; }),
              words.end());
  return words;
}

double Likeness::between(const Note& note, BlockId block) {
  const Words& theirs = words_of(block);
  double shared = 0, all = 0;
  for (const BlockId id : note.blocks) {
    auto known = theirs.begin();
    for (const Word& word : words_of(id)) {
      all += word.weight;
      while (known != theirs.end() && known->hash < word.hash) ++known;
      if (known != theirs.end() && known->hash == word.hash) shared += word.weight;
    }
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace khop::document
