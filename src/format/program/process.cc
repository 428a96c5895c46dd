// SPDX-License-Identifier: Apache-2.0
#include "format/program/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace khop::format {
namespace {

using Clock = std::chrono::steady_clock;

// How long a look for output may take before it is asked whether the program has ended: its children may keep the pipe.
constexpr int kPollMilliseconds = 50;
constexpr int kGrace = 5;  // seconds

std::string search_path() {
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
  return path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
}

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe(ends) != 0) return;
    read = ends[0];
    write = ends[1];
    // Programs that other threads start meanwhile must not hold it open.
    ::fcntl(read, F_SETFD, FD_CLOEXEC);
    ::fcntl(write, F_SETFD, FD_CLOEXEC);
  }
  ~Pipe() {
    close_end(read);
    close_end(write);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

// What posix_spawn() is told about the child, freed at the end.
class Setup {
 public:
  Setup() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
  }
  ~Setup() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Setup(const Setup&) = delete;
  Setup& operator=(const Setup&) = delete;

  [[nodiscard]] bool prepare(int output) {
    // A group of its own, so that its children can be killed with it; signals as if a shell had started it.
    sigset_t none, standard;
    ::sigemptyset(&none);
    ::sigemptyset(&standard);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGCHLD, SIGHUP}) ::sigaddset(&standard, signal);
    bool ok = ::posix_spawnattr_setflags(&attributes_,
                                         POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) == 0 &&
              ::posix_spawnattr_setpgroup(&attributes_, 0) == 0 &&
              ::posix_spawnattr_setsigmask(&attributes_, &none) == 0 &&
              ::posix_spawnattr_setsigdefault(&attributes_, &standard) == 0 &&
              ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0) == 0 &&
              ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO) == 0 &&
              ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0;
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 34)
    ok = ok && ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1) == 0;
#endif
    return ok;
  }

  [[nodiscard]] pid_t start(const Command& command) {
    // Should this process be killed itself, something must still end the other: coreutils' timeout, where it is.
    const std::string guard = find_program("timeout");
    std::vector<std::string> words;
    if (!guard.empty()) words = {guard, "-k", "1", std::to_string(command.limit.count() + kGrace)};
    words.push_back(command.program);
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> settings = {"PATH=" + search_path(), "HOME=" + command.home, "TMPDIR=" + command.home,
                                         "LC_ALL=C.UTF-8"};
    const auto pointers = [](std::vector<std::string>& strings) {
      std::vector<char*> out;
      for (std::string& string : strings) out.push_back(string.data());
      out.push_back(nullptr);
      return out;
    };
    pid_t child = -1;
    if (::access(command.program.c_str(), X_OK) != 0) return -1;
    const int error = ::posix_spawn(&child, words.front().c_str(), &actions_, &attributes_, pointers(words).data(),
                                    pointers(settings).data());
    return error == 0 ? child : -1;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

bool has_ended(pid_t child) {
  siginfo_t info{};
  // Still unreaped, so its number and that of its group stay its own.
  return ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == child;
}

// Takes what the pipe holds. False at its end.
bool take(int pipe, std::string& output) {
  char buffer[65536];
  const ssize_t got = ::read(pipe, buffer, sizeof buffer);
  if (got > 0) output.append(buffer, static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

bool readable(int pipe, int milliseconds) {
  pollfd wait{pipe, POLLIN, 0};
  return ::poll(&wait, 1, milliseconds) > 0;
}

// Reads until the program has ended and its output is taken.
End attend(pid_t child, const Command& command, int pipe, std::string& output) {
  const Clock::time_point deadline = Clock::now() + command.limit;
  bool open = true;
  for (;;) {
    if (Clock::now() >= deadline) return End::timed_out;
    if (open) {
      if (readable(pipe, kPollMilliseconds)) {
        open = take(pipe, output);
        if (output.size() > command.most_output) return End::too_much;
        continue;
      }
    } else {
      ::poll(nullptr, 0, 2);  // its output is closed: it is about to end
    }
    if (!has_ended(child)) continue;
    while (open && readable(pipe, 0)) {
      open = take(pipe, output);
      if (output.size() > command.most_output) return End::too_much;
    }
    return End::exited;
  }
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  const char* parent = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
  std::string pattern = parent != nullptr && parent[0] == '/' ? parent : "/tmp";
  while (pattern.size() > 1 && pattern.back() == '/') pattern.pop_back();
  pattern += "/khop-XXXXXX";
  if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (ok()) std::filesystem::remove_all(path_, ignored);
}

bool TemporaryFolder::write(const std::string& name, std::string_view bytes) const {
  std::ofstream file(path_ + "/" + name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return file.good();
}

std::string find_program(const std::string& name) {
  const std::string path = search_path();
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::string folder = path.substr(begin, end - begin);
    begin = end + 1;
    if (folder.empty() || folder[0] != '/') continue;  // what lies beside the draft is not to be run
    std::string candidate = folder + "/" + name;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(candidate, ignored) && ::access(candidate.c_str(), X_OK) == 0)
      return candidate;
  }
  return {};
}

Outcome run(const Command& command) {
  Outcome outcome;
  Pipe pipe;
  Setup setup;
  if (pipe.read < 0 || !setup.prepare(pipe.write)) return outcome;
  const pid_t child = setup.start(command);
  if (child < 0) return outcome;
  Pipe::close_end(pipe.write);
  outcome.end = attend(child, command, pipe.read, outcome.output);
  // Also what it left behind; it is not reaped yet, so the group is still its own.
  ::kill(-child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (outcome.end != End::exited) return outcome;
  if (WIFEXITED(status)) {
    outcome.status = WEXITSTATUS(status);
  } else {
    outcome.end = End::failed;
  }
  return outcome;
}

}  // namespace khop::format
