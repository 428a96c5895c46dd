// SPDX-License-Identifier: Apache-2.0
/// Texts of workbooks, with runs of different letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/xml_stream.h"

namespace khop::format {

/// Gathers the text of one <si> or <is>: its runs, raised digits as such, without the pronunciation that some hold.
class XlsxText {
 public:
  void open(std::string_view name, const Attributes& attributes);
  void close(std::string_view name);
  void text(std::string_view piece);
  /// The text so far, cleaned; the next begins.
  [[nodiscard]] std::string take();

 private:
  std::string out_, run_;
  bool inside_ = false, raised_ = false;
  int skipped_ = 0;
};

/// Line ends as "\n", Excel's "_x000D_" taken out, no blanks at the ends.
[[nodiscard]] std::string clean_cell_text(std::string_view text);

/// The shared texts of the part `part`, by index.
[[nodiscard]] Result<std::vector<std::string>> read_shared_strings(std::string_view xml, const std::string& path,
                                                                   const std::string& part);

}  // namespace khop::format
