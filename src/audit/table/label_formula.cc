// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include "audit/table/row_formulas.h"

namespace khop::audit {

namespace {

constexpr std::size_t kMostTerms = 40, kMostText = 200;

bool is_name_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
}

/// "01", "270", "1.2", "IV", "A", "b".
bool is_row_name(std::string_view name) {
  constexpr std::size_t kMost = 5;
  if (name.empty() || name.size() > kMost) return false;
  if (name.find_first_not_of("0123456789.") == std::string_view::npos) return name.front() != '.';
  if (name.find_first_not_of("IVX") == std::string_view::npos) return true;
  if (name.find_first_not_of("0123456789.", 1) != std::string_view::npos) return false;
  return (name[0] >= 'A' && name[0] <= 'H') || (name[0] >= 'a' && name[0] <= 'h');
}

/// The text with all dashes as '-' and all brackets as '(' or ')'.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "–" || text.substr(i, 3) == "−") {
      out += '-';
      i += 2;
      continue;
    }
    const char c = text[i];
    out += c == '{' || c == '[' ? '(' : c == '}' || c == ']' ? ')' : c;
  }
  return out;
}

/// Terms of "20 + (21 - 22) - (25 + 26)"; empty if it is not such a text.
std::vector<LabelFormula::Term> terms_of(std::string_view text) {
  std::vector<LabelFormula::Term> out;
  std::vector<bool> less = {false};  // of the brackets that are open
  bool minus = false, wanted = true;
  for (std::size_t i = 0; i < text.size() && out.size() <= kMostTerms;) {
    const char c = text[i];
    if (c == ' ') {
      ++i;
    } else if (c == '(' && wanted) {
      less.push_back(less.back() != minus);
      minus = false;
      ++i;
    } else if (c == ')' && !wanted && less.size() > 1) {
      less.pop_back();
      ++i;
    } else if ((c == '+' || c == '-') && !wanted) {
      minus = c == '-';
      wanted = true;
      ++i;
    } else if (is_name_char(c) && wanted) {
      const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), is_name_char);
      std::string name(text.begin() + static_cast<std::ptrdiff_t>(i), end);
      if (!is_row_name(name)) return {};
      i += name.size();
      out.push_back({std::move(name), less.back() != minus});
      minus = wanted = false;
    } else {
      return {};
    }
  }
  if (wanted || less.size() > 1 || out.size() < 2 || out.size() > kMostTerms) return {};
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == ' ')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == '(' || text.front() == ' ')) text.remove_prefix(1);
  return text;
}

/// Where names of rows are printed: a column of the table, or their marks.
using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

Places places_of(const Draft& draft, const Grid& grid, std::size_t column) {
  Places out;
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    if (!grid.data(r) || column >= grid.table->rows[r].cells.size()) continue;
    const auto name = trimmed(draft.document->view(grid.table->rows[r].cells[column].span));
    if (is_row_name(name)) out[std::string(name)].push_back(r);
  }
  return out;
}

/// The nearest place of `name` below (or above) `from`; `from` if there is none.
std::size_t nearest(const Places& places, const std::string& name, std::size_t from, bool below) {
  const auto found = places.find(name);
  if (found == places.end()) return from;
  const auto& rows = found->second;  // rising
  const auto at = std::upper_bound(rows.begin(), rows.end(), from);
  if (below) return at == rows.end() ? from : *at;
  const auto before = std::lower_bound(rows.begin(), rows.end(), from);
  return before == rows.begin() ? from : *std::prev(before);
}

std::optional<RowFormula> resolve(const LabelFormula& formula, const Places& places, std::size_t total, bool below) {
  RowFormula out;
  out.total = total;
  for (const auto& term : formula.terms) {
    const auto row = nearest(places, term.name, total, below);
    if (row == total) return std::nullopt;
    (term.less ? out.less : out.parts).push_back(row);
  }
  return out;
}

/// Codes stand once each, wherever.
std::optional<RowFormula> resolve_codes(const LabelFormula& formula, const Places& places, std::size_t total) {
  RowFormula out;
  out.total = total;
  for (const auto& term : formula.terms) {
    const auto found = places.find(term.name);
    if (found == places.end() || found->second.size() != 1 || found->second.front() == total) return std::nullopt;
    (term.less ? out.less : out.parts).push_back(found->second.front());
  }
  return out;
}

}  // namespace

std::optional<LabelFormula> read_label_formula(std::string_view label) {
  if (label.size() > kMostText) label.remove_prefix(label.size() - kMostText);
  const auto text = plain(label);
  // From the first bracket, or the mark of equality, on there is nothing but the formula.
  for (std::size_t at = text.find_first_of("(="); at != std::string::npos; at = text.find_first_of("(=", at + 1)) {
    std::string_view rest = std::string_view(text).substr(at);
    while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
    const bool bracket = rest.starts_with('(');
    const auto equal = rest.rfind('=');
    LabelFormula out;
    if (equal != std::string_view::npos) {
      auto right = rest.substr(equal + 1);
      if (bracket && right.ends_with(')') && terms_of(right).empty()) right.remove_suffix(1);
      out.terms = terms_of(right);
    } else if (bracket) {
      out.terms = terms_of(rest);
    }
    if (!out.terms.empty()) return out;
  }
  return std::nullopt;
}

std::vector<RowFormula> read_row_formulas(const Draft& draft, const Grid& grid) {
  constexpr std::size_t kCodeColumns = 4;
  std::vector<std::pair<std::size_t, LabelFormula>> read;
  for (std::size_t r = 0; r < grid.rows(); ++r) {
    if (!grid.data(r)) continue;
    const auto& cells = grid.table->rows[r].cells;
    for (std::size_t c = 0; c < cells.size() && c < kCodeColumns; ++c)
      if (auto formula = read_label_formula(draft.document->view(cells[c].span))) {
        read.emplace_back(r, std::move(*formula));
        break;
      }
  }
  std::vector<RowFormula> out;
  if (read.empty()) return out;
  std::vector<Places> columns;
  for (std::size_t c = 0; c < kCodeColumns && c < grid.table->columns; ++c)
    columns.push_back(places_of(draft, grid, c));
  Places marks;
  for (std::size_t r = 0; r < grid.rows(); ++r)
    if (grid.data(r) && !grid.marks[r].empty()) marks[std::string(trimmed(grid.marks[r]))].push_back(r);
  for (const auto& [row, formula] : read) {
    std::optional<RowFormula> found;
    for (std::size_t c = 1; c < columns.size() && !found; ++c) found = resolve_codes(formula, columns[c], row);
    if (!found) found = resolve(formula, marks, row, true);
    if (!found) found = resolve(formula, marks, row, false);
    if (!found) found = resolve_codes(formula, columns.front(), row);
    if (found) out.push_back(std::move(*found));
  }
  return out;
}

}  // namespace khop::audit
