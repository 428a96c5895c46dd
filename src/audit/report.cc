// SPDX-License-Identifier: Apache-2.0
#include "audit/report.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "audit/weigh/confidence.h"
#include "document/locate.h"

namespace khop::audit {

using arithmetic::Rational;
using figure::Figure;

namespace {

std::string printed_text(const Context& context, text::Span span) {
  std::string text(context.draft.text(span));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string localised(std::string plain) {
  const bool negative = plain.starts_with('-');
  if (negative) plain.erase(0, 1);
  const auto dot = plain.find('.');
  std::string whole = plain.substr(0, dot), rest = dot == std::string::npos ? "" : "," + plain.substr(dot + 1);
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(whole.size()) - 3; i > 0; i -= 3)
    whole.insert(static_cast<std::size_t>(i), ".");
  return (negative ? "-" : "") + whole + rest;
}

std::string printed_like(const Rational& value, const Draft& draft, const Figure& figure) {
  return localised(arithmetic::format_rational(value / draft.factor(figure), figure.decimal.places));
}

Check check_of(const rule::Rule& rule, Outcome outcome) {
  Check out;
  out.rule = rule.id;
  out.kind = rule.kind;
  out.outcome = outcome;
  const bool holds = outcome == Outcome::consistent || outcome == Outcome::rounding;
  out.severity = holds ? Severity::info : rule.severity;
  return out;
}

std::string fill(const std::array<rule::Template, 2>& texts, Language language,
                 const std::map<std::string, std::string>& arguments) {
  return texts[static_cast<std::size_t>(language)].fill(arguments);
}

Operand operand_at(const Context& context, const text::Source& source, text::Span span, std::string name,
                   std::string value) {
  Operand out;
  out.name = std::move(name);
  out.text = printed_text(context, span);
  out.value = std::move(value);
  std::tie(out.begin, out.end) = context.draft.document->extent(source, span);
  out.path = source.path_at(context.draft.document->source_offset(span.begin));
  out.location = document::locate(*context.draft.document, source, span);
  return out;
}

Operand operand(const Context& context, const text::Source& source, FigureId id, std::string name) {
  const auto& figure = context.figure(id);
  Operand out = operand_at(context, source, figure.span, std::move(name),
                           (figure.negative || figure.minus ? "-" : "") + figure.decimal.to_string());
  out.exact = figure.exact;
  out.approximate = figure.qualifier != figure::Qualifier::none;
  return out;
}

Check report(const Context& context, const text::Source& source, const Reading& reading, Outcome outcome,
             const Culprit* culprit, Language language) {
  const auto& rule = *reading.rule;
  const auto& check = *rule.check;
  Check out = check_of(rule, outcome);
  out.confidence = confidence(context, reading);
  if (outcome == Outcome::inconsistent) out.severity = graded(context, out.severity, out.confidence);

  const auto& names = check.names();
  int stated = check.stated();
  std::map<std::string, std::string> arguments;
  std::string listed;
  if (stated < 0) stated = 0;
  const auto stated_id = reading.bound[static_cast<std::size_t>(stated)].front();
  for (std::size_t n = 0; n < names.size(); ++n) {
    std::string joined;
    // Only what is added up is shown so.
    const bool one_by_one = rule.formula.find("index(" + names[n]) != std::string::npos ||
                            rule.formula.find("sum(" + names[n] + " ") != std::string::npos;
    const char* const mark = one_by_one ? "; " : " + ";
    for (std::size_t e = 0; e < reading.bound[n].size(); ++e) {
      const auto id = reading.bound[n][e];
      const auto text = printed_text(context, context.figure(id).span);
      joined += (joined.empty() ? "" : mark) + text;
      if (id == stated_id) continue;
      const bool list = reading.bound[n].size() > 1;
      out.operands.push_back(
          operand(context, source, id, list ? names[n] + "[" + std::to_string(e + 1) + "]" : names[n]));
      listed += (listed.empty() ? "" : "; ") + text;
    }
    if (reading.bound[n].empty() && n < reading.numbers.size())
      joined = arithmetic::format_rational(reading.numbers[n], 0);
    arguments[names[n]] = joined;
  }
  out.stated = operand(context, source, stated_id, names[static_cast<std::size_t>(stated)]);
  const auto values = bindings(context, reading);
  const auto& stated_figure = context.figure(stated_id);
  if (const auto computed = check.computed(values)) {
    out.computed =
        arithmetic::format_rational(*computed / context.draft.factor(stated_figure), stated_figure.decimal.places + 2);
    while (out.computed.find('.') != std::string::npos &&
           (out.computed.ends_with('0') || out.computed.ends_with('.'))) {
      const bool dot = out.computed.ends_with('.');
      out.computed.pop_back();
      if (dot) break;
    }
    const std::string unit = std::string(context.draft.text({stated_figure.numeral.end, stated_figure.span.end}));
    const bool spaced = unit.empty() || unit.front() == ' ' || unit.front() == '%';
    arguments["computed"] = localised(out.computed) + (spaced ? unit : " " + unit);
    arguments["difference"] = localised(arithmetic::format_rational(
        arithmetic::abs(*computed - context.draft.middle(stated_figure)) / context.draft.factor(stated_figure),
        stated_figure.decimal.places));
  }
  arguments["operands"] = listed;
  arguments["stated"] = out.stated.text;
  out.formula = rule.formula;
  out.message = fill(rule.message, language, arguments);
  if (culprit != nullptr) out.hint = hint_of(context, source, out, *culprit, language);
  return out;
}

}  // namespace khop::audit
