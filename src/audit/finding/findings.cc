// SPDX-License-Identifier: Apache-2.0
#include "audit/finding/findings.h"

#include "audit/bind.h"
#include "audit/finding/bare_amounts.h"
#include "audit/finding/dates.h"
#include "audit/finding/direction.h"
#include "audit/finding/duplicates.h"
#include "audit/finding/finding.h"
#include "audit/finding/numbering.h"
#include "audit/finding/odd_units.h"
#include "audit/finding/trends.h"
#include "audit/finding/typing.h"
#include "audit/names/names.h"
#include "audit/report.h"
#include "audit/statement/spans.h"

namespace khop::audit {
namespace {

using figure::Defect;

std::string localised_reading(const Draft& draft, const figure::Figure& figure) {
  arithmetic::Rational value = figure.decimal.value() * draft.factor(figure);
  return printed_like(value, draft, figure);
}

/// "1.1", "2.3.1" in the first column of a table: the number of its row.
bool numbers_row(const Context& context, const figure::Figure& figure) {
  if (figure.table == figure::kNone || figure.column != 0) return false;
  const auto& table = context.draft.document->tables[static_cast<std::size_t>(figure.table)];
  const auto text = context.draft.document->view(table.rows[static_cast<std::size_t>(figure.row)].cells.front().span);
  return text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// "20B-012.34", "TS.2019.014": a part of a code, glued to letters.
bool part_of_code(const Context& context, const figure::Figure& figure) {
  const std::string_view text = context.draft.document->text;
  const auto at = figure.span.begin;
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return at >= 2 && (text[at - 1] == '-' || text[at - 1] == '.' || text[at - 1] == '/') && letter(text[at - 2]);
}

/// "IELTS 6.5", "bản 2.3": the number of a name, in the manner of the name.
bool belongs_to_name(const Context& context, const figure::Figure& figure) {
  if (figure.defect != Defect::point_for_comma || figure.item == 0 || figure.table != figure::kNone ||
      figure.unit != figure::kNone || figure.scale_word != 1)
    return false;
  if (ends_before(context, figure.item, class_of(context, "name-before"))) return true;
  const auto& before = context.item(figure.item - 1);
  return before.kind == figure::ItemKind::word && before.upper && before.span.size() > 1;
}

void find_malformed(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                    std::vector<Check>& out) {
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto& figure = context.figure(id);
    if (figure.defect == Defect::none || belongs_to_name(context, figure) || numbers_row(context, figure) ||
        part_of_code(context, figure))
      continue;
    Check check = check_of(rule, Outcome::finding);
    check.confidence = 0.95;
    check.stated = operand(context, source, id, "numeral");
    const auto likely = localised_reading(context.draft, figure);
    check.message = fill(rule.message, language, {{"stated", check.stated.text}, {"likely", likely}});
    check.hint = hint_of(context, figure, check.stated.name, likely, check.confidence, language);
    out.push_back(std::move(check));
  }
}

}  // namespace

void find_defects(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                  std::vector<Check>& out) {
  if (rule.find == "numeral") find_malformed(context, source, rule, language, out);
  if (rule.find == "years") find_spans(context, source, rule, language, out);
  if (rule.find == "names") find_names(context, source, rule, language, out);
  const Report report{context, source, rule, language, out};
  if (rule.find == "numbering") find_numbering(report);
  if (rule.find == "repeated-text") find_repeated_text(report);
  if (rule.find == "bare-amount") find_bare_amounts(report);
  if (rule.find == "date") find_dates(report);
  if (rule.find == "contradiction") find_contradictions(report);
  if (rule.find == "odd-unit") find_odd_units(report);
  if (rule.find == "trends") find_trends(report);
  if (rule.find == "typing") find_typing(report);
}

}  // namespace khop::audit
