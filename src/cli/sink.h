// SPDX-License-Identifier: Apache-2.0
/// Where the result goes: standard output, or a file that appears whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "khop/linter.h"

namespace khop::cli {

class Sink {
 public:
  /// `path` empty: standard output. A regular file is written beside its place and renamed by finish(); a device or
  /// pipe is written directly.
  static Result<Sink> open(const std::string& path, Language language);
  Sink(Sink&& other) noexcept;
  Sink& operator=(Sink&&) = delete;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  ~Sink();  ///< without finish(): nothing is left behind

  /// False once writing has failed; what follows is then ignored.
  bool write(std::string_view bytes);

  /// Ends the output. An Error if anything could not be written. One with an empty message if the reader closed its end
  /// of a pipe: there is nobody left to tell.
  std::optional<Error> finish();

 private:
  Sink(int fd, std::string path, std::string temporary, Language language);

  int fd_;
  std::string path_, temporary_;
  Language language_;
  int failure_ = 0;  ///< errno of the first failure
};

}  // namespace khop::cli
