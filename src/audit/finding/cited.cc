// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/cited.h"

#include <algorithm>
#include <map>
#include <optional>

#include "audit/bind.h"

namespace khop::audit {

using document::BlockId;
using figure::ItemId;
using figure::ItemKind;

namespace {

/// The paper cited at item `i`.
std::optional<Cited> cite(const Context& context, ItemId i, ItemId end, figure::ClassId dated, BlockId block) {
  Cited out;
  const auto text = context.draft.text(context.item(i).span);
  std::size_t at = 0;
  while (at < text.size() && at < 6 && text[at] >= '0' && text[at] <= '9')
    out.serial = out.serial * 10 + (text[at++] - '0');
  if (at == 0 || at >= text.size() || (text[at] != '/' && text[at] != '-')) return std::nullopt;
  out.party = text[at] == '-';
  out.number = std::to_string(out.serial) + std::string(text.substr(at));
  out.code = text.substr(at + 1);
  // The code may go on behind what the reader of figures took: "01/NĐ" "-" "CP".
  ItemId next = i + 1;
  while (
      next < end && !context.item(next).space_before &&
      (context.item(next).kind == ItemKind::word || context.item(next).mark == '-' || context.item(next).mark == '/')) {
    const auto more = context.draft.text(context.item(next).span);
    out.number += more;
    out.code += more;
    ++next;
  }
  if (next < end && context.item(next).mark == ',') ++next;
  const int length = next < end ? context.draft.phrase(next, dated) : 0;
  if (length == 0 || next + length >= end) return std::nullopt;
  const auto date = date_at(context, next + length, end);
  if (!date || !date->full()) return std::nullopt;
  out.date = *date;
  out.span = {context.item(i).span.begin, context.item(date->last - 1).span.end};
  out.block = block;
  return out;
}

/// Whether two citations of one number must be of one paper.
bool comparable(const rule::Rule& rule, const Cited& a, const Cited& b) {
  constexpr int kTermYears = 2;
  static const std::vector<std::string> kNone;
  const auto found = rule.options.find("national");
  const auto& national = found == rule.options.end() ? kNone : found->second;
  const auto issuer = a.code.substr(a.code.find_last_of("-/") + 1);
  // Many offices write numbers of one form; only the highest ones have theirs for themselves.
  if (std::find(national.begin(), national.end(), issuer) == national.end()) return false;
  const int years = std::abs(a.date.year - b.date.year);
  return a.party ? years <= kTermYears : years == 0;
}

/// Whether the numbers and dates agree once one of the citations is left out.
bool mended_by_one(const std::vector<const Cited*>& group) {
  for (std::size_t out = 0; out < group.size(); ++out) {
    int last = 0;
    bool rising = true;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i == out) continue;
      rising = rising && group[i]->date.number() >= last;
      last = group[i]->date.number();
    }
    if (rising) return true;
  }
  return false;
}

/// Footnotes of one paragraph are one enumeration.
BlockId owner(const document::Document& document, BlockId block) {
  const auto note = document.blocks[static_cast<std::size_t>(block)].note;
  if (note < 0) return block;
  const auto host = document.notes[static_cast<std::size_t>(note)].host;
  return host == document::kNone ? block : host;
}

}  // namespace

std::vector<Cited> cited_papers(const Context& context) {
  const auto dated = class_of(context, "dated");
  std::vector<Cited> out;
  for (BlockId b = 0; b < static_cast<BlockId>(context.draft.blocks.size()); ++b) {
    const auto& items = context.draft.blocks[static_cast<std::size_t>(b)];
    for (ItemId i = items.first; i < items.last; ++i)
      if (context.item(i).kind == ItemKind::opaque)
        if (auto paper = cite(context, i, items.last, dated, b)) out.push_back(std::move(*paper));
  }
  return out;
}

void find_papers_with_two_dates(const Report& report) {
  const auto papers = cited_papers(report.context);
  std::map<std::string, std::vector<const Cited*>> by_number;
  for (const auto& paper : papers) by_number[paper.number].push_back(&paper);
  for (const auto& paper : papers) {
    const auto& all = by_number[paper.number];
    const auto& first = *all.front();
    if (&first == &paper || !exists(paper.date) || !exists(first.date) || first.date.number() == paper.date.number() ||
        !comparable(report.rule, first, paper))
      continue;
    // Told once for each date that differs.
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const Cited* other) { return other->date.number() == paper.date.number(); });
    if (*same != &paper) continue;
    report.add(paper.span, {first.span}, {{"other", printed(first.date)}});
  }
}

void find_papers_out_of_order(const Report& report) {
  const auto& context = report.context;
  const auto papers = cited_papers(context);
  constexpr std::size_t kMostInGroup = 200;
  constexpr std::size_t kLeast = 5;  // with fewer nothing tells which one is odd, or that one office wrote them all
  constexpr int kDays = 7, kNumbers = 5;  // offices keep numbers in reserve for some days
  std::map<std::pair<std::string, BlockId>, std::vector<const Cited*>> groups;
  for (const auto& paper : papers)
    if (!paper.party && exists(paper.date))
      groups[{paper.code + " " + std::to_string(paper.date.year), owner(*context.draft.document, paper.block)}]
          .push_back(&paper);
  for (auto& [key, group] : groups) {
    std::stable_sort(group.begin(), group.end(), [](const Cited* a, const Cited* b) { return a->serial < b->serial; });
    if (group.size() < kLeast || group.size() > kMostInGroup) continue;
    const Cited *before = nullptr, *odd = nullptr;
    std::size_t breaks = 0;
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (group[i]->date.number() >= group[i - 1]->date.number()) continue;
      ++breaks;
      before = group[i - 1];
      odd = group[i];
    }
    if (breaks != 1 || odd->serial - before->serial < kNumbers ||
        day_count(before->date) - day_count(odd->date) < kDays || !mended_by_one(group))
      continue;
    // The one that stands later in the text is pointed at.
    const auto &later = odd->span.begin > before->span.begin ? *odd : *before,
               &earlier = odd->span.begin > before->span.begin ? *before : *odd;
    report.add(later.span, {earlier.span}, {{"other", std::string(context.draft.text(earlier.span))}});
  }
}

}  // namespace khop::audit
