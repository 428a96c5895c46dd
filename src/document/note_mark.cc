// SPDX-License-Identifier: Apache-2.0
#include "document/note_mark.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include "document/characters.h"

namespace khop::document {
namespace {

constexpr std::int32_t kLargestNote = 9999;
// Numbering may skip what a scan lost, but a mark far from its neighbours is an exponent or noise.
constexpr std::int32_t kLargestGap = 12;

// Digits of `text` from `at`, up to four; -1 if there are none. Moves `at` behind them.
std::int32_t digits_at(std::string_view text, std::size_t& at) {
  std::int32_t value = 0;
  std::size_t end = at;
  while (end < text.size() && end - at < 4 && is_digit(static_cast<unsigned char>(text[end]))) {
    value = value * 10 + (text[end] - '0');
    ++end;
  }
  if (end == at) return -1;
  at = end;
  return value;
}

// What is found before it is known which of it are marks.
struct Candidate {
  Offset begin, end;
  NoteStyle style;
  bool opens;
  std::int32_t number;
  bool certain;        // a letter, bracket or stop stands before: no exponent
  std::int32_t unit2;  // a superscript on m, km: 2 or 3 if its first digit can be the unit's power; else 0
};

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

  std::vector<NoteMark> run() {
    scan();
    count_notes();
    std::vector<NoteMark> marks;
    choose(marks);
    return marks;
  }

 private:
  // One pass over the bytes; only four bytes can begin a mark.
  void scan() {
    static const std::array<bool, 256> interesting = [] {
      std::array<bool, 256> table{};
      table[0xC2] = table[0xE2] = table[0xEF] = table['<'] = table['('] = table['['] = true;
      return table;
    }();
    const auto* bytes = reinterpret_cast<const unsigned char*>(text_.data());
    const std::size_t size = text_.size();
    for (std::size_t at = 0; at < size;) {
      if (!interesting[bytes[at]]) {
        ++at;
        continue;
      }
      at = look(at);
    }
  }

  // Looks at a possible mark at `at`; returns where to go on.
  std::size_t look(std::size_t at) {
    switch (static_cast<unsigned char>(text_[at])) {
      case '<':
        return look_tag(at);
      case '(':
        return look_plain(at);
      case '[':
        return look_markdown(at);
      default:
        break;
    }
    const char32_t c = peek(text_, at);
    if (superscript_digit(c) >= 0) return look_superscript(at);
    std::size_t next = at;
    (void)text::next_code_point(text_, next);
    if (c == text::kReplacement) {
      add(at, next, NoteStyle::lost, 0, true, 0);
    }
    return next;
  }

  std::size_t look_superscript(std::size_t at) {
    std::size_t end = at;
    std::int32_t value = 0;
    int count = 0;
    std::int32_t first = 0;
    while (end < text_.size()) {
      const int digit = superscript_digit(peek(text_, end));
      if (digit < 0) break;
      (void)text::next_code_point(text_, end);
      if (count == 0) first = digit;
      if (++count <= 4) value = value * 10 + digit;
    }
    if (count > 4) return end;
    const bool unit = after_length_unit(text_, static_cast<Offset>(at)) && (first == 2 || first == 3);
    const char32_t before = peek_back(text_, at);
    add(at, end, NoteStyle::superscript, value, !is_digit(before), unit ? first : 0);
    return end;
  }

  // <sup>(7)</sup> and its kin. Several numbers in one tag are several marks at one place.
  std::size_t look_tag(std::size_t at) {
    if (text_.substr(at, 5) != "<sup>") return at + 1;
    const std::size_t inner = at + 5;
    const std::size_t close = text_.substr(inner, 64).find("</sup>");
    if (close == std::string_view::npos) return inner;
    const std::size_t end = inner + close + 6;
    const std::string_view content = text_.substr(inner, close);
    std::size_t i = 0;
    std::vector<std::int32_t> numbers;
    bool bracket = false;
    while (i < content.size()) {
      const std::int32_t number = digits_at(content, i);
      if (number >= 0) {
        numbers.push_back(number);
        continue;
      }
      const char c = content[i];
      if (c == '(' || c == ')' || c == '[' || c == ']') bracket = true;
      if (c != '(' && c != ')' && c != '[' && c != ']' && c != ',' && c != ';' && c != ' ' && c != '*') return end;
      ++i;
    }
    if (numbers.empty()) return end;
    const bool unit = !bracket && numbers.size() == 1 && (numbers[0] == 2 || numbers[0] == 3) &&
                      after_length_unit(text_, static_cast<Offset>(at));
    if (unit) return end;
    const char32_t before = peek_back(text_, at);
    for (const std::int32_t number : numbers) {
      add(at, end, NoteStyle::tag, number, bracket || !is_digit(before), 0);
      if (candidates_.back().opens) break;
    }
    return end;
  }

  std::size_t look_markdown(std::size_t at) {
    if (text_.substr(at, 2) != "[^") return at + 1;
    std::size_t end = at + 2;
    const std::int32_t number = digits_at(text_, end);
    if (number < 0 || end >= text_.size() || text_[end] != ']') return at + 2;
    ++end;
    if (end < text_.size() && text_[end] == ':' && at_line_start(at)) ++end;
    add(at, end, NoteStyle::markdown, number, true, 0);
    return end;
  }

  // "(7)" on the end of a word, or at the start of a line before a word.
  std::size_t look_plain(std::size_t at) {
    std::size_t end = at + 1;
    const std::int32_t number = digits_at(text_, end);
    if (number <= 0 || number > 999 || end >= text_.size() || text_[end] != ')') return at + 1;
    ++end;
    if (at_line_start(at)) {
      // "(1)-" and "(15)." are list marks.
      const char32_t next = peek(text_, end);
      if (is_blank(next) || is_letter(next)) add(at, end, NoteStyle::plain, number, true, 0);
      return end;
    }
    const char32_t before = peek_back(text_, at);
    const char32_t after = peek(text_, end);
    const bool attached =
        is_letter(before) || is_digit(before) || before == '%' || superscript_digit(before) >= 0 || before == ')';
    const bool spaced =
        before == ' ' && (after == '.' || after == ',' || after == ';' || after == ':' || after == 0 || after == '\n');
    if (attached || spaced) add(at, end, NoteStyle::plain, number, attached, 0);
    return end;
  }

  // Moves along with the scan, so that the question costs nothing.
  bool at_line_start(std::size_t at) {
    while (line_ < lines_.size() && lines_[line_].raw_end < at) ++line_;
    if (line_ >= lines_.size() || lines_[line_].kind != LineKind::text) return false;
    std::size_t begin = lines_[line_].begin;
    while (begin < at && (text_[begin] == '*' || text_[begin] == '_' || text_[begin] == '>')) ++begin;
    return begin == at;
  }

  void add(std::size_t begin, std::size_t end, NoteStyle style, std::int32_t number, bool certain, std::int32_t unit2) {
    if (number > kLargestNote) return;
    candidates_.push_back(Candidate{static_cast<Offset>(begin), static_cast<Offset>(end), style, at_line_start(begin),
                                    number, certain, unit2});
  }

  void count_notes() {
    for (const Candidate& c : candidates_) {
      if (c.style == NoteStyle::lost) {
        if (c.opens) ++lost_opening_;
        continue;
      }
      if (c.opens)
        ++opening_[key(c.style, c.number)];
      else if (c.style == NoteStyle::plain)
        ++plain_inline_[c.number];
    }
  }

  static std::int64_t key(NoteStyle style, std::int32_t number) {
    // Superscripts and tags are one style: converters change between them inside one document.
    if (style == NoteStyle::tag) style = NoteStyle::superscript;
    return std::int64_t{number} << 8 | static_cast<std::int64_t>(style);
  }

  bool has_note(NoteStyle style, std::int32_t number) const { return opening_.contains(key(style, number)); }

  void choose(std::vector<NoteMark>& marks) const {
    std::int32_t last = 0;  // last number of the superscripts and tags
    for (const Candidate& c : candidates_) {
      NoteMark mark{c.begin, c.end, c.style, c.opens, c.number, -1};
      switch (c.style) {
        case NoteStyle::superscript:
        case NoteStyle::tag: {
          if (c.unit2 != 0) {
            if (!split_unit(c, last, mark)) continue;
          } else if (!c.certain && !c.opens && !has_note(c.style, c.number)) {
            // A number stands before. Without a footnote of that number it is a mark only where the count goes on, and
            // never on a ten: 10⁶.
            const bool follows = c.number > last && c.number <= last + 2;
            if (!follows || is_power_of_ten(c.begin)) continue;
          }
          if (c.opens && mark.number == 0) continue;
          if (!c.opens) last = std::max(last, mark.number);
          break;
        }
        case NoteStyle::plain:
          if (c.opens ? !plain_inline_.contains(c.number) : !has_note(c.style, c.number)) continue;
          break;
        case NoteStyle::lost:
          if (lost_opening_ == 0) continue;
          break;
        case NoteStyle::markdown:
        case NoteStyle::stated:
        case NoteStyle::none:
          break;
      }
      marks.push_back(mark);
    }
  }

  // m², m³ are units; m²⁸ is the unit with mark 8, or the unit m with mark 28, whichever goes on with the count.
  bool split_unit(const Candidate& c, std::int32_t last, NoteMark& mark) const {
    const bool single = c.number < 10;
    if (single) return false;
    std::int32_t scale = 1;
    while (c.number / (scale * 10) > 0) scale *= 10;
    const std::int32_t rest = c.number % scale;
    const auto fits = [&](std::int32_t n) { return n > last && n <= last + kLargestGap; };
    if (fits(c.number) && !fits(rest)) return true;
    std::size_t begin = c.begin;
    (void)text::next_code_point(text_, begin);
    mark.begin = static_cast<Offset>(begin);
    mark.number = rest;
    return rest > 0;
  }

  bool is_power_of_ten(Offset at) const {
    return at >= 2 && text_.substr(at - 2, 2) == "10" &&
           (at < 3 || !is_digit(static_cast<unsigned char>(text_[at - 3])));
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t line_ = 0;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::int64_t, int> opening_;
  std::unordered_map<std::int32_t, int> plain_inline_;
  int lost_opening_ = 0;
};

}  // namespace

bool after_length_unit(std::string_view text, Offset at) {
  static constexpr std::array<std::string_view, 7> kUnits = {"m", "km", "cm", "dm", "mm", "hm", "dam"};
  const std::string_view before = text.substr(0, at);
  std::size_t begin = at;
  while (begin > 0 && at - begin < 4 && is_letter(static_cast<unsigned char>(before[begin - 1]))) --begin;
  const std::string_view word = before.substr(begin);
  if (std::find(kUnits.begin(), kUnits.end(), word) == kUnits.end()) return false;
  return !is_letter(peek_back(before, begin));
}

std::vector<NoteMark> find_note_marks(std::string_view text, const std::vector<Line>& lines) {
  return Finder(text, lines).run();
}

}  // namespace khop::document
