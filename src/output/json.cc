// SPDX-License-Identifier: Apache-2.0
#include "output/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/identity.h"
#include "output/json_writer.h"

namespace khop::output {
namespace {

void figure(std::string& out, const Operand& operand, std::string_view document, Language language) {
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
  if (operand.location) append_location(object, *operand.location, language);
}

std::string probability(double value) {
  const bool known = value >= 0 && value <= 1;  // JSON has no NaN
  return fmt::format("{:.3f}", known ? value : 0.0);
}

}  // namespace

void append_location(JsonObject& object, const Location& location, Language language) {
  JsonObject place(object.key("location"));
  place.text("where", where(location, language));
  const auto text = [&place](std::string_view name, const std::string& value) {
    if (!value.empty()) place.text(name, value);
  };
  const auto number = [&place](std::string_view name, std::uint32_t value) {
    if (value != 0) place.number(name, value);
  };
  text("part", location.part);
  number("paragraph", location.paragraph);
  place.number("begin", location.begin);
  place.number("end", location.end);
  text("cell", location.cell);
  number("page", location.page);
  number("page_line", location.page_line);
  text("heading", location.heading);
  number("ordinal", location.ordinal);
  text("table", location.table);
  number("row", location.row);
  number("table_column", location.column);
  text("note", location.note);
}

/// By Suppression::By.
constexpr std::array<std::string_view, 3> kSuppressedBy = {"text", "configuration", "baseline"};

void append_check(std::string& out, const Check& check, std::string_view document, Language language) {
  JsonObject object(out);
  append_check_members(object, check, document, language);
}

void append_check_members(JsonObject& object, const Check& check, std::string_view document, Language language) {
  object.text("rule", check.rule);
  object.text("kind", check.kind);
  object.text("outcome", outcome_name(check.outcome));
  object.text("severity", severity_name(check.severity));
  object.text("message", check.message);
  object.key("lines") += fmt::format("[{}]", fmt::join(check.lines(), ", "));
  figure(object.key("stated"), check.stated, document, language);
  std::string& out = object.key("operands") += '[';
  for (std::size_t i = 0; i < check.operands.size(); ++i) {
    if (i != 0) out += ", ";
    figure(out, check.operands[i], document, language);
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
  if (check.suppression) {
    JsonObject suppression(object.key("suppressed"));
    suppression.text("by", kSuppressedBy[static_cast<std::size_t>(check.suppression->by)]);
    suppression.text("reason", check.suppression->reason);
  }
}

std::string json(const DocumentLedger& ledger, const Identity& identity, bool whole_ledger, Language language,
                 Severity least) {
  std::string out;
  {
    JsonObject document(out);  // closes before `out` is returned
    document.text("path", ledger.path);
    append_identity(document, identity);
    document.key("checks") += '[';
    bool first = true;
    for (const Check& check : ledger.checks) {
      if (!whole_ledger && !is_problem(check)) continue;
      if (would_be_problem(check) && check.severity < least) continue;
      out += first ? "\n" : ",\n";
      first = false;
      append_check(out, check, ledger.path, language);
    }
    out += ']';
  }
  return out;
}

namespace {

class JsonWriter final : public Writer {
 public:
  explicit JsonWriter(const WriterOptions& options)
      : whole_(options.whole_ledger), language_(options.language), least_(options.least) {}
  [[nodiscard]] std::string begin() const override { return "{\"documents\": ["; }
  [[nodiscard]] std::string document(const Audit& audit) const override {
    return json(audit.ledger, audit.identity, whole_, language_, least_);
  }
  [[nodiscard]] std::string separator() const override { return ",\n"; }
  // Begins a list of its own, so nothing parts it from the documents.
  [[nodiscard]] std::optional<std::string> across(const std::vector<Audit>& audits) const override {
    std::string out = "],\n\"across\": [";
    bool first = true;
    for (const Audit& audit : audits) {
      for (const Check& check : audit.ledger.checks) {
        if (!whole_ && !is_problem(check)) continue;
        out += first ? "\n" : ",\n";
        first = false;
        append_check(out, check, {}, language_);  // each figure names its report
      }
    }
    return out;
  }
  [[nodiscard]] std::string end(const Tally& tally) const override {
    static_cast<void>(tally);
    return "]}\n";
  }

 private:
  bool whole_;
  Language language_;
  Severity least_;
};

}  // namespace

std::unique_ptr<Writer> json_writer(WriterOptions options) { return std::make_unique<JsonWriter>(options); }

}  // namespace khop::output
