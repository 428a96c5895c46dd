// SPDX-License-Identifier: Apache-2.0
// Random and damaged input, the same in every run: a text either compiles or is refused with a place, and what compiles
// evaluates.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "rule/expression.h"

namespace khop::rule {
namespace {

constexpr std::array<std::string_view, 12> kValid = {
    "rate == done / plan",
    "rest == total - done",
    "total == sum(parts)",
    "part <= total",
    "rate == (last / first) ^ (1 / years) - 1",
    "count == count(names)",
    "100 == sum(shares)",
    "average == mean(values) * 0.5",
    "change == abs(now - then) / -(then + 1)",
    "max(a) - min(a) >= 2 ^ -3 ^ b",
    "0.000000000000000000000000000000001 ^ a != 123456789012345678901234567890 ^ b",
    "a / (b - b) < 1 / 3 / 7 / 9 / 11 / 13",
};

// Pieces that make more valid texts than single bytes would.
constexpr std::array<std::string_view, 34> kPieces = {
    "a",    "b",      "parts", "1",  "0",  "0.5",  "100", "1000000007", "+",     "-",          "*",     "/",
    "^",    "(",      ")",     "==", "<=", ">=",   "!=",  "<",          ">",     "sum(",       "mean(", "min(",
    "max(", "count(", "abs(",  " ",  "đ",  "\xFF", "\0",  ",",          "1 / 3", ") ^ (1 / 7)"};

std::vector<Bindings> some_bindings(const Expression& expression, std::mt19937& random) {
  std::vector<Bindings> result;
  for (int k = 0; k < 3; ++k) {
    Bindings bindings;
    for (std::size_t i = 0; i < expression.names().size(); ++i) {
      const std::size_t size = expression.is_list(i) ? random() % 4 : 1 - (random() % 50 == 0);
      bindings.emplace_back();
      for (std::size_t j = 0; j < size; ++j) {
        const auto digits = static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000;
        const auto places = static_cast<int>(random() % 5);
        const auto mode = random() % 2 == 0 ? RoundingMode::nearest : RoundingMode::truncate;
        bindings.back().push_back(random() % 2 == 0 ? Value::exact(digits)
                                                    : Value::printed({digits, places}, 1'000'000, mode));
      }
    }
    result.push_back(std::move(bindings));
  }
  if (!result.front().empty()) result.front().pop_back();  // a name without values
  return result;
}

// True if the text compiles.
bool survives(std::string_view text, std::mt19937& random) {
  const auto expression = Expression::parse(text);
  if (!expression) {
    const Error& error = expression.error();
    EXPECT_FALSE(error.message.empty());
    EXPECT_EQ(error.message.find('\n'), std::string::npos);
    EXPECT_GE(error.column, 1U);
    EXPECT_LE(error.column, text.size() + 1);
    return false;
  }
  for (const Bindings& bindings : some_bindings(*expression, random)) {
    const Verdict verdict = expression->evaluate(bindings);
    const auto computed = expression->computed(bindings);
    const auto range = expression->range(bindings);
    static_cast<void>(expression->estimate(bindings));
    if (range) {
      EXPECT_LE(range->lo, range->hi) << text;
    } else {
      EXPECT_EQ(verdict, Verdict::undefined) << text;
    }
    static_cast<void>(computed);
    for (std::size_t name = 0; name < bindings.size(); ++name) static_cast<void>(expression->solve(bindings, name, 0));
  }
  return true;
}

TEST(ExpressionFuzz, RandomBytes) {
  std::mt19937 random(101);
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = static_cast<char>(random());
    survives(text, random);
  }
}

TEST(ExpressionFuzz, RandomPieces) {
  std::mt19937 random(102);
  int compiled = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (auto pieces = random() % 12; pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
    text += " == ";
    for (auto pieces = 1 + random() % 3; pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
    compiled += survives(text, random);
  }
  EXPECT_GT(compiled, 100);
}

TEST(ExpressionFuzz, DamagedExpressions) {
  std::mt19937 random(103);
  int compiled = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text(kValid[random() % kValid.size()]);
    for (auto edits = random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % (text.size() + 1);
      switch (random() % 4) {
        case 0:
          text.insert(at, kPieces[random() % kPieces.size()]);
          break;
        case 1:
          text.erase(at, random() % 4);
          break;
        case 2:
          if (at < text.size()) text[at] = static_cast<char>(random());
          break;
        default: {
          const std::string piece = text.substr(at, random() % 10);
          text.insert(random() % (text.size() + 1), piece);
        }
      }
    }
    compiled += survives(text, random);
  }
  EXPECT_GT(compiled, 1000);
}

TEST(ExpressionFuzz, WhatGrowsIsCutOff) {
  std::string product = "a == 7 ^ 127";
  while (product.size() < 4000) product += " * 7 ^ 127";
  // Powers of powers would have numbers of astronomical size; they are undefined instead, and soon.
  std::mt19937 random(104);
  for (const std::string_view text : {"a == ((((9 ^ 99) ^ 99) ^ 99) ^ 99) ^ 99", "a == 9 ^ 9 ^ 9 ^ 9 ^ 9",
                                      "a == ((2 ^ 128) ^ 128) ^ 128 / ((3 ^ 128) ^ 128) ^ 128",
                                      "a == ((((2 ^ (1 / 128)) ^ (1 / 127)) ^ 128) ^ 127) ^ 126"}) {
    EXPECT_TRUE(survives(text, random)) << text;
  }
  EXPECT_TRUE(survives(product, random));
}

}  // namespace
}  // namespace khop::rule
