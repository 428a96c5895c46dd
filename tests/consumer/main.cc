// SPDX-License-Identifier: Apache-2.0
#include <khop/linter.h>

#include <cstdio>

int main() {
  const auto rules = khop::RuleSet::load(RULES "/vi");
  if (!rules) {
    std::fprintf(stderr, "%s\n", rules.error().to_string().c_str());
    return 2;
  }
  const khop::Linter linter(*rules, {});
  const auto audit = linter.lint_bytes("Cây ăn quả đạt 45,0/60 ha, đạt 85% kế hoạch.\n", "draft.txt");
  if (!audit) {
    std::fprintf(stderr, "%s\n", audit.error().to_string().c_str());
    return 2;
  }
  for (const khop::Check& check : audit->ledger.checks) {
    std::printf("%u: %s\n", check.stated.begin.line, check.message.c_str());
    if (check.outcome == khop::Outcome::inconsistent) return 0;
  }
  std::fprintf(stderr, "the wrong percentage was not found\n");
  return 1;
}
