// SPDX-License-Identifier: Apache-2.0
/// Lines → paragraphs. A sentence that a page end cut is joined again, over blank lines, rules, page numbers and the
/// footnotes that were printed in between; footnotes get their further paragraphs, also behind the next page end.
///
/// A page of a scanned report is: body (its first sentence may continue the page before, its last may be cut), then
/// what is left of a footnote of the page before, then the page's own footnotes (the last may be cut). From this
/// follows:
///   - behind footnotes, text that begins in mid-sentence goes on with the body if that is open, and else with the
///   footnote;
///   - behind footnotes, while the body waits for its other half, full paragraphs still belong to the footnote;
///   - two footnotes whose marks stand on the same page have nothing but footnote text between them;
///   - text that could go on with both is the footnote's if else the body's next half would have nothing to join.
#include <algorithm>
#include <unordered_map>

#include "document/characters.h"
#include "document/draft.h"
#include "document/paragraphs.h"
#include "document/survey.h"

namespace khop::document {
namespace {

class Assembler {
 public:
  explicit Assembler(Draft& draft) : d_(draft), survey_(draft) {}

  void run() {
    number_notes();
    for (std::size_t i = 0; i < d_.lines.size();) i = place_line(i);
  }

 private:
  // --- looks ahead, each one pass ---

  void number_notes() {
    for (std::size_t m = 0; m < d_.marks.size(); ++m) {
      NoteMark& mark = d_.marks[m];
      if (mark.opens) {
        mark.note = d_.notes++;
        openings_.push_back(m);
      } else if (mark.style != NoteStyle::lost) {
        references_[mark.number].push_back(mark.begin);
      }
    }
    // same_page_[n]: the mark of footnote n + 1 stands above footnote n, so both are printed on one page.
    same_page_.assign(openings_.size(), false);
    for (std::size_t n = 0; n + 1 < openings_.size(); ++n) {
      const NoteMark& here = d_.marks[openings_[n]];
      const NoteMark& next = d_.marks[openings_[n + 1]];
      if (next.style == NoteStyle::lost) continue;
      const auto found = references_.find(next.number);
      if (found == references_.end()) continue;
      const auto after = std::lower_bound(found->second.begin(), found->second.end(), next.begin);
      same_page_[n] = after != found->second.begin() && *std::prev(after) < here.begin;
    }
    for (std::size_t i = 0; i < d_.lines.size(); ++i) {
      if (d_.lines[i].kind != LineKind::text) continue;
      if (d_.lines[i].hashes > 0) {
        last_heading_ = i;
        continue;
      }
      const ListMark mark = read_list_mark(line_text(i));
      if (mark.style >= MarkStyle::part && mark.style <= MarkStyle::section4) last_heading_ = i;
    }
  }

  // --- questions ---

  [[nodiscard]] std::string_view line_text(std::size_t i) const { return d_.view(d_.lines[i].begin, d_.lines[i].end); }

  // Both the body and a footnote are open. If the body took the text from `line` on and were closed by it, would the
  // text that follows the next footnotes, in mid-sentence, have nothing to join? Then it is the footnote's.
  [[nodiscard]] bool body_is_needed_later(std::size_t line) const {
    constexpr std::size_t kReach = 40;  // lines of text; more than a page
    bool closed = false, notes_seen = false;
    for (std::size_t i = line; i < d_.lines.size() && i < line + kReach; ++i) {
      if (d_.lines[i].kind == LineKind::row) return false;
      if (d_.lines[i].kind != LineKind::text || survey_.is_page_number(i)) continue;
      if (opening_mark(i) >= 0) {
        notes_seen = true;
        continue;
      }
      const Candidate c = look_at(d_, i);
      if (!notes_seen) {
        if (c.hashes > 0) return false;
        closed = c.ending == Ending::sentence || c.ending == Ending::semicolon || c.ending == Ending::colon;
        continue;
      }
      if (c.mark || c.hashes > 0) return false;
      if (c.opening == Opening::lower) return closed;
    }
    return false;
  }

  // Whether the next line of text opens a footnote.
  [[nodiscard]] bool note_follows(std::size_t line) const {
    for (std::size_t i = line + 1; i < d_.lines.size(); ++i) {
      if (d_.lines[i].kind == LineKind::row) return false;
      if (d_.lines[i].kind == LineKind::text && !survey_.is_page_number(i)) return opening_mark(i) >= 0;
    }
    return false;
  }

  // Index into marks of the footnote that line `i` opens, or -1.
  [[nodiscard]] std::int32_t opening_mark(std::size_t i) const {
    const Line& line = d_.lines[i];
    const auto found = std::lower_bound(openings_.begin(), openings_.end(), line.begin,
                                        [&](std::size_t m, Offset at) { return d_.marks[m].begin < at; });
    if (found == openings_.end() || d_.marks[*found].begin >= line.end) return -1;
    return static_cast<std::int32_t>(*found);
  }

  // --- actions ---

  [[nodiscard]] Para* para_at(std::int32_t index) {
    return index < 0 ? nullptr : &d_.paras[static_cast<std::size_t>(index)];
  }

  std::size_t place_line(std::size_t i) {
    const Line& line = d_.lines[i];
    if (line.kind == LineKind::row) {
      place_row(i);
      return i + 1;
    }
    if (line.kind != LineKind::text || survey_.is_page_number(i)) return i + 1;
    if (line.note >= 0) {
      place_stated_note(i);
      return i + 1;
    }
    if (const std::int32_t mark = opening_mark(i); mark >= 0) {
      open_note(i, d_.marks[static_cast<std::size_t>(mark)]);
    } else {
      place(look_at(d_, i));
    }
    return take_emphasis(i);
  }

  // The cells that the file states; those that span columns are followed by empty ones.
  void take_cells(std::size_t index, DraftRow& row) const {
    const format::StatedLine& line = d_.stated->lines[index];
    row.header = line.header;
    for (std::uint32_t i = 0; i < line.cells; ++i) {
      const format::StatedCell& cell = d_.stated->cells[line.first_cell + i];
      row.cells.push_back(cell.span);
      row.columns.push_back(cell.columns);
      row.continued = row.continued || cell.continued;
      for (std::uint16_t more = 1; more < cell.columns; ++more) {
        row.cells.push_back(Span{cell.span.end, cell.span.end});
        row.columns.push_back(1);
      }
    }
  }

  void place_row(std::size_t i) {
    while (run_ + 1 < d_.runs.size() && d_.runs[run_].last < i) ++run_;
    DraftRow row;
    row.line = static_cast<std::uint32_t>(i);
    if (d_.stated != nullptr && d_.lines[i].stated >= 0) {
      take_cells(static_cast<std::size_t>(d_.lines[i].stated), row);
    } else {
      row.cells = split_cells(d_.text, d_.lines[i], d_.runs[run_].pipes);
    }
    const std::int32_t para = add_row(d_, std::move(row));
    remember_open_note();
    note_ = -1;
    body_ = para;
  }

  // A footnote that the file itself ties to its mark leaves the body as it is.
  void place_stated_note(std::size_t i) {
    const std::int32_t note = d_.lines[i].note;
    const Candidate c = look_at(d_, i);
    if (note == stated_note_ && d_.lines[i].soft && !c.mark) {
      join(d_, static_cast<std::int32_t>(d_.paras.size()) - 1, c, false);
      return;
    }
    const std::int32_t para = open_para(d_, c, note);
    if (note != stated_note_) d_.paras[static_cast<std::size_t>(para)].kind = BlockKind::note;
    stated_note_ = note;
  }

  void open_note(std::size_t i, const NoteMark& mark) {
    if (note_ < 0) remember_open_note();
    Candidate c;
    c.line = i;
    c.begin = mark.end;
    c.end = d_.lines[i].end;
    trim(d_.text, c.begin, c.end);
    c = look_inside(d_, c);
    note_ = mark.note;
    lost_ = mark.style == NoteStyle::lost;
    last_ = open_para(d_, c, note_);
    d_.paras[static_cast<std::size_t>(last_)].kind = BlockKind::note;
    note_para_ = last_;
  }

  void remember_open_note() {
    if (note_ >= 0) note_para_ = last_;
  }

  void to_body(std::int32_t para) {
    remember_open_note();
    note_ = -1;
    body_ = last_ = para;
  }

  void to_note(std::int32_t para) {
    note_ = d_.paras[static_cast<std::size_t>(para)].note;
    last_ = note_para_ = para;
  }

  void place(const Candidate& c) {
    Para* const body = para_at(body_);
    if (c.opening == Opening::punctuation && last_ >= 0 && d_.paras[static_cast<std::size_t>(last_)].row < 0) {
      // The rest of a sentence from which a mark was lifted; behind a page's footnotes it is the body's.
      if (note_ >= 0 && waits(body)) {
        join(d_, body_, c, true);
        to_body(body_);
      } else {
        join(d_, last_, c, true);
      }
      return;
    }
    if (note_ >= 0) {
      place_behind_note(c);
    } else {
      place_in_body(c);
    }
  }

  void place_behind_note(const Candidate& c) {
    Para* const body = para_at(body_);
    Para* const note = para_at(last_);
    const bool heads = c.hashes > 0 || (c.mark && c.mark.style <= MarkStyle::section4);
    // A capital goes on with the body only if nothing further down must.
    const bool body_takes = can_continue(d_, survey_, body, c) && waits(body) &&
                            (c.opening != Opening::upper || known_pair(d_, survey_, *body, c) || !later_half(c.line));
    if (!c.rule && !(can_continue(d_, survey_, note, c) && !c.gap) && body_takes) {
      join(d_, body_, c, false);
      to_body(body_);
      return;
    }
    // What a page end cut off a footnote stands behind the next page's body, so a capital right here rarely goes on
    // with it.
    const bool doubtful = c.opening == Opening::upper && c.gap && !same_page_[static_cast<std::size_t>(note_)] &&
                          !known_pair(d_, survey_, *note, c);
    if (can_continue(d_, survey_, note, c) && !refers(c) && !doubtful) {
      join(d_, last_, c, false);
      to_note(last_);
      return;
    }
    if (belongs_to_note(c, heads, body, note)) {
      const std::int32_t keep = note_;
      last_ = note_para_ = open_para(d_, c, keep);
      return;
    }
    to_body(open_para(d_, c, -1));
  }

  // Footnotes carry no marks themselves: text that does is the body's.
  [[nodiscard]] bool refers(const Candidate& c) const {
    const auto found = std::lower_bound(d_.marks.begin(), d_.marks.end(), c.begin,
                                        [](const NoteMark& mark, Offset at) { return mark.begin < at; });
    return found != d_.marks.end() && found->begin < c.end && !found->opens;
  }

  // A whole paragraph or item behind a footnote: a further paragraph of it, or the body again?
  [[nodiscard]] bool belongs_to_note(const Candidate& c, bool heads, const Para* body, const Para* note) const {
    if (c.hashes > 0 || c.capitals) return false;
    if (lost_ && c.line > last_heading_) return true;
    if (same_page_[static_cast<std::size_t>(note_)]) return true;
    if (waits(body) && !heads) return later_half(c.line);
    if (c.rule && waits(note)) return true;
    if (c.mark && !heads && note->ending == Ending::colon) return !goes_on_in_body(c, body);
    return false;
  }

  // The body's numbering that goes on: (12)- in the body, a footnote, (13)-.
  [[nodiscard]] static bool goes_on_in_body(const Candidate& c, const Para* body) {
    return body != nullptr && body->style == c.mark.style && (c.mark.number < 0 || c.mark.number == body->number + 1);
  }

  // Whether the body's other half is still to come: text in mid-sentence before the next heading.
  [[nodiscard]] bool later_half(std::size_t line) const {
    constexpr std::size_t kReach = 40;  // lines of text; more than a page
    for (std::size_t i = line + 1; i < d_.lines.size() && i < line + kReach; ++i) {
      if (d_.lines[i].kind == LineKind::row) return false;
      if (d_.lines[i].kind != LineKind::text || survey_.is_page_number(i) || opening_mark(i) >= 0) continue;
      const Candidate c = look_at(d_, i);
      if (c.hashes > 0 || c.capitals || (c.mark && c.mark.style <= MarkStyle::section4)) return false;
      if (!c.mark && (c.opening == Opening::lower || c.opening == Opening::punctuation)) return true;
    }
    return false;
  }

  void place_in_body(const Candidate& c) {
    Para* const body = para_at(body_);
    Para* const note = para_at(note_para_);
    const bool body_takes = can_continue(d_, survey_, body, c) && (c.opening != Opening::upper || waits(body));
    if (note != nullptr && waits(note) && !c.mark && c.hashes == 0 && !c.capitals && c.gap && !refers(c)) {
      // A capital by itself is no continuation: what stands right above the next footnotes or below a rule may be one.
      const bool note_takes =
          can_continue(d_, survey_, note, c) && (c.opening != Opening::upper || note_follows(c.line));
      if (c.rule || (body_takes ? body_is_needed_later(c.line) : note_takes)) {
        join(d_, note_para_, c, false);
        to_note(note_para_);
        return;
      }
    }
    if (body_takes || runs_on(c, body)) {
      join(d_, body_, c, false);
      to_body(body_);
      return;
    }
    to_body(open_para(d_, c, -1));
  }

  // Wrapped text: a full line goes on in the next; in formats that say so, any line.
  [[nodiscard]] bool runs_on(const Candidate& c, const Para* body) const {
    if (c.gap || c.mark || c.hashes > 0 || body == nullptr || body->row >= 0 || c.line == 0) return false;
    if (d_.lines[c.line].soft)
      return body->hashes == 0 && !(body->kind == BlockKind::heading && c.opening == Opening::upper);
    if (!survey_.wrapped()) return false;
    if (c.capitals || body->capitals || body->kind == BlockKind::heading) return false;
    const std::string_view above = line_text(c.line - 1);
    return above.size() < 600 && text::count_code_points(above) * 5 >= survey_.width() * 4;
  }

  // Emphasis that a line opens and does not close goes on: titles are often wrapped inside it.
  std::size_t take_emphasis(std::size_t i) {
    constexpr std::size_t kReach = 12;
    std::size_t next = i + 1;
    if (last_ < 0 || !opens_emphasis(line_text(i))) return next;
    std::size_t end = next;
    while (end < d_.lines.size() && end < i + kReach && d_.lines[end].kind == LineKind::text &&
           !d_.lines[end].gap_before && d_.lines[end].hashes == 0) {
      const bool closes = opens_emphasis(line_text(end));  // an odd number of signs closes what was open
      ++end;
      if (!closes) continue;
      for (; next < end; ++next) {
        Candidate c = look_at(d_, next);
        Para& para = d_.paras[static_cast<std::size_t>(last_)];
        append(d_, last_, d_.lines[next].begin, d_.lines[next].end, false, false);
        para.ending = c.ending;
        para.capitals = para.capitals && c.capitals;
      }
      return end;
    }
    return i + 1;
  }

  static bool opens_emphasis(std::string_view line) {
    if (line.size() > 2000) return false;
    int signs = 0;
    for (std::size_t at = line.find("**"); at != std::string_view::npos; at = line.find("**", at + 2)) ++signs;
    return signs % 2 == 1;
  }

  Draft& d_;
  const Survey survey_;
  std::vector<std::size_t> openings_;  // marks that open footnotes
  std::unordered_map<std::int32_t, std::vector<Offset>> references_;
  std::vector<bool> same_page_;
  std::size_t last_heading_ = 0;
  std::size_t run_ = 0;

  std::int32_t body_ = -1;         // last paragraph of the body
  std::int32_t last_ = -1;         // paragraph that was written last
  std::int32_t note_ = -1;         // footnote that is being read; -1 in the body
  std::int32_t stated_note_ = -1;  // footnote of the file that was read last
  std::int32_t note_para_ = -1;    // last paragraph of the last footnote
  bool lost_ = false;              // it has a lost mark
};

}  // namespace

void assemble(Draft& draft) { Assembler(draft).run(); }

}  // namespace khop::document
