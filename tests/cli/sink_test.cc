// SPDX-License-Identifier: Apache-2.0
#include "cli/sink.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "temporary_folder.h"

namespace khop::cli {
namespace {

TEST(Sink, AFileAppearsWhole) {
  const TemporaryFolder folder;
  const std::string path = folder.path("out.json");
  {
    auto sink = Sink::open(path, Language::en);
    ASSERT_TRUE(sink);
    EXPECT_TRUE(sink->write("một "));
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_TRUE(sink->write("hai"));
    EXPECT_FALSE(sink->finish());
  }
  EXPECT_EQ(TemporaryFolder::read(path), "một hai");
  EXPECT_EQ(folder.files(), 1U);
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0600, 0600U);
}

TEST(Sink, OrNotAtAll) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out.json", "cũ");
  {
    auto sink = Sink::open(path, Language::en);
    ASSERT_TRUE(sink);
    sink->write("mới");
  }
  EXPECT_EQ(TemporaryFolder::read(path), "cũ");
  EXPECT_EQ(folder.files(), 1U);
}

TEST(Sink, ALinkAndItsModeStay) {
  const TemporaryFolder folder;
  const std::string target = folder.write("target", "cũ"), link = folder.path("link");
  ASSERT_EQ(chmod(target.c_str(), 0640), 0);
  std::filesystem::create_symlink(target, link);
  auto sink = Sink::open(link, Language::en);
  ASSERT_TRUE(sink);
  sink->write("mới");
  EXPECT_FALSE(sink->finish());
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(TemporaryFolder::read(target), "mới");
  struct stat status {};
  ASSERT_EQ(stat(target.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0640U);
}

TEST(Sink, SaysWhyItCannotWrite) {
  const TemporaryFolder folder;
  EXPECT_EQ(Sink::open(folder.path("none/out"), Language::en).error().message,
            "cannot write: No such file or directory");
  EXPECT_EQ(Sink::open(folder.path(""), Language::vi).error().message, "không ghi được: Is a directory");
  auto full = Sink::open("/dev/full", Language::en);
  ASSERT_TRUE(full);
  EXPECT_FALSE(full->write("x"));
  const auto error = full->finish();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->message, "cannot write: No space left on device");
}

}  // namespace
}  // namespace khop::cli
