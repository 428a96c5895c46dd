// SPDX-License-Identifier: Apache-2.0
#include "output/figures.h"

#include "cli/commands.h"
#include "cli/report.h"

namespace khop::cli {

int run(const FiguresCommand& command) {
  const Language language = command.common.language;
  const std::optional<Linter> linter = make_linter(command.common, command.auditing);
  if (!linter) return kCouldNotRun;
  Result<Sink> sink = Sink::open(command.common.output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  Reporting reporting;
  reporting.with_figures = true;
  reporting.render = [&](const Audit& audit) {
    Rendered rendered;
    switch (command.format) {
      case FiguresFormat::table:
        rendered.out = output::figures_table(audit, language);
        break;
      case FiguresFormat::csv:
        rendered.out = output::figures_csv(audit, language);
        break;
      case FiguresFormat::ndjson:
        rendered.out = output::figures_ndjson(audit, language);
        break;
    }
    return rendered;
  };
  if (command.format == FiguresFormat::csv) sink->write(output::figures_csv_header());
  bool all_read = true;
  static_cast<void>(
      report_drafts(*linter, options_of(command.common, command.auditing), command.drafts, reporting, *sink, all_read));
  return finish(*sink, all_read ? kClean : kCouldNotRun);
}

}  // namespace khop::cli
