// SPDX-License-Identifier: Apache-2.0
#include "figure/token.h"

namespace khop::figure {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0xFEFF;
}

// Dashes and quotation marks come in many typefaces; rules should not have to know.
char32_t plain_mark(char32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return '"';
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0xFF05:
      return '%';
    case 0x2044:
    case 0x2215:
      return '/';
    default:
      return c;
  }
}

WordId mark_id(char32_t c) { return (static_cast<WordId>(c) << 8) | 0x5Aull << 56; }

}  // namespace

void tokenize(std::string_view text, text::Span span, std::vector<Token>& out) {
  std::size_t at = span.begin;
  bool space = false;
  while (at < span.end) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      // Digits; a point or comma belongs to the numeral only between digits.
      while (at < span.end && (is_digit(text[at]) ||
                               ((text[at] == '.' || text[at] == ',') && at + 1 < span.end && is_digit(text[at + 1]))))
        ++at;
      out.push_back({TokenKind::numeral,
                     space,
                     false,
                     false,
                     {static_cast<text::Offset>(begin), static_cast<text::Offset>(at)},
                     word_id(text.substr(begin, at - begin)),
                     0});
      space = false;
      continue;
    }
    char32_t c = next_code_point(text.substr(0, span.end), at);
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (is_letter(c)) {
      const bool capital = is_upper(c);
      bool upper = capital;
      while (at < span.end) {
        std::size_t next = at;
        if (is_digit(text[at])) {
          ++at;
          continue;
        }
        c = next_code_point(text.substr(0, span.end), next);
        if (!is_letter(c)) break;
        upper = upper && is_upper(c);
        at = next;
      }
      const std::string_view word = text.substr(begin, at - begin);
      out.push_back({TokenKind::word,
                     space,
                     capital,
                     upper && word.size() > 1,
                     {static_cast<text::Offset>(begin), static_cast<text::Offset>(at)},
                     word_id(word),
                     0});
    } else {
      const char32_t mark = plain_mark(c);
      out.push_back({TokenKind::mark,
                     space,
                     false,
                     false,
                     {static_cast<text::Offset>(begin), static_cast<text::Offset>(at)},
                     mark_id(mark),
                     mark});
    }
    space = false;
  }
}

std::vector<WordId> phrase_ids(std::string_view phrase) {
  std::vector<Token> tokens;
  tokenize(phrase, {0, static_cast<text::Offset>(phrase.size())}, tokens);
  std::vector<WordId> ids;
  ids.reserve(tokens.size());
  for (const auto& token : tokens) ids.push_back(token.id);
  return ids;
}

}  // namespace khop::figure
