// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <utility>

#include "document/document.h"

namespace khop::document {

void Document::append(Document annex, Offset source) {
  if (!text.empty()) text += '\n';
  const auto shift = static_cast<Offset>(text.size());
  const auto block = static_cast<BlockId>(blocks.size());
  const auto note = static_cast<std::int32_t>(notes.size());
  const auto table = static_cast<std::int32_t>(tables.size());
  const auto move_span = [shift](Span& span) {
    span.begin += shift;
    span.end += shift;
  };
  const auto move_id = [](std::int32_t& id, std::int32_t by) {
    if (id >= 0) id += by;
  };
  for (Block& b : annex.blocks) {
    move_span(b.span);
    move_id(b.parent, block);
    move_id(b.heading, block);
    move_id(b.note, note);
    move_id(b.table, table);
    for (NoteRef& ref : b.refs) {
      ref.at += shift;
      move_id(ref.note, note);
    }
  }
  for (Note& n : annex.notes) {
    for (BlockId& id : n.blocks) move_id(id, block);
    move_id(n.host, block);
    n.at += shift;
  }
  for (Table& t : annex.tables) {
    move_id(t.title, block);
    move_id(t.unit_line, block);
    for (Row& row : t.rows) {
      move_id(row.block, block);
      for (Cell& cell : row.cells) move_span(cell.span);
    }
  }
  for (Piece& piece : annex.pieces) {
    piece.begin += shift;
    piece.source += source;
  }
  text += annex.text;
  const auto take = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  take(blocks, annex.blocks);
  take(notes, annex.notes);
  take(tables, annex.tables);
  take(pieces, annex.pieces);
}

}  // namespace khop::document
