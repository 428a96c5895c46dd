// SPDX-License-Identifier: Apache-2.0
/// What a table's header says of its columns: words, years and units, and the formulas in the row of column numbers
/// ("7 = 6/5").
#include <algorithm>

#include "audit/table/table.h"

namespace khop::audit {

using figure::Token;
using figure::TokenKind;

namespace {

/// A formula as printed: the number of its column, then numbers and what stands between them.
struct Formula {
  int target = 0;
  std::vector<int> numbers;
  std::string operators;  ///< one fewer than numbers; '/' for all marks of division, '(' dropped
};

int small_number(std::string_view text, std::size_t& at) {
  int value = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && value < 1000)
    value = value * 10 + (text[at++] - '0');
  return value;
}

Formula formula_of(std::string_view text) {
  Formula out;
  std::size_t at = text.find_first_of("0123456789");
  if (at == std::string_view::npos) return out;
  out.target = small_number(text, at);
  at = text.find('=', at);
  if (at == std::string_view::npos) return out;
  for (++at; at < text.size();) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      out.numbers.push_back(small_number(text, at));
      continue;
    }
    if (c == ':' || c == '/') out.operators += '/';
    if (c == '+' || c == '-' || c == '*') out.operators += c;
    if (c == 'x' || c == 'X') out.operators += '*';
    ++at;
  }
  // "6/5*100" is the percentage 6/5.
  if (out.operators.ends_with('*') && !out.numbers.empty() && out.numbers.back() == 100) {
    out.operators.pop_back();
    out.numbers.pop_back();
  }
  if (out.numbers.size() != out.operators.size() + 1) out.numbers.clear();
  return out;
}

bool is(const rule::Rules& rules, const figure::Hit& hit, const char* name) {
  const auto id = rules.lexicon.find(name);
  return id && hit.phrase_class == *id;
}

void mark_words(const rule::Rules& rules, const std::vector<Token>& tokens, Column& column, bool own) {
  std::vector<figure::Hit> hits;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    hits.clear();
    rules.lexicon.hits(tokens, i, tokens.size(), hits);
    for (const auto& hit : hits) {
      column.plan = column.plan || is(rules, hit, "plan");
      column.last_year = column.last_year || is(rules, hit, "last-year");
      column.compare = column.compare || is(rules, hit, "head-compare");
      column.difference = column.difference || is(rules, hit, "head-difference");
      column.growth = column.growth || is(rules, hit, "head-growth");
      column.share = column.share || is(rules, hit, "head-share");
      column.total = column.total || (own && i == 0 && is(rules, hit, "footing"));
      column.quotient = column.quotient || is(rules, hit, "head-quotient");
      column.product = column.product || is(rules, hit, "head-product");
      column.closing = column.closing || is(rules, hit, "head-closing");
    }
    const auto& token = tokens[i];
    if (token.mark == '%') column.percent = true;
    if (token.mark == '/' && i > 0 && tokens[i - 1].kind == TokenKind::word) column.quotient = true;
    if (token.kind != TokenKind::word) continue;
    column.words.push_back(token.id);
    if (own) column.own.push_back(token.id);
  }
}

void read_unit(const rule::Rules& rules, const std::vector<Token>& tokens, Column& column) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool opens = tokens[i].mark == '(' || tokens[i].mark == ',';
    if (!opens) continue;
    const auto unit = unit_words(rules, tokens, i + 1);
    const auto end = i + 1 + unit.length;
    if (unit.length == 0 || (end < tokens.size() && tokens[end].mark != ')')) continue;
    column.unit = unit.unit;
    column.scale_word = unit.scale_word;
    column.has_unit = true;
  }
}

/// "Mã số", "Xếp thứ", "Năm sinh": all that the lowest header cell says, but for a word.
bool is_code(const rule::Rules& rules, const Column& column) {
  const auto code = rules.lexicon.find("head-code");
  if (!code || column.own.empty()) return false;
  std::vector<Token> tokens;
  for (const auto word : column.own) {
    Token token;
    token.kind = TokenKind::word;
    token.id = word;
    tokens.push_back(token);
  }
  std::vector<figure::Hit> hits;
  rules.lexicon.hits(tokens, 0, tokens.size(), hits);
  return std::any_of(hits.begin(), hits.end(), [&](const figure::Hit& hit) {
    return hit.phrase_class == *code && column.own.size() <= static_cast<std::size_t>(hit.length) + 1;
  });
}

}  // namespace

UnitWords unit_words(const rule::Rules& rules, const std::vector<Token>& tokens, std::size_t at) {
  UnitWords out;
  const auto first = at;
  // "1.000đ", "1000 ha".
  if (at + 1 < tokens.size() && tokens[at].kind == TokenKind::numeral &&
      (tokens[at].id == figure::word_id("1.000") || tokens[at].id == figure::word_id("1000"))) {
    out.scale_word = 1000;
    ++at;
  }
  while (at < tokens.size() && rules.units.scale(tokens[at].id) != 0 && at - first < 4) {
    out.scale_word *= rules.units.scale(tokens[at].id);
    ++at;
    if (at < tokens.size() && tokens[at].mark == '.') ++at;
  }
  const auto unit = rules.units.match(tokens, at, tokens.size());
  out.unit = unit.unit;
  if (unit.unit != -1) at += unit.length;
  out.length = at - first;
  if (out.unit == figure::kNone && out.scale_word == 1) out.length = 0;
  return out;
}

void read_header(const Draft& draft, const rule::Rules& rules, Grid& grid) {
  const auto& table = *grid.table;
  const auto& document = *draft.document;
  grid.columns.assign(table.columns, {});
  // The header above the first row of data; its repetitions say nothing new.
  std::size_t rows = 0;
  while (rows < table.rows.size() && (table.rows[rows].header || table.rows[rows].numbering)) ++rows;
  const auto text = [&](std::size_t r, std::size_t c) -> text::Span {
    return c < table.rows[r].cells.size() ? table.rows[r].cells[c].span : text::Span{};
  };
  std::vector<Token> tokens;
  for (std::size_t c = 0; c < table.columns; ++c) {
    auto& column = grid.columns[c];
    std::size_t lowest = rows;
    for (std::size_t r = 0; r < rows; ++r)
      if (!table.rows[r].numbering && !text(r, c).empty()) lowest = r;
    if (lowest == rows) continue;
    for (std::size_t r = 0; r <= lowest; ++r) {
      if (table.rows[r].numbering) continue;
      std::size_t from = c;  // an empty cell above belongs to the one that spans it
      if (r < lowest)
        while (from > 0 && text(r, from).empty()) --from;
      const auto span = text(r, from);
      if (span.empty()) continue;
      tokens.clear();
      figure::tokenize(document.text, span, tokens);
      mark_words(rules, tokens, column, r == lowest);
      if (r == lowest || !column.has_unit) read_unit(rules, tokens, column);
      if (r != lowest) continue;
      add_nouns(rules, tokens, column.nouns);
      for (const auto& token : tokens) {
        const auto digits = document.view(token.span);
        if (token.kind == TokenKind::numeral && digits.size() == 4 &&
            (digits.starts_with("20") || digits.starts_with("19")))
          column.years.push_back(std::stoi(std::string(digits)));
      }
    }
  }
  for (auto& column : grid.columns) column.code = is_code(rules, column);
  for (std::size_t r = 0; r < rows; ++r) {
    if (!table.rows[r].numbering) continue;
    std::vector<Formula> formulas;
    std::vector<std::int32_t> by_number;
    for (std::size_t c = 0; c < table.columns; ++c) {
      auto formula = formula_of(document.view(text(r, c)));
      constexpr int kMostNumber = 200;
      if (formula.target > 0 && formula.target < kMostNumber) {
        grid.columns[c].number = formula.target;
        if (by_number.size() <= static_cast<std::size_t>(formula.target))
          by_number.resize(static_cast<std::size_t>(formula.target) + 1, -1);
        by_number[static_cast<std::size_t>(formula.target)] = static_cast<std::int32_t>(c);
      }
      formulas.push_back(std::move(formula));
    }
    const auto column = [&](int number) {
      return number > 0 && static_cast<std::size_t>(number) < by_number.size()
                 ? by_number[static_cast<std::size_t>(number)]
                 : -1;
    };
    for (std::size_t c = 0; c < formulas.size(); ++c) {
      const auto& f = formulas[c];
      if (f.numbers.size() < 2) continue;
      Derivation d;
      d.target = static_cast<std::int32_t>(c);
      d.declared = true;
      d.top = column(f.numbers[0]);
      d.base = column(f.numbers[1]);
      if (f.operators == "/") {
        d.kind = Derivation::Kind::percent;
      } else if (f.operators == "-") {
        d.kind = Derivation::Kind::difference;
      } else if (f.operators == "*") {
        d.kind = Derivation::Kind::product;
      } else if (f.operators == "-/" && f.numbers[1] == f.numbers[2]) {
        d.kind = Derivation::Kind::growth;
      } else if (f.operators == "/-" && (f.numbers[2] == 1 || f.numbers[2] == 100)) {
        d.kind = Derivation::Kind::growth;
      } else if (f.operators.find_first_not_of('+') == std::string::npos) {
        d.kind = Derivation::Kind::sum;
        for (const auto number : f.numbers) d.parts.push_back(column(number));
        if (std::find(d.parts.begin(), d.parts.end(), -1) != d.parts.end()) continue;
      } else if (f.operators.find_first_not_of("+-") == std::string::npos) {
        d.kind = Derivation::Kind::balance;
        for (std::size_t i = 0; i < f.numbers.size(); ++i)
          (i > 0 && f.operators[i - 1] == '-' ? d.less : d.parts).push_back(column(f.numbers[i]));
        if (std::find(d.parts.begin(), d.parts.end(), -1) != d.parts.end() ||
            std::find(d.less.begin(), d.less.end(), -1) != d.less.end())
          continue;
      } else {
        continue;
      }
      if (d.top == -1 || d.base == -1 || d.top == d.target || d.base == d.target) continue;
      grid.derivations.push_back(std::move(d));
    }
  }
}

}  // namespace khop::audit
