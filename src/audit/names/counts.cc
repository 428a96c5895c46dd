// SPDX-License-Identifier: Apache-2.0
#include "audit/names/counts.h"

#include <algorithm>

#include "audit/bind.h"
#include "audit/report.h"
#include "figure/token.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;

namespace {

constexpr int kMostNames = 60;  // nobody lists more in running text

class Counts {
 public:
  Counts(const Context& context, const text::Source& source)
      : context_(context),
        source_(source),
        classes_{{CountNoun::place, class_of(context, "place-noun")},
                 {CountNoun::body, class_of(context, "body-noun")},
                 {CountNoun::titled, class_of(context, "titled-noun")}} {}

  std::vector<Count> all() const {
    std::vector<Count> out;
    for (FigureId id = 0; id < static_cast<FigureId>(context_.draft.figures.size()); ++id) {
      const auto& f = context_.figure(id);
      if (f.sentence == figure::kNone || !f.exact || (f.bare && f.denominator == figure::kNone) || f.value < 1 ||
          f.value > kMostNames || f.numerator != figure::kNone)
        continue;
      Count count;
      count.figure = id;
      count.value = static_cast<int>(f.value);
      const FigureId last = f.denominator != figure::kNone ? f.denominator : id;
      const auto noun = noun_at(context_.figure(last).numeral.end, context_.figure(last).item, f.block);
      count.place = {f.item, context_.figure(last).item + 1, f.block, f.sentence, f.span, noun, false};
      count.stated = operand(context_, source_, id, "count");
      out.push_back(std::move(count));
    }
    for (const auto& block : context_.draft.blocks) in_words(block, out);
    return out;
  }

 private:
  void in_words(const figure::Stretch& block, std::vector<Count>& out) const {
    if (block.first == block.last || context_.block(block.block).kind == document::BlockKind::row) return;
    for (ItemId i = block.first; i + 1 < block.last; ++i) {
      const auto& item = context_.item(i);
      if (item.kind != ItemKind::word) continue;
      const auto value = context_.rules.units.number_word(item.id);
      const auto& next = context_.item(i + 1);
      if (value < 2 || next.kind != ItemKind::word || next.capital) continue;
      // "Ba khâu đột phá: …" begins a sentence; "Bà Ba" does not.
      if (item.capital && i > block.first && context_.item(i - 1).kind != ItemKind::mark) continue;
      Count count;
      count.value = static_cast<int>(value);
      count.place = {i, i + 1, block.block, figure::kNone, item.span, noun_at(item.span.end, i, block.block), true};
      count.stated = operand_at(context_, source_, item.span, "count", std::to_string(value));
      count.stated.exact = true;
      out.push_back(std::move(count));
    }
  }

  CountNoun noun_at(text::Offset begin, ItemId item, document::BlockId block) const {
    constexpr ItemId kWords = 3;  // behind the figure: of a noun that no family names only the first word is in it
    const auto last = std::min(item + kWords, context_.draft.blocks[static_cast<std::size_t>(block)].last - 1);
    if (last < item || context_.item(last).span.end <= begin) return CountNoun::other;
    std::vector<figure::Token> tokens;
    figure::tokenize(context_.draft.document->text, {begin, context_.item(last).span.end}, tokens);
    std::vector<figure::Hit> hits;
    context_.rules.lexicon.hits(tokens, 0, tokens.size(), hits);
    for (const auto& hit : hits)
      for (const auto& [noun, phrases] : classes_)
        if (hit.phrase_class == phrases) return noun;
    return CountNoun::other;
  }

  const Context& context_;
  const text::Source& source_;
  std::vector<std::pair<CountNoun, figure::ClassId>> classes_;
};

}  // namespace

std::vector<Count> find_counts(const Context& context, const text::Source& source) {
  return Counts(context, source).all();
}

}  // namespace khop::audit
