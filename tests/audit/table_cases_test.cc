// SPDX-License-Identifier: Apache-2.0
/// Tables as offices print them, each with what is wrong in it. Cells are parted by "|" here and by tabs in the draft.
#include <algorithm>

#include "audit/said.h"

namespace khop {
namespace {

struct Case {
  const char* name;
  const char* text;
  std::vector<std::string> problems;
};

std::string draft_of(std::string text) {
  text.erase(0, text.find_first_not_of('\n'));
  std::replace(text.begin(), text.end(), '|', '\t');
  return text;
}

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class TableCase : public testing::TestWithParam<Case> {};

TEST_P(TableCase, SaysWhatIsWrongAndNothingElse) {
  EXPECT_EQ(problems(draft_of(GetParam().text)), GetParam().problems);
}

const Case kWrong[] = {
    {"ShareOfATotalColumn",
     R"(
Nguồn vốn|Số tiền (triệu đồng)|Tỷ trọng (%)
Ngân sách tỉnh|12.480|41,60
Ngân sách huyện|9.150|35,50
Vốn vay|5.370|17,90
Dân đóng góp|3.000|10,00
Tổng cộng|30.000|100
)",
     {"share inconsistent 35,50"}},
    {"FormulaInTheRowOfNumbers",
     R"(
TT|Nội dung|ĐVT|Dự toán|Năm trước|Năm nay|So sánh (%)|
||||||Năm trước|Dự toán
1|2|3|4|5|6|7=6/5|8=6/4
1|Thu phí|triệu đồng|1.250|1.148|1.312|114,29|104,96
2|Thu lệ phí|triệu đồng|836|792|819|103,41|97,97
)",
     {}},
    {"FormulaFailsInOneRow",
     R"(
TT|Nội dung|ĐVT|Dự toán|Năm trước|Năm nay|So sánh (%)|
||||||Năm trước|Dự toán
1|2|3|4|5|6|7=6/5|8=6/4
1|Thu phí|triệu đồng|1.250,4|1.148,2|1.312,6|114,32|104,97
2|Thu lệ phí|triệu đồng|836,1|792,5|819,3|103,38|99,99
)",
     {"ratio inconsistent 99,99"}},
    {"TwoHeaderRows",
     R"(
TT|Chỉ tiêu|ĐVT|Kế hoạch 2024|Thực hiện 2023|Thực hiện 2024|So sánh TH 2024 với (%)|
||||||Thực hiện 2023|KH 2024
1|Diện tích rừng trồng mới|ha|1.250,0|1.180,5|1.304,2|110,48|104,34
2|Sản lượng gỗ khai thác|m3|48.500|45.120|46.875|103,89|69,65
3|Diện tích rừng bị thiệt hại|ha||12,4|8,7|70,16|
)",
     {"ratio inconsistent 69,65"}},
    {"GrowthColumn",
     R"(
Sản phẩm|ĐVT|Năm 2023|Năm 2024|Tăng trưởng (%)
Xi măng|nghìn tấn|1.412,5|1.523,8|7,88
Gạch xây|triệu viên|318,4|301,7|-5,24
Điện|triệu kWh|862,0|915,6|6,82
)",
     {"growth inconsistent 6,82"}},
    {"AveragesPerClass",
     R"(
Cấp học|Số trường|Số lớp|Số học sinh|Học sinh/lớp
Mầm non|168|2.146|56.308|26,2
Tiểu học|156|3.087|97.642|36,1
THCS|148|1.964|76.215|38,8
THPT|32|806|34.179|42,4
)",
     {"ratio inconsistent 36,1"}},
    {"PeopleByUnit",
     R"(
Đơn vị|Tổng số|Nam|Nữ
Phòng Nội vụ|128|74|54
Phòng Tài chính|96|41|55
Phòng Y tế|157|93|46
Cộng|381|208|173
)",
     {"sum inconsistent 157", "sum inconsistent 173"}},
    {"QuartersMakeTheYear",
     R"(
Khoản mục|Quý I|Quý II|Quý III|Quý IV|Cả năm
Thu|1.205|1.378|1.290|1.611|5.484
Chi|1.118|1.402|1.305|1.540|5.635
Vay|312|287|298|341|1.238
)",
     {"sum inconsistent 5.635"}},
    {"SectionsUnderAHeadRow",
     R"(
STT|Nội dung|Dự toán|Quyết toán
|TỔNG CHI|45.120|46.985
I|Chi đầu tư|12.000|13.450
II|Chi thường xuyên|32.020|32.335
1|Giáo dục|15.200|15.410
2|Y tế|2.310|2.295
3|Quản lý hành chính|9.870|9.990
|Trong đó: cải cách tiền lương|1.120|1.120
4|Khác|4.640|4.640
III|Dự phòng|1.100|1.100
)",
     {"sum inconsistent 46.985"}},
    {"LossInBrackets",
     R"(
STT|Nội dung|Dự toán|Quyết toán|Chênh lệch
I|Chi thường xuyên|32.020|32.335|315
1|Giáo dục|15.200|15.410|210
2|Y tế|2.310|2.295|(15)
3|Quản lý hành chính|9.870|9.990|210
4|Khác|4.640|4.640|0
)",
     {"sum inconsistent 315", "difference inconsistent 210"}},
    {"PartsOfOneMeasureOnly",
     R"(
TT|Chỉ tiêu|Đơn vị|Năm 2023|Năm 2024
1|Tổng đàn gia súc||548.658|562.293
|Trâu|Con|137.177|139.895
|Bò|Con|99.003|101.603
|Lợn|Con|312.478|320.795
|Gia cầm|Nghìn con|4.396,6|4.553,6
)",
     {}},
    {"StructureOfAnEconomy",
     R"(
TT|Chỉ tiêu|ĐVT|Năm 2023|Năm 2024
I|Giá trị sản xuất|Tỷ đồng|12.342,46|14.031,18
-|Nông nghiệp|Tỷ đồng|2.171,59|2.311,31
-|Công nghiệp|Tỷ đồng|2.843,86|3.126,34
-|Dịch vụ|Tỷ đồng|7.327,01|8.593,53
II|Cơ cấu giá trị sản xuất||100|100
-|Nông nghiệp|%|17,59|16,47
-|Công nghiệp|%|23,04|22,88
-|Dịch vụ|%|59,36|61,25
)",
     {"share inconsistent 22,88"}},
    {"GrowthBelowItsLevel",
     R"(
TT|Chỉ tiêu|ĐVT|Năm 2022|Năm 2023|Năm 2024
1|Giá trị sản xuất|Tỷ đồng|4.812,36|5.127,90|5.493,74
|Tốc độ tăng trưởng|%|5,87|6,56|7,73
)",
     {"growth inconsistent 7,73"}},
    {"PointsUnderAHeadingOfPercentages",
     R"(
TT|Chỉ tiêu|ĐVT|Kế hoạch|Năm trước|Năm nay|So năm trước (%)|So kế hoạch (%)
1|Diện tích cây ăn quả|ha|3.850,47|3.387,37|3.444,57|101,69|89,46
2|Sản lượng quả tươi|tấn|22.841,80|9.380,68|9.365,30|99,84|41,00
3|Diện tích chè búp|ha|612,89|598,20|604,11|100,99|98,57
4|Tỷ lệ hộ nghèo|%|14,90|17,24|15,36|-1,88|0,46
)",
     {}},
    {"AmountOfTheProse",
     R"(
Sản lượng thủy sản ước đạt 2.489,06 tấn, tăng 4,24% so với cùng kỳ, đạt 50,18% kế hoạch.

TT|Chỉ tiêu|ĐVT|Kế hoạch|Cùng kỳ|Thực hiện|So cùng kỳ (%)|So kế hoạch (%)
1|Sản lượng thủy sản|Tấn|4.800,74|2.311,03|2.409,06|104,24|50,18
2|Sản lượng thịt hơi|Tấn|8.120,00|3.894,15|4.012,70|103,04|49,42
3|Sản lượng sữa tươi|Tấn|1.310,50|602,33|655,81|108,88|50,04
)",
     {"restatement inconsistent 2.489,06 tấn"}},
    {"RateOfTheProse",
     R"(
Sản lượng thịt hơi ước đạt 4.012,70 tấn, tăng 3,04% so với cùng kỳ, đạt 94,42% kế hoạch.

TT|Chỉ tiêu|ĐVT|Kế hoạch|Cùng kỳ|Thực hiện|So cùng kỳ (%)|So kế hoạch (%)
1|Sản lượng thủy sản|Tấn|4.800,74|2.311,03|2.409,06|104,24|50,18
2|Sản lượng thịt hơi|Tấn|8.120,00|3.894,15|4.012,70|103,04|49,42
3|Sản lượng sữa tươi|Tấn|1.310,50|602,33|655,81|108,88|50,04
)",
     {"ratio inconsistent 94,42%", "restatement inconsistent 94,42%"}},
    {"OneIndicatorInTwoTables",
     R"(
Biểu 1

Chỉ tiêu|ĐVT|Thực hiện năm 2023|Thực hiện năm 2024
Sản lượng lúa cả năm|tấn|48.215,4|49.873,1
Sản lượng ngô cả năm|tấn|21.306,8|20.954,2

Biểu 2

Chỉ tiêu|ĐVT|Thực hiện năm 2023|Thực hiện năm 2024|Ghi chú
Sản lượng lúa cả năm|tấn|48.215,4|49.837,1|
Đàn lợn thịt|con|56.718|59.204|
)",
     {"restatement inconsistent 49.837,1"}},
};

const Case kSilent[] = {
    {"Roster",
     R"(
Thứ|Ngày|Người trực|Điện thoại|Ghi chú
Hai|05/8|Nguyễn Văn A|0912345678|Ca 1
Ba|06/8|Trần Thị B|0987654321|Ca 2
Tư|07/8|Lê Văn C|0905123456|Ca 1
)",
     {}},
    {"Timetable",
     R"(
TT|Nội dung|Bắt đầu|Kết thúc|Số ngày
1|Khảo sát|01/3|15/3|15
2|Thiết kế|16/3|30/4|46
3|Thi công|01/5|31/8|123
)",
     {}},
    {"PricesOfThreePlaces",
     R"(
TT|Tên đường|Vị trí 1|Vị trí 2|Vị trí 3
1|Đường A|4.200|2.520|1.680
2|Đường B|3.500|2.100|1.450
3|Đường C|2.800|1.680|1.120
)",
     {}},
    {"RatesWhoseBasesAreElsewhere",
     R"(
Huyện|Viêm gan B (%)|BCG (%)|Sởi (%)
Huyện A|85,2|92,1|88,4
Huyện B|79,6|90,3|84,7
Huyện C|88,0|94,5|91,2
Toàn tỉnh|84,3|92,2|88,0
)",
     {}},
    {"PartialList",
     R"(
TT|Chỉ tiêu|ĐVT|Năm 2023|Năm 2024
I|Thu ngân sách|Tỷ đồng|694,33|631,60
|Trong đó:|||
-|Thu thuế xuất, nhập khẩu|Tỷ đồng|10,54|13,50
-|Thu nội địa|Tỷ đồng|658,52|562,20
II|Chi ngân sách|Tỷ đồng|812,70|795,15
)",
     {}},
    {"PartLargerThanAnotherRow",
     R"(
TT|Chỉ tiêu|Tổng số|Kiên cố|Bán kiên cố|Tạm
1|Phòng học|1.245|1.012|198|35
|Trong đó: phòng học tiểu học|612|488|104|20
2|Phòng bộ môn|214|180|30|4
3|Nhà công vụ|320|96|150|74
)",
     {}},
    {"Assessment",
     R"(
TT|Chỉ tiêu|Đơn vị|Kế hoạch|Thực hiện|Đánh giá
1|Tỷ lệ hộ nghèo giảm|%|1,5|1,8|Vượt
2|Tỷ lệ lao động qua đào tạo|%|65,0|66,2|Vượt
3|Tỷ lệ bao phủ bảo hiểm y tế|%|95,0|94,1|Không đạt
4|Thu nhập bình quân|triệu đồng|52|53,4|Vượt
)",
     {}},
    {"SmallCounts",
     R"(
Xã|Số thôn|Số trường|Số trạm
Xã A|7|4|3
Xã B|9|5|4
Xã C|6|5|2
)",
     {}},
    {"OtherPlaceInTheProse",
     R"(
Toàn tỉnh thu hoạch 2.410 tấn rau các loại, tăng 4,1% so với cùng kỳ. Huyện bạn đạt 2.409,06 tấn cá, tăng 7,15%.

TT|Chỉ tiêu|ĐVT|Kế hoạch|Cùng kỳ|Thực hiện|So cùng kỳ (%)|So kế hoạch (%)
1|Sản lượng thủy sản|Tấn|4.800,74|2.311,03|2.409,06|104,24|50,18
2|Sản lượng thịt hơi|Tấn|8.120,00|3.894,15|4.012,70|103,04|49,42
)",
     {}},
    {"OverlappingGroups",
     R"(
Đối tượng|Tổng số|Nữ|Dân tộc thiểu số
Cán bộ|214|98|121
Công chức|356|187|203
Viên chức|1.245|812|640
)",
     {}},
};

INSTANTIATE_TEST_SUITE_P(Wrong, TableCase, testing::ValuesIn(kWrong), [](const auto& test) { return test.param.name; });
INSTANTIATE_TEST_SUITE_P(Silent, TableCase, testing::ValuesIn(kSilent),
                         [](const auto& test) { return test.param.name; });

/// How many checks of a kind hold.
std::ptrdiff_t holding(const std::string& text, const std::string& kind) {
  const auto lines = said(draft_of(text));
  return std::count_if(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.starts_with(kind + " consistent"); });
}

TEST(TableRelations, AllOfATableIsFound) {
  const std::string table = R"(
TT|Tên dự án|Kế hoạch vốn|Đã giải ngân|Tỷ lệ (%)|Còn lại
1|Đường liên xã|12.500|9.875|79,0|2.625
2|Trường mầm non|8.200|6.314|77,0|1.886
3|Trạm y tế|4.650|1.395|30,0|3.255
|Tổng cộng|25.350|17.584|69,4|7.766
)";
  EXPECT_EQ(holding(table, "ratio"), 4);
  EXPECT_EQ(holding(table, "difference"), 4);
  EXPECT_EQ(holding(table, "sum"), 3);
}

TEST(TableRelations, AUnitAboveTheTableIsThatOfTheProse) {
  const std::string text = R"(
Tổng thu đạt 14.217 triệu đồng, bằng 77,1% dự toán.

Đơn vị tính: triệu đồng

STT|Nội dung|Dự toán|Thực hiện|So dự toán (%)
A|Tổng thu|18.450|14.217|77,1
I|Thu trên địa bàn|6.250|5.103|81,6
II|Thu bổ sung|12.200|9.114|74,7
)";
  EXPECT_GE(holding(text, "restatement"), 2);
}

TEST(TableRelations, SharesWithoutAPrintedWhole) {
  const std::string text = R"(
Chỉ tiêu|2022|2023|2024
Nông nghiệp (%)|23,2|22,0|20,9
Công nghiệp (%)|36,4|37,5|38,7
Dịch vụ (%)|40,4|40,5|40,4
Tăng trưởng (%)|7,2|7,6|8,1
)";
  EXPECT_EQ(holding(text, "share-sum"), 3);
}

}  // namespace
}  // namespace khop
