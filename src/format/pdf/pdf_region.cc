// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_region.h"

#include <algorithm>
#include <cmath>

namespace khop::format {
namespace {

// Shares of the height of the type.
constexpr double kFarBelow = 2.8;     // a line that far below the one above is no row of its table
constexpr double kLeastGutter = 0.3;  // white between columns
constexpr double kSameSize = 0.15;
constexpr double kWide = 0.55;              // of the page's text: a line without columns is prose
constexpr std::size_t kSingleLines = 8;     // without columns, in a row
constexpr std::size_t kLinesAbove = 6;      // of a header, above the first that has columns
constexpr std::size_t kMostLines = 20'000;  // of a table

bool has_colon(const PdfLine& line) {
  return std::any_of(line.words.begin(), line.words.end(),
                     [](const PdfWord& word) { return word.text.find(':') != std::string::npos; });
}

bool same_size(const PdfLine& a, const PdfLine& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

}  // namespace

PdfRegion pdf_region(const std::vector<PdfLine>& lines, std::size_t first, double width) {
  PdfRegion region{first, first};
  if (pdf_segments(lines[first]).size() < 2) return region;
  region.end = first + 1;
  std::size_t single = 0;
  for (std::size_t i = first + 1; i < lines.size() && i - first < kMostLines; ++i) {
    const bool turned = lines[i].page != lines[i - 1].page;
    if (!same_size(lines[i], lines[region.end - 1])) break;
    if (!turned && lines[i].base - lines[i - 1].base > kFarBelow * lines[i].size) break;
    if (pdf_segments(lines[i]).size() >= 2) {
      region.end = i + 1;
      single = 0;
      continue;
    }
    if (lines[i].right() - lines[i].left() > kWide * width || ++single > kSingleLines) break;
  }
  double left = lines[first].left();
  for (std::size_t i = first; i < region.end; ++i) left = std::min(left, lines[i].left());
  // What a heading over several columns says in lines of its own.
  for (std::size_t k = 0; k < kLinesAbove && region.first > 0; ++k) {
    const PdfLine &line = lines[region.first - 1], &below = lines[region.first];
    const bool heads = line.page == below.page && same_size(line, below) && below.base - line.base < 1.4 * line.size &&
                       line.left() > left + 4 * line.size && line.right() - line.left() < kWide * width &&
                       !has_colon(line) && pdf_segments(line).size() == 1;
    if (!heads) break;
    --region.first;
  }
  // What its last row's label needs more than one line for.
  while (region.end < lines.size() && single > 0) {
    const PdfLine &above = lines[region.end - 1], &line = lines[region.end];
    const bool close = line.page == above.page && same_size(line, above) && line.base - above.base < 1.1 * line.size &&
                       line.left() > left + line.size && line.right() - line.left() < kWide * width &&
                       pdf_segments(line).size() == 1;
    if (!close) break;
    ++region.end;
  }
  return region;
}

std::vector<double> pdf_boundaries(const std::vector<PdfLine>& lines, const PdfRegion& region) {
  std::size_t most = 0;
  double left = 1e9, right = -1e9, size = 0;
  std::vector<std::vector<PdfSegment>> cut;
  for (std::size_t i = region.first; i < region.end; ++i) {
    cut.push_back(pdf_cells(lines[i]));
    most = std::max(most, cut.back().size());
    left = std::min(left, lines[i].left());
    right = std::max(right, lines[i].right());
    size = std::max(size, lines[i].size);
  }
  constexpr double kWidest = 20000;
  if (right <= left || right - left > kWidest) return {};
  // How many lines have something at each point of the width.
  std::vector<std::size_t> cover(static_cast<std::size_t>(right - left) + 2, 0);
  std::size_t counted = 0;
  for (const std::vector<PdfSegment>& segments : cut) {
    if (segments.size() < 2 || segments.size() * 5 < most * 3) continue;
    ++counted;
    for (const PdfSegment& segment : segments) {
      const auto begin = static_cast<std::size_t>(segment.left - left);
      const auto end = static_cast<std::size_t>(std::ceil(segment.right - left));
      for (std::size_t x = begin; x < end && x < cover.size(); ++x) ++cover[x];
    }
  }
  // Headings that span columns, and one row in eight that does not keep to them.
  const std::size_t allowed = counted >= 4 ? std::max<std::size_t>(1, counted / 8) : 0;
  std::vector<double> out;
  for (std::size_t x = 0; x < cover.size();) {
    if (cover[x] > allowed) {
      ++x;
      continue;
    }
    const std::size_t begin = x;
    std::size_t least = allowed + 1;
    for (; x < cover.size() && cover[x] <= allowed; ++x) least = std::min(least, cover[x]);
    if (begin == 0 || x >= cover.size()) {
      if (least > 0) continue;
    }
    // Each stretch of the least cover is white between columns.
    for (std::size_t at = begin; at < x;) {
      if (cover[at] != least) {
        ++at;
        continue;
      }
      const std::size_t from = at;
      while (at < x && cover[at] == least) ++at;
      if (from == 0 || at >= cover.size() - 1) continue;
      if (static_cast<double>(at - from) >= kLeastGutter * size)
        out.push_back(left + static_cast<double>(from + at) / 2);
    }
  }
  return out;
}

}  // namespace khop::format
