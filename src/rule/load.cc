// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rule/file.h"
#include "rule/rule.h"
#include "rule/rule_reader.h"

namespace khop::rule {

using yaml::Kind;
using yaml::Node;

namespace {

const std::vector<std::string> kFileKeys = {"classes",  "scales",  "numerals",   "units", "nouns",
                                            "evidence", "phrases", "indicators", "rules"};

/// Words, units, weights and phrases of a file: all but its rules.
std::optional<Error> read_knowledge(const File& file, const Node& root, Rules& rules) {
  if (root.kind == Kind::null) return std::nullopt;
  if (root.kind != Kind::map)
    return root.error(file.path(), tell({"cần một bảng có một số khóa trong: {}", "expected a map with some of: {}"},
                                        joined(kFileKeys)));
  for (const auto& [key, value] : root.entries)
    if (!contains(kFileKeys, key.scalar))
      return key.error(file.path(), yaml::unknown_name(Words{"khóa", "key"}, key.scalar, kFileKeys));
  if (const auto* classes = root.find("classes"))
    if (auto error = rules.lexicon.add(*classes, file.path())) return error;
  if (auto error = rules.units.add(root, file.path())) return error;
  if (const auto* indicators = root.find("indicators"))
    if (auto error = rules.indicators.add(*indicators, file.path())) return error;
  if (const auto* evidence = root.find("evidence")) {
    if (evidence->kind != Kind::map)
      return evidence->error(file.path(), {"cần một bảng trọng số", "expected a map of weights"});
    for (const auto& [key, value] : evidence->entries) {
      const auto number = real(value);
      if (!number) return value.error(file.path(), {"cần một số", "expected a number"});
      rules.evidence.weights[key.scalar] = *number;
    }
  }
  if (const auto* phrases = root.find("phrases")) {
    if (phrases->kind != Kind::map)
      return phrases->error(file.path(),
                            {"cần một bảng cụm từ bằng hai thứ tiếng", "expected a map of phrases in two languages"});
    for (const auto& [key, value] : phrases->entries) {
      std::array<Template, 2> both;
      if (auto error = file.languages(value, both)) return error;
      rules.phrases[key.scalar] = std::move(both);
    }
  }
  return std::nullopt;
}

/// Adds the rule files below `folder`, in the order of their paths.
std::optional<Error> rule_files(const std::string& folder, std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::error_code code;
  std::vector<std::string> found;
  for (fs::recursive_directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
    if (it->is_regular_file(code) && (it->path().extension() == ".yaml" || it->path().extension() == ".yml"))
      found.push_back(it->path().string());
  if (code) return complain(folder, tell({"không đọc được: {}", "cannot be read: {}"}, code.message()));
  if (found.empty()) return complain(folder, {"không có tệp quy tắc nào (*.yaml)", "holds no rule files (*.yaml)"});
  std::sort(found.begin(), found.end());
  paths.insert(paths.end(), found.begin(), found.end());
  return std::nullopt;
}

}  // namespace

const std::vector<std::string>& file_keys() { return kFileKeys; }

std::optional<Error> add_file(Rules& rules, const std::string& text, const std::string& path) {
  auto root = yaml::parse(text, path);
  if (!root) return root.error();
  const File file(text, path);
  if (auto error = read_knowledge(file, *root, rules)) return error;
  return read_rules(file, *root, rules);
}

Result<std::shared_ptr<const Rules>> load(const std::string& folder, const std::vector<std::string>& more) {
  namespace fs = std::filesystem;
  std::error_code code;
  if (!fs::is_directory(folder, code))
    return complain(folder, {"không có thư mục quy tắc này", "no such folder of rules"});
  std::vector<std::string> paths;
  if (auto error = rule_files(folder, paths)) return *error;
  for (const auto& each : more) {
    if (fs::is_directory(each, code)) {
      if (auto error = rule_files(each, paths)) return *error;
    } else if (fs::is_regular_file(each, code)) {
      paths.push_back(each);
    } else {
      return complain(each, {"không có tệp hoặc thư mục quy tắc này", "no such file or folder of rules"});
    }
  }
  auto rules = std::make_shared<Rules>();
  std::vector<std::pair<File, Node>> files;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return complain(path, {"không đọc được", "cannot be read"});
    auto root = yaml::parse(text.str(), path);
    if (!root) return root.error();
    files.emplace_back(File(text.str(), path), std::move(*root));
  }
  // Words and units of every file first: rules name them.
  for (const auto& [file, root] : files)
    if (auto error = read_knowledge(file, root, *rules)) return *error;
  for (const auto& [file, root] : files)
    if (auto error = read_rules(file, root, *rules)) return *error;
  return std::shared_ptr<const Rules>(std::move(rules));
}

}  // namespace khop::rule
