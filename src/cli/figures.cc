// SPDX-License-Identifier: Apache-2.0
#include "output/figures.h"

#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/find_drafts.h"
#include "cli/report.h"

namespace khop::cli {

int run(const FiguresCommand& command) {
  const Drafts drafts = find_drafts(command.drafts, {command.common.output}, command.common.language);
  const std::optional<Linters> linters = Linters::make(command.common, command.auditing, drafts.paths, {});
  if (!linters) return kCouldNotRun;
  const Language language = linters->language();
  Result<Sink> sink = Sink::open(command.common.output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  std::vector<Output> outputs;
  outputs.push_back({output::figures_writer(command.form, language), std::move(*sink)});
  const Outcomes outcomes = report_drafts(*linters, drafts, outputs, true);
  return finish(outputs, outcomes.all_read ? kClean : kCouldNotRun);
}

}  // namespace khop::cli
