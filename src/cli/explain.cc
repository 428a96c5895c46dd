// SPDX-License-Identifier: Apache-2.0
#include "output/explain.h"

#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/report.h"

namespace khop::cli {

int run(const ExplainCommand& command) {
  const std::optional<Linters> linters = Linters::make(command.common, command.auditing, {command.path}, {});
  if (!linters) return kCouldNotRun;
  const Language language = linters->language();
  const std::string& name = command.path == "-" ? command.stdin_name : command.path;
  const auto fail = [&](Error error) {
    error.path = name;
    print_error(error);
    return static_cast<int>(kCouldNotRun);
  };
  Result<std::string> bytes = read_input(command.path, LintOptions{}.max_bytes, language);
  if (!bytes) return fail(bytes.error());
  const Result<Explanation> told =
      linters->of(command.path).linter.explain_bytes(std::move(*bytes), name, command.passage);
  if (!told) return fail(told.error());
  if (command.passage.first_line > told->line_count)
    return fail({{}, 0, 0, say(language, kNoSuchLine, command.passage.first_line, told->line_count)});

  output::ExplainOptions style;
  style.language = language;
  style.all = command.all;
  if (command.common.output.empty()) {
    style.colour = wants_colour();
    style.columns = terminal_columns();
  }
  Result<Sink> sink = Sink::open(command.common.output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  sink->write(command.format == ExplainFormat::json ? output::explanation_json(*told, language)
                                                    : output::explanation_text(*told, style));
  return finish(*sink, kClean);
}

}  // namespace khop::cli
