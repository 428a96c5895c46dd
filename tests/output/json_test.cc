// SPDX-License-Identifier: Apache-2.0
#include "output/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "sample.h"

namespace khop::output {
namespace {

// Read back with a parser that shares nothing with the writer.
nlohmann::ordered_json parsed(const std::string& documents) {
  const auto writer = json_writer({});
  return nlohmann::ordered_json::parse(writer->begin() + documents + writer->across({}).value_or("") + writer->end({}));
}

TEST(Json, ACheckHasTheMembersOfTheContractInOrder) {
  const auto root = parsed(json(sample().ledger, {}, true, Language::en));
  EXPECT_TRUE(root["across"].empty());
  const auto& document = root["documents"][0];
  EXPECT_EQ(document["path"], "xa.txt");
  ASSERT_EQ(document["checks"].size(), 3U);
  EXPECT_EQ(
      document["checks"][0].dump(),
      R"({"rule":"ratio/attainment","kind":"ratio","outcome":"inconsistent","severity":"error",)"
      R"("message":"tỷ lệ không khớp","lines":[1],)"
      R"("stated":{"name":"rate","text":"85%","value":"85","line":1,"column":28,"end_line":1,"end_column":31,)"
      R"("exact":false,"approx":false,"implied":false},)"
      R"("operands":[{"name":"done","text":"45,0","value":"45.0","line":1,"column":12,"end_line":1,"end_column":16,)"
      R"("exact":false,"approx":false,"implied":false},)"
      R"({"name":"plan","text":"60 ha","value":"60","line":1,"column":17,"end_line":1,"end_column":22,)"
      R"("exact":false,"approx":false,"implied":false}],)"
      R"("formula":"done / plan","computed":"75",)"
      R"("hint":{"text":"85% → 75%","operand":"rate","replacement":"75%","kind":"digit","sure":0.5,"agreeing":1},"confidence":0.75})");
  EXPECT_EQ(document["checks"][1]["lines"].dump(), "[2,3,4]");
  EXPECT_TRUE(document["checks"][2]["hint"].is_null());
  EXPECT_TRUE(document["checks"][2]["computed"].is_null());
}

TEST(Json, WithoutTheLedgerOnlyProblemsAreWritten) {
  const auto root = parsed(json(sample().ledger, {}, false, Language::en));
  EXPECT_EQ(root["documents"][0]["checks"].size(), 2U);
}

TEST(Json, ADocumentWithoutChecksAndSeveralDocuments) {
  DocumentLedger empty;
  empty.path = "a.txt";
  EXPECT_EQ(json(empty, {}, true, Language::en), R"({"path": "a.txt", "identity": {}, "checks": []})");
  EXPECT_EQ(parsed(json(empty, {}, true, Language::en) + json_writer({})->separator() +
                   json(empty, {}, true, Language::en))["documents"]
                .size(),
            2U);
}

TEST(Json, AnyBytesGiveValidJson) {
  Audit audit = sample();
  Check& check = audit.ledger.checks[0];
  check.message = "\xff\xfe \"\\ \x1b[0m \xc2\x9b \xe2\x80\xae \xf3\xa0\x80\x81 \n\t\r";
  check.confidence = std::numeric_limits<double>::quiet_NaN();
  const std::string out = json(audit.ledger, {}, true, Language::en);
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  const auto root = parsed(out);
  EXPECT_EQ(root["documents"][0]["checks"][0]["message"],
            "\xef\xbf\xbd\xef\xbf\xbd \"\\ \x1b[0m \xc2\x9b \xe2\x80\xae \xf3\xa0\x80\x81 \n\t\r");
  EXPECT_EQ(root["documents"][0]["checks"][0]["confidence"], 0);
}

TEST(Json, AFigureOfAnotherDraftNamesIt) {
  Audit audit = sample();
  audit.ledger.checks[0].operands[0].path = "huyen.txt";
  const auto root = parsed(json(audit.ledger, {}, true, Language::en));
  EXPECT_EQ(root["documents"][0]["checks"][0]["operands"][0]["path"], "huyen.txt");
  EXPECT_FALSE(root["documents"][0]["checks"][0]["operands"][1].contains("path"));
}

}  // namespace
}  // namespace khop::output
