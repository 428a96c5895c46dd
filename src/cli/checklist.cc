// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/find_drafts.h"
#include "cli/messages.h"
#include "cli/paths.h"
#include "cli/report.h"

namespace khop::cli {

int run(const ChecklistCommand& command) {
  const Language language = command.common.language;
  if (command.form == output::checklist::Form::docx && command.common.output.empty() && isatty(STDOUT_FILENO) != 0) {
    print_error({{}, 0, 0, std::string(kNotToTerminal.in(language))});
    return kCouldNotRun;
  }
  const Drafts drafts = find_drafts(command.drafts, {command.common.output}, language);
  Auditing how = command.auditing;
  how.across = how.across && drafts.paths.size() > 1;
  const std::optional<Linters> linters = Linters::make(command.common, how, drafts.paths, {.baselines = true});
  if (!linters) return kCouldNotRun;
  Result<Sink> sink = Sink::open(command.common.output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  output::WriterOptions style;
  style.language = linters->language();
  style.whole_ledger = command.ledger;
  style.version = kVersion;
  std::vector<Output> outputs;
  outputs.push_back({output::checklist::writer(command.form, style), std::move(*sink)});
  const Outcomes outcomes = report_drafts(*linters, drafts, outputs, true);
  if (outcomes.tally.documents == 0) return kCouldNotRun;  // an empty checklist would look like a clean one
  return finish(outputs, outcomes.all_read ? kClean : kCouldNotRun);
}

}  // namespace khop::cli
