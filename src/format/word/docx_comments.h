// SPDX-License-Identifier: Apache-2.0
/// The parts of a Word package that hold comments, and those that name them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "format/package.h"
#include "format/word/docx_annotate.h"
#include "format/word/docx_names.h"
#include "format/word/docx_trace.h"

namespace khop::format {

/// Parts of a package by name, in the encoding that they had.
using Parts = std::map<std::string, std::string>;

class DocxCommentParts {
 public:
  /// Looks at what the package has. `names`: of the document part.
  static Result<DocxCommentParts> read(Package& package, const DocxTrace& trace, const DocxNames& names);

  /// Ids that no comment has, rising: `count` of them.
  [[nodiscard]] std::vector<std::int64_t> new_ids(std::size_t count) const;
  /// Id of the character style of references to comments; empty if the document has none.
  [[nodiscard]] const std::string& reference_style() const { return reference_style_; }
  /// Writes the comments, and the parts that must name them, to `changed`.
  [[nodiscard]] std::optional<Error> write(Package& package, const std::vector<DocxComment>& comments,
                                           const std::vector<DocxRange>& ranges, const std::vector<std::int64_t>& ids,
                                           const DocxAuthor& author, Parts& changed) const;

 private:
  explicit DocxCommentParts(DocxNames names) : names_(std::move(names)) {}

  DocxNames names_;
  std::string main_, part_;  // names of the document's and the comments' parts
  bool related_ = false;     // whether the document names the comments' part
  std::string reference_style_, text_style_;
  std::int64_t highest_ = -1;  // of the ids in use
  std::vector<std::int64_t> used_;
};

}  // namespace khop::format
