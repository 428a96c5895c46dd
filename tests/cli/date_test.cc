// SPDX-License-Identifier: Apache-2.0
#include "cli/date.h"

#include <gtest/gtest.h>

namespace khop::cli {
namespace {

TEST(Date, DaysAndTimesAreWrittenInFull) {
  EXPECT_EQ(parse_date("2026-11-21"), "2026-11-21T00:00:00Z");
  EXPECT_EQ(parse_date("2026-11-21T08:30:59"), "2026-11-21T08:30:59Z");
  EXPECT_EQ(parse_date("2024-02-29T08:30:59Z"), "2024-02-29T08:30:59Z");
}

TEST(Date, WhatIsNoDateIsNone) {
  for (const char* text :
       {"", "Z", "today", "21/11/2026", "2026-2-3", "2026-02-30", "2026-13-01", "2026-11-21T24:00:00",
        "2026-11-21T08:30", "2026-11-21 08:30:00", "2026-11-21T08:30:00+07", "-026-11-21"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Date, SecondsSince1970) {
  EXPECT_EQ(date_of_epoch("0"), "1970-01-01T00:00:00Z");
  EXPECT_EQ(date_of_epoch("1795247999"), "2026-11-21T07:59:59Z");
  EXPECT_EQ(date_of_epoch("253402300799"), "9999-12-31T23:59:59Z");
  for (const char* text : {"", "-1", "1.5", "x", "253402300800", "99999999999999999999"})
    EXPECT_EQ(date_of_epoch(text), std::nullopt) << text;
}

}  // namespace
}  // namespace khop::cli
