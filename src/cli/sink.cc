// SPDX-License-Identifier: Apache-2.0
#include "cli/sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/messages.h"
#include "cli/temporary_files.h"

namespace khop::cli {
namespace {

Error cannot_write(const std::string& path, int error_number, Language language) {
  return {path, 0, 0, say(language, kCannotWrite, std::generic_category().message(error_number))};
}

mode_t mode_for_new_files() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Sink::Sink(int fd, std::string path, std::string temporary, Language language)
    : fd_(fd), path_(std::move(path)), temporary_(std::move(temporary)), language_(language) {}

Sink::Sink(Sink&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      language_(other.language_),
      failure_(other.failure_) {}

Result<Sink> Sink::open(const std::string& path, Language language) {
  if (path.empty()) return Sink(STDOUT_FILENO, {}, {}, language);
  struct stat status {};
  const bool exists = stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return cannot_write(path, EISDIR, language);
  if (exists && !S_ISREG(status.st_mode)) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) return cannot_write(path, errno, language);
    return Sink(fd, path, {}, language);
  }
  // A link keeps pointing to the file that is replaced.
  std::error_code error;
  const std::filesystem::path real = exists ? std::filesystem::canonical(path, error) : std::filesystem::path(path);
  if (error) return cannot_write(path, error.value(), language);
  std::string temporary = real.string() + ".XXXXXX";
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return cannot_write(path, errno, language);
  fchmod(fd, exists ? status.st_mode & 0777 : mode_for_new_files());  // mkostemp lets only the owner read
  remember_temporary(temporary);
  return Sink(fd, real.string(), std::move(temporary), language);
}

Sink::~Sink() {
  if (fd_ > STDERR_FILENO) close(fd_);
  if (temporary_.empty()) return;
  unlink(temporary_.c_str());
  forget_temporary(temporary_);
}

bool Sink::write(std::string_view bytes) {
  while (failure_ == 0 && !bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno != EINTR) failure_ = errno;
      continue;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return failure_ == 0;
}

std::optional<Error> Sink::finish() {
  if (fd_ > STDERR_FILENO && close(std::exchange(fd_, -1)) != 0 && failure_ == 0) failure_ = errno;
  if (failure_ == 0 && !temporary_.empty()) {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
      failure_ = errno;
    } else {
      forget_temporary(temporary_);
      temporary_.clear();
    }
  }
  if (failure_ == 0) return std::nullopt;
  if (failure_ == EPIPE) return Error{};
  return cannot_write(path_, failure_, language_);
}

}  // namespace khop::cli
