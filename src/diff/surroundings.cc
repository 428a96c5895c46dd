// SPDX-License-Identifier: Apache-2.0
#include "diff/surroundings.h"

#include <algorithm>

#include "figure/describe.h"

namespace khop::diff {
namespace {

constexpr std::size_t kBefore = 160, kAfter = 100;  // bytes; Vietnamese letters take up to three
constexpr std::size_t kHead = 120;
constexpr std::size_t kLongestWord = 40;  // is cut in the middle
constexpr std::string_view kCut = "…";

bool is_inner(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

/// The end of `text`, from the beginning of a word on.
std::string tail(std::string_view text, std::size_t most) {
  if (text.size() <= most) return one_line(text);
  std::size_t at = text.size() - most;
  const std::size_t blank = text.find(' ', at);
  if (blank != std::string_view::npos && blank - at < kLongestWord) at = blank + 1;
  while (at < text.size() && is_inner(text[at])) ++at;
  return std::string(kCut) + one_line(text.substr(at));
}

/// The beginning of `text`, up to the end of a word.
std::string head(std::string_view text, std::size_t most) {
  if (text.size() <= most) return one_line(text);
  std::size_t at = most;
  const std::size_t blank = text.rfind(' ', at);
  if (blank != std::string_view::npos && at - blank < kLongestWord) at = blank;
  while (at > 0 && is_inner(text[at])) --at;
  return one_line(text.substr(0, at)) + std::string(kCut);
}

/// The head of a column: what its header cells say from top to bottom, each once.
std::string column_head(const Side& side, const document::Table& table, std::size_t column) {
  std::string out, last;
  for (const document::Row& row : table.rows) {
    if (!row.header || row.numbering || column >= row.cells.size()) continue;
    const std::string text(side.document.view(row.cells[column].span));
    if (text.empty() || text == last) continue;
    out += (out.empty() ? "" : " / ") + text;
    last = text;
  }
  return head(out, kHead);
}

}  // namespace

std::pair<std::string, std::string> surroundings(const Side& side, FigureId id) {
  const figure::Figure& figure = side.figure(id);
  const Passage& passage = side.passage(side.passage_of[static_cast<std::size_t>(id)]);
  text::Span span{side.item(passage.first).span.begin, side.item(passage.last - 1).span.end};
  std::string label;
  if (figure.table != figure::kNone) {
    const document::Table& table = side.table(figure.table);
    if (figure.row >= 0 && static_cast<std::size_t>(figure.row) < table.rows.size() && figure.column >= 0) {
      const document::Row& row = table.rows[static_cast<std::size_t>(figure.row)];
      const auto column = static_cast<std::size_t>(figure.column);
      if (!row.header) label = figure::subject_text(side.draft, id);
      const std::string named = row.header ? "" : column_head(side, table, column);
      label += (label.empty() || named.empty() ? "" : " | ") + named;
      if (column < row.cells.size() && row.cells[column].span.contains(figure.span.begin))
        span = row.cells[column].span;
    }
    if (!label.empty()) label += ": ";
  }
  span.begin = std::min(span.begin, figure.span.begin);
  span.end = std::max(span.end, figure.span.end);
  const std::string& text = side.document.text;
  const std::string_view all = text;
  return {one_line(label) + tail(all.substr(span.begin, figure.span.begin - span.begin), kBefore),
          head(all.substr(figure.span.end, span.end - figure.span.end), kAfter)};
}

}  // namespace khop::diff
