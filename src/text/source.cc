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
  const auto points_between = [&](Offset from) {
    // Most lines are shorter than a step.
    if (offset - from > kPointStep) return points_before(offset) - points_before(from);
    return static_cast<std::uint32_t>(count_code_points(std::string_view(text_).substr(from, offset - from)));
  };
  const Annex* const annex = annex_at(offset);
  const std::uint32_t shown = line + 1 - (annex != nullptr ? annex->first_line : 0);
  const auto composed =
      std::lower_bound(composed_.begin(), composed_.end(), line,
                       [](const ComposedLine& known, std::uint32_t number) { return known.line < number; });
  if (composed == composed_.end() || composed->line != line) {
    return Place{shown, points_between(begin) + 1};
  }
  // Before the first change nothing moved; behind one, count on from where it ended.
  const auto& columns = composed->columns;
  const auto next = std::upper_bound(columns.begin(), columns.end(), offset - begin,
                                     [](std::uint32_t at, const auto& entry) { return at < entry.first; });
  const std::pair<std::uint32_t, std::uint32_t> from = next == columns.begin() ? std::pair{0U, 0U} : *std::prev(next);
  return Place{shown, from.second + points_between(begin + from.first) + 1};
}

const Source::Annex* Source::annex_at(Offset offset) const {
  const auto after = std::upper_bound(annexes_.begin(), annexes_.end(), offset,
                                      [](Offset at, const Annex& known) { return at < known.begin; });
  return after == annexes_.begin() ? nullptr : &*std::prev(after);
}

const std::string& Source::path_at(Offset offset) const {
  const Annex* const annex = annex_at(offset);
  return annex != nullptr ? annex->path : path_;
}

Offset Source::append(const Source& annex) {
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  const auto begin = static_cast<Offset>(text_.size());
  const auto first_line = static_cast<std::uint32_t>(std::count(text_.begin(), text_.end(), '\n'));
  annexes_.push_back(Annex{begin, first_line, annex.path_});
  text_ += annex.text_;
  for (const ComposedLine& line : annex.composed_) {
    composed_.push_back(line);
    composed_.back().line += first_line;
  }
  // A file with lines of its own among files without has an anchor that says so.
  const auto part = static_cast<std::int32_t>(parts_.size());
  if (anchors_.empty() != annex.anchors_.empty())
    anchors_.push_back(Anchor{anchors_.empty() ? 0 : begin, -1, 0, 0, 0, 0});
  for (Anchor anchor : annex.anchors_) {
    anchor.at += begin;
    if (anchor.part >= 0) anchor.part += part;
    anchors_.push_back(anchor);
  }
  parts_.insert(parts_.end(), annex.parts_.begin(), annex.parts_.end());
  notes_.insert(notes_.end(), annex.notes_.begin(), annex.notes_.end());
  index_lines();
  return begin;
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

std::optional<Anchor> Source::anchor(Offset offset) const {
  if (anchors_.empty()) return std::nullopt;
  const auto after = std::upper_bound(anchors_.begin(), anchors_.end(), offset,
                                      [](Offset at, const Anchor& known) { return at < known.at; });
  Anchor anchor = after == anchors_.begin() ? anchors_.front() : *std::prev(after);
  if (anchor.part < 0) return std::nullopt;
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
