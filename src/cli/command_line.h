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
enum class ConfigFormat { text, json };
enum class RulesListFormat { text, markdown, json };

struct Common {
  Language language = Language::vi;
  bool language_given = false;          ///< --lang, not only the surroundings
  std::string rules;                    ///< --rules; empty if not given
  std::vector<std::string> more_rules;  ///< --add-rules
  std::string output;                   ///< --output; empty for standard output
  std::string config;                   ///< --config; empty: the nearest .khop.yaml of each draft
  bool no_config = false;               ///< --no-config
};

/// The drafts of a command and how they are read.
struct Drafts {
  std::vector<std::string> paths;  ///< as given, folders and patterns among them; "-" is standard input
  std::string stdin_name;          ///< what "-" is called in the output
  std::size_t jobs = 1;
  std::vector<std::string> exclude = {};  ///< --exclude
  bool use_gitignore = true;              ///< not --no-ignore
  bool progress = true;                   ///< not --no-progress
  std::vector<Error> unread = {};         ///< what find_drafts() could not find or open
};

/// How drafts are audited, as far as the command line says so.
struct Auditing {
  std::vector<std::string> disable, only;
  std::optional<RoundingMode> rounding;
  std::optional<bool> original_revisions;          ///< --revisions original
  std::vector<std::string> annexes;                ///< --annex
  std::optional<std::optional<Severity>> fail_on;  ///< nothing inside: never
  std::string baseline;                            ///< --baseline; empty if not given
  bool update_baseline = false;
  bool across = false;  ///< hold the drafts against each other
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
  bool watch = false;  ///< lint again whenever a draft is saved
};

struct DiffCommand {
  Common common;
  Auditing auditing;
  std::string before, after;          ///< paths; one of them may be "-"
  std::string stdin_name;             ///< what "-" is called in the output
  std::vector<OutputChoice> outputs;  ///< as in LintCommand, of output::diff::form_names()
  bool quiet = false;
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

struct AnnotateCommand {
  Common common;  ///< its output: as given, "-" for standard output, empty for a name beside the draft
  Auditing auditing;
  std::string path;        ///< "-" is standard input
  std::string stdin_name;  ///< what "-" is called
  std::string date;        ///< of the comments, as Word writes it; empty if none was given
  Severity least = Severity::info;
  bool quiet = false;
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

struct ConfigCommand {
  Common common;
  Auditing auditing;
  std::string path;  ///< "-" is standard input; empty: the working folder
  ConfigFormat format = ConfigFormat::text;
};

struct InitCommand {
  Language language = Language::vi;
  std::string folder;  ///< empty: the working folder
  bool force = false;  ///< put it over one that is there
};

struct RulesListCommand {
  Common common;
  RulesListFormat format = RulesListFormat::text;
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

using Command =
    std::variant<Answer, LintCommand, ChecklistCommand, DiffCommand, ExplainCommand, AnnotateCommand, FiguresCommand,
                 ConfigCommand, InitCommand, RulesListCommand, RulesExplainCommand, RulesTestCommand>;

/// `arguments` without the name of the program.
[[nodiscard]] Command parse_command_line(const std::vector<std::string>& arguments);

}  // namespace khop::cli
