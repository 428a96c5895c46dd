// SPDX-License-Identifier: Apache-2.0
/// A version of a draft, cut into the passages that are held against those of the other: sentences, and rows of tables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"
#include "figure/draft.h"
#include "format/manuscript.h"
#include "khop/linter.h"
#include "rule/rule.h"
#include "text/source.h"

namespace khop::diff {

using figure::FigureId;
using figure::ItemId;
using figure::WordId;

inline constexpr std::int32_t kNone = -1;

struct Passage {
  document::BlockId block = document::kNone;
  ItemId first = 0, last = 0;                     ///< items [first, last)
  FigureId first_figure = 0, last_figure = 0;     ///< figures [first, last)
  std::int32_t table = kNone, table_row = kNone;  ///< of a row
  /// Number of the section or table that it stands in: sections by their heading, from 0, then tables.
  std::int32_t room = 0;
  std::uint64_t words =
      0;  ///< identity of its words, whatever the figures between them are; of a row without its figures
  std::uint64_t exact = 0;   ///< identity of words and values
  std::uint32_t length = 0;  ///< words
  [[nodiscard]] std::int32_t figures() const { return last_figure - first_figure; }
};

/// One version, read and audited.
struct Side {
  Side(const format::Manuscript& manuscript, const rule::Rules& rules, const LintOptions& options);
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;

  text::Source source;
  document::Document document;
  figure::Draft draft;  ///< refers to `document`
  DocumentLedger ledger;
  Identity identity;
  std::vector<Error> notes;              ///< non-fatal remarks of reading
  std::vector<Passage> passages;         ///< in reading order
  std::vector<std::int32_t> passage_of;  ///< by FigureId; kNone for what is never told: numbers of rows and columns
  std::vector<std::uint64_t> values;     ///< by FigureId: identity of value and measure

  [[nodiscard]] const figure::Figure& figure(FigureId id) const { return draft.figures[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const figure::Item& item(ItemId id) const { return draft.items[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const Passage& passage(std::int32_t id) const { return passages[static_cast<std::size_t>(id)]; }
  [[nodiscard]] std::uint64_t value(FigureId id) const { return values[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const document::Table& table(std::int32_t id) const {
    return document.tables[static_cast<std::size_t>(id)];
  }
  /// How many figures stand in passages.
  [[nodiscard]] std::size_t figures() const;
  /// Identity of a word, date or other number that is no figure; 0 for marks and figures.
  [[nodiscard]] WordId word(const figure::Item& item) const;
};

/// Mixes `more` into `hash`; the order counts.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t more) {
  hash ^= more + 0x9E3779B97F4A7C15ULL + (hash << 12) + (hash >> 4);
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 33);
}

}  // namespace khop::diff
