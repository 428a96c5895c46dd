// SPDX-License-Identifier: Apache-2.0
#include "document/list_mark.h"

#include <array>

#include "document/characters.h"

namespace khop::document {
namespace {

// Roman numeral of capitals or small letters at `at`, up to 39; its value, 0 if there is none. Moves `at` behind it.
int read_roman(std::string_view line, std::size_t& at, bool capitals) {
  const auto value_of = [&](char c) {
    switch (capitals ? c : static_cast<char>(c - 0x20)) {
      case 'I':
        return 1;
      case 'V':
        return 5;
      case 'X':
        return 10;
      default:
        return 0;
    }
  };
  int total = 0, previous = 0;
  std::size_t end = at;
  while (end < line.size() && end - at < 7) {
    const bool small = line[end] >= 'a' && line[end] <= 'z';
    if (small == capitals) break;
    const int value = value_of(line[end]);
    if (value == 0) break;
    total += value > previous && previous > 0 ? value - 2 * previous : value;
    previous = value;
    ++end;
  }
  if (end > at) at = end;
  return total > 0 ? total : 0;
}

int read_number(std::string_view line, std::size_t& at) {
  int value = 0;
  std::size_t end = at;
  while (end < line.size() && is_digit(static_cast<unsigned char>(line[end])) && end - at < 4) {
    value = value * 10 + (line[end] - '0');
    ++end;
  }
  if (end == at || (end < line.size() && is_digit(static_cast<unsigned char>(line[end])))) return -1;
  at = end;
  return value;
}

ListMark finish(std::string_view line, MarkStyle style, std::size_t length, int number) {
  std::size_t skip = length;
  while (skip < line.size()) {
    std::size_t next = skip;
    if (!is_blank(text::next_code_point(line, next))) break;
    skip = next;
  }
  if (skip > line.size()) skip = line.size();  // the line was cut inside a blank
  return ListMark{style, static_cast<std::uint32_t>(length), static_cast<std::uint32_t>(skip), number};
}

bool blank_or_end(std::string_view line, std::size_t at) { return at >= line.size() || is_blank(peek(line, at)); }

// After emphasis signs, so that "1.**Tên" and "-*Lúa*" are seen as marks before a word.
bool word_follows(std::string_view line, std::size_t at) {
  while (at < line.size() && (line[at] == '*' || line[at] == '_')) ++at;
  const char32_t c = peek(line, at);
  return is_letter(c) || is_opening_quote(c) || c == '(';
}

bool capital_follows(std::string_view line, std::size_t at) {
  while (at < line.size() && (is_blank(peek(line, at)) || line[at] == '*' || line[at] == '_')) {
    if (is_blank(peek(line, at))) {
      (void)text::next_code_point(line, at);
    } else {
      ++at;
    }
  }
  const char32_t c = peek(line, at);
  return is_upper(c) || is_opening_quote(c);
}

ListMark read_sign(std::string_view line) {
  std::size_t at = 0;
  const char32_t c = text::next_code_point(line, at);
  switch (c) {
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      // "-5,3 %" is a signed figure; "--" is a rule.
      if (blank_or_end(line, at) || word_follows(line, at)) return finish(line, MarkStyle::dash, at, -1);
      return {};
    case '+':
      if (blank_or_end(line, at) || word_follows(line, at)) return finish(line, MarkStyle::plus, at, -1);
      return {};
    case '*':
      if (at < line.size() && is_blank(peek(line, at))) return finish(line, MarkStyle::bullet, at, -1);
      return {};
    case '\\':  // Markdown: "\- ", "\+ "
      if (line.size() > 2 && (line[1] == '-' || line[1] == '+' || line[1] == '*') && is_blank(peek(line, 2))) {
        const MarkStyle style = line[1] == '-' ? MarkStyle::dash : line[1] == '+' ? MarkStyle::plus : MarkStyle::bullet;
        return finish(line, style, 2, -1);
      }
      return {};
    case 0x2022:  // •
    case 0x25CF:  // ●
    case 0x25CB:  // ○
    case 0x25E6:  // ◦
    case 0x25AA:  // ▪
    case 0x25A0:  // ■
    case 0x25A1:  // □
    case 0x2043:  // ⁃
    case 0x27A2:  // ➢
    case 0x2713:  // ✓
    case 0x2756:  // ❖
    case 0x00B7:  // ·
    case 0xF0B7:  // Word's bullet in the Symbol font
    case 0xF0D8:
    case 0xF0FC:
      return finish(line, MarkStyle::bullet, at, -1);
    default:
      return {};
  }
}

// "(1)", "(1)-", "(15).", "(a)", "(ii)".
ListMark read_bracketed(std::string_view line) {
  std::size_t at = 1;
  MarkStyle style = MarkStyle::paren_number;
  int number = read_number(line, at);
  if (number < 0 || number > 299) {
    at = 1;
    number = read_roman(line, at, false);
    style = MarkStyle::paren_roman;
    if (number == 0 || at >= line.size() || line[at] != ')') {
      at = 1;
      const char32_t c = peek(line, at);
      if (!is_lower(c)) return {};
      (void)text::next_code_point(line, at);
      number = c == 0x111 ? 5 : static_cast<int>(c) - 'a' + 1;
      style = MarkStyle::letter;
    }
  }
  // "(4.6) Nuôi trồng": a section; "(4.6)" alone may be a change below zero in foreign manner.
  bool nested = false;
  while (style == MarkStyle::paren_number && at + 1 < line.size() && line[at] == '.') {
    std::size_t next = at + 1;
    const int inner = read_number(line, next);
    if (inner < 0 || next - at > 3) return {};
    number = inner;
    at = next;
    nested = true;
  }
  if (at >= line.size() || line[at] != ')') return {};
  ++at;
  if (nested && !capital_follows(line, at)) return {};
  while (at < line.size() && (line[at] == '-' || line[at] == '.' || line[at] == ':')) ++at;
  if (!blank_or_end(line, at) && !word_follows(line, at)) return {};
  return finish(line, style, at, number);
}

// "1.", "1)", "1-", "1.1.", "2.1.1 Tên".
ListMark read_numbered(std::string_view line) {
  std::size_t at = 0;
  int number = read_number(line, at);
  if (number < 0 || number > 199) return {};
  int depth = 1;
  while (at + 1 < line.size() && line[at] == '.' && is_digit(static_cast<unsigned char>(line[at + 1]))) {
    std::size_t next = at + 1;
    const int inner = read_number(line, next);
    if (inner < 0 || next - at > 3) return {};  // groups of three digits are a quantity: 1.952
    number = inner;
    at = next;
    ++depth;
  }
  const char c = at < line.size() ? line[at] : '\0';
  const MarkStyle style = depth == 1   ? MarkStyle::number
                          : depth == 2 ? MarkStyle::section2
                          : depth == 3 ? MarkStyle::section3
                                       : MarkStyle::section4;
  if (c == '.') {
    ++at;
    if (at < line.size() && line[at] == ')') ++at;
    if (blank_or_end(line, at) || (word_follows(line, at) && capital_follows(line, at))) {
      return number > 99 && depth == 1 ? ListMark{} : finish(line, style, at, number);
    }
    return {};
  }
  if (depth > 1) {
    // "2.1 Chăn nuôi" is a section; "2.5 triệu" a quantity in foreign manner.
    if ((c == ')' || c == '-' || c == '/' || c == ':') &&
        (blank_or_end(line, at + 1) || capital_follows(line, at + 1))) {
      return c == '/' ? ListMark{} : finish(line, style, at + 1, number);
    }
    return is_blank(peek(line, at)) && capital_follows(line, at) ? finish(line, style, at, number) : ListMark{};
  }
  if (c == ')' || c == '/') {
    if (c == '/' && !(blank_or_end(line, at + 1) && capital_follows(line, at + 1))) return {};
    if (!blank_or_end(line, at + 1) && !word_follows(line, at + 1)) return {};
    return finish(line, MarkStyle::paren_number, at + 1, number);
  }
  if (c == '-' || c == ':') {
    // "5-7 %" and "9 - 10 xã" are ranges; a mark stands close to its number and before a word.
    if (c == ':' && !capital_follows(line, at + 1)) return {};
    if (!capital_follows(line, at + 1)) return {};
    return finish(line, MarkStyle::paren_number, at + 1, number);
  }
  return {};
}

// "a)", "a.", "đ)", "i)".
ListMark read_small_letter(std::string_view line) {
  std::size_t at = 0;
  const char32_t c = text::next_code_point(line, at);
  const char32_t next = peek(line, at);
  if (next == ')' || (next == '.' && is_blank(peek(line, at + 1)) && capital_follows(line, at + 1))) {
    if (next == ')' && !blank_or_end(line, at + 1) && !word_follows(line, at + 1)) return {};
    return finish(line, MarkStyle::letter, at + 1, c == 0x111 ? 5 : static_cast<int>(c) - 'a' + 1);
  }
  at = 0;
  const int roman = read_roman(line, at, false);
  if (roman > 0 && at < line.size() && line[at] == ')') return finish(line, MarkStyle::paren_roman, at + 1, roman);
  return {};
}

// "I.", "II-", "III -", "I.1.", "II.1 Tên", "A.", "B-".
ListMark read_capital(std::string_view line) {
  std::size_t at = 0;
  const int roman = read_roman(line, at, true);
  if (roman > 0) {
    std::size_t end = at;
    if (end + 1 < line.size() && line[end] == '.' && is_digit(static_cast<unsigned char>(line[end + 1]))) {
      ++end;
      const int number = read_number(line, end);
      if (number > 0 && number < 100) {
        if (end < line.size() && (line[end] == '.' || line[end] == ')' || line[end] == '-')) ++end;
        if (blank_or_end(line, end)) return finish(line, MarkStyle::roman_number, end, number);
      }
      return {};
    }
    if (end < line.size() &&
        (line[end] == '.' || line[end] == ')' || line[end] == '-' || line[end] == '/' || line[end] == ':')) {
      ++end;
      if (blank_or_end(line, end) || capital_follows(line, end)) return finish(line, MarkStyle::roman, end, roman);
      return {};
    }
    // "III - Tên"
    if (end + 2 < line.size() && line[end] == ' ' && line[end + 1] == '-' && line[end + 2] == ' ' &&
        capital_follows(line, end + 2)) {
      return finish(line, MarkStyle::roman, end + 2, roman);
    }
  }
  at = 0;
  const char32_t c = text::next_code_point(line, at);
  const char32_t next = peek(line, at);
  if (next != '.' && next != '-' && next != ')' && next != '/') return {};
  if (!blank_or_end(line, at + 1) || !capital_follows(line, at + 1)) return {};
  return finish(line, MarkStyle::capital, at + 1, c < 0x80 ? static_cast<int>(c) - 'A' + 1 : 5);
}

struct Keyword {
  std::string_view word;
  MarkStyle style;
};
constexpr std::array kKeywords = {
    Keyword{"Phần", MarkStyle::part},   Keyword{"PHẦN", MarkStyle::part},    Keyword{"Chương", MarkStyle::part},
    Keyword{"CHƯƠNG", MarkStyle::part}, Keyword{"Điều", MarkStyle::article}, Keyword{"ĐIỀU", MarkStyle::article},
    Keyword{"Mục", MarkStyle::capital}, Keyword{"MỤC", MarkStyle::capital},
};

// "Điều 3. Tên", "PHẦN I - TÊN", "Chương II: TÊN"; the number must be followed by a stop, else it is running text
// ("Điều 3 Luật").
ListMark read_keyword(std::string_view line) {
  for (const Keyword& keyword : kKeywords) {
    if (!line.starts_with(keyword.word)) continue;
    std::size_t at = keyword.word.size();
    if (at >= line.size() || line[at] != ' ') return {};
    ++at;
    int number = read_number(line, at);
    if (number < 0) {
      number = read_roman(line, at, true);
      if (number == 0) return {};
    }
    if (at < line.size() && line[at] == ' ' && at + 1 < line.size() && line[at + 1] == '-') ++at;
    if (at >= line.size() || (line[at] != '.' && line[at] != ':' && line[at] != '-')) return {};
    ++at;
    if (!blank_or_end(line, at)) return {};
    return finish(line, keyword.style, at, number);
  }
  return {};
}

}  // namespace

ListMark read_list_mark(std::string_view line) {
  if (line.empty()) return {};
  line = line.substr(0, 64);
  const char32_t first = peek(line, 0);
  if (first == '(') return read_bracketed(line);
  if (is_digit(first)) return read_numbered(line);
  if (first < 0x80 ? (first >= 'a' && first <= 'z') : first == 0x111) return read_small_letter(line);
  if ((first >= 'A' && first <= 'Z') || first == 0x110) {
    if (const ListMark mark = read_keyword(line)) return mark;
    return read_capital(line);
  }
  return read_sign(line);
}

}  // namespace khop::document
