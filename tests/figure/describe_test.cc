// SPDX-License-Identifier: Apache-2.0
/// The words that `khop figures` shows beside a figure.
#include "figure/describe.h"

#include <gtest/gtest.h>

#include "figure/dump.h"

namespace khop::figure {
namespace {

/// Subjects and periods of all figures of a text: "Đàn trâu | 2024".
std::string described(const std::string& text) {
  const Extracted extracted(text);
  std::string out;
  for (FigureId id = 0; id < static_cast<FigureId>(extracted.draft.figures.size()); ++id)
    out += subject_text(extracted.draft, id) + " | " + period_text(extracted.draft, id) + "\n";
  return out;
}

TEST(Describe, TheWordsBeforeAFigureSayWhatItIs) {
  EXPECT_EQ(described("Năm 2024 đàn trâu có 1.084 con; đàn lợn có 4.862 con."),
            "đàn trâu có | 2024\nđàn lợn có | 2024\n");
}

TEST(Describe, AFigureGoesOnFromTheOneBefore) {
  EXPECT_EQ(described("Lúa mùa gieo cấy 368,2/412,5 ha, đạt 89,3%."),
            "Lúa mùa gieo cấy | \nLúa mùa gieo cấy | \nLúa mùa gieo cấy | \n");
}

TEST(Describe, NothingIsTakenFromAnotherSentence) {
  EXPECT_EQ(described("Năm 2023 trồng rừng 12 ha. 14 hộ tham gia."), "trồng rừng | 2023\n | \n");
}

TEST(Describe, ARowIsNamedByItsFirstCell) {
  EXPECT_EQ(
      described("Chỉ tiêu\tĐVT\tKế hoạch\tThực hiện\nDiện tích lúa\tha\t412,5\t368,2\nDiện tích ngô\tha\t45\t38,2\n"),
      "Diện tích lúa | \nDiện tích lúa | \nDiện tích ngô | \nDiện tích ngô | \n");
}

}  // namespace
}  // namespace khop::figure
