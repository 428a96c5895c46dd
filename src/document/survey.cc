// SPDX-License-Identifier: Apache-2.0
#include "document/survey.h"

#include <algorithm>
#include <vector>

#include "document/characters.h"

namespace khop::document {
namespace {

// Bytes; half a line of prose.
constexpr std::size_t kHalfSentence = 50;

std::uint64_t hash_word(std::string_view word) {
  std::uint64_t h = 1469598103934665603ULL;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return h;
}

std::uint64_t hash_pair(std::uint64_t a, std::uint64_t b) { return (a ^ (b >> 7)) * 1099511628211ULL + b; }

// Pages are some lines long; cells of a table that was pasted as lines are not.
bool far(std::size_t a, std::size_t b) { return b - a > 3; }

int page_number(std::string_view line) {
  std::size_t begin = 0, end = line.size();
  while (begin < end && (line[begin] == '-' || line[begin] == ' ')) ++begin;
  while (end > begin && (line[end - 1] == '-' || line[end - 1] == ' ')) --end;
  int value = 0;
  if (end == begin || end - begin > 3) return 0;
  for (; begin < end; ++begin) {
    if (!is_digit(static_cast<unsigned char>(line[begin]))) return 0;
    value = value * 10 + (line[begin] - '0');
  }
  return value;
}

}  // namespace

Survey::Survey(const Draft& draft) : d_(draft) {
  find_page_numbers();
  measure_wrapping();
  count_word_pairs();
}

bool Survey::known_pair(std::string_view above, std::string_view below) const {
  const std::string_view before = last_word(above), after = first_word(below);
  if (before.empty() || after.empty()) return false;
  const auto found = pairs_.find(hash_pair(hash_word(before), hash_word(after)));
  return found != pairs_.end() && found->second >= 2;
}

// A number alone on a line between blank lines that goes on with another such line is a page number.
void Survey::find_page_numbers() {
  std::vector<std::pair<std::size_t, int>> alone;
  for (std::size_t i = 0; i < d_.lines.size(); ++i) {
    const Line& line = d_.lines[i];
    if (line.kind != LineKind::text || !line.gap_before || line.end - line.begin > 12) continue;
    if (i + 1 < d_.lines.size() && d_.lines[i + 1].kind == LineKind::text && !d_.lines[i + 1].gap_before) continue;
    const int value = page_number(line_text(i));
    if (value > 0) alone.emplace_back(i, value);
  }
  for (std::size_t k = 0; k < alone.size(); ++k) {
    const bool goes_on =
        k + 1 < alone.size() && alone[k + 1].second == alone[k].second + 1 && far(alone[k].first, alone[k + 1].first);
    const bool went_on = k > 0 && alone[k - 1].second == alone[k].second - 1 && far(alone[k - 1].first, alone[k].first);
    if (goes_on || went_on) page_numbers_.insert(alone[k].first);
  }
}

// Mail and typewriter text is wrapped at some width: then a full line goes on in the next one, whatever that begins
// with.
void Survey::measure_wrapping() {
  if (d_.stated != nullptr) return;
  std::size_t pairs = 0, running = 0, width = 0;
  for (std::size_t i = 0; i + 1 < d_.lines.size(); ++i) {
    const Line& line = d_.lines[i];
    const Line& next = d_.lines[i + 1];
    if (line.kind != LineKind::text || next.kind != LineKind::text || next.gap_before) continue;
    const std::string_view text = line_text(i), following = line_text(i + 1);
    if (text.size() > 260) {
      ++pairs;
      continue;
    }
    if (read_list_mark(following)) continue;
    ++pairs;
    const std::size_t points = text::count_code_points(text);
    if (points > 130) continue;
    const Opening opening = opening_of(following);
    const Ending ending = ending_of(text);
    if (points >= 40 && opening == Opening::lower && (ending == Ending::open || ending == Ending::comma)) {
      ++running;
      width = std::max(width, points);
    }
  }
  wrapped_ = running >= 3 && running * 10 >= pairs * 3;
  width_ = width;
}

// How often two words stand side by side elsewhere tells whether a line that begins with a capital goes on with an
// open one
// ("... Chiến thắng" + "Điện Biên Phủ ..."). Counted only for pairs that some line end could need.
void Survey::count_word_pairs() {
  std::unordered_set<std::uint64_t> ends, begins;
  for (std::size_t i = 0; i < d_.lines.size(); ++i) {
    if (d_.lines[i].kind != LineKind::text) continue;
    const std::string_view text = line_text(i);
    if (is_upper(peek(text, 0))) begins.insert(hash_word(first_word(text.substr(0, 80))));
    if (text.size() >= kHalfSentence && is_letter(peek_back(text, text.size()))) {
      ends.insert(hash_word(last_word(text)));
    }
  }
  if (ends.empty() || begins.empty() || d_.lines.size() < 2) return;
  // Most words are no line's beginning: a bit for each of 65536 hashes says so without a search.
  std::vector<bool> may_begin(std::size_t{1} << 16);
  for (const std::uint64_t begin : begins) may_begin[begin >> 48] = true;
  std::uint64_t word = 0, previous = 0, h = 0;
  bool in_word = false, adjacent = false;
  std::size_t at = 0, word_begin = 0;
  const std::string_view text = d_.text;
  while (at <= text.size()) {
    const std::size_t here = at;
    bool letter = false;
    unsigned char byte = 0;
    if (at < text.size()) {
      byte = static_cast<unsigned char>(text[at]);
      letter = byte >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || (byte >= '0' && byte <= '9');
    }
    if (letter) {
      if (!in_word) {
        in_word = true;
        word_begin = here;
        h = 1469598103934665603ULL;
      }
      h = (h ^ byte) * 1099511628211ULL;
    } else {
      if (in_word) {
        previous = word;
        word = h;
        in_word = false;
        // Only capitals can be a line's beginning; the set of beginnings is small.
        const unsigned char first = static_cast<unsigned char>(text[word_begin]);
        if (adjacent && (first >= 0x80 || first < 'a') && may_begin[word >> 48] && begins.contains(word) &&
            ends.contains(previous)) {
          ++pairs_[hash_pair(previous, word)];
        }
        adjacent = byte == ' ';
      } else {
        adjacent = false;
      }
    }
    ++at;
  }
}

}  // namespace khop::document
