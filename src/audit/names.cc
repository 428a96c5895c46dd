// SPDX-License-Identifier: Apache-2.0
#include "audit/names.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/near.h"
#include "audit/report.h"

namespace khop::audit {

using figure::Figure;
using figure::ItemId;
using figure::ItemKind;

namespace {

struct List {
  std::vector<text::Span> names;
  std::size_t closed = 0;  ///< names up to the one behind the first "và": "A, B và C, qua đó …" has three
  int conjunctions = 0;    ///< names that hold "và" and might be two
  bool capitals = true;    ///< every name begins with a capital letter
  bool open_end = false;
  bool semicolons = false;
  bool figures = false;       ///< amounts stand among the names
  int trailing_numerals = 0;  ///< names that end in a numeral: a breakdown, not a list of names
  std::size_t longest = 0;    ///< items of the longest name
  int ands = 0;               ///< "và" anywhere inside
  bool tentative = false;     ///< nothing marks it as a list: it speaks only if it fits
};

class Names {
 public:
  Names(const Context& context, const rule::Rule& rule)
      : context_(context),
        open_end_(class_of(context, "open-end")),
        and_(class_of(context, "and")),
        elsewhere_(class_of(context, "elsewhere")),
        kinds_(class_of(context, "name-kind")),
        lead_(class_of(context, "name-lead")),
        reach_(static_cast<int>(rule.option("reach", 14))) {}

  /// The list that a count is followed by; nullopt if there is none. `any_case`: names may begin in lower case.
  /// `strict` is set if the count and the list touch.
  std::optional<List> list_of(const Figure& count, bool& strict, bool any_case = false) const {
    const auto block_last = context_.draft.blocks[static_cast<std::size_t>(count.block)].last;
    ItemId i = count.item + 1;
    if (count.denominator != figure::kNone) i = context_.figure(count.denominator).item + 1;
    strict = true;
    for (int words = 0; i < block_last && words <= reach_; ++i, ++words) {
      const auto& it = context_.item(i);
      if (it.kind == ItemKind::figure) {
        // "07/13 (53,8%) các cơ quan": a rate of the count may stand between.
        const auto& f = context_.figure(it.figure);
        if (f.dimension != figure::Units::kPercent) return std::nullopt;
        continue;
      }
      if (it.kind == ItemKind::mark) {
        if (it.mark == '.' || it.mark == ';') return std::nullopt;
        if (it.mark == ':') return read(i + 1, end_of(i + 1, block_last), it.depth);
        if (it.mark == '(' && it.partner > i) {
          auto list = read(i + 1, it.partner, static_cast<int>(it.depth) + 1);
          if (list && list->names.size() >= 2) return list;
          i = it.partner;
          continue;
        }
        if (it.mark == ',') strict = false;
        continue;
      }
      if (context_.draft.phrase(i, elsewhere_) != 0) strict = false;
      // "là A, B", "gồm A và B": no mark opens the list, so it speaks only if it fits.
      if (const int length = context_.draft.phrase(i, lead_); length != 0 && i + length < block_last) {
        const auto& next = context_.item(i + length);
        if (!any_case && !next.capital && context_.draft.phrase(i + length, kinds_) == 0) continue;
        auto list = read(i + length, clause_end(i + length, end_of(i + length, block_last)), it.depth);
        if (list) list->tentative = true;
        return list;
      }
    }
    return std::nullopt;
  }

  /// "02 huyện Mường Tè, huyện Nậm Nhùn": the names right behind the noun.
  std::optional<List> direct(const Figure& count) const {
    const auto block_last = context_.draft.blocks[static_cast<std::size_t>(count.block)].last;
    ItemId i = count.item + 1;
    if (count.denominator != figure::kNone) return std::nullopt;
    for (int words = 0;
         words < 4 && i < block_last && context_.item(i).kind == ItemKind::word && !context_.item(i).capital; ++words)
      ++i;
    if (i >= block_last || !(context_.item(i).capital || context_.draft.phrase(i, kinds_) != 0)) return std::nullopt;
    // Up to where the names stop: a figure, a bracket, a mark that ends the clause, or a lower-case word that begins no
    // name.
    ItemId end = i;
    for (; end < block_last; ++end) {
      const auto& it = context_.item(end);
      if (it.kind == ItemKind::figure || it.kind == ItemKind::opaque) break;
      if (it.kind == ItemKind::mark && it.mark != ',' && it.mark != '-' && it.mark != '"') break;
      if (it.kind == ItemKind::word && !it.capital && context_.draft.phrase(end, and_) == 0 &&
          context_.draft.phrase(end, kinds_) == 0 && !lower_in_name(end))
        break;
    }
    auto list = read(i, end, context_.item(i).depth);
    if (list) list->tentative = true;
    return list;
  }

  /// "03 khâu đột phá như sau:" and the numbered paragraphs behind it.
  std::optional<List> in_items(const Figure& count) const {
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(count.block)];
    if (stretch.last - count.item > 30 || stretch.last == stretch.first) return std::nullopt;
    const auto& end = context_.item(stretch.last - 1);
    if (end.kind != ItemKind::mark || end.mark != ':') return std::nullopt;
    List list;
    const auto blocks = static_cast<document::BlockId>(context_.draft.blocks.size());
    for (document::BlockId b = count.block + 1; b < blocks && list.names.size() <= 60; ++b) {
      const auto& block = context_.block(b);
      if (block.parent == count.block && block.note < 0) list.names.push_back(block.span);
      if (block.kind == document::BlockKind::heading && block.parent != count.block) break;
    }
    list.tentative = true;
    list.capitals = true;
    return list;
  }

  /// The names that the footnote of the count's phrase lists.
  std::optional<List> in_note(const Figure& count) const {
    const auto& block = context_.block(count.block);
    for (const auto& ref : block.refs) {
      if (ref.note < 0 || ref.at < count.span.begin || ref.at > count.span.end + 80) continue;
      const auto& note = context_.draft.document->notes[static_cast<std::size_t>(ref.note)];
      if (note.blocks.size() != 1) continue;
      const auto stretch = context_.draft.blocks[static_cast<std::size_t>(note.blocks.front())];
      ItemId first = stretch.first;
      for (ItemId i = first; i < std::min(stretch.last, first + 16); ++i)
        if (context_.item(i).kind == ItemKind::mark && context_.item(i).mark == ':') first = i + 1;
      auto list = read(first, stretch.last, 0);
      if (list) list->tentative = true;
      return list;
    }
    return std::nullopt;
  }

 private:
  /// "Mường Chà" has capitals throughout, "Hòa lạc" has not: one lower-case word between two of a name is let pass.
  bool lower_in_name(ItemId i) const {
    // "Phôn-thoong": tied by a hyphen.
    if (context_.item(i - 1).kind == ItemKind::mark && context_.item(i - 1).mark == '-' && i > 1 &&
        context_.item(i - 2).capital)
      return true;
    return context_.item(i - 1).capital && i + 1 < static_cast<ItemId>(context_.draft.items.size()) &&
           context_.item(i + 1).kind == ItemKind::mark &&
           (context_.item(i + 1).mark == ',' || context_.item(i + 1).mark == ';');
  }

  /// Where a list without a mark of its own ends at the latest: at a semicolon, or at the comma behind "và X".
  ItemId clause_end(ItemId i, ItemId last) const {
    bool conjunction = false;
    for (; i < last; ++i) {
      const auto& item = context_.item(i);
      if (context_.draft.phrase(i, and_) != 0) conjunction = true;
      if (item.kind == ItemKind::mark && (item.mark == ';' || (conjunction && item.mark == ','))) break;
    }
    return i;
  }

  ItemId end_of(ItemId i, ItemId last) const {
    const auto depth = i < last ? context_.item(i).depth : 0;
    for (; i < last; ++i) {
      const auto& it = context_.item(i);
      if (it.depth < depth) break;
      // "03 xã …: A, B, C; 12 xã …: D, E": the next count ends the list of the one before.
      if (it.kind == ItemKind::mark && it.mark == ';' && it.depth == depth && i + 1 < last &&
          context_.item(i + 1).kind == ItemKind::figure && !context_.figure(context_.item(i + 1).figure).bare)
        break;
      if (it.kind == ItemKind::mark && it.depth == depth && it.mark == ')') break;
      if (it.kind == ItemKind::mark && it.mark == '.' && it.depth == depth &&
          (i + 1 == last || context_.item(i + 1).capital))
        break;
    }
    return i;
  }

  std::optional<List> read(ItemId first, ItemId last, int depth) const {
    if (last - first < 3 || last - first > 600) return std::nullopt;
    List list;
    for (ItemId i = first; i < last; ++i) {
      const auto& it = context_.item(i);
      if (it.kind == ItemKind::mark && it.mark == ';' && it.depth == depth) list.semicolons = true;
      if (context_.draft.phrase(i, open_end_) != 0) list.open_end = true;
      if (context_.draft.phrase(i, and_) != 0) ++list.ands;
    }
    ItemId begin = first;
    const auto close = [&](ItemId end) {
      while (begin < end && context_.item(begin).kind == ItemKind::mark && context_.item(begin).mark != '"') ++begin;
      if (begin >= end) return;
      const auto& head = context_.item(begin);
      const bool named = head.capital || context_.draft.phrase(begin, kinds_) != 0 || head.mark == '"';
      list.capitals = list.capitals && named;
      list.trailing_numerals += context_.item(end - 1).kind == ItemKind::figure;
      list.longest = std::max(list.longest, static_cast<std::size_t>(end - begin));
      list.names.push_back({head.span.begin, context_.item(end - 1).span.end});
    };
    for (ItemId i = first; i < last; ++i) {
      const auto& it = context_.item(i);
      // A numeral behind a capitalised word is part of a name.
      if (it.kind == ItemKind::figure &&
          !(i > first && context_.figure(it.figure).bare && context_.item(i - 1).kind == ItemKind::word))
        list.figures = true;
      if (it.depth != depth) continue;
      const bool comma = it.kind == ItemKind::mark && it.mark == ',';
      const bool semicolon = it.kind == ItemKind::mark && it.mark == ';';
      const bool conjunction = !list.semicolons && context_.draft.phrase(i, and_) != 0;
      if (semicolon || (comma && !list.semicolons) || conjunction) {
        if (conjunction && begin < i) ++list.conjunctions;
        close(i);
        if (conjunction && list.closed == 0 && begin < i) list.closed = list.names.size() + 1;
        begin = i + 1;
      }
    }
    close(last);
    return list;
  }

  const Context& context_;
  figure::ClassId open_end_, and_, elsewhere_, kinds_, lead_;
  int reach_;
};

bool count_fits(const List& list, const Figure& count) { return static_cast<double>(list.names.size()) == count.value; }

/// A count, in figures or in words.
struct Count {
  Figure figure;
  Operand stated;
  bool in_words = false;
};

/// Counts that names may follow: printed ones with a noun, and small numbers in words.
std::vector<Count> counts(const Context& context, const text::Source& source) {
  std::vector<Count> out;
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto& f = context.figure(id);
    if (f.sentence == figure::kNone || !f.exact || (f.bare && f.denominator == figure::kNone) || f.value < 2 ||
        f.value > 60 || f.numerator != figure::kNone)
      continue;
    out.push_back({f, operand(context, source, id, "count"), false});
  }
  for (const auto& block : context.draft.blocks) {
    if (block.first == block.last || context.block(block.block).kind == document::BlockKind::row) continue;
    for (ItemId i = block.first; i + 1 < block.last; ++i) {
      const auto& item = context.item(i);
      const auto value = item.kind == ItemKind::word && !item.capital ? context.rules.units.number_word(item.id) : 0;
      if (value < 2 || context.item(i + 1).kind != ItemKind::word) continue;
      Count count;
      count.in_words = true;
      count.figure.item = i;
      count.figure.block = block.block;
      count.figure.value = static_cast<double>(value);
      count.figure.span = count.figure.numeral = item.span;
      count.stated = operand_at(context, source, item.span, "count", std::to_string(value));
      count.stated.exact = true;
      out.push_back(std::move(count));
    }
  }
  return out;
}

}  // namespace

void find_names(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                std::vector<Check>& out) {
  const Names names(context, rule);
  for (auto& [f, stated, in_words] : counts(context, source)) {
    bool strict = false;
    auto list = names.list_of(f, strict, in_words);
    if (!list && !in_words) list = names.direct(f);
    if (!list && !in_words) list = names.in_note(f);
    if (!list) list = names.in_items(f);
    if (!list || list->names.size() < 2 || list->open_end) continue;
    // Amounts among the names: a list of statements; it counts only by its semicolons, and only if it fits.
    if ((list->figures || list->trailing_numerals > 1) && !(list->semicolons && count_fits(*list, f))) continue;
    const auto count = static_cast<double>(list->names.size());
    const bool fits = count == f.value ||
                      (list->closed >= 2 && static_cast<double>(list->closed) == f.value && list->tentative) ||
                      (list->conjunctions > 0 && count - 1 == f.value) ||
                      (list->semicolons && count < f.value && count + list->ands >= f.value);
    if (!fits &&
        (in_words || list->tentative || !strict || !list->capitals || list->conjunctions > 1 || list->longest > 14))
      continue;
    if (fits && !strict && !list->capitals && !(list->semicolons && count_fits(*list, f)) && !in_words) continue;
    Check check = check_of(rule, fits ? Outcome::consistent : Outcome::inconsistent);
    check.confidence = list->capitals ? 0.9 : 0.7;
    check.stated = std::move(stated);
    check.formula = "count(names)";
    check.computed = std::to_string(list->names.size());
    std::string joined;
    for (const auto& span : list->names)
      joined += (joined.empty() ? "" : " | ") + std::string(context.draft.text(span));
    std::replace(joined.begin(), joined.end(), '\n', ' ');
    check.message =
        fill(rule.message, language, {{"stated", check.stated.text}, {"count", check.computed}, {"names", joined}});
    out.push_back(std::move(check));
  }
}

}  // namespace khop::audit
