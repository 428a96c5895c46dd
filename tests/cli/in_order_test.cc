// SPDX-License-Identifier: Apache-2.0
#include "cli/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>

namespace khop::cli {
namespace {

TEST(InOrder, ResultsComeInOrderWhateverTheThreads) {
  for (const std::size_t threads : {1U, 2U, 3U, 16U}) {
    std::string out;
    in_order(
        100, threads,
        [](std::size_t i) {
          if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));  // the first ones come last
          return std::to_string(i) + " ";
        },
        [&out](const std::string& text) {
          out += text;
          return true;
        });
    std::string expected;
    for (int i = 0; i < 100; ++i) expected += std::to_string(i) + " ";
    EXPECT_EQ(out, expected);
  }
}

TEST(InOrder, StopsWhenNobodyListens) {
  for (const std::size_t threads : {1U, 4U}) {
    std::atomic<int> worked = 0;
    int emitted = 0;
    in_order(
        10000, threads, [&worked](std::size_t i) { return ++worked, i; },
        [&emitted](std::size_t) { return ++emitted < 3; });
    EXPECT_EQ(emitted, 3);
    EXPECT_LT(worked, 100);
  }
}

TEST(InOrder, WorkersRunAheadByALittleOnly) {
  std::atomic<std::size_t> started = 0;
  std::size_t emitted = 0, most = 0;
  in_order(
      200, 2, [&started](std::size_t i) { return ++started, i; },
      [&](std::size_t) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        most = std::max(most, started - emitted);
        ++emitted;
        return true;
      });
  EXPECT_LE(most, 10U);
}

TEST(InOrder, NothingToDo) {
  in_order(
      0, 4, [](std::size_t i) { return i; }, [](std::size_t) { return ADD_FAILURE(), true; });
}

}  // namespace
}  // namespace khop::cli
