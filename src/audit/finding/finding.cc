// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/finding.h"

#include <algorithm>

#include "audit/report.h"

namespace khop::audit {

using figure::ItemId;

namespace {

constexpr double kConfidence = 0.9;

/// Where the first `most` words of `text` end.
std::size_t end_of_words(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t words = 0; words < most && at < text.size(); ++words) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
    while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
  }
  return at;
}

Check& word(const Report& report, Check&& check, std::map<std::string, std::string>&& words) {
  words.try_emplace("stated", check.stated.text);
  check.message = fill(report.rule.message, report.language, words);
  report.out.push_back(std::move(check));
  return report.out.back();
}

}  // namespace

Check& Report::add(text::Span stated, const std::vector<text::Span>& others,
                   std::map<std::string, std::string> words) const {
  Check check = check_of(rule, Outcome::finding);
  check.confidence = kConfidence;
  check.stated = operand_at(context, source, stated, "stated", "");
  for (const auto span : others) check.operands.push_back(operand_at(context, source, span, "other", ""));
  return word(*this, std::move(check), std::move(words));
}

Check& Report::add(FigureId stated, const std::vector<FigureId>& others,
                   std::map<std::string, std::string> words) const {
  Check check = check_of(rule, Outcome::finding);
  check.confidence = kConfidence;
  check.stated = operand(context, source, stated, "stated");
  for (const auto id : others) check.operands.push_back(operand(context, source, id, "other"));
  return word(*this, std::move(check), std::move(words));
}

std::string first_words(std::string_view text, std::size_t most) {
  const auto end = end_of_words(text, most);
  std::string out(text.substr(0, end));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return end < text.size() ? out + "…" : out;
}

text::Span head_of(const document::Document& document, text::Span span, std::size_t most) {
  return {span.begin, span.begin + static_cast<text::Offset>(end_of_words(document.view(span), most))};
}

bool says(const Context& context, ItemId first, ItemId last, figure::ClassId phrase_class) {
  for (ItemId i = first; i < last; ++i)
    if (context.draft.phrase(i, phrase_class) != 0) return true;
  return false;
}

bool ends_before(const Context& context, ItemId item, figure::ClassId phrase_class) {
  constexpr ItemId kLongest = 4;  // words of a phrase
  for (ItemId i = std::max(0, item - kLongest); i < item; ++i)
    if (const int length = context.draft.phrase(i, phrase_class); length != 0 && i + length == item) return true;
  return false;
}

std::pair<ItemId, ItemId> items_within(const Context& context, document::BlockId block, text::Span span) {
  const auto& items = context.draft.items;
  const auto& all = context.draft.blocks[static_cast<std::size_t>(block)];
  const auto first = std::lower_bound(items.begin() + all.first, items.begin() + all.last, span.begin,
                                      [](const figure::Item& item, text::Offset at) { return item.span.begin < at; });
  const auto last = std::lower_bound(first, items.begin() + all.last, span.end,
                                     [](const figure::Item& item, text::Offset at) { return item.span.begin < at; });
  return {static_cast<ItemId>(first - items.begin()), static_cast<ItemId>(last - items.begin())};
}

}  // namespace khop::audit
