// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
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
  const Descriptor file(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.get() < 0 || fstat(file.get(), &status) != 0) return fail(reason(errno, language));
  if (S_ISDIR(status.st_mode)) return fail(reason(EISDIR, language));

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
