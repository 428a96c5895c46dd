// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <utility>
#include <vector>

#include "cli/commands.h"
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
  const std::optional<Linter> linter = make_linter(command.common, command.auditing);
  if (!linter) return kCouldNotRun;
  Result<Sink> sink = Sink::open(command.common.output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  output::WriterOptions style;
  style.language = language;
  style.whole_ledger = command.ledger;
  style.version = kVersion;
  std::vector<Output> outputs;
  outputs.push_back({output::checklist::writer(command.form, style), std::move(*sink)});
  const Outcomes outcomes =
      report_drafts(*linter, options_of(command.common, command.auditing), command.drafts, outputs, true);
  if (!outcomes.any_read) return kCouldNotRun;  // an empty checklist would look like a clean one
  return finish(outputs, outcomes.all_read ? kClean : kCouldNotRun);
}

}  // namespace khop::cli
