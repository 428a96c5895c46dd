// SPDX-License-Identifier: Apache-2.0
/// Culprits in words.
#include "audit/report.h"
#include "document/locate.h"

namespace khop::audit {

using figure::Figure;

namespace {

using Arguments = std::map<std::string, std::string>;

std::string say(const Context& context, const std::string& phrase, Language language, const Arguments& arguments) {
  const auto found = context.rules.phrases.find(phrase);
  return found == context.rules.phrases.end() ? std::string() : fill(found->second, language, arguments);
}

/// What the figure should read, as it would be printed.
std::string replacement_of(const Context& context, const Figure& figure, const Misprint& misprint) {
  if (misprint.kind >= MisprintKind::missing) return {};
  std::string out = localised(misprint.reads.to_string());
  // Counts below ten keep their zero.
  if (misprint.kind == MisprintKind::digit && figure.exact && out.size() == 1 &&
      (figure.leading_zero || digits_of(figure.decimal).size() == 2))
    out.insert(0, 1, '0');
  const auto edited = mended(context.draft, figure, misprint);
  if (edited.scale_word == figure.scale_word && edited.unit == figure.unit) return out;
  if (edited.scale_word != 1) out += " " + std::string(context.draft.units->scale_name(edited.scale_word));
  if (edited.unit != figure::kNone) out += " " + context.draft.units->unit(edited.unit).name;
  return out;
}

}  // namespace

Hint hint_of(const Context& context, const Figure& figure, std::string operand, std::string likely, double sure,
             Language language) {
  Hint out;
  out.operand = std::move(operand);
  out.replacement = std::move(likely);
  out.kind = "numeral";
  out.sure = sure;
  out.text = say(context, "hint-numeral", language,
                 {{"printed", std::string(context.draft.text(figure.numeral))}, {"likely", out.replacement}});
  return out;
}

Hint hint_of(const Context& context, const text::Source& source, const Check& check, const Culprit& culprit,
             Language language) {
  const auto& figure = context.figure(culprit.figure);
  const auto& misprint = culprit.misprint;
  Hint out;
  out.kind = misprint_name(misprint.kind);
  out.sure = culprit.sure;
  out.agreeing = culprit.agreeing;
  out.replacement = replacement_of(context, figure, misprint);
  const auto begin = context.draft.document->place(source, figure.span.begin);
  if (check.stated.begin == begin) out.operand = check.stated.name;
  for (const auto& operand : check.operands)
    if (operand.begin == begin) out.operand = operand.name;

  const bool whole = misprint.kind >= MisprintKind::scale && misprint.kind != MisprintKind::neighbour;
  Arguments arguments{{"printed", std::string(context.draft.text(whole ? figure.span : figure.numeral))},
                      {"likely", out.replacement},
                      {"count", std::to_string(culprit.agreeing)}};
  const bool very = culprit.sure >= context.weight("very-probable");
  arguments["sure"] = say(context, very ? "sure-very" : "sure-possibly", language, arguments);
  const auto location = document::locate(*context.draft.document, source, figure.span);
  arguments["where"] = location ? where(*location, language)
                                : say(context, "hint-line", language, {{"line", std::to_string(begin.line)}});
  arguments["place"] = begin.line == check.stated.begin.line ? "" : say(context, "hint-place", language, arguments);
  out.text = say(context, "hint-" + out.kind, language, arguments);
  if (culprit.agreeing > 0)
    out.text += say(context, culprit.agreeing == 1 ? "hint-agrees" : "hint-agree", language, arguments);
  else if (culprit.others_confirmed)
    out.text += say(context, "hint-others", language, arguments);
  return out;
}

}  // namespace khop::audit
