// SPDX-License-Identifier: Apache-2.0
/// The words of the command line → what to do. Nothing is read or printed here.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "khop/explanation.h"
#include "khop/linter.h"
#include "output/checklist/writer.h"
#include "output/figures.h"

namespace khop::cli {

/// Exit codes, as documented in the help.
enum ExitCode { kClean = 0, kProblems = 1, kCouldNotRun = 2 };

enum class ExplainFormat { text, json };

struct Common {
  Language language = Language::vi;
  std::string rules;                    ///< --rules; empty if not given
  std::vector<std::string> more_rules;  ///< --add-rules
  std::string output;                   ///< --output; empty for standard output
};

/// The drafts of a command and how they are read.
struct Drafts {
  std::vector<std::string> paths;  ///< as given; "-" is standard input
  std::string stdin_name;          ///< what "-" is called in the output
  std::size_t jobs = 1;
};

/// How drafts are audited.
struct Auditing {
  std::vector<std::string> disable, only;
  RoundingMode rounding = RoundingMode::nearest;
  bool original_revisions = false;   ///< --revisions original
  std::vector<std::string> annexes;  ///< --annex
  bool across = false;               ///< hold the drafts against each other
};

/// One form of output and the file it goes to: `--format sarif=out.sarif`.
struct OutputChoice {
  std::string format;  ///< one of output::writer_names()
  std::string path;    ///< empty: standard output
};

struct LintCommand {
  Common common;
  Drafts drafts;
  Auditing auditing;
  std::vector<OutputChoice> outputs;  ///< at least one, at most one of them to standard output
  bool ledger = false;
  bool quiet = false;
  std::optional<Severity> fail_on = Severity::error;  ///< nothing: never
};

struct ExplainCommand {
  Common common;
  Auditing auditing;
  std::string path;        ///< "-" is standard input
  std::string stdin_name;  ///< what "-" is called in the output
  Passage passage;
  ExplainFormat format = ExplainFormat::text;
  bool all = false;
};

struct ChecklistCommand {
  Common common;
  Drafts drafts;
  Auditing auditing;
  output::checklist::Form form = output::checklist::Form::markdown;
  bool ledger = false;  ///< list each relation that holds
};

struct FiguresCommand {
  Common common;
  Drafts drafts;
  Auditing auditing;  ///< only how the drafts are read
  output::FiguresForm form = output::FiguresForm::table;
};

struct RulesListCommand {
  Common common;
};
struct RulesExplainCommand {
  Common common;
  std::vector<std::string> ids;
};
struct RulesTestCommand {
  Common common;
  std::vector<std::string> ids;  ///< empty: all
};

/// Help or the version was asked for, or the command line is wrong.
struct Answer {
  int code = kClean;
  std::string out;    ///< for standard output
  std::string error;  ///< one line for standard error, without its end
};

using Command = std::variant<Answer, LintCommand, ChecklistCommand, ExplainCommand, FiguresCommand, RulesListCommand,
                             RulesExplainCommand, RulesTestCommand>;

/// `arguments` without the name of the program.
[[nodiscard]] Command parse_command_line(const std::vector<std::string>& arguments);

}  // namespace khop::cli
