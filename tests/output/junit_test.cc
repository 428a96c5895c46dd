// SPDX-License-Identifier: Apache-2.0
#include "output/junit.h"

#include <gtest/gtest.h>

#include "output/xml_text.h"
#include "sample.h"

namespace khop::output {
namespace {

std::string junit(const Audit& audit, bool ledger = false) {
  WriterOptions options;
  options.language = Language::en;
  options.whole_ledger = ledger;
  return junit_writer(options)->document(audit);
}

TEST(Junit, ErrorsFailAndWarningsAreSkipped) {
  EXPECT_EQ(junit(sample()),
            "  <testsuite name=\"xa.txt\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\" file=\"xa.txt\">\n"
            "    <testcase classname=\"xa_txt\" name=\"ratio/attainment: tỷ lệ không khớp\">"
            "<failure message=\"tỷ lệ không khớp\" type=\"error\">"
            "xa.txt:1:28: error: tỷ lệ không khớp [ratio/attainment]\nrecomputed: 45,0 / 60 ha = 75\nhint: 85% → 75%\n"
            "done = 45,0 (xa.txt:1:12)\nplan = 60 ha (xa.txt:1:17)</failure></testcase>\n"
            "    <testcase classname=\"xa_txt\" name=\"malformed-number: 2.5217 không phải là số viết đúng\">"
            "<skipped message=\"warning: 2.5217 không phải là số viết đúng\" type=\"warning\">"
            "xa.txt:5:5: warning: 2.5217 không phải là số viết đúng [malformed-number]</skipped></testcase>\n"
            "  </testsuite>\n");
}

TEST(Junit, WithTheLedgerWhatHoldsPasses) {
  const std::string out = junit(sample(), true);
  EXPECT_NE(out.find("tests=\"3\" failures=\"1\""), std::string::npos);
  EXPECT_NE(out.find("name=\"sum/breakdown: 12,5 + 17,5 = 30 ha\"/>"), std::string::npos);
}

TEST(Junit, ACleanDraftPassesAndAnUnreadOneIsAnError) {
  Audit clean;
  clean.ledger.path = "./a/b.txt";
  EXPECT_EQ(junit(clean),
            "  <testsuite name=\"a/b.txt\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\" file=\"a/b.txt\">\n"
            "    <testcase classname=\"a/b_txt\" name=\"no problems\"/>\n  </testsuite>\n");
  const std::string unread = junit_writer({})->unread({"c.txt", 0, 0, "no such file"});
  EXPECT_NE(unread.find("errors=\"1\""), std::string::npos);
  EXPECT_NE(unread.find("<error message=\"no such file\" type=\"unread\">c.txt: no such file</error>"),
            std::string::npos);
}

TEST(Junit, NamesAreDistinctAndWhatIsSuppressedSaysWhy) {
  Audit audit = sample();
  audit.ledger.checks[1] = audit.ledger.checks[0];
  audit.ledger.checks[1].suppression = Suppression{Suppression::By::configuration, "số tạm tính"};
  const std::string out = junit(audit);
  EXPECT_NE(out.find("name=\"ratio/attainment: tỷ lệ không khớp (2)\"><skipped message=\"suppressed: số tạm tính\""),
            std::string::npos);
  EXPECT_NE(out.find("failures=\"1\""), std::string::npos);
}

TEST(XmlText, AnyBytesGiveValidXml) {
  EXPECT_EQ(xml_text("<a b=\"c\">&]]>"), "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;");
  EXPECT_EQ(xml_text("\x01\x1b\xff\xef\xbf\xbe\xe2\x80\xae\n\t"), "␁␛\uFFFD\uFFFD\uFFFD  ");
  EXPECT_EQ(xml_text("a\nb\r", true), "a\nb ");
}

}  // namespace
}  // namespace khop::output
