// SPDX-License-Identifier: Apache-2.0
/// What is a figure, and what is read into it.
#include <gtest/gtest.h>

#include "figure/dump.h"

namespace khop::figure {
namespace {

struct Row {
  const char *text, *expected;
};

TEST(Extract, UnitsAndScaleWords) {
  constexpr Row kRows[] = {
      {"Trồng mới 12,5 ha chè.", "12.5 ha"},
      {"Trồng mới 12,5ha chè.", "12.5 ha"},
      {"Thu 1,2 triệu đồng.", "1.2 x1000000 đồng"},
      {"Thu 3.450 triệu đồng.", "3450 x1000000 đồng"},
      {"Chi 5 nghìn tỷ đồng.", "5 x1000000000000 đồng"},
      {"Chi 7,25 tỷ đồng.", "7.25 x1000000000 đồng"},
      {"Xuất khẩu 2,6 triệu USD.", "2.6 x1000000 usd"},
      {"Xây 14.250 m2 sàn.", "14250 m2"},
      {"Xây 14.250 m² sàn.", "14250 m2"},
      {"Đào đắp 820 m3 đất.", "820 m3"},
      {"Thu hoạch 310 tấn thóc.", "310 tấn"},
      {"Dài 4,2 km.", "4.2 km"},
      {"Tiêu thụ 18.400 kWh.", "18400 kwh"},
      {"Bao phủ 96,5 phần trăm dân số.", "96.5 % attain"},
      {"Đạt 96,5%.", "96.5 % attain"},
      {"Đạt 96,5 %.", "96.5 % attain"},
      {"Sinh suất 12,4‰.", "12.4 ‰"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, CompoundUnits) {
  constexpr Row kRows[] = {
      {"Năng suất 56,5 tạ/ha.", "56.5 tạ/ha"},
      {"Năng suất 5,65 tấn/ha.", "5.65 tấn/ha"},
      {"Thu nhập 48,6 triệu đồng/người.", "48.6 x1000000 đồng per"},
      {"Bình quân 31,2 học sinh/lớp.", "31.2 count per"},
      {"Giá thuê 12.000 đồng/m2.", "12000 đồng per m2"},
      {"Tăng 7,2%/năm.", "7.2 % per growth up"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, CountsAreExact) {
  constexpr Row kRows[] = {
      {"Có 04 xã về đích.", "4 count exact"},
      {"Có 1.284 hộ nghèo.", "1284 count exact"},
      {"Có 2,4 nghìn hộ nghèo.", "2.4 x1000 count"},  // rounded to hundreds
      {"Khám 17.764 lượt người.", "17764 count exact"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, FractionsAndPairings) {
  constexpr Row kRows[] = {
      {"Gieo trồng 45,0/60 ha.", "45.0 ha / 60 ha"},
      {"Gieo trồng 45,0 ha/60 ha.", "45.0 ha / 60 ha"},
      {"Gieo trồng 4.629,39 /14.467,92 ha.", "4629.39 ha / 14467.92 ha"},
      {"Kiểm tra 07/13 trường.", "7 count exact / 13 count exact"},
      {"Giải ngân 1.250/2.000 triệu đồng.", "1250 x1000000 đồng / 2000 x1000000 đồng"},
      // two measures side by side, no fraction
      {"Phát hiện 96 vụ/111 đối tượng.", "96 count exact; 111 count exact"},
      {"Tổ chức 34 cuộc/37 lượt.", "34 count exact; 37 count exact"},
      // a rate per hundred
      {"Có 12,5 bác sĩ/10.000 dân.", "12.5 count per"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, RangesAndSigns) {
  constexpr Row kRows[] = {
      {"Phấn đấu đạt 80-85% kế hoạch.", "80 % attain .. 85 % attain"},
      {"Mức sụt (-18,7%).", "-18.7 % growth down"},
      {"Cao 10–12 m.", "10 m .. 12 m"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, Qualifiers) {
  constexpr Row kRows[] = {
      {"Khoảng 20 ha bị ngập.", "about 20 ha"},
      {"Xấp xỉ 20 ha bị ngập.", "about 20 ha"},
      {"Hơn 20 ha bị ngập.", "over 20 ha"},
      {"Trên 20 ha bị ngập.", "over 20 ha"},
      {"Chưa đến 20 ha bị ngập.", "under 20 ha"},
      {"Ít nhất 20 ha phải trồng lại.", "at-least 20 ha"},
      {"Không quá 20 ha phải trồng lại.", "at-most 20 ha"},
      {"Tối thiểu 20 ha.", "at-least 20 ha"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, Roles) {
  constexpr Row kRows[] = {
      {"Gieo 20 ha, đạt 80% kế hoạch.", "20 ha; 80 % attain"},
      {"Gieo 20 ha, chiếm 41% diện tích.", "20 ha; 41 % share"},
      {"Gieo 20 ha, tăng 5,3% so với cùng kỳ.", "20 ha; 5.3 % growth up"},
      {"Gieo 20 ha, giảm 5,3% so với cùng kỳ.", "20 ha; 5.3 % growth down"},
      {"Gieo 20 ha, tăng 3 ha so với cùng kỳ.", "20 ha; 3 ha change up"},
      {"Thu 20 tỷ đồng, vượt 5% dự toán.", "20 x1000000000 đồng; 5 % excess up"},
      {"Có 318 ca, gấp 2,1 lần cùng kỳ.", "318 count exact; 2.1 lần multiple up"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, Defects) {
  constexpr Row kRows[] = {
      {"Đàn bò 3.6418 con.", "36418 count exact defect"},
      {"Thu hồi 31.642.7 m2.", "31642.7 m2 defect"},
      {"Đạt 101,47,% kế hoạch.", "101.47 % attain defect"},
      {"Trồng 0.85 ha rừng.", "0.85 ha defect"},
      {"Cân nặng 5,450 tấn.", "5.450 tấn"},
      {"Đàn bò 36418 con.", "36418 count exact"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Extract, Dates) {
  constexpr Row kRows[] = {
      {"Họp ngày 30/6/2024.", "date 2024-6-30"},
      {"Họp ngày 30-6-2024.", "date 2024-6-30"},
      {"Chốt số liệu đến tháng 6/2024.", "date 2024-6-0"},
      {"Dịp lễ 30/4 vừa qua.", "date 0-4-30"},
      {"Đến ngày 30/6/2024: 169.642/481.428 triệu đồng.",
       "date 2024-6-30; 169642 x1000000 đồng / 481428 x1000000 đồng"},
      {"Kiểm tra 05/12 xã.", "5 count exact / 12 count exact"},  // what it counts tells it from a date
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text, true), row.expected) << row.text;
}

TEST(Extract, Years) {
  constexpr Row kRows[] = {
      {"Năm 2024 có mưa lớn.", "year 2024"},
      {"Giai đoạn 2021-2025 có nhiều thay đổi.", "year 2021-2025"},
      {"Năm học 2023-2024 có 12 lớp.", "year 2023-2024; 12 count exact"},
      {"Có 2024 hộ được cấp nước.", "2024 count exact"},  // a count may look like a year
      {"Trồng 1995 ha.", "1995 ha"},
  };
  for (const auto& row : kRows) EXPECT_EQ(dump(row.text, true), row.expected) << row.text;
}

TEST(Extract, NoFigures) {
  for (const char* text : {
           "Căn cứ Nghị định số 35/2015/NĐ-CP.",
           "Theo Kế hoạch số 154/KH-UBND.",
           "Theo Nghị quyết số 09-NQ/HU.",
           "Theo văn bản 154/KH-UBND và 72/TB-VP.",
           "Tại khoản 2 Điều 15 của Luật.",
           "Triển khai Đề án 06 đến cơ sở.",
           "Thi tuyển các lớp 6,7,8 của trường.",
           "Sửa tuyến QL.279B, ĐT.147, QL12 qua xã.",
           "Sạt lở tại Km195+250m.",
           "Mở rộng đường 60m trong nội thị.",
           "Trực 24/24 giờ.",
           "Phủ sóng 4G toàn xã.",
           "Tiếp cận công nghiệp 4.0 từ sớm.",
           "Dịch vụ công mức độ 4.",
           "Bốc thăm sản phẩm 3 sao.",
           "Xét tuyển đợt 2, vòng 1.",
           "Liên hệ số 0912.345.678.",
       })
    EXPECT_EQ(dump(text), "") << text;
}

TEST(Extract, NumbersOfDocumentsAreOneThing) {
  EXPECT_EQ(dump("Theo văn bản 35/2015/NĐ-CP.", true), "no figure 35/2015/NĐ-CP");
  EXPECT_EQ(dump("Theo văn bản 154/KH-UBND.", true), "no figure 154/KH-UBND");
  EXPECT_EQ(dump("Đạt 12/15 tiêu chí.", true), "12 count exact / 15 count exact");
}

TEST(Extract, SentencesAndClauses) {
  const Extracted extracted("Trồng 5 ha; chăm sóc 7 ha. Khai thác 9 ha (gồm 4 ha. Và 5 ha).");
  const auto& figures = extracted.draft.figures;
  ASSERT_EQ(figures.size(), 5U);
  EXPECT_EQ(figures[0].sentence, figures[1].sentence);
  EXPECT_NE(figures[0].clause, figures[1].clause);
  EXPECT_NE(figures[1].sentence, figures[2].sentence);
  EXPECT_EQ(figures[2].sentence, figures[4].sentence);  // a full stop in brackets ends no sentence
}

TEST(Extract, BracketsThatNobodyClosesBindNothing) {
  const Extracted extracted("Có 5 ha (trong đó 3 ha ngô, 2 ha (lúa) mới.");
  const auto& draft = extracted.draft;
  ASSERT_EQ(draft.figures.size(), 3U);
  for (const auto& f : draft.figures) EXPECT_EQ(draft.items[static_cast<std::size_t>(f.item)].depth, 0);
}

TEST(Extract, IntervalsOfWhatIsPrinted) {
  const auto interval = [](const char* text) {
    const Extracted extracted(text);
    const auto& f = extracted.draft.figures.front();
    const auto range = extracted.draft.interval(f, RoundingMode::nearest);
    return arithmetic::format_rational(range.lo, 2) + " to " + arithmetic::format_rational(range.hi, 2);
  };
  EXPECT_EQ(interval("Trồng 12,5 ha."), "124500.00 to 125500.00");  // in m2, half a tenth to each side
  EXPECT_EQ(interval("Có 12 hộ."), "12.00 to 12.00");
  EXPECT_EQ(interval("Thu 3 triệu đồng."), "2500000.00 to 3500000.00");
  EXPECT_EQ(interval("Hơn 40 ha."), "395000.00 to 425000.00");  // an approximate word stretches by a twentieth
  EXPECT_EQ(interval("Đạt 50%."), "0.50 to 0.51");
}

TEST(Extract, PlacesAreThoseOfTheDraft) {
  const Extracted extracted("Trồng\n12,5 ha\nchè.");
  const auto& f = extracted.draft.figures.front();
  EXPECT_EQ(extracted.draft.text(f.span), "12,5 ha");
  const auto place = extracted.document.place(extracted.source, f.span.begin);
  EXPECT_EQ(place.line, 2U);
  EXPECT_EQ(place.column, 1U);
}

}  // namespace
}  // namespace khop::figure
