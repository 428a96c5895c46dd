// SPDX-License-Identifier: Apache-2.0
/// Cells → grid: which cell is a number, which a label, a mark, a unit.
#include <algorithm>

#include "audit/table/column.h"
#include "document/list_mark.h"

namespace khop::audit {

namespace {

/// "1.000đ", "1.000 đồng": a unit, not an amount.
bool round_unit(std::string_view text) {
  if (!text.starts_with("1.000") && !text.starts_with("1000")) return false;
  const auto rest = text.substr(text.find_last_of('0') + 1);
  return !rest.empty() && rest.find_first_of("123456789,") == std::string_view::npos &&
         rest.find_first_not_of(" .") != std::string_view::npos;
}

/// A cell that is a number and nothing else (a unit may stand with it).
bool numeric_cell(std::string_view text) {
  int letters = 0, digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'z'))
      ++letters;
  }
  return digits > 0 && letters <= 6 && digits >= letters / 2 && !round_unit(text);
}

bool is_mark_cell(std::string_view text) {
  if (text.empty() || text.size() > 8) return false;
  if (text == "-" || text == "+" || text == "*" || text == "•" || text == "–") return true;
  bool roman = true, numbering = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    roman = roman && std::string_view("IVXLC.").find(c) != std::string_view::npos;
    numbering = numbering && ((c >= '0' && c <= '9') || c == '.' || (i == 0 && c >= 'A' && c <= 'Z') || c == ')' ||
                              (text.size() <= 2 && c >= 'a' && c <= 'z'));
  }
  return roman || numbering;
}

int percent_unit(const rule::Rules& rules) {
  std::vector<figure::Token> tokens;
  figure::tokenize("%", {0, 1}, tokens);
  return rules.units.match(tokens, 0, 1).unit;
}

/// The unit that figures of a row have in a column: the column's percentages, else the row's own, else the column's,
/// else the one printed above the table.
struct CellUnit {
  int unit = figure::kNone;
  std::int64_t scale_word = 1;
  bool known = false;
};

/// "Phụ biểu: Tổng hợp thu hồi đất (ha)", "như sau (tỷ đồng):": a unit in a bracket that ends the title.
CellUnit title_unit(const Draft& draft, const rule::Rules& rules, const document::Table& table) {
  if (table.title == document::kNone) return {};
  const auto span = draft.document->blocks[static_cast<std::size_t>(table.title)].span;
  std::vector<figure::Token> tokens;
  figure::tokenize(draft.document->text, span, tokens);
  if (!tokens.empty() && tokens.back().mark == ':') tokens.pop_back();
  if (tokens.empty() || tokens.back().mark != ')') return {};
  auto at = tokens.size() - 1;
  while (at > 0 && tokens[at].mark != '(') --at;
  for (auto i = at + 1; i + 1 < tokens.size(); ++i)  // "(ĐVT: ha)"
    if (tokens[i].mark == ':') at = i;
  const auto unit = unit_words(rules, tokens, at + 1);
  if (unit.length == 0 || at + 1 + unit.length + 1 != tokens.size()) return {};
  return {unit.unit, unit.scale_word, true};
}

/// "ĐVT: triệu đồng" above the table.
CellUnit table_unit(const Draft& draft, const rule::Rules& rules, const document::Table& table) {
  CellUnit out;
  if (table.unit_line == document::kNone) return title_unit(draft, rules, table);
  const auto span = draft.document->blocks[static_cast<std::size_t>(table.unit_line)].span;
  std::vector<figure::Token> tokens;
  figure::tokenize(draft.document->text, span, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].mark != ':') continue;
    const auto unit = unit_words(rules, tokens, i + 1);
    const auto end = i + 1 + unit.length;
    // Two units on one line leave open which is whose.
    if (unit.length == 0 || (end < tokens.size() && tokens[end].mark != ')' && tokens[end].mark != '.')) return out;
    out = {unit.unit, unit.scale_word, true};
  }
  return out;
}

/// Gives the figures of cells the units that the table prints once, and derived percentages theirs.
void measure(Draft& draft, const rule::Rules& rules, const Grid& grid) {
  const auto columns = grid.table->columns;
  std::vector<bool> derived(columns, false), rate(columns, false);
  for (const auto& d : grid.derivations) {
    const auto target = static_cast<std::size_t>(d.target);
    derived[target] = derived[target] || d.kind == Derivation::Kind::quotient;
    rate[target] = rate[target] || d.kind == Derivation::Kind::percent || d.kind == Derivation::Kind::growth ||
                   d.kind == Derivation::Kind::share;
  }
  const auto whole = table_unit(draft, rules, *grid.table);
  const auto of_cell = [&](std::size_t r, std::size_t c) -> CellUnit {
    const auto& column = grid.columns[c];
    if (rate[c]) return {grid.percent_unit, 1, true};
    if (derived[c]) return {};
    // A percentage's own row holds points under a heading of percentages: read where the relation is checked.
    if (column.has_unit && column.unit == grid.percent_unit) return {column.unit, 1, true};
    // Prices and amounts of money beside quantities of each row's own unit.
    if (column.has_unit && column.unit != figure::kNone && grid.unit[r] != figure::kNone &&
        rules.units.unit(column.unit).dimension != grid.dimension[r])
      return {column.unit, column.scale_word, true};
    if (grid.unit[r] != figure::kNone || grid.scale_word[r] != 1) return {grid.unit[r], grid.scale_word[r], true};
    if (column.has_unit) return {column.unit, column.scale_word, true};
    return whole;
  };
  for (std::size_t r = 0; r < grid.cells.size(); ++r) {
    for (std::size_t c = 0; c < grid.cells[r].size(); ++c) {
      const auto id = grid.cells[r][c];
      if (id == figure::kNone) continue;
      auto& f = draft.figures[static_cast<std::size_t>(id)];
      if (f.has_unit) continue;
      if (derived[c]) f.exact = false;  // a mean is no count
      if (const auto unit = of_cell(r, c); unit.known) {
        f.unit = unit.unit;
        f.scale_word = unit.scale_word;
        f.dimension = f.unit != figure::kNone ? draft.units->unit(f.unit).dimension : figure::Units::kCount;
        f.exact = false;
      }
      f.value = f.decimal.approximate() * draft.factor(f).to_double() * (f.negative ? -1 : 1);
    }
  }
}

/// A cell that holds nothing but a mark for nothing: "-", "…", "x".
bool is_blank(std::string_view text) {
  return text == "x" || text == "X" || std::none_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '%' ||
                  (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) <= 0xE1);
         });
}

/// "(1.234)" is how accountants print a loss. Where all cells of a column stand in brackets these mean something else.
void read_bracketed_losses(Draft& draft, Grid& grid) {
  const auto bracketed = [&](std::size_t row, std::size_t column) {
    const auto text = draft.document->view(grid.table->rows[row].cells[column].span);
    return text.starts_with('(') && text.ends_with(')');
  };
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    bool plain = grid.columns[c].difference;
    for (std::size_t r = 0; r < grid.rows() && !plain; ++r)
      plain = grid.cells[r][c] != figure::kNone && !bracketed(r, c);
    for (std::size_t r = 0; r < grid.rows() && plain; ++r)
      if (const auto id = grid.cells[r][c]; id != figure::kNone && bracketed(r, c)) {
        auto& f = draft.figures[static_cast<std::size_t>(id)];
        if (!f.negative) f.value = -f.value;
        f.negative = true;
      }
  }
}

/// "Xi măng (nghìn tấn)", "Diện tích gieo trồng - ha".
void read_label_unit(const rule::Rules& rules, const std::vector<figure::Token>& tokens, Grid& grid) {
  for (std::size_t i = tokens.size(); i-- > 1;) {
    const auto mark = tokens[i].mark;
    if (mark != '(' && mark != ',' && mark != '-') continue;
    const auto unit = unit_words(rules, tokens, i + 1);
    auto end = i + 1 + unit.length;
    // "(triệu viên)" counts something.
    if (mark == '(' && unit.unit == figure::kNone && unit.length > 0 && end + 1 < tokens.size() &&
        tokens[end].kind == figure::TokenKind::word)
      ++end;
    if (unit.length == 0 || (mark == '(' ? end < tokens.size() && tokens[end].mark != ')' : end != tokens.size()))
      return;
    grid.scale_word.back() = unit.scale_word;
    grid.unit.back() = unit.unit;
    grid.dimension.back() = unit.unit == figure::kNone ? figure::Units::kCount : rules.units.unit(unit.unit).dimension;
    grid.percent.back() = grid.dimension.back() == figure::Units::kPercent;
    return;
  }
}

/// "Giảm 147": a word for the minus.
void read_fall(Draft& draft, const rule::Rules& rules, std::string_view text, text::Span span, FigureId id) {
  const auto down = rules.lexicon.find("down");
  if (!down || (text[0] >= '0' && text[0] <= '9')) return;
  std::vector<figure::Token> tokens;
  figure::tokenize(draft.document->text, span, tokens);
  std::vector<figure::Hit> hits;
  if (!tokens.empty()) rules.lexicon.hits(tokens, 0, tokens.size(), hits);
  auto& f = draft.figures[static_cast<std::size_t>(id)];
  if (f.negative ||
      std::none_of(hits.begin(), hits.end(), [&](const figure::Hit& hit) { return hit.phrase_class == *down; }))
    return;
  f.negative = true;
  f.value = -f.value;
}

/// "-nt-", "như trên".
bool is_ditto(const rule::Rules& rules, const std::vector<figure::Token>& tokens) {
  const auto ditto = rules.lexicon.find("ditto");
  if (!ditto) return false;
  std::vector<figure::Hit> hits;
  for (std::size_t i = 0; i < std::min<std::size_t>(tokens.size(), 2); ++i)
    rules.lexicon.hits(tokens, i, tokens.size(), hits);
  return std::any_of(hits.begin(), hits.end(), [&](const figure::Hit& hit) { return hit.phrase_class == *ditto; });
}

/// Reads one row of data into the last row of `grid`.
void read_row(Draft& draft, const rule::Rules& rules, const document::Row& row, Grid& grid) {
  const auto& document = *draft.document;
  const auto at = grid.cells.size() - 1;
  const auto [first, last] = draft.figures_of(row.block);
  const auto partial = rules.lexicon.find("partial");
  std::size_t text_cells = 0;
  for (std::size_t c = 0; c < row.cells.size() && c < grid.columns.size(); ++c) {
    const auto text = document.view(row.cells[c].span);
    if (text.empty()) continue;
    if (c == 0 && is_mark_cell(text)) {
      grid.marks[at] = std::string(text);
      continue;
    }
    if (grid.columns[c].code) continue;
    if (numeric_cell(text)) {
      FigureId only = figure::kNone;
      int count = 0;
      for (FigureId f = first; f < last; ++f)
        if (draft.figures[static_cast<std::size_t>(f)].column == static_cast<std::int32_t>(c)) only = f, ++count;
      if (count == 1) grid.cells[at][c] = only;
      grid.unread[at][c] = count != 1;
      if (count == 1) read_fall(draft, rules, text, row.cells[c].span, only);
      continue;
    }
    if (is_blank(text)) continue;
    std::vector<figure::Token> tokens;
    figure::tokenize(document.text, row.cells[c].span, tokens);
    add_nouns(rules, tokens, grid.nouns[at]);
    if (++text_cells == 1) {
      if (grid.marks[at].empty() && !tokens.empty() && tokens[0].kind == figure::TokenKind::mark)
        grid.marks[at] = std::string(document.view(tokens[0].span));
      std::vector<figure::Hit> hits;
      std::size_t skip = 0;
      // "A. Tổng thu", "1. Thu nội địa": the mark stands in the cell of the label.
      if (grid.marks[at].empty())
        if (const auto mark = document::read_list_mark(text); mark.number >= 0 && mark.length < text.size()) {
          grid.marks[at] = std::string(text.substr(0, mark.length));
          while (skip < tokens.size() && tokens[skip].span.begin < row.cells[c].span.begin + mark.length) ++skip;
        }
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        hits.clear();
        rules.lexicon.hits(tokens, i, tokens.size(), hits);
        for (const auto& hit : hits) {
          if (!partial || hit.phrase_class != *partial) continue;
          (i <= 1 ? grid.within : grid.opens)[at] = true;
          if (skip <= i) skip = i + hit.length;
        }
        if (tokens[i].kind == figure::TokenKind::word && i >= skip) grid.labels[at].push_back(tokens[i].id);
      }
      read_label_unit(rules, tokens, grid);
      continue;
    }
    if (is_ditto(rules, tokens)) continue;  // the unit of the row above: see pass_units_down
    // A short text cell behind the label is the row's unit.
    const auto unit = unit_words(rules, tokens, 0);
    if (unit.unit != figure::kNone) {
      grid.scale_word[at] = unit.scale_word;
      grid.unit[at] = unit.unit;
      grid.dimension[at] = rules.units.unit(unit.unit).dimension;
      grid.percent[at] = grid.dimension[at] == figure::Units::kPercent;
    } else if (!has_figures(grid, at) && (unit.scale_word != 1 || tokens.size() <= 4)) {  // else a remark
      grid.scale_word[at] = unit.scale_word;
      grid.dimension[at] = figure::Units::kCount;
    }
  }
}

/// A total whose unit nobody printed has that of its parts: the two rows below it that do not share its mark.
void lend_units(Grid& grid) {
  constexpr std::size_t kReach = 4;
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    if (grid.dimension[r] != figure::Units::kNone || !grid.data(r)) continue;
    std::size_t parts[2] = {0, 0}, count = 0;
    for (std::size_t k = r + 1; k < grid.rows() && k <= r + kReach && count < 2; ++k) {
      if (!grid.data(k) || (!grid.marks[k].empty() && grid.marks[k] == grid.marks[r])) break;
      // A numbered row is no part of one without a mark.
      if (grid.marks[r].empty() && (mark_style(grid.marks[k]) == "I" || mark_style(grid.marks[k]).starts_with('1')))
        break;
      if (grid.dimension[k] != figure::Units::kNone) parts[count++] = k;
    }
    if (count < 2 || grid.unit[parts[0]] != grid.unit[parts[1]] ||
        grid.scale_word[parts[0]] != grid.scale_word[parts[1]] || grid.dimension[parts[0]] != grid.dimension[parts[1]])
      continue;
    grid.unit[r] = grid.unit[parts[0]];
    grid.scale_word[r] = grid.scale_word[parts[0]];
    grid.dimension[r] = grid.dimension[parts[0]];
    grid.percent[r] = grid.percent[parts[0]];
  }
}

/// Parts whose unit nobody printed have that of the row that they are parts of.
void pass_units_down(Grid& grid) {
  std::size_t from = grid.rows();
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    if (!grid.data(r)) continue;
    if (grid.dimension[r] != figure::Units::kNone) {
      from = r;
      continue;
    }
    // A row of its own rank begins something new; one without figures may, too.
    if (from == grid.rows() || mark_style(grid.marks[r]) == mark_style(grid.marks[from])) {
      from = grid.rows();
      continue;
    }
    if (!has_figures(grid, r)) continue;
    grid.unit[r] = grid.unit[from];
    grid.scale_word[r] = grid.scale_word[from];
    grid.dimension[r] = grid.dimension[from];
    grid.percent[r] = grid.percent[from];
  }
}

}  // namespace

std::vector<Grid> read_grids(Draft& draft, const rule::Rules& rules) {
  std::vector<Grid> out;
  lend_declared_unit(draft, rules);
  const auto& document = *draft.document;
  for (std::size_t t = 0; t < document.tables.size(); ++t) {
    const auto& table = document.tables[t];
    Grid grid;
    grid.table = &table;
    grid.index = static_cast<std::int32_t>(t);
    grid.percent_unit = percent_unit(rules);
    read_header(draft, rules, grid);
    for (const auto& row : table.rows) {
      grid.cells.emplace_back(table.columns, figure::kNone);
      grid.labels.emplace_back();
      grid.marks.emplace_back();
      grid.percent.push_back(false);
      grid.within.push_back(false);
      grid.opens.push_back(false);
      grid.unread.emplace_back(table.columns, false);
      grid.nouns.emplace_back();
      grid.scale_word.push_back(1);
      grid.unit.push_back(figure::kNone);
      grid.dimension.push_back(figure::Units::kNone);
      if (!row.header && !row.numbering) read_row(draft, rules, row, grid);
    }
    read_bracketed_losses(draft, grid);
    lend_units(grid);
    pass_units_down(grid);
    find_derivations(draft, rules, grid);
    find_row_links(draft, rules, grid);
    measure(draft, rules, grid);
    out.push_back(std::move(grid));
  }
  return out;
}

}  // namespace khop::audit
