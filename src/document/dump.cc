// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "document/document.h"

namespace khop::document {
namespace {

std::string_view kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "para";
    case BlockKind::item:
      return "item";
    case BlockKind::note:
      return "note";
    case BlockKind::row:
      return "row";
  }
  return "?";
}

void dump_block(const Document& document, BlockId id, const text::Source* source, std::string& out) {
  const Block& block = document.blocks[static_cast<std::size_t>(id)];
  out += std::to_string(id);
  out += ' ';
  out += kind_name(block.kind);
  if (block.level > 0) out += " L" + std::to_string(block.level);
  if (!block.mark.empty()) out += " [" + block.mark + "]";
  if (block.parent != kNone) out += " <" + std::to_string(block.parent);
  if (block.note >= 0) {
    const Note& note = document.notes[static_cast<std::size_t>(block.note)];
    out += " n" + std::to_string(block.note);
    if (block.kind == BlockKind::note) {
      out += ':' + note.mark;
      out += note.host == kNone ? "@-" : "@" + std::to_string(note.host);
    }
  }
  if (block.table >= 0) {
    const Table& table = document.tables[static_cast<std::size_t>(block.table)];
    out += " t" + std::to_string(block.table);
    const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const Row& r) { return r.block == id; });
    if (row != table.rows.end() && row->numbering)
      out += " numbering";
    else if (row != table.rows.end() && row->header)
      out += " header";
    if (row != table.rows.end() && row == table.rows.begin()) {
      if (table.title != kNone) out += " title" + std::to_string(table.title);
      if (table.unit_line != kNone) out += " unit" + std::to_string(table.unit_line);
    }
  }
  if (source != nullptr) {
    const Place place = document.place(*source, block.span.begin);
    out += " @" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }
  out += ": ";
  Offset at = block.span.begin;
  for (const NoteRef& ref : block.refs) {
    out += document.text.substr(at, ref.at - at);
    at = ref.at;
    out += "‹" + ref.mark + (ref.note < 0 ? "?" : "") + "›";
  }
  out += document.text.substr(at, block.span.end - at);
  std::replace(out.begin(), out.end(), '\t', '|');
  out += '\n';
}

std::string dump_all(const Document& document, const text::Source* source) {
  std::string out, line;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    line.clear();
    dump_block(document, static_cast<BlockId>(i), source, line);
    out += line;
  }
  return out;
}

}  // namespace

std::string dump(const Document& document) { return dump_all(document, nullptr); }

std::string dump(const Document& document, const text::Source& source) { return dump_all(document, &source); }

}  // namespace khop::document
