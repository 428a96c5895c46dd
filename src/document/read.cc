// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

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

Document finish(Draft& draft) {
  assemble(draft);
  Document document;
  write_flow(draft, document);
  find_structure(draft, document);
  build_tables(draft, document);
  tie_notes(draft, document);
  return document;
}

Document read_draft(const text::Source& source, bool markdown) {
  Draft draft;
  draft.text = source.text();
  draft.markdown = markdown;
  draft.lines = split_lines(draft.text);
  if (markdown) skip_fences(draft);
  find_tables(draft);
  draft.marks = find_note_marks(draft.text, draft.lines);
  return finish(draft);
}

// The document was read from the flow: its pieces come to stand in the source, as the stretches of the flow do.
void map_to_source(const std::vector<format::Stretch>& stretches, Document& document) {
  if (stretches.empty()) return;
  std::vector<Document::Piece> pieces;
  for (std::size_t i = 0; i < document.pieces.size(); ++i) {
    const Document::Piece& piece = document.pieces[i];
    const Offset end =
        i + 1 < document.pieces.size() ? document.pieces[i + 1].begin : static_cast<Offset>(document.text.size());
    const Offset flow_end = piece.source + (end - piece.begin);
    auto next = std::upper_bound(stretches.begin(), stretches.end(), piece.source,
                                 [](Offset at, const format::Stretch& known) { return at < known.at; });
    if (next != stretches.begin()) {
      const format::Stretch& first = *std::prev(next);
      pieces.push_back(Document::Piece{piece.begin, first.source + (piece.source - first.at)});
    }
    for (; next != stretches.end() && next->at < flow_end; ++next)
      pieces.push_back(Document::Piece{piece.begin + (next->at - piece.source), next->source});
  }
  document.pieces = std::move(pieces);
}

}  // namespace

Document read(const format::Manuscript& manuscript) {
  if (!manuscript.stated) return read_draft(manuscript.source, manuscript.markdown);
  Draft draft;
  draft.text = manuscript.text();
  draft.stated = &manuscript;
  draft.literal = true;
  take_stated(draft);
  Document document = finish(draft);
  map_to_source(manuscript.stretches, document);
  return document;
}

Document read_text(const text::Source& source) { return read_draft(source, false); }

Document read_markdown(const text::Source& source) { return read_draft(source, true); }

}  // namespace khop::document
