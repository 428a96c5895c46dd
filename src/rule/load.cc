// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "rule/rule.h"
#include "rule/structure.h"
#include "yaml/node.h"

namespace khop::rule {
namespace {

using yaml::Kind;
using yaml::Node;

const std::vector<std::string> kFileKeys = {"classes", "scales",   "numerals", "units",
                                            "nouns",   "evidence", "phrases",  "rules"};
const std::vector<std::string> kRuleKeys = {"id",    "kind",     "scope",        "severity", "summary",
                                            "match", "gap",      "find",         "with",     "where",
                                            "check", "strength", "confirm_only", "message",  "examples"};
const std::vector<std::string> kKinds = {"sum",          "part-le-total", "ratio",      "share",     "share-sum",
                                         "growth",       "difference",    "product",    "unit",      "cagr",
                                         "plan-implied", "restatement",   "count-list", "direction", "malformed-number",
                                         "missing-unit", "unit-suspect",  "date",       "numbering", "duplicate-text"};
const std::vector<std::string> kExpected = {"consistent", "rounding",     "inconsistent",
                                            "finding",    "unverifiable", "silent"};
/// Names that the message of a check may use besides its figures'.
const std::vector<std::string> kMessageNames = {"computed", "difference", "operands", "stated"};

/// "rate == done / plan" → "done / plan".
std::string computed_side(const std::string& text, const Expression& expression) {
  for (const char* sign : {"==", "!=", "<=", ">=", "<", ">"}) {
    const auto at = text.find(sign);
    if (at == std::string::npos) continue;
    const auto trim = [](std::string side) {
      while (side.starts_with(' ')) side.erase(0, 1);
      while (side.ends_with(' ')) side.pop_back();
      return side;
    };
    const auto left = trim(text.substr(0, at)), right = trim(text.substr(at + std::string_view(sign).size()));
    const auto stated = expression.stated();
    return stated >= 0 && right == expression.names()[static_cast<std::size_t>(stated)] ? left
           : stated < 0                                                                 ? left
                                                                                        : right;
  }
  return text;
}

class Loader {
 public:
  Loader(Rules& rules, std::string text, std::string path)
      : rules_(rules), text_(std::move(text)), path_(std::move(path)) {}

  std::optional<Error> knowledge(const Node& root) {
    if (root.kind == Kind::null) return std::nullopt;
    if (root.kind != Kind::map) return root.error(path_, "expected a map with some of: " + joined(kFileKeys));
    for (const auto& [key, value] : root.entries)
      if (!contains(kFileKeys, key.scalar)) return key.error(path_, yaml::unknown_name("key", key.scalar, kFileKeys));
    if (const auto* classes = root.find("classes"))
      if (auto error = rules_.lexicon.add(*classes, path_)) return error;
    if (auto error = rules_.units.add(root, path_)) return error;
    if (const auto* evidence = root.find("evidence")) {
      if (evidence->kind != Kind::map) return evidence->error(path_, "expected a map of weights");
      for (const auto& [key, value] : evidence->entries) {
        const auto number = real(value);
        if (!number) return value.error(path_, "expected a number");
        rules_.evidence.weights[key.scalar] = *number;
      }
    }
    if (const auto* phrases = root.find("phrases")) {
      if (phrases->kind != Kind::map) return phrases->error(path_, "expected a map of phrases in two languages");
      for (const auto& [key, value] : phrases->entries) {
        std::array<Template, 2> both;
        if (auto error = languages(value, both)) return error;
        rules_.phrases[key.scalar] = std::move(both);
      }
    }
    return std::nullopt;
  }

  std::optional<Error> rules(const Node& root) {
    const auto* list = root.find("rules");
    if (list == nullptr) return std::nullopt;
    if (list->kind != Kind::sequence) return list->error(path_, "expected a list of rules");
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const auto end = i + 1 < list->items.size() ? list->items[i + 1].line : 0;
      if (auto error = rule(list->items[i], end)) return error;
    }
    return std::nullopt;
  }

 private:
  static bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  }
  static std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const auto& name : list) out += (out.empty() ? "" : ", ") + name;
    return out;
  }
  static std::optional<double> real(const Node& node) {
    double value = 0;
    const auto* end = node.scalar.data() + node.scalar.size();
    const auto [stop, code] = std::from_chars(node.scalar.data(), end, value);
    if (node.kind != Kind::scalar || code != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
  }

  /// An error inside a scalar: its column counts from the scalar's first character. A scalar that is not printed as it
  /// reads (escapes, several lines) keeps the place of its beginning.
  Error inside(const Node& node, const Error& error) const {
    Error out = node.error(path_, error.message);
    // The expression's own messages begin with their column, which would be a second one here.
    if (const auto told = "column " + std::to_string(error.column) + ": "; out.message.starts_with(told))
      out.message.erase(0, told.size());
    if (error.column == 0) return out;
    const auto line = std::string_view(text_).substr(line_start(node.line));
    const auto begin = byte_of(line, node.column - 1 + (node.quoted ? 1 : 0));
    const auto before = byte_of(node.scalar, error.column - 1);
    if (line.substr(begin).starts_with(std::string_view(node.scalar).substr(0, before)))
      out.column += error.column - 1 + (node.quoted ? 1 : 0);
    return out;
  }

  std::size_t line_start(std::uint32_t line) const {
    std::size_t at = 0;
    for (std::uint32_t n = 1; n < line && at < text_.size(); ++n)
      at = std::min(text_.find('\n', at), text_.size() - 1) + 1;
    return at;
  }
  /// Bytes of the first `characters` code points of `text`.
  static std::size_t byte_of(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    while (at < text.size() && characters > 0) {
      ++at;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      --characters;
    }
    return at;
  }

  std::optional<Error> text_of(const Node& rule, const char* key, const std::vector<std::string>* known, bool required,
                               std::string& out) const {
    const auto* node = rule.find(key);
    if (node == nullptr) {
      if (required) return rule.error(path_, std::string("a rule needs '") + key + "'");
      return std::nullopt;
    }
    if (node->kind != Kind::scalar || node->scalar.empty())
      return node->error(path_, std::string("'") + key + "' must be text");
    if (known != nullptr && !contains(*known, node->scalar))
      return node->error(path_, yaml::unknown_name(key, node->scalar, *known));
    out = node->scalar;
    return std::nullopt;
  }

  template <typename Text>
  std::optional<Error> languages(const Node& node, std::array<Text, 2>& out) const {
    if (node.kind != Kind::map) return node.error(path_, "expected texts in two languages: {vi: …, en: …}");
    for (const auto& [key, value] : node.entries) {
      if (key.scalar != "vi" && key.scalar != "en")
        return key.error(path_, yaml::unknown_name("language", key.scalar, {"vi", "en"}));
      if (value.kind != Kind::scalar || value.scalar.empty()) return value.error(path_, "expected text");
      auto& place = out[key.scalar == "vi" ? 0 : 1];
      if constexpr (std::is_same_v<Text, Template>) {
        auto parsed = Template::parse(value.scalar);
        if (!parsed) return inside(value, parsed.error());
        place = *parsed;
      } else {
        place = value.scalar;
      }
    }
    if (node.find("vi") == nullptr || node.find("en") == nullptr)
      return node.error(path_, "both languages are needed: vi and en");
    return std::nullopt;
  }

  static std::vector<const Node*> one_or_more(const Node& node) {
    std::vector<const Node*> out;
    if (node.kind == Kind::sequence) {
      for (const auto& item : node.items) out.push_back(&item);
    } else {
      out.push_back(&node);
    }
    return out;
  }

  std::optional<Error> rule(const Node& node, std::uint32_t next_line) {
    if (node.kind != Kind::map) return node.error(path_, "expected a rule: a map with id, kind, scope …");
    for (const auto& [key, value] : node.entries)
      if (!contains(kRuleKeys, key.scalar)) return key.error(path_, yaml::unknown_name("key", key.scalar, kRuleKeys));
    Rule rule;
    rule.path = path_;
    rule.line = node.line;
    rule.source = lines(node.line, next_line);
    if (auto error = text_of(node, "id", nullptr, true, rule.id)) return error;
    for (const auto& other : rules_.rules)
      if (other.id == rule.id)
        return node.find("id")->error(
            path_, "the id '" + rule.id + "' is taken by " + other.path + ":" + std::to_string(other.line));
    if (auto error = text_of(node, "kind", &kKinds, true, rule.kind)) return error;
    std::string word;
    const std::vector<std::string> scopes = {"clause", "statement", "table", "series"};
    if (auto error = text_of(node, "scope", &scopes, true, word)) return error;
    rule.scope = static_cast<Scope>(std::find(scopes.begin(), scopes.end(), word) - scopes.begin());
    word = "error";
    const std::vector<std::string> severities = {"info", "note", "warning", "error"};
    if (auto error = text_of(node, "severity", &severities, false, word)) return error;
    rule.severity = *parse_severity(word);
    if (const auto* summary = node.find("summary")) {
      if (auto error = languages(*summary, rule.summary)) return error;
    } else {
      return node.error(path_, "a rule needs 'summary'");
    }
    if (auto error = matching(node, rule)) return error;
    if (auto error = checking(node, rule)) return error;
    if (auto error = wording(node, rule)) return error;
    if (auto error = examples(node, rule)) return error;
    rules_.rules.push_back(std::move(rule));
    return std::nullopt;
  }

  std::optional<Error> matching(const Node& node, Rule& rule) {
    const auto* match = node.find("match");
    const auto* find = node.find("find");
    if (rule.scope == Scope::clause) {
      if (match == nullptr) return node.error(path_, "a rule of scope clause needs 'match'");
      if (find != nullptr) return find->error(path_, "'find' goes with the other scopes; a clause has 'match'");
      for (const auto* text : one_or_more(*match)) {
        if (text->kind != Kind::scalar || text->scalar.empty()) return text->error(path_, "expected a pattern");
        auto pattern = Pattern::parse(text->scalar, rules_.lexicon, rules_.units);
        if (!pattern) return inside(*text, pattern.error());
        rule.patterns.push_back(std::move(*pattern));
      }
      if (rule.patterns.empty()) return match->error(path_, "expected at least one pattern");
    } else {
      if (match != nullptr) return match->error(path_, "'match' goes with scope clause; the others have 'find'");
      const auto known = structures(rule.scope);
      if (auto error = text_of(node, "find", &known, true, rule.find)) return error;
    }
    if (const auto* gap = node.find("gap")) {
      if (rule.scope != Scope::clause) return gap->error(path_, "'gap' goes with scope clause");
      const auto number = real(*gap);
      if (!number || *number < 1 || *number > 60)
        return gap->error(path_, "'gap' must be a number of words from 1 to 60");
      rule.options["gap"] = {gap->scalar};
    }
    if (const auto* with = node.find("with")) {
      if (with->kind != Kind::map) return with->error(path_, "'with' must be a map of options");
      if (rule.scope == Scope::clause) return with->error(path_, "'with' goes with 'find'; a clause has none");
      if (auto error = options(*with, rule)) return error;
    }
    if (const auto* strength = node.find("strength")) {
      const auto number = real(*strength);
      if (!number) return strength->error(path_, "'strength' must be a number");
      rule.strength = *number;
    }
    if (const auto* only = node.find("confirm_only")) {
      if (only->scalar != "true" && only->scalar != "false")
        return only->error(path_, "'confirm_only' must be true or false");
      rule.confirm_only = only->scalar == "true";
    }
    return std::nullopt;
  }

  /// Options of a structure: a misspelt one would leave the rule mute, so each is known and each value is looked at.
  std::optional<Error> options(const Node& with, Rule& rule) const {
    const auto& known = find_structure(rule.scope, rule.find)->options;
    for (const auto& [key, value] : with.entries) {
      const auto option = std::find_if(known.begin(), known.end(),
                                       [&, name = &key.scalar](const Option& o) { return o.name == *name; });
      if (option == known.end()) {
        std::vector<std::string> names;
        for (const auto& other : known) names.push_back(other.name);
        if (names.empty()) return key.error(path_, "'find: " + rule.find + "' has no options");
        return key.error(path_, yaml::unknown_name("option", key.scalar, names));
      }
      for (const auto* item : one_or_more(value)) {
        if (item->kind != Kind::scalar || item->scalar.empty()) return item->error(path_, "expected a value");
        if (auto error = option_value(*option, *item)) return error;
        rule.options[key.scalar].push_back(item->scalar);
      }
    }
    return std::nullopt;
  }

  std::optional<Error> option_value(const Option& option, const Node& item) const {
    switch (option.kind) {
      case OptionKind::role:
        if (!contains(roles(), item.scalar)) return item.error(path_, yaml::unknown_name("role", item.scalar, roles()));
        break;
      case OptionKind::dimension:
        if (!rules_.units.find_dimension(item.scalar))
          return item.error(path_, yaml::unknown_name("dimension", item.scalar, rules_.units.dimension_names()));
        break;
      case OptionKind::classes:
        if (!rules_.lexicon.find(item.scalar))
          return item.error(path_, yaml::unknown_name("word class", item.scalar, rules_.lexicon.class_names()));
        break;
      case OptionKind::words:
        if (!contains(option.words, item.scalar))
          return item.error(path_, yaml::unknown_name("value", item.scalar, option.words));
        break;
      case OptionKind::number: {
        const auto number = real(item);
        if (!number || *number < 1 || *number > 60 || *number != std::floor(*number))
          return item.error(path_, "'" + option.name + "' must be a whole number from 1 to 60");
        break;
      }
      case OptionKind::text:
        break;
    }
    return std::nullopt;
  }

  static const std::vector<std::string>& roles() {
    static const std::vector<std::string> kRoles = [] {
      std::vector<std::string> out;
      for (int i = 0; !figure::role_name(static_cast<figure::Role>(i)).empty(); ++i)
        out.emplace_back(figure::role_name(static_cast<figure::Role>(i)));
      return out;
    }();
    return kRoles;
  }

  std::optional<Error> checking(const Node& node, Rule& rule) {
    const auto* structure = find_structure(rule.scope, rule.find);
    if (const auto* where = node.find("where")) {
      for (const auto* text : one_or_more(*where)) {
        if (text->kind != Kind::scalar) return text->error(path_, "expected a comparison: a.property == b.property");
        auto condition = Condition::parse(text->scalar);
        if (!condition) return inside(*text, condition.error());
        if (condition->right_name.empty() && condition->left == Property::dimension &&
            !rules_.units.find_dimension(condition->literal))
          return text->error(path_,
                             yaml::unknown_name("dimension", condition->literal, rules_.units.dimension_names()));
        for (const auto& name : {condition->left_name, condition->right_name})
          if (!name.empty() && !binds(rule, structure, name))
            return text->error(path_, "'" + name + "' is used in 'where' but " + unbound(rule, structure));
        rule.where.push_back(std::move(*condition));
      }
    }
    const auto* check = node.find("check");
    const bool finding = structure != nullptr && structure->figures.empty();
    if (check == nullptr) {
      if (finding) return std::nullopt;
      return node.error(path_, "a rule needs 'check': what must hold, such as rate == done / plan");
    }
    if (finding) return check->error(path_, "'find: " + rule.find + "' looks by itself; it takes no 'check'");
    if (check->kind != Kind::scalar) return check->error(path_, "'check' must be text");
    auto expression = Expression::parse(check->scalar);
    if (!expression) return inside(*check, expression.error());
    if (expression->names().empty()) return check->error(path_, "'check' compares no figure: name at least one");
    // A name that nothing binds would make the rule mute for ever.
    for (const auto& name : expression->names())
      if (!binds(rule, structure, name))
        return check->error(path_, "'" + name + "' is used in 'check' but " + unbound(rule, structure));
    rule.formula = computed_side(check->scalar, *expression);
    rule.relation = check->scalar;
    rule.check = std::move(*expression);
    return std::nullopt;
  }

  /// Whether every pattern of the rule, or its structure, gives a figure under this name.
  static bool binds(const Rule& rule, const Structure* structure, const std::string& name) {
    if (structure != nullptr) return contains(structure->figures, name);
    return std::all_of(rule.patterns.begin(), rule.patterns.end(),
                       [&](const Pattern& p) { return contains(p.figures(), name); });
  }
  static std::string unbound(const Rule& rule, const Structure* structure) {
    if (structure == nullptr) return "not every 'match' binds it to a figure";
    return "'find: " + rule.find + "' binds only: " + joined(structure->figures);
  }

  std::optional<Error> wording(const Node& node, Rule& rule) {
    const auto* message = node.find("message");
    if (message == nullptr) return node.error(path_, "a rule needs 'message'");
    if (auto error = languages(*message, rule.message)) return error;
    const auto* structure = find_structure(rule.scope, rule.find);
    std::vector<std::string> known = structure != nullptr ? structure->words : kMessageNames;
    if (rule.check) known.insert(known.begin(), rule.check->names().begin(), rule.check->names().end());
    for (const auto& [key, value] : message->entries)
      for (const auto& name : rule.message[key.scalar == "vi" ? 0 : 1].names())
        if (!contains(known, name))
          return value.error(path_,
                             "the message names what the check does not: " + yaml::unknown_name("name", name, known));
    return std::nullopt;
  }

  std::optional<Error> examples(const Node& node, Rule& rule) {
    const auto* examples = node.find("examples");
    if (examples == nullptr || examples->kind != Kind::map)
      return node.error(path_, "a rule needs 'examples': {consistent: [...], inconsistent: [...], silent: [...]}");
    for (const auto& [key, list] : examples->entries) {
      if (!contains(kExpected, key.scalar))
        return key.error(path_, yaml::unknown_name("outcome", key.scalar, kExpected));
      for (const auto* text : one_or_more(list)) {
        if (text->kind != Kind::scalar || text->scalar.empty())
          return text->error(path_, "expected the text of an example");
        rule.examples.push_back({text->scalar, key.scalar, text->line});
      }
    }
    if (rule.examples.empty()) return examples->error(path_, "a rule needs at least one example");
    return std::nullopt;
  }

  std::string lines(std::uint32_t first, std::uint32_t next) const {
    std::string out;
    std::istringstream in(text_);
    std::string line;
    for (std::uint32_t n = 1; std::getline(in, line); ++n)
      if (n >= first && (next == 0 || n < next)) out += line + "\n";
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
  }

  Rules& rules_;
  std::string text_, path_;
};

}  // namespace

const std::vector<std::string>& file_keys() { return kFileKeys; }
const std::vector<std::string>& rule_keys() { return kRuleKeys; }
const std::vector<std::string>& kinds() { return kKinds; }

std::optional<Error> add_file(Rules& rules, const std::string& text, const std::string& path) {
  auto root = yaml::parse(text, path);
  if (!root) return root.error();
  Loader loader(rules, text, path);
  if (auto error = loader.knowledge(*root)) return error;
  return loader.rules(*root);
}

Result<std::shared_ptr<const Rules>> load(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code code;
  if (!fs::is_directory(folder, code)) return Error{folder, 0, 0, "no such folder of rules"};
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
    if (it->is_regular_file(code) && (it->path().extension() == ".yaml" || it->path().extension() == ".yml"))
      paths.push_back(it->path().string());
  if (code) return Error{folder, 0, 0, "cannot be read: " + code.message()};
  if (paths.empty()) return Error{folder, 0, 0, "holds no rule files (*.yaml)"};
  std::sort(paths.begin(), paths.end());
  auto rules = std::make_shared<Rules>();
  std::vector<std::pair<Loader, Node>> files;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return Error{path, 0, 0, "cannot be read"};
    auto root = yaml::parse(text.str(), path);
    if (!root) return root.error();
    files.emplace_back(Loader(*rules, text.str(), path), std::move(*root));
  }
  // Words and units of every file first: rules name them.
  for (auto& [loader, root] : files)
    if (auto error = loader.knowledge(root)) return *error;
  for (auto& [loader, root] : files)
    if (auto error = loader.rules(root)) return *error;
  return std::shared_ptr<const Rules>(std::move(rules));
}

}  // namespace khop::rule
