// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
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
    Result<Sink> sink = Sink::open(choice.path, options.language);
    if (!sink) {
      print_error(sink.error());
      return std::nullopt;
    }
    outputs.push_back({output::make_writer(choice.format, std::move(own)), std::move(*sink)});
  }
  return outputs;
}

bool needs_ledger(const LintCommand& command) {
  return command.ledger || std::any_of(command.outputs.begin(), command.outputs.end(), [](const OutputChoice& choice) {
           return output::make_writer(choice.format, {})->wants_ledger();
         });
}

}  // namespace

int run(const LintCommand& command) {
  const std::optional<Linters> linters = Linters::make(command.common, command.auditing, command.drafts.paths,
                                                       {.problems_only = !needs_ledger(command), .baselines = true});
  if (!linters) return kCouldNotRun;

  output::WriterOptions style;
  style.language = linters->language();
  style.whole_ledger = command.ledger;
  style.least = command.quiet ? Severity::error : Severity::info;
  style.quiet = command.quiet;
  style.rules = linters->rules();
  style.version = kVersion;
  std::optional<std::vector<Output>> outputs = open_outputs(command, style);
  if (!outputs) return kCouldNotRun;
  const Outcomes outcomes = report_drafts(*linters, command.drafts, *outputs, !command.quiet);
  const int code = finish(*outputs, !outcomes.all_read ? kCouldNotRun : outcomes.problems ? kProblems : kClean);
  const bool settled = settle_baselines(*linters, outcomes, command.auditing.update_baseline, !command.quiet);
  return settled ? code : kCouldNotRun;
}

}  // namespace khop::cli
