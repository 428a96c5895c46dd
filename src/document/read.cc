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

// Takes out the lines of comments; what stood above them stands above the line below.
void drop_comments(const std::vector<format::Comment>& comments, std::vector<Line>& lines) {
  if (comments.empty()) return;
  auto comment = comments.begin();
  std::vector<Line> kept;
  bool gap = false, rule = false;
  for (Line& line : lines) {
    while (comment != comments.end() && comment->span.end <= line.raw_begin) ++comment;
    if (comment != comments.end() && comment->own_lines && comment->span.contains(line.raw_begin)) {
      gap = gap || line.gap_before;
      rule = rule || line.rule_before;
      continue;
    }
    line.gap_before = line.gap_before || std::exchange(gap, false);
    line.rule_before = line.rule_before || std::exchange(rule, false);
    kept.push_back(line);
  }
  lines = std::move(kept);
}

Document read_draft(const text::Source& source, const std::vector<format::Comment>& comments) {
  Draft draft;
  draft.text = source.text();
  draft.lines = split_lines(draft.text);
  drop_comments(comments, draft.lines);
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
  if (!manuscript.stated) return read_draft(manuscript.source, manuscript.comments);
  Draft draft;
  draft.text = manuscript.text();
  draft.stated = &manuscript;
  draft.literal = true;
  take_stated(draft);
  Document document = finish(draft);
  map_to_source(manuscript.stretches, document);
  return document;
}

Document read_text(const text::Source& source) { return read_draft(source, {}); }

}  // namespace khop::document
