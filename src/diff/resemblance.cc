// SPDX-License-Identifier: Apache-2.0
#include "diff/resemblance.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace khop::diff {
namespace {

constexpr std::uint32_t kCommon = 48;       // terms of more passages lead to no candidates
constexpr std::size_t kMostCandidates = 6;  // for each passage
constexpr std::int32_t kGap = 6;            // how far behind paired passages a gap is looked at
constexpr double kLeastLikeness = 0.2;
constexpr double kLeastInGap = 0.1;

constexpr int kWordsBefore = 12, kWordsAfter = 5;
constexpr int kRowWords = 64;     // of a row, for each of its cells
constexpr double kFading = 0.25;  // of the weight, with each word away from the figure
constexpr double kBehind = 0.5;   // words behind a figure tell less
constexpr std::uint64_t kBehindMark = 0xBE41D, kHeadMark = 0x4EAD, kPairMark = 0x9A12, kValueMark = 0x7A1;

constexpr double kNothing = 1e-9;  // of weight: no words at all

}  // namespace

Resemblance::Resemblance(const Side& before, const Side& after) : before_(before), after_(after) {
  passages_ = static_cast<double>(before.passages.size() + after.passages.size()) + 1;
  for (const Side* side : {&before, &after}) {
    for (const Passage& passage : side->passages) {
      for (const std::uint64_t id : ids_of(*side, passage)) ++counts_[id];
    }
  }
  old_terms_ = terms_of(before);
  new_terms_ = terms_of(after);
}

double Resemblance::weight(WordId word) const {
  const auto found = counts_.find(word);
  const double count = found == counts_.end() ? 1 : found->second;
  return std::log(1 + passages_ / count);
}

// Words, pairs of neighbouring words (they carry most of the meaning where each syllable is a word) and values.
std::vector<std::uint64_t> Resemblance::ids_of(const Side& side, const Passage& passage) const {
  std::vector<std::uint64_t> ids;
  WordId last = 0;
  for (ItemId i = passage.first; i < passage.last; ++i) {
    const figure::Item& item = side.item(i);
    if (item.kind == figure::ItemKind::figure && item.figure != figure::kNone) {
      ids.push_back(mix(kValueMark, side.value(item.figure)));
      last = 0;
      continue;
    }
    const WordId word = side.word(item);
    if (word == 0) continue;
    ids.push_back(word);
    if (last != 0) ids.push_back(mix(mix(kPairMark, last), word));
    last = word;
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<Resemblance::Terms> Resemblance::terms_of(const Side& side) const {
  std::vector<Terms> out;
  out.reserve(side.passages.size());
  for (const Passage& passage : side.passages) {
    Terms terms;
    terms.ids = ids_of(side, passage);
    for (const auto id : terms.ids) terms.total += weight(id);
    out.push_back(std::move(terms));
  }
  return out;
}

double Resemblance::likeness(const Terms& a, const Terms& b) const {
  double shared = 0;
  for (std::size_t i = 0, j = 0; i < a.ids.size() && j < b.ids.size();) {
    if (a.ids[i] == b.ids[j]) {
      shared += weight(a.ids[i]);
      ++i, ++j;
    } else {
      a.ids[i] < b.ids[j] ? ++i : ++j;
    }
  }
  return shared / std::max(std::min(a.total, b.total), kNothing);
}

std::vector<Likely> Resemblance::candidates(const Alignment& alignment) const {
  std::unordered_map<std::uint64_t, std::vector<std::int32_t>> holders;  // of a term, in the new version
  for (std::size_t j = 0; j < after_.passages.size(); ++j) {
    if (alignment.to_old[j] != kNone || after_.passages[j].figures() == 0) continue;
    for (const auto id : new_terms_[j].ids) {
      const auto count = counts_.find(id);
      if (count != counts_.end() && count->second <= kCommon) holders[id].push_back(static_cast<std::int32_t>(j));
    }
  }
  std::vector<Likely> out;
  std::int32_t lead = kNone;  // where the last paired passage went
  for (std::size_t i = 0; i < before_.passages.size(); ++i) {
    if (alignment.to_new[i] != kNone) {
      lead = alignment.to_new[i];
      continue;
    }
    if (before_.passages[i].figures() == 0) continue;
    std::map<std::int32_t, double> shared;
    for (const auto id : old_terms_[i].ids) {
      const auto found = holders.find(id);
      if (found == holders.end()) continue;
      for (const auto j : found->second) shared[j] += weight(id);
    }
    std::vector<std::pair<double, std::int32_t>> best;
    for (const auto& [j, sum] : shared) best.emplace_back(-sum, j);
    std::sort(best.begin(), best.end());
    if (best.size() > kMostCandidates) best.resize(kMostCandidates);
    std::vector<std::pair<std::int32_t, double>> chosen;  // with the least likeness that each needs
    for (const auto& [minus_sum, j] : best) chosen.emplace_back(j, kLeastLikeness);
    const auto end = static_cast<std::int32_t>(after_.passages.size());
    for (std::int32_t j = lead + 1; j < std::min(lead + 1 + kGap, end); ++j) {
      if (alignment.to_old[static_cast<std::size_t>(j)] != kNone) break;
      const bool known = std::any_of(chosen.begin(), chosen.end(), [j](const auto& one) { return one.first == j; });
      if (!known && after_.passage(j).figures() > 0) chosen.emplace_back(j, kLeastInGap);
    }
    for (const auto& [j, least] : chosen) {
      const double value = likeness(old_terms_[i], new_terms_[static_cast<std::size_t>(j)]);
      if (value >= least) out.push_back({static_cast<std::int32_t>(i), j, value});
    }
  }
  return out;
}

Resemblance::Surroundings Resemblance::around(const Side& side, FigureId id) const {
  Surroundings out;
  const figure::Figure& figure = side.figure(id);
  const Passage& passage = side.passage(side.passage_of[static_cast<std::size_t>(id)]);
  if (figure.table != figure::kNone && figure.column != figure::kNone) {
    int words = 0;
    for (ItemId i = passage.first; i < passage.last && words < kRowWords; ++i) {
      const WordId word = side.word(side.item(i));
      if (word == 0) continue;
      out.emplace_back(word, weight(word));
      ++words;
    }
    for (const document::Row& row : side.table(figure.table).rows) {
      if (!row.header || row.block == document::kNone) continue;
      const auto column = static_cast<std::size_t>(figure.column);
      if (column >= row.cells.size()) continue;
      const document::Cell& cell = row.cells[column];
      const figure::Stretch items = side.draft.blocks[static_cast<std::size_t>(row.block)];
      for (ItemId i = items.first; i < items.last; ++i) {
        const figure::Item& item = side.item(i);
        const WordId word = cell.span.contains(item.span.begin) ? side.word(item) : 0;
        if (word != 0) out.emplace_back(mix(kHeadMark, word), weight(word));
      }
    }
  } else {
    int words = 0;
    for (ItemId i = figure.item - 1; i >= passage.first && words < kWordsBefore; --i) {
      const WordId word = side.word(side.item(i));
      if (word != 0) out.emplace_back(word, weight(word) / (1 + kFading * words++));
    }
    words = 0;
    for (ItemId i = figure.item + 1; i < passage.last && words < kWordsAfter; ++i) {
      const WordId word = side.word(side.item(i));
      if (word != 0) out.emplace_back(mix(kBehindMark, word), kBehind * weight(word) / (1 + kFading * words++));
    }
  }
  std::sort(out.begin(), out.end());
  // A word that stands there twice counts once, with the nearer place.
  Surroundings unique;
  for (const auto& one : out) {
    if (!unique.empty() && unique.back().first == one.first) {
      unique.back().second = std::max(unique.back().second, one.second);
    } else {
      unique.push_back(one);
    }
  }
  return unique;
}

double Resemblance::overlap(const Surroundings& a, const Surroundings& b) {
  double shared = 0, total = 0;
  for (const auto& [word, weight] : a) total += weight;
  for (const auto& [word, weight] : b) total += weight;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].first == b[j].first) {
      shared += 2 * std::min(a[i].second, b[j].second);
      ++i, ++j;
    } else {
      a[i].first < b[j].first ? ++i : ++j;
    }
  }
  return total > kNothing ? shared / total : 0;
}

}  // namespace khop::diff
