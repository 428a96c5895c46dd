// SPDX-License-Identifier: Apache-2.0
/// An opener (a cue, a bracket, a list, a footnote) leads a region; the region falls into segments; what stands before
/// it may be its total.
#include <algorithm>
#include <string>

#include "audit/bind.h"
#include "audit/statement/candidates.h"
#include "audit/statement/segments.h"

namespace khop::audit {

using document::BlockId;
using figure::ItemId;
using figure::ItemKind;

namespace {

// How far a region is read: no list that a reader would add up is longer, and each opener of a huge sentence would read
// all of it again.
constexpr std::size_t kMostSegments = 100;
constexpr ItemId kMostItems = 600;
constexpr std::size_t kMostBlocks = 30;  // of a list

class Openers {
 public:
  Openers(const Context& context, const Outline& outline, Candidates& candidates)
      : context_(context),
        outline_(outline),
        candidates_(candidates),
        exhaustive_(class_of(context, "exhaustive")),
        partial_(class_of(context, "partial")),
        example_(class_of(context, "example")),
        open_end_(class_of(context, "open-end")),
        by_kind_(class_of(context, "by-kind")) {}

  void run() {
    for (BlockId b = 0; b < static_cast<BlockId>(context_.draft.blocks.size()); ++b) {
      if (context_.block(b).kind == document::BlockKind::row) continue;
      inside(b);
      children(b);
    }
    for (std::size_t n = 0; n < context_.draft.document->notes.size(); ++n) note(static_cast<std::int32_t>(n));
  }

 private:
  const figure::Item& item(ItemId i) const { return context_.item(i); }

  void append_figures(std::vector<FigureId>& out, BlockId b) const {
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId f = first; f < last; ++f) out.push_back(f);
  }

  /// Cue words and brackets inside one block.
  void inside(BlockId b) {
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(b)];
    for (ItemId i = stretch.first; i < stretch.last; ++i) {
      const auto& it = item(i);
      const bool bracket = it.kind == ItemKind::mark && it.mark == '(' && it.partner > i;
      const int exhaustive = context_.draft.phrase(i, exhaustive_), partial = context_.draft.phrase(i, partial_);
      if (bracket) {
        // What the bracket says, or the words right before it, decides: "(trong đó …", "trong đó (…", "(gồm …", or
        // nothing.
        Cue cue = cue_at(i + 1);
        for (ItemId back = 1; cue == Cue::bracket && back <= 4 && i - back >= stretch.first; ++back)
          if (context_.draft.phrase(i - back, exhaustive_) == back || context_.draft.phrase(i - back, partial_) == back)
            cue = cue_at(i - back);
        region(i + 1, it.partner, i, b, cue, true);
      } else if (exhaustive != 0 || partial != 0) {
        const int length = std::max(exhaustive, partial);
        ItemId end = sentence_end(i, stretch.last);
        bool bounded = false;
        if (it.depth > 0) {
          end = bracket_end(i, end);
          bounded = true;
          if (i > stretch.first && item(i - 1).kind == ItemKind::mark && item(i - 1).mark == '(')
            continue;  // seen with its bracket
        }
        region(i + length, end, i, b, exhaustive != 0 ? Cue::exhaustive : Cue::partial, bounded);
        i += length - 1;
      } else if (it.kind == ItemKind::mark && it.mark == ':' && it.depth == 0) {
        region(i + 1, sentence_end(i, stretch.last), i, b, names_kinds(i) ? Cue::partial : Cue::colon, false);
      }
    }
  }

  /// "Theo loại hình: nhà dân 84 vụ, cơ sở sản xuất 39 vụ …": the words before the colon say how what was told before
  /// is broken down.
  bool names_kinds(ItemId colon) const {
    constexpr ItemId kMostWords = 6;
    const auto& sentences = context_.draft.sentences;
    const auto it = std::upper_bound(sentences.begin(), sentences.end(), colon,
                                     [](ItemId at, const figure::Stretch& s) { return at < s.last; });
    if (it == sentences.end() || it->first >= colon || colon - it->first > kMostWords) return false;
    for (ItemId i = it->first; i < colon; ++i)
      if (item(i).kind != ItemKind::word) return false;
    return context_.draft.phrase(it->first, by_kind_) != 0;
  }

  enum class Cue { exhaustive, partial, bracket, colon, none };

  Cue cue_at(ItemId i) const {
    if (i >= static_cast<ItemId>(context_.draft.items.size())) return Cue::bracket;
    if (context_.draft.phrase(i, exhaustive_)) return Cue::exhaustive;
    if (context_.draft.phrase(i, partial_)) return Cue::partial;
    return Cue::bracket;
  }

  /// The weight of a cue, by its name in evidence.yaml.
  void open(Region& region, Cue cue) const {
    const char* name = cue == Cue::exhaustive ? "cue-exhaustive"
                       : cue == Cue::partial  ? "cue-partial"
                       : cue == Cue::bracket  ? "cue-bracket"
                       : cue == Cue::colon    ? "cue-colon"
                                              : nullptr;
    if (name != nullptr) because(region, name);
  }

  void because(Region& region, const char* weight) const { region.because(weight, context_.weight(weight)); }

  ItemId sentence_end(ItemId i, ItemId last) const {
    const auto& sentences = context_.draft.sentences;
    const auto it = std::upper_bound(sentences.begin(), sentences.end(), i,
                                     [](ItemId at, const figure::Stretch& s) { return at < s.last; });
    return it == sentences.end() ? last : std::min(it->last, last);
  }

  ItemId clause_start(ItemId i) const {
    const auto& clauses = context_.draft.clauses;
    const auto it = std::upper_bound(clauses.begin(), clauses.end(), i,
                                     [](ItemId at, const figure::Stretch& s) { return at < s.last; });
    return it == clauses.end() ? i : it->first;
  }

  ItemId bracket_end(ItemId i, ItemId end) const {
    const auto depth = item(i).depth;
    ItemId k = i;
    while (k < end && k - i <= kMostItems && item(k).depth >= depth) ++k;
    return k;
  }

  /// Figures of items [first, last) as segments: by semicolons if there are any at the region's own depth, else each
  /// figure its own. `finely`: each figure its own in any case, where a comma does the work of a semicolon.
  void segment(Region& region, ItemId first, ItemId last, bool finely = false) const {
    if (first >= last) return;
    if (last - first > kMostItems) {
      last = first + kMostItems;
      region.open_end = true;
    }
    const auto depth = item(first).depth;
    bool semicolons = false;
    for (ItemId i = first; i < last; ++i)
      semicolons = semicolons || (item(i).kind == ItemKind::mark && item(i).mark == ';' && item(i).depth == depth);
    semicolons = semicolons && !finely;
    std::vector<FigureId> current;
    const auto close = [&] {
      if (!current.empty()) region.segments.push_back(std::move(current));
      current.clear();
    };
    for (ItemId i = first; i < last; ++i) {
      const auto& it = item(i);
      if (region.segments.size() >= kMostSegments) {
        region.open_end = true;
        break;
      }
      // "nhà máy, cây xăng…; 04 dự án …": what is open is one part, not the list.
      if (const int dots = context_.draft.phrase(i, open_end_); dots != 0)
        region.open_end = region.open_end ||
                          !(i + dots < last && item(i + dots).kind == ItemKind::mark && item(i + dots).mark == ';');
      if (it.kind == ItemKind::mark && it.depth <= depth && (it.mark == ';' || it.mark == '.')) close();
      if (it.kind != ItemKind::figure) continue;
      const auto& f = context_.figure(it.figure);
      if (!semicolons && !current.empty() && part_like(f) && f.numerator == figure::kNone && it.depth <= depth &&
          same_measure(f, context_.figure(current.front())))
        close();
      current.push_back(it.figure);
    }
    close();
  }

  /// Figures that may be the total of a region that opens at item `opener` of block `b`.
  void totals_before(Region& region, ItemId opener, BlockId b) const {
    const auto [first, last] = context_.draft.figures_of(b);
    const auto begin = context_.draft.figures.begin();
    const auto f =
        static_cast<FigureId>(std::partition_point(begin + first, begin + last,
                                                   [&](const figure::Figure& before) { return before.item < opener; }) -
                              begin);
    std::size_t seen = 0;
    for (FigureId k = f; k-- > first && seen < 8;) {
      region.totals.push_back(k);
      ++seen;
    }
    // What opens a sentence or paragraph may break down what its owner or the paragraph before states.
    constexpr ItemId kStart = 4;
    const bool starts = opener - context_.draft.blocks[static_cast<std::size_t>(b)].first < kStart || f == first;
    if (seen < 3 && starts) {
      BlockId parent = context_.block(b).parent;
      if (parent == document::kNone && context_.block(b).note < 0 && b > 0 &&
          context_.block(b - 1).kind == document::BlockKind::paragraph)
        parent = b - 1;
      if (parent != document::kNone) {
        const auto [x, y] = context_.draft.figures_of(parent);
        for (FigureId k = y; k-- > x && seen < 12; ++seen) region.totals.push_back(k);
      }
    }
  }

  void region(ItemId first, ItemId last, ItemId opener, BlockId b, Cue cue, bool bounded) {
    Region out;
    segment(out, first, last);
    if (out.segments.empty()) {
      return;
    }
    // "tiêu biểu là", "như": examples, not parts.
    for (int back = 1; back <= 2 && opener - back >= 0; ++back)
      if (context_.draft.phrase(opener - back, example_) != 0 && cue != Cue::exhaustive) return;
    totals_before(out, opener, b);
    if (cue == Cue::colon) {  // a label's colon has its total in its own clause
      const auto limit = clause_start(opener);
      std::erase_if(out.totals,
                    [&](FigureId f) { return context_.figure(f).block != b || context_.figure(f).item < limit; });
    }
    open(out, cue);
    if (bounded) because(out, "bounded");
    out.exhaustive = cue == Cue::exhaustive;
    out.all = cue == Cue::exhaustive || cue == Cue::bracket;
    out.cued = cue == Cue::exhaustive || cue == Cue::partial;
    out.bounded = bounded;
    out.id = (static_cast<std::uint64_t>(opener) << 8) | 1;
    out.block = b;
    out.depth = item(opener).depth;
    candidates_.propose(out);
    // "… 1.316 trường hợp: nồng độ cồn 472, tốc độ 389; tạm giữ 538 xe": the list may end at the first semicolon.
    ItemId stop = first;
    const auto depth = first < last ? item(first).depth : 0;
    const auto reach = std::min(last, first + kMostItems);
    while (stop < reach && !(item(stop).kind == ItemKind::mark && item(stop).mark == ';' && item(stop).depth == depth))
      ++stop;
    if (stop == reach) return;
    // Parts that tell a plan and what was done of it are no list of all these figures.
    const auto whole_list = out.id;
    out.weak = tells_several(context_, out, context_.figure(out.segments.front().front()));
    out.segments.clear();
    segment(out, first, stop);
    out.id = (static_cast<std::uint64_t>(opener) << 8) | 7;
    if (out.segments.size() >= 2) candidates_.propose(out);
    out.id = whole_list;
    out.segments.clear();
    segment(out, first, last, true);
    candidates_.propose(out);
  }

  /// A paragraph or item and the list items that it owns.
  void children(BlockId b) {
    Region out;
    std::vector<BlockId> items;
    // The blocks that it owns, up to a heading that it does not.
    const auto owns = [&](BlockId k) {
      return context_.block(k).parent == b && context_.block(k).note == context_.block(b).note;
    };
    const auto& owned = outline_.owned[static_cast<std::size_t>(b)];
    if (owned.size() < 2) return;
    auto heading = std::upper_bound(outline_.headings.begin(), outline_.headings.end(), b);
    while (heading != outline_.headings.end() && *heading <= owned.back() && owns(*heading)) ++heading;
    for (const auto k : owned) {
      if (heading != outline_.headings.end() && k > *heading) break;
      if (owns(k)) items.push_back(k);
      if (items.size() > kMostBlocks) break;
    }
    if (items.size() < 2) return;
    for (const auto k : items) {
      std::vector<FigureId> figures;
      append_figures(figures, k);
      // An item without a figure of its own may keep it in its footnote.
      for (const auto& ref : context_.block(k).refs) {
        if (ref.note < 0) continue;
        const auto& note = context_.draft.document->notes[static_cast<std::size_t>(ref.note)];
        for (const auto nb : note.blocks) append_figures(figures, nb);
      }
      if (!figures.empty()) out.segments.push_back(std::move(figures));
    }
    if (out.segments.size() < (candidates_.within() ? 1 : 2)) return;
    // Items of several levels are an outline, not a list of parts.
    const auto style = [&](BlockId k) { return mark_style(context_.block(k).mark); };
    out.weak = std::any_of(items.begin(), items.end(), [&](BlockId k) { return style(k) != style(items.front()); });
    // The owner's figures, then its owner's; or those of the paragraph before that ends with a colon.
    BlockId owner = b;
    for (int up = 0; owner != document::kNone && up < 3; ++up) {
      const auto [x, y] = context_.draft.figures_of(owner);
      for (FigureId f = y; f-- > x && out.totals.size() < 12;) out.totals.push_back(f);
      const auto above = context_.block(owner).parent;
      owner = above != document::kNone ? above : ends_with_colon(owner - 1) ? owner - 1 : document::kNone;
    }
    // The cue at the end of the paragraph.
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(b)];
    Cue cue = Cue::none;
    for (ItemId i = std::max(stretch.first, stretch.last - 6); i < stretch.last; ++i) {
      if (context_.draft.phrase(i, exhaustive_))
        cue = Cue::exhaustive;
      else if (context_.draft.phrase(i, partial_))
        cue = Cue::partial;
      else if (cue == Cue::none && item(i).kind == ItemKind::mark && item(i).mark == ':')
        cue = Cue::colon;
    }
    because(out, "list");
    open(out, cue);
    out.exhaustive = cue == Cue::exhaustive;
    out.bounded = true;
    out.id = (static_cast<std::uint64_t>(stretch.first) << 8) | 2;
    candidates_.propose(out);
    // "+ Trốn 53 bị án, còn lại 234 bị án": an item may tell two parts.
    const auto told = out.segments.size();
    out.segments.clear();
    for (const auto k : items) {
      const auto& line = context_.draft.blocks[static_cast<std::size_t>(k)];
      segment(out, line.first, line.last, true);
    }
    out.weak = true;
    if (out.segments.size() > told) candidates_.propose(out);
  }

  /// "1.", "2." → "0."; "a)" → "a)"; "-" → "-".
  static std::string mark_style(const std::string& mark) {
    std::string out;
    for (const char c : mark) {
      const bool digit = c >= '0' && c <= '9';
      if (digit && out.ends_with('0')) continue;
      out += digit ? '0' : (c >= 'a' && c <= 'z') ? 'a' : (c >= 'A' && c <= 'Z') ? 'A' : c;
    }
    return out;
  }

  bool ends_with_colon(BlockId b) const {
    if (b < 0 || context_.block(b).kind == document::BlockKind::row) return false;
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(b)];
    return stretch.last > stretch.first && item(stretch.last - 1).kind == ItemKind::mark &&
           item(stretch.last - 1).mark == ':';
  }

  /// A footnote breaks down what carries its mark.
  void note(std::int32_t index) {
    const auto& note = context_.draft.document->notes[static_cast<std::size_t>(index)];
    if (note.host == document::kNone || note.blocks.empty()) return;
    Region out;
    bool cue = false;
    for (const auto b : note.blocks) {
      const auto stretch = context_.draft.blocks[static_cast<std::size_t>(b)];
      if (b == note.blocks.front()) {
        const auto c = stretch.first < stretch.last ? cue_at(stretch.first) : Cue::bracket;
        cue = c != Cue::bracket;
        out.exhaustive = c == Cue::exhaustive;
        because(out, "footnote");
        if (cue) open(out, c);
      }
      if (note.blocks.size() > 1) {
        std::vector<FigureId> figures;
        append_figures(figures, b);
        if (!figures.empty()) out.segments.push_back(std::move(figures));
      } else {
        segment(out, stretch.first, stretch.last);
      }
    }
    const auto [x, y] = context_.draft.figures_of(note.host);
    FigureId f = x;
    while (f < y && context_.figure(f).span.begin < note.at) ++f;
    for (FigureId k = f; k-- > x && out.totals.size() < 10;) out.totals.push_back(k);
    // "06 dự án⁵, kế hoạch 684,2 tỷ, giải ngân 371,9 tỷ": the mark may stand on the things whose amounts follow.
    const auto sentence = f > x ? context_.figure(f - 1).sentence : figure::kNone;
    for (FigureId k = f; k < y && out.totals.size() < 12 && context_.figure(k).sentence == sentence; ++k)
      out.totals.push_back(k);
    out.bounded = true;
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(note.blocks.front())];
    out.id = (static_cast<std::uint64_t>(stretch.first) << 8) | 3;
    candidates_.propose(out);
    if (note.blocks.size() > 1) return;
    out.segments.clear();
    segment(out, stretch.first, stretch.last, true);
    candidates_.propose(out);
  }

  const Context& context_;
  const Outline& outline_;
  Candidates& candidates_;
  figure::ClassId exhaustive_, partial_, example_, open_end_, by_kind_;
};

}  // namespace

void open_regions(const Context& context, const Outline& outline, Candidates& candidates) {
  Openers(context, outline, candidates).run();
}

}  // namespace khop::audit
