// SPDX-License-Identifier: Apache-2.0
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "document/characters.h"
#include "document/draft.h"

namespace khop::document {
namespace {

// --- finding rows among lines ---

bool pipe_row(std::string_view line) {
  return line.size() > 2 && line.front() == '|' && line.substr(1).find('|') != std::string_view::npos;
}

// "|---|:--:|", the line that parts header and body of a Markdown table.
bool pipe_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of("|-: \t+") == std::string_view::npos;
}

int filled_cells(std::string_view text, const Line& line) {
  int filled = 0;
  for (const Span& cell : split_cells(text, line, false)) filled += cell.empty() ? 0 : 1;
  return filled;
}

// Word puts a tab between a list mark and its text, and before a centred title: that is no table.
bool only_marks(const Draft& d, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i) {
    const std::vector<Span> cells = split_cells(d.text, d.lines[i], false);
    int filled = 0;
    Span lead{}, body{};
    for (const Span& cell : cells) {
      if (cell.empty()) continue;
      if (++filled == 1) lead = cell;
      body = cell;
    }
    if (filled <= 1) continue;
    if (filled > 2) return false;
    const std::string_view mark = d.view(lead.begin, lead.end);
    const ListMark read = read_list_mark(mark);
    const bool is_mark = (read && read.length == mark.size()) || mark == "-" || mark == "+";
    // In a table with numbered rows the second cell is a name; in a list it is a sentence.
    if (!is_mark || body.size() < 60) return false;
  }
  return true;
}

// --- reading cells ---

std::string_view cell_text(const Document& d, const Cell& cell) { return d.view(cell.span); }

// A numeral of a data cell: digits and separators only. Years are words of headers.
bool is_datum(std::string_view text) {
  if (text.empty()) return false;
  int digits = 0, others = 0;
  for (const char c : text) {
    if (is_digit(static_cast<unsigned char>(c)))
      ++digits;
    else if (std::strchr(".,-+% ()", c) == nullptr || (c == '-' && digits > 0))
      ++others;  // "30-45" is a class of ages
  }
  if (others > 0 || digits == 0) return false;
  const bool year = digits == 4 && text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
  return !year;
}

// "1", "(2)", "A", "7=6/5", "(3) = (1)-(2)", "5=4/3*100": the label of a column, and its number if it has one.
std::optional<int> column_label(std::string_view printed) {
  std::string text;
  for (const char c : printed.substr(0, std::min<std::size_t>(printed.size(), 40)))
    if (c != '(' && c != ')' && c != ' ') text += c;
  if (text.empty() || text.size() > 24) return std::nullopt;
  if (text.size() == 1 && ((text[0] >= 'A' && text[0] <= 'H') || (text[0] >= 'a' && text[0] <= 'h'))) return 0;
  std::size_t at = 0;
  int value = 0;
  while (at < text.size() && is_digit(static_cast<unsigned char>(text[at])) && at < 3)
    value = value * 10 + (text[at++] - '0');
  if (at == 0) return std::nullopt;
  if (at == text.size()) return value;
  // A formula over column numbers.
  if (text[at] != '=' || text.find_first_not_of("0123456789=/*+-xX:%,.", at) != std::string::npos) return std::nullopt;
  return value;
}

// A row of column numbers: labels only, numbers rising, at least three of them (or all columns of a narrow table).
bool is_numbering(const Document& d, const Row& row) {
  int labels = 0, previous = -1;
  for (const Cell& cell : row.cells) {
    if (cell.span.empty()) continue;
    const std::optional<int> label = column_label(cell_text(d, cell));
    if (!label) return false;
    ++labels;
    if (*label == 0) continue;
    if (previous > 0 && (*label <= previous || *label > previous + 3)) return false;
    if (previous < 0 && *label > 4) return false;
    previous = *label;
  }
  return labels >= 2 && labels * 2 > static_cast<int>(row.cells.size()) && previous >= 2;
}

int data_cells(const Document& d, const Row& row) {
  int data = 0;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (c == 0) continue;  // the row's own number
    data += is_datum(cell_text(d, row.cells[c])) ? 1 : 0;
  }
  return data;
}

int filled(const Row& row) {
  return static_cast<int>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& c) { return !c.span.empty(); }));
}

// Base letters in small: a scan loses diacritics in one header and not in its repetition.
std::u32string folded(std::string_view text) {
  static const icu::Normalizer2* const nfd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
  }();
  std::u32string out;
  icu::UnicodeString parts;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (!is_letter(c) && !is_digit(c)) continue;
    UChar32 base = static_cast<UChar32>(c);
    if (c >= 0xC0 && nfd->getDecomposition(base, parts)) base = parts.char32At(0);
    out += static_cast<char32_t>(u_tolower(base));
  }
  return out;
}

bool same_row(const Document& d, const Row& a, const Row& b) {
  const std::size_t n = std::max(a.cells.size(), b.cells.size());
  int cells = 0, equal = 0;
  for (std::size_t c = 0; c < n; ++c) {
    const std::string_view left = c < a.cells.size() ? cell_text(d, a.cells[c]) : std::string_view{};
    const std::string_view right = c < b.cells.size() ? cell_text(d, b.cells[c]) : std::string_view{};
    if (left.empty() && right.empty()) continue;
    ++cells;
    if (folded(left) == folded(right)) ++equal;
  }
  return equal > 0 && equal * 5 >= cells * 4;
}

// --- headers ---

// Whether `row` goes on with the header that `above` begins: no data, and each of its words stands where the cell above
// is empty, is spanned by more than one column, or says the same (a merged cell that a reader repeats).
bool continues_header(const Document& d, const Row& above, const Row& row) {
  if (row.cells.size() <= 2 || data_cells(d, row) > 0 || filled(row) < 2) return false;
  const auto at = [&](const Row& r, std::size_t c) {
    return c < r.cells.size() ? cell_text(d, r.cells[c]) : std::string_view{};
  };
  const std::string_view first = at(row, 0);
  if (!first.empty() && first != at(above, 0)) return false;
  int own = 0, below = 0;
  for (std::size_t c = 1; c < row.cells.size(); ++c) {
    const std::string_view text = at(row, c), over = at(above, c);
    if (text.empty() || text == over) continue;
    ++own;
    const bool spanned =
        over.empty() || at(above, c + 1).empty() || at(above, c + 1) == over || at(above, c - 1) == over;
    if (spanned || text.front() == '(') ++below;  // "(ha)" below "Diện tích"
  }
  return own >= 2 && below >= 2 && own - below <= 1;
}

// How many of the leading rows are header: to the row of column numbers if there is one, else the first row and what
// continues it.
std::size_t header_rows(const Document& d, const std::vector<Row>& rows) {
  constexpr std::size_t kDeepest = 6;
  for (std::size_t r = 0; r < rows.size() && r < kDeepest; ++r) {
    if (is_numbering(d, rows[r])) return r + 1;
    if (data_cells(d, rows[r]) >= 2) break;
  }
  if (rows.empty() || data_cells(d, rows[0]) > 0 || filled(rows[0]) < 2) return 0;
  std::size_t count = 1;
  while (count < rows.size() && count < kDeepest && continues_header(d, rows[count - 1], rows[count])) ++count;
  return count;
}

// Rows at the top that the file marks as header; somebody may have marked all of a table.
std::size_t stated_header(const std::vector<const DraftRow*>& stated) {
  constexpr std::size_t kDeepest = 6;
  std::size_t count = 0;
  while (count < stated.size() && stated[count]->header) ++count;
  return count <= kDeepest && count < stated.size() ? count : 0;
}

// What a header cell says holds for all columns that it spans.
void spread_header(const std::vector<const DraftRow*>& stated, std::size_t header, std::vector<Row>& rows) {
  for (std::size_t r = 0; r < header && r < stated.size(); ++r) {
    const std::vector<std::uint16_t>& columns = stated[r]->columns;
    std::vector<Cell>& cells = rows[r].cells;
    for (std::size_t c = 0; c < columns.size() && c < cells.size(); ++c) {
      for (std::size_t more = 1; more < columns[c] && c + more < cells.size(); ++more) cells[c + more] = cells[c];
    }
  }
}

void widen(std::vector<Row>& rows, std::uint32_t columns) {
  for (Row& row : rows) {
    const Offset end = row.cells.empty() ? 0 : row.cells.back().span.end;
    while (row.cells.size() < columns) row.cells.push_back(Cell{Span{end, end}});
  }
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

bool is_unit_line(std::string_view text) {
  while (!text.empty() && (text.front() == '(' || text.front() == ' ')) text.remove_prefix(1);
  return text.size() < 160 && starts_with_any(text, {"ĐVT", "Đvt", "đvt", "Đơn vị tính", "Đơn vị:", "ĐƠN VỊ", "Đv tính",
                                                     "Đơn vị tiền", "DVT"});
}

// The blocks above a table that name it: a title, below it perhaps the report it goes with in brackets, and a unit
// line.
void find_title(const Document& d, BlockId first, Table& table) {
  constexpr int kReach = 4;
  BlockId at = first - 1;
  for (int step = 0; step < kReach && at >= 0; ++step, --at) {
    const Block& block = d.blocks[static_cast<std::size_t>(at)];
    if (block.kind == BlockKind::row || block.note >= 0) return;
    const std::string_view text = d.view(block.span);
    if (is_unit_line(text)) {
      if (table.unit_line == kNone) table.unit_line = at;
      continue;
    }
    if (text.starts_with("(") && text.size() < 300) continue;
    if (text.size() > 400) return;
    if (block.kind == BlockKind::heading ||
        starts_with_any(text, {"Bảng", "BẢNG", "Biểu", "BIỂU", "Phụ lục", "PHỤ LỤC"}) ||
        (block.kind == BlockKind::paragraph && ending_of(text) != Ending::sentence &&
         ending_of(text) != Ending::semicolon)) {
      table.title = at;
    }
    return;
  }
}

// Only what may stand between the parts of one table that a page end cut.
bool adjacent(const Document& d, BlockId last, BlockId next) {
  for (BlockId at = last + 1; at < next; ++at) {
    const Block& block = d.blocks[static_cast<std::size_t>(at)];
    if (block.note < 0) return false;
  }
  return true;
}

}  // namespace

void find_tables(Draft& draft) {
  std::vector<Line>& lines = draft.lines;
  for (std::size_t i = 0; i < lines.size();) {
    const Line& line = lines[i];
    const std::string_view content = draft.view(line.begin, line.end);
    if (line.kind == LineKind::text && content.front() == '|' && pipe_row(content)) {
      std::size_t end = i;
      while (end < lines.size() && lines[end].kind == LineKind::text && (end == i || !lines[end].gap_before)) {
        const std::string_view row = draft.view(lines[end].begin, lines[end].end);
        if (!pipe_row(row)) break;
        ++end;
      }
      if (end - i >= 2) {
        for (std::size_t k = i; k < end; ++k) {
          lines[k].kind = pipe_rule(draft.view(lines[k].begin, lines[k].end)) ? LineKind::blank : LineKind::row;
        }
        draft.runs.push_back(TableRun{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end - 1), true});
      }
      i = end > i ? end : i + 1;
      continue;
    }
    if (line.kind != LineKind::text || line.tabs == 0) {
      ++i;
      continue;
    }
    std::size_t end = i;
    int best = 0;
    std::size_t full = 0;
    while (end < lines.size() && lines[end].kind == LineKind::text && lines[end].tabs > 0 &&
           (end == i || !lines[end].gap_before)) {
      const int count = filled_cells(draft.text, lines[end]);
      best = std::max(best, count);
      full += count >= 2 ? 1 : 0;
      ++end;
    }
    const bool table = (end - i >= 2 && full >= 2) || best >= 3;
    if (table && !only_marks(draft, i, end - 1)) {
      for (std::size_t k = i; k < end; ++k) lines[k].kind = LineKind::row;
      draft.runs.push_back(TableRun{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end - 1), false});
    }
    i = end;
  }
}

std::vector<Span> split_cells(std::string_view text, const Line& line, bool pipes) {
  std::vector<Span> cells;
  Offset begin = line.raw_begin;
  Offset end = line.raw_end;
  if (pipes) {
    begin = line.begin + 1;
    end = line.end;
    if (end > begin && text[end - 1] == '|' && (end - 2 < begin || text[end - 2] != '\\')) --end;
  }
  const char separator = pipes ? '|' : '\t';
  for (Offset at = begin;; ++at) {
    if (at < end && (text[at] != separator || (pipes && at > begin && text[at - 1] == '\\'))) continue;
    Span cell{begin, at};
    trim(text, cell.begin, cell.end);
    cells.push_back(cell);
    if (at >= end) break;
    begin = at + 1;
  }
  return cells;
}

void build_tables(const Draft& draft, Document& document) {
  std::vector<Row> rows;
  std::vector<const DraftRow*> stated;  // what the file says of each
  const auto count = static_cast<BlockId>(document.blocks.size());
  const auto close = [&] {
    if (rows.empty()) return;
    std::uint32_t columns = 0;
    for (const Row& row : rows) columns = std::max(columns, static_cast<std::uint32_t>(row.cells.size()));
    std::size_t header = std::max(header_rows(document, rows), stated_header(stated));
    // Cells of the header that span rows end where the body begins.
    while (header > 0 && header < stated.size() && stated[header]->continued) ++header;
    spread_header(stated, header, rows);
    stated.clear();
    const BlockId first = rows.front().block;
    // A part behind a page end goes on with the table above if the columns agree and nothing stands between, or if it
    // begins with the same header.
    if (!document.tables.empty()) {
      Table& above = document.tables.back();
      const bool fits = above.columns == columns && adjacent(document, above.rows.back().block, first);
      std::size_t repeated = 0;
      while (repeated < rows.size() && repeated < above.rows.size() && above.rows[repeated].header &&
             same_row(document, above.rows[repeated], rows[repeated])) {
        ++repeated;
      }
      if (fits && (repeated > 0 || header == 0)) {
        header = std::max(header, repeated);
        widen(rows, above.columns);
        for (std::size_t r = 0; r < rows.size(); ++r) {
          rows[r].header = r < header;
          rows[r].numbering = r < header && is_numbering(document, rows[r]);
          document.blocks[static_cast<std::size_t>(rows[r].block)].table =
              static_cast<std::int32_t>(document.tables.size()) - 1;
          above.rows.push_back(std::move(rows[r]));
        }
        rows.clear();
        return;
      }
    }
    Table table;
    table.columns = columns;
    widen(rows, columns);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      rows[r].header = r < header;
      rows[r].numbering = r < header && is_numbering(document, rows[r]);
      document.blocks[static_cast<std::size_t>(rows[r].block)].table =
          static_cast<std::int32_t>(document.tables.size());
    }
    find_title(document, first, table);
    table.rows = std::move(rows);
    rows.clear();
    document.tables.push_back(std::move(table));
  };
  BlockId previous = kNone;
  std::size_t draft_row = 0, run = 0;
  for (BlockId id = 0; id < count; ++id) {
    Block& block = document.blocks[static_cast<std::size_t>(id)];
    if (block.kind != BlockKind::row) continue;
    const std::uint32_t line = draft.rows[draft_row++].line;
    const std::size_t old_run = run;
    while (run + 1 < draft.runs.size() && draft.runs[run].last < line) ++run;
    if (previous != kNone && (previous + 1 != id || run != old_run)) close();
    previous = id;
    Row row;
    row.block = id;
    stated.push_back(&draft.rows[draft_row - 1]);
    Offset begin = block.span.begin;
    for (Offset at = begin;; ++at) {
      if (at < block.span.end && document.text[at] != '\t') continue;
      row.cells.push_back(Cell{Span{begin, at}});
      if (at >= block.span.end) break;
      begin = at + 1;
    }
    rows.push_back(std::move(row));
  }
  close();
}

}  // namespace khop::document
