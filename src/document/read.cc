// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"
#include "document/draft.h"

namespace khop::document {
namespace {

// ``` and ~~~ fences: programs and raw output, never prose.
void skip_fences(Draft& draft) {
  std::size_t open = draft.lines.size();
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    const Line& line = draft.lines[i];
    const std::string_view text = draft.view(line.begin, line.end);
    const bool fence = text.starts_with("```") || text.starts_with("~~~");
    if (!fence) continue;
    if (open == draft.lines.size()) {
      open = i;
    } else {
      draft.skipped.push_back(Span{draft.lines[open].raw_begin, line.raw_end});
      for (std::size_t k = open; k <= i; ++k) draft.lines[k].kind = LineKind::blank;
      if (i + 1 < draft.lines.size()) draft.lines[i + 1].gap_before = true;
      open = draft.lines.size();
    }
  }
}

Document read_draft(const text::Source& source, bool markdown) {
  Draft draft;
  draft.text = source.text();
  draft.markdown = markdown;
  draft.lines = split_lines(draft.text);
  if (markdown) skip_fences(draft);
  find_tables(draft);
  draft.marks = find_note_marks(draft.text, draft.lines);
  assemble(draft);
  Document document;
  write_flow(draft, document);
  find_structure(draft, document);
  build_tables(draft, document);
  tie_notes(draft, document);
  return document;
}

}  // namespace

Document read_text(const text::Source& source) { return read_draft(source, false); }

Document read_markdown(const text::Source& source) { return read_draft(source, true); }

Document read(const text::Source& source) {
  const std::string_view path = source.path();
  return path.ends_with(".md") || path.ends_with(".markdown") ? read_markdown(source) : read_text(source);
}

}  // namespace khop::document
