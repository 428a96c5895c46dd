// SPDX-License-Identifier: Apache-2.0
#include "khop/annotate.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "format/package.h"
#include "format/sniff.h"
#include "format/word/docx.h"
#include "format/word/docx_annotate.h"
#include "output/comments.h"

namespace khop {
namespace {

format::DocxCommentLine line_of(const output::CommentLine& line) { return {line.label, line.text}; }

format::DocxComment comment_of(const output::Comment& comment) {
  format::DocxComment out{
      comment.place->part,      comment.place->paragraph, comment.place->begin, comment.place->end, {},
      line_of(comment.in_note), line_of(comment.in_box)};
  std::transform(comment.lines.begin(), comment.lines.end(), std::back_inserter(out.lines), line_of);
  return out;
}

}  // namespace

bool can_annotate(std::string_view bytes) {
  if (format::sniff(bytes) != format::Kind::package) return false;
  Result<format::Package> package = format::Package::open(bytes, {});
  return package && !format::docx_main_part(*package).empty();
}

Result<Annotated> annotate(std::string_view bytes, const Audit& audit, const AnnotateOptions& options) {
  const output::Comments found = output::comments(audit, options.least, options.language);
  std::vector<format::DocxComment> comments;
  comments.reserve(found.list.size());
  std::transform(found.list.begin(), found.list.end(), std::back_inserter(comments), comment_of);
  format::ReadOptions how;
  how.revisions = options.original_revisions ? format::Revisions::original : format::Revisions::accepted;
  const format::DocxAuthor author{"khop", "kh", options.date, options.language == Language::vi ? "vi-VN" : "en-GB"};
  Result<format::AnnotatedDocx> made = format::annotate_docx(bytes, audit.ledger.path, how, comments, author);
  if (!made) return made.error();

  Annotated out;
  out.bytes = std::move(made->bytes);
  out.comments = comments.size() - made->unplaced.size();
  out.untold = found.untold;
  out.is_signed = made->is_signed;
  for (std::size_t i = 0; i < found.list.size(); ++i) {
    const bool lost = std::binary_search(made->unplaced.begin(), made->unplaced.end(), i);
    (lost ? out.untold : out.told) += found.list[i].problems;
  }
  return out;
}

}  // namespace khop
