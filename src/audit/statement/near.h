// SPDX-License-Identifier: Apache-2.0
/// Where the other figures of a relation may stand: in the clause, the sentence, the paragraph, the paragraph that owns
/// the list, the sentence that carries the footnote's mark …
#pragma once

#include <vector>

#include "audit/reading.h"

namespace khop::audit {

enum class Distance : std::uint8_t { clause, sentence, block, parent, host, sibling, previous, note, behind, ahead };

struct Neighbour {
  FigureId figure = figure::kNone;
  Distance distance = Distance::clause;
};

/// Figures before `figure`, nearest first, in widening circles; at most `most`.
[[nodiscard]] std::vector<Neighbour> before(const Context& context, FigureId figure, std::size_t most);

/// Figures that a bracket behind `figure` names as what it compares with: "tăng 2,6 % so với cùng kỳ (29.415 con)".
[[nodiscard]] std::vector<Neighbour> behind(const Context& context, FigureId figure);

/// The figure right ahead of `figure` in its clause: "chiếm 54,9 % với 40,65 tỷ", "tăng 22,6 % (tức thêm 8,9 tỷ)".
[[nodiscard]] std::vector<Neighbour> ahead(const Context& context, FigureId figure);

/// Name of the weight of a distance, in evidence.yaml.
[[nodiscard]] const char* distance_name(Distance distance);

/// Whether a phrase of the class stands within `words` items before `item`, not past another figure or a mark that ends
/// a phrase.
[[nodiscard]] bool cue_before(const Context& context, figure::ItemId item, figure::ClassId phrase_class, int words);

/// Identities of the words that say what a figure measures: before it in its clause, and behind its unit.
[[nodiscard]] std::vector<figure::WordId> subject(const Context& context, FigureId figure);
/// Words right behind an item, up to a figure or the end of the phrase.
[[nodiscard]] std::vector<figure::WordId> words_after(const Context& context, figure::ItemId item, int most);
/// How many words of `a` stand in `b`.
[[nodiscard]] int overlap(const std::vector<figure::WordId>& a, const std::vector<figure::WordId>& b);

}  // namespace khop::audit
