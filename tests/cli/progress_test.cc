// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <gtest/gtest.h>

#include "output/display.h"

namespace khop::cli {
namespace {

using std::chrono::milliseconds;

class ProgressTest : public testing::Test {
 protected:
  Progress bar(unsigned columns) {
    return Progress(
        200, columns, Language::en, [this](std::string_view bytes) { written_ += bytes; }, begun_);
  }
  std::string written_;
  const Progress::Clock::time_point begun_;
};

TEST_F(ProgressTest, WaitsAMomentAndIsErased) {
  {
    Progress progress = bar(80);
    progress.show(1, "a.txt", begun_ + milliseconds(299));
    EXPECT_EQ(written_, "");
    progress.show(50, "b.txt", begun_ + milliseconds(300));
    EXPECT_EQ(written_, "\r\x1b[Kkhop: 50/200 drafts (25%)  b.txt");
    written_.clear();
    progress.show(51, "c.txt", begun_ + milliseconds(399));
    EXPECT_EQ(written_, "") << "redrawn a few times a second";
    progress.hide();
    EXPECT_EQ(written_, "\r\x1b[K");
    written_.clear();
    progress.hide();
    EXPECT_EQ(written_, "");
    progress.show(52, "d.txt", begun_ + milliseconds(500));
    written_.clear();
  }
  EXPECT_EQ(written_, "\r\x1b[K");
}

TEST_F(ProgressTest, FitsTheTerminalAndIsSafe) {
  Progress progress = bar(40);
  progress.show(1, "bao-cao/\x1b[31m\n" + std::string(100, 'x'), begun_ + milliseconds(300));
  const std::string line = written_.substr(std::string("\r\x1b[K").size());
  EXPECT_LT(output::width(line), 40U);
  EXPECT_EQ(line.find_first_of("\x1b\n"), std::string::npos);
}

TEST_F(ProgressTest, NothingWithoutATerminal) {
  {
    Progress progress = bar(0);
    progress.show(1, "a.txt", begun_ + milliseconds(5000));
  }
  EXPECT_EQ(written_, "");
}

}  // namespace
}  // namespace khop::cli
