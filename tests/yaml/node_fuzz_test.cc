// SPDX-License-Identifier: Apache-2.0
// Random and damaged input, the same in every run: a text is either read or refused in one line, with a place inside
// the text.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "yaml/node.h"

namespace khop::yaml {
namespace {

constexpr std::string_view kRules = R"(# rules
- id: ratio/attainment
  kind: ratio
  match: "{done} / {plan} … [đạt|bằng] {rate:%}"
  where: [done.dimension == plan.dimension, {a: b, "c": 'd'}]
  check: rate == done / plan
  message: &m
    vi: "báo cáo ghi {rate}"
    en: >-
      the draft prints
      {rate}
  examples: {consistent: ["45,0/60 ha, đạt 75% KH"], silent: []}
- {id: b, message: *m, note: ~}
- - x
  - |
    kept
    lines
)";

constexpr std::array<std::string_view, 40> kPieces = {
    "a",   "b",   ": ",          "- ",   "\n",           "\n  ", "\n    ",      "[",    "]",    "{",     "}",
    ", ",  "\"",  "'",           "|\n",  ">-\n",         "&a ",  "*a",          "!t ",  "!",    "? ",    "# c",
    "---", "...", "%YAML 1.2\n", "~",    "\t",           "\r\n", "đ",           "\xFF", "\\x4", "\\u00", "<<: ",
    "@",   "`",   "\r",          "\x04", "key: value\n", ":",    "\xEF\xBB\xBF"};

void survives(const std::string& text) {
  const auto node = parse(text, "f.yaml", {.bytes = 100'000, .nodes = 2'000, .depth = 16});
  if (node) return;
  const Error& error = node.error();
  ASSERT_FALSE(error.message.empty());
  ASSERT_LE(error.line, std::count(text.begin(), text.end(), '\n') + 1);
  ASSERT_LE(error.column, text.size() + 1);
  for (const char c : error.message) ASSERT_GE(static_cast<unsigned char>(c), 0x20) << text;
}

TEST(YamlFuzz, RandomBytes) {
  std::mt19937 random(201);
  for (int i = 0; i < 5'000; ++i) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = static_cast<char>(random() % (i % 2 == 0 ? 256 : 128));
    survives(text);
  }
}

TEST(YamlFuzz, RandomPieces) {
  std::mt19937 random(202);
  for (int i = 0; i < 30'000; ++i) {
    std::string text;
    for (auto pieces = random() % 20; pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
    survives(text);
  }
}

TEST(YamlFuzz, DamagedRules) {
  std::mt19937 random(203);
  for (int i = 0; i < 10'000; ++i) {
    std::string text(kRules);
    for (auto edits = 1 + random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % (text.size() + 1);
      switch (random() % 5) {
        case 0:
          text.insert(at, kPieces[random() % kPieces.size()]);
          break;
        case 1:
          text.erase(at, random() % 6);
          break;
        case 2:
          if (at < text.size()) text[at] = static_cast<char>(random());
          break;
        case 3:
          text.resize(at);
          break;
        default: {
          const std::string piece = text.substr(at, random() % 40);
          text.insert(random() % (text.size() + 1), piece);
        }
      }
    }
    survives(text);
  }
}

TEST(YamlFuzz, EveryPrefix) {
  for (std::size_t size = 0; size <= kRules.size(); ++size) survives(std::string(kRules.substr(0, size)));
}

}  // namespace
}  // namespace khop::yaml
