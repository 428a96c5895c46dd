// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/paths.h"
#include "cli/report.h"

namespace khop::cli {
namespace {

std::optional<std::vector<Output>> open_outputs(const LintCommand& command, const output::WriterOptions& options) {
  std::vector<Output> outputs;
  for (const OutputChoice& choice : command.outputs) {
    output::WriterOptions own = options;
    if (choice.path.empty()) {
      own.colour = wants_colour();
      own.columns = terminal_columns();
    }
    Result<Sink> sink = Sink::open(choice.path, command.common.language);
    if (!sink) {
      print_error(sink.error());
      return std::nullopt;
    }
    outputs.push_back({output::make_writer(choice.format, std::move(own)), std::move(*sink)});
  }
  return outputs;
}

}  // namespace

int run(const LintCommand& command) {
  const std::optional<Linter> linter = make_linter(command.common, command.auditing, !command.ledger);
  if (!linter) return kCouldNotRun;

  output::WriterOptions style;
  style.language = command.common.language;
  style.whole_ledger = command.ledger;
  style.least = command.quiet ? Severity::error : Severity::info;
  style.quiet = command.quiet;
  style.rules = linter->rules().list();
  style.version = kVersion;
  std::optional<std::vector<Output>> outputs = open_outputs(command, style);
  if (!outputs) return kCouldNotRun;
  const Outcomes outcomes =
      report_drafts(*linter, options_of(command.common, command.auditing), command.drafts, *outputs, !command.quiet);
  const bool problems = command.fail_on && outcomes.tally.has_problem(*command.fail_on);
  return finish(*outputs, !outcomes.all_read ? kCouldNotRun : problems ? kProblems : kClean);
}

}  // namespace khop::cli
