// SPDX-License-Identifier: Apache-2.0
/// Texts of workbooks, with runs of different letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/xml_stream.h"

namespace khop::format {

/// A text of a cell.
struct XlsxString {
  std::string text;
  bool runs = false;  ///< it has letters of its own; else those of the cell
};

/// Gathers the text of one <si> or <is>: its runs, raised digits as such, letters of old fonts as they show, without
/// the pronunciation that some hold.
class XlsxText {
 public:
  void open(std::string_view name, const Attributes& attributes);
  void close(std::string_view name);
  void text(std::string_view piece);
  /// The text so far, cleaned; the next begins.
  [[nodiscard]] XlsxString take();

 private:
  std::string out_, run_, font_;
  bool inside_ = false, raised_ = false, runs_ = false;
  int skipped_ = 0;
};

/// Line ends as "\n", Excel's "_x000D_" taken out, no blanks at the ends.
[[nodiscard]] std::string clean_cell_text(std::string_view text);

/// The shared texts of the part `part`, by index.
[[nodiscard]] Result<std::vector<XlsxString>> read_shared_strings(std::string_view xml, const std::string& path,
                                                                  const std::string& part);

}  // namespace khop::format
