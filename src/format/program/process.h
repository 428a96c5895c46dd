// SPDX-License-Identifier: Apache-2.0
/// Other programs: found in PATH, run without a shell, with a time limit and a folder of their own.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace khop::format {

/// A folder that only this process can read, removed with all that is in it.
class TemporaryFolder {
 public:
  /// In TMPDIR, else in /tmp. ok() is false if it could not be made.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] bool ok() const { return !path_.empty(); }
  /// Absolute, without a slash at its end.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Writes a file of this name into the folder. Whether that worked.
  [[nodiscard]] bool write(const std::string& name, std::string_view bytes) const;

 private:
  std::string path_;
};

/// Path of a program in one of PATH's absolute folders; empty if it is not installed.
[[nodiscard]] std::string find_program(const std::string& name);

struct Command {
  std::string program;                 ///< path, as find_program() gives it
  std::vector<std::string> arguments;  ///< without the program's own name
  std::string home;                    ///< folder that it has as HOME and for its temporary files
  std::chrono::seconds limit{60};      ///< it and all that it started is killed then
  std::size_t most_output = 0;         ///< bytes of its standard output; more ends it
};

enum class End {
  exited,     ///< by itself; see Outcome::status
  failed,     ///< it could not be started, or a signal ended it
  timed_out,  ///< killed
  too_much,   ///< killed: its output was larger than allowed
};

struct Outcome {
  End end = End::failed;
  int status = 0;      ///< exit status
  std::string output;  ///< standard output
};

/// Runs a program to its end. It reads nothing, its complaints are dropped, its environment is PATH, HOME, TMPDIR and a
/// UTF-8 locale. May be called from several threads at once.
[[nodiscard]] Outcome run(const Command& command);

}  // namespace khop::format
