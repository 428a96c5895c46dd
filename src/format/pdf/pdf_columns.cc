// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_columns.h"

#include <algorithm>
#include <set>
#include <string>

namespace khop::format {
namespace {

constexpr std::size_t kDeepestHeader = 14;  // lines
constexpr std::size_t kMostColumns = 64;

std::string text_of(const PdfLine& line) {
  std::string out;
  for (const PdfWord& word : line.words) out += word.text + ' ';
  return out;
}

}  // namespace

PdfColumns::PdfColumns(const std::vector<PdfLine>& lines, const PdfRegion& region, const PdfGrid& grid)
    : lines_(lines), grid_(grid), boundaries_(grid ? grid.columns() : pdf_boundaries(lines, region)) {
  columns_ = boundaries_.size() + 1;
  if (columns_ < 2 || columns_ > kMostColumns) {
    columns_ = 0;
    return;
  }
  choose_lines(region);
  pieces_.assign(use_.size(), std::vector<std::vector<PdfPiece>>(columns_));
  for (std::size_t i = 0; i < use_.size(); ++i) {
    for (const PdfSegment& segment : pdf_cells(line(i))) place(i, segment);
  }
}

std::size_t PdfColumns::column_of(double x) const {
  return static_cast<std::size_t>(std::upper_bound(boundaries_.begin(), boundaries_.end(), x) - boundaries_.begin());
}

double PdfColumns::border(std::size_t column) const { return column < boundaries_.size() ? boundaries_[column] : 1e9; }

void PdfColumns::choose_lines(const PdfRegion& region) {
  std::set<std::string> head;
  for (std::size_t i = region.first; i < region.end && i < region.first + kDeepestHeader; ++i) {
    if (lines_[i].page != lines_[region.first].page) break;
    head.insert(text_of(lines_[i]));
  }
  bool at_top = false;
  for (std::size_t i = region.first; i < region.end; ++i) {
    if (i > region.first && lines_[i].page != lines_[i - 1].page) at_top = true;
    if (at_top && head.contains(text_of(lines_[i]))) continue;
    at_top = false;
    use_.push_back(i);
  }
}

void PdfColumns::place(std::size_t i, const PdfSegment& segment) {
  const PdfLine& line = this->line(i);
  // A border parts words, however close they stand.
  std::size_t first = segment.first;
  for (std::size_t w = first + 1; grid_ && w < segment.end; ++w) {
    if (!bordered(line, w)) continue;
    place_words(i, first, w);
    first = w;
  }
  place_words(i, first, segment.end);
}

// Whether a border stands between word `w` and the one before it.
bool PdfColumns::bordered(const PdfLine& line, std::size_t w) const {
  const double left = line.words[w - 1].right - 1, right = line.words[w].left + 1;
  for (std::size_t b = 0; b < boundaries_.size(); ++b) {
    if (boundaries_[b] >= left && boundaries_[b] <= right && grid_.parts(line, b)) return true;
  }
  return false;
}

void PdfColumns::place_words(std::size_t i, std::size_t first, std::size_t end) {
  const PdfLine& line = this->line(i);
  bool numerals = true;
  for (std::size_t w = first; w < end; ++w)
    numerals = numerals && (is_numeral(line.words[w].text) || line.words[w].text == "-");
  if (!numerals) {
    const double left = line.words[first].left, right = line.words[end - 1].right;
    add(i, column_of(column_of(left) == column_of(right) ? (left + right) / 2 : left), first, end);
    return;
  }
  // Numerals of neighbouring columns may stand close together.
  for (std::size_t w = first; w < end; ++w) {
    const PdfWord& word = line.words[w];
    add(i, column_of((word.left + word.right) / 2), w, w + 1);
  }
}

void PdfColumns::add(std::size_t i, std::size_t column, std::size_t first, std::size_t end) {
  const PdfLine& line = this->line(i);
  std::vector<PdfPiece>& known = pieces_[i][column];
  const PdfPiece piece{first, end, line.words[first].left, line.words[end - 1].right};
  if (!known.empty() && known.back().end == first) {
    known.back().end = end;
    known.back().right = piece.right;
  } else {
    known.push_back(piece);
  }
}

std::size_t PdfColumns::filled(std::size_t i) const {
  return static_cast<std::size_t>(
      std::count_if(pieces_[i].begin(), pieces_[i].end(), [](const auto& cell) { return !cell.empty(); }));
}

bool PdfColumns::numeral(std::size_t i, std::size_t column) const {
  const std::vector<PdfPiece>& cell = pieces_[i][column];
  if (cell.size() != 1 || cell[0].end - cell[0].first != 1) return false;
  return is_numeral(line(i).words[cell[0].first].text);
}

std::size_t PdfColumns::numerals(std::size_t i, std::size_t from) const {
  std::size_t count = 0;
  for (std::size_t c = from; c < columns_; ++c) count += numeral(i, c) ? 1 : 0;
  return count;
}

}  // namespace khop::format
