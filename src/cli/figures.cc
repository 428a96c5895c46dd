// SPDX-License-Identifier: Apache-2.0
#include "output/figures.h"

#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/report.h"

namespace khop::cli {

int run(const FiguresCommand& command) {
  const std::optional<Linters> linters = Linters::make(command.common, command.auditing, command.drafts.paths, {});
  if (!linters) return kCouldNotRun;
  const Language language = linters->language();
  Result<Sink> sink = Sink::open(command.common.output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  std::vector<Output> outputs;
  outputs.push_back({output::figures_writer(command.form, language), std::move(*sink)});
  const Outcomes outcomes = report_drafts(*linters, command.drafts, outputs, true);
  return finish(outputs, outcomes.all_read ? kClean : kCouldNotRun);
}

}  // namespace khop::cli
