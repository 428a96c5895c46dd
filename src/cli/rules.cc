// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/report.h"
#include "output/display.h"
#include "output/rule_page.h"
#include "text/near_name.h"

namespace khop::cli {
namespace {

using output::visible;

int print(const Common& common, const std::string& text, int code) {
  Result<Sink> sink = Sink::open(common.output, common.language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  sink->write(text);
  return finish(*sink, code);
}

std::string_view summary(const RuleInfo& rule, Language language) {
  return language == Language::vi ? rule.summary_vi : rule.summary_en;
}

bool ids_known(const std::vector<RuleInfo>& rules, const std::vector<std::string>& ids, Language language) {
  std::vector<std::string> known;
  for (const RuleInfo& rule : rules) known.push_back(rule.id);
  for (const std::string& id : ids) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    const std::optional<std::string> near = text::near_name(id, known);
    print_error({{}, 0, 0, say(language, kUnknownRuleId, id) + (near ? say(language, kDidYouMean, *near) : "")});
    return false;
  }
  return true;
}

std::string padded(const std::string& text, unsigned width) {
  return text + std::string(width - std::min(width, output::width(text)), ' ');
}

// Line breaks and indents are kept: this is YAML to be read and copied.
std::string visible_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += "    " + visible(text.substr(0, end)) + "\n";
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

// One rule a line.
std::string table(const std::vector<RuleInfo>& list, Language language) {
  unsigned id = 0, kind = 0;
  for (const RuleInfo& rule : list) {
    id = std::max(id, output::width(rule.id));
    kind = std::max(kind, output::width(rule.kind));
  }
  std::string out;
  for (const RuleInfo& rule : list) {
    std::string line =
        fmt::format("{}  {}  {:9}  {:7}  {}", padded(visible(rule.id), id), padded(visible(rule.kind), kind),
                    rule.scope, severity_name(rule.severity), visible(summary(rule, language)));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace

int run(const RulesListCommand& command) {
  const std::optional<RuleSet> rules = load_rules(command.common);
  if (!rules) return kCouldNotRun;
  const std::vector<RuleInfo> list = rules->list();
  switch (command.format) {
    case RulesListFormat::markdown:
      return print(command.common, output::rules_markdown(list, command.common.language), kClean);
    case RulesListFormat::json:
      return print(command.common, output::rules_json(list), kClean);
    case RulesListFormat::text:
      break;
  }
  return print(command.common, table(list, command.common.language), kClean);
}

int run(const RulesExplainCommand& command) {
  const std::optional<RuleSet> rules = load_rules(command.common);
  const Language language = command.common.language;
  if (!rules) return kCouldNotRun;
  const std::vector<RuleInfo> list = rules->list();
  if (!ids_known(list, command.ids, language)) return kCouldNotRun;
  std::string out;
  for (const std::string& id : command.ids) {
    const RuleInfo& rule =
        *std::find_if(list.begin(), list.end(), [&id](const RuleInfo& each) { return each.id == id; });
    if (!out.empty()) out += "\n";
    out += fmt::format("{} ({}, {}, {})\n", visible(rule.id), visible(rule.kind), rule.scope,
                       severity_name(rule.severity));
    if (!summary(rule, language).empty()) out += visible(summary(rule, language)) + "\n";
    out += fmt::format("{}:{}\n\n", visible(rule.path), rule.line);
    out += visible_lines(rule.source);
  }
  return print(command.common, out, kClean);
}

int run(const RulesTestCommand& command) {
  const std::optional<RuleSet> rules = load_rules(command.common);
  const Language language = command.common.language;
  if (!rules || !ids_known(rules->list(), command.ids, language)) return kCouldNotRun;
  std::string out;
  std::size_t passed = 0, failed = 0;
  std::set<std::string> tested;
  for (const RuleTestResult& result : rules->test(command.ids)) {
    tested.insert(result.rule);
    ++(result.passed() ? passed : failed);
    if (result.passed()) continue;
    out += say(language, kTestFailed, visible(result.path), result.line, visible(result.rule), result.expected,
               result.got, visible(result.example)) +
           "\n";
  }
  out += say(language, kTestSummary, passed + failed, tested.size(), passed, failed);
  return print(command.common, out, failed == 0 ? kClean : kProblems);
}

}  // namespace khop::cli
