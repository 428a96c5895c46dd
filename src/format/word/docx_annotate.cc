// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_annotate.h"

#include <optional>
#include <utility>

#include "format/complaints.h"
#include "format/package.h"
#include "format/part_text.h"
#include "format/repackage.h"
#include "format/sniff.h"
#include "format/word/docx.h"
#include "format/word/docx_comments.h"
#include "format/word/docx_marks.h"

namespace khop::format {

Result<AnnotatedDocx> annotate_docx(std::string_view bytes, const std::string& path, const ReadOptions& options,
                                    const std::vector<DocxComment>& comments, const DocxAuthor& author) {
  Result<Package> package = Package::open(bytes, path);
  if (!package) return package.error();
  const std::string main = docx_main_part(*package);
  if (main.empty()) return complain(path, {"không phải văn bản Word", "is no Word document"});
  AnnotatedDocx out;
  out.is_signed = package->has("_xmlsignatures/origin.sigs");

  DocxTrace trace;
  const Result<Content> content = read_docx(*package, options, &trace);
  if (!content) return content.error();
  std::vector<DocxComment> placed;
  std::vector<DocxRange> ranges;
  for (std::size_t i = 0; i < comments.size(); ++i) {
    const DocxComment& each = comments[i];
    if (auto range = find_docx_range(trace, each.part, each.paragraph, each.begin, each.end)) {
      placed.push_back(each);
      ranges.push_back(*range);
    } else {
      out.unplaced.push_back(i);
    }
  }
  if (placed.empty()) {
    out.bytes = bytes;
    return out;
  }

  const DocxNames names(trace.document);
  const Result<DocxCommentParts> parts = DocxCommentParts::read(*package, trace, names);
  if (!parts) return parts.error();
  const std::vector<std::int64_t> ids = parts->new_ids(placed.size());
  Result<std::string> text = package->read(main);
  if (!text) return text.error();
  const PartText document(std::move(*text));
  DocxMarks marks(document.utf8(), names, parts->reference_style());
  for (std::size_t i = 0; i < placed.size(); ++i) marks.add(ranges[i], ids[i]);
  Parts changed;
  changed[main] = document.encode(marks.apply());
  if (const auto error = parts->write(*package, placed, ranges, ids, author, changed)) return *error;
  Result<std::string> packed = repackage(bytes, path, changed);
  if (!packed) return packed.error();
  out.bytes = std::move(*packed);
  return out;
}

}  // namespace khop::format
