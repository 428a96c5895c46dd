// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "document/document.h"
#include "document/draft.h"

namespace khop::document {
namespace {

Document finish(Draft& draft) {
  assemble(draft);
  Document document;
  write_flow(draft, document);
  find_structure(draft, document);
  build_tables(draft, document);
  tie_notes(draft, document);
  return document;
}

Document read_draft(const text::Source& source) {
  Draft draft;
  draft.text = source.text();
  draft.lines = split_lines(draft.text);
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
  if (!manuscript.stated) return read_draft(manuscript.source);
  Draft draft;
  draft.text = manuscript.text();
  draft.stated = &manuscript;
  draft.literal = true;
  take_stated(draft);
  Document document = finish(draft);
  map_to_source(manuscript.stretches, document);
  return document;
}

Document read_text(const text::Source& source) { return read_draft(source); }

}  // namespace khop::document
