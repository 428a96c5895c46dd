// SPDX-License-Identifier: Apache-2.0
/// A defect without arithmetic as a check of the ledger.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/reading.h"

namespace khop::audit {

/// What every finder of defects gets, and where it puts what it finds.
struct Report {
  const Context& context;
  const text::Source& source;
  const rule::Rule& rule;
  Language language;
  std::vector<Check>& out;

  /// One finding at `stated`; `others` are further places that it needs, such as the first of two equal sentences.
  /// {stated} is the text at `stated` unless `words` has its own.
  Check& add(text::Span stated, const std::vector<text::Span>& others, std::map<std::string, std::string> words) const;
  /// One finding about a figure.
  Check& add(FigureId stated, const std::vector<FigureId>& others, std::map<std::string, std::string> words) const;
};

/// The first words of a span, for messages: at most `most` of them, with "…" if there are more.
[[nodiscard]] std::string first_words(std::string_view text, std::size_t most);

/// The span of the first words of a span.
[[nodiscard]] text::Span head_of(const document::Document& document, text::Span span, std::size_t most);

/// Whether a phrase of the class begins within items [first, last).
[[nodiscard]] bool says(const Context& context, figure::ItemId first, figure::ItemId last,
                        figure::ClassId phrase_class);

/// Whether a phrase of the class ends right before `item`.
[[nodiscard]] bool ends_before(const Context& context, figure::ItemId item, figure::ClassId phrase_class);

/// The items of a block that lie within `span`: [first, last).
[[nodiscard]] std::pair<figure::ItemId, figure::ItemId> items_within(const Context& context, document::BlockId block,
                                                                     text::Span span);

}  // namespace khop::audit
