// SPDX-License-Identifier: Apache-2.0
#include "output/rule_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "output/display.h"
#include "output/json_writer.h"
#include "sentence.h"
#include "yaml/node.h"

namespace khop::output {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr Words kTitle{"Các quy tắc", "Rule reference"};
constexpr Words kIntroduction{
    "{} quy tắc, theo loại quan hệ. Trang này do `khop rules list --format markdown` viết ra từ chính các quy tắc; "
    "đừng "
    "sửa tay. Cách đọc và cách viết quy tắc: [writing-rules.md](writing-rules.md).",
    "{} rules, by kind of relation. This page is what `khop rules list --format markdown --lang en` makes of the rules "
    "themselves; do not edit it. How to read and write rules: [writing-rules.md](writing-rules.md)."};
constexpr Words kSeverity{"mức", "severity"};
constexpr Words kScope{"phạm vi", "scope"};
constexpr Words kFile{"tệp", "file"};
constexpr Words kMatch{"Mẫu", "Matches"};
constexpr Words kFind{"Cấu trúc", "Structure"};
constexpr Words kWhere{"Điều kiện", "Where"};
constexpr Words kCheck{"Phải đúng", "Must hold"};
constexpr Words kConfirmOnly{"Chỉ xác nhận chỗ khớp, không báo lỗi", "Only confirms what holds, reports nothing"};
constexpr Words kMessage{"Báo", "Says"};

/// Outcomes of examples in the order in which a reader wants them.
constexpr std::pair<std::string_view, Words> kOutcomes[] = {
    {"consistent", {"Khớp", "Holds"}},
    {"rounding", {"Lệch do làm tròn", "Off by rounding"}},
    {"inconsistent", {"Không khớp", "Does not hold"}},
    {"finding", {"Có lỗi", "Is found"}},
    {"unverifiable", {"Chưa kiểm được", "Cannot be verified"}},
    {"silent", {"Không nói gì", "Stays silent"}},
};

constexpr std::pair<std::string_view, Words> kKinds[] = {
    {"sum", {"tổng và các phần", "a total and its parts"}},
    {"part-le-total", {"phần không lớn hơn tổng", "a part within its total"}},
    {"ratio", {"tỷ lệ", "rates"}},
    {"share", {"tỷ trọng", "shares"}},
    {"share-sum", {"các tỷ trọng cộng lại", "shares that make a whole"}},
    {"growth", {"tốc độ tăng, giảm", "rates of change"}},
    {"difference", {"chênh lệch", "differences"}},
    {"product", {"tích, bình quân", "products and means"}},
    {"unit", {"một lượng ghi bằng hai đơn vị", "one quantity in two units"}},
    {"cagr", {"tăng bình quân năm", "yearly means"}},
    {"plan-implied", {"số gốc ngầm hiểu", "bases that are implied"}},
    {"restatement", {"một số liệu ghi hai lần", "one figure told twice"}},
    {"count-list", {"số lượng và danh sách", "counts and the names behind them"}},
    {"direction", {"lời trái với số", "words against figures"}},
    {"malformed-number", {"số viết sai", "malformed numerals"}},
    {"missing-unit", {"thiếu đơn vị", "missing units"}},
    {"unit-suspect", {"đơn vị đáng ngờ", "units that cannot be meant"}},
    {"date", {"ngày tháng không đúng", "dates that cannot be right"}},
    {"numbering", {"đánh số không liền", "numbers that do not follow"}},
    {"duplicate-text", {"đoạn văn lặp", "repeated passages"}},
};

/// The rule's own item of its file. The lines behind the last rule of a file may be of something else.
std::string own_lines(std::string_view source) {
  const std::size_t dash = source.find_first_not_of(' ');
  std::string out;
  for (bool first = true; !source.empty(); first = false) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    const std::string_view line = source.substr(0, end);
    const std::size_t indent = line.find_first_not_of(' ');
    if (!first && indent != std::string_view::npos && indent <= dash) break;
    out.append(line).append("\n");
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  return out;
}

/// The map of the rule; null if it cannot be read, which the loader would not have let pass.
Node map_of(const RuleInfo& rule) {
  Result<Node> root = yaml::parse(own_lines(rule.source), rule.path);
  if (!root) return {};
  if (root->kind == Kind::sequence && root->items.size() == 1) return std::move(root->items.front());
  return std::move(*root);
}

std::vector<std::string> texts_of(const Node* node) {
  std::vector<std::string> out;
  if (node == nullptr) return out;
  if (node->kind == Kind::scalar) out.push_back(node->scalar);
  for (const Node& item : node->items) out.push_back(item.scalar);
  return out;
}

std::size_t longest_run(std::string_view text, char sign) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == sign ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

/// `text` as code within a line, whatever it holds.
std::string code(std::string_view text) {
  const std::string safe = visible(text);
  const std::string fence(longest_run(safe, '`') + 1, '`');
  const bool pad = safe.starts_with('`') || safe.ends_with('`');
  return fmt::format("{}{}{}{}{}", fence, pad ? " " : "", safe, pad ? " " : "", fence);
}

std::string codes(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& each : texts) out += (out.empty() ? "" : ", ") + code(each);
  return out;
}

/// Prose that Markdown shows as it is.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    if (std::string_view("\\`*_[]<>#|&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Tabs and line breaks matter in tables.
std::string visible_block(std::string_view text) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at != text.size() && text[at] != '\n' && text[at] != '\t') continue;
    out += visible(text.substr(begin, at - begin));
    if (at != text.size()) out += text[at];
    begin = at + 1;
  }
  return out;
}

std::string block(std::string_view text) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  return fmt::format("{}text\n{}\n{}\n", fence, text, fence);
}

/// Examples of one line share a block; a longer one has its own.
std::string example_blocks(const std::vector<std::string>& examples) {
  std::string out, lines;
  const auto flush = [&out, &lines] {
    if (!lines.empty()) out += block(lines) + "\n";
    lines.clear();
  };
  for (const std::string& example : examples) {
    const std::string safe = visible_block(example);
    if (safe.find('\n') != std::string::npos) {
      flush();
      out += block(safe) + "\n";
    } else {
      lines += (lines.empty() ? "" : "\n") + safe;
    }
  }
  flush();
  return out;
}

std::string examples_markdown(const Node& rule, Language language) {
  std::string out;
  const Node* examples = rule.find("examples");
  if (examples == nullptr) return out;
  for (const auto& [outcome, words] : kOutcomes) {
    const std::vector<std::string> texts = texts_of(examples->find(outcome));
    if (!texts.empty()) out += fmt::format("{}:\n\n{}", words.in(language), example_blocks(texts));
  }
  return out;
}

std::string basename(std::string_view path) { return std::string(path.substr(path.find_last_of('/') + 1)); }

std::string section(const RuleInfo& rule, Language language) {
  const Node map = map_of(rule);
  std::string out = fmt::format("### {}\n\n", plain(rule.id));
  if (!rule.summary_vi.empty()) out += plain(rule.summary_vi) + "\n\n";
  if (!rule.summary_en.empty()) out += fmt::format("*{}*\n\n", plain(rule.summary_en));
  const auto item = [&out, language](const Words& label, const std::string& text) {
    out += fmt::format("- {}: {}\n", label.in(language), text);
  };
  out += fmt::format("- {} {}, {} {}, {} {}\n", kSeverity.in(language), severity_name(rule.severity),
                     kScope.in(language), rule.scope, kFile.in(language), code(basename(rule.path)));
  const std::vector<std::string> patterns = texts_of(map.find("match"));
  if (!patterns.empty()) item(kMatch, codes(patterns));
  if (const Node* find = map.find("find")) {
    std::string text = code(find->scalar);
    if (const Node* with = map.find("with")) {
      for (const auto& [key, value] : with->entries)
        text += fmt::format("; {} {}", plain(key.scalar), codes(texts_of(&value)));
    }
    item(kFind, text);
  }
  const std::vector<std::string> conditions = texts_of(map.find("where"));
  if (!conditions.empty()) item(kWhere, codes(conditions));
  if (const Node* check = map.find("check")) item(kCheck, code(check->scalar));
  if (const Node* only = map.find("confirm_only"); only != nullptr && only->scalar == "true")
    out += fmt::format("- {}\n", kConfirmOnly.in(language));
  if (const Node* message = map.find("message")) {
    std::vector<std::string> both;
    for (const auto& [key, value] : message->entries) both.push_back(value.scalar);
    item(kMessage, codes(both));
  }
  return out + "\n" + examples_markdown(map, language);
}

std::string kind_heading(const std::string& kind, Language language) {
  for (const auto& [name, words] : kKinds) {
    if (name == kind) return fmt::format("## {}: {}\n\n", kind, words.in(language));
  }
  return fmt::format("## {}\n\n", kind);
}

/// The kinds in the order of kKinds, then others as they come.
std::vector<std::string> kinds_of(const std::vector<RuleInfo>& rules) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view kind) {
    const bool there =
        std::any_of(rules.begin(), rules.end(), [kind](const RuleInfo& rule) { return rule.kind == kind; });
    if (there && std::find(out.begin(), out.end(), kind) == out.end()) out.emplace_back(kind);
  };
  for (const auto& [name, words] : kKinds) add(name);
  for (const RuleInfo& rule : rules) add(rule.kind);
  return out;
}

// As JSON writes numbers: "007" is text.
bool is_number(std::string_view text) {
  if (!is_plain_decimal(text)) return false;
  if (text.starts_with('-')) text.remove_prefix(1);
  return text.size() == 1 || text[0] != '0' || text[1] == '.';
}

bool is_list_key(std::string_view key) { return key == "match" || key == "where"; }

void append_value(std::string& out, const Node& node) {
  switch (node.kind) {
    case Kind::null:
      out += "null";
      break;
    case Kind::scalar:
      if (!node.quoted && (node.scalar == "true" || node.scalar == "false")) {
        out += node.scalar;
      } else if (!node.quoted && is_number(node.scalar)) {
        out += node.scalar;
      } else {
        append_json_string(out, node.scalar);
      }
      break;
    case Kind::sequence:
      out += '[';
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i != 0) out += ", ";
        append_value(out, node.items[i]);
      }
      out += ']';
      break;
    case Kind::map: {
      JsonObject object(out);
      for (const auto& [key, value] : node.entries) append_value(object.key(key.scalar), value);
    }
  }
}

void append_rule(std::string& out, const RuleInfo& rule) {
  JsonObject object(out);
  object.text("id", rule.id);
  object.text("kind", rule.kind);
  object.text("scope", rule.scope);
  object.text("severity", severity_name(rule.severity));
  object.text("path", rule.path);
  object.number("line", rule.line);
  for (const auto& [key, value] : map_of(rule).entries) {
    const std::string& name = key.scalar;
    if (name == "id" || name == "kind" || name == "scope" || name == "severity") continue;
    std::string& place = object.key(name);
    const bool wrap = is_list_key(name) && value.kind == Kind::scalar;
    if (wrap) place += '[';
    append_value(place, value);
    if (wrap) place += ']';
  }
}

}  // namespace

const std::string& summary_of(const RuleInfo& rule, Language language) {
  const std::string& own = language == Language::vi ? rule.summary_vi : rule.summary_en;
  const std::string& other = language == Language::vi ? rule.summary_en : rule.summary_vi;
  return !own.empty() ? own : !other.empty() ? other : rule.id;
}

std::string relation_of(const RuleInfo& rule) {
  const Node map = map_of(rule);
  const Node* check = map.find("check");
  return check == nullptr ? std::string() : visible(check->scalar);
}

std::string rules_markdown(const std::vector<RuleInfo>& rules, Language language) {
  std::string out = fmt::format("# {}\n\n{}\n\n", kTitle.in(language), say(language, kIntroduction, rules.size()));
  for (const std::string& kind : kinds_of(rules)) {
    out += kind_heading(kind, language);
    for (const RuleInfo& rule : rules) {
      if (rule.kind == kind) out += section(rule, language);
    }
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string rules_json(const std::vector<RuleInfo>& rules) {
  std::string out = "{\"rules\": [";
  for (std::size_t i = 0; i < rules.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    append_rule(out, rules[i]);
  }
  return out + "]}\n";
}

std::string rule_help_markdown(const RuleInfo& rule, Language language) {
  const Node map = map_of(rule);
  std::string out = plain(summary_of(rule, language)) + "\n\n";
  if (const Node* check = map.find("check")) out += fmt::format("{}: {}\n\n", kCheck.in(language), code(check->scalar));
  out += examples_markdown(map, language);
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

std::string rule_help_text(const RuleInfo& rule, Language language) {
  const Node map = map_of(rule);
  std::string out = visible(summary_of(rule, language));
  if (const Node* check = map.find("check"))
    out += fmt::format("\n{}: {}", kCheck.in(language), visible(check->scalar));
  const Node* examples = map.find("examples");
  for (const auto& [outcome, words] : kOutcomes) {
    if (examples == nullptr) break;
    for (const std::string& text : texts_of(examples->find(outcome)))
      out += fmt::format("\n{}: {}", words.in(language), visible(text));
  }
  return out;
}

}  // namespace khop::output
