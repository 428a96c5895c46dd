// SPDX-License-Identifier: Apache-2.0
#include "document/outline.h"

#include <algorithm>
#include <string>
#include <utility>

namespace khop::document {
namespace {

std::string on_one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

class Outliner {
 public:
  Outliner(const Document& document, const text::Source& source) : d_(document), source_(source) {}

  Outline run() {
    out_.section.assign(d_.blocks.size(), -1);
    std::vector<std::int32_t> of_table(d_.tables.size(), -1);
    for (std::size_t i = 0; i < d_.blocks.size(); ++i) {
      const Block& block = d_.blocks[i];
      if (block.kind == BlockKind::heading) {
        out_.section[i] = heading(block);
      } else if (block.kind == BlockKind::row && block.table >= 0) {
        std::int32_t& known = of_table[static_cast<std::size_t>(block.table)];
        if (known < 0) known = table(block);
        out_.section[i] = known;
      } else if (block.heading != kNone) {
        out_.section[i] = out_.section[static_cast<std::size_t>(block.heading)];
      } else {
        out_.section[i] = above_headings(block);
      }
    }
    for (const Note& note : d_.notes) {
      if (note.host == kNone) continue;
      for (const BlockId id : note.blocks)
        out_.section[static_cast<std::size_t>(id)] = out_.section[static_cast<std::size_t>(note.host)];
    }
    return std::move(out_);
  }

 private:
  Section at(const Block& block) const {
    Section out;
    out.path = source_.path_at(d_.source_offset(block.span.begin));
    out.begin = d_.place(source_, block.span.begin);
    return out;
  }

  std::int32_t add(Section section) {
    out_.sections.push_back(std::move(section));
    return static_cast<std::int32_t>(out_.sections.size()) - 1;
  }

  // What stands above all headings has no section in the draft, and one without a title in an annex.
  std::int32_t above_headings(const Block& block) {
    Section section = at(block);
    if (section.path == source_.path()) return -1;
    if (out_.sections.empty() || out_.sections.back().path != section.path) return add(std::move(section));
    return static_cast<std::int32_t>(out_.sections.size()) - 1;
  }

  std::int32_t heading(const Block& block) {
    Section section = at(block);
    section.mark = block.mark;
    section.title = on_one_line(d_.view(block.span));
    section.level = block.level;
    // Those of the same depth and deeper ones end here; an annex begins anew.
    while (!open_.empty() && (out_.sections[static_cast<std::size_t>(open_.back())].level >= block.level ||
                              out_.sections[static_cast<std::size_t>(open_.back())].path != section.path))
      open_.pop_back();
    if (!open_.empty()) section.parent = open_.back();
    open_.push_back(add(std::move(section)));
    return open_.back();
  }

  std::int32_t table(const Block& block) {
    const Table& table = d_.tables[static_cast<std::size_t>(block.table)];
    Section section = at(block);
    section.table = true;
    if (section.path != path_) number_ = 0;
    path_ = section.path;
    section.table_number = ++number_;
    if (table.title != kNone)
      section.title = on_one_line(d_.view(d_.blocks[static_cast<std::size_t>(table.title)].span));
    if (block.heading != kNone) section.parent = out_.section[static_cast<std::size_t>(block.heading)];
    return add(std::move(section));
  }

  const Document& d_;
  const text::Source& source_;
  Outline out_;
  std::vector<std::int32_t> open_;  // the last heading of each depth
  std::string path_;                // of the last table
  std::uint32_t number_ = 0;
};

}  // namespace

Outline outline(const Document& document, const text::Source& source) { return Outliner(document, source).run(); }

}  // namespace khop::document
