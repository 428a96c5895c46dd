// SPDX-License-Identifier: Apache-2.0
#include "figure/numeral.h"

#include <gtest/gtest.h>

#include <string>

namespace khop::figure {
namespace {

/// "1234.56", with the defect and all readings behind a defective numeral: "25217 grouping: 25217 2.5217".
std::string read(std::string_view text, const NumberStyle& style = {}) {
  const auto numeral = parse_numeral(text, style);
  std::string out = numeral.decimal.to_string();
  static constexpr std::string_view kDefects[] = {"", " grouping:", " point for comma:", " mixed:"};
  out += kDefects[static_cast<std::size_t>(numeral.defect)];
  for (const auto& reading : numeral.likely) out += " " + reading.to_string();
  if (numeral.leading_zero) out += " zero";
  return out;
}

struct Row {
  std::string_view text, expected;
};

TEST(Numeral, RightAsPrinted) {
  constexpr Row kRows[] = {
      {"0", "0"},
      {"7", "7"},
      {"04", "4 zero"},
      {"0,5", "0.5"},  // the zero is no style here
      {"1483", "1483"},
      {"1.483", "1483"},
      {"1.234,56", "1234.56"},
      {"4230,39", "4230.39"},  // points may be missing
      {"5,450", "5.450"},      // three decimals, not five thousand
      {"950,000", "950.000"},  // the last zeros are printed precision
      {"12.345.678", "12345678"},
      {"12.345.678,9", "12345678.9"},
      {"999.999.999.999.999.999", "999999999999999999"},
      {"12345678901234567890,12", "12345678901234567890.12"},  // longer than 64 bits
      {"00,5", "0.5"},
  };
  for (const auto& row : kRows) EXPECT_EQ(read(row.text), row.expected) << row.text;
}

TEST(Numeral, WrongAsPrinted) {
  constexpr Row kRows[] = {
      {"2.5217", "25217 grouping: 25217 2.5217"},  // a slipped point
      {"0.98", "0.98 point for comma: 0.98 98"},
      {"5.71", "5.71 point for comma: 5.71 571"},
      {"27.891.4", "27891.4 point for comma: 27891.4 278914"},
      {"1234.567", "1234.567 point for comma: 1234.567 1234567"},
      {"1.2345,6", "12345.6 grouping: 12345.6 123456"},
      {"1,234,567", "1234567 mixed: 1234567"},  // foreign manner
      {"1,234.5", "1234.5 mixed: 1234.5 12345"},
      {"1.23.4567", "1234567 grouping: 1234567 123.4567"},
  };
  for (const auto& row : kRows) EXPECT_EQ(read(row.text), row.expected) << row.text;
}

TEST(Numeral, OtherStyle) {
  const NumberStyle english{',', '.'};
  EXPECT_EQ(read("1,234.56", english), "1234.56");
  EXPECT_EQ(read("0.98", english), "0.98");
  EXPECT_EQ(read("1.234,56", english), "1234.56 mixed: 1234.56 123456");
}

TEST(Numeral, AnyLength) {
  const std::string digits(500, '7');
  EXPECT_EQ(read(digits), digits);
  EXPECT_EQ(read("0," + digits), "0." + digits);
  std::string zeros(500, '0');
  EXPECT_EQ(parse_numeral(zeros).decimal.digits, 0);
}

/// Every numeral that this writes in groups of three is read back as it was.
TEST(Numeral, ReadsWhatItWouldPrint) {
  for (long value : {0L, 1L, 12L, 123L, 1234L, 12345L, 123456L, 1234567L, 1000000L, 1000001L}) {
    for (int places = 0; places <= 4; ++places) {
      std::string whole = std::to_string(value);
      const std::string plain = whole;
      for (auto i = static_cast<std::ptrdiff_t>(whole.size()) - 3; i > 0; i -= 3)
        whole.insert(static_cast<std::size_t>(i), ".");
      const std::string decimals = std::string("0507").substr(0, static_cast<std::size_t>(places));
      const auto printed = whole + (places > 0 ? "," + decimals : "");
      EXPECT_EQ(read(printed), plain + (places > 0 ? "." + decimals : "")) << printed;
    }
  }
}

}  // namespace
}  // namespace khop::figure
