// SPDX-License-Identifier: Apache-2.0
#include "identity/identify.h"

#include <gtest/gtest.h>

#include "identity/front_line.h"
#include "rule/rule.h"
#include "text/source.h"

namespace khop::identity {
namespace {

const rule::Rules& rules() {
  static const auto loaded = rule::load(std::string(KHOP_SOURCE_DIR) + "/rules/vi");
  return **loaded;
}

Report identified(const std::string& text) {
  const auto source = text::decode(text, "bao-cao.txt");
  return identify(document::read_text(*source), rules().lexicon);
}

TEST(Identify, ACommunesMonthWithRoomForNumberAndDay) {
  const auto report = identified(
      "ỦY BAN NHÂN DÂN\nXÃ HẠ LƯƠNG\n\nSố:        /BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "Độc lập - Tự do - Hạnh phúc\n\nHạ Lương, ngày      tháng 10 năm 2026\n\n(Dự thảo)\n\nBÁO CÁO\n\n"
      "Tình hình kinh tế - xã hội tháng 10; nhiệm vụ trọng tâm tháng 11 năm 2026\n\n1. Nông nghiệp xã Hạ Lương\n");
  EXPECT_EQ(report.told.issuer, "Ủy ban nhân dân xã Hạ Lương");
  EXPECT_EQ(report.told.place, "xã Hạ Lương");
  EXPECT_EQ(report.level, Level::commune);
  EXPECT_EQ(report.told.kind, "báo cáo");
  EXPECT_EQ(report.told.period, "tháng 10/2026");
  EXPECT_EQ(report.told.number, "/BC-UBND");
  EXPECT_EQ(report.told.date, "2026-10");
  EXPECT_TRUE(report.told.draft);
  EXPECT_TRUE(report.told.placed());
}

TEST(Identify, TwoColumnsInOneLineOfText) {
  const auto report = identified(
      "ỦY BAN NHÂN DÂN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "HUYỆN BẮC TRẠCH                           Độc lập - Tự do - Hạnh phúc\n"
      "Số: 17/BC-UBND                      Bắc Trạch, ngày 5 tháng 9 năm 2024\n\n"
      "BÁO CÁO\nKết quả công tác tháng 8, nhiệm vụ trọng tâm tháng 9 năm 2024\n\nHuyện Bắc Trạch có 12 xã.\n");
  EXPECT_EQ(report.told.place, "huyện Bắc Trạch");
  EXPECT_EQ(report.told.number, "17/BC-UBND");
  EXPECT_EQ(report.told.date, "2024-09-05");
  EXPECT_EQ(report.told.period, "tháng 8/2024");
}

TEST(Identify, AnOfficeOfAProvinceAndItsCommune) {
  const auto report = identified(
      "UBND TỈNH AN HÀ\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 118/BC-SGDĐT\nAn Hà, ngày 20 tháng 01 năm 2025\nBÁO CÁO\n"
      "Sơ kết học kỳ I và phương hướng, nhiệm vụ học kỳ II năm học 2024-2025\n");
  EXPECT_EQ(report.told.place, "tỉnh An Hà");
  EXPECT_EQ(report.told.period, "học kỳ I năm học 2024-2025");
  const auto commune = identified("HUYỆN LẠC SƠN\nỦY BAN NHÂN DÂN XÃ NÀ CỌ\nBÁO CÁO\nTháng 4 năm 2024\n");
  EXPECT_EQ(commune.told.place, "xã Nà Cọ");
  EXPECT_EQ(commune.told.parent, "huyện Lạc Sơn");
}

TEST(Identify, APartysReport) {
  const auto report = identified(
      "ĐẢNG BỘ TỈNH AN VĂN\nHUYỆN ỦY TRÀ LŨNG\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n\nBÁO CÁO CHÍNH TRỊ\n"
      "của Ban Chấp hành Đảng bộ huyện khóa XVII, nhiệm kỳ 2020 - 2025\n");
  EXPECT_EQ(report.told.place, "huyện Trà Lũng");
  EXPECT_EQ(report.told.parent, "tỉnh An Văn");
  EXPECT_EQ(report.told.period, "nhiệm kỳ 2020-2025");
}

TEST(Identify, AKindOfPlaceThatOnlyTheBodyTells) {
  const auto report = identified(
      "Nam Lý, ngày 05 tháng 7 năm 2024\n\nBÁO CÁO\n\nKinh tế - xã hội 6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm "
      "2024\n\n"
      "Tỉnh Nam Lý thực hiện các mục tiêu.\n");
  EXPECT_EQ(report.told.place, "tỉnh Nam Lý");
  EXPECT_EQ(report.told.period, "6 tháng đầu năm 2024");
}

TEST(Identify, WhatIsNoHeaderSaysNothing) {
  const auto report =
      identified("Đàn trâu 12 con.\nBảo hiểm xã hội Việt Nam.\nCăn cứ Quyết định số 12/QĐ-UBND, ngày 5/3/2024.\n");
  EXPECT_EQ(report.told.place, "");
  EXPECT_EQ(report.told.period, "");
  EXPECT_EQ(report.told.date, "");
  EXPECT_FALSE(report.told.placed());
}

TEST(Identify, ACommentInTheDraftGoesBeforeItsHeader) {
  Identity told;
  told.place = "xã Nà Cọ";
  EXPECT_TRUE(tells_report("report: place=x"));
  EXPECT_TRUE(tells_report("Báo cáo: địa bàn = x"));
  EXPECT_FALSE(tells_report("ignore sum"));
  EXPECT_EQ(take_front_line("Báo cáo: kỳ = tháng 4/2024; ĐỊA BÀN = xã Pá Lầu; cap tren=huyện Lạc Sơn;", told),
            std::nullopt);
  EXPECT_EQ(told.place, "xã Pá Lầu");
  EXPECT_EQ(told.parent, "huyện Lạc Sơn");
  EXPECT_EQ(told.period, "tháng 4/2024");
  EXPECT_EQ(take_front_line("report: plaice = xã Hạ", told), "plaice = xã Hạ");
  EXPECT_EQ(take_front_line("report: place =", told), "place =");
  EXPECT_EQ(take_front_line("report:", told), std::nullopt);
}

TEST(Identify, AnyBytes) {
  for (const char* text :
       {"", "Số:", "Số: /", "(", "BÁO CÁO", "xã", "TỈNH", "ngày", "A, ngày", "6 tháng", "Quý", "năm học 2024-"})
    static_cast<void>(identified(text));
}

}  // namespace
}  // namespace khop::identity
