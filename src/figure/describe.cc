// SPDX-License-Identifier: Apache-2.0
#include "figure/describe.h"

#include <algorithm>
#include <tuple>

#include "document/locate.h"

namespace khop::figure {
namespace {

constexpr int kMostWords = 12;
constexpr int kFewWords = 2;  // fewer are a verb ("đạt") or a preposition: the figure goes on from the one before
constexpr FigureId kMostBack = 8;
constexpr ItemId kMostItems = 200;

const Item& item_at(const Draft& draft, ItemId i) { return draft.items[static_cast<std::size_t>(i)]; }

/// The draft's text from one item to another, on one line.
std::string printed(const Draft& draft, ItemId first, ItemId last) {
  std::string out(draft.text({item_at(draft, first).span.begin, item_at(draft, last).span.end}));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

bool names_time(const Item& item) { return item.kind == ItemKind::year || item.kind == ItemKind::date; }

bool ends_phrase(const Item& item) {
  return item.kind == ItemKind::mark && (item.mark == ';' || item.mark == '.' || item.mark == '(' || item.mark == ')' ||
                                         item.mark == ':' || item.mark == ',');
}

/// Words right before an item: [first, last], empty if first > last.
struct Lead {
  ItemId first = 0, last = -1;
  int words = 0;
};

Lead lead_of(const Draft& draft, const Figure& figure) {
  const auto begin = draft.blocks[static_cast<std::size_t>(figure.block)].first;
  Lead lead;
  for (ItemId i = figure.item - 1; i >= begin && lead.words < kMostWords; --i) {
    const Item& item = item_at(draft, i);
    if (item.kind == ItemKind::figure || ends_phrase(item)) break;
    // "Năm 2024 đàn trâu có …": what stands before the year only leads to it.
    if (names_time(item) && lead.words >= kFewWords) break;
    if (item.kind != ItemKind::word) continue;
    if (lead.words == 0) lead.last = i;
    lead.first = i;
    ++lead.words;
  }
  return lead;
}

/// The first cell of a row that has words.
std::string row_label(const Draft& draft, BlockId block) {
  const auto stretch = draft.blocks[static_cast<std::size_t>(block)];
  ItemId first = kNone, last = kNone;
  int words = 0;
  for (ItemId i = stretch.first; i < stretch.last && words < kMostWords; ++i) {
    const Item& item = item_at(draft, i);
    if (item.kind == ItemKind::figure && words > 0) break;
    if (item.kind != ItemKind::word) continue;
    if (last != kNone &&
        draft.text({item_at(draft, last).span.end, item.span.begin}).find('\t') != std::string_view::npos)
      break;
    if (first == kNone) first = i;
    last = i;
    ++words;
  }
  return first == kNone ? "" : printed(draft, first, last);
}

}  // namespace

std::string subject_text(const Draft& draft, FigureId id) {
  const auto& figure = draft.figures[static_cast<std::size_t>(id)];
  if (figure.block == document::kNone) return "";
  if (draft.document->blocks[static_cast<std::size_t>(figure.block)].kind == document::BlockKind::row)
    return row_label(draft, figure.block);
  Lead best;
  for (FigureId f = id; f >= 0 && id - f < kMostBack; --f) {
    const auto& other = draft.figures[static_cast<std::size_t>(f)];
    if (other.block != figure.block || other.sentence != figure.sentence) break;
    const auto lead = lead_of(draft, other);
    if (lead.words > best.words) best = lead;
    if (lead.words >= kFewWords) break;
  }
  return best.words == 0 ? "" : printed(draft, best.first, best.last);
}

std::string period_text(const Draft& draft, FigureId id) {
  const auto& figure = draft.figures[static_cast<std::size_t>(id)];
  if (figure.sentence == kNone) return "";
  const auto& sentence = draft.sentences[static_cast<std::size_t>(figure.sentence)];
  const auto first = std::max(sentence.first, figure.item - kMostItems);
  for (ItemId i = figure.item; i-- > first;)
    if (names_time(item_at(draft, i))) return printed(draft, i, i);
  const auto last = std::min(sentence.last, figure.item + kMostItems);
  for (ItemId i = figure.item + 1; i < last; ++i)
    if (names_time(item_at(draft, i))) return printed(draft, i, i);
  return "";
}

std::string_view place_name(const Draft& draft, FigureId id) {
  const auto block = draft.figures[static_cast<std::size_t>(id)].block;
  if (block == document::kNone) return "";
  const auto& found = draft.document->blocks[static_cast<std::size_t>(block)];
  if (found.note >= 0) return "note";
  switch (found.kind) {
    case document::BlockKind::heading:
      return "heading";
    case document::BlockKind::paragraph:
      return "paragraph";
    case document::BlockKind::item:
      return "item";
    case document::BlockKind::note:
      return "note";
    case document::BlockKind::row:
      return "row";
  }
  return "";
}

FigureInfo info_of(const text::Source& source, const Draft& draft, FigureId id) {
  const auto& f = draft.figures[static_cast<std::size_t>(id)];
  FigureInfo info;
  std::tie(info.begin, info.end) = draft.document->extent(source, f.span);
  info.location = document::locate(*draft.document, source, f.span);
  info.text = std::string(draft.text(f.span));
  info.value = (f.negative || f.minus ? "-" : "") + f.decimal.to_string();
  info.unit = f.unit != kNone ? draft.units->unit(f.unit).name : "";
  info.dimension = draft.units->dimension_name(f.dimension);
  info.qualifier = qualifier_name(f.qualifier);
  info.role = role_name(f.role);
  info.subject = subject_text(draft, id);
  info.period = period_text(draft, id);
  info.block = place_name(draft, id);
  info.exact = f.exact;
  return info;
}

}  // namespace khop::figure
