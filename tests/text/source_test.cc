// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include <gtest/gtest.h>

namespace khop::text {
namespace {

TEST(Source, Lines) {
  const auto source = decode("một\r\nhai\r\n", "a.txt");
  ASSERT_TRUE(source.ok());
  EXPECT_EQ(source->text(), "một\nhai\n");
  EXPECT_EQ(source->line_count(), 2U);
}

}  // namespace
}  // namespace khop::text
