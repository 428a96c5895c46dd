// SPDX-License-Identifier: Apache-2.0
#include "cli/environment.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace khop::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread starts
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

Language language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = variable(name);
    if (!value.empty()) return value.starts_with("en") ? Language::en : Language::vi;
  }
  return Language::vi;
}

bool wants_colour() { return isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").empty() && variable("TERM") != "dumb"; }

unsigned terminal_columns() {
  constexpr unsigned kDefault = 100;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefault;
  return size.ws_col;
}

unsigned error_terminal_columns() {
  constexpr unsigned kDefault = 80, kLeast = 20;
  if (isatty(STDERR_FILENO) != 1 || variable("TERM") == "dumb") return 0;
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefault;
  return std::max(kLeast, static_cast<unsigned>(size.ws_col));
}

bool output_is_screen() { return isatty(STDOUT_FILENO) == 1 && variable("TERM") != "dumb"; }

std::filesystem::path program_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path() : program.parent_path();
}

}  // namespace khop::cli
