// SPDX-License-Identifier: Apache-2.0
#include "diff/columns.h"

#include <algorithm>
#include <tuple>

#include "diff/compare.h"

namespace khop::diff {
namespace {

constexpr std::uint32_t kMostColumns = 256;  // of wider tables columns go together by their place
constexpr std::size_t kMostRows = 200;       // that are looked at for equal values
constexpr double kByHead = 1.5, kByValues = 2.0, kByPlace = 0.3, kLeast = 0.25;

/// Words of the head of each column, sorted.
std::vector<std::vector<WordId>> heads(const Side& side, const document::Table& table) {
  std::vector<std::vector<WordId>> out(table.columns);
  for (const document::Row& row : table.rows) {
    if (!row.header || row.block == document::kNone) continue;
    const figure::Stretch items = side.draft.blocks[static_cast<std::size_t>(row.block)];
    std::size_t column = 0;  // cells and items both rise
    for (ItemId i = items.first; i < items.last; ++i) {
      const figure::Item& item = side.item(i);
      while (column < row.cells.size() &&
             (row.cells[column].span.empty() || row.cells[column].span.end <= item.span.begin))
        ++column;
      if (column >= row.cells.size()) break;
      const WordId word = row.cells[column].span.contains(item.span.begin) ? side.word(item) : 0;
      if (word != 0 && column < out.size()) out[column].push_back(word);
    }
  }
  for (auto& words : out) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }
  return out;
}

double shared(const std::vector<WordId>& a, const std::vector<WordId>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<WordId> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace

std::vector<std::int32_t> match_columns(const Side& before, std::int32_t old_table, const Side& after,
                                        std::int32_t new_table,
                                        const std::vector<std::pair<std::int32_t, std::int32_t>>& rows) {
  const document::Table& left = before.table(old_table);
  const document::Table& right = after.table(new_table);
  std::vector<std::int32_t> out(left.columns, kNone);
  if (left.columns > kMostColumns || right.columns > kMostColumns) {
    for (std::uint32_t c = 0; c < std::min(left.columns, right.columns); ++c) out[c] = static_cast<std::int32_t>(c);
    return out;
  }
  const std::size_t width = right.columns;
  std::vector<std::uint32_t> equal(left.columns * width), met(left.columns * width);
  std::size_t looked_at = 0;
  for (const auto& [i, j] : rows) {
    if (++looked_at > kMostRows) break;
    const Passage& a = before.passage(i);
    const Passage& b = after.passage(j);
    for (FigureId f = a.first_figure; f < a.last_figure; ++f) {
      for (FigureId g = b.first_figure; g < b.last_figure; ++g) {
        const auto from = before.figure(f).column, to = after.figure(g).column;
        if (from < 0 || to < 0 || static_cast<std::size_t>(from) >= left.columns ||
            static_cast<std::size_t>(to) >= width)
          continue;
        const std::size_t at = static_cast<std::size_t>(from) * width + static_cast<std::size_t>(to);
        ++met[at];
        if (same_value(before, f, after, g)) ++equal[at];
      }
    }
  }
  const auto old_heads = heads(before, left), new_heads = heads(after, right);
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t from = 0; from < left.columns; ++from) {
    for (std::size_t to = 0; to < width; ++to) {
      const std::size_t at = from * width + to;
      double score = kByHead * shared(old_heads[from], new_heads[to]);
      if (met[at] > 0) score += kByValues * equal[at] / met[at];
      if (from == to && left.columns == right.columns) score += kByPlace;
      // Of columns that are alike in all else, the nearer.
      const double apart = static_cast<double>(from > to ? from - to : to - from);
      if (score >= kLeast) pairs.emplace_back(-score + 0.001 * apart, from, to);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<bool> taken(width, false);
  for (const auto& [minus_score, from, to] : pairs) {
    if (out[from] != kNone || taken[to]) continue;
    out[from] = static_cast<std::int32_t>(to);
    taken[to] = true;
  }
  return out;
}

}  // namespace khop::diff
