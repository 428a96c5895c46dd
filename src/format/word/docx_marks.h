// SPDX-License-Identifier: Apache-2.0
/// Puts marks of comments into the document part: text is spliced into its bytes, so that all else stays as it is.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "format/word/docx_names.h"
#include "format/word/docx_range.h"
#include "format/xml_extents.h"

namespace khop::format {

class DocxMarks {
 public:
  /// `xml`: the document part in UTF-8, which `trace` was made from; outlives this. `names`: how it names Word's
  /// elements. `style`: of runs that refer to comments; may be empty.
  DocxMarks(std::string_view xml, DocxNames names, std::string style);
  /// Marks `range` as that of the comment `id`, with its reference behind it. Runs are split where the range begins or
  /// ends inside; the pieces keep its properties.
  void add(const DocxRange& range, std::int64_t id);
  /// The part with all marks.
  [[nodiscard]] std::string apply() const;

 private:
  struct Splice {
    std::string before, behind;  ///< what closes a run, and what opens the next
    std::vector<std::int64_t> ends, begins;
    std::string attribute;  ///< for a start tag that ends here
  };
  [[nodiscard]] std::size_t place(const DocxEdge& edge, bool begin);
  [[nodiscard]] std::size_t split_run(pugi::xml_node child, std::size_t at);
  [[nodiscard]] std::size_t split_text(const DocxEdge& edge);
  [[nodiscard]] std::string start_of_run(pugi::xml_node run) const;

  std::string_view xml_;
  DocxNames names_;
  std::string style_;
  XmlExtents extents_;
  std::map<std::size_t, Splice> splices_;
};

}  // namespace khop::format
