// SPDX-License-Identifier: Apache-2.0
#include "text/near_name.h"

#include <gtest/gtest.h>

namespace khop::text {
namespace {

TEST(NearName, Slips) {
  const std::vector<std::string> names{"sum", "share", "share-sum", "ratio", "ratio/attainment", "--format"};
  struct Row {
    std::string_view typed, meant;  // "" if none is near
  };
  constexpr Row kRows[] = {
      {"smu", "sum"},
      {"ratoi", "ratio"},
      {"ratio/atainment", "ratio/attainment"},
      {"--formt", "--format"},
      {"shares", "share"},
      {"growth", ""},
      {"", ""},
      {"x", ""},
      {"--zzz", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(near_name(row.typed, names).value_or(""), row.meant) << row.typed;
}

TEST(NearName, LongInputIsNotCompared) {
  EXPECT_EQ(near_name(std::string(1 << 20, 'x'), {std::string(1 << 20, 'y')}), std::nullopt);
}

}  // namespace
}  // namespace khop::text
