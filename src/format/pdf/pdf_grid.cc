// SPDX-License-Identifier: Apache-2.0
#include "format/pdf/pdf_grid.h"

#include <algorithm>
#include <cmath>

namespace khop::format {
namespace {

constexpr double kSameLine = 2;        // points between strokes of one border
constexpr double kAcross = 0.5;        // of the table's width or height that a border must have
constexpr std::size_t kLeastRows = 3;  // borders of a table's page

struct Stroke {
  double at = 0, begin = 0, end = 0;
};

// Where strokes that lie on one line cover most of `length`.
std::vector<double> borders(std::vector<Stroke> strokes, double length) {
  std::sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) { return a.at < b.at; });
  std::vector<double> out;
  for (std::size_t first = 0, end; first < strokes.size(); first = end) {
    end = first + 1;
    while (end < strokes.size() && strokes[end].at - strokes[end - 1].at <= kSameLine) ++end;
    std::vector<Stroke> one(strokes.begin() + static_cast<std::ptrdiff_t>(first),
                            strokes.begin() + static_cast<std::ptrdiff_t>(end));
    std::sort(one.begin(), one.end(), [](const Stroke& a, const Stroke& b) { return a.begin < b.begin; });
    double covered = 0, done = -1e9;
    for (const Stroke& stroke : one) {
      covered += std::max(0.0, stroke.end - std::max(done, stroke.begin));
      done = std::max(done, stroke.end);
    }
    if (covered >= kAcross * length) out.push_back((strokes[first].at + strokes[end - 1].at) / 2);
  }
  return out;
}

}  // namespace

PdfGrid::PdfGrid(const std::vector<PdfLine>& lines, const PdfRegion& region,
                 const std::vector<std::vector<PdfRule>>& rules) {
  double left = 1e9, right = -1e9, height = 0;
  std::vector<Stroke> upright;
  for (std::size_t i = region.first; i < region.end;) {
    const std::int32_t number = lines[i].page;
    double top = 1e9, bottom = -1e9, page_left = 1e9, page_right = -1e9;
    const std::size_t first = i;
    for (; i < region.end && lines[i].page == number; ++i) {
      top = std::min(top, lines[i].base - lines[i].size);
      bottom = std::max(bottom, lines[i].base);
      page_left = std::min(page_left, lines[i].left());
      page_right = std::max(page_right, lines[i].right());
    }
    left = std::min(left, page_left);
    right = std::max(right, page_right);
    const double reach = 2 * lines[first].size;
    Page page;
    std::vector<Stroke> level;
    for (const PdfRule& rule : rules[static_cast<std::size_t>(number)]) {
      if (rule.bottom < top - reach || rule.top > bottom + reach) continue;
      if (rule.right < page_left - reach || rule.left > page_right + reach) continue;
      if (rule.right - rule.left > rule.bottom - rule.top) {
        level.push_back(Stroke{(rule.top + rule.bottom) / 2, rule.left, rule.right});
      } else {
        page.upright.push_back(rule);
        upright.push_back(Stroke{(rule.left + rule.right) / 2, height + rule.top, height + rule.bottom});
      }
    }
    page.rows = borders(std::move(level), page_right - page_left);
    if (page.rows.size() < kLeastRows) return;
    height += bottom - top + 4 * reach;
    pages_.emplace(number, std::move(page));
  }
  // Pages stand one below the other; what is between them belongs to none.
  double covered = 0;
  for (std::size_t i = region.first; i < region.end; ++i)
    covered +=
        i + 1 < region.end && lines[i + 1].page == lines[i].page ? lines[i + 1].base - lines[i].base : lines[i].size;
  for (const double x : borders(std::move(upright), covered)) {
    if (x > left && x < right) columns_.push_back(x);
  }
}

const PdfGrid::Page* PdfGrid::page(const PdfLine& line) const {
  const auto found = pages_.find(line.page);
  return found == pages_.end() ? nullptr : &found->second;
}

std::size_t PdfGrid::row(const PdfLine& line) const {
  const Page* known = page(line);
  if (known == nullptr) return 0;
  const double middle = line.base - 0.3 * line.size;
  return static_cast<std::size_t>(std::lower_bound(known->rows.begin(), known->rows.end(), middle) -
                                  known->rows.begin());
}

bool PdfGrid::parts(const PdfLine& line, std::size_t column) const {
  const Page* known = page(line);
  const double middle = line.base - 0.3 * line.size;
  return known != nullptr && std::any_of(known->upright.begin(), known->upright.end(), [&](const PdfRule& rule) {
           return std::abs((rule.left + rule.right) / 2 - columns_[column]) <= kSameLine && rule.top <= middle &&
                  rule.bottom >= middle;
         });
}

std::vector<std::size_t> PdfGrid::spanned(const PdfLine& line, std::size_t column) const {
  std::size_t first = column, last = column;
  while (first > 0 && !parts(line, first - 1)) --first;
  while (last < columns_.size() && !parts(line, last)) ++last;
  std::vector<std::size_t> out;
  for (std::size_t c = first; c <= last; ++c) out.push_back(c);
  return out;
}

}  // namespace khop::format
