// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/messages.h"
#include "cli/report.h"
#include "output/json.h"
#include "output/text.h"
#include "text/near_name.h"

namespace khop::cli {
namespace {

// A mistyped name would silently check nothing, or silently not leave out what it should.
bool all_known(const RuleSet& rules, std::string_view option, const std::vector<std::string>& names,
               Language language) {
  if (names.empty()) return true;
  std::vector<std::string> known;
  for (const RuleInfo& rule : rules.list()) {
    known.push_back(rule.id);
    known.push_back(rule.kind);
  }
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::optional<std::string> near = text::near_name(name, known);
    print_error(
        {{}, 0, 0, say(language, kUnknownRule, option, name) + (near ? say(language, kDidYouMean, *near) : "")});
    return false;
  }
  return true;
}

}  // namespace

int run(const LintCommand& command) {
  const Language language = command.common.language;
  const std::optional<RuleSet> rules = load_rules(command.common);
  if (!rules || !all_known(*rules, "--disable", command.disable, language) ||
      !all_known(*rules, "--only", command.only, language)) {
    return kCouldNotRun;
  }
  LintOptions options;
  options.language = language;
  options.rounding = command.rounding;
  options.disable = command.disable;
  options.only = command.only;
  const Linter linter(*rules, options);

  output::TextOptions style;
  style.language = language;
  style.whole_ledger = command.ledger;
  style.least = command.quiet ? Severity::error : Severity::info;
  if (command.common.output.empty()) {
    style.colour = wants_colour();
    style.columns = terminal_columns();
  }

  Result<Sink> sink = Sink::open(command.common.output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  const bool json = command.format == LintFormat::json;
  Reporting reporting;
  reporting.remarks = !command.quiet;
  reporting.separator = json ? output::kJsonSeparator : "";
  reporting.render = [&](const Audit& audit) {
    Rendered rendered;
    rendered.tally.add(audit.ledger);
    rendered.out = json ? output::json(audit.ledger, command.ledger) : output::text(audit, style);
    return rendered;
  };
  if (json) sink->write(output::kJsonBegin);
  bool all_read = true;
  const output::Tally tally = report_drafts(linter, options, command.drafts, reporting, *sink, all_read);
  if (json) {
    sink->write(output::kJsonEnd);
  } else if (!command.quiet && tally.documents != 0) {
    sink->write(output::summary(tally, style));
  }
  const bool problems = command.fail_on && tally.has_problem(*command.fail_on);
  return finish(*sink, !all_read ? kCouldNotRun : problems ? kProblems : kClean);
}

}  // namespace khop::cli
