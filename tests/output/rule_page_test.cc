// SPDX-License-Identifier: Apache-2.0
#include "output/rule_page.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace khop::output {
namespace {

RuleInfo info() {
  RuleInfo out;
  out.id = "ratio/x";
  out.kind = "ratio";
  out.scope = "clause";
  out.path = "/somewhere/vi/rules/ratio.yaml";
  out.line = 7;
  out.severity = Severity::warning;
  out.summary_vi = "Tỷ lệ *";
  out.summary_en = "A rate";
  // The lines behind the last rule of a file are of something else.
  out.source = R"(  - id: ratio/x
    kind: ratio
    scope: clause
    severity: warning
    match: "{a} / {b} [|`] {rate:%}"
    where: [a.value < b.value, b.unit == a.unit]
    gap: 8
    check: rate == a / b
    message: {vi: "{rate}", en: "{rate}!"}
    examples:
      consistent: ["Một.", "Hai."]
      silent: ["TT\tHa\n1\t```"]

classes:
  more: [x]
)";
  return out;
}

TEST(RulePage, TheReferenceTellsARule) {
  const std::string page = rules_markdown({info()}, Language::en);
  EXPECT_EQ(page.substr(page.find("## ratio")), R"(## ratio: rates

### ratio/x

Tỷ lệ \*

*A rate*

- severity warning, scope clause, file `ratio.yaml`
- Matches: ``{a} / {b} [|`] {rate:%}``
- Where: `a.value < b.value`, `b.unit == a.unit`
- Must hold: `rate == a / b`
- Says: `{rate}`, `{rate}!`

Holds:

```text
Một.
Hai.
```

Stays silent:

````text
TT	Ha
1	```
````
)");
}

TEST(RulePage, JsonHasTheKeysAsWritten) {
  const auto rule = nlohmann::ordered_json::parse(rules_json({info()}))["rules"][0];
  EXPECT_EQ(
      rule.dump(),
      R"({"id":"ratio/x","kind":"ratio","scope":"clause","severity":"warning","path":"/somewhere/vi/rules/ratio.yaml",)"
      R"("line":7,"match":["{a} / {b} [|`] {rate:%}"],"where":["a.value < b.value","b.unit == a.unit"],"gap":8,)"
      R"("check":"rate == a / b","message":{"vi":"{rate}","en":"{rate}!"},)"
      R"("examples":{"consistent":["Một.","Hai."],"silent":["TT\tHa\n1\t```"]}})");
}

TEST(RulePage, ASummaryOfOneLanguageServesBoth) {
  RuleInfo rule = info();
  rule.summary_en.clear();
  EXPECT_EQ(summary_of(rule, Language::en), "Tỷ lệ *");
  rule.summary_vi.clear();
  EXPECT_EQ(summary_of(rule, Language::vi), "ratio/x");
}

}  // namespace
}  // namespace khop::output
