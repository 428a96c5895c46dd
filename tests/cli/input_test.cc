// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <thread>

#include "temporary_folder.h"

namespace khop::cli {
namespace {

TEST(Input, ReadsWholeFiles) {
  const TemporaryFolder folder;
  for (const std::size_t size : {0U, 1U, 65536U, 1000000U}) {
    const std::string bytes(size, 'x');
    const auto read = read_input(folder.write("a.txt", bytes), 1 << 20, Language::en);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, bytes);
  }
}

TEST(Input, ReadsPipesWhoseSizeIsNotKnown) {
  const TemporaryFolder folder;
  const std::string pipe = folder.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const std::string bytes(300000, 'x');
  std::thread writer([&] { std::ofstream(pipe) << bytes; });
  const auto read = read_input(pipe, 1 << 20, Language::en);
  writer.join();
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, bytes);
}

TEST(Input, APipeThatNobodyWritesToIsNotWaitedForWithoutEnd) {
  const TemporaryFolder folder;
  const std::string pipe = folder.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto read = read_input(pipe, 100, Language::en);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "no program writes to this pipe");
}

TEST(Input, APipeMayHoldNothingOrTooMuch) {
  const TemporaryFolder folder;
  const std::string pipe = folder.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const std::size_t size : {0U, 300U}) {
    std::thread writer([&] { std::ofstream(pipe) << std::string(size, 'x') << std::flush; });
    const auto read = read_input(pipe, 100, Language::en);
    writer.join();
    if (size == 0) {
      ASSERT_TRUE(read) << read.error().message;
      EXPECT_EQ(*read, "");
    } else {
      EXPECT_EQ(read.error().message, "the input is too large: the limit is 0 MiB");
    }
  }
}

TEST(Input, ASocketIsNoDraft) {
  const TemporaryFolder folder;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = folder.path("s");
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  const auto read = read_input(path, 100, Language::en);
  close(socket);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "this is a socket, not a file");
}

TEST(Input, SaysWhyItCannot) {
  const TemporaryFolder folder;
  const auto error = [](const std::string& path, std::uint64_t limit = 100, Language language = Language::en) {
    const auto read = read_input(path, limit, language);
    return read ? "read" : read.error().message;
  };
  EXPECT_EQ(error(folder.path("none.txt")), "no such file");
  EXPECT_EQ(error(folder.path("none.txt"), 100, Language::vi), "không có tệp này");
  EXPECT_EQ(error(folder.path("")), "this is a folder, not a file");
  EXPECT_EQ(error(folder.write("a.txt", "x") + "/b.txt"), "no such file");
  EXPECT_EQ(error(folder.write("big.txt", std::string(3 << 20, 'x')), 2 << 20),
            "the file is too large: 3 MiB, the limit is 2 MiB");
  EXPECT_EQ(error("/dev/zero"), "this is a device, not a file");
  if (geteuid() != 0) {  // root may read all
    const std::string secret = folder.write("secret.txt", "x");
    ASSERT_EQ(chmod(secret.c_str(), 0), 0);
    EXPECT_EQ(error(secret), "permission denied");
  }
}

}  // namespace
}  // namespace khop::cli
