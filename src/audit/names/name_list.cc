// SPDX-License-Identifier: Apache-2.0
#include "audit/names/name_list.h"

#include <algorithm>

#include "audit/bind.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;

namespace {

constexpr ItemId kShortest = 3;  // items of a list

bool is_mark(const figure::Item& item, char32_t mark) { return item.kind == ItemKind::mark && item.mark == mark; }

void add_size(NameList& list, int size) {
  if (size >= 1 && !list.holds(size)) list.sizes.push_back(size);
}

}  // namespace

bool NameList::holds(int count) const { return std::find(sizes.begin(), sizes.end(), count) != sizes.end(); }

NameReader::NameReader(const Context& context)
    : context_(context),
      open_end_(class_of(context, "open-end")),
      and_(class_of(context, "and")),
      kinds_(class_of(context, "name-kind")),
      stop_(class_of(context, "name-stop")) {}

bool NameReader::begins_name(ItemId i) const {
  const auto& item = context_.item(i);
  return item.capital || is_mark(item, '"') || is_mark(item, U'“') || context_.draft.phrase(i, kinds_) != 0;
}

NameReader::Piece NameReader::piece(ItemId first, ItemId last, int depth) const {
  Piece out;
  out.first = first;
  out.last = last;
  out.named = begins_name(first);
  out.kinded = context_.draft.phrase(first, kinds_) != 0;
  out.trailing = context_.item(last - 1).kind == ItemKind::figure;
  for (ItemId i = first; i < last; ++i) {
    const auto& item = context_.item(i);
    if (item.depth == depth && i > first && !item.capital && context_.draft.phrase(i, stop_) != 0) out.runs_on = true;
    // A numeral behind a word is part of a name: "Rượu nếp 27".
    if (item.kind == ItemKind::figure &&
        !(i > first && context_.figure(item.figure).bare && context_.item(i - 1).kind == ItemKind::word)) {
      out.states = true;
      out.figures = out.figures || !out.runs_on;
    }
  }
  return out;
}

std::vector<NameReader::Piece> NameReader::pieces(ItemId first, ItemId last, int depth) const {
  std::vector<Piece> out;
  ItemId begin = first;
  bool semicolon = false;
  const auto close = [&](ItemId end) {
    while (begin < end && context_.item(begin).kind == ItemKind::mark && context_.item(begin).mark != '"' &&
           context_.item(begin).mark != U'“')
      ++begin;
    if (begin < end) {
      out.push_back(piece(begin, end, depth));
      out.back().semicolon = semicolon;
      semicolon = false;
    }
    begin = end + 1;
  };
  for (ItemId i = first; i < last; ++i) {
    const auto& item = context_.item(i);
    if (item.depth != depth) continue;
    // ", với kinh phí dự kiến …": no name, and nothing behind it is one.
    if (!out.empty() && i == begin && is_mark(context_.item(i - 1), ',') && !item.capital &&
        context_.draft.phrase(i, stop_) != 0) {
      out.back().runs_on = true;
      return out;
    }
    const bool ends = is_mark(item, ';');
    if (ends || is_mark(item, ',') || context_.draft.phrase(i, and_) != 0) {
      close(i);
      semicolon = semicolon || ends;
    }
  }
  close(last);
  return out;
}

/// "Điện Biên - Sơn La": names between dashes that stand apart, up to the first word that is no part of a name; 0 if
/// something else parts them.
int NameReader::dashes(ItemId first, ItemId last, int depth) const {
  if (!begins_name(first)) return 0;
  int out = 1;
  for (ItemId i = first; i < last; ++i) {
    const auto& item = context_.item(i);
    if (item.depth != depth) break;
    if (item.kind == ItemKind::word && (item.capital || context_.draft.phrase(i, kinds_) != 0)) continue;
    if (item.kind == ItemKind::word) break;
    const bool apart = is_mark(item, '-') && item.space_before && i + 1 < last && context_.item(i + 1).space_before;
    if (!apart || !begins_name(i + 1)) return 0;
    ++out;
  }
  return out > 1 ? out : 0;
}

void NameReader::sizes_by_semicolon(const std::vector<Piece>& pieces, int ands, NameList& list) const {
  int groups = 1;
  for (std::size_t i = 1; i < pieces.size(); ++i) groups += pieces[i].semicolon;
  const int full = static_cast<int>(pieces.size());
  list.least = list.kinded ? full : groups;
  list.most = full;
  add_size(list, groups);
  const auto states = [](const Piece& piece) { return piece.states; };
  if (list.figures && std::all_of(pieces.begin(), pieces.end(), states)) add_size(list, full);
  if (list.figures) return;  // statements, not names
  for (int k = 1; k <= ands; ++k) add_size(list, groups + k);
  if (list.named) add_size(list, full);
}

void NameReader::sizes_by_comma(const std::vector<Piece>& pieces, const std::vector<bool>& after_and,
                                NameList& list) const {
  const int full = static_cast<int>(pieces.size());
  const int ands = static_cast<int>(std::count(after_and.begin(), after_and.end(), true));
  list.least = list.kinded ? full : full - ands;
  list.most = full;
  const int trailing =
      static_cast<int>(std::count_if(pieces.begin(), pieces.end(), [](const Piece& p) { return p.trailing; }));
  const bool each = std::all_of(pieces.begin(), pieces.end(), [&](const Piece& p) {
    return p.figures && context_.item(p.first).kind == ItemKind::word;
  });
  if ((!list.figures && trailing < 2) || each) {
    add_size(list, full);
    if (ands > 0) add_size(list, full - 1);
  }
  sizes_of_head(pieces, after_and, list);
}

/// Up to where the sentence goes on: behind the name after the first "và", at a word that no name holds, or before the
/// first piece that cannot be a name where those before it are.
void NameReader::sizes_of_head(const std::vector<Piece>& pieces, const std::vector<bool>& after_and, NameList& list) {
  bool named = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    if (named && piece.named) list.head = static_cast<int>(i) + 1;
    const bool ends = i > 0 && (piece.semicolon || (named && !piece.named && !after_and[i]));
    if (ends && named) add_size(list, static_cast<int>(i));
    if (ends || piece.figures) return;
    named = named && piece.named;
    if (i > 0 && (piece.runs_on || after_and[i])) add_size(list, static_cast<int>(i) + 1);
    if (i > 0 && piece.runs_on) return;
  }
}

std::optional<NameList> NameReader::read(ItemId first, ItemId last, int depth) const {
  if (last - first < kShortest || last - first > kLongest) return std::nullopt;
  const auto parts = pieces(first, last, depth);
  if (parts.empty()) return std::nullopt;
  NameList list;
  int ands = 0;
  for (ItemId i = first; i < last; ++i) {
    if (context_.draft.phrase(i, open_end_) != 0) list.open_end = true;
    if (context_.draft.phrase(i, and_) != 0) ++ands;
  }
  std::vector<bool> after_and;
  for (const auto& part : parts) {
    list.semicolons = list.semicolons || part.semicolon;
    list.named = list.named && part.named;
    list.kinded = list.kinded && part.kinded;
    list.figures = list.figures || part.figures;
    list.runs_on = list.runs_on || part.runs_on;
    list.figured += part.figures ? 1 : 0;
    list.longest = std::max(list.longest, static_cast<std::size_t>(part.last - part.first));
    after_and.push_back(part.first > first && context_.draft.phrase(part.first - 1, and_) != 0);
  }
  const auto span = [&](std::size_t from, std::size_t to) {
    return text::Span{context_.item(parts[from].first).span.begin, context_.item(parts[to].last - 1).span.end};
  };
  for (std::size_t i = 0, from = 0; i < parts.size(); ++i) {
    if (list.semicolons && i + 1 < parts.size() && !parts[i + 1].semicolon) continue;
    list.names.push_back(span(from, i));
    from = i + 1;
  }
  if (list.semicolons) {
    sizes_by_semicolon(parts, ands, list);
    sizes_of_head(parts, after_and, list);
  } else {
    sizes_by_comma(parts, after_and, list);
  }
  add_size(list, dashes(first, last, depth));
  // "A, B, C - D" may be four.
  for (ItemId i = first + 1; i + 1 < last; ++i)
    if (is_mark(context_.item(i), '-') && context_.item(i).depth == depth && context_.item(i).space_before &&
        context_.item(i + 1).space_before && begins_name(i + 1))
      ++list.most;
  if (!list.figures && !list.runs_on && list.named) add_size(list, list.most);
  return list;
}

std::optional<NameList> NameReader::ending(ItemId first, ItemId last, int depth) const {
  if (last - first < kShortest) return std::nullopt;
  const auto parts = pieces(first, last, depth);
  if (parts.size() < 2 || parts.back().last != last) return std::nullopt;
  NameList list;
  int names = 0;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const bool leftmost = !part->named || part->figures || part->runs_on;
    // Running text may lead to the first name: "Dịch đã qua 21 ngày tại các xã An Bình, …"
    if (leftmost && !context_.item(part->last - 1).capital) break;
    ++names;
    list.names.insert(list.names.begin(),
                      {context_.item(part->first).span.begin, context_.item(part->last - 1).span.end});
    if (leftmost) break;
  }
  if (names < 2) return std::nullopt;
  list.sizes = {names};
  list.least = list.most = names;
  return list;
}

}  // namespace khop::audit
