// SPDX-License-Identifier: Apache-2.0
/// Other programs: run without a shell, ended when they take too long, nothing left behind.
#include "format/program/process.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace khop::format {
namespace {

Command shell(const std::string& script, const TemporaryFolder& folder) {
  Command command;
  command.program = find_program("sh");
  command.arguments = {"-c", script};
  command.home = folder.path();
  command.most_output = std::size_t{1} << 16;
  return command;
}

TEST(Process, TakesOutputAndStatus) {
  const TemporaryFolder folder;
  const Outcome outcome = run(shell("echo Tổng số; echo complaint >&2; exit 3", folder));
  EXPECT_EQ(outcome.end, End::exited);
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.output, "Tổng số\n");
}

TEST(Process, ArgumentsAreNoShellWords) {
  const TemporaryFolder folder;
  Command command;
  command.program = find_program("echo");
  command.arguments = {"a b; exit 1", "$HOME", "*"};
  command.home = folder.path();
  command.most_output = 100;
  EXPECT_EQ(run(command).output, "a b; exit 1 $HOME *\n");
}

TEST(Process, HasAnEnvironmentOfItsOwn) {
  const TemporaryFolder folder;
  EXPECT_EQ(run(shell("printf %s \"$HOME\"", folder)).output, folder.path());
  EXPECT_EQ(run(shell("cat", folder)).output, "");  // it reads nothing
}

TEST(Process, EndsWhatTakesTooLong) {
  const TemporaryFolder folder;
  Command command = shell("echo begun; sleep 600 & sleep 600", folder);
  command.limit = std::chrono::seconds(1);
  EXPECT_EQ(run(command).end, End::timed_out);
}

TEST(Process, DoesNotWaitForWhatItLeavesBehind) {
  const TemporaryFolder folder;
  const Outcome outcome = run(shell("sleep 600 & echo done", folder));
  EXPECT_EQ(outcome.end, End::exited);
  EXPECT_EQ(outcome.output, "done\n");
}

TEST(Process, EndsWhatSaysTooMuch) {
  const TemporaryFolder folder;
  EXPECT_EQ(run(shell("while :; do echo 0123456789; done", folder)).end, End::too_much);
}

TEST(Process, CannotStartWhatIsNotThere) {
  const TemporaryFolder folder;
  EXPECT_EQ(find_program("no-such-program-anywhere"), "");
  Command command = shell("exit 0", folder);
  command.program = folder.path() + "/none";
  EXPECT_EQ(run(command).end, End::failed);
}

TEST(Process, LeavesNoFilesOpen) {
  const auto open = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
  };
  if (!std::filesystem::exists("/proc/self/fd")) GTEST_SKIP() << "this system does not list open files";
  const TemporaryFolder folder;
  const auto before = open();
  for (int i = 0; i < 20; ++i) (void)run(shell("echo a", folder));
  EXPECT_EQ(open(), before);
}

TEST(Process, RunsOnSeveralThreads) {
  std::vector<std::string> outputs(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    threads.emplace_back([&outputs, i] {
      const TemporaryFolder folder;
      outputs[i] = run(shell("echo " + std::to_string(i), folder)).output;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < outputs.size(); ++i) EXPECT_EQ(outputs[i], std::to_string(i) + "\n");
}

TEST(TemporaryFolderTest, GoesWithAllThatIsInIt) {
  std::string path;
  {
    const TemporaryFolder folder;
    ASSERT_TRUE(folder.ok());
    path = folder.path();
    EXPECT_TRUE(folder.write("draft.doc", "x"));
    std::filesystem::create_directories(path + "/a/b");
    EXPECT_FALSE(folder.write("no/such/folder", "x"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace khop::format
