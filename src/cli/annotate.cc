// SPDX-License-Identifier: Apache-2.0
#include "khop/annotate.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/report.h"
#include "format/sniff.h"
#include "output/display.h"
#include "output/text.h"

namespace khop::cli {
namespace {

namespace fs = std::filesystem;

// "a/bao-cao.docx" → "a/bao-cao.khop.docx".
std::string name_beside(const std::string& path) {
  const fs::path draft(path);
  const std::string suffix = draft.extension().string();
  return (draft.parent_path() / (draft.stem().string() + ".khop" + (suffix.empty() ? ".docx" : suffix))).string();
}

std::optional<std::string> date_of(const AnnotateCommand& command) {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (!command.date.empty() || epoch == nullptr || *epoch == '\0') return command.date;
  const std::optional<std::string> date = date_of_epoch(epoch);
  if (!date) print_error({{}, 0, 0, say(command.common.language, kBadEpoch, epoch)});
  return date;
}

// The file that would be lost, if the output is one of those that are read.
std::optional<std::string> overwritten(const AnnotateCommand& command, const std::string& output) {
  std::vector<std::string> inputs = command.auditing.annexes;
  inputs.push_back(command.path);
  std::error_code error;
  for (const std::string& input : inputs) {
    if (input != "-" && fs::equivalent(input, output, error)) return input;
  }
  return std::nullopt;
}

void tell(const std::string& line, bool to_stdout) {
  std::fwrite(line.data(), 1, line.size(), to_stdout ? stdout : stderr);
}

std::string result_line(const Annotated& made, const std::string& output, Language language) {
  const std::string name = output::visible(output.empty() ? "-" : output);
  if (made.comments == 0) return say(language, kNothingToAnnotate, name);
  return made.comments == 1 ? say(language, kAnnotatedOne, name) : say(language, kAnnotated, made.comments, name);
}

}  // namespace

int run(const AnnotateCommand& command) {
  const Language language = command.common.language;
  const std::string& name = command.path == "-" ? command.stdin_name : command.path;
  const auto fail = [&](Error error, const std::string& path) {
    error.path = path;
    print_error(error);
    return static_cast<int>(kCouldNotRun);
  };
  std::string output = command.common.output;
  if (output.empty() && command.path != "-") output = name_beside(command.path);
  if (output == "-") output.clear();
  if (output.empty() && isatty(STDOUT_FILENO) == 1) return fail({{}, 0, 0, say(language, kNoBinaryTerminal)}, {});
  if (const auto lost = overwritten(command, output))
    return fail({{}, 0, 0, say(language, kOverInput, output::visible(*lost))}, {});
  const std::optional<std::string> date = date_of(command);
  if (!date) return kCouldNotRun;

  const std::optional<Linters> linters =
      Linters::make(command.common, command.auditing, {command.path}, {.problems_only = true, .baselines = true});
  if (!linters) return kCouldNotRun;
  const InForce& force = linters->of(command.path);
  const Result<std::string> bytes = read_input(command.path, LintOptions{}.max_bytes, language);
  if (!bytes) return fail(bytes.error(), name);
  // What is damaged or protected says so itself.
  const format::Kind kind = format::sniff(*bytes);
  const bool may_be_word = kind == format::Kind::package || kind == format::Kind::protected_compound;
  const Error only_word{{}, 0, 0, say(language, kOnlyWord)};
  if (!may_be_word) return fail(only_word, name);
  Result<Audit> audit = force.linter.lint_bytes(*bytes, name);
  if (!audit) return fail(audit.error(), name);
  static_cast<void>(linters->apply(command.path, name, *audit));
  if (!can_annotate(*bytes)) return fail(only_word, name);
  const Result<Annotated> made =
      annotate(*bytes, *audit, {language, command.least, *date, force.settings.original_revisions.value});
  if (!made) return fail(made.error().in(language), name);

  Result<Sink> sink = Sink::open(output, language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  sink->write(made->bytes);
  output::Tally tally;
  tally.add(audit->ledger);
  const std::optional<Severity>& fail_on = force.settings.fail_on.value;
  const bool problems = fail_on && tally.has_problem(*fail_on);
  const int code = finish(*sink, problems ? kProblems : kClean);
  if (code == kCouldNotRun || command.quiet) return code;
  for (const Error& remark : audit->notes) print_error(remark);
  if (made->untold > 0) print_error({name, 0, 0, say(language, kUntold, made->untold)});
  if (made->is_signed && made->comments > 0) print_error({name, 0, 0, say(language, kSigned)});
  tell(result_line(*made, output, language), !output.empty());
  output::TextOptions style;
  style.language = language;
  tell(output::summary(tally, style), !output.empty());
  return code;
}

}  // namespace khop::cli
