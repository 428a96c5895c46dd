// SPDX-License-Identifier: Apache-2.0
/// "Đơn vị tính: nghìn đồng" at the head of a draft: the large bare numbers of its prose are of that unit.
#include "audit/table/column.h"

namespace khop::audit {

namespace {

/// The unit that a line of the draft declares for what follows; length 0 if it declares none.
UnitWords declared(const Draft& draft, const rule::Rules& rules, const document::Block& block) {
  constexpr std::size_t kLongest = 80;
  const auto heads = rules.lexicon.find("unit-line");
  if (!heads || block.table >= 0 || block.note >= 0 || block.span.size() > kLongest) return {};
  std::vector<figure::Token> tokens;
  figure::tokenize(draft.document->text, block.span, tokens);
  const std::size_t at = !tokens.empty() && tokens[0].mark == '(' ? 1 : 0;
  if (at >= tokens.size()) return {};
  std::vector<figure::Hit> hits;
  rules.lexicon.hits(tokens, at, tokens.size(), hits);
  for (const auto& hit : hits) {
    const auto colon = at + hit.length;
    if (hit.phrase_class != *heads || colon >= tokens.size() || tokens[colon].mark != ':') continue;
    const auto unit = unit_words(rules, tokens, colon + 1);
    const auto end = colon + 1 + unit.length;
    if (unit.length > 0 && (end >= tokens.size() || tokens[end].mark == ')')) return unit;
  }
  return {};
}

}  // namespace

void lend_declared_unit(Draft& draft, const rule::Rules& rules) {
  constexpr document::BlockId kHead = 12;   // further down it is that of one table
  constexpr std::size_t kFewestDigits = 5;  // shorter numbers are counts, years, articles
  const auto& blocks = draft.document->blocks;
  for (document::BlockId b = 0; b < kHead && b < static_cast<document::BlockId>(blocks.size()); ++b) {
    const auto& block = blocks[static_cast<std::size_t>(b)];
    if (block.table >= 0) return;
    const auto unit = declared(draft, rules, block);
    if (unit.length == 0 || unit.unit == figure::kNone) continue;
    // Right above a table it is the table's own.
    for (const auto& table : draft.document->tables)
      if (table.unit_line == b) return;
    for (auto& f : draft.figures) {
      if (f.block <= b || f.table != figure::kNone || f.has_unit || f.noun_known || f.scale_word != 1 ||
          f.dimension != figure::Units::kCount || f.decimal.digits.str().size() < kFewestDigits)
        continue;
      f.unit = unit.unit;
      f.scale_word = unit.scale_word;
      f.dimension = rules.units.unit(unit.unit).dimension;
      f.exact = false;
      f.value = f.decimal.approximate() * draft.factor(f).to_double() * (f.negative ? -1 : 1);
    }
    return;
  }
}

}  // namespace khop::audit
