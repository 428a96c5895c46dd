// SPDX-License-Identifier: Apache-2.0
/// Forms that put each problem on its line in a review: GitHub, GitLab, reviewdog; and NDJSON.
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "output/github.h"
#include "output/gitlab.h"
#include "output/ndjson.h"
#include "output/path.h"
#include "output/rdjson.h"
#include "sample.h"

namespace khop::output {
namespace {

using nlohmann::ordered_json;

WriterOptions english() {
  WriterOptions out;
  out.language = Language::en;
  return out;
}

std::string whole(const Writer& writer, const Audit& audit) {
  return writer.begin() + writer.document(audit) + writer.end({});
}

Audit in_word() {
  Audit audit = sample();
  Location place;
  place.heading = "II.1";
  place.ordinal = 3;
  audit.ledger.checks[0].stated.location = std::make_shared<const Location>(place);
  return audit;
}

TEST(Github, AProblemIsOneCommand) {
  EXPECT_EQ(whole(*github_writer(english()), sample()),
            "::error file=xa.txt,line=1,endLine=1,col=28,endColumn=31,title=khop ratio/attainment::tỷ lệ không khớp"
            "%0Arecomputed: 45,0 / 60 ha = 75%0Ahint: 85%25 → 75%25\n"
            "::warning file=xa.txt,line=5,endLine=5,col=5,endColumn=11,title=khop malformed-number::"
            "2.5217 không phải là số viết đúng\n");
}

TEST(Github, NothingOfAStrangerEndsACommand) {
  Audit audit = sample();
  audit.ledger.checks.resize(1);
  Check& check = audit.ledger.checks[0];
  check.message = "a\n::error::b\r%0A::c";
  check.hint.reset();
  check.computed.clear();
  check.severity = Severity::note;
  check.stated.path = "x,line=9::y%0A\n.txt";
  EXPECT_EQ(whole(*github_writer(english()), audit),
            "::notice file=x%2Cline=9%3A%3Ay%250A .txt,line=1,endLine=1,col=28,endColumn=31,title=khop "
            "ratio/attainment::a ::error::b %250A::c%0Aconfidence: 75%25, worth a look\n");
}

TEST(Github, AFileWithoutLinesSaysWhere) {
  const std::string out = whole(*github_writer(english()), in_word());
  EXPECT_TRUE(out.starts_with("::error file=xa.txt,title=khop ratio/attainment::section II.1, paragraph 3: tỷ lệ"))
      << out;
  EXPECT_EQ(github_writer(english())->unread({"a.txt", 0, 0, "no such file"}),
            "::error file=a.txt,title=khop unread::no such file\n");
}

TEST(Gitlab, AnIssueHasAPlaceAndALastingName) {
  const auto issues = ordered_json::parse(whole(*gitlab_writer(english()), sample()));
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0]["description"], "tỷ lệ không khớp – recomputed: 45,0 / 60 ha = 75 – hint: 85% → 75%");
  EXPECT_EQ(issues[0]["check_name"], "ratio/attainment");
  EXPECT_EQ(issues[0]["severity"], "major");
  EXPECT_EQ(issues[1]["severity"], "minor");
  EXPECT_EQ(issues[0]["location"].dump(),
            R"({"path":"xa.txt","lines":{"begin":1,"end":1},"positions":{"begin":{"line":1,"column":28},)"
            R"("end":{"line":1,"column":31}}})");
  Audit moved = sample(), elsewhere = sample();
  moved.ledger.checks[0].stated.begin.line = moved.ledger.checks[0].stated.end.line = 9;
  elsewhere.ledger.path = "huyen.txt";
  EXPECT_EQ(ordered_json::parse(whole(*gitlab_writer(english()), moved))[0]["fingerprint"], issues[0]["fingerprint"]);
  EXPECT_NE(ordered_json::parse(whole(*gitlab_writer(english()), elsewhere))[0]["fingerprint"],
            issues[0]["fingerprint"]);
}

TEST(Gitlab, AFileWithoutLinesHasLineOne) {
  const auto issues = ordered_json::parse(whole(*gitlab_writer(english()), in_word()));
  EXPECT_EQ(issues[0]["location"].dump(), R"({"path":"xa.txt","lines":{"begin":1,"end":1}})");
  EXPECT_TRUE(std::string(issues[0]["description"]).starts_with("section II.1, paragraph 3: "));
  const auto unread = ordered_json::parse(gitlab_writer(english())->unread({"./a.txt", 0, 0, "no such file"}));
  EXPECT_EQ(unread["severity"], "blocker");
  EXPECT_EQ(unread["location"]["path"], "a.txt");
}

TEST(Rdjson, ColumnsCountBytes) {
  Audit audit = sample();
  audit.ledger.checks[0].hint->replacement = "75";
  const auto diagnostics = ordered_json::parse(whole(*rdjson_writer(english()), audit))["diagnostics"];
  ASSERT_EQ(diagnostics.size(), 2U);
  // "Cây ăn quả 45,0/60 ha, đạt " has 27 characters, three of two bytes and two of three.
  EXPECT_EQ(diagnostics[0]["location"].dump(),
            R"({"path":"xa.txt","range":{"start":{"line":1,"column":35},"end":{"line":1,"column":38}}})");
  EXPECT_EQ(diagnostics[0]["suggestions"].dump(),
            R"([{"range":{"start":{"line":1,"column":35},"end":{"line":1,"column":37}},"text":"75"}])");
  EXPECT_EQ(diagnostics[0]["related_locations"][0]["message"], "done: 45,0");
  EXPECT_EQ(diagnostics[0]["severity"], "ERROR");
  EXPECT_FALSE(diagnostics[1].contains("related_locations"));
}

TEST(Ndjson, ALineIsACheck) {
  WriterOptions options = english();
  const std::string problems = whole(*ndjson_writer(options), sample());
  options.whole_ledger = true;
  const std::string all = whole(*ndjson_writer(options), sample());
  EXPECT_EQ(std::count(problems.begin(), problems.end(), '\n'), 2);
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 3);
  const auto check = ordered_json::parse(problems.substr(0, problems.find('\n')));
  EXPECT_EQ(check["path"], "xa.txt");
  EXPECT_EQ(check["fingerprint"], fingerprint(sample().ledger.checks[0]));
  EXPECT_EQ(check["rule"], "ratio/attainment");
}

TEST(Path, UrisAndPlainPaths) {
  EXPECT_EQ(uri_of("./samples/báo cáo.txt"), "samples/b%C3%A1o%20c%C3%A1o.txt");
  EXPECT_EQ(uri_of("/tmp/a:b%#?.txt"), "file:///tmp/a%3Ab%25%23%3F.txt");
  EXPECT_EQ(uri_of("../a\\b"), "../a%5Cb");
  EXPECT_EQ(plain_path(".//./a"), "a");
  EXPECT_EQ(plain_path("./"), "./");
  EXPECT_EQ(plain_path(".hidden"), ".hidden");
}

}  // namespace
}  // namespace khop::output
