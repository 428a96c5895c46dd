// SPDX-License-Identifier: Apache-2.0
#include "cli/changes.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace khop::cli {
namespace {

using Look = Changes::Look;
using Paths = std::vector<std::string>;

Stamp state(off_t size) { return Stamp{1, 2, size, 3, 4}; }

TEST(Changes, WhatIsRememberedIsNotTold) {
  Changes changes;
  changes.remember({{"a", state(1)}});
  EXPECT_TRUE(changes.look({{"a", state(1)}}).empty());
}

TEST(Changes, AFileIsToldOnceItRests) {
  Changes changes;
  changes.remember({{"a", state(1)}});
  EXPECT_TRUE(changes.look({{"a", state(2)}}).empty());
  EXPECT_TRUE(changes.look({{"a", state(3)}}).empty()) << "still being written";
  EXPECT_EQ(changes.look({{"a", state(3)}}).saved, Paths{"a"});
  EXPECT_TRUE(changes.look({{"a", state(3)}}).empty());
}

TEST(Changes, NewFilesAreTold) {
  Changes changes;
  changes.remember({});
  static_cast<void>(changes.look({{"b", state(1)}, {"a", state(1)}}));
  EXPECT_EQ(changes.look({{"b", state(1)}, {"a", state(1)}}).saved, (Paths{"a", "b"}));
}

TEST(Changes, AMomentWithoutTheFileIsHowEditorsSave) {
  Changes changes;
  changes.remember({{"a", state(1)}});
  EXPECT_TRUE(changes.look({}).empty());
  EXPECT_TRUE(changes.look({}).empty());
  EXPECT_TRUE(changes.look({{"a", state(2)}}).empty());
  EXPECT_EQ(changes.look({{"a", state(2)}}).saved, Paths{"a"});
}

TEST(Changes, AFileThatStaysAwayIsGone) {
  Changes changes;
  changes.remember({{"a", state(1)}});
  for (unsigned i = 1; i < Changes::kLooksUntilGone; ++i) EXPECT_TRUE(changes.look({{"a", std::nullopt}}).empty());
  EXPECT_EQ(changes.look({{"a", std::nullopt}}).gone, Paths{"a"});
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(changes.look({{"a", std::nullopt}}).empty());
  static_cast<void>(changes.look({{"a", state(1)}}));
  EXPECT_EQ(changes.look({{"a", state(1)}}).saved, Paths{"a"}) << "it may come back";
}

TEST(StampOf, TellsAReplacedFile) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "một");
  const auto before = stamp_of(path);
  ASSERT_TRUE(before);
  EXPECT_EQ(stamp_of(path), before);
  std::filesystem::rename(folder.write("b.txt", "hai"), path);
  EXPECT_NE(stamp_of(path), before);
  EXPECT_FALSE(stamp_of(folder.path("none.txt")));
}

}  // namespace
}  // namespace khop::cli
