// SPDX-License-Identifier: Apache-2.0
/// Text → words, numerals and punctuation. One pass, no regular expression.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "figure/fold.h"
#include "text/source.h"

namespace khop::figure {

enum class TokenKind : std::uint8_t {
  word,     ///< letters, and digits after a letter ("m2", "QL12")
  numeral,  ///< digits with points and commas between them
  mark,     ///< one punctuation character
};

struct Token {
  TokenKind kind = TokenKind::mark;
  bool space_before = false;
  bool capital = false;  ///< a word that begins with a capital letter
  bool upper = false;    ///< a word all in capitals
  text::Span span;
  WordId id = 0;  ///< folded identity; of a numeral, of its characters
  char32_t mark = 0;
};

/// Tokens of text[span], in order; spans are into `text`.
void tokenize(std::string_view text, text::Span span, std::vector<Token>& out);

/// Identities of the tokens of a phrase as a lexicon spells it.
[[nodiscard]] std::vector<WordId> phrase_ids(std::string_view phrase);

}  // namespace khop::figure
