// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "hash.h"
#include "khop/ledger.h"

namespace khop {
namespace {

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
