// SPDX-License-Identifier: Apache-2.0
/// Content → lines: a paragraph or a table row each, footnotes behind the paragraph or table that carries their marks.
#include <algorithm>
#include <string_view>
#include <utility>

#include "format/layout.h"
#include "format/manuscript.h"
#include "format/superscript.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

constexpr int kDeepest = 16;  // notes in notes, tables in tables

class Lineariser {
 public:
  Lineariser(Content& content, Manuscript& out, bool keeps_stretches)
      : in_(content), out_(out), keeps_stretches_(keeps_stretches), written_(content.notes.size(), false) {}

  void run() {
    for (const Note& note : in_.notes) out_.notes.push_back(note.mark);
    elements(in_.body, 0);
    // Footnotes that nothing refers to are read all the same.
    for (std::size_t n = 0; n < in_.notes.size(); ++n) note(static_cast<std::int32_t>(n), 0);
  }

  std::string take_text() { return std::move(text_); }
  std::vector<text::Anchor> take_anchors() { return std::move(anchors_); }

 private:
  void elements(std::vector<Element>& list, int depth) {
    for (Element& element : list) {
      if (auto* paragraph = std::get_if<Paragraph>(&element)) {
        line(*paragraph);
      } else {
        table(std::get<Table>(element), depth);
      }
      flush_notes(depth);
    }
  }

  void line(Paragraph& paragraph) {
    const bool blank = paragraph.text.find_first_not_of(" \t") == std::string::npos;
    if (blank && paragraph.references.empty()) return;
    StatedLine line;
    line.span.begin = here();
    line.heading = paragraph.heading;
    line.depth = paragraph.depth;
    line.emphasised = paragraph.emphasised;
    line.soft = paragraph.soft;
    line.below_rule = paragraph.below_rule;
    line.note = note_;
    if (!paragraph.mark.empty()) {
      anchor(paragraph.origin, 0);
      if (keeps_stretches_ && !paragraph.stretches.empty()) stretch(paragraph.stretches.front().source);
      put(paragraph.mark);
      text_ += ' ';
    }
    run_of(paragraph);
    line.span.end = here();
    text_ += '\n';
    out_.lines.push_back(line);
  }

  // The paragraph's own text, its marks shown as superscripts.
  void run_of(const Paragraph& paragraph) {
    anchor(paragraph.origin, 0);
    const std::string_view text = paragraph.text;
    std::size_t done = 0, next = 0, turn = 0, from = 0;
    Origin origin = paragraph.origin;  // of what stands from `from` on
    const auto copy_to = [&](std::size_t end) {
      while (done < end) {
        std::size_t stop = end;
        for (; turn < paragraph.turns.size() && paragraph.turns[turn].at <= done; ++turn) {
          origin = paragraph.turns[turn].origin;
          from = done;
          anchor(origin, 0);
        }
        if (turn < paragraph.turns.size()) stop = std::min<std::size_t>(stop, paragraph.turns[turn].at);
        if (keeps_stretches_) {
          while (next < paragraph.stretches.size() && paragraph.stretches[next].at <= done) ++next;
          if (next > 0) {
            const Stretch& known = paragraph.stretches[next - 1];
            stretch(known.source + static_cast<text::Offset>(done - known.at));
          }
          if (next < paragraph.stretches.size()) stop = std::min<std::size_t>(stop, paragraph.stretches[next].at);
        }
        put(text.substr(done, stop - done));
        done = stop;
      }
    };
    for (const Reference& reference : paragraph.references) {
      copy_to(std::clamp<std::size_t>(reference.at, done, text.size()));
      const text::Offset begin = here();
      const auto n = static_cast<std::size_t>(reference.note);
      text_ += as_superscript(in_.notes[n].mark);
      if (here() == begin) text_ += "*";
      out_.marks.push_back(StatedMark{{begin, here()}, reference.note});
      pending_.push_back(reference.note);
      anchor(origin, static_cast<std::uint32_t>(text::count_code_points(text.substr(from, done - from))));
    }
    copy_to(text.size());
  }

  void table(Table& table, int depth) {
    if (depth > kDeepest) return;
    split_packed_rows(table);
    if (is_layout(table)) {
      for (Row& row : table.rows) {
        for (Cell& cell : row.cells) {
          for (Paragraph& paragraph : cell.paragraphs) line(paragraph);
          for (Table& inner : cell.tables) this->table(inner, depth + 1);
        }
      }
      return;
    }
    const std::int32_t index = tables_++;
    for (const Row& row : table.rows) {
      StatedLine line;
      line.span.begin = here();
      line.table = index;
      line.header = row.header;
      line.first_cell = static_cast<std::uint32_t>(out_.cells.size());
      bool first = true;
      for (const Cell& cell : row.cells) {
        if (!first) text_ += '\t';
        first = false;
        StatedCell stated;
        stated.columns = cell.columns;
        stated.continued = cell.continued;
        stated.span.begin = here();
        bool open = false;
        for (const Paragraph& paragraph : cell.paragraphs) {
          if (paragraph.text.empty() && paragraph.mark.empty() && paragraph.references.empty()) continue;
          if (open) text_ += ' ';
          open = true;
          if (!paragraph.mark.empty()) {
            anchor(paragraph.origin, 0);
            put(paragraph.mark);
            text_ += ' ';
          }
          run_of(paragraph);
        }
        stated.span.end = here();
        trim(stated.span);
        out_.cells.push_back(stated);
        for (std::uint16_t more = 1; more < cell.columns; ++more) text_ += '\t';
      }
      line.cells = static_cast<std::uint32_t>(out_.cells.size()) - line.first_cell;
      line.span.end = here();
      text_ += '\n';
      out_.lines.push_back(line);
    }
    for (Row& row : table.rows) {
      for (Cell& cell : row.cells) {
        for (Table& inner : cell.tables) this->table(inner, depth + 1);
      }
    }
  }

  void flush_notes(int depth) {
    if (note_ >= 0) return;  // a footnote's own marks wait for its end
    std::vector<std::int32_t> due;
    due.swap(pending_);
    for (const std::int32_t n : due) note(n, depth);
  }

  void note(std::int32_t index, int depth) {
    const auto n = static_cast<std::size_t>(index);
    if (written_[n] || depth > kDeepest) return;
    written_[n] = true;
    const std::int32_t outer = std::exchange(note_, index);
    elements(in_.notes[n].body, depth + 1);
    note_ = outer;
    flush_notes(depth + 1);
  }

  void trim(text::Span& span) const {
    while (span.begin < span.end && text_[span.begin] == ' ') ++span.begin;
    while (span.end > span.begin && text_[span.end - 1] == ' ') --span.end;
  }

  // Line breaks and tabs have a meaning in the flow.
  void put(std::string_view piece) {
    for (const char c : piece) text_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }

  [[nodiscard]] text::Offset here() const { return static_cast<text::Offset>(text_.size()); }

  void anchor(const Origin& origin, std::uint32_t point) {
    if (keeps_stretches_) return;
    if (!anchors_.empty() && anchors_.back().at == here()) anchors_.pop_back();
    anchors_.push_back(
        text::Anchor{here(), origin.part, origin.paragraph, origin.point + point, origin.row, origin.column});
  }

  void stretch(text::Offset source) {
    auto& known = out_.stretches;
    if (!known.empty() && known.back().at == here()) known.pop_back();
    if (!known.empty() && known.back().source + (here() - known.back().at) == source) return;
    known.push_back(Stretch{here(), source});
  }

  Content& in_;
  Manuscript& out_;
  const bool keeps_stretches_;
  std::string text_;
  std::vector<text::Anchor> anchors_;
  std::vector<bool> written_;
  std::vector<std::int32_t> pending_;  // footnotes whose marks were met
  std::int32_t note_ = -1;             // the footnote that is being written
  std::int32_t tables_ = 0;
};

}  // namespace

Manuscript linearise(Content content, const std::string& path) {
  Manuscript out;
  out.stated = true;
  Lineariser lineariser(content, out, false);
  lineariser.run();
  std::vector<text::Offset*> offsets;
  const auto add = [&offsets](text::Span& span) {
    offsets.push_back(&span.begin);
    offsets.push_back(&span.end);
  };
  for (StatedLine& line : out.lines) add(line.span);
  for (StatedCell& cell : out.cells) add(cell.span);
  for (StatedMark& mark : out.marks) add(mark.span);
  out.source = text::compose(lineariser.take_text(), path, lineariser.take_anchors(), std::move(content.parts),
                             std::move(content.remarks), std::move(offsets));
  return out;
}

Manuscript linearise(Content content, text::Source source) {
  Manuscript out;
  out.stated = true;
  out.source = std::move(source);
  Lineariser lineariser(content, out, true);
  lineariser.run();
  out.flow = lineariser.take_text();
  return out;
}

}  // namespace khop::format
