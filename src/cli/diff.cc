// SPDX-License-Identifier: Apache-2.0
#include "output/diff/diff.h"

#include <exception>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/report.h"

namespace khop::cli {
namespace {

/// Reads one version; prints why if it cannot.
std::optional<DraftBytes> read_version(const DiffCommand& command, const std::string& path, Language language) {
  const std::string& name = path == "-" ? command.stdin_name : path;
  Result<std::string> bytes = read_input(path, LintOptions{}.max_bytes, language);
  if (bytes) return DraftBytes{std::move(*bytes), name};
  Error error = bytes.error();
  error.path = name;
  print_error(error);
  return std::nullopt;
}

Result<Diff> compare(const Linter& linter, const LintOptions& options, DraftBytes before, DraftBytes after) {
  const std::string both = before.path + ", " + after.path;
  try {
    return diff_drafts(linter.rules(), options, std::move(before), std::move(after));
  } catch (const std::exception& failure) {  // memory, above all
    return Error{both, 0, 0, say(options.language, kInternal, std::string(failure.what()))};
  }
}

}  // namespace

int run(const DiffCommand& command) {
  // What is in force for the new version holds for both: they are held against each other by the same rules.
  const std::optional<Linters> linters = Linters::make(command.common, command.auditing, {command.after}, {});
  if (!linters) return kCouldNotRun;
  const InForce& force = linters->of(command.after);
  const Language language = linters->language();
  std::optional<DraftBytes> before = read_version(command, command.before, language);
  std::optional<DraftBytes> after = read_version(command, command.after, language);
  if (!before || !after) return kCouldNotRun;
  std::vector<Sink> sinks;
  for (const OutputChoice& choice : command.outputs) {
    Result<Sink> sink = Sink::open(choice.path, language);
    if (!sink) {
      print_error(sink.error());
      return kCouldNotRun;
    }
    sinks.push_back(std::move(*sink));
  }
  const Result<Diff> told = compare(force.linter, force.options, std::move(*before), std::move(*after));
  if (!told) {
    print_error(told.error());
    return kCouldNotRun;
  }
  for (const Version* version : {&told->before, &told->after}) {
    for (const Error& note : version->notes) {
      if (!command.quiet) print_error(note);
    }
  }
  const std::optional<Severity>& fail_on = force.settings.fail_on.value;
  int code = fail_on && told->has_new_problem(*fail_on) ? kProblems : kClean;
  for (std::size_t i = 0; i < sinks.size(); ++i) {
    output::diff::Style style;
    style.language = language;
    style.quiet = command.quiet;
    style.least = command.quiet ? Severity::error : Severity::info;
    if (command.outputs[i].path.empty()) {
      style.colour = wants_colour();
      style.columns = terminal_columns();
    }
    sinks[i].write(*output::diff::render(command.outputs[i].format, *told, style));
    code = finish(sinks[i], code);
  }
  return code;
}

}  // namespace khop::cli
