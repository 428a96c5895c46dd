// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>

#include "khop/ledger.h"

namespace khop {
namespace {

/// FNV-1a with 64 bits, twice with different beginnings: no defence against somebody who wants a collision, enough
/// against chance. http://www.isthe.com/chongo/tech/comp/fnv/
class Hash {
 public:
  void add(std::string_view text) {
    for (const char byte : text) add_byte(static_cast<unsigned char>(byte));
    add_byte(0xFF);  // never in UTF-8: "ab" + "c" is not "a" + "bc"
  }
  [[nodiscard]] std::string hex() const { return fmt::format("{:016x}{:016x}", first_, second_); }

 private:
  void add_byte(unsigned char byte) {
    constexpr std::uint64_t kPrime = 0x100000001B3ULL;
    first_ = (first_ ^ byte) * kPrime;
    second_ = (second_ ^ byte ^ 0x5A) * kPrime;
  }
  std::uint64_t first_ = 0xCBF29CE484222325ULL, second_ = 0x84222325CBF29CE4ULL;
};

// Spaces and line breaks inside a figure move with the lines.
std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  return text;
}

}  // namespace

std::string fingerprint(const Check& check) {
  Hash hash;
  hash.add(check.rule);
  hash.add(without_spaces(check.stated.text));
  for (const Operand& operand : check.operands) {
    hash.add(operand.name);
    hash.add(without_spaces(operand.text));
  }
  return hash.hex();
}

std::vector<std::string> fingerprints(const std::vector<Check>& checks) {
  std::vector<std::string> out;
  out.reserve(checks.size());
  std::map<std::string, std::size_t> seen;
  for (const Check& check : checks) {
    std::string print = fingerprint(check);
    const std::size_t count = ++seen[print];
    if (count > 1) print += fmt::format("-{}", count);
    out.push_back(std::move(print));
  }
  return out;
}

}  // namespace khop
