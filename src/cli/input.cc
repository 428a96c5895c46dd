// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>

#include "cli/messages.h"

namespace khop::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDERR_FILENO) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

constexpr std::uint64_t kMebibyte = 1U << 20;
constexpr std::chrono::seconds kPatience(2);  // with a pipe that nobody writes to
constexpr int kNap = 20;                      // milliseconds

/// Why no draft is in what was opened; nothing if one may be.
std::optional<Words> no_draft(mode_t mode) {
  if (S_ISDIR(mode)) return kDirectory;
  if (S_ISSOCK(mode)) return kSocket;
  if (S_ISCHR(mode) || S_ISBLK(mode)) return kDevice;
  return std::nullopt;
}

/// Waits a moment for bytes, or without end. Whether the pipe is empty and has ended for good.
bool wait_for(int fd, int milliseconds) {
  pollfd event{fd, POLLIN, 0};
  return poll(&event, 1, milliseconds) > 0 && (event.revents & POLLHUP) != 0 && (event.revents & POLLIN) == 0;
}

}  // namespace

std::string reason(int error_number, Language language) {
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return say(language, kMissing);
    case EISDIR:
      return say(language, kDirectory);
    case EACCES:
    case EPERM:
      return say(language, kNotAllowed);
    default:
      return say(language, kCannotRead, std::generic_category().message(error_number));
  }
}

Result<std::string> read_input(const std::string& path, std::uint64_t limit, Language language) {
  const auto fail = [&path](std::string message) { return Error{path, 0, 0, std::move(message)}; };
  struct stat status {};
  // Looked at before it is opened: opening a device may do something, opening a socket fails without saying why.
  if (path != "-" && stat(path.c_str(), &status) == 0) {
    if (const std::optional<Words> why = no_draft(status.st_mode)) return fail(say(language, *why));
  }
  // Opening a pipe that nobody writes to would else wait for ever.
  const Descriptor file(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0 || fstat(file.get(), &status) != 0) return fail(reason(errno, language));
  if (S_ISDIR(status.st_mode)) return fail(reason(EISDIR, language));
  const bool named_pipe = path != "-" && S_ISFIFO(status.st_mode);
  const auto patience = std::chrono::steady_clock::now() + kPatience;

  std::string bytes;
  std::size_t expected = 1 << 16;
  if (S_ISREG(status.st_mode)) {
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit) {
      return fail(say(language, kTooBig, (size + kMebibyte - 1) / kMebibyte, limit / kMebibyte));
    }
    expected = static_cast<std::size_t>(size) + 1;  // one more, so that the end is seen without growing
  }
  for (std::size_t used = 0;;) {
    if (used == bytes.size()) bytes.resize(std::max(expected, 2 * used));
    const ssize_t got = read(file.get(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) {
      wait_for(file.get(), -1);
      continue;
    }
    // The writer may be a program that was started together with khop.
    if (got == 0 && used == 0 && named_pipe && !wait_for(file.get(), kNap)) {
      if (std::chrono::steady_clock::now() < patience) continue;
      return fail(say(language, kNoWriter));
    }
    if (got < 0) return fail(reason(errno, language));
    if (got == 0) {
      bytes.resize(used);
      return bytes;
    }
    used += static_cast<std::size_t>(got);
    if (used > limit) return fail(say(language, kTooBigStream, limit / kMebibyte));  // a pipe, or a file that grows
  }
}

}  // namespace khop::cli
