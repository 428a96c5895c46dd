// SPDX-License-Identifier: Apache-2.0
/// Counts and the names that go with them: where the names may stand, how they are parted, and what is no list.
#include "audit/said.h"

namespace khop {
namespace {

using Lines = std::vector<std::string>;

struct Row {
  const char* text;
  Lines expected;
};

/// What is said of counts.
Lines counts(const std::string& text) {
  LintOptions options;
  options.only = {"count-list"};
  return said(text, options);
}

void expect(const std::vector<Row>& rows) {
  for (const auto& row : rows) EXPECT_EQ(counts(row.text), row.expected) << row.text;
}

TEST(Names, BehindTheCount) {
  expect({
      {"Phối hợp với 03 xã: An Bình, Hòa Lạc và Tân Phú.", {"count-list consistent 03 xã"}},
      {"Có 04 xã đạt chuẩn, gồm: An Bình, Hòa Lạc, Tân Phú.", {"count-list inconsistent 04 xã"}},
      {"Có 03 huyện (Hòa An, Đông Hưng, Tân Lập, Bình Minh) chưa đạt.", {"count-list inconsistent 03 huyện"}},
      {"Dịch xảy ra tại 03 huyện gồm: Hòa An, Đông Hưng và thị xã Tân Lập với số lợn mắc bệnh là 193 con.",
       {"count-list consistent 03 huyện"}},
      {"Họp với 02 huyện Hòa An, Đông Hưng về quản lý rừng.", {"count-list consistent 02 huyện"}},
      {"UBND 02 tỉnh: Hòa An - Đông Hưng thống nhất ranh giới.", {"count-list consistent 02 tỉnh"}},
      {"Có 01 xã (An Bình) đạt chuẩn kiểu mẫu.", {"count-list consistent 01 xã"}},
      {"Thu hồi đất của 02 tổ chức (UBND xã An Bình, UBND xã Hòa Lạc).", {"count-list consistent 02 tổ chức"}},
  });
}

TEST(Names, BeforeTheCount) {
  expect({
      {"Các xã An Bình, Hòa Lạc, Tân Phú (03 xã) đã hoàn thành.", {"count-list consistent 03 xã"}},
      {"An Bình, Hòa Lạc và Tân Phú là 03 xã hoàn thành sớm.", {"count-list consistent 03 xã"}},
  });
}

TEST(Names, InWords) {
  expect({
      {"Ba khâu đột phá: hạ tầng; nguồn nhân lực; cải cách hành chính.", {"count-list consistent Ba"}},
      {"Nhiều nhất là hai dự án: nhà máy Đông Hưng thêm 1.386 tỷ đồng, khu đô thị Hòa An thêm 774 tỷ đồng.",
       {"count-list consistent hai"}},
      {"Bà Ba trồng ngô: lúa, khoai, sắn.", {}},
  });
}

TEST(Names, Enumerated) {
  expect({
      {"Xác định 03 nhiệm vụ: (1) quy hoạch, trong đó có 2 khu; (2) nhân lực; (3) cải cách.",
       {"count-list consistent 03 nhiệm"}},
      {"Xác định 05 nhiệm vụ: (1) quy hoạch; (2) nhân lực; (3) cải cách.", {"count-list inconsistent 05 nhiệm"}},
      {"Xác định 03 nhiệm vụ: (i) quy hoạch; (ii) nhân lực; (iii) cải cách.", {"count-list consistent 03 nhiệm"}},
      // One number is lost: nothing is certain.
      {"Xác định 05 nhiệm vụ: (1) quy hoạch; (2) nhân lực; (4) cải cách.", {}},
      {"Nghị quyết nêu 03 khâu đột phá như sau:\n1. Hạ tầng giao thông.\n2. Nguồn nhân lực.\n3. Cải cách hành chính.\n",
       {"count-list consistent 03 khâu"}},
  });
}

TEST(Names, InTheFootnote) {
  expect({
      {"Cấp phép cho 03 cơ sở¹ trong quý.\n\n¹ Bao gồm: Trung tâm Y tế Hòa An, Bệnh viện Đông Hưng; Phòng khám Tân "
       "Lập.\n",
       {"count-list consistent 03 cơ sở"}},
      {"Cấp phép cho 05 cơ sở¹ trong quý.\n\n¹ Bao gồm: Trung tâm Y tế Hòa An, Bệnh viện Đông Hưng; Phòng khám Tân "
       "Lập.\n",
       {"count-list inconsistent 05 cơ sở"}},
      {"Có 02 dự án đạt 100%, 01 dự án đạt trên 90%¹.\n\n¹ (1) Đường Hòa An: đạt 100%; (2) Cầu Đông Hưng: đạt 100%; "
       "(3) "
       "Trường Tân Lập: đạt 91%.\n",
       {"count-list consistent 02 dự án", "count-list consistent 01 dự án"}},
  });
}

TEST(Names, OneListForSeveralCounts) {
  expect({{"Khen thưởng 02 tập thể, 01 cá nhân (Phòng Nội vụ; Phòng Y tế; Bí thư Đảng ủy xã).",
           {"count-list consistent 02 tập thể", "count-list consistent 01 cá nhân"}}});
}

TEST(Names, Silence) {
  for (const char* text : {
           "Mở 09 lớp cho 315 học viên, tại các xã: An Bình, Hòa Lạc, Tân Phú.",
           "Đến 05 xã: An Bình, Hòa Lạc…",
           "Đến 05 xã, như: An Bình, Hòa Lạc, Tân Phú.",
           "Dịch xảy ra tại 12 thôn (Đông Hưng, Hòa An).",
           "Dịch xảy ra tại 12 thôn (xã An Bình, xã Hòa Lạc).",
           "Dịch xảy ra tại 56 hộ (An Bình, Hòa Lạc).",
           "Triển khai 04 dự án tại các huyện: Hòa An, Đông Hưng, Tân Lập.",
           "Thu hồi 72,8 ha (An Bình, Hòa Lạc, Tân Phú).",
           // Commas and "và" stand within names, too.
           "Phối hợp với 03 sở: Nông nghiệp và Môi trường, Văn hóa, Thể thao và Du lịch, Y tế.",
           "Gặp gỡ 05 xã: Hòa An, Đông Hưng, Bình Minh, Tân Lập - Bình Yên - Yên Lạc.",
           "Phối hợp với khoảng 05 xã: An Bình, Hòa Lạc, Tân Phú, Đông Hưng.",
       })
    EXPECT_EQ(counts(text), Lines{}) << text;
}

}  // namespace
}  // namespace khop
