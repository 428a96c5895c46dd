// SPDX-License-Identifier: Apache-2.0
#include "format/sheet/number_format.h"

#include <gtest/gtest.h>

#include <ostream>

#include "format/sheet/shown_number.h"

namespace khop::format {
namespace {

struct Shown {
  const char* code;
  const char* stored;
  const char* text;
};
void PrintTo(const Shown& shown, std::ostream* out) { *out << shown.code << " of " << shown.stored; }

class NumberFormats : public testing::TestWithParam<Shown> {};

TEST_P(NumberFormats, ShowWhatAPersonSees) {
  const auto& [code, stored, text] = GetParam();
  EXPECT_EQ(NumberFormat(code).show(stored, false), text);
}

INSTANTIATE_TEST_SUITE_P(
    Plain, NumberFormats,
    testing::Values(Shown{"General", "1234567.5", "1234567,5"}, Shown{"General", "42", "42"},
                    Shown{"General", "0.333333333333333", "0,333333333"}, Shown{"General", "-0.5", "-0,5"},
                    Shown{"General", "0.30000000000000004", "0,3"}, Shown{"General", "1E3", "1000"},
                    Shown{"General", "123456789012", "123456789012"}, Shown{"", "7.5", "7,5"}, Shown{"0", "7.5", "8"},
                    Shown{"0", "-7.5", "-8"}, Shown{"0", "0.49999999999999994", "1"}, Shown{"0.00", "1.005", "1,01"},
                    Shown{"0.00", "1.0049999999999999", "1,01"}, Shown{"0.0", "0.05", "0,1"},
                    Shown{"0.0", "-0.04", "0,0"}, Shown{"00", "7", "07"}, Shown{"000\\-000", "123456", "123-456"},
                    Shown{"0.0##", "1.25", "1,25"}, Shown{"0.##", "3", "3"}, Shown{"#.00", ".5", "0,50"}));

INSTANTIATE_TEST_SUITE_P(Grouped, NumberFormats,
                         testing::Values(Shown{"#,##0", "1187.3427", "1.187"}, Shown{"#,##0", "1234567", "1.234.567"},
                                         Shown{"#,##0", "999.5", "1.000"}, Shown{"#,##0", "0", "0"},
                                         Shown{"#,###", "0", ""}, Shown{"#,##0.00", "1234.5", "1.234,50"},
                                         Shown{"#,##0.0", "1187.3427", "1.187,3"}, Shown{"#,##0,", "1234567", "1.235"},
                                         Shown{"#,##0.0,,", "1234567", "1,2"},
                                         Shown{"0.0,,\" triệu\"", "1250000", "1,3 triệu"},
                                         Shown{"#\\.##0", "1234", "1.234"}, Shown{"#\\.##0", "12", "12"},
                                         Shown{"# ##0", "12345", "12 345"}, Shown{"#,##0 \"ha\"", "2500", "2.500 ha"},
                                         Shown{"#,##0\\ [$₫-42A]", "2500", "2.500 ₫"}));

INSTANTIATE_TEST_SUITE_P(
    Sections, NumberFormats,
    testing::Values(Shown{"0.0%", "1.10716388438764", "110,7%"}, Shown{"0%", "0.8", "80%"},
                    Shown{"0.00\"%\"", "12.5", "12,50%"}, Shown{"#,##0;(#,##0)", "-1234", "(1.234)"},
                    Shown{"#,##0.0;\\(#,##0.0\\)", "-35.1289", "(35,1)"}, Shown{"#,##0;[Red]#,##0", "-12", "-12"},
                    Shown{"#,##0;[Red]-#,##0", "-12", "-12"}, Shown{"#,##0_);[Red](#,##0)", "-12", "(12)"},
                    Shown{"_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "1234.4", "1.234"},
                    Shown{"_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "-1234.4", "-1.234"},
                    Shown{"_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "0", "-"},
                    Shown{"_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "-5.5", "(5,50)"},
                    Shown{"0;-0;;@", "0", ""},
                    Shown{"[>=1000000]#,##0.0,,\" tr\";[>=1000]#,##0.0,\" k\";0", "2500000", "2,5 tr"},
                    Shown{"[>=1000000]#,##0.0,,\" tr\";[>=1000]#,##0.0,\" k\";0", "2500", "2,5 k"},
                    Shown{"[>=1000000]#,##0.0,,\" tr\";[>=1000]#,##0.0,\" k\";0", "25", "25"},
                    Shown{"[<0]\"giảm \"0.0;\"tăng \"0.0", "-3.25", "giảm 3,3"}, Shown{"# ?/?", "0.5", "0,5"},
                    Shown{"General\" ha\"", "12.5", "12,5 ha"}, Shown{"0.00E+00", "1234500", "1,23E+06"},
                    Shown{"@", "15", "15"}, Shown{"0.0", "not a number", "not a number"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, NumberFormats,
    testing::Values(Shown{"dd/mm/yyyy", "45924", "24/09/2025"}, Shown{"m/d/yy", "45924", "24/09/2025"},
                    Shown{"d-mmm-yy", "45924", "24/09/2025"}, Shown{"mm/yyyy", "45924", "09/2025"},
                    Shown{"mmm-yy", "45924", "09/2025"}, Shown{"yyyy", "45924", "2025"},
                    Shown{"[$-42A]\"ngày\" dd \"tháng\" mm \"năm\" yyyy;@", "45924", "ngày 24 tháng 09 năm 2025"},
                    Shown{"dd/mm/yyyy hh:mm", "45924.3125", "24/09/2025 7:30"}, Shown{"h:mm AM/PM", "0.75", "18:00"},
                    Shown{"[h]:mm", "1.5", "36:00"}, Shown{"mm:ss", "0.000694444444444444", "01:00"},
                    Shown{"dd/mm/yyyy", "60", "29/02/1900"}, Shown{"dd/mm/yyyy", "61", "01/03/1900"},
                    Shown{"dd/mm/yyyy", "-1", "-1"}, Shown{"dd/mm/yyyy", "1", "01/01/1900"}));

TEST(NumberFormat, DaysMayCountFrom1904) { EXPECT_EQ(NumberFormat("dd/mm/yyyy").show("0", true), "01/01/1904"); }

TEST(NumberFormat, BuiltInCodesHaveNoTextInTheFile) {
  EXPECT_EQ(NumberFormat(built_in_format(4)).show("1234.5", false), "1.234,50");
  EXPECT_EQ(NumberFormat(built_in_format(10)).show("0.1234", false), "12,34%");
  EXPECT_EQ(NumberFormat(built_in_format(14)).show("45924", false), "24/09/2025");
  EXPECT_EQ(NumberFormat(built_in_format(163)).show("1.5", false), "1,5");
}

TEST(NumberFormat, TextIsShownAsTyped) {
  EXPECT_EQ(NumberFormat("#,##0").show_text("1,234.5"), "1,234.5");
  EXPECT_EQ(NumberFormat("0;-0;0;\"Xã \"@").show_text("An Phú"), "Xã An Phú");
}

TEST(NumberFormat, AnyCodeIsReadable) {
  for (const char* code :
       {"\"", "[", "\\", "_", "*", "[$", "[>", ";;;;;;", "0.0.0", ",", "%", "E+", "0E+", "[]", "#,#,#.0.,"})
    static_cast<void>(NumberFormat(code).show("-1234.5", false));
}

TEST(ShownNumber, NotationIsToldByTheValue) {
  EXPECT_EQ(in_vietnamese_notation("1,234.50", "1234.5"), "1.234,50");
  EXPECT_EQ(in_vietnamese_notation("1.234,50", "1234.5"), "1.234,50");
  EXPECT_EQ(in_vietnamese_notation("1,234", "1234"), "1.234");
  EXPECT_EQ(in_vietnamese_notation("1.234", "1.2343"), "1,234");
  EXPECT_EQ(in_vietnamese_notation("111.3%", "1.11281134363642"), "111,3%");
  EXPECT_EQ(in_vietnamese_notation("(35.1)", "-35.1289"), "(35,1)");
  EXPECT_EQ(in_vietnamese_notation("12 345,6 ha", "12345.6"), "12.345,6 ha");
  EXPECT_EQ(in_vietnamese_notation("1,235 tr", "1234567890"), "1.235 tr");
  EXPECT_EQ(in_vietnamese_notation("1.5E+12", "7"), "1.5E+12");
  EXPECT_EQ(in_vietnamese_notation("250", "250"), "250");
  EXPECT_EQ(in_vietnamese_notation("106.7%", "1.0675"), "106,7%");
}

}  // namespace
}  // namespace khop::format
