// SPDX-License-Identifier: Apache-2.0
#include "audit/across/subject.h"

#include <algorithm>
#include <iterator>

#include "audit/bind.h"

namespace khop::audit {

using figure::ItemId;
using figure::ItemKind;

namespace {

constexpr ItemId kMostBefore = 40;  // items that a name may take
constexpr ItemId kMostAround = 60;
constexpr int kMostOwners = 6;
constexpr const char* kNothing[] = {"names-nothing", "attain",   "up",      "down",       "about",   "over",
                                    "under",         "at-least", "at-most", "exhaustive", "partial", "total",
                                    "last-year",     "plan",     "excess",  "multiple"};

void sort_once(std::vector<figure::WordId>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool covers(const std::vector<Cue>& cues, text::Span span) {
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
    return cue.span.begin <= span.begin && span.end <= cue.span.end && cue.kind != Cue::Kind::to_come;
  });
}

}  // namespace

double likeness(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b) {
  if (a.empty() && b.empty()) return 1;
  std::vector<figure::WordId> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size() - both.size());
}

std::vector<figure::WordId> Subject::with_counted() const {
  auto out = name;
  out.insert(out.end(), counted.begin(), counted.end());
  sort_once(out);
  return out;
}

Subjects::Subjects(const Context& context) : context_(context) {
  for (const char* name : kNothing) nothing_.push_back(class_of(context, name));
  const auto& indicators = context.rules.indicators;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const auto index = static_cast<std::int32_t>(i);
    for (const auto& name : indicators[index].names) {
      auto words = naming(name);
      if (usual_.size() == i) usual_.push_back(words);
      by_name_[std::move(words)].push_back(index);
    }
  }
}

std::vector<figure::WordId> Subjects::naming(std::string_view name) const {
  const identity::Words words(name, {0, static_cast<text::Offset>(name.size())}, context_.rules.lexicon);
  std::vector<figure::WordId> out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t skip = 0;
    for (const char* phrase_class : kNothing) skip = std::max(skip, words.phrase(i, phrase_class));
    if (skip == 0 && words.is_word(i)) out.push_back(words[i].id);
    i += std::max<std::size_t>(skip, 1);
  }
  sort_once(out);
  return out;
}

std::int32_t Subjects::indicator(const std::vector<figure::WordId>& name, figure::DimensionId dimension) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return -1;
  for (const auto index : found->second) {
    const auto& own = context_.rules.indicators[index].dimension;
    if (own.empty() || own == context_.draft.units->dimension_name(dimension)) return index;
  }
  return -1;
}

const std::vector<figure::WordId>& Subjects::name_of(std::int32_t indicator) const {
  return usual_[static_cast<std::size_t>(indicator)];
}

std::vector<figure::WordId> Subjects::words(ItemId first, ItemId last, const std::vector<Cue>& cues) const {
  std::vector<figure::WordId> out;
  for (ItemId i = first; i < last;) {
    int skip = 0;
    for (const auto c : nothing_) skip = std::max(skip, context_.draft.phrase(i, c));
    if (skip > 0) {
      i += skip;
      continue;
    }
    const auto& item = context_.item(i);
    if (item.kind == ItemKind::word && !covers(cues, item.span)) out.push_back(item.id);
    ++i;
  }
  return out;
}

void Subjects::append_block(document::BlockId id, std::vector<figure::WordId>& out) const {
  const auto stretch = context_.draft.blocks[static_cast<std::size_t>(id)];
  auto last = stretch.first;
  while (last < stretch.last && last - stretch.first < kMostAround && context_.item(last).kind != ItemKind::figure)
    ++last;
  const auto some = words(stretch.first, last, {});
  out.insert(out.end(), some.begin(), some.end());
}

Subject Subjects::of(FigureId id, const std::vector<Cue>& cues) const {
  const auto& f = context_.figure(id);
  const auto& sentence = context_.draft.sentences[static_cast<std::size_t>(f.sentence)];
  const auto ends = [&](ItemId i) {
    const auto& item = context_.item(i);
    if (item.kind == ItemKind::figure) return context_.figure(item.figure).dimension != figure::Units::kDuration;
    // A comma parts a name from what is told before it, but not a name's own list of words.
    return item.kind == ItemKind::mark &&
           (item.mark == ';' || item.mark == '.' || item.mark == '(' || item.mark == ')');
  };
  ItemId first = f.item;
  while (first > sentence.first && f.item - first < kMostBefore && !ends(first - 1)) --first;
  // "…, diện tích gieo trồng đạt", "Chăn nuôi: đàn trâu": behind the last comma or colon, where a name is left there.
  ItemId begin = first;
  for (ItemId i = f.item; i-- > first;) {
    const auto& item = context_.item(i);
    if (item.kind != ItemKind::mark || (item.mark != ',' && item.mark != ':')) continue;
    if (words(i + 1, f.item, cues).empty()) continue;
    begin = i + 1;
    break;
  }
  Subject out;
  out.name = words(begin, f.item, cues);
  if (!out.name.empty()) {
    out.label = std::string(context_.draft.text({context_.item(begin).span.begin, context_.item(f.item - 1).span.end}));
    std::replace_if(
        out.label.begin(), out.label.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  }
  if (f.dimension == figure::Units::kCount) {
    std::vector<figure::Token> noun;
    figure::tokenize(context_.draft.document->text, {f.numeral.end, f.span.end}, noun);
    for (const auto& token : noun)
      if (token.kind == figure::TokenKind::word) out.counted.push_back(token.id);
  }
  sort_once(out.name);
  const auto before = words(std::max(sentence.first, begin - kMostAround), begin, cues);
  out.around.insert(out.around.end(), before.begin(), before.end());
  const auto& block = context_.block(f.block);
  int owners = 0;
  for (auto parent = block.parent; parent != document::kNone && owners < kMostOwners;
       parent = context_.block(parent).parent, ++owners)
    append_block(parent, out.around);
  if (block.heading != document::kNone) append_block(block.heading, out.around);
  sort_once(out.around);
  return out;
}

}  // namespace khop::audit
