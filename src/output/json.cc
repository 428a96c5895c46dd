// SPDX-License-Identifier: Apache-2.0
#include "output/json.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/json_writer.h"

namespace khop::output {
namespace {

void figure(std::string& out, const Operand& operand, std::string_view document) {
  JsonObject object(out);
  object.text("name", operand.name);
  object.text("text", operand.text);
  object.text("value", operand.value);
  if (!operand.path.empty() && operand.path != document) object.text("path", operand.path);
  object.number("line", operand.begin.line);
  object.number("column", operand.begin.column);
  object.number("end_line", operand.end.line);
  object.number("end_column", operand.end.column);
  object.boolean("exact", operand.exact);
  object.boolean("approx", operand.approximate);
  object.boolean("implied", operand.implied);
}

std::string probability(double value) {
  const bool known = value >= 0 && value <= 1;  // JSON has no NaN
  return fmt::format("{:.3f}", known ? value : 0.0);
}

}  // namespace

void append_check(std::string& out, const Check& check, std::string_view document) {
  JsonObject object(out);
  object.text("rule", check.rule);
  object.text("kind", check.kind);
  object.text("outcome", outcome_name(check.outcome));
  object.text("severity", severity_name(check.severity));
  object.text("message", check.message);
  object.key("lines") += fmt::format("[{}]", fmt::join(check.lines(), ", "));
  figure(object.key("stated"), check.stated, document);
  object.key("operands") += '[';
  for (std::size_t i = 0; i < check.operands.size(); ++i) {
    if (i != 0) out += ", ";
    figure(out, check.operands[i], document);
  }
  out += ']';
  object.text("formula", check.formula);
  if (check.computed.empty()) {
    object.null("computed");
  } else {
    object.text("computed", check.computed);
  }
  if (check.hint) {
    JsonObject hint(object.key("hint"));
    hint.text("text", check.hint->text);
    hint.text("operand", check.hint->operand);
    hint.text("replacement", check.hint->replacement);
    hint.text("kind", check.hint->kind);
    hint.key("sure") += probability(check.hint->sure);
    hint.number("agreeing", static_cast<std::uint32_t>(std::max(check.hint->agreeing, 0)));
  } else {
    object.null("hint");
  }
  object.key("confidence") += probability(check.confidence);
}

std::string json(const DocumentLedger& ledger, bool whole_ledger) {
  std::string out;
  {
    JsonObject document(out);  // closes before `out` is returned
    document.text("path", ledger.path);
    document.key("checks") += '[';
    bool first = true;
    for (const Check& check : ledger.checks) {
      if (!whole_ledger && !is_problem(check)) continue;
      out += first ? "\n" : ",\n";
      first = false;
      append_check(out, check, ledger.path);
    }
    out += ']';
  }
  return out;
}

}  // namespace khop::output
