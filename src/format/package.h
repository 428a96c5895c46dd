// SPDX-License-Identifier: Apache-2.0
/// The zip file that Word, LibreOffice and spreadsheet documents are, read with limits: what a draft brings in must not
/// fill the memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "khop/error.h"

struct zip;

namespace khop::format {

class Package {
 public:
  /// Opens `bytes`, which must outlive the package. `path` names it in errors. Errors: damaged, too many parts, a part
  /// that is protected by a password, or that would grow beyond what any report needs.
  static Result<Package> open(std::string_view bytes, const std::string& path);

  [[nodiscard]] bool has(const std::string& part) const;
  /// The content of a part. Errors: it is missing, damaged or too large; all parts read so far are too large together.
  [[nodiscard]] Result<std::string> read(const std::string& part);
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  Package(std::unique_ptr<zip, Close> archive, std::string path)
      : archive_(std::move(archive)), path_(std::move(path)) {}

  std::unique_ptr<zip, Close> archive_;
  std::string path_;
  std::uint64_t read_ = 0;  ///< bytes of all parts that were read
};

}  // namespace khop::format
