// SPDX-License-Identifier: Apache-2.0
#include "document/outline.h"

#include <gtest/gtest.h>

#include <string>

namespace khop::document {
namespace {

std::string shown(const Outline& outline) {
  std::string out;
  for (const Section& section : outline.sections) {
    out += std::to_string(section.begin.line) + (section.table ? " table " : " ") + section.mark + " " + section.title +
           " <" + std::to_string(section.parent) + "\n";
  }
  return out;
}

std::int32_t section_of(const Document& document, const Outline& outline, std::string_view words) {
  return outline.section_of(document.block_at(static_cast<Offset>(document.text.find(words))));
}

TEST(Outline, HeadingsTablesAndFootnotes) {
  const auto source = text::decode(
      "Mở đầu 1 ha.\n\nI. KINH TẾ\n\n1. Trồng trọt\n\nLúa 5 ha¹.\n\nII. XÃ HỘI\n\nCó 7 trường.\n\n¹ Riêng xã A 3 "
      "ha.\n\n"
      "Tên\tKH\tTH\nLúa\t5\t6\nNgô\t7\t8\n",
      "draft.txt");
  const Document document = read_text(*source);
  const Outline outline = khop::document::outline(document, *source);
  EXPECT_EQ(shown(outline), "3 I. KINH TẾ <-1\n5 1. Trồng trọt <0\n9 II. XÃ HỘI <-1\n15 table   <2\n");
  EXPECT_EQ(section_of(document, outline, "1 ha"), -1);
  EXPECT_EQ(section_of(document, outline, "5 ha"), 1);
  EXPECT_EQ(section_of(document, outline, "7 trường"), 2);
  EXPECT_EQ(section_of(document, outline, "3 ha"), 1);  // the footnote belongs to where its mark stands
  EXPECT_EQ(section_of(document, outline, "Ngô"), 3);
  EXPECT_EQ(outline.section_of(kNone), -1);
}

TEST(Outline, OfAnAnnexBeginsAnew) {
  auto source = text::decode("I. KINH TẾ\n\nLúa 5 ha.\n", "draft.txt");
  const auto annex = text::decode("Ngô 6 ha.\n\nII. XÃ HỘI\n\nCó 7 trường.\n", "annex.txt");
  Document document = read_text(*source);
  document.append(read_text(*annex), source->append(*annex));
  const Outline outline = khop::document::outline(document, *source);
  EXPECT_EQ(shown(outline), "1 I. KINH TẾ <-1\n1   <-1\n3 II. XÃ HỘI <-1\n");
  EXPECT_EQ(outline.sections[1].path, "annex.txt");
  EXPECT_EQ(section_of(document, outline, "6 ha"), 1);
}

}  // namespace
}  // namespace khop::document
