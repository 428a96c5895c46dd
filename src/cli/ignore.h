// SPDX-License-Identifier: Apache-2.0
/// Which files a folder wants left alone, as its `.gitignore` says in the language of Git.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/glob.h"

namespace khop::cli {

/// The patterns of one file or of one option.
class IgnoreList {
 public:
  /// One pattern a line: `#` comments, `!` takes back, a `/` in front or within ties the pattern to the folder of the
  /// file, one at the end means folders only. Lines that say nothing are passed over; Git complains of none either.
  explicit IgnoreList(std::string_view text);

  /// What the last pattern that matches says of the path `names` (from the folder of the list): left out or, behind
  /// `!`, taken back; nothing if none matches. `from` names at the front are passed over.
  [[nodiscard]] std::optional<bool> decides(const std::vector<std::string>& names, std::size_t from,
                                            bool is_folder) const;

 private:
  struct Entry {
    PathPattern pattern;
    bool taken_back, folders_only;
  };
  std::vector<Entry> entries_;
};

/// The lists that hold within a folder that is walked through: of the folders around it, up to the top of its Git work
/// tree, and of those entered so far. The list nearest to a file has the last word, as in Git.
class IgnoreStack {
 public:
  /// Reads the lists that hold in `folder`, its own included. Nothing is read if `enabled` is false.
  IgnoreStack(const std::string& folder, bool enabled);

  /// Goes into the folder `name` below, found at `path`, and back.
  void enter(const std::string& name, const std::string& path);
  void leave();

  /// Whether an entry of the folder where the stack stands is left out.
  [[nodiscard]] bool ignores(const std::string& name, bool is_folder);

 private:
  void read(const std::string& path);

  struct Layer {
    IgnoreList list;
    std::size_t depth;  ///< how many of names_ lead to its folder
  };
  bool enabled_;
  std::vector<std::string> names_;  ///< from the top of the work tree to where the stack stands
  std::vector<Layer> layers_;
};

}  // namespace khop::cli
