// SPDX-License-Identifier: Apache-2.0
/// What an audit says of a text, one line for each check, for tables of input and expected text.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "khop/linter.h"

namespace khop {

/// The project's rules, loaded once.
inline const RuleSet& project_rules() {
  static const RuleSet kRules = [] {
    auto rules = RuleSet::load(KHOP_SOURCE_DIR "/rules/vi");
    if (!rules) throw std::runtime_error(rules.error().to_string());
    return *rules;
  }();
  return kRules;
}

inline Audit audit_of(const std::string& text, const LintOptions& options = {}) {
  auto audit = Linter(project_rules(), options).lint_bytes(text, "draft.txt");
  if (!audit) throw std::runtime_error(audit.error().to_string());
  return *audit;
}

/// "kind outcome stated", in the order of the ledger. Kinds, not rules: which rule of a kind speaks is the audit's own
/// affair.
inline std::vector<std::string> said(const std::string& text, const LintOptions& options = {}) {
  std::vector<std::string> out;
  for (const auto& check : audit_of(text, options).ledger.checks)
    out.push_back(check.kind + " " + std::string(outcome_name(check.outcome)) + " " + check.stated.text);
  return out;
}

/// Only what is wrong.
inline std::vector<std::string> problems(const std::string& text, const LintOptions& options = {}) {
  std::vector<std::string> out;
  for (const auto& check : audit_of(text, options).ledger.checks)
    if (is_problem(check))
      out.push_back(check.kind + " " + std::string(outcome_name(check.outcome)) + " " + check.stated.text);
  return out;
}

}  // namespace khop
