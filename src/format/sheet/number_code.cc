// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/number_code.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace khop::format {
namespace {

using Piece = FormatPiece;

bool is_placeholder(char c) { return c == '0' || c == '#' || c == '?'; }

// Colours, conditions, currencies, hours that go on behind 24.
void read_bracket(std::string_view inside, FormatSection& section) {
  if (inside.empty()) return;
  const char c = inside.front();
  if (c == '$') {
    // [$₫-42A]: a currency and a language.
    const std::string_view currency =
        inside.substr(1, inside.find('-') == std::string_view::npos ? inside.size() : inside.find('-') - 1);
    if (!currency.empty()) section.tokens.push_back(FormatToken{Piece::literal, std::string(currency)});
  } else if (c == '<' || c == '>' || c == '=') {
    std::size_t sign = 1;
    section.compare = c == '<' ? FormatCompare::less : c == '>' ? FormatCompare::more : FormatCompare::equal;
    if (inside.substr(0, 2) == "<=" || inside.substr(0, 2) == ">=" || inside.substr(0, 2) == "<>") {
      section.compare = inside[1] == '>' ? FormatCompare::unequal
                        : c == '<'       ? FormatCompare::at_most
                                         : FormatCompare::at_least;
      sign = 2;
    }
    const std::string_view limit = inside.substr(sign);
    std::from_chars(limit.data(), limit.data() + limit.size(), section.limit);
  } else if (inside.find_first_not_of("hH") == std::string_view::npos ||
             inside.find_first_not_of("mM") == std::string_view::npos ||
             inside.find_first_not_of("sS") == std::string_view::npos) {
    section.tokens.push_back(FormatToken{Piece::date, "[" + std::string(1, static_cast<char>(c | 0x20)) + "]"});
  } else if (inside.substr(0, 3) != "DBN") {
    section.coloured = true;
  }
}

// What commas and per cent signs mean, and how many digits there are.
void measure(FormatSection& section) {
  section.date = section.has(Piece::date);
  for (const FormatToken& token : section.tokens) {
    // Zeros behind a point are parts of a second; other digits make it a number with letters around.
    if (token.piece == Piece::digit && token.text != "0") section.date = false;
  }
  if (section.date) return;
  bool behind = false, power = false;
  int commas = 0;
  for (FormatToken& token : section.tokens) {
    switch (token.piece) {
      case Piece::date:
        token.piece = Piece::literal;
        break;
      case Piece::exponent:
        power = true;
        break;
      case Piece::percent:
        section.shift += 2;
        break;
      case Piece::point:
        if (behind) token.piece = Piece::literal;
        behind = true;
        section.shift -= 3 * std::exchange(commas, 0);
        break;
      case Piece::comma:
        if (section.whole + section.places == 0 || power)
          token.piece = Piece::literal;
        else
          ++commas;
        break;
      case Piece::digit:
        if (power) break;
        if (std::exchange(commas, 0) > 0 && !behind) section.grouped = true;
        ++(behind ? section.places : section.whole);
        break;
      default:
        break;
    }
  }
  section.shift -= 3 * commas;
}

FormatSection read_section(std::string_view code) {
  FormatSection out;
  const auto add = [&out](Piece piece, std::string text) {
    if (piece == Piece::literal && !out.tokens.empty() && out.tokens.back().piece == piece) {
      out.tokens.back().text += text;
    } else {
      out.tokens.push_back(FormatToken{piece, std::move(text)});
    }
  };
  // The character behind a sign that names it, with all its bytes.
  const auto character = [&code](std::size_t at) {
    std::size_t end = at + 1;
    while (end < code.size() && (static_cast<unsigned char>(code[end]) & 0xC0) == 0x80) ++end;
    return code.substr(std::min(at, code.size()), end - at);
  };
  for (std::size_t at = 0; at < code.size();) {
    const char c = code[at];
    const std::string_view rest = code.substr(at);
    if (c == '"') {
      const std::size_t end = std::min(code.find('"', at + 1), code.size());
      add(Piece::literal, std::string(code.substr(at + 1, end - at - 1)));
      at = end + 1;
    } else if (c == '\\' || c == '_' || c == '*') {
      const std::string_view next = character(at + 1);
      if (c == '\\') add(Piece::literal, std::string(next));
      if (c == '_') add(Piece::literal, " ");
      if (c == '*') add(Piece::fill, std::string(next));
      at += 1 + std::max<std::size_t>(next.size(), 1);
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      read_bracket(code.substr(at + 1, end - std::min(at + 1, end)), out);
      at = end + 1;
    } else if (is_placeholder(c)) {
      add(Piece::digit, std::string(1, c));
      ++at;
    } else if (c == '.' || c == ',' || c == '%') {
      add(c == '.' ? Piece::point : c == ',' ? Piece::comma : Piece::percent, std::string(1, c));
      ++at;
    } else if ((c == 'E' || c == 'e') && rest.size() > 1 && (rest[1] == '+' || rest[1] == '-')) {
      add(Piece::exponent, std::string(1, rest[1]));
      at += 2;
    } else if (rest.size() >= 7 &&
               (rest.starts_with("General") || rest.starts_with("GENERAL") || rest.starts_with("general"))) {
      add(Piece::general, "");
      at += 7;
    } else if (rest.starts_with("AM/PM") || rest.starts_with("am/pm")) {
      add(Piece::date, "AM/PM");
      at += 5;
    } else if (rest.starts_with("A/P") || rest.starts_with("a/p")) {
      add(Piece::date, "AM/PM");
      at += 3;
    } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
      const char low = static_cast<char>(c | 0x20);
      std::size_t end = at;
      while (end < code.size() && static_cast<char>(code[end] | 0x20) == low) ++end;
      add(Piece::date, std::string(end - at, low));
      at = end;
    } else if (c == '@') {
      add(Piece::text, "");
      ++at;
    } else {
      add(Piece::literal, std::string(character(at)));
      at += character(at).size();
    }
  }
  measure(out);
  return out;
}

}  // namespace

bool FormatSection::has(FormatPiece piece) const {
  return std::any_of(tokens.begin(), tokens.end(), [&](const FormatToken& token) { return token.piece == piece; });
}

std::vector<FormatSection> read_format_code(std::string_view code) {
  constexpr std::size_t kLongestCode = 4096, kMostSections = 4;
  code = code.empty() ? std::string_view("General") : code.substr(0, kLongestCode);
  std::vector<FormatSection> out;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < code.size() && out.size() + 1 < kMostSections; ++at) {
    const char c = code[at];
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '\\' || c == '_' || c == '*')) {
      ++at;
    } else if (!quoted && c == ';') {
      out.push_back(read_section(code.substr(begin, at - begin)));
      begin = at + 1;
    }
  }
  out.push_back(read_section(code.substr(std::min(begin, code.size()))));
  return out;
}

std::string_view built_in_format(int id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    case 5:
    case 6:
    case 37:
    case 38:
      return "#,##0;(#,##0)";
    case 7:
    case 8:
    case 39:
    case 40:
      return "#,##0.00;(#,##0.00)";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 11:
      return "0.00E+00";
    case 41:
    case 42:
      return "#,##0;(#,##0);\"-\"";
    case 43:
    case 44:
      return "#,##0.00;(#,##0.00);\"-\"";
    case 48:
      return "##0.0E+0";
    case 49:
      return "@";
    case 16:
      return "dd/mm";
    case 17:
      return "mm/yyyy";
    case 18:
    case 20:
      return "h:mm";
    case 19:
    case 21:
      return "h:mm:ss";
    case 22:
      return "dd/mm/yyyy h:mm";
    case 45:
      return "mm:ss";
    case 46:
      return "[h]:mm:ss";
    case 47:
      return "mm:ss";
    default:
      break;
  }
  const bool date = id == 14 || id == 15 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return date ? "dd/mm/yyyy" : "General";
}

}  // namespace khop::format
