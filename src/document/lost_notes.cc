// SPDX-License-Identifier: Apache-2.0
#include "document/lost_notes.h"

#include <algorithm>

#include "document/likeness.h"

namespace khop::document {
namespace {

// What each choice is worth, in units of full likeness (a footnote that repeats its paragraph word for word gets 1). A
// trace is nearly certain: about the worth of half a likeness; a paragraph's end is a guess and must be earned.
constexpr double kTraceUsed = 0.5;
constexpr double kTraceUnused = -0.3;
constexpr double kGuess = -0.25;
// Above this many pairs of footnote and place only the traces are used, one after the other.
constexpr std::size_t kMostPairs = 4'000'000;

struct Place {
  BlockId block;
  Offset at;
  bool trace;
};

std::vector<Place> places_of(const std::vector<LiftedPlace>& lifted, const Document& document, BlockId end) {
  std::vector<Place> places;
  auto trace = lifted.begin();
  for (BlockId id = 0; id < end; ++id) {
    const Block& block = document.blocks[static_cast<std::size_t>(id)];
    if (block.note >= 0 || block.kind == BlockKind::row) continue;
    while (trace != lifted.end() && trace->block < id) ++trace;
    for (; trace != lifted.end() && trace->block == id; ++trace) places.push_back(Place{id, trace->at, true});
    if (block.kind != BlockKind::heading && block.span.size() > 40) places.push_back(Place{id, block.span.end, false});
  }
  return places;
}

void tie(const Place& place, std::int32_t note, Document& document) {
  Note& n = document.notes[static_cast<std::size_t>(note)];
  n.host = place.block;
  n.at = place.at;
  std::vector<NoteRef>& refs = document.blocks[static_cast<std::size_t>(place.block)].refs;
  const auto where =
      std::upper_bound(refs.begin(), refs.end(), place.at, [](Offset at, const NoteRef& ref) { return at < ref.at; });
  refs.insert(where, NoteRef{place.at, note, ""});
}

}  // namespace

void align_lost(const std::vector<LiftedPlace>& lifted, const std::vector<std::int32_t>& notes, Document& document) {
  const Note& last = document.notes[static_cast<std::size_t>(notes.back())];
  if (last.blocks.empty()) return;
  const std::vector<Place> places = places_of(lifted, document, last.blocks.front());
  const std::size_t rows = notes.size() + 1, columns = places.size() + 1;
  if (notes.size() * places.size() > kMostPairs) {
    std::size_t n = 0;
    for (const Place& place : places) {
      if (place.trace && n < notes.size()) tie(place, notes[n++], document);
    }
    return;
  }
  // best[i][j]: worth of the best way to tie the first i footnotes to the first j places.
  enum class Step : std::uint8_t { none, tied, skip_place, skip_note };
  Likeness likeness(document);
  std::vector<double> best(rows * columns, 0);
  std::vector<Step> steps(rows * columns, Step::none);
  for (std::size_t j = 1; j < columns; ++j) {
    best[j] = best[j - 1] + (places[j - 1].trace ? kTraceUnused : 0);
    steps[j] = Step::skip_place;
  }
  for (std::size_t i = 1; i < rows; ++i) {
    const Note& note = document.notes[static_cast<std::size_t>(notes[i - 1])];
    best[i * columns] = best[(i - 1) * columns];
    steps[i * columns] = Step::skip_note;
    double like = 0;
    BlockId like_of = kNone;
    for (std::size_t j = 1; j < columns; ++j) {
      const Place& place = places[j - 1];
      double& cell = best[i * columns + j];
      Step& step = steps[i * columns + j];
      cell = best[i * columns + j - 1] + (place.trace ? kTraceUnused : 0);
      step = Step::skip_place;
      if (best[(i - 1) * columns + j] > cell) {
        cell = best[(i - 1) * columns + j];
        step = Step::skip_note;
      }
      // A footnote stands behind its place.
      if (note.blocks.empty() || place.block > note.blocks.front()) continue;
      if (like_of != place.block) {
        like_of = place.block;
        like = likeness.between(note, place.block);
      }
      const double tied = best[(i - 1) * columns + j - 1] + like + (place.trace ? kTraceUsed : kGuess);
      if (tied > cell) {
        cell = tied;
        step = Step::tied;
      }
    }
  }
  for (std::size_t i = rows - 1, j = columns - 1; i > 0 && j > 0;) {
    switch (steps[i * columns + j]) {
      case Step::tied:
        tie(places[j - 1], notes[i - 1], document);
        --i, --j;
        break;
      case Step::skip_place:
        --j;
        break;
      default:
        --i;
        break;
    }
  }
}

}  // namespace khop::document
