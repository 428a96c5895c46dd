// SPDX-License-Identifier: Apache-2.0
/// A total and its parts. An opener (a cue, a bracket, a list, a footnote) leads a region; the region falls into
/// segments; each segment gives one figure to each column; a column may add up to a figure that stands before the
/// region.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "audit/bind.h"
#include "audit/near.h"

namespace khop::audit {

using document::BlockId;
using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::Role;
using figure::Units;

namespace {

constexpr std::size_t kMostParts = 30;
constexpr std::size_t kMostCombinations = 243;
// How far a region is read: no list that a reader would add up is longer, and each opener of a huge sentence would read
// all of it again.
constexpr std::size_t kMostSegments = 100;
constexpr ItemId kMostItems = 600;
constexpr FigureId kMostFractions = 400;

/// One way in which a text may open a breakdown.
struct Region {
  std::vector<std::vector<FigureId>> segments;  ///< figures of each part, in order
  std::vector<FigureId> totals;                 ///< what they may add up to, likeliest first
  double structure = 0;
  std::array<Reason, 3> reasons;  ///< what `structure` is made of
  bool open_end = false;          ///< the list says that it is not complete
  bool bounded = false;           ///< its end is certain (a bracket, a list, a footnote)
  bool exhaustive = false;        ///< the cue says that the parts are all there is
  bool cued = false;              ///< words open it, not only a mark
  bool certain = false;           ///< a parallel column holds: these segments are the parts
  bool scattered = false;         ///< others of its kind stand around: what fails must be explained by one slip
  bool weak = false;              ///< nothing but order speaks for it: may be confirmed, never an error
  std::uint64_t id = 0;
  BlockId block = document::kNone;  ///< of the opener, and the depth of brackets it stands in
  int depth = 255;

  void because(const char* reason, double decades) {
    structure += decades;
    const auto free = std::find_if(reasons.begin(), reasons.end(), [](const Reason& r) { return *r.name == '\0'; });
    if (free != reasons.end()) *free = {reason, decades};
  }
};

class Breakdowns {
 public:
  Breakdowns(Context& context, const rule::Rule& rule)
      : context_(context),
        rule_(rule),
        exhaustive_(class_of(context, "exhaustive")),
        partial_(class_of(context, "partial")),
        example_(class_of(context, "example")),
        open_end_(class_of(context, "open-end")),
        both_ways_(class_of(context, "both-ways")),
        outward_(class_of(context, "outward")),
        inward_(class_of(context, "inward")),
        within_(rule.check->comparison() != rule::Comparison::equal) {}

  void run() {
    const auto& draft = context_.draft;
    owned_.assign(draft.blocks.size(), {});
    for (BlockId b = 0; b < static_cast<BlockId>(draft.blocks.size()); ++b) {
      const auto& block = context_.block(b);
      if (block.kind == document::BlockKind::heading) headings_.push_back(b);
      if (block.parent >= 0 && block.parent < b) owned_[static_cast<std::size_t>(block.parent)].push_back(b);
    }
    for (BlockId b = 0; b < static_cast<BlockId>(draft.blocks.size()); ++b) {
      const auto& block = context_.block(b);
      if (block.kind == document::BlockKind::row) continue;
      inside(b);
      children(b);
      following(b);
      one_denominator(b);
      both_ways(b);
    }
    for (std::size_t n = 0; n < draft.document->notes.size(); ++n) note(static_cast<std::int32_t>(n));
  }

 private:
  const figure::Item& item(ItemId i) const { return context_.item(i); }

  void append_figures(std::vector<FigureId>& out, BlockId b) const {
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId f = first; f < last; ++f) out.push_back(f);
  }

  static bool part_like(const Figure& f) {
    return !f.range &&
           (f.role == Role::value || f.role == Role::attain || f.role == Role::share || f.role == Role::change ||
            f.role == Role::growth) &&
           f.dimension != Units::kDuration && f.dimension != Units::kTimes;
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
        region(i + 1, sentence_end(i, stretch.last), i, b, Cue::colon, false);
      }
    }
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
    const auto f = static_cast<FigureId>(
        std::partition_point(begin + first, begin + last, [&](const Figure& figure) { return figure.item < opener; }) -
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
        for (FigureId k = y; k-- > x && seen < 8; ++seen) region.totals.push_back(k);
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
    out.cued = cue == Cue::exhaustive || cue == Cue::partial;
    out.bounded = bounded;
    out.id = (static_cast<std::uint64_t>(opener) << 8) | 1;
    out.block = b;
    out.depth = item(opener).depth;
    propose(out);
    // "… 1.316 trường hợp: nồng độ cồn 472, tốc độ 389; tạm giữ 538 xe": the list may end at the first semicolon.
    ItemId stop = first;
    const auto depth = first < last ? item(first).depth : 0;
    const auto reach = std::min(last, first + kMostItems);
    while (stop < reach && !(item(stop).kind == ItemKind::mark && item(stop).mark == ';' && item(stop).depth == depth))
      ++stop;
    if (stop == reach) return;
    const auto whole_list = out.id;
    out.segments.clear();
    segment(out, first, stop);
    out.id = (static_cast<std::uint64_t>(opener) << 8) | 7;
    if (out.segments.size() >= 2) propose(out);
    out.id = whole_list;
    out.segments.clear();
    segment(out, first, last, true);
    propose(out);
  }

  /// A paragraph or item and the list items that it owns.
  void children(BlockId b) {
    Region out;
    std::vector<BlockId> items;
    // The blocks that it owns, up to a heading that it does not.
    const auto owns = [&](BlockId k) {
      return context_.block(k).parent == b && context_.block(k).note == context_.block(b).note;
    };
    const auto& owned = owned_[static_cast<std::size_t>(b)];
    if (owned.size() < 2) return;
    auto heading = std::upper_bound(headings_.begin(), headings_.end(), b);
    while (heading != headings_.end() && *heading <= owned.back() && owns(*heading)) ++heading;
    for (const auto k : owned) {
      if (heading != headings_.end() && k > *heading) break;
      if (owns(k)) items.push_back(k);
      if (items.size() > kMostParts) break;
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
    if (out.segments.size() < (within_ ? 1 : 2)) return;
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
    propose(out);
    // "+ Trốn 53 bị án, còn lại 234 bị án": an item may tell two parts.
    const auto told = out.segments.size();
    out.segments.clear();
    for (const auto k : items) {
      const auto& line = context_.draft.blocks[static_cast<std::size_t>(k)];
      segment(out, line.first, line.last, true);
    }
    out.weak = true;
    if (out.segments.size() > told) propose(out);
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

  /// Parts that follow their total with no cue at all: in the rest of its sentence, in the sentences or paragraphs
  /// behind it.
  void following(BlockId b) {
    constexpr FigureId kMost = 60;
    const auto [first, last] = context_.draft.figures_of(b);
    if (last - first > 400) return;  // an enumeration, not an argument
    for (FigureId t = first; t < last; ++t) {
      const auto& total = context_.figure(t);
      if (!part_like(total) || (total.bare && total.value < 100 && total.denominator == figure::kNone)) continue;
      Region clauses, sentences;
      const auto end = std::min(last, t + kMost);
      std::int32_t sentence = total.sentence, clause = total.clause;
      for (FigureId f = t + 1; f < end; ++f) {
        const auto& figure = context_.figure(f);
        if (figure.sentence == total.sentence) {
          const bool fresh = clauses.segments.empty() || figure.clause != clause ||
                             same_measure(figure, context_.figure(clauses.segments.back().front()));
          if (fresh) clauses.segments.emplace_back();
          clauses.segments.back().push_back(f);
          clause = figure.clause;
        } else {
          if (sentences.segments.empty() || figure.sentence != sentence ||
              (figure.numerator == figure::kNone &&
               item(figure.item).depth <= item(context_.figure(sentences.segments.back().front()).item).depth &&
               same_measure(figure, context_.figure(sentences.segments.back().front()))))
            sentences.segments.emplace_back();
          sentences.segments.back().push_back(f);
          sentence = figure.sentence;
        }
      }
      weak(clauses, t, 4);
      if (sentences.segments.size() >= 2) weak(sentences, t, 5);
      if (t - first < 6) blocks_behind(b, t);
    }
  }

  /// "20/21 xã …; 01/21 xã …": fractions of one denominator whose numerators make it.
  void one_denominator(BlockId b) {
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId f = first; f < last; ++f) {
      const auto& top = context_.figure(f);
      if (top.denominator == figure::kNone || !top.exact) continue;
      Region out;
      double sum = 0;
      for (FigureId k = f; k < last && k - f < kMostFractions && out.segments.size() < 8; ++k) {
        const auto& other = context_.figure(k);
        if (other.denominator == figure::kNone ||
            context_.figure(other.denominator).value != context_.figure(top.denominator).value)
          continue;
        sum += other.value;
        out.segments.push_back({k});
        if (sum >= context_.figure(top.denominator).value) break;
      }
      if (out.segments.size() < 2 || sum != context_.figure(top.denominator).value) continue;
      std::vector<FigureId> parts;
      for (const auto& segment : out.segments) parts.push_back(segment.front());
      out.weak = true;
      out.because("one-denominator", context_.weight("cue-bracket"));
      out.id = (static_cast<std::uint64_t>(top.item) << 8) | 8;
      add(out, top.denominator, parts, true, 1, 1, true);
      return;
    }
  }

  /// "xuất nhập khẩu 104,4 tỷ …; xuất 53,1 tỷ …, nhập 51,3 tỷ": the name of the total says what its two parts are.
  void both_ways(BlockId b) {
    constexpr int kWords = 6;
    constexpr FigureId kMost = 16;
    if (within_) return;
    const auto [first, last] = context_.draft.figures_of(b);
    for (FigureId t = first; t < last; ++t) {
      const auto& total = context_.figure(t);
      if (!part_like(total) || !cue_before(context_, total.item, both_ways_, kWords)) continue;
      const auto one_way = [&](FigureId f, figure::ClassId way) {
        const auto& figure = context_.figure(f);
        return part_like(figure) && figure.role == total.role && same_measure(figure, total) &&
               cue_before(context_, figure.item, way, kWords) && !cue_before(context_, figure.item, both_ways_, kWords);
      };
      const auto end = std::min(last, t + kMost);
      FigureId outward = figure::kNone, inward = figure::kNone;
      for (FigureId f = t + 1; f < end; ++f) {
        if (outward == figure::kNone && one_way(f, outward_)) {
          outward = f;
        } else if (inward == figure::kNone && one_way(f, inward_)) {
          inward = f;
        }
      }
      if (outward == figure::kNone || inward == figure::kNone) continue;
      Region out;
      // One sector's or one month's flows stand beside the total of all as often: what is far from it accuses nobody.
      const double over = (context_.figure(outward).value + context_.figure(inward).value) / total.value;
      out.scattered = !(over > 0.9 && over < 1.1);
      out.exhaustive = true;
      because(out, "both-ways");
      out.id = (static_cast<std::uint64_t>(total.item) << 8) | 9;
      add(out, t, {std::min(outward, inward), std::max(outward, inward)}, true, 1, 1, true);
    }
  }

  void blocks_behind(BlockId b, FigureId total) {
    const auto& block = context_.block(b);
    if (block.note >= 0) return;
    Region out;
    const auto count = static_cast<BlockId>(context_.draft.blocks.size());
    for (BlockId k = b + 1; k < count && out.segments.size() < 8; ++k) {
      const auto& other = context_.block(k);
      if (other.kind == document::BlockKind::heading || other.kind == document::BlockKind::row) break;
      if (other.note >= 0) continue;
      if (other.parent == b) return;  // a list of its own: seen as such
      if (other.level < block.level || other.parent != block.parent) break;
      std::vector<FigureId> figures;
      append_figures(figures, k);
      if (!figures.empty()) out.segments.push_back(std::move(figures));
    }
    if (out.segments.size() == 1) {  // one paragraph whose sentences are the parts
      const auto figures = out.segments.front();
      out.segments.clear();
      std::int32_t sentence = figure::kNone;
      for (const auto f : figures) {
        if (context_.figure(f).sentence != sentence) out.segments.emplace_back();
        out.segments.back().push_back(f);
        sentence = context_.figure(f).sentence;
      }
    }
    if (out.segments.size() >= 2) weak(out, total, 6);
  }

  void weak(Region& region, FigureId total, std::uint64_t tag) {
    if (region.segments.size() < 2) return;
    region.totals = {total};
    because(region, "order");
    region.weak = true;
    region.id = (static_cast<std::uint64_t>(context_.figure(total).item) << 8) | tag;
    propose(region);
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
    out.bounded = true;
    const auto stretch = context_.draft.blocks[static_cast<std::size_t>(note.blocks.front())];
    out.id = (static_cast<std::uint64_t>(stretch.first) << 8) | 3;
    propose(out);
    if (note.blocks.size() > 1) return;
    out.segments.clear();
    segment(out, stretch.first, stretch.last, true);
    propose(out);
  }

  // --- columns -----------------------------------------------------------------------------------------------------

  /// For each segment the figures that can stand for `total`'s measure, best first.
  std::vector<std::vector<FigureId>> column(const Region& region, const Figure& total, bool same_noun,
                                            bool denominators, std::vector<std::size_t>* rows = nullptr) const {
    std::vector<std::vector<FigureId>> out;
    for (std::size_t index = 0; index < region.segments.size(); ++index) {
      const auto& segment = region.segments[index];
      std::vector<FigureId> fits;
      for (const auto id : segment) {
        const auto& f = context_.figure(id);
        if (!part_like(f)) continue;
        if ((f.numerator != figure::kNone) != denominators) continue;
        if (denominators && f.value == total.value) continue;  // every part measured against the whole
        if (f.role == Role::change && total.role != Role::change) continue;
        if (f.role == Role::growth && total.role != Role::growth) continue;
        if (same_noun ? !same_measure(f, total) : !same_dimension(f, total)) continue;
        // "265 đơn …, đã giải quyết 250/265 đơn": the fraction tells of the part before it, it is none of its own.
        if (f.denominator != figure::kNone && !out.empty() &&
            std::any_of(out.begin(), out.end(), [&](const std::vector<FigureId>& part) {
              return context_.figure(part.front()).value == context_.figure(f.denominator).value;
            }))
          continue;
        fits.push_back(id);
        if (fits.size() == 3) break;
      }
      if (fits.empty()) continue;
      out.push_back(std::move(fits));
      if (rows != nullptr) rows->push_back(index);
    }
    // Numbers without a noun are no parts where the others have the total's: "từ 1 - dưới 3 tuổi 871 ca".
    // … nor are those of another noun: "38 ca đã tiêm 01 mũi, 09 ca tiêm 02 mũi".
    const auto named = [&](const std::vector<FigureId>& fits) {
      const auto& part = context_.figure(fits.front());
      return total.noun_known ? !part.bare : part.noun == total.noun;
    };
    const bool counted = total.noun_known || (total.dimension == Units::kCount && total.noun != 0);
    if (same_noun && counted && std::count_if(out.begin(), out.end(), named) >= 2 &&
        !std::all_of(out.begin(), out.end(), named)) {
      std::vector<std::vector<FigureId>> kept;
      std::vector<std::size_t> kept_rows;
      for (std::size_t i = 0; i < out.size(); ++i) {
        if (!named(out[i])) continue;
        if (rows != nullptr) kept_rows.push_back((*rows)[i]);
        kept.push_back(std::move(out[i]));
      }
      out = std::move(kept);
      if (rows != nullptr) *rows = std::move(kept_rows);
    }
    return out;
  }

  /// A set of segments whose figures of one measure add up: the other measures of the same segments should, too.
  struct Held {
    FigureId total = figure::kNone;
    std::vector<std::size_t> rows;
    std::size_t claim = 0;  ///< rank of the total
  };

  /// "74 cuộc đối với 153 tổ chức, 22 đảng viên": if the first adds up over some segments, its neighbours are meant to.
  void parallel(const Region& region, const std::vector<Held>& held) {
    for (const auto& proof : held) {
      const auto& proven = context_.figure(proof.total);
      for (const auto id : region.totals) {
        const auto& total = context_.figure(id);
        if (id == proof.total || total.clause != proven.clause || std::abs(id - proof.total) > 6 || !part_like(total))
          continue;
        if (same_measure(total, proven) || total.role != proven.role) continue;
        // Between the proven total and this one no other total of the proven measure may stand: it would have a list of
        // its own.
        const auto low = std::min(id, proof.total), high = std::max(id, proof.total);
        bool other = false;
        for (FigureId f = low + 1; f < high; ++f)
          other = other || same_measure(context_.figure(f), proven) || same_measure(context_.figure(f), total);
        if (other) continue;
        Region part = region;
        part.segments.clear();
        for (const auto row : proof.rows) part.segments.push_back(region.segments[row]);
        const auto columns = column(part, total, true, total.numerator != figure::kNone);
        if (columns.size() != proof.rows.size()) continue;
        std::vector<FigureId> parts;
        for (const auto& fits : columns) parts.push_back(fits.front());
        because(part, "parallel");
        part.exhaustive = part.certain = true;
        part.weak = part.open_end = false;
        add(part, id, parts, true, 1, 1, true);
      }
    }
  }

  void propose(const Region& region) {
    std::vector<Held> held;
    std::set<std::vector<FigureId>> seen;
    for (std::size_t i = 0; i < region.totals.size(); ++i) {
      const auto id = region.totals[i];
      const auto& total = context_.figure(id);
      if (!part_like(total) || !(std::abs(total.value) > 0)) continue;
      // Nearer figures of the same measure have the better claim; what a bracket holds is hardly the total of what
      // follows it.
      std::size_t rank = 1;
      if (total.block == region.block && item(total.item).depth > region.depth) rank += 3;
      for (std::size_t k = 0; k < i; ++k)
        if (same_measure(context_.figure(region.totals[k]), total) &&
            context_.figure(region.totals[k]).role == total.role &&
            (context_.figure(region.totals[k]).numerator != figure::kNone) == (total.numerator != figure::kNone))
          ++rank;
      for (const bool same_noun : {true, false}) {
        if (!same_noun && total.dimension != Units::kCount) continue;
        rows_.clear();
        const auto columns = column(region, total, same_noun, total.numerator != figure::kNone, &rows_);
        if (columns.size() < (within_ ? 1 : 2) || columns.size() > kMostParts) continue;
        std::vector<FigureId> first;
        for (const auto& fits : columns) first.push_back(fits.front());
        if (!same_noun && !other_nouns(region, total, first)) continue;
        std::vector<FigureId> key = first;
        key.push_back(id);
        if (!seen.insert(key).second) continue;
        held_ = &held;
        candidates(region, id, columns, first, same_noun, rank);
      }
    }
    parallel(region, held);
  }

  /// Whether parts of other nouns than the total's may be its parts: kinds of it ("văn bản: nghị quyết, chỉ thị …") or
  /// all of one noun, and no nearer figure has a better claim to that noun.
  bool other_nouns(const Region& region, const Figure& total, const std::vector<FigureId>& parts) const {
    const auto known_other = [&](FigureId f) {
      return context_.figure(f).noun_known && context_.figure(f).noun != total.noun;
    };
    const bool one = std::all_of(parts.begin(), parts.end(), [&](FigureId f) {
      return context_.figure(f).noun == context_.figure(parts.front()).noun;
    });
    const bool mixed =
        std::any_of(parts.begin(), parts.end(), known_other) && !std::all_of(parts.begin(), parts.end(), known_other);
    const bool own = std::any_of(parts.begin(), parts.end(), [&](FigureId f) {
      return context_.figure(f).noun_known && context_.figure(f).noun == total.noun;
    });
    if (!one && !(mixed && !own && !region.weak)) return false;
    return std::none_of(region.totals.begin(), region.totals.end(), [&](FigureId t) {
      const auto& other = context_.figure(t);
      return one && other.clause == total.clause && other.noun_known &&
             other.noun == context_.figure(parts.front()).noun;
    });
  }

  double sum(const std::vector<FigureId>& parts) const {
    double out = 0;
    for (const auto f : parts) out += context_.figure(f).value;
    return out;
  }

  /// The parts named do not pass their total: all that a list that is not exhaustive promises.
  void add_within(const Region& region, FigureId total, const std::vector<FigureId>& parts, bool same_noun,
                  std::size_t rank) {
    if (region.weak || rank > 1 || !same_noun || sum(parts) == context_.figure(total).value) return;
    if (context_.figure(total).role != Role::value && context_.figure(total).role != Role::change) return;
    auto reading = make_reading(context_, rule_, {{"total", {total}}, {"parts", parts}});
    if (!reading) return;
    reading->add(region.structure, region.reasons);
    reading->add("same-noun", context_.weight("same-noun"));
    // A part larger than its total is an error only where nothing stands between the total and the bracket that opens
    // on it.
    const auto& t = context_.figure(total);
    const bool nearest = region.totals.front() == total && t.numerator == figure::kNone && t.noun_known &&
                         parts.size() == 1 && context_.figure(parts.front()).noun == t.noun;
    reading->confirm_only = !(region.cued && region.bounded && nearest);
    reading->near_only = false;
    reading->group = (region.id << 24) ^ static_cast<std::uint64_t>(total);
    keep(context_, std::move(*reading));
  }

  void candidates(const Region& region, FigureId total, const std::vector<std::vector<FigureId>>& columns,
                  const std::vector<FigureId>& first, bool same_noun, std::size_t rank) {
    if (within_) {
      add_within(region, total, first, same_noun, rank);
      return;
    }
    add(region, total, first, same_noun, rank, 1, true);
    double tries = 1;
    const double wanted = context_.figure(total).value;
    const auto near = [&](const std::vector<FigureId>& parts) {
      if (std::abs(sum(parts) - wanted) > std::abs(wanted) * 0.002) return false;
      // Remember which segments held, if that is hardly a chance.
      if (same_noun && std::abs(wanted) >= 10 && parts.size() >= 2) {
        Held proof{total, {}, rank};
        for (const auto part : parts) {
          const auto at = std::find(first.begin(), first.end(), part);
          if (at == first.end()) return true;
          proof.rows.push_back(rows_[static_cast<std::size_t>(at - first.begin())]);
        }
        held_->push_back(std::move(proof));
      }
      return true;
    };
    static_cast<void>(near(first));
    // The list may end earlier than the region.
    for (std::size_t k = first.size() - 1; k >= 2; --k) {
      std::vector<FigureId> prefix(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(k));
      ++tries;
      if (near(prefix)) add(region, total, prefix, same_noun, rank, tries, false);
    }
    // Several totals may share one list, and a part's own part may stand among the parts.
    if (first.size() <= 12) {
      for (std::size_t begin = 1; begin + 2 <= first.size(); ++begin)
        for (std::size_t end = begin + 2; end <= first.size(); ++end) {
          const std::vector<FigureId> window(first.begin() + static_cast<std::ptrdiff_t>(begin),
                                             first.begin() + static_cast<std::ptrdiff_t>(end));
          ++tries;
          if (near(window)) add(region, total, window, same_noun, rank, tries, false);
        }
      for (std::size_t drop = 1; first.size() >= 3 && drop + 1 < first.size(); ++drop) {
        for (std::size_t end = std::max<std::size_t>(drop + 2, 3); end <= first.size(); ++end) {
          std::vector<FigureId> rest(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(end));
          rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(drop));
          ++tries;
          if (near(rest)) add(region, total, rest, same_noun, rank, tries, false);
        }
      }
    }
    // A segment's first figure may not be the one that counts.
    for (std::size_t k = columns.size(); k >= 2; --k) {
      if (k < columns.size() && !region.weak) break;
      choices(region, total, {columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(k)}, same_noun, rank,
              near);
    }
  }

  template <typename Near>
  void choices(const Region& region, FigureId total, const std::vector<std::vector<FigureId>>& columns, bool same_noun,
               std::size_t rank, const Near& near) {
    std::size_t combinations = 1;
    for (const auto& fits : columns) combinations = std::min(combinations * fits.size(), kMostCombinations + 1);
    if (combinations <= 1 || combinations > kMostCombinations) return;
    // Parts told in parallel form have their figure at the same place each: "kế hoạch a, giải ngân b; kế hoạch c, giải
    // ngân d".
    for (std::size_t place = 1; place < 3; ++place) {
      std::vector<FigureId> parts;
      for (const auto& fits : columns)
        if (fits.size() > place) parts.push_back(fits[place]);
      if (parts.size() != columns.size() || !near(parts)) continue;
      add(region, total, parts, same_noun, rank, 2, false);
      return;
    }
    std::vector<std::size_t> pick(columns.size(), 0);
    while (true) {
      std::size_t at = 0;
      while (at < pick.size() && ++pick[at] == columns[at].size()) pick[at++] = 0;
      if (at == pick.size()) break;
      std::vector<FigureId> parts;
      for (std::size_t i = 0; i < columns.size(); ++i) parts.push_back(columns[i][pick[i]]);
      if (near(parts)) add(region, total, parts, same_noun, rank, static_cast<double>(combinations), false);
    }
  }

  void add(const Region& region, FigureId total, const std::vector<FigureId>& parts, bool same_noun, std::size_t rank,
           double tries, bool whole) {
    auto reading = make_reading(context_, rule_, {{"total", {total}}, {"parts", parts}});
    if (!reading) return;
    reading->add(region.structure, region.reasons);
    reading->add("rank", -context_.weight("rank") * static_cast<double>(rank - 1));
    reading->add(same_noun ? "same-noun" : "other-noun",
                 same_noun ? context_.weight("same-noun") : -context_.weight("other-noun"));
    reading->add("more-parts",
                 context_.weight("more-parts") * static_cast<double>(std::min<std::size_t>(parts.size() - 2, 4)));
    // Even a list that names only some parts cannot pass its total; overlapping groups pass it by far.
    const double over = sum(parts) / context_.figure(total).value;
    if (whole && over > 1 && over < 1.35)
      reading->add("over-total", context_.weight("over-total"));
    else if (whole && over > 1 && over < 3 && region.bounded && same_noun && rank == 1 &&
             context_.figure(total).noun_known)
      reading->add("over-total", context_.weight("over-total"));
    if (region.open_end) reading->add("open-end", -context_.weight("open-end"));
    reading->tries = tries;
    // Only the whole list can be wrong; a prefix or a choice of figures speaks only if it holds.
    reading->near_only = !whole || region.open_end || !(region.exhaustive || region.certain);
    // Rates add up only where they are contributions to a whole; what does not add up was no such thing.
    const bool rates = is_percentage(context_.figure(total));
    const bool counted_alike =
        context_.figure(total).noun_known && std::all_of(parts.begin(), parts.end(), [&](FigureId f) {
          return context_.figure(f).noun == context_.figure(total).noun;
        });
    const bool plans = context_.figure(total).numerator != figure::kNone;  // not every part needs a plan of its own
    reading->confirm_only = region.weak || (plans && !region.certain) || !whole || region.open_end || rates ||
                            (!(counted_alike && (region.exhaustive || (region.cued && region.bounded))) &&
                             std::any_of(parts.begin(), parts.end(), [&](FigureId f) {
                               return std::abs(context_.figure(f).value) >= std::abs(context_.figure(total).value);
                             }));
    if (!whole || region.open_end) reading->add("not-whole", -context_.weight("not-whole"));
    reading->closed = region.cued && region.bounded && !region.weak;
    // Parts that are all of one other thing are hardly what the total counts.
    const auto noun = context_.figure(parts.front()).noun;
    const bool other_thing = context_.figure(total).dimension == Units::kCount && noun != 0 &&
                             noun != context_.figure(total).noun && !region.exhaustive &&
                             std::all_of(parts.begin(), parts.end(), [&](FigureId f) {
                               return !context_.figure(f).bare && context_.figure(f).noun == noun;
                             });
    reading->far_off = !region.certain && (over < 0.6 || over > 3 || other_thing || region.scattered);
    reading->group = (region.id << 24) ^ static_cast<std::uint64_t>(total);
    keep(context_, std::move(*reading));
  }

  Context& context_;
  const rule::Rule& rule_;
  figure::ClassId exhaustive_, partial_, example_, open_end_, both_ways_, outward_, inward_;
  bool within_ = false;                      ///< the rule asks only that the parts do not pass the total
  std::vector<std::vector<BlockId>> owned_;  ///< by block: the blocks whose parent it is
  std::vector<BlockId> headings_;
  std::vector<std::size_t> rows_;  ///< segments of the column at hand
  std::vector<Held>* held_ = nullptr;
};

}  // namespace

void find_breakdowns(Context& context, const rule::Rule& rule) { Breakdowns(context, rule).run(); }

}  // namespace khop::audit
