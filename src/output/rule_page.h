// SPDX-License-Identifier: Apache-2.0
/// What rules say of themselves, read from their own YAML: for the manual, for programs, and for the help that other
/// programs show beside a diagnostic.
#pragma once

#include <string>
#include <vector>

#include "khop/linter.h"

namespace khop::output {

/// The reference of all rules as one page of Markdown: by kind, each with its summary in both languages, where it
/// looks, how severe it is, its form and condition, its message, and its examples. `language` is that of the headings.
[[nodiscard]] std::string rules_markdown(const std::vector<RuleInfo>& rules, Language language);

/// {"rules": [{"id", "kind", "scope", "severity", "path", "line", …}]}: behind these the other keys of the rule as they
/// are written; keys that take one value or several hold a list always. A rule stands on one line.
[[nodiscard]] std::string rules_json(const std::vector<RuleInfo>& rules);

/// One rule for somebody who met its diagnostic: summary, relation and examples.
[[nodiscard]] std::string rule_help_markdown(const RuleInfo& rule, Language language);
[[nodiscard]] std::string rule_help_text(const RuleInfo& rule, Language language);

/// What must hold, as the rule writes it: "rate == done / plan"; empty for a rule without arithmetic.
[[nodiscard]] std::string relation_of(const RuleInfo& rule);

/// The summary in that language, or in the other one if it has none, or the id.
[[nodiscard]] const std::string& summary_of(const RuleInfo& rule, Language language);

}  // namespace khop::output
