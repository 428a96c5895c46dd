// SPDX-License-Identifier: Apache-2.0
/// What marks and labels say of rows.
#include <algorithm>

#include "audit/table/column.h"

namespace khop::audit {

namespace {

/// A label as tokens, for the lexicon.
std::vector<figure::Token> tokens_of(const std::vector<figure::WordId>& label) {
  std::vector<figure::Token> out;
  for (const auto word : label) {
    figure::Token token;
    token.kind = figure::TokenKind::word;
    token.id = word;
    out.push_back(token);
  }
  return out;
}

}  // namespace

std::string mark_style(const std::string& mark) {
  if (mark.empty()) return "";
  if (mark.size() > 1 && mark[0] == '(') return "(" + mark_style(mark.substr(1));
  if (mark.find_first_not_of("IVXLC.") == std::string::npos) return "I";
  if (mark.find_first_not_of("0123456789.)") == std::string::npos)
    return "1" + std::string(static_cast<std::size_t>(
                                 std::count(mark.begin(), mark.end() - (mark.ends_with('.') ? 1 : 0), '.')),
                             '.');
  if (mark[0] >= 'A' && mark[0] <= 'Z') return "A";
  if (mark[0] >= 'a' && mark[0] <= 'z') return "a";
  return mark.substr(0, 3);
}

void add_nouns(const rule::Rules& rules, const std::vector<figure::Token>& tokens, std::vector<figure::WordId>& out) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != figure::TokenKind::word) continue;
    std::size_t length = 0;
    bool known = false;
    const auto noun = rules.units.noun(tokens, i, tokens.size(), length, &known);
    if (!known) continue;
    out.push_back(noun);
    i += length > 0 ? length - 1 : 0;
  }
}

bool is_derived(const Grid& grid, std::size_t column) {
  return std::any_of(grid.derivations.begin(), grid.derivations.end(), [&](const Derivation& d) {
    return d.kind != Derivation::Kind::sum && d.kind != Derivation::Kind::balance &&
           d.kind != Derivation::Kind::product && d.target == static_cast<std::int32_t>(column);
  });
}

bool is_rate_column(const Grid& grid, std::size_t column) {
  using enum Derivation::Kind;
  return std::any_of(grid.derivations.begin(), grid.derivations.end(), [&](const Derivation& d) {
    return (d.kind == percent || d.kind == growth || d.kind == quotient || d.kind == share) &&
           d.target == static_cast<std::int32_t>(column);
  });
}

bool has_figures(const Grid& grid, std::size_t row) {
  return std::any_of(grid.cells[row].begin(), grid.cells[row].end(), [](FigureId f) { return f != figure::kNone; });
}

std::vector<figure::WordId> label_without(const rule::Rules& rules, const Grid& grid, std::size_t row,
                                          const char* phrase_class, bool& found) {
  const auto tokens = tokens_of(grid.labels[row]);
  const auto id = rules.lexicon.find(phrase_class);
  std::vector<figure::WordId> out;
  std::vector<figure::Hit> hits;
  std::size_t skip = 0;
  found = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    hits.clear();
    rules.lexicon.hits(tokens, i, tokens.size(), hits);
    for (const auto& hit : hits)
      if (id && hit.phrase_class == *id) found = true, skip = std::max(skip, i + hit.length);
    if (i >= skip) out.push_back(tokens[i].id);
  }
  return out;
}

namespace {

/// Whether no other row with figures stands above, or none below.
bool at_end(const Grid& grid, std::size_t row) {
  const auto any = [&](std::size_t from, std::size_t to) {
    for (std::size_t r = from; r < to; ++r)
      if (grid.data(r) && has_figures(grid, r)) return true;
    return false;
  };
  return !any(row + 1, grid.rows()) || !any(0, row);
}

}  // namespace

bool is_footing(const rule::Rules& rules, const Grid& grid, std::size_t row) {
  // "Tổng cộng (I + II)", "Cộng toàn xã"; but "Tổng diện tích gieo trồng" is an indicator.
  constexpr std::size_t kMoreWords = 2, kMoreOfSum = 4, kMoreAtEnds = 3;
  const auto id = rules.lexicon.find("footing"), open = rules.lexicon.find("footing-open"),
             never = rules.lexicon.find("footing-never");
  const auto& label = grid.labels[row];
  if (!id || label.empty()) return false;
  const auto tokens = tokens_of(label);
  std::vector<figure::Hit> hits;
  rules.lexicon.hits(tokens, 0, tokens.size(), hits);
  if (std::any_of(hits.begin(), hits.end(),
                  [&](const figure::Hit& hit) { return never && hit.phrase_class == *never; }))
    return false;
  return std::any_of(hits.begin(), hits.end(), [&](const figure::Hit& hit) {
    if (open && hit.phrase_class == *open && label.size() <= hit.length + kMoreOfSum) return true;
    // "Tổng chi phí" is a total where it stands at the head or the foot.
    if (hit.phrase_class == *id && grid.marks[row].empty() && label.size() <= hit.length + kMoreAtEnds &&
        at_end(grid, row))
      return true;
    return hit.phrase_class == *id && label.size() <= hit.length + (hit.length > 1 ? kMoreWords : 0U);
  });
}

}  // namespace khop::audit
