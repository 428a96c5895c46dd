// SPDX-License-Identifier: Apache-2.0
/// Where the names of a count may stand: behind it, in a bracket or behind a colon, before it, in its footnote, in the
/// items below it.
#pragma once

#include <optional>
#include <vector>

#include "audit/names/name_list.h"

namespace khop::audit {

/// A list that may name what a count counts.
struct NameCandidate {
  NameList list;
  bool strict = false;   ///< nothing but the noun stands between the count and a list that a mark opens and closes
  bool bracket = false;  ///< it stands in a bracket
};

/// What a count counts, as far as it matters for names.
enum class CountNoun : std::uint8_t {
  other,
  place,   ///< xã, huyện …
  body,    ///< cơ quan, công ty …
  titled,  ///< dự án, chỉ tiêu …: what has a title
};

/// The place of a count: its first item, and the one behind its noun.
struct CountPlace {
  figure::ItemId item = 0, behind = 0;
  document::BlockId block = document::kNone;
  std::int32_t sentence = figure::kNone;
  text::Span span;
  CountNoun noun = CountNoun::other;
  bool in_words = false;
};

class NamePlaces {
 public:
  NamePlaces(const Context& context, int reach);

  /// All lists that may belong to the count, the likeliest first.
  [[nodiscard]] std::vector<NameCandidate> of(const CountPlace& count) const;

 private:
  using ItemId = figure::ItemId;
  void behind(const CountPlace& count, std::vector<NameCandidate>& out) const;
  void direct(const CountPlace& count, std::vector<NameCandidate>& out) const;
  void enumerated(const CountPlace& count, std::vector<NameCandidate>& out) const;
  void before(const CountPlace& count, std::vector<NameCandidate>& out) const;
  void in_notes(const CountPlace& count, std::vector<NameCandidate>& out) const;
  void in_items(const CountPlace& count, std::vector<NameCandidate>& out) const;

  void read(ItemId first, ItemId last, int depth, bool strict, bool bracket, std::vector<NameCandidate>& out) const;
  [[nodiscard]] std::optional<NameList> enumeration(document::BlockId block) const;
  [[nodiscard]] ItemId past_lead(ItemId first, ItemId last) const;
  [[nodiscard]] ItemId clause_end(ItemId i, ItemId last) const;
  [[nodiscard]] ItemId end_of(ItemId i, ItemId last) const;
  [[nodiscard]] ItemId last_of(document::BlockId block) const {
    return context_.draft.blocks[static_cast<std::size_t>(block)].last;
  }
  [[nodiscard]] bool mark(ItemId i, char32_t what) const {
    return context_.item(i).kind == figure::ItemKind::mark && context_.item(i).mark == what;
  }

  const Context& context_;
  NameReader reader_;
  figure::ClassId and_, elsewhere_, lead_, exhaustive_, partial_, example_, kinds_, stop_;
  int reach_;
};

}  // namespace khop::audit
