// SPDX-License-Identifier: Apache-2.0
/// The text of a .khop.yaml → Config.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

#include "config/config.h"
#include "config/date.h"
#include "config/messages.h"
#include "output/display.h"
#include "text/near_name.h"
#include "yaml/node.h"

namespace khop::config {

using output::visible;
using yaml::Kind;
using yaml::Node;

namespace {

const std::vector<std::string> kKeys = {"language", "locale",   "rounding",   "fail-on",    "revisions",
                                        "disable",  "only",     "severities", "tolerances", "add-rules",
                                        "annexes",  "baseline", "ignore",     "reports"};
const std::vector<std::string> kIgnoreKeys = {"path", "rule", "text", "reason", "until"};
const std::vector<std::string> kReportKeys = {"path", "place", "parent", "period", "date", "number", "kind"};

template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;

const Choices<Language> kLanguages{{"vi", Language::vi}, {"en", Language::en}};
const Choices<RoundingMode> kRoundings{{"nearest", RoundingMode::nearest}, {"truncate", RoundingMode::truncate}};
const Choices<bool> kRevisions{{"accepted", false}, {"original", true}};
const Choices<Severity> kSeverities{
    {"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {"info", Severity::info}};
const Choices<std::optional<Severity>> kFailOn{
    {"error", Severity::error}, {"warning", Severity::warning}, {"note", Severity::note}, {"never", std::nullopt}};

/// A defect of the file; caught in parse().
struct Wrong {
  Error error;
};

class Reader {
 public:
  Reader(const std::string& path, Language language) : language_(language) {
    out_.path = path;
    out_.folder = std::filesystem::path(path).parent_path().string();
  }

  Config read(const Node& root) {
    if (root.kind == Kind::null) return std::move(out_);
    members(root, kKeys);
    for (const auto& [key, value] : root.entries) member(key.scalar, value);
    return std::move(out_);
  }

 private:
  template <typename... Arguments>
  [[noreturn]] void fail(const Node& node, const Words& words, const Arguments&... arguments) const {
    throw Wrong{node.error(out_.path, say(language_, words, arguments...))};
  }

  void members(const Node& node, const std::vector<std::string>& known) const {
    if (node.kind != Kind::map) fail(node, kNeedsMap);
    for (const auto& [key, value] : node.entries) {
      if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
      if (const auto near = text::near_name(key.scalar, known)) fail(key, kUnknownKeyNear, visible(key.scalar), *near);
      fail(key, kUnknownKey, visible(key.scalar), fmt::format("{}", fmt::join(known, ", ")));
    }
  }

  void member(const std::string& key, const Node& value) {
    if (key == "language") out_.language = choice(key, value, kLanguages);
    if (key == "locale") out_.locale = text(key, value);
    if (key == "rounding") out_.rounding = choice(key, value, kRoundings);
    if (key == "fail-on") out_.fail_on = choice(key, value, kFailOn);
    if (key == "revisions") out_.original_revisions = choice(key, value, kRevisions);
    if (key == "disable") out_.disable = list(key, value);
    if (key == "only") out_.only = list(key, value);
    if (key == "severities") severities(value);
    if (key == "tolerances") tolerances(value);
    if (key == "add-rules") out_.add_rules = paths(list(key, value));
    if (key == "annexes") out_.annexes = paths(list(key, value));
    if (key == "baseline") out_.baseline = paths({text(key, value)}).front();
    if (key == "ignore")
      for (const Node& entry : entries(key, value)) ignore(entry);
    if (key == "reports")
      for (const Node& entry : entries(key, value)) report(entry);
  }

  Given<std::string> text(const std::string& key, const Node& node) const {
    if (node.kind != Kind::scalar) fail(node, kNeedsText, key);
    const std::size_t begin = node.scalar.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) fail(node, kNotEmpty, key);
    return {node.scalar.substr(begin, node.scalar.find_last_not_of(" \t\r\n") - begin + 1), node.line, node.column};
  }

  template <typename Value>
  Given<Value> choice(const std::string& key, const Node& node, const Choices<Value>& choices) const {
    const Given<std::string> word = text(key, node);
    std::vector<std::string> names;
    for (const auto& [name, value] : choices) {
      if (name == word.value) return {value, word.line, word.column};
      names.push_back(name);
    }
    if (const auto near = text::near_name(word.value, names))
      fail(node, kNotAmongNear, key, visible(word.value), *near);
    fail(node, kNotAmong, key, visible(word.value), fmt::format("{}", fmt::join(names, ", ")));
  }

  // A list, or its only member.
  std::vector<Given<std::string>> list(const std::string& key, const Node& node) const {
    if (node.kind == Kind::null) return {};
    if (node.kind == Kind::scalar) return {text(key, node)};
    if (node.kind != Kind::sequence) fail(node, kNeedsList, key);
    std::vector<Given<std::string>> out;
    for (const Node& item : node.items) out.push_back(text(key, item));
    return out;
  }

  const std::vector<Node>& entries(const std::string& key, const Node& node) const {
    if (node.kind != Kind::sequence && node.kind != Kind::null) fail(node, kNeedsEntries, key);
    return node.items;
  }

  // Paths are relative to the folder of the file, not to where khop is called.
  std::vector<Given<std::string>> paths(std::vector<Given<std::string>> given) const {
    for (auto& path : given)
      if (!out_.folder.empty())
        path.value = (std::filesystem::path(out_.folder) / path.value).lexically_normal().string();
    return given;
  }

  void severities(const Node& node) {
    if (node.kind == Kind::null) return;
    if (node.kind != Kind::map) fail(node, kNeedsMap);
    for (const auto& [key, value] : node.entries) {
      Given<Severity> severity = choice("severities", value, kSeverities);
      severity.line = key.line;
      severity.column = key.column;
      out_.severities.emplace_back(key.scalar, severity);
    }
  }

  void tolerances(const Node& node) {
    constexpr std::uint32_t kMost = 1000;
    if (node.kind == Kind::null) return;
    if (node.kind == Kind::scalar) {  // for all
      out_.tolerances.emplace_back("*", Given<std::uint32_t>{units(node, kMost), node.line, node.column});
      return;
    }
    if (node.kind != Kind::map) fail(node, kNeedsMap);
    for (const auto& [key, value] : node.entries)
      out_.tolerances.emplace_back(key.scalar, Given<std::uint32_t>{units(value, kMost), key.line, key.column});
  }

  std::uint32_t units(const Node& node, std::uint32_t most) const {
    const std::string word = text("tolerances", node).value;
    std::uint32_t out = 0;
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), out);
    if (error != std::errc() || stop != word.data() + word.size() || out > most)
      fail(node, kBadTolerance, visible(word));
    return out;
  }

  void ignore(const Node& node) {
    members(node, kIgnoreKeys);
    Ignore out;
    out.line = node.line;
    for (const auto& [key, value] : node.entries) {
      const Given<std::string> word = text(key.scalar, value);
      if (key.scalar == "path") out.path = word.value;
      if (key.scalar == "rule") out.rule = word;
      if (key.scalar == "text") out.text = word.value;
      if (key.scalar == "reason") out.reason = word.value;
      if (key.scalar == "until") {
        if (!is_day(word.value)) fail(value, kBadDate, key.scalar, visible(word.value));
        out.until = word.value;
      }
    }
    if (out.reason.empty()) fail(node, kNoReason);
    if (out.path.empty() && out.rule.value.empty() && out.text.empty()) fail(node, kNothingNamed);
    out_.ignores.push_back(std::move(out));
  }

  void report(const Node& node) {
    members(node, kReportKeys);
    Report out;
    out.line = node.line;
    for (const auto& [key, value] : node.entries) {
      const std::string word = text(key.scalar, value).value;
      if (key.scalar == "path") out.path = word;
      if (key.scalar == "place") out.place = word;
      if (key.scalar == "parent") out.parent = word;
      if (key.scalar == "period") out.period = word;
      if (key.scalar == "number") out.number = word;
      if (key.scalar == "kind") out.kind = word;
      if (key.scalar == "date") {
        if (!is_day(word) && !is_day(word + "-01") && !is_day(word + "-01-01"))
          fail(value, kBadReportDate, visible(word));
        out.date = word;
      }
    }
    if (out.path.empty()) fail(node, kNoPath);
    if (node.entries.size() < 2) fail(node, kNothingToSet);
    out_.reports.push_back(std::move(out));
  }

  Language language_;
  Config out_;
};

Result<Config> read(Result<Node> root, const std::string& path, Language language) {
  if (!root) return root.error();
  try {
    return Reader(path, language).read(*root);
  } catch (const Wrong& wrong) {
    return wrong.error;
  }
}

}  // namespace

Result<Config> parse(std::string_view text, const std::string& path, Language language) {
  return read(yaml::parse(text, path), path, language);
}

Result<Config> load(const std::string& path, Language language) { return read(yaml::load(path), path, language); }

const std::vector<std::string>& keys() { return kKeys; }
const std::vector<std::string>& ignore_keys() { return kIgnoreKeys; }
const std::vector<std::string>& report_keys() { return kReportKeys; }

}  // namespace khop::config
