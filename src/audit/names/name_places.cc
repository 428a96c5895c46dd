// SPDX-License-Identifier: Apache-2.0
#include "audit/names/name_places.h"

#include <algorithm>

#include "audit/bind.h"

namespace khop::audit {

using figure::ItemKind;

namespace {

constexpr int kTouching = 4;  // words between a count and its bracket: "03 xã biên giới của huyện (A, B, C)"
constexpr int kToEnumeration = 60;   // items from a count to the (1) of its list
constexpr int kToLeadColon = 16;     // items from the start of a footnote to the colon behind its lead
constexpr int kToStrict = 14;        // words between a count and a colon that certainly opens its list
constexpr int kLongEnumeration = 4;  // items of a footnote's enumeration that may belong to an earlier sentence
constexpr int kBackwards = 160;      // items that names before a count may take
constexpr int kMostNotes = 4;        // footnotes behind a count that are looked at
constexpr int kMostBlocks = 400;     // blocks below a paragraph among which its items are looked for
constexpr int kToBlockEnd = 30;      // items from a count to the end of the paragraph that owns a list

}  // namespace

NamePlaces::NamePlaces(const Context& context, int reach)
    : context_(context),
      reader_(context),
      and_(class_of(context, "and")),
      elsewhere_(class_of(context, "elsewhere")),
      lead_(class_of(context, "name-lead")),
      exhaustive_(class_of(context, "exhaustive")),
      partial_(class_of(context, "partial")),
      example_(class_of(context, "example")),
      kinds_(class_of(context, "name-kind")),
      stop_(class_of(context, "name-stop")),
      reach_(reach) {}

std::vector<NameCandidate> NamePlaces::of(const CountPlace& count) const {
  std::vector<NameCandidate> out;
  behind(count, out);
  enumerated(count, out);
  direct(count, out);
  before(count, out);
  in_notes(count, out);
  in_items(count, out);
  return out;
}

void NamePlaces::read(ItemId first, ItemId last, int depth, bool strict, bool bracket,
                      std::vector<NameCandidate>& out) const {
  if (auto list = reader_.read(first, last, depth)) out.push_back({std::move(*list), strict, bracket});
}

/// Past words that only lead a list within its bracket or footnote: "(gồm các dự án: A; B)", "Bao gồm: A; B".
NamePlaces::ItemId NamePlaces::past_lead(ItemId first, ItemId last) const {
  if (first >= last) return first;
  const int lead = std::max(context_.draft.phrase(first, lead_), context_.draft.phrase(first, partial_));
  if (lead == 0) return first;
  for (ItemId i = first; i < std::min(last, first + kToLeadColon); ++i)
    if (mark(i, ':') && context_.item(i).depth == context_.item(first).depth) return i + 1;
  return first + lead;
}

void NamePlaces::behind(const CountPlace& count, std::vector<NameCandidate>& out) const {
  const auto last = last_of(count.block);
  bool strict = true;
  int words = 0;
  for (ItemId i = count.behind; i < last && words <= reach_; ++i, ++words) {
    const auto& it = context_.item(i);
    if (it.kind == ItemKind::figure) {
      // "07/13 (53,8%) các cơ quan": a rate of the count may stand between.
      if (context_.figure(it.figure).dimension != figure::Units::kPercent) return;
      continue;
    }
    if (it.kind == ItemKind::mark) {
      if (it.mark == '.' || it.mark == ';') return;
      if (it.mark == ':') {
        read(i + 1, end_of(i + 1, last), it.depth, strict && !count.in_words && words <= kToStrict, false, out);
        return;
      }
      if (it.mark == '(' && it.partner > i) {
        const auto first = past_lead(i + 1, it.partner);
        const auto known = out.size();
        read(first, it.partner, static_cast<int>(it.depth) + 1, strict && !count.in_words && words <= kTouching, true,
             out);
        if (out.size() > known && out.back().list.names.size() >= 2) return;
        i = it.partner;
        continue;
      }
      // "03 xã đạt chuẩn, gồm: A, B, C" is as firm as without the comma.
      if (it.mark == ',' && (i + 1 >= last || context_.draft.phrase(i + 1, exhaustive_) == 0)) strict = false;
      continue;
    }
    if (context_.draft.phrase(i, elsewhere_) != 0 || context_.draft.phrase(i, partial_) != 0 ||
        context_.draft.phrase(i, example_) != 0)
      strict = false;
    // "là A, B", "gồm A và B": no mark opens the list, so it speaks only if it fits.
    const int length = context_.draft.phrase(i, lead_);
    if (length == 0 || i + length >= last) continue;
    const auto next = i + length;
    if (context_.item(next).kind == ItemKind::mark && !mark(next, '"')) continue;  // "gồm: …", "gồm (…)"
    if (!count.in_words && !reader_.begins_name(next)) continue;
    read(next, clause_end(next, end_of(next, last)), it.depth, false, false, out);
    // "gồm" closes what it opens as a colon does.
    const bool closed = strict && !count.in_words && words <= kToStrict && context_.draft.phrase(i, exhaustive_) != 0;
    read(next, end_of(next, last), it.depth, closed, false, out);
    return;
  }
}

/// "02 huyện Mường Tè, huyện Nậm Nhùn": the names right behind the noun.
void NamePlaces::direct(const CountPlace& count, std::vector<NameCandidate>& out) const {
  if (count.noun == CountNoun::other) return;
  const auto last = last_of(count.block);
  ItemId i = count.behind;
  for (int words = 0; words < kTouching && i < last && context_.item(i).kind == ItemKind::word &&
                      !context_.item(i).capital && context_.draft.phrase(i, kinds_) == 0;
       ++words)
    ++i;
  if (i >= last || !reader_.begins_name(i) || context_.item(i).kind != ItemKind::word) return;
  // Up to where the names stop: a figure, a bracket, a mark that ends the clause, or a word that no name holds.
  ItemId end = i;
  for (; end < last; ++end) {
    const auto& it = context_.item(end);
    if (it.kind == ItemKind::figure || it.kind == ItemKind::opaque) break;
    if (it.kind == ItemKind::mark && it.mark != ',' && it.mark != '-' && it.mark != '"' && it.mark != '&') break;
    if (!it.capital && end > i && context_.draft.phrase(end, stop_) != 0) break;
  }
  // "… và 06 cá nhân": the conjunction belongs to what follows.
  if (end < last && context_.item(end).kind == ItemKind::figure && end > i && context_.draft.phrase(end - 1, and_) != 0)
    --end;
  auto list = reader_.read(i, end, context_.item(i).depth);
  if (!list) return;
  std::erase_if(list->sizes, [&](int size) { return size > list->head; });
  out.push_back({std::move(*list), false, false});
}

/// "03 khâu đột phá: (1) …; (2) …; (3) …", however long its items are.
void NamePlaces::enumerated(const CountPlace& count, std::vector<NameCandidate>& out) const {
  const auto last = last_of(count.block);
  bool figures = false, ended = false;
  for (ItemId i = count.behind; i < std::min(last, count.behind + kToEnumeration); ++i) {
    const auto& it = context_.item(i);
    if (const int number = reader_.enumerator(i); number != 0 && i > count.behind) {
      if (number != 1) return;
      const auto end = it.depth > 0 ? end_of(i, last) : last;
      if (auto list = reader_.numbered(i, end))
        out.push_back({std::move(*list), !figures && !ended && !count.in_words, false});
      return;
    }
    figures = figures || it.kind == ItemKind::figure;
    ended = ended || it.mark == '.' || it.mark == ';';
  }
}

/// "các xã A, B và C (03 xã)", "A, B và C là 03 xã …".
void NamePlaces::before(const CountPlace& count, std::vector<NameCandidate>& out) const {
  if (count.item == 0 || count.sentence == figure::kNone) return;
  const ItemId end = count.item - 1;
  const bool bracket = mark(end, '(');
  if (!bracket && context_.draft.phrase(end, lead_) == 0) return;
  const auto sentence = context_.draft.sentences[static_cast<std::size_t>(count.sentence)];
  const auto depth = context_.item(end).depth;
  ItemId first = end;
  while (first > sentence.first && end - first < kBackwards) {
    const auto& it = context_.item(first - 1);
    if (it.depth < depth || it.kind == ItemKind::figure) break;
    if (it.depth == depth && it.kind == ItemKind::mark && (it.mark == ':' || it.mark == ';' || it.mark == '(')) break;
    --first;
  }
  if (auto list = reader_.ending(first, end, depth)) out.push_back({std::move(*list), false, false});
}

/// The first enumeration of a block.
std::optional<NameList> NamePlaces::enumeration(document::BlockId block) const {
  const auto stretch = context_.draft.blocks[static_cast<std::size_t>(block)];
  if (const auto& mark = context_.block(block).mark; !mark.empty())
    if (auto list = reader_.numbered(stretch.first, stretch.last, mark)) return list;
  for (ItemId i = stretch.first; i + 2 < stretch.last; ++i)
    if (reader_.enumerator(i) == 1) return reader_.numbered(i, stretch.last);
  return std::nullopt;
}

/// The names that a footnote of the count's sentence lists.
void NamePlaces::in_notes(const CountPlace& count, std::vector<NameCandidate>& out) const {
  const auto& block = context_.block(count.block);
  text::Offset end = count.span.end;
  if (count.sentence != figure::kNone) {
    const auto sentence = context_.draft.sentences[static_cast<std::size_t>(count.sentence)];
    if (sentence.last > sentence.first) end = context_.item(sentence.last - 1).span.end;
  }
  auto from = std::lower_bound(block.refs.begin(), block.refs.end(), count.span.begin,
                               [](const document::NoteRef& ref, text::Offset at) { return ref.at < at; });
  for (int tried = 0; from != block.refs.end() && tried < kMostNotes; ++from, ++tried) {
    const auto& ref = *from;
    if (ref.note < 0) continue;
    const bool same_sentence = ref.at <= end + 1;
    const auto& note = context_.draft.document->notes[static_cast<std::size_t>(ref.note)];
    if (note.blocks.empty()) continue;
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(note.blocks.front())];
    if (stretch.first >= stretch.last) continue;
    // From another sentence only a list that is long enough to fit by no chance.
    if (auto list = enumeration(note.blocks.front()); list && (same_sentence || list->most >= kLongEnumeration)) {
      out.push_back({std::move(*list), false, false});
      continue;
    }
    if (!same_sentence) continue;
    if (note.blocks.size() > 1) {
      // A line for each name, and perhaps one that leads them.
      NameList list;
      const int lines = static_cast<int>(note.blocks.size());
      list.sizes = {lines, lines - 1};
      for (const auto b : note.blocks) list.names.push_back(context_.block(b).span);
      out.push_back({std::move(list), false, false});
      continue;
    }
    ItemId first = past_lead(stretch.first, stretch.last);
    const bool led =
        first > stretch.first && mark(first - 1, ':') && context_.draft.phrase(stretch.first, exhaustive_) != 0;
    // The mark touches the noun, and the footnote says that it lists: nothing else can be meant.
    const bool touches = ref.at <= context_.item(count.behind - 1).span.end + 1;
    read(first, stretch.last, 0, led && touches && !count.in_words, false, out);
    if (first != stretch.first) continue;
    for (ItemId i = first; i < std::min(stretch.last, stretch.first + kToLeadColon); ++i)
      if (mark(i, ':') && context_.item(i).depth == 0) first = i + 1;
    if (first != stretch.first) read(first, stretch.last, 0, false, false, out);
  }
}

/// "03 khâu đột phá như sau:" and the numbered paragraphs behind it.
void NamePlaces::in_items(const CountPlace& count, std::vector<NameCandidate>& out) const {
  const auto stretch = context_.draft.blocks[static_cast<std::size_t>(count.block)];
  if (stretch.last - count.item > kToBlockEnd || stretch.last == stretch.first) return;
  if (!mark(stretch.last - 1, ':')) return;
  NameList list;
  const auto blocks = std::min(count.block + kMostBlocks, static_cast<document::BlockId>(context_.draft.blocks.size()));
  for (document::BlockId b = count.block + 1; b < blocks && list.names.size() <= 60; ++b) {
    const auto& block = context_.block(b);
    if (block.parent == count.block && block.note < 0) list.names.push_back(block.span);
    if (block.kind == document::BlockKind::heading && block.parent != count.block) break;
  }
  if (list.names.size() < 2) return;
  list.sizes = {static_cast<int>(list.names.size())};
  out.push_back({std::move(list), false, false});
}

/// Where a list without a mark of its own ends at the latest: at a semicolon, or at the comma behind "và X".
NamePlaces::ItemId NamePlaces::clause_end(ItemId i, ItemId last) const {
  bool conjunction = false;
  for (; i < last; ++i) {
    if (context_.draft.phrase(i, and_) != 0) conjunction = true;
    if (mark(i, ';') || (conjunction && mark(i, ','))) break;
  }
  return i;
}

NamePlaces::ItemId NamePlaces::end_of(ItemId i, ItemId last) const {
  const auto depth = i < last ? context_.item(i).depth : 0;
  last = std::min(last, i + NameReader::kLongest + 1);
  for (; i < last; ++i) {
    const auto& it = context_.item(i);
    if (it.depth < depth) break;
    if (it.kind != ItemKind::mark || it.depth != depth) continue;
    // "03 xã …: A, B, C; 12 xã …: D, E": the next count ends the list of the one before.
    if (it.mark == ';' && i + 1 < last && context_.item(i + 1).kind == ItemKind::figure &&
        !context_.figure(context_.item(i + 1).figure).bare &&
        context_.figure(context_.item(i + 1).figure).dimension == figure::Units::kCount)
      break;
    // A bracket that closes without having been opened belongs to what stands around the list.
    if (it.mark == ')' && it.partner == figure::kNone && (i == 0 || reader_.enumerator(i - 1) == 0)) break;
    if (it.mark == '.' && (i + 1 == last || context_.item(i + 1).capital)) break;
  }
  return i;
}

}  // namespace khop::audit
