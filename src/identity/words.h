// SPDX-License-Identifier: Apache-2.0
/// A stretch of text as tokens, with the phrases of the lexicon that begin at each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figure/lexicon.h"
#include "figure/token.h"

namespace khop::identity {

/// Refers to the text and the lexicon, which must outlive it.
class Words {
 public:
  Words(std::string_view text, text::Span span, const figure::Lexicon& lexicon);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const figure::Token& operator[](std::size_t at) const { return tokens_[at]; }
  [[nodiscard]] std::string_view text(std::size_t at) const;
  /// The text from one token up to another, both included.
  [[nodiscard]] std::string_view text(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool is_word(std::size_t at) const;
  [[nodiscard]] bool is_mark(std::size_t at, char32_t mark) const;
  /// A numeral of one to four digits; -1 if there is none at `at`.
  [[nodiscard]] int number(std::size_t at) const;
  /// Length in tokens of the longest phrase of the class at `at`; 0 if there is none.
  [[nodiscard]] std::size_t phrase(std::size_t at, const char* phrase_class) const;

 private:
  std::string_view text_;
  const figure::Lexicon& lexicon_;
  std::vector<figure::Token> tokens_;
};

}  // namespace khop::identity
