// SPDX-License-Identifier: Apache-2.0
/// Cells → grid: which cell is a number, which a label, a mark, a unit.
#include <algorithm>

#include "audit/table.h"

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

/// Gives the figures of each row the unit that the row prints once, and derived percentages theirs.
void measure(Draft& draft, const Grid& grid) {
  std::vector<bool> derived(grid.table->columns, false);
  std::vector<bool> rate(grid.table->columns, false);
  for (const auto& d : grid.derivations) {
    derived[static_cast<std::size_t>(d.target)] = true;
    rate[static_cast<std::size_t>(d.target)] = d.kind == Derivation::Kind::percent;
  }
  for (std::size_t r = 0; r < grid.cells.size(); ++r) {
    for (std::size_t c = 0; c < grid.cells[r].size(); ++c) {
      const auto id = grid.cells[r][c];
      if (id == figure::kNone) continue;
      auto& f = draft.figures[static_cast<std::size_t>(id)];
      if (f.has_unit) continue;
      if (derived[c] && !(grid.percent[r] && !rate[c])) {
        f.dimension = rate[c] ? figure::Units::kPercent : f.dimension;
        f.unit = rate[c] ? grid.percent_unit : f.unit;
        if (rate[c]) f.exact = false;
        // A percentage's own row holds points under a heading of percentages: read where the relation is checked.
      } else if (grid.unit[r] != figure::kNone || grid.scale_word[r] != 1) {
        f.unit = grid.unit[r];
        f.scale_word = grid.scale_word[r];
        f.dimension = f.unit != figure::kNone ? draft.units->unit(f.unit).dimension : figure::Units::kCount;
        f.exact = false;
      }
      f.value = f.decimal.approximate() * draft.factor(f).to_double() * (f.negative ? -1 : 1);
    }
  }
}

}  // namespace

std::vector<Grid> read_grids(Draft& draft, const rule::Rules& rules) {
  std::vector<Grid> out;
  const auto& document = *draft.document;
  for (std::size_t t = 0; t < document.tables.size(); ++t) {
    const auto& table = document.tables[t];
    Grid grid;
    grid.table = &table;
    grid.index = static_cast<std::int32_t>(t);
    grid.percent_unit = percent_unit(rules);
    for (const auto& row : table.rows) {
      std::vector<FigureId> cells(table.columns, figure::kNone);
      std::vector<figure::WordId> label;
      std::string mark;
      bool percent = false;
      std::int64_t scale = 1;
      int unit_index = figure::kNone;
      figure::DimensionId dimension = figure::Units::kNone;
      std::size_t text_cells = 0;
      if (!row.header && !row.numbering) {
        const auto [first, last] = draft.figures_of(row.block);
        for (std::size_t c = 0; c < row.cells.size() && c < table.columns; ++c) {
          const auto text = document.view(row.cells[c].span);
          if (text.empty()) continue;
          if (c == 0 && is_mark_cell(text)) {
            mark = std::string(text);
            continue;
          }
          if (numeric_cell(text)) {
            FigureId only = figure::kNone;
            int count = 0;
            for (FigureId f = first; f < last; ++f)
              if (draft.figures[static_cast<std::size_t>(f)].column == static_cast<std::int32_t>(c)) only = f, ++count;
            if (count == 1) cells[c] = only;
            continue;
          }
          std::vector<figure::Token> tokens;
          figure::tokenize(document.text, row.cells[c].span, tokens);
          ++text_cells;
          if (text_cells == 1) {
            if (mark.empty() && !tokens.empty() && tokens[0].kind == figure::TokenKind::mark)
              mark = std::string(document.view(tokens[0].span));
            for (const auto& token : tokens)
              if (token.kind == figure::TokenKind::word) label.push_back(token.id);
          } else {
            // A short text cell behind the label is the row's unit.
            std::size_t at = 0;
            std::int64_t word_scale = 1;
            while (at < tokens.size() && rules.units.scale(tokens[at].id) != 0) {
              word_scale *= rules.units.scale(tokens[at].id);
              ++at;
              if (at < tokens.size() && tokens[at].mark == '.') ++at;
            }
            const auto unit = rules.units.match(tokens, at, tokens.size());
            if (unit.unit != -1) {
              const auto& u = rules.units.unit(unit.unit);
              scale = word_scale;
              unit_index = unit.unit;
              dimension = u.dimension;
              percent = u.dimension == figure::Units::kPercent;
            } else if (word_scale != 1 || tokens.size() <= 4) {
              scale = word_scale;
              dimension = figure::Units::kCount;
            }
          }
        }
      }
      grid.cells.push_back(std::move(cells));
      grid.labels.push_back(std::move(label));
      grid.marks.push_back(std::move(mark));
      grid.percent.push_back(percent);
      grid.scale_word.push_back(scale);
      grid.unit.push_back(unit_index);
      grid.dimension.push_back(dimension);
    }
    find_derivations(draft, rules, grid);
    measure(draft, grid);
    out.push_back(std::move(grid));
  }
  return out;
}

}  // namespace khop::audit
