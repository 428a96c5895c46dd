// SPDX-License-Identifier: Apache-2.0
#include "format/markdown/pasted_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace khop::format {
namespace {

constexpr std::size_t kLongestMark = 8;  // bytes of a list mark, which a tab often follows

bool is_pipe_rule(std::string_view text) {
  return text.find('-') != std::string_view::npos && text.find_first_not_of("|-: \t+") == std::string_view::npos;
}

// The sign that parts cells in a line; 0 if it is no row.
char separator_of(std::string_view text) {
  if (text.size() > 2 && text.front() == '|' && text.find('|', 1) != std::string_view::npos) return '|';
  return text.find('\t') != std::string_view::npos ? '\t' : '\0';
}

std::vector<Paragraph> cells_of(const Paragraph& line, char separator) {
  std::vector<Paragraph> cells;
  std::size_t begin = separator == '|' ? 1 : 0;
  std::size_t end = line.text.size();
  if (separator == '|' && line.text.back() == '|') --end;
  for (;;) {
    const std::size_t stop = std::min(line.text.find(separator, begin), end);
    cells.push_back(slice(line, begin, stop));
    if (stop >= end) return cells;
    begin = stop + 1;
  }
}

std::size_t filled(const std::vector<Paragraph>& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const Paragraph& cell) { return !cell.text.empty(); }));
}

bool is_mark_and_text(const std::vector<Paragraph>& cells) {
  if (filled(cells) != 2 || cells.size() != 2) return false;
  const std::string_view mark = cells.front().text;
  return mark.size() <= kLongestMark && (mark.ends_with('.') || mark.ends_with(')') || mark == "-" || mark == "+");
}

}  // namespace

Paragraph slice(const Paragraph& paragraph, std::size_t begin, std::size_t end) {
  const std::string_view text = paragraph.text;
  while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  Paragraph out;
  out.text = text.substr(begin, end - begin);
  for (const Stretch& known : paragraph.stretches) {
    if (known.at >= end && known.at > begin) break;
    if (known.at > begin) {
      out.stretches.push_back(Stretch{static_cast<std::uint32_t>(known.at - begin), known.source});
    } else {
      out.stretches.assign(1, Stretch{0, known.source + static_cast<text::Offset>(begin - known.at)});
    }
  }
  for (const Reference& reference : paragraph.references) {
    if (reference.at >= begin && reference.at <= end)
      out.references.push_back({static_cast<std::uint32_t>(reference.at - begin), reference.note});
  }
  return out;
}

std::vector<Element> find_pasted_tables(std::vector<Paragraph> lines) {
  std::vector<Element> out;
  for (std::size_t i = 0; i < lines.size();) {
    const char separator = separator_of(lines[i].text);
    std::size_t end = i, best = 0, full = 0, marks = 0;
    std::vector<std::vector<Paragraph>> rows;
    for (; separator != '\0' && end < lines.size() && separator_of(lines[end].text) == separator; ++end) {
      if (separator == '|' && is_pipe_rule(lines[end].text)) continue;
      rows.push_back(cells_of(lines[end], separator));
      const std::size_t count = filled(rows.back());
      best = std::max(best, count);
      full += count >= 2 ? 1 : 0;
      marks += is_mark_and_text(rows.back()) ? 1 : 0;
    }
    const bool is_table = (rows.size() >= 2 && full >= 2 && marks < rows.size()) || (separator == '\t' && best >= 3);
    if (!is_table) {
      // An indent is no cell; what stands behind a tab goes on.
      for (end = std::max(end, i + 1); i < end; ++i) out.emplace_back(std::move(lines[i]));
      continue;
    }
    Table table;
    for (std::vector<Paragraph>& cells : rows) {
      Row row;
      for (Paragraph& cell : cells) {
        row.cells.emplace_back();
        row.cells.back().paragraphs.push_back(std::move(cell));
      }
      table.rows.push_back(std::move(row));
    }
    out.emplace_back(std::move(table));
    i = end;
  }
  return out;
}

}  // namespace khop::format
