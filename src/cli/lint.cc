// SPDX-License-Identifier: Apache-2.0
#include "cli/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/find_drafts.h"
#include "cli/messages.h"
#include "cli/paths.h"
#include "output/display.h"

namespace khop::cli {

std::optional<std::vector<Output>> open_outputs(const LintCommand& command, const Linters& linters) {
  output::WriterOptions style;
  style.language = linters.language();
  style.whole_ledger = command.ledger;
  style.least = command.quiet ? Severity::error : Severity::info;
  style.quiet = command.quiet;
  style.rules = linters.rules();
  style.version = kVersion;
  std::vector<Output> outputs;
  for (const OutputChoice& choice : command.outputs) {
    output::WriterOptions own = style;
    if (choice.path.empty()) {
      own.colour = wants_colour();
      own.columns = terminal_columns();
    }
    Result<Sink> sink = Sink::open(choice.path, style.language);
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

int exit_code(const Outcomes& outcomes) {
  return !outcomes.all_read ? kCouldNotRun : outcomes.problems ? kProblems : kClean;
}

void Stopwatch::tell(const LintCommand& command, std::size_t drafts, std::size_t unread) const {
  if (command.quiet || error_terminal_columns() == 0) return;
  const Language language = command.common.language;
  const std::chrono::duration<double> took = Progress::Clock::now() - begun_;
  std::string seconds = fmt::format("{:.{}f}", took.count(), took.count() < 10 ? 2 : 0);
  if (language == Language::vi) seconds = output::vietnamese_number(seconds);
  const std::string line =
      (unread == 0 ? say(language, kTook, drafts, seconds) : say(language, kTookUnread, drafts, unread, seconds)) +
      "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int run(const LintCommand& command) {
  if (command.watch) return watch(command);
  const Stopwatch stopwatch;
  const Drafts drafts = find_drafts(command);
  Auditing how = command.auditing;
  how.across = how.across && drafts.paths.size() > 1;
  const std::optional<Linters> linters =
      Linters::make(command.common, how, drafts.paths, {.problems_only = !needs_ledger(command), .baselines = true});
  if (!linters) return kCouldNotRun;
  std::optional<std::vector<Output>> outputs = open_outputs(command, *linters);
  if (!outputs) return kCouldNotRun;
  const Outcomes outcomes = report_drafts(*linters, drafts, *outputs, !command.quiet);
  int code = finish(*outputs, exit_code(outcomes));
  if (!settle_baselines(*linters, outcomes, command.auditing.update_baseline, !command.quiet)) code = kCouldNotRun;
  stopwatch.tell(command, outcomes.tally.documents, outcomes.unread);
  return code;
}

}  // namespace khop::cli
