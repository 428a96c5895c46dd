// SPDX-License-Identifier: Apache-2.0
#include "audit/findings.h"

#include "audit/names.h"
#include "audit/report.h"
#include "audit/spans.h"

namespace khop::audit {
namespace {

using figure::Defect;

std::string localised_reading(const Draft& draft, const figure::Figure& figure) {
  arithmetic::Rational value = figure.decimal.value() * draft.factor(figure);
  return printed_like(value, draft, figure);
}

void find_malformed(const Context& context, const text::Source& source, const rule::Rule& rule, Language language,
                    std::vector<Check>& out) {
  for (FigureId id = 0; id < static_cast<FigureId>(context.draft.figures.size()); ++id) {
    const auto& figure = context.figure(id);
    if (figure.defect == Defect::none) continue;
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
}

}  // namespace khop::audit
