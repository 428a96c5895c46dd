// SPDX-License-Identifier: Apache-2.0
#include "document/locate.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "document/characters.h"

namespace khop::document {
namespace {

constexpr std::size_t kFewWords = 40;  // code points of a heading or a row's name

std::string shortened(std::string_view text) {
  std::size_t points = 0, at = 0, blank = 0;
  while (at < text.size() && points < kFewWords) {
    if (text[at] == ' ') blank = at;
    static_cast<void>(text::next_code_point(text, at));
    ++points;
  }
  if (at >= text.size()) return std::string(text);
  return std::string(text.substr(0, blank > 0 ? blank : at)) + "…";
}

// "BM", "1" → column letters of a spreadsheet.
std::string column_letters(std::uint32_t column) {
  std::string out;
  for (; column > 0; column = (column - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  return out;
}

// "Biểu 02" of "Biểu 02: Tình hình thu ngân sách": the words up to the number that names it.
std::string table_name(std::string_view title) {
  for (const std::string_view word : {"Biểu", "BIỂU", "Bảng", "BẢNG", "Phụ lục", "PHỤ LỤC", "Phụ biểu", "PHỤ BIỂU"}) {
    if (!title.starts_with(word)) continue;
    std::size_t end = title.find_first_of("0123456789IVX", word.size());
    // "Biểu số 02": a short word may stand between.
    if (end == std::string_view::npos || end > word.size() + 8) break;
    while (end < title.size() && title[end] != ' ' && title[end] != ':' && title[end] != '\n') ++end;
    while (end > 0 && (title[end - 1] == '.' || title[end - 1] == ',' || title[end - 1] == ':')) --end;
    return std::string(title.substr(0, end));
  }
  return shortened(title);
}

class Locator {
 public:
  Locator(const Document& document, Location& out) : d_(document), out_(out) {}

  void run(Offset at) {
    const BlockId id = d_.block_at(at);
    if (id == kNone) return;
    const Block& block = d_.blocks[static_cast<std::size_t>(id)];
    if (block.kind == BlockKind::row && block.table >= 0) {
      cell(id, block, at);
    } else if (block.note >= 0) {
      note(id, block);
    } else {
      paragraph(id, block);
    }
  }

 private:
  void cell(BlockId id, const Block& block, Offset at) {
    const Table& table = d_.tables[static_cast<std::size_t>(block.table)];
    out_.table_number = static_cast<std::uint32_t>(block.table) + 1;
    if (table.title != kNone) out_.table = table_name(d_.view(d_.blocks[static_cast<std::size_t>(table.title)].span));
    const auto row = std::lower_bound(table.rows.begin(), table.rows.end(), id,
                                      [](const Row& known, BlockId wanted) { return known.block < wanted; });
    if (row == table.rows.end()) return;
    out_.row = static_cast<std::uint32_t>(row - table.rows.begin()) + 1;
    for (std::size_t c = 0; c < row->cells.size(); ++c) {
      const Span span = row->cells[c].span;
      if (span.begin <= at && at < std::max(span.end, span.begin + 1)) {
        out_.column = static_cast<std::uint32_t>(c) + 1;
        break;
      }
    }
    // The first cell with words names the row.
    for (const Cell& cell : row->cells) {
      const std::string_view text = d_.view(cell.span);
      if (cell.span.contains(at) || text.size() < 4) continue;
      std::size_t first = 0;
      if (!is_letter(text::next_code_point(text, first))) continue;
      out_.row_name = shortened(text);
      break;
    }
  }

  void note(BlockId id, const Block& block) {
    const Note& note = d_.notes[static_cast<std::size_t>(block.note)];
    out_.note = note.mark;
    const auto at = std::find(note.blocks.begin(), note.blocks.end(), id);
    out_.ordinal = static_cast<std::uint32_t>(at - note.blocks.begin()) + 1;
  }

  void paragraph(BlockId id, const Block& block) {
    const BlockId heading = block.kind == BlockKind::heading ? id : block.heading;
    if (heading != kNone) {
      const Block& above = d_.blocks[static_cast<std::size_t>(heading)];
      out_.heading = above.mark.empty() ? "“" + shortened(d_.view(above.span)) + "”" : above.mark;
      while (out_.heading.size() > 1 && (out_.heading.back() == '.' || out_.heading.back() == ')'))
        out_.heading.pop_back();
    }
    for (BlockId other = std::max(heading, BlockId{-1}) + 1; other <= id; ++other) {
      const Block& between = d_.blocks[static_cast<std::size_t>(other)];
      if (between.kind != BlockKind::row && between.note < 0) ++out_.ordinal;
    }
  }

  const Document& d_;
  Location& out_;
};

}  // namespace

std::shared_ptr<const Location> locate(const Document& document, const text::Source& source, Span span) {
  const Offset begin = document.source_offset(span.begin);
  const std::optional<text::Anchor> first = source.anchor(begin);
  if (!first) return nullptr;
  auto out = std::make_shared<Location>();
  const std::string& part = source.parts()[static_cast<std::size_t>(first->part)];
  out->part = part;
  out->paragraph = first->paragraph;
  out->begin = first->point;
  std::size_t last_character = span.end;
  if (!span.empty()) static_cast<void>(text::previous_code_point(document.text, last_character));
  const std::optional<text::Anchor> last =
      span.empty() ? first : source.anchor(document.source_offset(static_cast<Offset>(last_character)));
  // A figure that runs on into the next paragraph ends, for programs, where its own paragraph does.
  const bool same = last && last->part == first->part && last->paragraph == first->paragraph && last->row == first->row;
  out->end = same ? last->point + 1 : first->point + 1;
  if (first->column != 0) {
    out->cell = column_letters(first->column) + std::to_string(first->row);
  } else if (first->row != 0) {
    std::from_chars(part.data(), part.data() + part.size(), out->page);
    out->page_line = first->row;
  }
  Locator(document, *out).run(span.begin);
  return out;
}

}  // namespace khop::document
