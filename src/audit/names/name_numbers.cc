// SPDX-License-Identifier: Apache-2.0
// Enumerations: "(1) …; (2) …".
#include <algorithm>
#include <array>

#include "audit/names/name_list.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;

namespace {

constexpr ItemId kLongestNumbered = 2000;  // items of an enumeration, which may tell much of each of its points
constexpr int kMostMarks = 60;             // numbers of an enumeration

bool is_mark(const figure::Item& item, char32_t mark) { return item.kind == ItemKind::mark && item.mark == mark; }

/// Value of "3", "iii" or "c" as the mark of an item; 0 if it is none.
int mark_value(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kRoman = {"i",  "ii",  "iii",  "iv", "v",
                                                              "vi", "vii", "viii", "ix", "x"};
  if (text.empty() || text.size() > 4) return 0;
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    if (text.size() > 2) return 0;
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
  }
  for (std::size_t i = 0; i < kRoman.size(); ++i)
    if (text == kRoman[i]) return static_cast<int>(i) + 1;
  static constexpr std::array<std::string_view, 6> kLetters = {"a", "b", "c", "d", "đ", "e"};
  for (std::size_t i = 0; i < kLetters.size(); ++i)
    if (text == kLetters[i]) return static_cast<int>(i) + 1;
  return 0;
}

}  // namespace

int NameReader::enumerator(ItemId i) const {
  const auto last = static_cast<ItemId>(context_.draft.items.size());
  const auto value_at = [&](ItemId at) {
    const auto& item = context_.item(at);
    if (item.kind == ItemKind::mark || item.capital || item.span.size() > 4) return 0;
    if (item.kind == ItemKind::figure && !context_.figure(item.figure).bare) return 0;
    return mark_value(context_.draft.text(item.span));
  };
  if (i + 2 >= last) return 0;
  const auto& item = context_.item(i);
  if (is_mark(item, '(')) return item.partner == i + 2 ? value_at(i + 1) : 0;
  const auto& next = context_.item(i + 1);
  if (is_mark(next, ')')) return next.partner == figure::kNone ? value_at(i) : 0;
  if (!is_mark(next, '-') && !is_mark(next, '.')) return 0;
  const auto text = context_.draft.text(item.span);
  if (text.empty() || text.front() < '0' || text.front() > '9') return 0;
  // "1-" is a mark only where a name may begin: elsewhere it is a range.
  const bool begins = i == 0 || (context_.item(i - 1).kind == ItemKind::mark && context_.item(i - 1).mark != ',') ||
                      context_.draft.document->block_at(context_.item(i - 1).span.begin) !=
                          context_.draft.document->block_at(item.span.begin);
  return begins && context_.item(i + 2).kind == ItemKind::word ? value_at(i) : 0;
}

std::optional<NameList> NameReader::numbered(ItemId first, ItemId last, std::string_view mark) const {
  // One style throughout: "(1)" within "1." is another list's.
  struct Style {
    bool bracket = false, digits = false;
    char32_t closer = 0;
    bool operator==(const Style&) const = default;
  } style;
  const auto style_at = [&](ItemId i) {
    const bool bracket = is_mark(context_.item(i), '(');
    const char head = context_.draft.text(context_.item(bracket ? i + 1 : i).span).front();
    return Style{bracket, head >= '0' && head <= '9', bracket ? U')' : context_.item(i + 1).mark};
  };
  NameList list;
  ItemId begin = first;
  int next = 1;
  if (first >= last) return std::nullopt;
  last = std::min(last, first + kLongestNumbered);
  if (!mark.empty()) {
    const auto inner = mark.substr(mark.starts_with('(') ? 1 : 0, 1);
    if (mark_value(inner) != 1) return std::nullopt;
    style = {mark.starts_with('('), inner == "1", static_cast<char32_t>(static_cast<unsigned char>(mark.back()))};
    next = 2;
  } else {
    if (enumerator(first) != 1) return std::nullopt;
    style = style_at(first);
  }
  const auto close = [&](ItemId end) {
    if (next > 1 && begin < end)
      list.names.push_back({context_.item(begin).span.begin, context_.item(end - 1).span.end});
  };
  for (ItemId i = first; i + 2 < last; ++i) {
    if (context_.draft.phrase(i, open_end_) != 0) list.open_end = true;
    const int number = enumerator(i);
    if (number == 0 || style_at(i) != style) continue;
    if (number == 1 && next > 1) {  // the next list begins
      last = i;
      break;
    }
    if (number > next) return std::nullopt;  // a number is missing: who knows which
    if (number < next || next > kMostMarks) continue;
    close(i);
    begin = i;
    ++next;
  }
  close(last);
  if (next < 3) return std::nullopt;
  list.numbered = true;
  list.least = list.most = next - 1;
  list.sizes = {next - 1};
  return list;
}

}  // namespace khop::audit
