// SPDX-License-Identifier: Apache-2.0
#include "identity/words.h"

#include <algorithm>
#include <charconv>

namespace khop::identity {

Words::Words(std::string_view text, text::Span span, const figure::Lexicon& lexicon) : text_(text), lexicon_(lexicon) {
  figure::tokenize(text, span, tokens_);
}

std::string_view Words::text(std::size_t at) const { return text(at, at); }

std::string_view Words::text(std::size_t first, std::size_t last) const {
  const auto begin = tokens_[first].span.begin;
  return text_.substr(begin, tokens_[last].span.end - begin);
}

bool Words::is_word(std::size_t at) const { return at < size() && tokens_[at].kind == figure::TokenKind::word; }

bool Words::is_mark(std::size_t at, char32_t mark) const {
  return at < size() && tokens_[at].kind == figure::TokenKind::mark && tokens_[at].mark == mark;
}

int Words::number(std::size_t at) const {
  constexpr std::size_t kMostDigits = 4;
  if (at >= size() || tokens_[at].kind != figure::TokenKind::numeral) return -1;
  const auto digits = text(at);
  int value = -1;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && stop == digits.data() + digits.size() && digits.size() <= kMostDigits ? value : -1;
}

std::size_t Words::phrase(std::size_t at, const char* phrase_class) const {
  const auto id = lexicon_.find(phrase_class);
  if (!id || at >= size()) return 0;
  std::vector<figure::Hit> hits;
  lexicon_.hits(tokens_, at, size(), hits);
  std::size_t longest = 0;
  for (const auto& hit : hits)
    if (hit.phrase_class == *id) longest = std::max<std::size_t>(longest, hit.length);
  return longest;
}

}  // namespace khop::identity
