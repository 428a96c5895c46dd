// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace khop::text {

void Source::index_lines() {
  line_starts_.clear();
  line_starts_.push_back(0);
  const char* const begin = text_.data();
  const char* const end = begin + text_.size();
  for (const char* at = begin; at < end;) {
    const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    if (found == nullptr) break;
    at = static_cast<const char*>(found) + 1;
    if (at < end) line_starts_.push_back(static_cast<Offset>(at - begin));  // an end of line at the end opens no line
  }
  points_.clear();
  points_.reserve(text_.size() / kPointStep + 1);
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text_.size(); at += kPointStep) {
    points_.push_back(points);
    points += static_cast<std::uint32_t>(count_code_points(std::string_view(text_).substr(at, kPointStep)));
  }
}

std::uint32_t Source::points_before(Offset offset) const {
  if (points_.empty()) return 0;
  const std::size_t step = std::min<std::size_t>(offset / kPointStep, points_.size() - 1);
  const std::size_t begin = step * kPointStep;
  return points_[step] +
         static_cast<std::uint32_t>(count_code_points(std::string_view(text_).substr(begin, offset - begin)));
}

Place Source::place(Offset offset) const {
  offset = std::min(offset, static_cast<Offset>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin() - 1);
  const Offset begin = line_starts_[line];
  const auto composed =
      std::lower_bound(composed_.begin(), composed_.end(), line,
                       [](const ComposedLine& known, std::uint32_t number) { return known.line < number; });
  if (composed == composed_.end() || composed->line != line) {
    return Place{line + 1, points_before(offset) - points_before(begin) + 1};
  }
  // Before the first change nothing moved; behind one, count on from where it ended.
  const auto& columns = composed->columns;
  const auto next = std::upper_bound(columns.begin(), columns.end(), offset - begin,
                                     [](std::uint32_t at, const auto& entry) { return at < entry.first; });
  const std::pair<std::uint32_t, std::uint32_t> from = next == columns.begin() ? std::pair{0U, 0U} : *std::prev(next);
  return Place{line + 1, from.second + points_before(offset) - points_before(begin + from.first) + 1};
}

Offset Source::offset_of(std::size_t line, std::uint32_t points) const {
  if (line >= line_starts_.size()) return static_cast<Offset>(text_.size());
  const Offset begin = line_starts_[line];
  std::pair<std::uint32_t, std::uint32_t> from{0, 0};
  const auto composed =
      std::lower_bound(composed_.begin(), composed_.end(), line,
                       [](const ComposedLine& known, std::size_t number) { return known.line < number; });
  if (composed != composed_.end() && composed->line == line) {
    const auto& columns = composed->columns;
    const auto next = std::upper_bound(columns.begin(), columns.end(), points,
                                       [](std::uint32_t at, const auto& entry) { return at < entry.second; });
    if (next != columns.begin()) from = *std::prev(next);
  }
  std::size_t at = begin + from.first;
  for (std::uint32_t left = points - from.second; left > 0 && at < text_.size() && text_[at] != '\n'; --left)
    static_cast<void>(next_code_point(text_, at));
  return static_cast<Offset>(at);
}

Anchor Source::anchor(Offset offset) const {
  const auto after = std::upper_bound(anchors_.begin(), anchors_.end(), offset,
                                      [](Offset at, const Anchor& known) { return at < known.at; });
  Anchor anchor = after == anchors_.begin() ? anchors_.front() : *std::prev(after);
  const Place from = place(anchor.at), to = place(offset);
  if (from.line == to.line && to.column > from.column) anchor.point += to.column - from.column;
  anchor.at = offset;
  return anchor;
}

std::string Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_count()) return {};
  const std::uint32_t index = number - 1;
  const auto composed =
      std::lower_bound(composed_.begin(), composed_.end(), index,
                       [](const ComposedLine& known, std::uint32_t line) { return known.line < line; });
  if (composed != composed_.end() && composed->line == index) return composed->original;
  const std::size_t begin = line_starts_[index];
  std::size_t end = number < line_count() ? line_starts_[number] : text_.size();
  if (end > begin && text_[end - 1] == '\n') --end;
  return text_.substr(begin, end - begin);
}

}  // namespace khop::text
