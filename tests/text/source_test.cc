// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace khop::text {
namespace {

using namespace std::string_literals;

// UTF-16 of text from the Basic Multilingual Plane.
std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

struct Row {
  std::string name, bytes, encoding, text;
};

TEST(Decode, EncodingsAndLineEnds) {
  // The same short sentence in the encodings that archives hold.
  const std::string sentence = "Cộng hòa xã hội chủ nghĩa Việt Nam: độc lập, tự do";
  const Row rows[] = {
      {"UTF-8", "Huyện có 12 xã\n", "UTF-8", "Huyện có 12 xã\n"},
      {"UTF-8 with mark", "\xEF\xBB\xBFHuyện", "UTF-8", "Huyện"},
      {"empty", "", "UTF-8", ""},
      {"CRLF", "một\r\nhai\r\n", "UTF-8", "một\nhai\n"},
      {"old Mac", "một\rhai", "UTF-8", "một\nhai"},
      {"stray CR among LF is a blank", "một\rhai\nba", "UTF-8", "một hai\nba"},
      {"UTF-16 LE with mark", "\xFF\xFE" + utf16(u"đạt 5 %\r\n", false), "UTF-16LE", "đạt 5 %\n"},
      {"UTF-16 BE with mark", "\xFE\xFF" + utf16(u"đạt 5 %", true), "UTF-16BE", "đạt 5 %"},
      {"UTF-16 LE without mark", utf16(u"Diện tích lúa đạt 5 ha, tăng 2 % so với năm 2023", false), "UTF-16LE",
       "Diện tích lúa đạt 5 ha, tăng 2 % so với năm 2023"},
      {"UTF-16 BE without mark", utf16(u"Diện tích lúa đạt 5 ha, tăng 2 % so với năm 2023", true), "UTF-16BE",
       "Diện tích lúa đạt 5 ha, tăng 2 % so với năm 2023"},
      {"TCVN3",
       "C\xE9ng h\xDF"
       "a x\xB7 h\xE9i ch\xF1 ngh\xDC"
       "a Vi\xD6t Nam: \xAE\xE9"
       "c l\xCBp, t\xF9 do",
       "TCVN3", sentence},
      {"VNI",
       "Co\xE4ng ho\xF8"
       "a xa\xF5 ho\xE4i chu\xFB ngh\xF3"
       "a Vie\xE4t Nam: \xF1o\xE4"
       "c la\xE4p, t\xF6\xEF do",
       "VNI", sentence},
      {"windows-1258",
       "C\xF4\xF2ng ho\xCC"
       "a xa\xDE h\xF4\xF2i chu\xD2 nghi\xDE"
       "a Vi\xEA\xF2t Nam: \xF0\xF4\xF2"
       "c l\xE2\xF2p, t\xFD\xF2 do",
       "windows-1258", sentence},
      {"decomposed letters are composed", "Vie\u0302\u0323t", "UTF-8", "Việt"},
  };
  for (const Row& row : rows) {
    const auto source = decode(row.bytes, "draft.txt");
    ASSERT_TRUE(source.ok()) << row.name << ": " << source.error().to_string();
    EXPECT_EQ(source->encoding(), row.encoding) << row.name;
    EXPECT_EQ(source->text(), row.text) << row.name;
  }
}

TEST(Decode, BinaryIsRefused) {
  struct {
    std::string bytes, says;
  } const rows[] = {
      {"%PDF-1.7\n%...", "PDF"}, {"PK\x03\x04zip", "ZIP"},       {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Word"},
      {"{\\rtf1\\ansi", "RTF"},  {"abc\0def\0\0ghi"s, "binary"},
  };
  for (const auto& row : rows) {
    const auto source = decode(row.bytes, "a.bin");
    ASSERT_FALSE(source.ok()) << row.says;
    EXPECT_NE(source.error().message.find("looks like a binary file"), std::string::npos);
    EXPECT_NE(source.error().message.find(row.says), std::string::npos) << source.error().message;
    EXPECT_EQ(source.error().path, "a.bin");
  }
}

TEST(Decode, BrokenBytesAreReplacedAndNoted) {
  const auto source = decode("Diện tích đạt năm héc ta lúa\nvượt \xC3 kế hoạch đề ra \xFF\n", "draft.txt");
  ASSERT_TRUE(source.ok());
  EXPECT_EQ(source->text(), "Diện tích đạt năm héc ta lúa\nvượt \uFFFD kế hoạch đề ra \uFFFD\n");
  ASSERT_EQ(source->notes().size(), 2U);
  EXPECT_EQ(source->notes()[0].to_string(), "draft.txt:2:6: bytes that are not UTF-8 were read as U+FFFD");
  EXPECT_EQ(source->notes()[1].column, 23U);
}

TEST(Decode, ManyBrokenBytesAreCounted) {
  std::string bytes;
  for (int i = 0; i < 200; ++i) bytes += "đạt ";
  for (int i = 0; i < 9; ++i) bytes += "\xFF ";
  const auto source = decode(bytes, "");
  ASSERT_TRUE(source.ok());
  ASSERT_EQ(source->notes().size(), 6U);
  EXPECT_EQ(source->notes().back().message, "bytes that are not UTF-8 stand in 9 places in all");
}

TEST(Decode, GuessesAreTold) {
  const auto source = decode(
      "x\xB7 h\xE9i ch\xF1 ngh\xDC"
      "a",
      "a.txt");
  ASSERT_TRUE(source.ok());
  ASSERT_EQ(source->notes().size(), 1U);
  EXPECT_EQ(source->notes()[0].message, "read as TCVN3 (guessed from its letters)");
  EXPECT_EQ(source->notes()[0].in(Language::vi).message, "đọc theo bảng mã TCVN3 (đoán qua các chữ)");
  EXPECT_EQ(source->notes()[0].in(Language::en).message, source->notes()[0].message);
}

TEST(Place, CountsCodePoints) {
  const auto source = decode("đạt 5 %\nvượt 7 %", "");
  ASSERT_TRUE(source.ok());
  const std::string_view text = source->text();
  EXPECT_EQ(source->place(0), (Place{1, 1}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.find('5'))), (Place{1, 5}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.find('\n'))), (Place{1, 8}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.find('7'))), (Place{2, 6}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.size() + 100)), (Place{2, 9}));
}

TEST(Place, ColumnsAreThoseOfTheOriginalBeforeComposition) {
  // ê + dot below: three code points in the original, one in the text.
  const auto source = decode("a\nVie\u0302\u0323t Na\u0301m 5\nb", "");
  ASSERT_TRUE(source.ok());
  const std::string_view text = source->text();
  EXPECT_EQ(source->place(static_cast<Offset>(text.find("iệ"))), (Place{2, 2}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.find("ệt"))), (Place{2, 3}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.find("t N"))), (Place{2, 6}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.find('5'))), (Place{2, 13}));
  EXPECT_EQ(source->place(static_cast<Offset>(text.find('b'))), (Place{3, 1}));
  EXPECT_EQ(source->line(2), "Vie\u0302\u0323t Na\u0301m 5");
  EXPECT_EQ(source->line(1), "a");
  EXPECT_EQ(source->line(4), "");
}

TEST(Place, LongLinesCostNoMoreThanShortOnes) {
  std::string bytes;
  for (int i = 0; i < 300000; ++i) bytes += "đạt ";
  const auto source = decode(bytes, "");
  ASSERT_TRUE(source.ok());
  for (Offset at = 0; at < source->text().size(); at += 7 * 100) {
    ASSERT_EQ(source->place(at), (Place{1, at / 7 * 4 + 1}));
  }
}

TEST(Place, EveryCharacterOfComposedTextMapsToItsPlace) {
  // Long enough for several normalising pieces; each unit is 7 code points in the original, 4 in the text.
  std::string bytes;
  for (int i = 0; i < 3000; ++i) bytes += "e\u0302\u0323o\u031B\u0301 ";
  const auto source = decode(bytes, "");
  ASSERT_TRUE(source.ok());
  const std::string_view text = source->text();
  std::uint32_t unit = 0;
  for (std::size_t at = 0; at < text.size(); at += std::string_view("ệớ ").size(), ++unit) {
    ASSERT_EQ(source->place(static_cast<Offset>(at)), (Place{1, unit * 7 + 1}));
    ASSERT_EQ(source->place(static_cast<Offset>(at + 3)), (Place{1, unit * 7 + 4}));
    ASSERT_EQ(source->place(static_cast<Offset>(at + 6)), (Place{1, unit * 7 + 7}));
  }
}

TEST(Lines, AreNumberedFromOne) {
  const auto source = decode("a\n\nb\n", "");
  ASSERT_TRUE(source.ok());
  EXPECT_EQ(source->line_count(), 3U);
  EXPECT_EQ(source->line(1), "a");
  EXPECT_EQ(source->line(2), "");
  EXPECT_EQ(source->line(3), "b");
  EXPECT_EQ(source->line(0), "");
}

}  // namespace
}  // namespace khop::text
