// SPDX-License-Identifier: Apache-2.0
#include "output/sarif_result.h"

#include <fmt/format.h>

#include <algorithm>

#include "output/account.h"
#include "output/correction.h"
#include "output/display.h"
#include "output/path.h"
#include "sentence.h"

namespace khop::output::sarif {
namespace {

constexpr Words kFigures{"các số", "figures"};

// "fail" alone may have a level.
std::string_view kind_of(const Check& check) {
  if (would_be_problem(check)) return "fail";
  switch (check.outcome) {
    case Outcome::consistent:
      return "pass";
    case Outcome::unverifiable:
      return "open";
    case Outcome::rounding:
    case Outcome::inconsistent:
    case Outcome::finding:
      break;
  }
  return "informational";
}

std::string_view level_of(const Check& check) {
  if (!would_be_problem(check)) return "none";
  return sarif::level_of(std::max(check.severity, Severity::note));
}

std::string probability(double value) {
  const bool known = value >= 0 && value <= 1;  // JSON has no NaN
  return fmt::format("{:.3f}", known ? value : 0.0);
}

/// The text of a link in a message.
std::string link_text(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    if (c == '\\' || c == '[' || c == ']') out += '\\';
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return out;
}

class Results {
 public:
  Results(const Audit& audit, const WriterOptions& options, const RuleIndexes& rules)
      : audit_(audit), language_(options.language), rules_(rules) {}

  void append(std::string& out, const Pick& pick) {
    const Check& check = *pick.check;
    JsonObject object(out);
    object.text("ruleId", check.rule);
    if (const auto found = rules_.find(check.rule); found != rules_.end()) object.number("ruleIndex", found->second);
    object.text("kind", kind_of(check));
    object.text("level", level_of(check));
    JsonObject(object.key("message")).text("text", message(check));
    object.key("locations") += '[';
    append_location(out, check.stated);
    out += ']';
    append_others(object, check);
    JsonObject(object.key("partialFingerprints")).text("khop/v1", pick.fingerprint);
    append_fix(object, check);
    append_suppressions(object, check);
    JsonObject properties(object.key("properties"));
    properties.text("kind", check.kind);
    properties.text("outcome", outcome_name(check.outcome));
    if (!check.formula.empty()) properties.text("formula", check.formula);
    if (!check.computed.empty()) properties.text("computed", check.computed);
    properties.key("confidence") += probability(check.confidence);
  }

 private:
  // The hint's figures and those of the formula can be clicked; viewers tell no related location that nothing links to.
  [[nodiscard]] std::string message(const Check& check) const {
    std::string out = message_text(account(check, language_));
    if (check.stated.location) out = fmt::format("{}: {}", message_text(where(*check.stated.location, language_)), out);
    std::string links;
    std::size_t id = 0;
    for (const Operand& operand : check.operands) {
      if (operand.implied) continue;
      links += fmt::format("{}[{}]({})", links.empty() ? "" : ", ", link_text(operand.text), ++id);
    }
    if (!links.empty()) out += fmt::format("\n{}: {}", kFigures.in(language_), links);
    return out;
  }

  void append_others(JsonObject& object, const Check& check) {
    std::string list;
    std::size_t id = 0;
    for (const Operand& operand : check.operands) {
      if (operand.implied) continue;
      if (!list.empty()) list += ", ";
      append_location(list, operand, ++id);
    }
    if (!list.empty()) object.key("relatedLocations") += fmt::format("[{}]", list);
  }

  /// `id` is 0 for the place of the result itself.
  void append_location(std::string& out, const Operand& figure, std::size_t id = 0) const {
    JsonObject location(out);
    if (id != 0) location.number("id", id);
    {
      JsonObject physical(location.key("physicalLocation"));
      append_artifact(physical.key("artifactLocation"), path_of(figure));
      if (!figure.location && figure.begin.line != 0) append_region(physical.key("region"), figure.begin, figure.end);
    }
    if (figure.location) {
      location.key("logicalLocations") += '[';
      {
        JsonObject logical(out);
        const std::string name = where(*figure.location, language_);
        logical.text("name", name);
        logical.text("fullyQualifiedName", name);
        logical.text("kind", !figure.location->cell.empty() ? "cell"
                             : figure.location->page != 0   ? "line"
                                                            : "paragraph");
      }
      out += ']';
    }
    if (id != 0)
      JsonObject(location.key("message")).text("text", message_text(fmt::format("{}: {}", figure.name, figure.text)));
  }

  static void append_region(std::string& out, Place begin, Place end) {
    JsonObject region(out);
    region.number("startLine", begin.line);
    region.number("startColumn", std::max(begin.column, 1U));
    region.number("endLine", std::max(begin.line, end.line));
    region.number("endColumn", std::max(end.column, 1U));
  }

  void append_fix(JsonObject& object, const Check& check) {
    const std::optional<Correction> correction = correction_of(check, audit_, indexes_);
    if (!correction) return;
    std::string& out = object.key("fixes") += '[';
    {
      JsonObject fix(out);
      JsonObject(fix.key("description")).text("text", message_text(visible(check.hint->text)));
      fix.key("artifactChanges") += '[';
      {
        JsonObject change(out);
        append_artifact(change.key("artifactLocation"), path_of(*correction->figure));
        change.key("replacements") += '[';
        {
          JsonObject replacement(out);
          append_region(replacement.key("deletedRegion"), correction->begin, correction->end);
          JsonObject(replacement.key("insertedContent")).text("text", correction->text);
        }
        out += ']';
      }
      out += ']';
    }
    out += ']';
  }

  // Every result says whether it is suppressed: with none at all a reader could not know.
  static void append_suppressions(JsonObject& object, const Check& check) {
    std::string& out = object.key("suppressions") += '[';
    if (check.suppression) {
      JsonObject suppression(out);
      suppression.text("kind", check.suppression->by == Suppression::By::text ? "inSource" : "external");
      suppression.text("status", "accepted");
      if (!check.suppression->reason.empty()) suppression.text("justification", check.suppression->reason);
    }
    out += ']';
  }

  [[nodiscard]] const std::string& path_of(const Operand& figure) const {
    return figure.path.empty() ? audit_.ledger.path : figure.path;
  }

  const Audit& audit_;
  Language language_;
  const RuleIndexes& rules_;
  ColumnIndexes indexes_;
};

}  // namespace

std::string message_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] == '{' || text[at] == '}') out += text[at];
    if (text[at] == ']' && at + 1 < text.size() && text[at + 1] == '(') out += ' ';
  }
  return out;
}

void append_artifact(std::string& out, std::string_view path) { JsonObject(out).text("uri", uri_of(path)); }

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
    case Severity::info:
      break;
  }
  return "none";
}

std::string results(const Audit& audit, const WriterOptions& options, const RuleIndexes& rules) {
  std::string out;
  Results results(audit, options, rules);
  const Wanted wanted = options.whole_ledger ? Wanted::as_the_options : Wanted::all_problems;
  for (const Pick& each : pick(audit.ledger, options, wanted)) {
    if (!out.empty()) out += ",\n";
    results.append(out, each);
  }
  return out;
}

}  // namespace khop::output::sarif
