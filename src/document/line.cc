// SPDX-License-Identifier: Apache-2.0
#include "document/line.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "document/characters.h"

namespace khop::document {
namespace {

// "-----", "* * *", "____", "\*": only signs, three at least (or one escaped star, an ornament of converters).
bool is_rule(std::string_view line) {
  int signs = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = text::next_code_point(line, at);
    switch (c) {
      case '-':
      case '_':
      case '=':
      case '*':
      case '~':
      case '.':
      case 0x2013:
      case 0x2014:
      case 0x2026:
      case 0x2500:
        ++signs;
        break;
      case '\\':
        signs += 2;
        break;
      default:
        if (!is_blank(c)) return false;
    }
  }
  // A lone stop is the rest of a sentence from which a mark was lifted.
  return signs >= 3;
}

// One byte that a line could begin with and that trim() would take away.
bool plain_edge(char c) { return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80; }

// "XII về ...": the number of a term or quarter whose noun stands above. A section number has a stop behind it.
bool is_roman_word(std::string_view line) {
  std::size_t length = 0;
  while (length < line.size() && length < 7 && (line[length] == 'I' || line[length] == 'V' || line[length] == 'X'))
    ++length;
  return length > 0 && length + 1 < line.size() &&
         ((line[length] == ' ' && is_lower(peek(line, length + 1))) || line[length] == ',' || line[length] == ';');
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool gap = true, rule = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const void* found = std::memchr(text.data() + begin, '\n', text.size() - begin);
    const std::size_t end =
        found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.size();
    Line line;
    line.raw_begin = line.begin = static_cast<Offset>(begin);
    line.raw_end = line.end = static_cast<Offset>(end);
    begin = end + 1;
    if (line.begin < line.end && !(plain_edge(text[line.begin]) && plain_edge(text[line.end - 1]))) {
      trim(text, line.begin, line.end);
    }
    if (line.begin == line.end) {
      gap = true;
      continue;
    }
    const std::string_view raw = text.substr(line.raw_begin, line.raw_end - line.raw_begin);
    if (std::memchr(raw.data(), '\f', raw.size()) != nullptr) gap = true;
    if (const void* tab = std::memchr(raw.data(), '\t', raw.size()); tab != nullptr) {
      line.tabs = static_cast<std::uint16_t>(
          std::min<std::ptrdiff_t>(std::count(static_cast<const char*>(tab), raw.data() + raw.size(), '\t'), 65535));
    }
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    line.gap_before = gap;
    line.rule_before = rule;
    if (!is_letter(static_cast<unsigned char>(content[0])) && content.size() < 400 && is_rule(content)) {
      line.kind = LineKind::rule;
      gap = rule = true;
      lines.push_back(line);
      continue;
    }
    line.kind = LineKind::text;
    if (content[0] == '#') {
      std::size_t hashes = content.find_first_not_of('#');
      if (hashes <= 6 && is_blank(peek(content, hashes))) {
        line.hashes = static_cast<std::uint8_t>(hashes);
        line.begin += static_cast<Offset>(hashes);
        // Closing hashes are optional in Markdown.
        while (line.end > line.begin && text[line.end - 1] == '#') --line.end;
        trim(text, line.begin, line.end);
      }
    }
    gap = rule = false;
    lines.push_back(line);
  }
  return lines;
}

Opening opening_of(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const char32_t c = peek(line, at);
    if (c != '*' && c != '_' && c != '\\' && !is_opening_quote(c) && !is_blank(c)) break;
    (void)text::next_code_point(line, at);
  }
  const char32_t c = peek(line, at);
  switch (c) {
    case 0:
      return Opening::upper;
    case '.':
      // ".../." and "…" are no continuations of their own, but they are no openings either.
      return Opening::punctuation;
    case ',':
    case ';':
    case ':':
    case ')':
    case ']':
    case '%':
      return Opening::punctuation;
    default:
      break;
  }
  if (is_lower(c)) return Opening::lower;
  if (is_roman_word(line.substr(at))) return Opening::digit;
  if (is_digit(c) || c == '(' || c == '[' || c == '/') return Opening::digit;
  return Opening::upper;
}

Ending ending_of(std::string_view line) {
  bool quoted = false;
  while (!line.empty()) {
    std::size_t at = line.size();
    const char32_t c = text::previous_code_point(line, at);
    if (is_blank(c) || c == '*' || c == '_' || superscript_digit(c) >= 0 || c == text::kReplacement) {
      // "m²" at the end of a line leaves the m, which is as open as the sign.
      line = line.substr(0, at);
      continue;
    }
    if (line.ends_with("</sup>")) {
      const std::size_t open = line.rfind("<sup>");
      line = line.substr(0, open == std::string_view::npos || line.size() - open > 40 ? line.size() - 6 : open);
      continue;
    }
    if (is_closing_quote(c) || c == ')' || c == ']') {
      // A stop inside the bracket or quotation ends the sentence as well.
      quoted = true;
      std::size_t before = at;
      if (before > 0) {
        const char32_t inner = text::previous_code_point(line, before);
        if (inner == '.' || inner == '!' || inner == '?' || inner == 0x2026)
          return c == ')' ? Ending::closing : Ending::sentence;
      }
      return Ending::closing;
    }
    switch (c) {
      case '.':
      case '!':
      case '?':
      case 0x2026:
        return Ending::sentence;
      case ';':
        return Ending::semicolon;
      case ':':
        return Ending::colon;
      case ',':
      case '-':
      case 0x2013:
      case '(':
      case '/':
      case '+':
        return Ending::comma;
      default:
        return is_dangling(last_word(line)) ? Ending::comma : quoted ? Ending::closing : Ending::open;
    }
  }
  return Ending::open;
}

std::string_view last_word(std::string_view line) {
  const auto in_word = [](char32_t c) { return is_letter(c) || is_digit(c); };
  std::size_t end = line.size();
  while (end > 0) {
    std::size_t at = end;
    if (in_word(text::previous_code_point(line, at))) break;
    if (line.size() - at > 16) return {};
    end = at;
  }
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t at = begin;
    if (!in_word(text::previous_code_point(line, at))) break;
    begin = at;
    if (end - begin > 64) break;
  }
  return line.substr(begin, end - begin);
}

std::string_view first_word(std::string_view line) {
  const auto in_word = [](char32_t c) { return is_letter(c) || is_digit(c); };
  std::size_t begin = 0;
  while (begin < line.size() && begin < 16 && !in_word(peek(line, begin))) (void)text::next_code_point(line, begin);
  std::size_t end = begin;
  while (end < line.size() && end - begin < 64 && in_word(peek(line, end))) (void)text::next_code_point(line, end);
  return begin < line.size() ? line.substr(begin, end - begin) : std::string_view{};
}

bool is_dangling(std::string_view word) {
  // Only words that no noun or verb ends in ("tự do", "tồn tại", "đồng bằng" and "con số" do).
  static constexpr std::array<std::string_view, 14> kWords = {"và",    "với", "của", "các", "những", "cho", "là",
                                                              "trong", "để",  "như", "mà",  "hoặc",  "bởi", "nhằm"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace khop::document
