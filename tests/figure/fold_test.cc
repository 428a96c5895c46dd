// SPDX-License-Identifier: Apache-2.0
#include "figure/fold.h"

#include <gtest/gtest.h>

namespace khop::figure {
namespace {

struct Row {
  std::string_view word, folded;
};

TEST(Fold, CaseAndTheTonesPlace) {
  constexpr Row kRows[] = {
      {"", ""},
      {"KH", "kh"},
      {"Đạt", "đạt"},
      {"ĐẶNG", "đặng"},
      {"ƯỚC", "ước"},
      {"hoà", "hòa"},
      {"Hòa", "hòa"},
      {"HOÀ", "hòa"},
      {"uỷ", "ủy"},
      {"thuý", "thúy"},
      {"quý", "quý"},  // u belongs to q: one
                       // spelling
      {"quỷ", "quỷ"},
      {"toán", "toán"},  // a closed syllable has one spelling
      {"khoẻ", "khỏe"},
      {"m2", "m2"},
  };
  for (const auto& row : kRows) EXPECT_EQ(fold(row.word), row.folded) << row.word;
}

TEST(Fold, IdentityIsThatOfTheFoldedWord) {
  EXPECT_EQ(word_id("hoà"), word_id("HÒA"));
  EXPECT_EQ(word_id("Ha"), word_id("ha"));
  EXPECT_EQ(word_id("Đ"), word_id("đ"));
  EXPECT_NE(word_id("đ"), word_id("d"));
  EXPECT_NE(word_id("ta"), word_id("tạ"));
  EXPECT_NE(word_id("quý"), word_id("qúy"));
  EXPECT_NE(word_id(""), WordId{0});
  // ASCII takes a way of its own; it must end at the same place.
  EXPECT_EQ(word_id("Km"), word_id(fold("Km")));
}

TEST(Fold, DamagedBytesStayInside) {
  // Lone continuation bytes, a cut sequence at the end, an overlong form.
  for (const std::string_view bytes : {"\x80\x80", "a\xE1\xBB", "\xC0\xAF", "\xF4\x90\x80\x80"}) {
    std::size_t at = 0;
    while (at < bytes.size()) {
      const auto before = at;
      static_cast<void>(next_code_point(bytes, at));
      ASSERT_GT(at, before);
      ASSERT_LE(at, bytes.size());
    }
    static_cast<void>(fold(bytes));
    EXPECT_NE(word_id(bytes), WordId{0});
  }
}

TEST(Fold, Letters) {
  for (const char32_t c : {U'a', U'Z', U'đ', U'Đ', U'ạ', U'Ế', char32_t{0x301}})
    EXPECT_TRUE(is_letter(c)) << static_cast<unsigned>(c);
  for (const char32_t c : {U'0', U'²', U'×', U'÷', U'…', U'–', char32_t{0xFFFD}})
    EXPECT_FALSE(is_letter(c)) << static_cast<unsigned>(c);
  for (const char32_t c : {U'A', U'Đ', U'Ế'}) EXPECT_TRUE(is_upper(c)) << static_cast<unsigned>(c);
  for (const char32_t c : {U'a', U'đ', U'ế', U'1'}) EXPECT_FALSE(is_upper(c)) << static_cast<unsigned>(c);
}

}  // namespace
}  // namespace khop::figure
