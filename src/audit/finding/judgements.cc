// SPDX-License-Identifier: Apache-2.0
/// What a draft says of its shares, targets and plans, against the figures beside it.
#include <algorithm>

#include "audit/bind.h"
#include "audit/finding/direction.h"
#include "audit/statement/near.h"

namespace khop::audit {

using document::BlockId;
using figure::Figure;
using figure::ItemId;
using figure::ItemKind;
using figure::WordId;

namespace {

class Finder {
 public:
  explicit Finder(const Report& report)
      : report_(report), context_(report.context), up_(class_of(context_, "up")), down_(class_of(context_, "down")) {}

  /// "12/12 chỉ tiêu đều đạt và vượt (trong đó … 04 chỉ tiêu cơ bản đạt)".
  void all() const {
    const auto all = class_of(context_, "all-attain"), some = class_of(context_, "not-attain"),
               except = class_of(context_, "except");
    for (const auto& sentence : context_.draft.sentences) {
      ItemId said = figure::kNone;
      int said_length = 0;
      for (ItemId i = sentence.first; i < sentence.last; ++i) {
        if (const int length = context_.draft.phrase(i, all); length != 0 && said == figure::kNone) {
          said = i;
          said_length = length;
          i += length - 1;
          continue;
        }
        if (said == figure::kNone) continue;
        if (context_.draft.phrase(i, except) != 0) break;
        const auto id = context_.item(i).figure;
        if (id == figure::kNone || !context_.figure(id).exact || context_.figure(id).value < 1) continue;
        ItemId stop = figure::kNone;
        for (ItemId k = i + 1; k < std::min(sentence.last, i + 3) && stop == figure::kNone; ++k)
          if (const int length = context_.draft.phrase(k, some); length != 0) stop = k + length;
        if (stop == figure::kNone) continue;
        report_.add(text::Span{context_.item(i).span.begin, context_.item(stop - 1).span.end},
                    {{context_.item(said).span.begin, context_.item(said + said_length - 1).span.end}},
                    {{"other", std::string(context_.draft.text({context_.item(said).span.begin,
                                                                context_.item(said + said_length - 1).span.end}))}});
        break;
      }
    }
  }

  /// "tăng dần tỷ trọng công nghiệp - xây dựng …; công nghiệp - xây dựng chiếm 34,84 %, giảm 2,81 %".
  void shares() const {
    const auto share = class_of(context_, "share-noun");
    const auto& blocks = context_.draft.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      if (context_.draft.document->blocks[b].table >= 0) continue;
      for (ItemId i = blocks[b].first; i < blocks[b].last; ++i) {
        if (context_.draft.phrase(i, share) == 0) continue;
        ItemId verb = i;
        const int direction = direction_before(i, blocks[b].first, verb);
        if (direction == 0) continue;
        const auto said = first_words(text_of(verb, i + context_.draft.phrase(i, share)), kMostQuoted);
        for (auto& name : names_behind(i + context_.draft.phrase(i, share), blocks[b].last))
          opposed(name, direction, said, b);
      }
    }
  }

  /// "đạt 95,2 % kế hoạch, vượt kế hoạch đề ra".
  void plans() const {
    const auto above = class_of(context_, "above-plan"), below = class_of(context_, "below-plan"),
               plan = class_of(context_, "plan"), other_base = class_of(context_, "last-year");
    each([&](FigureId id, const Figure& f) {
      if (f.dimension != figure::Units::kPercent || f.role != figure::Role::attain || f.range || f.decimal.places > 4)
        return;
      const auto last = context_.draft.sentences[static_cast<std::size_t>(f.sentence)].last;
      // The plan must be named right behind the rate, and the judgement right behind that.
      ItemId named = figure::kNone;
      for (ItemId i = f.item + 1; i < last && i < f.item + 4 && named == figure::kNone; ++i) {
        if (context_.item(i).kind != ItemKind::word || context_.draft.phrase(i, other_base) != 0) return;
        if (context_.draft.phrase(i, plan) != 0) named = i + context_.draft.phrase(i, plan);
      }
      if (named == figure::kNone) return;
      for (ItemId i = named; i < last && i < named + 6; ++i) {
        const auto& item = context_.item(i);
        if (item.kind == ItemKind::figure || item.mark == ';' || item.mark == '.') return;
        const bool over = context_.draft.phrase(i, above) != 0, under = context_.draft.phrase(i, below) != 0;
        if (!over && !under) continue;
        const int length = std::max(context_.draft.phrase(i, above), context_.draft.phrase(i, below));
        // "vượt kế hoạch 5 %" is another figure's word.
        if (i + length < last && context_.item(i + length).kind == ItemKind::figure) return;
        if ((over && f.value < 1) || (under && f.value > 1))
          report_.add(
              id, {},
              {{"other", std::string(context_.draft.text({item.span.begin, context_.item(i + length - 1).span.end}))}});
        return;
      }
    });
  }

 private:
  static constexpr std::size_t kMostQuoted = 20;  // words

  template <typename Look>
  void each(Look look) const {
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id)
      if (context_.figure(id).sentence != figure::kNone) look(id, context_.figure(id));
  }
  std::string_view text_of(ItemId first, ItemId last) const {
    return context_.draft.text({context_.item(first).span.begin, context_.item(last - 1).span.end});
  }

  /// Of the verb right before "tỷ trọng": "tăng dần tỷ trọng".
  int direction_before(ItemId at, ItemId first, ItemId& verb) const {
    for (ItemId i = at - 1; i >= first && i >= at - 3; --i) {
      if (context_.item(i).kind != ItemKind::word) return 0;
      verb = i;
      if (context_.draft.phrase(i, up_) != 0) return 1;
      if (context_.draft.phrase(i, down_) != 0) return -1;
    }
    return 0;
  }

  /// The names that a phrase lists: "công nghiệp - xây dựng, thương mại - dịch vụ" → two.
  std::vector<std::vector<WordId>> names_behind(ItemId i, ItemId last) const {
    constexpr std::size_t kMostWords = 8;
    static const auto kAnd = figure::word_id("và");
    std::vector<std::vector<WordId>> out(1);
    for (; i < last; ++i) {
      const auto& item = context_.item(i);
      if (item.kind == ItemKind::mark && item.mark == '-') continue;
      if (item.kind == ItemKind::mark && item.mark == ',') {
        out.emplace_back();
        continue;
      }
      if (item.kind != ItemKind::word || context_.draft.phrase(i, up_) != 0 || context_.draft.phrase(i, down_) != 0 ||
          out.back().size() > kMostWords)
        break;
      if (item.id != kAnd) out.back().push_back(item.id);
    }
    std::erase_if(out, [&](const auto& name) { return name.size() < 2 || name.size() > kMostWords; });
    return out;
  }

  /// Tells a clause behind that has the share of `name` move the other way: in the block, or in the items below it.
  void opposed(const std::vector<WordId>& name, int direction, const std::string& said, std::size_t block) const {
    constexpr std::size_t kBlocksBelow = 5;
    const auto& blocks = context_.draft.document->blocks;
    for (std::size_t b = block; b < blocks.size() && b <= block + kBlocksBelow; ++b) {
      if (b != block && blocks[b].parent != static_cast<BlockId>(block)) break;
      const auto [first, last] = context_.draft.figures_of(static_cast<BlockId>(b));
      for (auto id = first; id + 1 < last; ++id) {
        const auto &share = context_.figure(id), &change = context_.figure(id + 1);
        if (share.role != figure::Role::share || change.clause != share.clause || !figure::is_percentage(change) ||
            change.direction != -direction || !leads(name, share))
          continue;
        report_.add(id + 1, {id}, {{"other", said}});
        return;
      }
    }
  }
  /// Whether the words of `name` stand in order between the start of the clause and the figure.
  bool leads(const std::vector<WordId>& name, const Figure& f) const {
    const auto first = context_.draft.clauses[static_cast<std::size_t>(f.clause)].first;
    std::size_t found = 0;
    for (ItemId i = first; i < f.item && found < name.size(); ++i) {
      if (context_.item(i).kind == ItemKind::figure) found = 0;
      if (context_.item(i).kind == ItemKind::word && context_.item(i).id == name[found]) ++found;
    }
    return found == name.size();
  }

  const Report& report_;
  const Context& context_;
  figure::ClassId up_, down_;
};

}  // namespace

void find_judgements(const Report& report) {
  const Finder finder(report);
  if (allows(report.rule, "words", "all")) finder.all();
  if (allows(report.rule, "words", "share")) finder.shares();
  if (allows(report.rule, "words", "plan")) finder.plans();
}

}  // namespace khop::audit
