// SPDX-License-Identifier: Apache-2.0
#include "yaml/node.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace khop::yaml {
namespace {

// A compact dump with places: "map@1:1{a@1:1 'b'@1:4}". Quoted scalars are shown in quotes.
std::string dump(const Node& node) {
  std::string text;
  const auto add = [&](const std::string& item) {
    if (!text.empty()) text += node.kind == Kind::map ? ", " : " ";
    text += item;
  };
  for (const Node& item : node.items) add(dump(item));
  for (const auto& [key, value] : node.entries) add(fmt::format("{}: {}", dump(key), dump(value)));
  static constexpr std::string_view kForms[] = {"null", "{}", "[{}]", "{{{}}}"};
  if (node.kind == Kind::scalar) text = node.quoted ? fmt::format("'{}'", node.scalar) : node.scalar;
  return fmt::format("{}@{}:{}", fmt::format(fmt::runtime(kForms[static_cast<int>(node.kind)]), text), node.line,
                     node.column);
}

std::string parsed(std::string_view text, const Limits& limits = {}) {
  const auto node = parse(text, "f.yaml", limits);
  if (node) return dump(*node);
  const Error& error = node.error();
  EXPECT_EQ(error.path, "f.yaml");
  EXPECT_EQ(error.message.find('\n'), std::string::npos);
  return fmt::format("{}:{}: {}", error.line, error.column, error.message);
}

struct Row {
  std::string_view text, expected;
};

TEST(Yaml, ValuesAndPlaces) {
  const Row rows[] = {
      {"", "null@0:0"},
      {"# nothing\n", "null@0:0"},
      {"---\n", "null@2:1"},
      {"a", "a@1:1"},
      {"'a'", "'a'@1:1"},
      {"a: b", "{a@1:1: b@1:4}@1:1"},
      {"a: \"b\"\nc: 'd'\n", "{a@1:1: 'b'@1:4, c@2:1: 'd'@2:4}@1:1"},
      {"a:\n  - b\n  - c\n", "{a@1:1: [b@2:5 c@3:5]@2:3}@1:1"},
      {"a: [b, 'c', {d: e}]", "{a@1:1: [b@1:5 'c'@1:8 {d@1:14: e@1:17}@1:13]@1:4}@1:1"},
      {"a: |\n  b\n  c\n", "{a@1:1: 'b\nc\n'@1:4}@1:1"},
      {"a: >-\n  b\n  c\n", "{a@1:1: 'b c'@1:4}@1:1"},
      {"a: ~\nb: null\nc: 'null'\n", "{a@1:1: null@1:4, b@2:1: null@2:4, c@3:1: 'null'@3:4}@1:1"},
      {"'a': 1\n", "{'a'@1:1: 1@1:6}@1:1"},
      {"a: 'it''s'\nb: \"\\\"\"", "{a@1:1: 'it's'@1:4, b@2:1: '\"'@2:4}@1:1"},
      {"- id: x\n  kind: y\n- id: z\n", "[{id@1:3: x@1:7, kind@2:3: y@2:9}@1:3 {id@3:3: z@3:7}@3:3]@1:1"},
      // columns count code points, lines end with any line break, a BOM takes no column
      {"đạt: tỷ\nchỉ tiêu: [bằng, x]", "{đạt@1:1: tỷ@1:6, chỉ tiêu@2:1: [bằng@2:12 x@2:18]@2:11}@1:1"},
      {"a: b\r\nc: d\r\n", "{a@1:1: b@1:4, c@2:1: d@2:4}@1:1"},
      {"\xEF\xBB\xBF"
       "a: b",
       "{a@1:1: b@1:4}@1:1"},
      // aliases stand where they are used, with the places of what they repeat
      {"a: &x [b, c]\nd: *x\n", "{a@1:1: [b@1:8 c@1:11]@1:4, d@2:1: [b@1:8 c@1:11]@2:4}@1:1"},
      {"a: &x b\nc: *x\n", "{a@1:1: b@1:4, c@2:1: b@2:4}@1:1"},
  };
  for (const Row& row : rows) EXPECT_EQ(parsed(row.text), row.expected) << row.text;
}

TEST(Yaml, Errors) {
  const Row rows[] = {
      {"a: 1\nb: 2\na: 3\n", "3:1: the key 'a' is given twice, first in line 1"},
      {"x: {a: 1, 'a': 2}", "1:11: the key 'a' is given twice, first in line 1"},
      {"a: *b\n", "1:4: not valid YAML: the referenced anchor is not defined"},
      {"a: &b [1, *b]\n", "1:11: an alias inside the value that it stands for"},
      {"a: 1\n---\nb: 2\n",
       "2:1: a second document, or text that does not belong to the first: check the indentation and '---'"},
      {"a: !!int 1\n", "1:4: the tag 'tag:yaml.org,2002:int' is not supported: values are text, lists and maps"},
      {"a: !mine [1]\n", "1:4: the tag '!mine' is not supported: values are text, lists and maps"},
      {"a: !mine {b: 1}\n", "1:4: the tag '!mine' is not supported: values are text, lists and maps"},
      {"? [a]\n: b\n", "1:3: a key must be text"},
      {"? {a: b}\n: b\n", "1:3: a key must be text"},
      {"~: b\n", "1:1: a key must be text"},
      {"a: [b\n", "2:1: not valid YAML: end of sequence flow not found"},
      {"a: 'b\n", "1:4: a quote that is not closed"},
      {"a: \"b\\\"\nc: d\n", "1:4: a quote that is not closed"},
      {"a: 'it''s\n", "1:4: a quote that is not closed"},
      {"a: b: c\n", "1:5: not valid YAML: illegal map value"},
      {"đđ: b: c\n", "1:6: not valid YAML: illegal map value"},
      {"a: b\n c: d\n", "2:3: not valid YAML: illegal map value"},
      {"a: \xFF\n", "1:4: not valid UTF-8"},
      {"đ: \xC3\n", "1:4: not valid UTF-8"},
      {"a: b\nc: \x01\n", "2:4: control character \\x01"},
      {"a: \x7F", "1:4: control character \\x7F"},
  };
  for (const Row& row : rows) EXPECT_EQ(parsed(row.text), row.expected) << row.text;
  EXPECT_EQ(parsed(std::string_view("a\0b", 3)), "1:2: control character \\x00");
  EXPECT_EQ(parsed("\xFF\xFE"
                   "a"),
            "1:1: not valid UTF-8");
}

TEST(Yaml, ManyKeysAreStillCheckedForRepetition) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += fmt::format("k{}: v\n", i);
  const auto node = parse(text, "f.yaml");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->entries.size(), 50'000U);
  EXPECT_EQ(parsed(text + "k17: again\n"), "50001:1: the key 'k17' is given twice, first in line 18");
}

TEST(Yaml, Limits) {
  EXPECT_EQ(parsed("abcdef", {.bytes = 5}), "0:0: larger than 5 bytes");
  EXPECT_EQ(parsed("[a, b, c]", {.nodes = 3}), "1:8: more than 3 values");
  EXPECT_EQ(parsed("[[[a]]]", {.depth = 3}), "[[[a@1:4]@1:3]@1:2]@1:1");
  EXPECT_EQ(parsed("[[[[a]]]]", {.depth = 3}), "1:4: nested more than 3 levels deep");
  EXPECT_EQ(parsed("- &x [[a]]\n- [*x]\n", {.depth = 3}), "2:4: nested more than 3 levels deep");

  // A few lines that would stand for 10^9 values.
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string last = fmt::format("*a{}", i - 1);
    laughs += fmt::format("a{0}: &a{0} [{1}", i, last);
    for (int k = 1; k < 10; ++k) laughs += fmt::format(", {}", last);
    laughs += "]\n";
  }
  EXPECT_NE(parsed(laughs).find("make the document too large"), std::string::npos);
  // Few values, but long ones.
  std::string long_text = fmt::format("- &a {:x>100000}\n", "");
  for (int i = 0; i < 1000; ++i) long_text += "- *a\n";
  EXPECT_NE(parsed(long_text).find("aliases make the document too large"), std::string::npos);
  // Anchors that hold one another.
  std::string nested;
  for (int i = 0; i < 30; ++i) nested += fmt::format("&a{} [", i);
  nested += std::string(50'000, 'x') + "," + std::string(300'000, ',');
  EXPECT_NE(parsed(nested).find("f.yaml"), 0U);
}

TEST(Yaml, HostileNestingEndsInAnError) {
  for (const char* piece : {"[", "{", "- ", "? ", "a: {", "[{", "{a: [", "? - ", "&a [", "!", "*"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    EXPECT_FALSE(parse(text, "f.yaml")) << piece;
  }
}

TEST(Yaml, ALongLineTakesLinearTime) {
  std::string text = "[";
  for (int i = 0; i < 100'000; ++i) text += "đ, ";
  text += "x]";
  const auto node = parse(text, "f.yaml");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->items.back().column, 300'002U);
}

TEST(Yaml, Find) {
  const auto node = parse("a: 1\nb: 2\n", "f.yaml");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->find("b")->scalar, "2");
  EXPECT_EQ(node->find("c"), nullptr);
  EXPECT_EQ(node->find("a")->find("a"), nullptr);
  const Error error = node->find("b")->error("f.yaml", "no");
  EXPECT_EQ(error.path, "f.yaml");
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.column, 4U);
  EXPECT_EQ(error.message, "no");
}

TEST(Yaml, Load) {
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("khop_yaml_test_{}", ::getpid());
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "rules.yaml").string();
  std::ofstream(path) << "a: b\n";
  const auto node = load(path);
  ASSERT_TRUE(node);
  EXPECT_EQ(dump(*node), "{a@1:1: b@1:4}@1:1");
  EXPECT_EQ(load(path, {.bytes = 3}).error().message, "larger than 3 bytes");
  EXPECT_EQ(load((folder / "none.yaml").string()).error().message, "cannot open: No such file or directory");
  EXPECT_FALSE(load(folder.string()));
  std::filesystem::remove_all(folder);
}

TEST(UnknownName, SuggestsTheNearest) {
  const std::vector<std::string> keys = {"id",    "kind",  "scope",   "severity", "match",
                                         "where", "check", "message", "examples"};
  EXPECT_EQ(unknown_name("key", "serverity", keys).en, "unknown key 'serverity'; did you mean 'severity'?");
  EXPECT_EQ(unknown_name("key", "shcek", {"check"}).en, "unknown key 'shcek'; expected one of: check");
  EXPECT_EQ(unknown_name("key", "mesage", keys).en, "unknown key 'mesage'; did you mean 'message'?");
  EXPECT_EQ(unknown_name("key", "knid", keys).en, "unknown key 'knid'; did you mean 'kind'?");
  EXPECT_EQ(unknown_name("key", "di", keys).en, "unknown key 'di'; did you mean 'id'?");
  EXPECT_EQ(unknown_name("key", "Kind", keys).en, "unknown key 'Kind'; did you mean 'kind'?");
  EXPECT_EQ(unknown_name("scope", "page", {"clause", "table"}).en,
            "unknown scope 'page'; expected one of: clause, table");
  EXPECT_EQ(unknown_name(Words{"khóa", "key"}, "serverity", keys).vi,
            "không có khóa 'serverity'; có phải là 'severity'?");
  EXPECT_EQ(unknown_name("key", "a\nb", {}).en, "unknown key 'a\\nb'");
  EXPECT_EQ(unknown_name("key", std::string(1000, 'x'), {"x"}).en,
            fmt::format("unknown key '{:x>60}…'; expected one of: x", ""));
}

}  // namespace
}  // namespace khop::yaml
