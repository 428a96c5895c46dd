// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <gtest/gtest.h>

namespace khop::cli {
namespace {

template <typename Chosen>
Chosen parsed(std::vector<std::string> arguments) {
  const Command command = parse_command_line(arguments);
  if (const auto* answer = std::get_if<Answer>(&command)) ADD_FAILURE() << answer->error;
  const Chosen* chosen = std::get_if<Chosen>(&command);
  EXPECT_NE(chosen, nullptr);
  return chosen == nullptr ? Chosen{} : *chosen;
}

TEST(CommandLine, LintTakesItsDefaults) {
  const auto command = parsed<LintCommand>({"lint", "a.txt", "-", "b.md"});
  EXPECT_EQ(command.drafts.paths, (std::vector<std::string>{"a.txt", "-", "b.md"}));
  EXPECT_EQ(command.drafts.stdin_name, "<stdin>");
  EXPECT_GE(command.drafts.jobs, 1U);
  ASSERT_EQ(command.outputs.size(), 1U);
  EXPECT_EQ(command.outputs[0].format, "text");
  EXPECT_EQ(command.outputs[0].path, "");
  // What is not said is left to the configuration.
  EXPECT_FALSE(command.auditing.fail_on || command.auditing.rounding || command.auditing.original_revisions);
  EXPECT_FALSE(command.common.language_given || command.common.no_config);
  EXPECT_FALSE(command.ledger || command.quiet);
}

TEST(CommandLine, LintTakesAllOptions) {
  const auto command = parsed<LintCommand>(
      {"lint",        "--format",       "json",     "--ledger",    "--quiet", "--fail-on",  "never",    "--disable",
       "sum,ratio/x", "--disable=unit", "--only",   "share",       "a.txt",   "--rounding", "truncate", "--rules",
       "r",           "--output",       "o.json",   "--lang",      "en",      "--jobs",     "3",        "--stdin-name",
       "x.md",        "--add-rules",    "a,b.yaml", "--add-rules", "c"});
  EXPECT_EQ(command.drafts.paths, std::vector<std::string>{"a.txt"});
  EXPECT_EQ(command.drafts.jobs, 3U);
  EXPECT_EQ(command.drafts.stdin_name, "x.md");
  ASSERT_EQ(command.outputs.size(), 1U);
  EXPECT_EQ(command.outputs[0].format, "json");
  ASSERT_TRUE(command.auditing.fail_on);
  EXPECT_EQ(*command.auditing.fail_on, std::nullopt);
  EXPECT_TRUE(command.common.language_given);
  EXPECT_EQ(command.auditing.disable, (std::vector<std::string>{"sum", "ratio/x", "unit"}));
  EXPECT_EQ(command.auditing.only, std::vector<std::string>{"share"});
  EXPECT_EQ(command.auditing.rounding, RoundingMode::truncate);
  EXPECT_EQ(command.common.rules, "r");
  EXPECT_EQ(command.common.more_rules, (std::vector<std::string>{"a,b.yaml", "c"}));
  EXPECT_EQ(command.common.output, "o.json");
  EXPECT_EQ(command.common.language, Language::en);
  EXPECT_TRUE(command.ledger && command.quiet);
}

TEST(CommandLine, DiffTakesTwoVersions) {
  const auto command =
      parsed<DiffCommand>({"diff", "old.docx", "-", "--stdin-name", "new.md", "--format", "html=o.html", "--format",
                           "json", "--fail-on", "warning", "--only", "sum", "--quiet"});
  EXPECT_EQ(command.before, "old.docx");
  EXPECT_EQ(command.after, "-");
  EXPECT_EQ(command.stdin_name, "new.md");
  ASSERT_EQ(command.outputs.size(), 2U);
  EXPECT_EQ(command.outputs[0].path, "o.html");
  EXPECT_EQ(command.outputs[1].format, "json");
  EXPECT_EQ(command.auditing.fail_on, std::optional<std::optional<Severity>>(Severity::warning));
  EXPECT_EQ(command.auditing.only, std::vector<std::string>{"sum"});
  EXPECT_TRUE(command.quiet);
}

TEST(CommandLine, DiffTakesNoMoreAndNoLess) {
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"diff"}, {"diff", "a"}, {"diff", "a", "b", "c"}, {"diff", "-", "-"}, {"diff", "a", "b", "--annex", "c"}}) {
    const Command command = parse_command_line(arguments);
    const auto* answer = std::get_if<Answer>(&command);
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->code, kCouldNotRun);
    EXPECT_NE(answer->error, "");
  }
}

TEST(CommandLine, TheLastOfSeveralValuesCounts) {
  EXPECT_EQ(parsed<LintCommand>({"lint", "a", "--output", "b", "--output", "c"}).common.output, "c");
}

TEST(CommandLine, SeveralFormsGoToFilesOfTheirOwn) {
  const auto command =
      parsed<LintCommand>({"lint", "a", "--format", "text", "--format", "json=b=c.json", "--output", "o.txt"});
  ASSERT_EQ(command.outputs.size(), 2U);
  EXPECT_EQ(command.outputs[0].path, "o.txt");
  EXPECT_EQ(command.outputs[1].format, "json");
  EXPECT_EQ(command.outputs[1].path, "b=c.json");
  EXPECT_EQ(parsed<LintCommand>({"lint", "a", "--format", "json=-"}).outputs[0].path, "");
}

TEST(CommandLine, AnnotateTakesItsOptions) {
  const auto plain = parsed<AnnotateCommand>({"annotate", "a.docx"});
  EXPECT_EQ(plain.path, "a.docx");
  EXPECT_EQ(plain.common.output, "");
  EXPECT_EQ(plain.date, "");
  EXPECT_EQ(plain.least, Severity::info);
  EXPECT_FALSE(plain.auditing.fail_on);
  const auto full = parsed<AnnotateCommand>(
      {"annotate", "a.docx", "-o", "b.docx", "--least", "warning", "--date", "2026-11-21", "--annex", "c.xlsx"});
  EXPECT_EQ(full.common.output, "b.docx");
  EXPECT_EQ(full.least, Severity::warning);
  EXPECT_EQ(full.date, "2026-11-21T00:00:00Z");
  EXPECT_EQ(full.auditing.annexes, std::vector<std::string>{"c.xlsx"});
  EXPECT_EQ(parsed<AnnotateCommand>({"annotate", "a.docx", "--quiet"}).least, Severity::error);
}

TEST(CommandLine, AChecklistHasTheFormOfItsFile) {
  using output::checklist::Form;
  EXPECT_EQ(parsed<ChecklistCommand>({"checklist", "a.txt"}).form, Form::markdown);
  EXPECT_EQ(parsed<ChecklistCommand>({"checklist", "a.txt", "-o", "b.docx"}).form, Form::docx);
  EXPECT_EQ(parsed<ChecklistCommand>({"checklist", "a.txt", "--output", "b.HTML"}).form, Form::html);
  EXPECT_EQ(parsed<ChecklistCommand>({"checklist", "a.txt", "--format", "html", "-o", "b.txt"}).form, Form::html);
  EXPECT_TRUE(parsed<ChecklistCommand>({"checklist", "a.txt", "--ledger"}).ledger);
  EXPECT_TRUE(std::holds_alternative<Answer>(parse_command_line({"checklist", "a.txt", "-o", "b.pdf"})));
}

TEST(CommandLine, ExplainTakesItsPlace) {
  const auto place = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "explain");
    const auto command = parsed<ExplainCommand>(arguments);
    return command.path + " " + std::to_string(command.passage.first_line) + "-" +
           std::to_string(command.passage.last_line) + ":" + std::to_string(command.passage.column);
  };
  EXPECT_EQ(place({"a.txt", "44"}), "a.txt 44-44:0");
  EXPECT_EQ(place({"a.txt", "44-46"}), "a.txt 44-46:0");
  EXPECT_EQ(place({"a.txt", "44:12"}), "a.txt 44-44:12");
  EXPECT_EQ(place({"-", "1"}), "- 1-1:0");
  // As a diagnostic prints it, with or without its last colon.
  EXPECT_EQ(place({"a.txt:44:12"}), "a.txt 44-44:12");
  EXPECT_EQ(place({"a.txt:44:12:"}), "a.txt 44-44:12");
  EXPECT_EQ(place({"a.txt:44"}), "a.txt 44-44:0");
  EXPECT_EQ(place({"c:2:a.txt:44"}), "c:2:a.txt 44-44:0");
  EXPECT_EQ(place({"6:30", "2"}), "6:30 2-2:0") << "the name is a name where the line is given";
}

TEST(CommandLine, ExplainRefusesWhatIsNoLine) {
  for (const char* line : {"0", "-1", "x", "12x", "1.5", "3-2", "1-", "-", ":4", "4:0", "1-2-3", "4294967296", " 1"}) {
    const Command command = parse_command_line({"explain", "--lang", "en", "a.txt", "--", line});
    const auto* answer = std::get_if<Answer>(&command);
    ASSERT_NE(answer, nullptr) << line;
    EXPECT_EQ(answer->code, kCouldNotRun);
    EXPECT_NE(answer->error.find(line), std::string::npos) << answer->error;
  }
  for (const std::vector<std::string>& none :
       {std::vector<std::string>{"explain", "a.txt"}, {"explain"}, {"explain", ":4"}}) {
    const Command command = parse_command_line(none);
    ASSERT_NE(std::get_if<Answer>(&command), nullptr);
    EXPECT_EQ(std::get<Answer>(command).code, kCouldNotRun);
  }
}

TEST(CommandLine, OtherCommands) {
  EXPECT_EQ(parsed<FiguresCommand>({"figures", "a.txt", "--format", "csv"}).form, output::FiguresForm::csv);
  EXPECT_EQ(parsed<RulesListCommand>({"rules", "list", "--lang", "en"}).common.language, Language::en);
  EXPECT_EQ(parsed<RulesListCommand>({"rules", "list", "--format", "json"}).format, RulesListFormat::json);
  EXPECT_EQ(parsed<RulesExplainCommand>({"rules", "explain", "sum/x", "y"}).ids,
            (std::vector<std::string>{"sum/x", "y"}));
  EXPECT_TRUE(parsed<RulesTestCommand>({"rules", "test"}).ids.empty());
}

TEST(CommandLine, AFileMayBeCalledLikeAnOption) {
  EXPECT_EQ(parsed<LintCommand>({"lint", "--", "--format"}).drafts.paths, std::vector<std::string>{"--format"});
}

TEST(CommandLine, Mistakes) {
  struct Row {
    std::vector<std::string> arguments;
    std::string error;
  };
  const Row rows[] = {
      {{"lint"}, "no draft is given (see: khop lint --help)"},
      {{"lint", "-", "-"}, "standard input (-) can be read only once (see: khop lint --help)"},
      {{"lint", "a", "--formt", "json"}, "unknown option '--formt'; did you mean '--format'? (see: khop lint --help)"},
      {{"lint", "a", "--ledgre"}, "unknown option '--ledgre'; did you mean '--ledger'? (see: khop lint --help)"},
      {{"lint", "a", "--zzz"}, "unknown option '--zzz' (see: khop lint --help)"},
      {{"lint", "a", "--format"}, "option '--format' needs a value (see: khop lint --help)"},
      {{"lint", "a", "--format", "json="}, "'json=' lacks the name of a file behind = (see: khop lint --help)"},
      {{"lint", "a", "--format", "json", "--format", "text"},
       "json and text go to the same place; give each a file: --format text=FILE (see: khop lint --help)"},
      {{"lint", "a", "--format", "xml"},
       "--format: 'xml' is not a value; use one of: text, html, json, ndjson, sarif, junit, github, gitlab, rdjson "
       "(see: "
       "khop lint --help)"},
      {{"lint", "a", "--fail-on", "info"},
       "--fail-on: 'info' is not a value; use one of: error, warning, note, never (see: khop lint --help)"},
      {{"lint", "a", "--jobs", "0"}, "--jobs: '0' is not a number from 1 to 1024 (see: khop lint --help)"},
      {{"lint", "a", "--jobs", "2x"}, "--jobs: '2x' is not a number from 1 to 1024 (see: khop lint --help)"},
      {{"lnit", "a"}, "unknown command 'lnit'; did you mean 'lint'? (see: khop --help)"},
      {{"rules", "lst"}, "unknown command 'lst'; did you mean 'list'? (see: khop rules --help)"},
      {{"rules", "list", "x"}, "unexpected argument 'x' (see: khop rules list --help)"},
      {{"rules", "explain"}, "no rule id is given (see: khop rules explain --help)"},
  };
  for (Row row : rows) {
    row.arguments.insert(row.arguments.begin(), "--lang=en");
    const Command command = parse_command_line(row.arguments);
    const auto* answer = std::get_if<Answer>(&command);
    ASSERT_NE(answer, nullptr) << row.error;
    EXPECT_EQ(answer->error, row.error);
    EXPECT_EQ(answer->code, kCouldNotRun);
    EXPECT_EQ(answer->out, "");
  }
}

TEST(CommandLine, AnUnknownLanguageIsAMistakeToo) {
  const Command command = parse_command_line({"lint", "a", "--lang", "fr"});
  ASSERT_TRUE(std::holds_alternative<Answer>(command));
  EXPECT_NE(std::get<Answer>(command).error.find("'fr'"), std::string::npos);
}

TEST(CommandLine, HelpComesInBothLanguages) {
  const auto help = [](std::vector<std::string> arguments) {
    const Command command = parse_command_line(arguments);
    const auto* answer = std::get_if<Answer>(&command);
    EXPECT_TRUE(answer != nullptr && answer->code == kClean);
    return answer == nullptr ? std::string() : answer->out;
  };
  EXPECT_NE(help({"--help", "--lang", "en"}).find("Usage: khop [OPTIONS] [COMMAND]"), std::string::npos);
  EXPECT_NE(help({"--help", "--lang", "vi"}).find("Cách dùng: khop [TÙY CHỌN] [LỆNH]"), std::string::npos);
  EXPECT_NE(help({"lint", "-h", "--lang", "vi"}).find("--fail-on"), std::string::npos);
  EXPECT_EQ(help({"--version"}).rfind("khop ", 0), 0U);
}

}  // namespace
}  // namespace khop::cli
