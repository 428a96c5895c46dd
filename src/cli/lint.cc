// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/report.h"
#include "output/json.h"
#include "output/text.h"

namespace khop::cli {
int run(const LintCommand& command) {
  const Language language = command.common.language;
  const std::optional<Linter> linter = make_linter(command.common, command.auditing, !command.ledger);
  if (!linter) return kCouldNotRun;

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
    rendered.out = json ? output::json(audit.ledger, command.ledger, language) : output::text(audit, style);
    return rendered;
  };
  if (json) sink->write(output::kJsonBegin);
  bool all_read = true;
  const output::Tally tally =
      report_drafts(*linter, options_of(command.common, command.auditing), command.drafts, reporting, *sink, all_read);
  if (json) {
    sink->write(output::kJsonEnd);
  } else if (!command.quiet && tally.documents != 0) {
    sink->write(output::summary(tally, style));
  }
  const bool problems = command.fail_on && tally.has_problem(*command.fail_on);
  return finish(*sink, !all_read ? kCouldNotRun : problems ? kProblems : kClean);
}

}  // namespace khop::cli
