// SPDX-License-Identifier: Apache-2.0
/// Old office formats, where LibreOffice is installed.
#include "format/program/office.h"

#include <gtest/gtest.h>

#include "format/program/process.h"
#include "format/read.h"

namespace khop::format {
namespace {

std::string compound(std::string_view stream) {
  std::string bytes = "\xD0\xCF\x11\xE0";
  for (const char c : stream) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

TEST(Office, KnowsCompoundFilesByTheirStreams) {
  EXPECT_EQ(compound_format(compound("WordDocument")), OldFormat::word);
  EXPECT_EQ(compound_format(compound("Workbook")), OldFormat::spreadsheet);
  EXPECT_EQ(compound_format(compound("PowerPoint Document")), OldFormat::presentation);
  EXPECT_EQ(compound_format(compound("Notes")), OldFormat::none);
}

TEST(Office, SaysWhatItCannotRead) {
  const Result<Manuscript> slides = read(compound("PowerPoint Document"), "a.ppt", {});
  ASSERT_FALSE(slides);
  EXPECT_NE(slides.error().message.find("presentation"), std::string::npos);
  const Result<Manuscript> damaged = read(compound("x"), "a.doc", {});
  ASSERT_FALSE(damaged);
  EXPECT_NE(damaged.error().message.find("damaged"), std::string::npos);
}

TEST(Office, RefusesRichTextThatNeverEnds) {
  if (find_program("soffice").empty()) GTEST_SKIP() << "LibreOffice is not installed";
  std::string deep = "{\\rtf1 ";
  for (int i = 0; i < 5000; ++i) deep += "{\\b ";
  EXPECT_EQ(read(deep, "a.rtf", {}).error().message, "is nested deeper than any document needs");
  EXPECT_NE(read("{\\rtf1 \\bin2147483647 x}", "a.rtf", {}).error().message.find("damaged"), std::string::npos);
}

TEST(Office, ReadsRichText) {
  if (find_program("soffice").empty()) GTEST_SKIP() << "LibreOffice is not installed";
  const Result<Manuscript> read_back = read(
      R"({\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 T\u7893?ng s\u7889? 5 h\u7897?.\par C\u242?n 2 h\u7897?.\par})",
      "a.rtf", {});
  ASSERT_TRUE(read_back) << read_back.error().message;
  EXPECT_EQ(read_back->text(), "Tổng số 5 hộ.\nCòn 2 hộ.\n");
}

}  // namespace
}  // namespace khop::format
