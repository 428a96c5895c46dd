// SPDX-License-Identifier: Apache-2.0
#include "khop/ledger.h"

#include <algorithm>
#include <array>
#include <utility>

namespace khop {
namespace {

// One table for both directions, so that what is printed can always be read back.
constexpr std::array kOutcomes = {
    std::pair{Outcome::consistent, std::string_view("consistent")},
    std::pair{Outcome::rounding, std::string_view("rounding")},
    std::pair{Outcome::inconsistent, std::string_view("inconsistent")},
    std::pair{Outcome::finding, std::string_view("finding")},
    std::pair{Outcome::unverifiable, std::string_view("unverifiable")},
};

constexpr std::array kSeverities = {
    std::pair{Severity::info, std::string_view("info")},
    std::pair{Severity::note, std::string_view("note")},
    std::pair{Severity::warning, std::string_view("warning")},
    std::pair{Severity::error, std::string_view("error")},
};

template <typename Table, typename Value>
std::string_view name_in(const Table& table, Value value) {
  for (const auto& [known, name] : table) {
    if (known == value) return name;
  }
  return "unknown";
}

template <typename Value, typename Table>
std::optional<Value> value_in(const Table& table, std::string_view name) {
  for (const auto& [value, known] : table) {
    if (known == name) return value;
  }
  return std::nullopt;
}

// A figure that a line break cuts stands on two lines; a reader needs both.
void add_lines(const Operand& operand, std::vector<std::uint32_t>& lines) {
  if (operand.begin.line == 0) return;
  lines.push_back(operand.begin.line);
  if (operand.end.line > operand.begin.line) lines.push_back(operand.end.line);
}

}  // namespace

std::string_view outcome_name(Outcome outcome) { return name_in(kOutcomes, outcome); }
std::string_view severity_name(Severity severity) { return name_in(kSeverities, severity); }
std::optional<Outcome> parse_outcome(std::string_view name) { return value_in<Outcome>(kOutcomes, name); }
std::optional<Severity> parse_severity(std::string_view name) { return value_in<Severity>(kSeverities, name); }

std::vector<std::uint32_t> Check::lines() const {
  std::vector<std::uint32_t> out;
  add_lines(stated, out);
  for (const Operand& operand : operands) {
    // An operand of another draft has lines of another file.
    if (operand.path == stated.path || operand.path.empty()) add_lines(operand, out);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool is_problem(const Check& check) { return !check.suppression && would_be_problem(check); }

bool would_be_problem(const Check& check) {
  switch (check.outcome) {
    case Outcome::consistent:
    case Outcome::unverifiable:
      return false;
    case Outcome::inconsistent:
      return true;
    case Outcome::rounding:
    case Outcome::finding:
      return check.severity > Severity::info;
  }
  return false;
}

}  // namespace khop
