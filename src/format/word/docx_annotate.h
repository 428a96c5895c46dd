// SPDX-License-Identifier: Apache-2.0
/// A Word document with comments put into it, and nothing else of it changed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "format/read.h"
#include "format/word/docx_range.h"

namespace khop::format {

/// A paragraph of a comment.
struct DocxCommentLine {
  std::string label;  ///< in bold before the text; may be empty
  std::string text;
};

struct DocxComment {
  // Where, as in khop::Location.
  std::string part;
  std::uint32_t paragraph = 0, begin = 0, end = 0;
  std::vector<DocxCommentLine> lines;
  /// Said besides, behind the first line, where the comment cannot stand on the figure itself.
  DocxCommentLine in_note, in_box;
};

struct DocxAuthor {
  std::string name, initials;
  std::string date;      ///< "2026-11-21T07:00:00Z"; empty: the comments have none
  std::string language;  ///< of the comments: "vi-VN"
};

struct AnnotatedDocx {
  std::string bytes;                  ///< the document; `bytes` as given if there was nothing to add
  std::vector<std::size_t> unplaced;  ///< comments whose place was not found, by their index; rising
  bool is_signed = false;             ///< it holds a digital signature, which any change makes invalid
};

/// Adds `comments` to the document `bytes`, in their order. Only the parts that must know of comments are changed, and
/// of the document part only the marks are added and runs split; all other parts are copied byte for byte. `options`:
/// as the document was read when the places were found. Errors: as of reading; not a Word document.
[[nodiscard]] Result<AnnotatedDocx> annotate_docx(std::string_view bytes, const std::string& path,
                                                  const ReadOptions& options, const std::vector<DocxComment>& comments,
                                                  const DocxAuthor& author);

}  // namespace khop::format
