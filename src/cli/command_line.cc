// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>

#include "cli/date.h"
#include "cli/environment.h"
#include "cli/messages.h"
#include "cli/paths.h"
#include "output/diff/diff.h"
#include "output/writer.h"
#include "text/near_name.h"

namespace khop::cli {
namespace {

/// A mistake in the command line; caught in parse_command_line.
struct BadUsage {
  std::string message;
};

/// The values of an option by name, in the order in which a message lists them.
template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;

const Choices<Language> kLanguages{{"vi", Language::vi}, {"en", Language::en}};
const Choices<ExplainFormat> kExplainFormats{{"text", ExplainFormat::text}, {"json", ExplainFormat::json}};
const Choices<ConfigFormat> kConfigFormats{{"text", ConfigFormat::text}, {"json", ConfigFormat::json}};
const Choices<RulesListFormat> kRulesListFormats{
    {"text", RulesListFormat::text}, {"markdown", RulesListFormat::markdown}, {"json", RulesListFormat::json}};
const Choices<output::checklist::Form> kChecklistForms{{"markdown", output::checklist::Form::markdown},
                                                       {"html", output::checklist::Form::html},
                                                       {"docx", output::checklist::Form::docx}};
const Choices<output::FiguresForm> kFiguresForms{
    {"table", output::FiguresForm::table}, {"csv", output::FiguresForm::csv}, {"ndjson", output::FiguresForm::ndjson}};
const Choices<std::optional<Severity>> kFailOn{
    {"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {"never", std::nullopt}};
const Choices<Severity> kLeast{
    {"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {"info", Severity::info}};
const Choices<bool> kRevisions{{"accepted", false}, {"original", true}};
const Choices<RoundingMode> kRoundings{{"nearest", RoundingMode::nearest}, {"truncate", RoundingMode::truncate}};

template <typename Value>
Value choose(Language language, std::string_view option, const std::string& given, const Choices<Value>& choices) {
  std::vector<std::string> names;
  for (const auto& [name, value] : choices) {
    if (name == given) return value;
    names.push_back(name);
  }
  throw BadUsage{say(language, kBadValue, option, given, fmt::format("{}", fmt::join(names, ", ")))};
}

/// The language decides in which words the command line itself is explained, so it is looked for before all else.
Language language_of(const std::vector<std::string>& arguments) {
  Language language = language_of_locale();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    std::string_view value = arguments[i];
    if (value == "--lang" && i + 1 < arguments.size()) {
      value = arguments[i + 1];
    } else if (value.starts_with("--lang=")) {
      value.remove_prefix(7);
    } else {
      continue;
    }
    for (const auto& [name, known] : kLanguages) {
      if (name == value) language = known;
    }
  }
  return language;
}

/// "12", "12-14" or "12:30"; nothing for all else.
std::optional<Passage> parse_passage(std::string_view text) {
  const auto number = [](std::string_view digits) -> std::optional<std::uint32_t> {
    std::uint32_t value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || stop != digits.data() + digits.size() || value == 0) return std::nullopt;
    return value;
  };
  const auto sign = text.find_first_of("-:");
  const auto first = number(text.substr(0, sign));
  if (!first) return std::nullopt;
  if (sign == std::string_view::npos) return Passage{*first, *first, 0};
  const auto second = number(text.substr(sign + 1));
  if (!second) return std::nullopt;
  if (text[sign] == ':') return Passage{*first, *first, *second};
  if (*second < *first) return std::nullopt;
  return Passage{*first, *second, 0};
}

/// All options of all commands as CLI11 fills them in.
struct Given {
  std::string language, rules, output, stdin_name = "<stdin>", jobs;
  std::string checklist_format, explain_format = "text", list_format = "text", figures_format = "table",
                                config_format = "text";
  std::string least = "info", date;
  std::string fail_on, rounding, revisions, config, baseline, folder;  // empty if not given
  std::vector<std::string> drafts, disable, only, ids, more_rules, annexes, formats, exclude;
  std::string draft, line, before, after;
  bool ledger = false, quiet = false, all = false, no_config = false, update_baseline = false, force = false;
  bool no_cross = false;
  bool watch = false, no_ignore = false, no_progress = false;
};

class Parser {
 public:
  explicit Parser(Language language) : language_(language), app_(text(kAbout), "khop") {
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", text(kUsage));
    formatter->label("OPTIONS", text(kOptionsTag));
    formatter->label("SUBCOMMAND", text(kCommandTag));
    formatter->label("Positionals", text(kArguments));
    formatter->column_width(26);
    app_.formatter(formatter);
    app_.option_defaults()->group(text(kOptions));
    app_.set_help_flag("-h,--help", text(kHelpHelp));
    app_.set_version_flag("--version", fmt::format("khop {}", kVersion), text(kHelpVersion));
    app_.footer(text(kFooter));
    app_.require_subcommand(0, 1);  // a missing command is reported below, in the user's language
    add_language(app_);

    lint_ = add_command(app_, "lint", kAboutLint);
    add_drafts(*lint_);
    lint_->add_option("--format", given_.formats, say(language_, kHelpLintFormat, joined(output::writer_names())))
        ->option_text("FORMAT[=FILE]")
        ->allow_extra_args(false);
    lint_->add_flag("--ledger", given_.ledger, text(kHelpLedger));
    lint_->add_flag("--quiet", given_.quiet, text(kHelpQuiet));
    lint_->add_flag("--no-cross", given_.no_cross, text(kHelpNoCross));
    option(*lint_, "--fail-on", given_.fail_on, "LEVEL", kHelpFailOn);
    lint_->add_flag("--watch", given_.watch, text(kHelpWatch));
    add_audit(*lint_);
    option(*lint_, "--baseline", given_.baseline, "FILE", kHelpBaseline);
    lint_->add_flag("--update-baseline", given_.update_baseline, text(kHelpUpdateBaseline));
    add_config(*lint_);
    add_common(*lint_);

    checklist_ = add_command(app_, "checklist", kAboutChecklist);
    add_drafts(*checklist_);
    option(*checklist_, "--format", given_.checklist_format, "FORMAT", kHelpChecklistFormat);
    checklist_->add_flag("--no-cross", given_.no_cross, text(kHelpNoCross));
    checklist_->add_flag("--ledger", given_.ledger, text(kHelpChecklistLedger));
    add_audit(*checklist_);
    add_common(*checklist_);

    diff_ = add_command(app_, "diff", kAboutDiff);
    diff_->add_option("OLD", given_.before, text(kHelpOld))->option_text(" ");
    diff_->add_option("NEW", given_.after, text(kHelpNew))->option_text(" ");
    option(*diff_, "--stdin-name", given_.stdin_name, "NAME", kHelpStdinName);
    diff_->add_option("--format", given_.formats, say(language_, kHelpLintFormat, joined(output::diff::form_names())))
        ->option_text("FORMAT[=FILE]")
        ->allow_extra_args(false);
    diff_->add_flag("--quiet", given_.quiet, text(kHelpDiffQuiet));
    option(*diff_, "--fail-on", given_.fail_on, "LEVEL", kHelpDiffFailOn);
    add_choice_of_rules(*diff_);
    add_revisions(*diff_);
    add_config(*diff_);
    add_common(*diff_);

    explain_ = add_command(app_, "explain", kAboutExplain);
    explain_->add_option("DRAFT", given_.draft, text(kHelpDraft))->option_text(" ");
    explain_->add_option("LINE", given_.line, text(kHelpLine))->option_text(" ");
    option(*explain_, "--format", given_.explain_format, "text|json", kHelpExplainFormat);
    explain_->add_flag("--all", given_.all, text(kHelpAll));
    option(*explain_, "--stdin-name", given_.stdin_name, "NAME", kHelpStdinName);
    add_audit(*explain_);
    add_config(*explain_);
    add_common(*explain_);

    annotate_ = add_command(app_, "annotate", kAboutAnnotate);
    annotate_->add_option("DRAFT", given_.draft, text(kHelpWordDraft))->option_text(" ");
    option(*annotate_, "-o,--output", given_.output, "FILE", kHelpAnnotated);
    option(*annotate_, "--least", given_.least, "LEVEL", kHelpLeast);
    option(*annotate_, "--date", given_.date, "DATE", kHelpDate);
    annotate_->add_flag("--quiet", given_.quiet, text(kHelpAnnotateQuiet));
    option(*annotate_, "--fail-on", given_.fail_on, "LEVEL", kHelpFailOn);
    option(*annotate_, "--stdin-name", given_.stdin_name, "NAME", kHelpStdinName);
    add_audit(*annotate_);
    option(*annotate_, "--baseline", given_.baseline, "FILE", kHelpBaseline);
    add_config(*annotate_);
    add_rules(*annotate_);
    add_language(*annotate_);

    figures_ = add_command(app_, "figures", kAboutFigures);
    add_drafts(*figures_);
    option(*figures_, "--format", given_.figures_format, "FORMAT", kHelpFiguresFormat);
    add_revisions(*figures_);
    add_config(*figures_);
    add_common(*figures_);

    config_ = add_command(app_, "config", kAboutConfig);
    config_->add_option("DRAFT", given_.draft, text(kHelpConfigDraft))->option_text(" ");
    option(*config_, "--format", given_.config_format, "text|json", kHelpExplainFormat);
    option(*config_, "--fail-on", given_.fail_on, "LEVEL", kHelpFailOn);
    add_audit(*config_);
    option(*config_, "--baseline", given_.baseline, "FILE", kHelpBaseline);
    add_config(*config_);
    add_common(*config_);

    init_ = add_command(app_, "init", kAboutInit);
    init_->add_option("FOLDER", given_.folder, text(kHelpInitFolder))->option_text(" ");
    init_->add_flag("--force", given_.force, text(kHelpForce));
    add_language(*init_);

    rules_ = add_command(app_, "rules", kAboutRules);
    rules_->require_subcommand(0, 1);
    add_language(*rules_);
    rules_list_ = add_command(*rules_, "list", kAboutRulesList);
    rules_explain_ = add_command(*rules_, "explain", kAboutRulesExplain);
    rules_test_ = add_command(*rules_, "test", kAboutRulesTest);
    option(*rules_list_, "--format", given_.list_format, "FORMAT", kHelpRulesListFormat);
    add_common(*rules_list_);
    for (CLI::App* command : {rules_explain_, rules_test_}) {
      command->add_option("ID", given_.ids, text(kHelpRuleId))->option_text("...");
      add_common(*command);
    }
  }

  Command parse(const std::vector<std::string>& arguments) {
    try {
      app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them from the back
      return command();
    } catch (const CLI::CallForVersion& version) {
      return Answer{kClean, std::string(version.what()) + "\n", {}};
    } catch (const CLI::Success&) {
      return Answer{kClean, app_.help(), {}};
    } catch (const CLI::ExtrasError&) {
      return wrong(unexpected(app_.remaining(true)));
    } catch (const CLI::ArgumentMismatch& mismatch) {
      // Its text begins with the name of the option: "--format: 1 required TEXT missing".
      const std::string what = mismatch.what();
      return wrong(say(language_, kNeedsValue, what.substr(0, what.find(':'))));
    } catch (const CLI::ParseError& other) {
      return wrong(say(language_, kBadUsage, std::string(other.what())));
    } catch (const BadUsage& bad) {
      return wrong(bad.message);
    }
  }

 private:
  [[nodiscard]] std::string text(const Words& words) const { return std::string(words.in(language_)); }

  CLI::App* add_command(CLI::App& parent, const std::string& name, const Words& about) {
    CLI::App* command = parent.add_subcommand(name, text(about));
    command->group(text(kCommands));
    command->set_help_flag("-h,--help", text(kHelpHelp));  // the one it inherits stands under another heading
    command->footer("");
    return command;
  }

  void option(CLI::App& app, const std::string& name, std::string& value, const std::string& shown, const Words& help) {
    app.add_option(name, value, text(help))->option_text(shown)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  // One value at a time, so that `--only sum draft.txt` does not take the draft for an id.
  void list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const Words& help) {
    app.add_option(name, values, text(help))->option_text("ID,...")->delimiter(',')->allow_extra_args(false);
  }

  void add_language(CLI::App& app) { option(app, "--lang", given_.language, "vi|en", kHelpLang); }

  void add_rules(CLI::App& app) {
    option(app, "--rules", given_.rules, "DIR", kHelpRulesFolder);
    // Not split at commas: a path may hold one.
    app.add_option("--add-rules", given_.more_rules, text(kHelpAddRules))->option_text("PATH")->allow_extra_args(false);
  }

  void add_common(CLI::App& app) {
    add_rules(app);
    option(app, "-o,--output", given_.output, "FILE", kHelpOutput);
    add_language(app);
  }

  void add_choice_of_rules(CLI::App& app) {
    list(app, "--disable", given_.disable, kHelpDisable);
    list(app, "--only", given_.only, kHelpOnly);
    option(app, "--rounding", given_.rounding, "MODE", kHelpRounding);
  }

  void add_audit(CLI::App& app) {
    add_choice_of_rules(app);
    app.add_option("--annex", given_.annexes, text(kHelpAnnex))->option_text("FILE")->allow_extra_args(false);
    add_revisions(app);
  }

  void add_config(CLI::App& app) {
    option(app, "--config", given_.config, "FILE", kHelpConfig);
    app.add_flag("--no-config", given_.no_config, text(kHelpNoConfig));
  }

  void add_revisions(CLI::App& app) { option(app, "--revisions", given_.revisions, "VERSION", kHelpRevisions); }

  void add_drafts(CLI::App& app) {
    app.add_option("DRAFT", given_.drafts, text(kHelpDrafts))->option_text("...");
    option(app, "--stdin-name", given_.stdin_name, "NAME", kHelpStdinName);
    app.add_option("--exclude", given_.exclude, text(kHelpExclude))->option_text("GLOB")->allow_extra_args(false);
    app.add_flag("--no-ignore", given_.no_ignore, text(kHelpNoIgnore));
    app.add_flag("--no-progress", given_.no_progress, text(kHelpNoProgress));
    option(app, "--jobs", given_.jobs, "N", kHelpJobs);
  }

  [[nodiscard]] Common common() const {
    if (given_.no_config && !given_.config.empty()) throw BadUsage{text(kConfigTwice)};
    return {language_,     !given_.language.empty(), given_.rules, given_.more_rules, given_.output,
            given_.config, given_.no_config};
  }

  [[nodiscard]] Drafts drafts() const {
    if (given_.drafts.empty()) throw BadUsage{text(kNoDrafts)};
    if (std::count(given_.drafts.begin(), given_.drafts.end(), "-") > 1) throw BadUsage{text(kStdinTwice)};
    constexpr std::size_t kMostJobs = 1024;
    std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
    if (!given_.jobs.empty()) {
      const char* end = given_.jobs.data() + given_.jobs.size();
      const auto [stop, error] = std::from_chars(given_.jobs.data(), end, jobs);
      if (error != std::errc() || stop != end || jobs == 0 || jobs > kMostJobs) {
        throw BadUsage{say(language_, kBadJobs, given_.jobs)};
      }
    }
    return {given_.drafts, given_.stdin_name, jobs, given_.exclude, !given_.no_ignore, !given_.no_progress};
  }

  [[nodiscard]] static std::string joined(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
  }

  // "json" and "json=-" go where --output says, else to standard output.
  [[nodiscard]] std::vector<OutputChoice> outputs(const std::vector<std::string>& known) const {
    std::vector<OutputChoice> out;
    for (const std::string& given : given_.formats) {
      const std::size_t sign = given.find('=');
      OutputChoice choice{given.substr(0, sign), sign == std::string::npos ? "" : given.substr(sign + 1)};
      if (std::find(known.begin(), known.end(), choice.format) == known.end())
        throw BadUsage{say(language_, kBadValue, "--format", choice.format, joined(known))};
      if (sign != std::string::npos && choice.path.empty()) throw BadUsage{say(language_, kNeedsFile, given)};
      if (choice.path.empty() || choice.path == "-") choice.path = given_.output;
      out.push_back(std::move(choice));
    }
    if (out.empty()) out.push_back({"text", given_.output});
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (out[i].path == out[j].path)
          throw BadUsage{say(language_, kSameOutput, out[j].format, out[i].format, out[i].format)};
      }
    }
    return out;
  }

  template <typename Value>
  [[nodiscard]] std::optional<Value> given(std::string_view option, const std::string& word,
                                           const Choices<Value>& choices) const {
    if (word.empty()) return std::nullopt;
    return choose(language_, option, word, choices);
  }

  [[nodiscard]] Auditing auditing() const {
    if (std::count(given_.annexes.begin(), given_.annexes.end(), "-") > 0) throw BadUsage{text(kAnnexStdin)};
    return {given_.disable,
            given_.only,
            given("--rounding", given_.rounding, kRoundings),
            given("--revisions", given_.revisions, kRevisions),
            given_.annexes,
            given("--fail-on", given_.fail_on, kFailOn),
            given_.baseline,
            given_.update_baseline,
            false};
  }

  LintCommand lint() const {
    LintCommand out{common(),      drafts(),     auditing(),  outputs(output::writer_names()),
                    given_.ledger, given_.quiet, given_.watch};
    out.auditing.across = !given_.no_cross;
    if (!out.watch) return out;
    if (given_.update_baseline) throw BadUsage{text(kWatchUpdate)};
    if (std::count(out.drafts.paths.begin(), out.drafts.paths.end(), "-") > 0) throw BadUsage{text(kWatchStdin)};
    for (const OutputChoice& output : out.outputs) {
      if (output.path.empty() && output.format != "text")
        throw BadUsage{say(language_, kWatchFormat, output.format, output.format)};
    }
    return out;
  }

  // The form is what --format says, else what the suffix of the output says.
  [[nodiscard]] ChecklistCommand checklist() const {
    ChecklistCommand out{common(), drafts(), auditing(), {}, given_.ledger};
    out.auditing.across = !given_.no_cross;
    if (!given_.checklist_format.empty()) {
      out.form = choose(language_, "--format", given_.checklist_format, kChecklistForms);
    } else if (!given_.output.empty()) {
      const auto form = output::checklist::form_of(given_.output);
      if (!form) throw BadUsage{say(language_, kNoForm, given_.output)};
      out.form = *form;
    }
    return out;
  }

  ExplainCommand explain() const {
    if (given_.draft.empty()) throw BadUsage{text(kNoDrafts)};
    ExplainCommand out{common(),     auditing(),
                       given_.draft, given_.stdin_name,
                       {},           choose(language_, "--format", given_.explain_format, kExplainFormats),
                       given_.all};
    std::string line = given_.line;
    if (line.empty()) {
      // "draft.txt:44:12", as a diagnostic prints it.
      std::size_t end = out.path.size();
      while (end > 0 && (out.path[end - 1] == ':' || (out.path[end - 1] >= '0' && out.path[end - 1] <= '9'))) --end;
      const std::size_t colon = out.path.find(':', end);
      if (colon == std::string::npos || colon == 0) throw BadUsage{text(kNoLine)};
      line = out.path.substr(colon + 1);
      if (line.ends_with(':')) line.pop_back();
      out.path.resize(colon);
    }
    const std::optional<Passage> passage = parse_passage(line);
    if (!passage) throw BadUsage{say(language_, kBadLine, line)};
    out.passage = *passage;
    return out;
  }

  [[nodiscard]] AnnotateCommand annotate() const {
    if (given_.draft.empty()) throw BadUsage{text(kNoDrafts)};
    std::string date;
    if (!given_.date.empty()) {
      const std::optional<std::string> known = parse_date(given_.date);
      if (!known) throw BadUsage{say(language_, kBadDate, "--date", given_.date)};
      date = *known;
    }
    const Severity least = choose(language_, "--least", given_.least, kLeast);
    return {common(),    auditing(), given_.draft, given_.stdin_name, date, given_.quiet ? Severity::error : least,
            given_.quiet};
  }

  [[nodiscard]] DiffCommand diff() const {
    if (given_.before.empty() || given_.after.empty()) throw BadUsage{text(kNotTwoDrafts)};
    if (given_.before == "-" && given_.after == "-") throw BadUsage{text(kStdinTwice)};
    return {common(),     auditing(),        given_.before,
            given_.after, given_.stdin_name, outputs(output::diff::form_names()),
            given_.quiet};
  }

  Command command() const {
    if (!given_.language.empty()) choose(language_, "--lang", given_.language, kLanguages);
    if (lint_->parsed()) return lint();
    if (checklist_->parsed()) return checklist();
    if (diff_->parsed()) return diff();
    if (explain_->parsed()) return explain();
    if (annotate_->parsed()) return annotate();
    if (figures_->parsed()) {
      return FiguresCommand{common(), drafts(), auditing(),
                            choose(language_, "--format", given_.figures_format, kFiguresForms)};
    }
    if (config_->parsed()) {
      return ConfigCommand{common(), auditing(), given_.draft,
                           choose(language_, "--format", given_.config_format, kConfigFormats)};
    }
    if (init_->parsed()) return InitCommand{language_, given_.folder, given_.force};
    if (rules_list_->parsed())
      return RulesListCommand{common(), choose(language_, "--format", given_.list_format, kRulesListFormats)};
    if (rules_explain_->parsed()) {
      if (given_.ids.empty()) throw BadUsage{text(kNoRuleId)};
      return RulesExplainCommand{common(), given_.ids};
    }
    if (rules_test_->parsed()) return RulesTestCommand{common(), given_.ids};
    // `khop` alone, or `khop rules`: whoever types that wants to know what there is, but nothing was done.
    return Answer{kCouldNotRun, app_.help(), {}};
  }

  /// The innermost command that was recognised.
  [[nodiscard]] const CLI::App* innermost() const {
    const CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  [[nodiscard]] std::string unexpected(const std::vector<std::string>& rest) const {
    const CLI::App* app = innermost();
    const std::string word = rest.empty() ? std::string() : rest.front();
    std::vector<std::string> known;
    const Words* message = &kUnexpected;
    if (word.size() > 1 && word.front() == '-') {
      message = &kUnknownOption;
      for (const CLI::Option* each : app->get_options()) {
        for (const std::string& name : each->get_lnames()) known.push_back("--" + name);
      }
    } else {
      for (const CLI::App* each : app->get_subcommands([](const CLI::App*) { return true; }))
        known.push_back(each->get_name());
      if (!known.empty()) message = &kUnknownCommand;
    }
    const std::optional<std::string> near = text::near_name(word.substr(0, word.find('=')), known);
    return say(language_, *message, word) + (near ? say(language_, kDidYouMean, *near) : "");
  }

  [[nodiscard]] Answer wrong(const std::string& message) const {
    std::string path;
    for (const CLI::App* app = innermost(); app != nullptr; app = app->get_parent()) {
      path.insert(0, path.empty() ? app->get_name() : app->get_name() + " ");
    }
    return {kCouldNotRun, {}, message + say(language_, kSeeHelp, path)};
  }

  Language language_;
  Given given_;
  CLI::App app_;
  CLI::App *lint_, *checklist_, *diff_, *explain_, *annotate_, *figures_, *config_, *init_, *rules_, *rules_list_,
      *rules_explain_, *rules_test_;
};

}  // namespace

Command parse_command_line(const std::vector<std::string>& arguments) {
  return Parser(language_of(arguments)).parse(arguments);
}

}  // namespace khop::cli
