// SPDX-License-Identifier: Apache-2.0
#include "output/figures.h"

#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/find_drafts.h"
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
  std::vector<Output> outputs;
  outputs.push_back({output::figures_writer(command.form, language), std::move(*sink)});
  const Drafts drafts = find_drafts(command.drafts, {command.common.output}, language);
  const Outcomes outcomes = report_drafts(*linter, options_of(command.common, command.auditing), drafts, outputs, true);
  return finish(outputs, outcomes.all_read ? kClean : kCouldNotRun);
}

}  // namespace khop::cli
