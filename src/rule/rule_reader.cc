// SPDX-License-Identifier: Apache-2.0
#include "rule/rule_reader.h"

#include <algorithm>
#include <cmath>

#include "rule/complaints.h"
#include "rule/structure.h"

namespace khop::rule {

using yaml::Kind;
using yaml::Node;

namespace {

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

class Reader {
 public:
  Reader(Rules& rules, const File& file) : rules_(rules), file_(file) {}

  std::optional<Error> read(const Node& root) {
    const auto* list = root.find("rules");
    if (list == nullptr) return std::nullopt;
    if (list->kind != Kind::sequence)
      return list->error(file_.path(), {"cần một danh sách quy tắc", "expected a list of rules"});
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const auto end = i + 1 < list->items.size() ? list->items[i + 1].line : 0;
      if (auto error = rule(list->items[i], end)) return error;
    }
    return std::nullopt;
  }

 private:
  std::optional<Error> text_of(const Node& rule, const char* key, const std::vector<std::string>* known, bool required,
                               std::string& out) const {
    const auto* node = rule.find(key);
    if (node == nullptr) {
      if (required) return rule.error(file_.path(), tell({"quy tắc cần có '{}'", "a rule needs '{}'"}, key));
      return std::nullopt;
    }
    if (node->kind != Kind::scalar || node->scalar.empty())
      return node->error(file_.path(), tell({"'{}' phải là chữ", "'{}' must be text"}, key));
    if (known != nullptr && !contains(*known, node->scalar))
      return node->error(file_.path(), yaml::unknown_name(key, node->scalar, *known));
    out = node->scalar;
    return std::nullopt;
  }

  std::optional<Error> rule(const Node& node, std::uint32_t next_line) {
    if (node.kind != Kind::map)
      return node.error(file_.path(), {"cần một quy tắc: bảng có id, kind, scope …",
                                       "expected a rule: a map with id, kind, scope …"});
    for (const auto& [key, value] : node.entries)
      if (!contains(kRuleKeys, key.scalar))
        return key.error(file_.path(), yaml::unknown_name(Words{"khóa", "key"}, key.scalar, kRuleKeys));
    Rule rule;
    rule.path = file_.path();
    rule.line = node.line;
    rule.source = file_.lines(node.line, next_line);
    if (auto error = text_of(node, "id", nullptr, true, rule.id)) return error;
    for (const auto& other : rules_.rules)
      if (other.id == rule.id)
        return node.find("id")->error(file_.path(), tell({"mã '{}' đã có ở {}:{}", "the id '{}' is taken by {}:{}"},
                                                         rule.id, other.path, other.line));
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
      if (auto error = file_.languages(*summary, rule.summary)) return error;
    } else {
      return node.error(file_.path(), {"quy tắc cần có 'summary'", "a rule needs 'summary'"});
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
      if (match == nullptr)
        return node.error(file_.path(),
                          {"quy tắc có scope clause cần có 'match'", "a rule of scope clause needs 'match'"});
      if (find != nullptr)
        return find->error(file_.path(), {"'find' dùng với các scope khác; clause dùng 'match'",
                                          "'find' goes with the other scopes; a clause has 'match'"});
      for (const auto* text : one_or_more(*match)) {
        if (text->kind != Kind::scalar || text->scalar.empty())
          return text->error(file_.path(), {"cần một mẫu", "expected a pattern"});
        auto pattern = Pattern::parse(text->scalar, rules_.lexicon, rules_.units);
        if (!pattern) return file_.inside(*text, pattern.error());
        rule.patterns.push_back(std::move(*pattern));
      }
      if (rule.patterns.empty())
        return match->error(file_.path(), {"cần ít nhất một mẫu", "expected at least one pattern"});
    } else {
      if (match != nullptr)
        return match->error(file_.path(), {"'match' dùng với scope clause; các scope khác dùng 'find'",
                                           "'match' goes with scope clause; the others have 'find'"});
      const auto known = structures(rule.scope);
      if (auto error = text_of(node, "find", &known, true, rule.find)) return error;
    }
    if (const auto* gap = node.find("gap")) {
      if (rule.scope != Scope::clause)
        return gap->error(file_.path(), {"'gap' dùng với scope clause", "'gap' goes with scope clause"});
      const auto number = real(*gap);
      if (!number || *number < 1 || *number > 60)
        return gap->error(file_.path(),
                          {"'gap' phải là số từ, từ 1 đến 60", "'gap' must be a number of words from 1 to 60"});
      rule.options["gap"] = {gap->scalar};
    }
    if (const auto* with = node.find("with")) {
      if (with->kind != Kind::map)
        return with->error(file_.path(), {"'with' phải là bảng tùy chọn", "'with' must be a map of options"});
      if (rule.scope == Scope::clause)
        return with->error(file_.path(),
                           {"'with' đi với 'find'; clause không có", "'with' goes with 'find'; a clause has none"});
      if (auto error = options(*with, rule)) return error;
    }
    if (const auto* strength = node.find("strength")) {
      const auto number = real(*strength);
      if (!number) return strength->error(file_.path(), {"'strength' phải là số", "'strength' must be a number"});
      rule.strength = *number;
    }
    if (const auto* only = node.find("confirm_only")) {
      if (only->scalar != "true" && only->scalar != "false")
        return only->error(file_.path(),
                           {"'confirm_only' phải là true hoặc false", "'confirm_only' must be true or false"});
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
        if (names.empty())
          return key.error(file_.path(),
                           tell({"'find: {}' không có tùy chọn nào", "'find: {}' has no options"}, rule.find));
        return key.error(file_.path(), yaml::unknown_name(Words{"tùy chọn", "option"}, key.scalar, names));
      }
      for (const auto* item : one_or_more(value)) {
        if (item->kind != Kind::scalar || item->scalar.empty())
          return item->error(file_.path(), {"cần một giá trị", "expected a value"});
        if (auto error = option_value(*option, *item)) return error;
        rule.options[key.scalar].push_back(item->scalar);
      }
    }
    return std::nullopt;
  }

  std::optional<Error> option_value(const Option& option, const Node& item) const {
    switch (option.kind) {
      case OptionKind::role:
        if (!contains(roles(), item.scalar))
          return item.error(file_.path(), yaml::unknown_name(Words{"vai trò", "role"}, item.scalar, roles()));
        break;
      case OptionKind::dimension:
        if (!rules_.units.find_dimension(item.scalar))
          return item.error(file_.path(), yaml::unknown_name(Words{"thứ nguyên", "dimension"}, item.scalar,
                                                             rules_.units.dimension_names()));
        break;
      case OptionKind::classes:
        if (!rules_.lexicon.find(item.scalar))
          return item.error(file_.path(), yaml::unknown_name(Words{"lớp từ", "word class"}, item.scalar,
                                                             rules_.lexicon.class_names()));
        break;
      case OptionKind::words:
        if (!contains(option.words, item.scalar))
          return item.error(file_.path(), yaml::unknown_name(Words{"giá trị", "value"}, item.scalar, option.words));
        break;
      case OptionKind::number: {
        const auto number = real(item);
        if (!number || *number < 1 || *number > 60 || *number != std::floor(*number))
          return item.error(
              file_.path(),
              tell({"'{}' phải là số nguyên từ 1 đến 60", "'{}' must be a whole number from 1 to 60"}, option.name));
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
        if (text->kind != Kind::scalar) return text->error(file_.path(), kWantsComparison);
        auto condition = Condition::parse(text->scalar);
        if (!condition) return file_.inside(*text, condition.error());
        if (condition->right_name.empty() && condition->left == Property::dimension &&
            !rules_.units.find_dimension(condition->literal))
          return text->error(file_.path(), yaml::unknown_name(Words{"thứ nguyên", "dimension"}, condition->literal,
                                                              rules_.units.dimension_names()));
        for (const auto& name : {condition->left_name, condition->right_name})
          if (!name.empty() && !binds(rule, structure, name))
            return text->error(file_.path(),
                               tell({"'{}' được dùng trong 'where' nhưng {}", "'{}' is used in 'where' but {}"}, name,
                                    unbound(rule, structure)));
        rule.where.push_back(std::move(*condition));
      }
    }
    const auto* check = node.find("check");
    const bool finding = structure != nullptr && structure->figures.empty();
    if (check == nullptr) {
      if (finding) return std::nullopt;
      return node.error(file_.path(), {"quy tắc cần có 'check': điều phải đúng, ví dụ rate == done / plan",
                                       "a rule needs 'check': what must hold, such as rate == done / plan"});
    }
    if (finding)
      return check->error(file_.path(), tell({"'find: {}' tự tìm, không nhận 'check'",
                                              "'find: {}' looks by itself; it takes no 'check'"},
                                             rule.find));
    if (check->kind != Kind::scalar) return check->error(file_.path(), {"'check' phải là chữ", "'check' must be text"});
    auto expression = Expression::parse(check->scalar);
    if (!expression) return file_.inside(*check, expression.error());
    if (expression->names().empty())
      return check->error(file_.path(), {"'check' không so sánh số liệu nào: hãy nêu ít nhất một tên",
                                         "'check' compares no figure: name at least one"});
    // A name that nothing binds would make the rule mute for ever.
    for (const auto& name : expression->names())
      if (!binds(rule, structure, name))
        return check->error(file_.path(),
                            tell({"'{}' được dùng trong 'check' nhưng {}", "'{}' is used in 'check' but {}"}, name,
                                 unbound(rule, structure)));
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
  static Told unbound(const Rule& rule, const Structure* structure) {
    if (structure == nullptr)
      return {"không phải mẫu 'match' nào cũng gán nó cho một số liệu", "not every 'match' binds it to a figure"};
    return tell({"'find: {}' chỉ gán: {}", "'find: {}' binds only: {}"}, rule.find, joined(structure->figures));
  }

  std::optional<Error> wording(const Node& node, Rule& rule) {
    const auto* message = node.find("message");
    if (message == nullptr) return node.error(file_.path(), {"quy tắc cần có 'message'", "a rule needs 'message'"});
    if (auto error = file_.languages(*message, rule.message)) return error;
    const auto* structure = find_structure(rule.scope, rule.find);
    std::vector<std::string> known = structure != nullptr ? structure->words : kMessageNames;
    if (rule.check) known.insert(known.begin(), rule.check->names().begin(), rule.check->names().end());
    for (const auto& [key, value] : message->entries)
      for (const auto& name : rule.message[key.scalar == "vi" ? 0 : 1].names())
        if (!contains(known, name))
          return value.error(file_.path(), tell({"thông báo nêu tên mà phép kiểm không có: {}",
                                                 "the message names what the check does not: {}"},
                                                yaml::unknown_name(Words{"tên", "name"}, name, known)));
    return std::nullopt;
  }

  std::optional<Error> examples(const Node& node, Rule& rule) {
    const auto* examples = node.find("examples");
    if (examples == nullptr || examples->kind != Kind::map)
      return node.error(file_.path(),
                        {"quy tắc cần có 'examples': {consistent: [...], inconsistent: [...], silent: [...]}",
                         "a rule needs 'examples': {consistent: [...], inconsistent: [...], silent: [...]}"});
    for (const auto& [key, list] : examples->entries) {
      if (!contains(kExpected, key.scalar))
        return key.error(file_.path(), yaml::unknown_name(Words{"kết quả", "outcome"}, key.scalar, kExpected));
      for (const auto* text : one_or_more(list)) {
        if (text->kind != Kind::scalar || text->scalar.empty())
          return text->error(file_.path(), {"cần chữ của một ví dụ", "expected the text of an example"});
        rule.examples.push_back({text->scalar, key.scalar, text->line});
      }
    }
    if (rule.examples.empty())
      return examples->error(file_.path(), {"quy tắc cần ít nhất một ví dụ", "a rule needs at least one example"});
    return std::nullopt;
  }

  Rules& rules_;
  const File& file_;
};

}  // namespace

const std::vector<std::string>& rule_keys() { return kRuleKeys; }
const std::vector<std::string>& kinds() { return kKinds; }

std::optional<Error> read_rules(const File& file, const Node& root, Rules& rules) {
  return Reader(rules, file).read(root);
}

}  // namespace khop::rule
