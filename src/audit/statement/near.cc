// SPDX-License-Identifier: Apache-2.0
#include "audit/statement/near.h"

#include <algorithm>

#include "audit/bind.h"

namespace khop::audit {

using document::BlockId;
using figure::ItemId;
using figure::ItemKind;

namespace {

// How many blocks or items are passed in search of something; more than a reader would look back.
constexpr BlockId kMostBlocks = 1000;
constexpr ItemId kMostItems = 200;

/// Adds the figures [first, last) from the back.
void add(std::vector<Neighbour>& out, FigureId first, FigureId last, Distance distance, std::size_t most) {
  for (FigureId f = last; f-- > first && out.size() < most;) out.push_back({f, distance});
}

}  // namespace

std::vector<Neighbour> before(const Context& context, FigureId id, std::size_t most) {
  std::vector<Neighbour> out;
  const auto& figure = context.figure(id);
  const auto [first, last] = context.draft.figures_of(figure.block);
  for (FigureId f = id; f-- > first && out.size() < most;) {
    const auto& other = context.figure(f);
    out.push_back({f, other.clause == figure.clause       ? Distance::clause
                      : other.sentence == figure.sentence ? Distance::sentence
                                                          : Distance::block});
  }
  const auto& block = context.block(figure.block);
  // Lists: the owner's figures, then the items before this one.
  BlockId parent = block.parent;
  for (int up = 0; parent != document::kNone && up < 3; ++up) {
    const auto [a, b] = context.draft.figures_of(parent);
    add(out, a, b, Distance::parent, most);
    parent = context.block(parent).parent;
  }
  // A footnote: what stands before its mark, nearest first.
  if (block.note >= 0) {
    const auto& note = context.draft.document->notes[static_cast<std::size_t>(block.note)];
    if (note.host != document::kNone) {
      const auto [a, b] = context.draft.figures_of(note.host);
      const auto begin = context.draft.figures.begin();
      const auto mark = static_cast<FigureId>(
          std::partition_point(begin + a, begin + b, [&](const figure::Figure& f) { return f.span.begin < note.at; }) -
          begin);
      add(out, a, mark, Distance::host, most);
    }
  }
  if (block.parent != document::kNone || block.kind == document::BlockKind::item) {
    int seen = 0;
    for (BlockId b = figure.block; b-- > 0 && b > block.parent && seen < 4 && figure.block - b <= kMostBlocks;) {
      if (context.block(b).parent != block.parent || context.block(b).note != block.note) continue;
      const auto [x, y] = context.draft.figures_of(b);
      add(out, x, y, Distance::sibling, most);
      ++seen;
    }
  } else if (block.note < 0) {
    int seen = 0;
    for (BlockId b = figure.block; b-- > 0 && seen < 2 && figure.block - b <= kMostBlocks;) {
      const auto& other = context.block(b);
      if (other.kind == document::BlockKind::heading) break;
      if (other.note >= 0 || other.table >= 0) continue;
      const auto [x, y] = context.draft.figures_of(b);
      // A paragraph that ends with a colon owns what follows it.
      const auto span = other.span;
      const bool owns = seen == 0 && !span.empty() && context.draft.document->text[span.end - 1] == ':';
      add(out, x, y, owns ? Distance::parent : Distance::previous, most);
      ++seen;
    }
  }
  return out;
}

namespace {

/// The bracket that closes what opens at `open` if it holds a rate and no other figure: "(26,2 %)"; else kNone.
ItemId closes_rate(const Context& context, ItemId open) {
  const auto close = context.item(open).partner;
  if (close == figure::kNone || close - open > kMostItems) return figure::kNone;
  int figures = 0;
  for (ItemId i = open + 1; i < close; ++i) {
    if (context.item(i).kind != ItemKind::figure) continue;
    if (++figures > 1 || !is_rate(context.figure(context.item(i).figure))) return figure::kNone;
  }
  return figures == 1 ? close : figure::kNone;
}

}  // namespace

std::vector<Neighbour> behind(const Context& context, FigureId id) {
  constexpr int kWords = 16;
  const auto& figure = context.figure(id);
  const auto last = context.draft.sentences[static_cast<std::size_t>(figure.sentence)].last;
  const auto plan = class_of(context, "plan");
  std::vector<Neighbour> out;
  bool bracket = false, named = false;
  // A rate alone in its bracket is compared with what follows it: "tăng 364,2 tỷ đồng (24,1 %) so với cùng kỳ (…)".
  bool own = is_rate(figure) && context.item(figure.item).depth > 0;
  int words = 0;
  for (ItemId i = figure.item + 1; i < last && words < kWords; ++i, ++words) {
    const auto& item = context.item(i);
    if (item.kind == ItemKind::mark) {
      if (item.mark == ')' && own && !bracket) {
        own = false;
        if (item.partner == figure::kNone || closes_rate(context, item.partner) != i) break;
        continue;
      }
      if (item.mark == ';' || (item.mark == ',' && !bracket) || item.mark == ')') break;
      if (item.mark == '(' && !bracket && !is_rate(figure))
        if (const auto close = closes_rate(context, i); close != figure::kNone) {
          i = close;
          continue;
        }
      if (item.mark == '(') bracket = true;
    }
    named = named || (!bracket && context.draft.phrase(i, plan) != 0);
    // "so với 9 tháng năm 2023 (2.761,5 triệu USD)", "(9 tháng năm 2023: 1.714,3 nghìn tấn)"
    if (item.kind != ItemKind::figure || context.figure(item.figure).dimension == figure::Units::kDuration) continue;
    // "đạt 95,81 % kế hoạch 18.200 người": a plan may stand without a bracket.
    if (!bracket && named && is_rate(figure) && !is_rate(context.figure(item.figure)) &&
        context.figure(item.figure).role == figure::Role::value) {
      out.push_back({item.figure, Distance::behind});
      break;
    }
    // A fraction in the bracket speaks for itself.
    if (!bracket || context.figure(item.figure).denominator != figure::kNone) break;
    out.push_back({item.figure, Distance::behind});
  }
  return out;
}

std::vector<Neighbour> ahead(const Context& context, FigureId id) {
  constexpr ItemId kWords = 5;
  const auto amounts_to = class_of(context, "amounts-to");
  const auto& figure = context.figure(id);
  const auto next = id + 1;
  if (next >= static_cast<FigureId>(context.draft.figures.size())) return {};
  const auto& other = context.figure(next);
  if (other.clause != figure.clause || other.item - figure.item > kWords) return {};
  bool led = false;
  for (ItemId i = figure.item + 1; i < other.item; ++i) {
    const auto& item = context.item(i);
    if (item.kind == ItemKind::mark && item.mark != '(') return {};
    led = led || item.kind == ItemKind::mark || context.draft.phrase(i, amounts_to) != 0;
  }
  if (!led) return {};
  return {{next, Distance::ahead}};
}

const char* distance_name(Distance distance) {
  switch (distance) {
    case Distance::clause:
      return "in-clause";
    case Distance::sentence:
      return "in-sentence";
    case Distance::block:
      return "in-paragraph";
    case Distance::parent:
      return "in-owner";
    case Distance::host:
      return "in-host";
    case Distance::sibling:
      return "in-sibling";
    case Distance::previous:
      return "in-previous";
    case Distance::note:
      return "in-note";
    case Distance::ahead:
      return "in-clause";
    case Distance::behind:
      return "in-bracket-behind";
  }
  return "in-clause";
}

bool cue_before(const Context& context, ItemId item, figure::ClassId phrase_class, int words) {
  const auto first = context.draft
                         .blocks[static_cast<std::size_t>(
                             context.draft.figures[static_cast<std::size_t>(context.item(item).figure)].block)]
                         .first;
  for (ItemId i = item - 1; i >= first && words > 0; --i, --words) {
    const auto& other = context.item(i);
    // "kế hoạch 6 tháng 112 tỷ đồng": a length of time says of when it is.
    if (other.kind == ItemKind::figure) {
      if (context.figure(other.figure).dimension == figure::Units::kDuration) continue;
      return false;
    }
    if (other.kind == ItemKind::mark &&
        (other.mark == ';' || other.mark == '.' || other.mark == ',' || other.mark == ')'))
      return false;
    if (context.draft.phrase(i, phrase_class) != 0) return true;
  }
  return false;
}

std::vector<figure::WordId> words_after(const Context& context, ItemId item, int most) {
  std::vector<figure::WordId> out;
  const auto end = static_cast<ItemId>(context.draft.items.size());
  const auto figure = context.item(item).figure;
  const auto last =
      figure == figure::kNone ? end : context.draft.blocks[static_cast<std::size_t>(context.figure(figure).block)].last;
  for (ItemId i = item + 1; i < last && static_cast<int>(out.size()) < most; ++i) {
    const auto& other = context.item(i);
    if (other.kind == ItemKind::figure || other.kind == ItemKind::mark) break;
    if (other.kind == ItemKind::word) out.push_back(other.id);
  }
  return out;
}

std::vector<figure::WordId> subject(const Context& context, FigureId id) {
  const auto& figure = context.figure(id);
  std::vector<figure::WordId> out = words_after(context, figure.item, 8);
  const auto first = context.draft.blocks[static_cast<std::size_t>(figure.block)].first;
  int words = 0;
  for (ItemId i = figure.item - 1; i >= first && words < 16 && figure.item - i <= kMostItems; --i) {
    const auto& item = context.item(i);
    if (item.kind == ItemKind::mark && (item.mark == ';' || item.mark == '.')) break;
    if (item.kind == ItemKind::figure && words > 0) break;
    if (item.kind != ItemKind::word) continue;
    out.push_back(item.id);
    ++words;
  }
  return out;
}

int overlap(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b) {
  int count = 0;
  for (const auto word : a)
    if (std::find(b.begin(), b.end(), word) != b.end()) ++count;
  return count;
}

}  // namespace khop::audit
