// SPDX-License-Identifier: Apache-2.0
/// What khop tells of a passage: that nothing is left untold, that the accounts add up, and that telling changes
/// nothing.
#include "output/explain.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "audit/said.h"
#include "audit/weigh/confidence.h"
#include "khop/explanation.h"

namespace khop {
namespace {

const char* const kDrafts[] = {
    "Tổng diện tích phải thu hồi là 8,68 ha của 131 hộ. Đã thu hồi 5,29 ha (đạt 61,94% tổng diện tích).\n",
    "Sản lượng 1.421,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn; đạt 97,4% kế hoạch (1.460 tấn).\n",
    "Tổng số vốn được giao là 12.846 triệu đồng, gồm:\n- Vốn tỉnh: 7.315 triệu đồng.\n- Vốn huyện: 5.531 triệu đồng.\n"
    "Giải ngân 4.120 triệu đồng, đạt 32,1% kế hoạch, tăng 5,3% so với cùng kỳ (3.913 triệu đồng).\n",
    "Xã có 1.245 hộ<sup>(1)</sup>, trong đó 83 hộ nghèo (chiếm 6,7%).\n\n<sup>(1)</sup> Thôn Đông 512 hộ, thôn Tây 733 "
    "hộ.\n",
    "Chỉ tiêu\tĐVT\tKế hoạch\tThực hiện\t% KH\nLúa\tha\t1.250,0\t1.187,5\t95,0\nNgô\tha\t430,0\t451,5\t105,0\n"
    "Sắn\tha\t88,0\t66,0\t75,0\nRau\tha\t120,0\t111,0\t92,5\n",
    "Không có con số nào.\n\n",
};

Explanation told(const std::string& text, Passage passage, const LintOptions& options = {}) {
  auto out = Linter(project_rules(), options).explain_bytes(text, "draft.txt", passage);
  if (!out) throw std::runtime_error(out.error().to_string());
  return *out;
}

Explanation all_of(const std::string& text) { return told(text, {1, 1000, 0}); }

/// What tells one reading from another.
std::string key(const Explanation::Reading& reading) {
  std::string out = reading.check.rule + " " + std::string(fate_name(reading.fate));
  const auto add = [&](const Operand& o) {
    out += " " + o.name + "@" + std::to_string(o.begin.line) + ":" + std::to_string(o.begin.column);
  };
  add(reading.check.stated);
  for (const auto& operand : reading.check.operands) add(operand);
  return out + " " + std::to_string(reading.structure);
}

TEST(Explain, TellsEveryReadingOfALine) {
  for (const auto* text : kDrafts) {
    const auto all = all_of(text);
    std::map<std::uint32_t, std::multiset<std::string>> by_line;
    for (const auto& reading : all.readings)
      for (const auto line : reading.check.lines()) by_line[line].insert(key(reading));
    for (std::uint32_t line = 1; line <= all.line_count; ++line) {
      std::multiset<std::string> here;
      for (const auto& reading : told(text, {line, line, 0}).readings) here.insert(key(reading));
      EXPECT_EQ(here, by_line[line]) << text << " line " << line;
    }
  }
}

TEST(Explain, WhatSpeaksIsWhatIsReported) {
  for (const auto* text : kDrafts) {
    std::multiset<std::string> reported, speaks;
    const auto line = [](const Check& c) {
      return c.rule + " " + c.message + " " + std::string(severity_name(c.severity)) + std::to_string(c.confidence);
    };
    for (const auto& check : audit_of(text).ledger.checks)
      if (check.outcome != Outcome::finding) reported.insert(line(check));
    for (const auto& reading : all_of(text).readings)
      if (reading.speaks()) speaks.insert(line(reading.check));
    EXPECT_EQ(reported, speaks) << text;
  }
}

TEST(Explain, AccountsAddUp) {
  const auto sum = [](const std::vector<Explanation::Reason>& reasons) {
    double out = 0;
    for (const auto& reason : reasons) out += reason.decades;
    return out;
  };
  for (const auto* text : kDrafts) {
    for (const auto& reading : all_of(text).readings) {
      EXPECT_NEAR(sum(reading.for_structure), reading.structure, 1e-9) << key(reading);
      EXPECT_NEAR(sum(reading.for_evidence), reading.evidence, 1e-9) << key(reading);
    }
  }
}

TEST(Explain, EveryReasonHasWords) {
  for (const auto* text : kDrafts) {
    for (const auto& reading : all_of(text).readings) {
      for (const auto& reason : reading.for_structure) EXPECT_NE(reason.text, "") << reason.name;
      for (const auto& reason : reading.for_evidence) EXPECT_NE(reason.text, "") << reason.name;
    }
  }
}

TEST(Explain, EveryReadingHasAFate) {
  for (const auto* text : kDrafts) {
    for (const auto& reading : all_of(text).readings) {
      EXPECT_NE(reading.fate, Fate::undecided) << key(reading);
      EXPECT_NE(output::why(reading, Language::vi), output::why(reading, Language::en));
      // What lost to another is told with what it lost to.
      if (reading.winner) {
        ASSERT_LT(*reading.winner, all_of(text).readings.size());
        EXPECT_FALSE(reading.winner_rule.empty());
      }
    }
  }
}

TEST(Explain, IsTheSameEveryTime) {
  for (const auto* text : kDrafts) {
    EXPECT_EQ(output::explanation_json(all_of(text), Language::vi),
              output::explanation_json(all_of(text), Language::vi));
    EXPECT_EQ(output::explanation_text(all_of(text), {}), output::explanation_text(all_of(text), {}));
  }
}

/// The fate of the reading of `rule` with that stated figure that scores best.
Fate fate_of(const std::string& text, const std::string& rule, const std::string& stated) {
  const Explanation::Reading* best = nullptr;
  const auto all = all_of(text);
  for (const auto& reading : all.readings)
    if (reading.check.rule == rule && reading.check.stated.text == stated &&
        (best == nullptr || reading.score() > best->score()))
      best = &reading;
  return best == nullptr ? Fate::undecided : best->fate;
}

TEST(Explain, SaysWhy) {
  const struct {
    const char *text, *rule, *stated;
    Fate fate;
  } kRows[] = {
      {"Đã thu hồi 5,29 ha trên tổng diện tích 8,68 ha (đạt 60,94% tổng diện tích).", "ratio/base", "60,94%",
       Fate::confirmed},
      {kDrafts[0], "ratio/base", "61,94%", Fate::accused},
      // 12 % of what stands there is too far off to be meant, and no slip explains it.
      {"Tổng diện tích phải thu hồi là 8,68 ha. Đã thu hồi 5,29 ha (đạt 12,3% tổng diện tích).", "ratio/base", "12,3%",
       Fate::weak_total},
      // The fraction explains its rate; the same figures are no second relation.
      {"Cây ăn quả 45,0/60,0 ha, đạt 75,0% kế hoạch.", "ratio/base", "75,0%", Fate::outscored},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(fate_name(fate_of(row.text, row.rule, row.stated)), fate_name(row.fate)) << row.text;
}

TEST(Explain, TellsWhatARuleRefuses) {
  // A fall is asked of a word of falling.
  const auto out = all_of("Đàn lợn 1.200 con, tăng 240 con (tăng 25%).");
  EXPECT_TRUE(std::all_of(out.refusals.begin(), out.refusals.end(),
                          [](const auto& r) { return !r.condition.empty() && !r.figures.empty(); }));
  EXPECT_FALSE(out.refusals.empty());
}

TEST(Explain, OneFigureOfALine) {
  const auto one = told(kDrafts[0], {1, 1, 76});
  EXPECT_EQ(std::count(one.asked.begin(), one.asked.end(), true), 1);
  for (const auto& reading : one.readings) {
    bool touched = reading.check.stated.begin.column == 76;
    for (const auto& operand : reading.check.operands) touched = touched || operand.begin.column == 76;
    EXPECT_TRUE(touched);
  }
}

TEST(Explain, Footnotes) {
  const auto note = told(kDrafts[3], {3, 3, 0});
  ASSERT_EQ(note.statements.size(), 1U);
  EXPECT_EQ(note.statements[0].kind, "note");
  ASSERT_TRUE(note.statements[0].owner_at.has_value());
  EXPECT_EQ(note.statements[0].owner_at->line, 1U);
  EXPECT_TRUE(note.statements[0].owner.ends_with("1.245 hộ")) << note.statements[0].owner;
  const auto host = told(kDrafts[3], {1, 1, 0});
  ASSERT_EQ(host.statements.size(), 1U);
  EXPECT_EQ(host.statements[0].notes.size(), 1U);
}

TEST(Explain, BehindTheEnd) {
  const auto out = told("Một dòng 12 hộ.", {7, 9, 0});
  EXPECT_EQ(out.line_count, 1U);
  EXPECT_TRUE(out.statements.empty() && out.readings.empty());
}

TEST(Fates, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  int count = 0;
  for (; count <= static_cast<int>(Fate::said_already); ++count) names.insert(fate_name(static_cast<Fate>(count)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(count));
}

TEST(Confidence, RisesWithStructureAndEvidence) {
  const audit::Draft draft;
  std::vector<audit::Reading> readings;
  const std::vector<audit::Grid> grids;
  const audit::Context context{draft, project_rules().rules(), RoundingMode::nearest, readings, grids};
  const auto at = [&](double structure, double evidence) {
    audit::Reading reading;
    reading.structure = structure;
    reading.evidence = evidence;
    return audit::confidence(context, reading);
  };
  Severity severity = Severity::info;
  for (double structure = -2; structure < 12; structure += 0.25) {
    for (double evidence = 0; evidence < 12; evidence += 0.25) {
      const double here = at(structure, evidence);
      EXPECT_GE(here, 0);
      EXPECT_LE(here, 1);
      EXPECT_LE(here, at(structure + 0.25, evidence));
      EXPECT_LE(here, at(structure, evidence + 0.25));
    }
    const auto graded = audit::graded(context, Severity::error, at(structure, 0));
    EXPECT_GE(graded, severity) << "surer is not less severe";
    severity = graded;
    EXPECT_LE(audit::graded(context, Severity::warning, at(structure, 0)), Severity::warning)
        << "the rule's own is most";
  }
  EXPECT_EQ(severity, Severity::error);
  // What passes for confirmed is likelier right than wrong.
  EXPECT_GT(at(context.weight("confirm"), 0), 0.5);
}

}  // namespace
}  // namespace khop
