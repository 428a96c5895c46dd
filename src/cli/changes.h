// SPDX-License-Identifier: Apache-2.0
/// Which files were saved since they were last read. Files are looked at now and then rather than by notices of the
/// system: those do not come from network drives, where offices keep their drafts, and editors save in many ways: they
/// write in place, rename a new file over the old one, or remove the old one first.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace khop::cli {

/// What tells one state of a file from another.
struct Stamp {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  std::int64_t modified = 0, changed = 0;  ///< nanoseconds
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// The stamp of the file; nothing if it is not there or cannot be looked at.
[[nodiscard]] std::optional<Stamp> stamp_of(const std::string& path);

/// Compares what a look found with what was seen before.
class Changes {
 public:
  using Look = std::map<std::string, std::optional<Stamp>>;

  /// A file that is gone for so many looks is gone; before, somebody may be saving it.
  static constexpr unsigned kLooksUntilGone = 4;

  struct Settled {
    std::vector<std::string> saved, gone;  ///< in byte order
    [[nodiscard]] bool empty() const { return saved.empty() && gone.empty(); }
  };

  /// Takes these files as told.
  void remember(const Look& now);

  /// Files that are new or differ from what was told before, and did not change since the last look; files that are
  /// gone. Each is told once. A file that is in the making is told when it rests.
  [[nodiscard]] Settled look(const Look& now);

 private:
  struct Known {
    std::optional<Stamp> told;  ///< as of the last time that it was told
    std::optional<Stamp> last;  ///< as of the last look
    unsigned looks_missing = 0;
  };
  std::map<std::string, Known> known_;
};

}  // namespace khop::cli
