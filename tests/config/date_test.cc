// SPDX-License-Identifier: Apache-2.0
#include "config/date.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace khop::config {
namespace {

TEST(Dates, AreDaysOfTheCalendar) {
  for (const char* text : {"2026-12-31", "2024-02-29", "0001-01-01"}) EXPECT_TRUE(is_day(text)) << text;
  for (const char* text :
       {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "31/12/2026", "2026-12-3x", "", "2026-12-31 "})
    EXPECT_FALSE(is_day(text)) << text;
}

TEST(Dates, TodayMayBeGiven) {
  setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  EXPECT_EQ(today(), "2023-11-14");
  setenv("SOURCE_DATE_EPOCH", "soon", 1);
  EXPECT_TRUE(is_day(today()));
  unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_TRUE(is_day(today()));
}

}  // namespace
}  // namespace khop::config
