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
#include "document/survey.h"

namespace khop::document {
namespace {

// Bytes; half a line of prose. What is shorter and has no end mark is a label or a title, not half a sentence.
constexpr std::uint32_t kHalfSentence = 50;

// A line of text that asks where it belongs.
struct Candidate {
  std::size_t line = 0;
  Offset begin = 0, end = 0;  // without list mark and footnote mark
  Span lead;                  // emphasis signs that stand before the list mark
  ListMark mark;
  Span mark_span;
  Opening opening = Opening::upper;
  Ending ending = Ending::open;
  bool capitals = false;
  bool emphasised = false;
  bool gap = false, rule = false;
  std::uint8_t hashes = 0;
};

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

  [[nodiscard]] std::string_view tail(const Para& para) const {
    const Fragment& fragment = d_.fragments[static_cast<std::size_t>(para.last)];
    return d_.view(fragment.begin, fragment.end);
  }

  // Whether `c` can be the rest of what `para` begins.
  [[nodiscard]] bool can_continue(const Para* para, const Candidate& c) const {
    if (para == nullptr || para->row >= 0 || c.mark || c.hashes > 0 || c.capitals) return false;
    if (para->ending == Ending::sentence || para->ending == Ending::semicolon || para->ending == Ending::colon)
      return false;
    if (para->hashes > 0) return false;
    if (para->capitals && para->kind == BlockKind::heading) return false;
    const bool whole_line = para->length >= kHalfSentence;
    switch (c.opening) {
      case Opening::punctuation:
        return true;
      case Opening::lower:
        if (para->ending == Ending::closing) return whole_line;
        if (para->kind == BlockKind::heading) return whole_line;
        return true;
      case Opening::digit:
        return whole_line && (para->ending == Ending::comma || para->ending == Ending::open) &&
               para->kind != BlockKind::heading;
      case Opening::upper:
        if (!whole_line || para->kind == BlockKind::heading) return false;
        if (para->ending == Ending::comma) return true;
        return para->ending == Ending::open && known_pair(*para, c);
    }
    return false;
  }

  [[nodiscard]] bool known_pair(const Para& para, const Candidate& c) const {
    return survey_.known_pair(tail(para), d_.view(c.begin, std::min(c.end, c.begin + 80)));
  }

  [[nodiscard]] static bool waits(const Para* para) {
    return para != nullptr && para->row < 0 && para->kind != BlockKind::heading && para->length >= kHalfSentence &&
           (para->ending == Ending::open || para->ending == Ending::comma);
  }

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
      const Candidate c = look_at(i);
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

  [[nodiscard]] Candidate look_at(std::size_t i) const {
    const Line& line = d_.lines[i];
    Candidate c;
    c.line = i;
    c.begin = line.begin;
    c.end = line.end;
    c.gap = line.gap_before;
    c.rule = line.rule_before;
    c.hashes = line.hashes;
    return look_inside(c);
  }

  [[nodiscard]] Candidate look_inside(Candidate c) const {
    // A list mark may stand inside emphasis: "**A- Kết quả**", "*1.2. Về kinh tế:* ...".
    Offset begin = c.begin;
    while (begin < c.end && (d_.text[begin] == '*' || d_.text[begin] == '_')) ++begin;
    const bool lead = begin > c.begin && begin < c.end && !is_blank(peek(d_.text, begin));
    if (!lead) begin = c.begin;
    const std::string_view text = d_.view(begin, c.end);
    c.mark = read_list_mark(text);
    if (c.mark) {
      if (lead) c.lead = Span{c.begin, begin};
      c.mark_span = Span{begin, begin + c.mark.length};
      c.begin = begin + c.mark.skip;
    }
    const std::string_view rest = d_.view(c.begin, c.end);
    c.opening = c.mark ? Opening::upper : opening_of(rest);
    if (c.opening == Opening::punctuation && (rest.starts_with("..") || rest.starts_with("./")))
      c.opening = Opening::upper;
    c.ending = ending_of(rest.size() > 400 ? rest.substr(utf8_floor(rest, rest.size() - 400)) : rest);
    c.capitals = rest.size() < 600 && all_capitals(rest, 5);
    const std::string_view whole = d_.view(lead ? c.lead.empty() ? c.begin : c.lead.begin : c.begin, c.end);
    c.emphasised =
        whole.size() > 4 && whole.starts_with("**") && whole.ends_with("**") && whole.find("**", 2) >= whole.size() - 3;
    return c;
  }

  static std::size_t utf8_floor(std::string_view text, std::size_t at) {
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
  }

  // --- actions ---

  std::int32_t add_fragment(Offset begin, Offset end, bool glue, bool lifted) {
    d_.fragments.push_back(Fragment{begin, end, -1, glue, lifted});
    return static_cast<std::int32_t>(d_.fragments.size()) - 1;
  }

  void append(std::size_t para, Offset begin, Offset end, bool glue, bool lifted) {
    const std::int32_t fragment = add_fragment(begin, end, glue, lifted);
    Para& p = d_.paras[para];
    if (p.first < 0) {
      p.first = fragment;
    } else {
      d_.fragments[static_cast<std::size_t>(p.last)].next = fragment;
    }
    p.last = fragment;
    p.length += end - begin;
  }

  void join(std::int32_t para, const Candidate& c, bool lifted) {
    const bool glue = c.opening == Opening::punctuation;
    append(static_cast<std::size_t>(para), c.begin, c.end, glue, lifted || glue);
    d_.paras[static_cast<std::size_t>(para)].ending = c.ending;
    d_.paras[static_cast<std::size_t>(para)].emphasised = false;
  }

  std::int32_t open_para(const Candidate& c, std::int32_t note) {
    Para para;
    para.style = c.mark.style;
    para.number = c.mark.number;
    para.mark = c.mark_span;
    para.ending = c.ending;
    para.opening = c.opening;
    para.hashes = c.hashes;
    para.capitals = c.capitals;
    para.emphasised = c.emphasised;
    para.note = note;
    para.kind = kind_of(c, note);
    if (para.kind == BlockKind::heading && !c.mark && names_part(d_.view(c.begin, c.end))) para.style = MarkStyle::part;
    d_.paras.push_back(para);
    const std::size_t index = d_.paras.size() - 1;
    if (!c.lead.empty()) append(index, c.lead.begin, c.lead.end, true, false);
    append(index, c.begin, c.end, true, false);
    return static_cast<std::int32_t>(index);
  }

  [[nodiscard]] BlockKind kind_of(const Candidate& c, std::int32_t note) const {
    const std::string_view text = d_.view(c.begin, c.end);
    if (note >= 0) return c.mark ? BlockKind::item : BlockKind::paragraph;
    if (c.hashes > 0) return BlockKind::heading;
    if (c.mark) {
      if (heads_section(c.mark.style) && reads_as_heading(c, text)) return BlockKind::heading;
      return c.mark.style >= MarkStyle::letter ? BlockKind::item : BlockKind::paragraph;
    }
    if (c.capitals) return BlockKind::heading;
    if (names_part(text)) return text.size() < 120 ? BlockKind::heading : BlockKind::paragraph;
    if (c.emphasised && text.size() < 300 && c.ending != Ending::sentence && c.ending != Ending::semicolon)
      return BlockKind::heading;
    return BlockKind::paragraph;
  }

  // "Phần thứ nhất", with or without emphasis.
  [[nodiscard]] static bool names_part(std::string_view text) {
    while (text.starts_with('*') || text.starts_with('_')) text.remove_prefix(1);
    return text.starts_with("Phần thứ ") || text.starts_with("PHẦN THỨ ");
  }

  // A title names; running text states. A title has no end mark, is not long, and no figures stand behind a colon in
  // it.
  [[nodiscard]] static bool reads_as_heading(const Candidate& c, std::string_view text) {
    if (c.ending == Ending::sentence || c.ending == Ending::semicolon || c.ending == Ending::comma) return c.capitals;
    if (text.size() > 330 || text.empty()) return c.capitals;
    const std::size_t colon = text.find(": ");
    if (colon != std::string_view::npos && colon + 2 < text.size()) {
      const std::string_view after = text.substr(colon + 2);
      if (after.size() > 60) return c.emphasised;
      if (std::any_of(after.begin(), after.end(), [](char x) { return x >= '0' && x <= '9'; })) return false;
    }
    if (c.mark.style == MarkStyle::letter) {
      return text.size() <= 160 && std::none_of(text.begin(), text.end(), [](char x) { return x >= '0' && x <= '9'; });
    }
    return true;
  }

  [[nodiscard]] Para* para_at(std::int32_t index) {
    return index < 0 ? nullptr : &d_.paras[static_cast<std::size_t>(index)];
  }

  std::size_t place_line(std::size_t i) {
    const Line& line = d_.lines[i];
    if (line.kind == LineKind::row) {
      add_row(i);
      return i + 1;
    }
    if (line.kind != LineKind::text || survey_.is_page_number(i) || is_skipped(line)) return i + 1;
    if (const std::int32_t mark = opening_mark(i); mark >= 0) {
      open_note(i, d_.marks[static_cast<std::size_t>(mark)]);
    } else {
      place(look_at(i));
    }
    return take_emphasis(i);
  }

  bool is_skipped(const Line& line) {
    while (skipped_ < d_.skipped.size() && d_.skipped[skipped_].end <= line.raw_begin) ++skipped_;
    return skipped_ < d_.skipped.size() && d_.skipped[skipped_].begin <= line.raw_begin;
  }

  void add_row(std::size_t i) {
    while (run_ + 1 < d_.runs.size() && d_.runs[run_].last < i) ++run_;
    DraftRow row;
    row.line = static_cast<std::uint32_t>(i);
    row.cells = split_cells(d_.text, d_.lines[i], d_.runs[run_].pipes);
    Para para;
    para.kind = BlockKind::row;
    para.row = static_cast<std::int32_t>(d_.rows.size());
    d_.rows.push_back(std::move(row));
    d_.paras.push_back(para);
    remember_open_note();
    note_ = -1;
    body_ = static_cast<std::int32_t>(d_.paras.size()) - 1;
  }

  void open_note(std::size_t i, const NoteMark& mark) {
    if (note_ < 0) remember_open_note();
    Candidate c;
    c.line = i;
    c.begin = mark.end;
    c.end = d_.lines[i].end;
    trim(d_.text, c.begin, c.end);
    c = look_inside(c);
    note_ = mark.note;
    lost_ = mark.style == NoteStyle::lost;
    last_ = open_para(c, note_);
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
        join(body_, c, true);
        to_body(body_);
      } else {
        join(last_, c, true);
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
    const bool body_takes = can_continue(body, c) && waits(body) &&
                            (c.opening != Opening::upper || known_pair(*body, c) || !later_half(c.line));
    if (!c.rule && !(can_continue(note, c) && !c.gap) && body_takes) {
      join(body_, c, false);
      to_body(body_);
      return;
    }
    // What a page end cut off a footnote stands behind the next page's body, so a capital right here rarely goes on
    // with it.
    const bool doubtful =
        c.opening == Opening::upper && c.gap && !same_page_[static_cast<std::size_t>(note_)] && !known_pair(*note, c);
    if (can_continue(note, c) && !refers(c) && !doubtful) {
      join(last_, c, false);
      to_note(last_);
      return;
    }
    if (belongs_to_note(c, heads, body, note)) {
      const std::int32_t keep = note_;
      last_ = note_para_ = open_para(c, keep);
      return;
    }
    to_body(open_para(c, -1));
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
      const Candidate c = look_at(i);
      if (c.hashes > 0 || c.capitals || (c.mark && c.mark.style <= MarkStyle::section4)) return false;
      if (!c.mark && (c.opening == Opening::lower || c.opening == Opening::punctuation)) return true;
    }
    return false;
  }

  void place_in_body(const Candidate& c) {
    Para* const body = para_at(body_);
    Para* const note = para_at(note_para_);
    const bool body_takes = can_continue(body, c) && (c.opening != Opening::upper || waits(body));
    if (note != nullptr && waits(note) && !c.mark && c.hashes == 0 && !c.capitals && c.gap && !refers(c)) {
      // A capital by itself is no continuation: what stands right above the next footnotes or below a rule may be one.
      const bool note_takes = can_continue(note, c) && (c.opening != Opening::upper || note_follows(c.line));
      if (c.rule || (body_takes ? body_is_needed_later(c.line) : note_takes)) {
        join(note_para_, c, false);
        to_note(note_para_);
        return;
      }
    }
    if (body_takes || runs_on(c, body)) {
      join(body_, c, false);
      to_body(body_);
      return;
    }
    to_body(open_para(c, -1));
  }

  // Wrapped text: a full line goes on in the next.
  [[nodiscard]] bool runs_on(const Candidate& c, const Para* body) const {
    if (!survey_.wrapped() || c.gap || c.mark || c.hashes > 0 || body == nullptr || body->row >= 0 || c.line == 0)
      return false;
    if (d_.markdown) return body->hashes == 0;
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
        Candidate c = look_at(next);
        Para& para = d_.paras[static_cast<std::size_t>(last_)];
        append(static_cast<std::size_t>(last_), d_.lines[next].begin, d_.lines[next].end, false, false);
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
  std::size_t run_ = 0, skipped_ = 0;

  std::int32_t body_ = -1;       // last paragraph of the body
  std::int32_t last_ = -1;       // paragraph that was written last
  std::int32_t note_ = -1;       // footnote that is being read; -1 in the body
  std::int32_t note_para_ = -1;  // last paragraph of the last footnote
  bool lost_ = false;            // it has a lost mark
};

}  // namespace

void assemble(Draft& draft) { Assembler(draft).run(); }

}  // namespace khop::document
