// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/sequence.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace khop::audit {

using document::MarkStyle;

namespace {

// A list deeper than this is not one that a reader keeps in mind.
constexpr std::size_t kMostOpen = 12;
// A step over more numbers than this is another list, not a slip.
constexpr int kMostMissing = 3;
// How far ahead the next mark of a list is looked for.
constexpr std::size_t kAhead = 60;

constexpr std::u32string_view kVietnamese = U"abcdđeghiklmnopqrstuvxy";

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c == U'Đ' ? U'đ' : c; }

std::string utf8(char32_t c) {
  if (c < 0x80) return std::string(1, static_cast<char>(c));
  return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
}

std::string roman(int number, bool small) {
  constexpr std::array<std::pair<int, std::string_view>, 5> kDigits = {
      {{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string out;
  for (const auto& [value, digits] : kDigits)
    for (; number >= value; number -= value) out += digits;
  if (small)
    for (auto& c : out) c = static_cast<char>(c + 32);
  return out;
}

bool is_alphabetic(MarkStyle style) { return style == MarkStyle::letter || style == MarkStyle::capital; }

/// The bytes of the number or letter within a printed mark: [first, last).
std::pair<std::size_t, std::size_t> core(std::string_view printed) {
  const auto is_core = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0 || c == '.';
  };
  auto first = printed.find_last_of(' ');  // "Điều 3."
  first = first == std::string_view::npos ? 0 : first + 1;
  while (first < printed.size() && !is_core(printed[first])) ++first;
  auto last = first;
  while (last < printed.size() && is_core(printed[last])) ++last;
  while (last > first && printed[last - 1] == '.') --last;
  return {first, last};
}

bool set_letter(Mark& mark) {
  const auto [first, last] = core(mark.printed);
  std::size_t at = first;
  if (first >= last) return false;
  const char32_t c = lower(text::next_code_point(mark.printed, at));
  if (at != last) return false;
  const auto place = kVietnamese.find(c);
  mark.latin = c == U'đ' ? 5 : static_cast<int>(c - U'a') + 1;
  mark.number = place == std::u32string_view::npos ? mark.latin : static_cast<int>(place) + 1;
  return mark.latin >= 1 && mark.latin <= 26;
}

struct List {
  Mark last, before;
  std::size_t at = 0;
};

class Walker {
 public:
  explicit Walker(Sequence& sequence) : sequence_(sequence) {}

  std::vector<Misplaced> run() {
    for (std::size_t i = 0; i < sequence_.size(); ++i) {
      if (sequence_[i]) {
        step(i);
      } else {
        open_.clear();
        closed_.clear();
      }
    }
    return std::move(out_);
  }

 private:
  void step(std::size_t i) {
    disambiguate(*sequence_[i]);
    const Mark mark = *sequence_[i];
    for (std::size_t l = open_.size(); l-- > 0;)
      if (mark.like(open_[l].last) && mark.follows(open_[l].last)) return take(l, i);
    if (mark.number == 1) {
      if (!foreign(i)) push(i);
      return;
    }
    for (std::size_t l = open_.size(); l-- > 0;)
      if (mark.like(open_[l].last)) return judge(l, i);
    // Numbering that runs through several headings: (1) to (8) under one, (9) on under the next.
    for (const auto& list : closed_)
      if (mark.like(list.last) && mark.follows(list.last)) return push(i);
    if (other_prefix(i)) return;
    if (mark.number == 2 && mark.style > MarkStyle::part && !open_.empty())
      out_.push_back({Fault::start, i, open_.back().at, 1, mark.prefix});
    push(i);
  }

  /// "i)" behind "h)" is a letter, behind "(…" a Roman one; "I." behind "H." is a capital.
  void disambiguate(Mark& mark) const {
    const bool small = mark.style == MarkStyle::paren_roman, capital = mark.style == MarkStyle::roman;
    if (!small && !capital) return;
    Mark letter = mark;
    letter.style = small ? MarkStyle::letter : MarkStyle::capital;
    if (!set_letter(letter)) return;
    for (std::size_t l = open_.size(); l-- > 0;)
      if (letter.like(open_[l].last) && letter.follows(open_[l].last)) mark = letter;
  }

  void judge(std::size_t l, std::size_t i) {
    const Mark& mark = *sequence_[i];
    const Mark last = open_[l].last;
    const int step = mark.number - last.number;
    const auto next = next_like(i);
    const int after = next ? next->number : 0;
    // III, VI, V: the slip was told where VI stood.
    const bool mends = open_[l].before.number > 0 && mark.number == open_[l].before.number + 2;
    if (!mends) {
      const int expected = last.number + 1;
      const auto tell = [&](Fault fault) { out_.push_back({fault, i, open_[l].at, expected, mark.prefix}); };
      if (step > 1 && step <= kMostMissing + 1) tell(Fault::gap);
      if (step == 0 && (!next || after == last.number + 1 || after == last.number + 2 || after == 1))
        tell(Fault::repeat);
      if (step < 0 && next && (after == last.number + 1 || after == last.number + 2)) {
        tell(Fault::order);
        // What follows goes on from the mark that was meant.
        Mark meant = mark;
        meant.number = meant.latin = expected;
        close_above(l);
        open_[l] = {meant, last, i};
        return;
      }
    }
    close_above(l);
    open_[l] = {mark, last, i};
  }

  /// "1.2." and then "2.3.", where no "2." stands above.
  bool other_prefix(std::size_t i) {
    const Mark& mark = *sequence_[i];
    if (mark.prefix.empty() || open_.empty()) return false;
    const auto dot = mark.prefix.find_last_of('.');
    const auto parent = dot == std::string::npos ? mark.prefix : mark.prefix.substr(dot + 1);
    for (const auto& list : open_)
      if (std::to_string(list.last.number) == parent && list.last.style != mark.style) return false;
    const auto& top = open_.back().last;
    const auto next = next_like(i);
    if (top.style != mark.style || mark.number != top.number + 1 || (next && next->number == mark.number + 1))
      return false;
    out_.push_back({Fault::order, i, open_.back().at, mark.number, top.prefix});
    // The list goes on as if it had been numbered right.
    Mark meant = mark;
    meant.prefix = top.prefix;
    open_.back() = {meant, top, i};
    return true;
  }

  /// "2.1." right below "3.", where 2. with its own 2.1. is told already.
  bool foreign(std::size_t i) {
    const Mark& mark = *sequence_[i];
    if (mark.style != MarkStyle::section2 || open_.empty() || i == 0 || !sequence_[i - 1]) return false;
    const auto& above = open_.back().last;
    const bool told =
        std::any_of(closed_.begin(), closed_.end(), [&](const List& list) { return list.last.like(mark); });
    if (above.style != MarkStyle::number || open_.back().at + 1 != i || !told ||
        std::to_string(above.number - 1) != mark.prefix)
      return false;
    out_.push_back({Fault::order, i, i - 1, 1, std::to_string(above.number)});
    push(i);
    return true;
  }

  const Mark* next_like(std::size_t i) const {
    for (std::size_t next = i + 1; next < sequence_.size() && next < i + kAhead && sequence_[next]; ++next)
      if (sequence_[next]->like(*sequence_[i])) return &*sequence_[next];
    return nullptr;
  }

  void close_above(std::size_t l) {
    while (open_.size() > l + 1) {
      const auto same = std::find_if(closed_.begin(), closed_.end(),
                                     [&](const List& list) { return list.last.like(open_.back().last); });
      if (same != closed_.end()) closed_.erase(same);
      closed_.push_back(open_.back());
      if (closed_.size() > kMostOpen) closed_.erase(closed_.begin());
      open_.pop_back();
    }
  }
  void take(std::size_t l, std::size_t i) {
    close_above(l);
    open_[l] = {*sequence_[i], Mark{}, i};
  }
  void push(std::size_t i) {
    if (open_.size() >= kMostOpen) open_.erase(open_.begin());
    open_.push_back({*sequence_[i], Mark{}, i});
  }

  Sequence& sequence_;
  std::vector<List> open_, closed_;
  std::vector<Misplaced> out_;
};

}  // namespace

bool Mark::follows(const Mark& other) const {
  return number == other.number + 1 || (is_alphabetic(style) && latin == other.latin + 1);
}

std::string Mark::with_number(int wanted) const {
  const auto [first, last] = core(printed);
  std::string inner;
  if (is_alphabetic(style) && wanted >= 1 && wanted <= static_cast<int>(kVietnamese.size())) {
    const char32_t c = kVietnamese[static_cast<std::size_t>(wanted) - 1];
    inner = utf8(style == MarkStyle::letter ? c : c == U'đ' ? U'Đ' : c - 32);
  } else if (style == MarkStyle::roman || style == MarkStyle::paren_roman ||
             (style == MarkStyle::part && first < printed.size() && (printed[first] < '0' || printed[first] > '9'))) {
    inner = roman(wanted, style == MarkStyle::paren_roman);
  } else {
    inner = (prefix.empty() ? "" : prefix + ".") + std::to_string(wanted);
  }
  return printed.substr(0, first) + inner + printed.substr(last);
}

std::optional<Mark> read_mark(std::string_view printed) {
  constexpr std::size_t kLongest = 24;
  if (printed.empty() || printed.size() > kLongest) return std::nullopt;
  std::string probe(printed);
  // The cell of a table has "1" or "I" where a list has "1." or "I.".
  const char end = probe.back();
  if ((end >= '0' && end <= '9') || (end >= 'A' && end <= 'Z') || (end >= 'a' && end <= 'z') || (end & 0x80) != 0)
    probe += '.';
  const auto read = document::read_list_mark(probe + " X");
  if (!read || read.number < 0 || read.style >= MarkStyle::dash || read.length != probe.size()) return std::nullopt;
  Mark mark;
  mark.style = read.style;
  mark.number = mark.latin = read.number;
  mark.printed = printed;
  const auto [first, last] = core(mark.printed);
  const auto inner = mark.printed.substr(first, last - first);
  if (const auto dot = inner.find_last_of('.'); dot != std::string::npos) mark.prefix = inner.substr(0, dot);
  if (is_alphabetic(mark.style) && mark.printed.find(' ') == std::string::npos && !set_letter(mark))
    return std::nullopt;
  return mark;
}

std::string_view fault_name(Fault fault) {
  switch (fault) {
    case Fault::gap:
      return "gap";
    case Fault::repeat:
      return "repeat";
    case Fault::order:
      return "order";
    case Fault::start:
      return "start";
  }
  return "";
}

std::vector<Misplaced> misplaced(Sequence& sequence) { return Walker(sequence).run(); }

}  // namespace khop::audit
