// SPDX-License-Identifier: Apache-2.0
/// `khop config`: what is in force for a draft, and from where.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/linters.h"
#include "cli/messages.h"
#include "cli/report.h"
#include "config/date.h"
#include "config/glob.h"
#include "output/display.h"
#include "output/json_writer.h"

namespace khop::cli {
namespace {

using output::JsonObject;
using output::visible;

/// A setting as it is shown: several values where it is a list.
struct Row {
  std::string name;
  std::vector<std::pair<std::string, Source>> values;
};

std::string_view name_of(Language language) { return language == Language::vi ? "vi" : "en"; }

std::vector<Row> rows_of(const Settings& settings) {
  std::vector<Row> out;
  const auto one = [&out](const char* name, std::string_view value, const Source& from) {
    out.push_back({name, {{std::string(value), from}}});
  };
  const auto list = [&out](const char* name, const std::vector<Setting<std::string>>& values) {
    Row row{name, {}};
    for (const auto& each : values) row.values.emplace_back(each.value, each.from);
    out.push_back(std::move(row));
  };
  one("language", name_of(settings.language.value), settings.language.from);
  one("locale", settings.locale.value, settings.locale.from);
  one("rounding", settings.rounding.value == RoundingMode::nearest ? "nearest" : "truncate", settings.rounding.from);
  one("fail-on", settings.fail_on.value ? severity_name(*settings.fail_on.value) : "never", settings.fail_on.from);
  one("revisions", settings.original_revisions.value ? "original" : "accepted", settings.original_revisions.from);
  list("disable", settings.disable);
  list("only", settings.only);
  Row severities{"severities", {}}, tolerances{"tolerances", {}};
  for (const auto& each : settings.severities)
    severities.values.emplace_back(fmt::format("{}: {}", each.value.first, severity_name(each.value.second)),
                                   each.from);
  for (const auto& each : settings.tolerances)
    tolerances.values.emplace_back(fmt::format("{}: {}", each.value.first, each.value.second), each.from);
  out.push_back(std::move(severities));
  out.push_back(std::move(tolerances));
  list("add-rules", settings.add_rules);
  list("annexes", settings.annexes);
  Row baseline{"baseline", {}};
  if (settings.baseline) baseline.values.emplace_back(settings.baseline->value, settings.baseline->from);
  out.push_back(std::move(baseline));
  return out;
}

class Page {
 public:
  Page(const Settings& settings, const std::string& draft, Language language)
      : settings_(settings), draft_(draft), language_(language), today_(config::today()) {}

  [[nodiscard]] std::string text() const {
    const config::Config& file = *settings_.config;
    std::string out = say(language_, kConfigOf, visible(draft_.empty() ? "." : draft_),
                          file.path.empty() ? std::string(kConfigNone.in(language_)) : visible(file.path));
    unsigned width = 0;
    for (const Row& row : rows_of(settings_))
      for (const auto& [value, from] : row.values) width = std::max(width, output::width(visible(value)));
    width = std::min(width, 40U);
    for (const Row& row : rows_of(settings_)) {
      std::string name = row.name;
      if (row.values.empty()) out += fmt::format("  {:<12}{}\n", name, "-");
      for (const auto& [value, from] : row.values) {
        const std::string shown = visible(value);
        const unsigned wide = output::width(shown);
        out += fmt::format("  {:<12}{}{}  {}\n", name, shown, std::string(width - std::min(width, wide), ' '),
                           origin(from));
        name.clear();
      }
    }
    for (const config::Ignore& entry : file.ignores) {
      if (!meant(entry.path)) continue;
      std::string what;
      for (const auto& [key, value] : {std::pair{"path", entry.path}, {"rule", entry.rule.value}, {"text", entry.text}})
        if (!value.empty()) what += fmt::format("{}{}: {}", what.empty() ? "" : ", ", key, visible(value));
      if (!entry.until.empty()) what += fmt::format(", until: {}", entry.until);
      if (entry.expired(today_)) what += fmt::format(" ({})", kExpired.in(language_));
      out += fmt::format("  {:<12}{}  {}\n  {:<12}{}\n", "ignore", what, at(entry.line), "", visible(entry.reason));
    }
    for (const config::Report& entry : file.reports) {
      if (!meant(entry.path)) continue;
      std::string what;
      for (const auto& [key, value] : members(entry))
        what += fmt::format("{}{}: {}", what.empty() ? "" : ", ", key, visible(value));
      out += fmt::format("  {:<12}{}  {}\n", "reports", what, at(entry.line));
    }
    return out;
  }

  [[nodiscard]] std::string json() const {
    const config::Config& file = *settings_.config;
    std::string out;
    {
      JsonObject page(out);
      page.text("draft", draft_);
      file.path.empty() ? page.null("config") : page.text("config", file.path);
      page.key("settings") += '[';
      bool first = true;
      for (const Row& row : rows_of(settings_)) {
        for (const auto& [value, from] : row.values) {
          out += first ? "\n" : ",\n";
          first = false;
          JsonObject member(out);
          member.text("name", row.name);
          member.text("value", value);
          member.text("from", kOrigins[static_cast<std::size_t>(from.by)]);
          if (from.by == Source::By::file) member.number("line", from.line);
        }
      }
      out += ']';
      page.key("ignore") += '[';
      first = true;
      for (const config::Ignore& entry : file.ignores) {
        if (!meant(entry.path)) continue;
        out += first ? "\n" : ",\n";
        first = false;
        JsonObject member(out);
        member.number("line", entry.line);
        if (!entry.path.empty()) member.text("path", entry.path);
        if (!entry.rule.value.empty()) member.text("rule", entry.rule.value);
        if (!entry.text.empty()) member.text("text", entry.text);
        member.text("reason", entry.reason);
        if (!entry.until.empty()) member.text("until", entry.until);
        member.boolean("expired", entry.expired(today_));
      }
      out += ']';
      page.key("reports") += '[';
      first = true;
      for (const config::Report& entry : file.reports) {
        if (!meant(entry.path)) continue;
        out += first ? "\n" : ",\n";
        first = false;
        JsonObject member(out);
        member.number("line", entry.line);
        for (const auto& [key, value] : members(entry)) member.text(key, value);
      }
      out += ']';
    }
    return out + "\n";
  }

 private:
  static constexpr std::string_view kOrigins[] = {"default", "environment", "file", "command line"};

  // Without a draft all entries are shown.
  [[nodiscard]] bool meant(const std::string& pattern) const {
    return pattern.empty() || draft_.empty() || draft_ == "-" ||
           config::fits(pattern, config::relative_path(settings_.config->folder, draft_));
  }

  static std::vector<std::pair<std::string_view, std::string>> members(const config::Report& entry) {
    std::vector<std::pair<std::string_view, std::string>> out{{"path", entry.path}};
    const auto add = [&out](std::string_view key, const std::optional<std::string>& value) {
      if (value) out.emplace_back(key, *value);
    };
    add("place", entry.place);
    add("parent", entry.parent);
    add("period", entry.period);
    add("date", entry.date);
    add("number", entry.number);
    add("kind", entry.kind);
    return out;
  }

  [[nodiscard]] std::string at(std::uint32_t line) const {
    return fmt::format("{}:{}", visible(settings_.config->path), line);
  }

  [[nodiscard]] std::string origin(const Source& from) const {
    switch (from.by) {
      case Source::By::file:
        return at(from.line);
      case Source::By::command_line:
        return std::string(kFromCommandLine.in(language_));
      case Source::By::environment:
        return std::string(kFromEnvironment.in(language_));
      case Source::By::preset:
        break;
    }
    return std::string(kFromDefault.in(language_));
  }

  const Settings& settings_;
  const std::string& draft_;
  Language language_;
  std::string today_;
};

}  // namespace

int run(const ConfigCommand& command) {
  std::optional<Settings> settings = settings_of(folder_of(command.path), command.common, command.auditing);
  if (!settings) return kCouldNotRun;
  Common common = command.common;
  common.language = settings->language.value;
  if (!rules_of(*settings, common, command.auditing)) return kCouldNotRun;  // so that what is shown can be used
  const Page page(*settings, command.path, common.language);
  Result<Sink> sink = Sink::open(common.output, common.language);
  if (!sink) {
    print_error(sink.error());
    return kCouldNotRun;
  }
  sink->write(command.format == ConfigFormat::json ? page.json() : page.text());
  return finish(*sink, kClean);
}

}  // namespace khop::cli
