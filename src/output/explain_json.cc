// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "output/explain.h"
#include "output/figures.h"
#include "output/json.h"
#include "output/json_writer.h"

namespace khop::output {
namespace {

/// Writes each element of a list, with its brackets.
template <typename List, typename Write>
void list(std::string& out, const List& elements, const Write& write) {
  out += '[';
  bool first = true;
  for (const auto& element : elements) {
    if (!first) out += ", ";
    first = false;
    write(element);
  }
  out += ']';
}

void strings(std::string& out, const std::vector<std::string>& texts) {
  list(out, texts, [&](const std::string& text) { append_json_string(out, text); });
}

void decades(JsonObject& object, std::string_view name, double value) {
  object.key(name) += fmt::format("{:.3f}", std::isfinite(value) ? value + 0.0 : 0.0);  // JSON has no NaN
}

void place(JsonObject& object, Place begin, Place end) {
  object.number("line", begin.line);
  object.number("column", begin.column);
  object.number("end_line", end.line);
  object.number("end_column", end.column);
}

void figures(std::string& out, const Explanation& explanation, const std::vector<std::size_t>& indices,
             Language language) {
  list(out, indices, [&](std::size_t i) {
    JsonObject object(out);
    append_figure(object, explanation.figures[i], language);
    object.boolean("asked", explanation.asked[i]);
  });
}

void statement(std::string& out, const Explanation& explanation, const Explanation::Statement& statement,
               Language language) {
  JsonObject object(out);
  object.text("kind", statement.kind);
  object.text("mark", statement.mark);
  place(object, statement.begin, statement.end);
  if (statement.owner_at) {
    JsonObject owner(object.key("owner"));
    owner.number("line", statement.owner_at->line);
    owner.number("column", statement.owner_at->column);
    owner.text("text", statement.owner);
  } else {
    object.null("owner");
  }
  strings(object.key("notes"), statement.notes);
  list(object.key("sentences"), statement.sentences, [&](const Explanation::Sentence& sentence) {
    JsonObject inner(out);
    place(inner, sentence.begin, sentence.end);
    inner.text("text", sentence.text);
    list(inner.key("clauses"), sentence.clauses,
         [&](const std::vector<std::size_t>& clause) { figures(out, explanation, clause, language); });
  });
  figures(object.key("figures"), explanation, statement.figures, language);
}

void reasons(std::string& out, const std::vector<Explanation::Reason>& reasons) {
  list(out, reasons, [&](const Explanation::Reason& reason) {
    JsonObject object(out);
    object.text("name", reason.name);
    decades(object, "decades", reason.decades);
    object.text("text", reason.text);
  });
}

void reading(std::string& out, const Explanation::Reading& reading, std::string_view path, Language language) {
  JsonObject object(out);
  object.text("rule", reading.check.rule);
  object.text("relation", reading.relation);
  object.text("fate", fate_name(reading.fate));
  object.boolean("speaks", reading.speaks());
  object.text("why", why(reading, language));
  decades(object, "structure", reading.structure);
  decades(object, "evidence", reading.evidence);
  decades(object, "precision", reading.precision);
  decades(object, "tries", reading.tries);
  decades(object, "bar", reading.bar);
  reasons(object.key("structure_account"), reading.for_structure);
  reasons(object.key("evidence_account"), reading.for_evidence);
  if (reading.winner_rule.empty()) {
    object.null("lost_to");
  } else {
    JsonObject winner(object.key("lost_to"));
    winner.text("rule", reading.winner_rule);
    winner.text("message", reading.winner_message);
    if (reading.winner)
      winner.number("reading", *reading.winner);
    else
      winner.null("reading");
  }
  object.boolean("computed", reading.computed);
  append_check(object.key("check"), reading.check, path, language);
}

}  // namespace

std::string explanation_json(const Explanation& explanation, Language language) {
  std::string out;
  const auto lines = [&](const auto& elements, const auto& write) {  // one element a line, for diff
    list(out, elements, [&](const auto& element) {
      out += '\n';
      write(element);
    });
  };
  {
    JsonObject object(out);
    object.text("path", explanation.path);
    object.number("line", explanation.passage.first_line);
    object.number("end_line", explanation.passage.last_line);
    object.number("column", explanation.passage.column);
    object.key("statements");
    lines(explanation.statements, [&](const auto& each) { statement(out, explanation, each, language); });
    object.key("readings");
    lines(explanation.readings, [&](const auto& each) { reading(out, each, explanation.path, language); });
    object.key("refused");
    lines(explanation.refusals, [&](const Explanation::Refusal& refusal) {
      JsonObject inner(out);
      inner.text("rule", refusal.rule);
      inner.text("condition", refusal.condition);
      strings(inner.key("figures"), refusal.figures);
    });
    object.key("findings");
    lines(explanation.findings, [&](const Check& check) { append_check(out, check, explanation.path, language); });
  }
  return out + "\n";
}

}  // namespace khop::output
