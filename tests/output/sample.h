// SPDX-License-Identifier: Apache-2.0
/// One audit that all formats are tested on.
#pragma once

#include <string>
#include <utility>

#include "khop/linter.h"

namespace khop::output {

inline Operand operand(std::string name, std::string text, std::string value, Place begin) {
  Operand out;
  out.name = std::move(name);
  out.text = std::move(text);
  out.value = std::move(value);
  out.begin = begin;
  std::uint32_t columns = 0;
  for (const char c : out.text) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  out.end = {begin.line, begin.column + columns};
  out.path = "xa.txt";
  return out;
}

inline Check check(Outcome outcome, Severity severity, Operand stated) {
  Check out;
  out.rule = "ratio/attainment";
  out.kind = "ratio";
  out.outcome = outcome;
  out.severity = severity;
  out.stated = std::move(stated);
  out.confidence = 0.75;
  return out;
}

/// A wrong attainment on one line, a sum over three lines that holds, a malformed numeral.
inline Audit sample() {
  Audit audit;
  audit.ledger.path = "xa.txt";
  audit.source_lines = {"Cây ăn quả 45,0/60 ha, đạt 85% KH", "Tổng 30 ha, trong đó:", "- Lúa 12,5 ha", "- Ngô 17,5 ha",
                        "Thu 2.5217 đồng"};
  Check wrong = check(Outcome::inconsistent, Severity::error, operand("rate", "85%", "85", {1, 28}));
  wrong.message = "tỷ lệ không khớp";
  wrong.operands = {operand("done", "45,0", "45.0", {1, 12}), operand("plan", "60 ha", "60", {1, 17})};
  wrong.formula = "done / plan";
  wrong.computed = "75";
  wrong.hint = Hint{"85% → 75%", "rate", "75%", "digit", 0.5, 1};
  Check holds = check(Outcome::consistent, Severity::info, operand("total", "30 ha", "30", {2, 6}));
  holds.rule = "sum/breakdown";
  holds.kind = "sum";
  holds.message = "12,5 + 17,5 = 30 ha";
  holds.operands = {operand("parts[1]", "12,5 ha", "12.5", {3, 7}), operand("parts[2]", "17,5 ha", "17.5", {4, 7})};
  holds.formula = "sum(parts)";
  holds.computed = "30.0";
  Check malformed = check(Outcome::finding, Severity::warning, operand("numeral", "2.5217", "2.5217", {5, 5}));
  malformed.rule = malformed.kind = "malformed-number";
  malformed.message = "2.5217 không phải là số viết đúng";
  audit.ledger.checks = {wrong, holds, malformed};
  return audit;
}

}  // namespace khop::output
