// SPDX-License-Identifier: Apache-2.0
#include "khop/diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace {

using namespace khop;

const RuleSet& rules() {
  static const auto loaded = RuleSet::load(KHOP_SOURCE_DIR "/rules/vi");
  EXPECT_TRUE(loaded) << loaded.error().to_string();
  return *loaded;
}

Diff compare(const std::string& before, const std::string& after, const std::string& old_name = "old.txt",
             const std::string& new_name = "new.txt") {
  LintOptions options;
  options.language = Language::en;
  auto told = diff_drafts(rules(), options, {before, old_name}, {after, new_name});
  EXPECT_TRUE(told) << told.error().to_string();
  return told ? std::move(*told) : Diff{};
}

/// "changed 45 ha > 46 ha; gone 12 con; …", in the order of the result.
std::string told(const Diff& diff) {
  std::string out;
  for (const FigureChange& change : diff.figures) {
    out += (out.empty() ? "" : "; ") + std::string(alteration_name(change.kind)) + " ";
    if (change.before) out += change.before->figure.text;
    if (change.before && change.after) out += " > ";
    if (change.after) out += change.after->figure.text;
  }
  return out;
}

/// "broken sum/breakdown; …"
std::string fates(const Diff& diff) {
  std::string out;
  for (const RelationChange& change : diff.relations)
    out += (out.empty() ? "" : "; ") + std::string(fate_name(change.fate)) + " " + change.failing().kind;
  return out;
}

struct Row {
  const char* name;
  const char* before;
  const char* after;
  const char* expected;
};

constexpr Row kRows[] = {
    {"nothing", "Đàn trâu 312 con.\n", "Đàn trâu 312 con.\n", ""},
    {"digit", "Đàn trâu 312 con.\n", "Đàn trâu 321 con.\n", "changed 312 con > 321 con"},
    {"typing", "Đàn lợn 45.000 con, 04 xã có dịch.\n", "Đàn lợn 45000 con, 4 xã có dịch.\n", ""},
    {"precision", "Năng suất 3,2 tấn/ha.\n", "Năng suất 3,20 tấn/ha.\n", "rewritten 3,2 tấn/ha > 3,20 tấn/ha"},
    {"scale", "Thu 1,2 tỷ đồng.\n", "Thu 1.200 triệu đồng.\n", "rewritten 1,2 tỷ đồng > 1.200 triệu đồng"},
    {"qualifier", "Thu hơn 300 tỷ đồng.\n", "Thu gần 300 tỷ đồng.\n", "rewritten 300 tỷ đồng > 300 tỷ đồng"},
    {"unit", "Diện tích lúa 45 ha.\n", "Diện tích lúa 45 m2.\n", "changed 45 ha > 45 m2"},
    {"direction", "Thu tăng 5,2% so với cùng kỳ.\n", "Thu giảm 5,2% so với cùng kỳ.\n", "changed 5,2% > 5,2%"},
    {"moved", "Đàn trâu 312 con.\nĐàn bò 415 con.\nĐàn lợn 1.240 con.\n",
     "Đàn lợn 1.240 con.\nĐàn trâu 312 con.\nĐàn bò 415 con.\n", ""},
    {"reworded", "Toàn xã có 1.236 học sinh, tăng 12 em so với năm học trước.\n",
     "Tổng số học sinh toàn xã hiện nay là 1.236 em; so với năm học trước tăng 12 em.\n", ""},
    {"split", "Đã trồng 46,8 ha rừng sản xuất; chăm sóc 120,5 ha rừng phòng hộ.\n",
     "Đã trồng 46,8 ha rừng sản xuất. Ngoài ra còn chăm sóc 120,5 ha rừng phòng hộ.\n", ""},
    {"joined and changed", "Đã trồng 46,8 ha rừng sản xuất. Chăm sóc 120,5 ha rừng phòng hộ.\n",
     "Đã trồng 46,8 ha rừng sản xuất và chăm sóc 125,5 ha rừng phòng hộ.\n", "changed 120,5 ha > 125,5 ha"},
    {"clauses in another order", "Diện tích gồm lúa 312 ha, ngô 84 ha, rau màu 32 ha.\n",
     "Diện tích gồm ngô 84 ha, rau màu 32 ha, lúa 312 ha.\n", ""},
    {"list in another order", "Cụ thể:\n- Xã A: 12 hộ\n- Xã B: 15 hộ\n- Xã C: 18 hộ\n",
     "Cụ thể:\n- Xã C: 18 hộ\n- Xã A: 12 hộ\n- Xã B: 16 hộ\n", "changed 15 hộ > 16 hộ"},
    {"numbered anew", "1. Trồng trọt\nĐàn trâu 312 con.\n2. Chăn nuôi\nĐàn bò 415 con.\n",
     "2. Trồng trọt\nĐàn trâu 312 con.\n3. Chăn nuôi\nĐàn bò 415 con.\n", ""},
    {"added", "Đàn trâu 312 con.\n", "Đàn trâu 312 con. Xuất chuồng 415 con lợn.\n", "added 415 con"},
    {"gone", "Đàn trâu 312 con. Xuất chuồng 415 con lợn.\n", "Đàn trâu 312 con.\n", "gone 415 con"},
    {"row added and moved", "Thôn\tHộ\tKhẩu\nA\t12\t50\nB\t13\t51\nC\t14\t52\n",
     "Thôn\tHộ\tKhẩu\nC\t14\t52\nA\t12\t50\nD\t17\t99\nB\t13\t51\n", "added 17; added 99"},
    {"cell", "Thôn\tHộ\tKhẩu\nA\t12\t50\nB\t13\t51\n", "Thôn\tHộ\tKhẩu\nA\t12\t55\nB\t13\t51\n", "changed 50 > 55"},
    {"column added", "Thôn\tHộ\tKhẩu\nA\t12\t50\nB\t13\t51\n", "Thôn\tLợn\tHộ\tKhẩu\nA\t7\t12\t50\nB\t8\t13\t51\n",
     "added 7; added 8"},
};

TEST(Diff, TellsFiguresAndNothingElse) {
  for (const Row& row : kRows) EXPECT_EQ(told(compare(row.before, row.after)), row.expected) << row.name;
}

TEST(Diff, RepeatedLinesGoWithTheirSections) {
  const std::string draft =
      "I. Xã A\n- Số hộ: 120 hộ\n- Số khẩu: 480 người\nII. Xã B\n- Số hộ: {} hộ\n- Số khẩu: 733 người\n";
  const auto with = [&](const std::string& households) {
    std::string out = draft;
    return out.replace(out.find("{}"), 2, households);
  };
  EXPECT_EQ(told(compare(with("125"), with("120"))), "changed 125 hộ > 120 hộ");
}

TEST(Diff, RelationsThatBreakAndMend) {
  const std::string right = "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 75% kế hoạch.\n";
  const std::string wrong = "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 85% kế hoạch.\n";
  const Diff broke = compare(right, wrong), mended = compare(wrong, right), same = compare(wrong, wrong);
  EXPECT_EQ(fates(broke), "broken ratio");
  EXPECT_EQ(fates(mended), "mended ratio");
  EXPECT_EQ(fates(same), "remaining ratio");
  EXPECT_TRUE(broke.has_new_problem(Severity::error));
  EXPECT_FALSE(mended.has_new_problem(Severity::note));
  EXPECT_FALSE(same.has_new_problem(Severity::note));
  ASSERT_EQ(broke.figures.size(), 1U);
  EXPECT_EQ(broke.figures[0].relations, std::vector<std::size_t>{0});
  EXPECT_TRUE(same.same_bytes);
}

TEST(Diff, OnePartMoreExplainsAnotherTotal) {
  const Diff diff = compare("Diện tích 396,5 ha, gồm: lúa 312,0 ha, ngô 84,5 ha.\n",
                            "Diện tích 428,5 ha, gồm: lúa 312,0 ha, ngô 84,5 ha, rau màu 32,0 ha.\n");
  EXPECT_EQ(told(diff), "changed 396,5 ha > 428,5 ha; added 32,0 ha");
  EXPECT_EQ(fates(diff), "");
}

TEST(Diff, AnotherFormat) {
  const Diff diff =
      compare("Thôn\tHộ\tKhẩu\nA\t12\t50\nB\t13\t51\n\nĐàn trâu 312 con.\n",
              "Đàn trâu **321** con.\n\n| Thôn | Hộ | Khẩu |\n|---|---|---|\n| A | 12 | 50 |\n| B | 13 | 51 |\n",
              "old.txt", "new.md");
  EXPECT_EQ(told(diff), "changed 312 con > 321 con");
}

TEST(Diff, NothingToCompare) {
  EXPECT_EQ(told(compare("", "")), "");
  EXPECT_EQ(told(compare("", "Đàn trâu 312 con.\n")), "added 312 con");
  EXPECT_EQ(told(compare("Đàn trâu 312 con.\n", "")), "gone 312 con");
  EXPECT_TRUE(compare("", "").related);
}

TEST(Diff, UnrelatedDrafts) {
  const Diff diff = compare(
      "Đàn trâu 312 con. Đàn bò 415 con. Đàn lợn 1.240 con. Đàn dê 96 con. Gia cầm 38.650 con. Nuôi cá 27,4 ha.\n",
      "Tuyển 14 giáo viên. Xây 3 phòng học, lắp 120 bộ bàn ghế, mua 56 máy tính. Chi 918,4 triệu đồng. Có 732 lượt "
      "người.\n");
  EXPECT_FALSE(diff.related);
}

TEST(Diff, AVersionThatCannotBeReadIsNamed) {
  const auto told = diff_drafts(rules(), {}, {"Đàn trâu 312 con.\n", "old.txt"},
                                {std::string("\x7f"
                                             "ELF\0\0\0",
                                             8),
                                 "new.txt"});
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().path, "new.txt");
}

TEST(Diff, LongDraftsOfEqualLinesEnd) {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) {
    before += "- Số hộ: " + std::to_string(100 + i % 7) + " hộ\n";
    after += "- Số hộ: " + std::to_string(100 + i % 5) + " hộ\n";
  }
  const Diff diff = compare(before, after);
  EXPECT_EQ(diff.unchanged + diff.count(Alteration::changed), 3000U);
}

}  // namespace
