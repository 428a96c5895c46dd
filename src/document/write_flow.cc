// SPDX-License-Identifier: Apache-2.0
/// Paragraphs in the making → the clean flow. Takes out footnote marks, emphasis, tags and Markdown's escapes, makes
/// one blank of many, and keeps for every byte where it came from.
#include <algorithm>
#include <array>
#include <cstring>

#include "document/characters.h"
#include "document/draft.h"

namespace khop::document {
namespace {

struct Entity {
  std::string_view name;
  char value;
};
constexpr Entity kEntities[] = {{"&nbsp;", ' '}, {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};

// Tags that dress text and say nothing about it. <br> parts words.
constexpr std::array<std::string_view, 16> kTags = {"sup", "/sup", "sub", "/sub", "b",      "/b",      "i",  "/i",
                                                    "u",   "/u",   "em",  "/em",  "strong", "/strong", "br", "br/"};

class Writer {
 public:
  Writer(Draft& draft, Document& document) : d_(draft), out_(document), text_(draft.text) {
    for (const char c : std::string_view(draft.literal ? "<\t\f\v \r" : "*_\\<&\t\f\v \r"))
      special_[static_cast<unsigned char>(c)] = true;
    special_[0xC2] = special_[0xE2] = special_[0xEF] =
        true;  // no-break space, superscripts, zero widths, lost characters
  }

  void run() {
    out_.text.reserve(text_.size() + 16);
    out_.blocks.reserve(d_.paras.size());
    out_.notes.resize(static_cast<std::size_t>(d_.notes));
    if (d_.stated != nullptr) {
      for (std::size_t n = 0; n < d_.stated->notes.size(); ++n) out_.notes[n].mark = d_.stated->notes[n];
    }
    for (const NoteMark& mark : d_.marks) {
      if (mark.opens && mark.note >= 0) {
        out_.notes[static_cast<std::size_t>(mark.note)].mark =
            mark.style == NoteStyle::lost ? "" : std::to_string(mark.number);
      }
    }
    for (const Para& para : d_.paras) write(para);
  }

 private:
  void write(const Para& para) {
    if (!out_.blocks.empty()) out_.text += '\n';
    block_ = Block{};
    block_.kind = para.kind;
    block_.note = para.note;
    block_.mark = std::string(d_.view(para.mark.begin, para.mark.end));
    if (block_.mark.size() > 1 && block_.mark[0] == '\\') block_.mark.erase(0, 1);
    const auto begin = static_cast<Offset>(out_.text.size());
    if (para.row >= 0) {
      write_row(d_.rows[static_cast<std::size_t>(para.row)]);
    } else {
      find_emphasis(para);
      for (std::int32_t f = para.first; f >= 0; f = d_.fragments[static_cast<std::size_t>(f)].next) {
        const Fragment& fragment = d_.fragments[static_cast<std::size_t>(f)];
        if (!fragment.glue) ask_blank(fragment.begin);
        if (fragment.glue) blank_ = false;
        if (fragment.lifted && para.note < 0) {
          d_.lifted.push_back(
              LiftedPlace{static_cast<BlockId>(out_.blocks.size()), static_cast<Offset>(out_.text.size())});
        }
        write_span(fragment.begin, fragment.end);
      }
    }
    blank_ = false;
    block_.span = Span{begin, static_cast<Offset>(out_.text.size())};
    for (NoteRef& ref : block_.refs) ref.at = std::clamp(ref.at, block_.span.begin, block_.span.end);
    const auto index = static_cast<BlockId>(out_.blocks.size());
    if (block_.note >= 0) out_.notes[static_cast<std::size_t>(block_.note)].blocks.push_back(index);
    out_.blocks.push_back(std::move(block_));
  }

  void write_row(const DraftRow& row) {
    bool first = true;
    for (const Span& cell : row.cells) {
      blank_ = false;
      if (!first) put('\t', cell.begin);
      first = false;
      find_emphasis(cell);
      line_begin_ = out_.text.size();
      write_span(cell.begin, cell.end);
    }
  }

  // --- pieces ---

  void map(Offset source) {
    const auto here = static_cast<Offset>(out_.text.size());
    if (!out_.pieces.empty()) {
      Document::Piece& piece = out_.pieces.back();
      if (piece.source + (here - piece.begin) == source) return;
      if (piece.begin == here) {
        piece.source = source;
        return;
      }
    }
    out_.pieces.push_back(Document::Piece{here, source});
  }

  void put(char c, Offset source) {
    map(source);
    out_.text += c;
  }

  void copy(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    if (blank_) {
      blank_ = false;
      if (out_.text.size() > line_begin_) put(' ', blank_at_);
    }
    map(static_cast<Offset>(begin));
    out_.text.append(text_, begin, end - begin);
  }

  void ask_blank(Offset source) {
    if (blank_) return;
    blank_ = true;
    blank_at_ = source;
  }

  // --- the inside of a paragraph ---

  void write_span(Offset begin, Offset end) {
    if (out_.blocks.empty() && out_.text.empty()) line_begin_ = 0;
    std::size_t plain = begin;  // what has been seen and not yet copied
    std::size_t at = begin;
    auto mark = std::lower_bound(d_.marks.begin(), d_.marks.end(), begin,
                                 [](const NoteMark& known, Offset offset) { return known.begin < offset; });
    Offset next_mark = mark != d_.marks.end() ? mark->begin : end;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text_.data());
    while (at < end) {
      if (at >= next_mark) {
        copy(plain, at);
        at = take_mark(mark, begin, end);
        plain = at;
        while (mark != d_.marks.end() && mark->begin < at) ++mark;
        next_mark = mark != d_.marks.end() ? mark->begin : end;
        continue;
      }
      const std::size_t stop = std::min<std::size_t>(end, next_mark);
      while (at < stop && !special_[bytes[at]]) ++at;
      if (at >= stop) continue;
      std::size_t next = at;
      const Action action = look(at, end, next);
      if (action == Action::keep) {
        at = next;
        continue;
      }
      copy(plain, at);
      if (action == Action::blank) ask_blank(static_cast<Offset>(at));
      if (action == Action::entity) {
        if (blank_) {
          blank_ = false;
          if (out_.text.size() > line_begin_) put(' ', blank_at_);
        }
        put(entity_, static_cast<Offset>(at));
      }
      at = next;
      plain = at;
    }
    copy(plain, at);
  }

  enum class Action { keep, drop, blank, entity };

  // What to do with the special byte at `at`; `next` is where to go on.
  Action look(std::size_t at, std::size_t end, std::size_t& next) {
    switch (text_[at]) {
      case ' ': {
        next = at + 1;
        // One blank between words is copied as it is.
        const bool single = next<end&& static_cast<unsigned char>(text_[next])> ' ' &&
                            static_cast<unsigned char>(text_[next]) != 0xC2 &&
                            static_cast<unsigned char>(text_[next]) != 0xE2 && text_[next] != '<' &&
                            text_[next] != '*' && text_[next] != '_' && text_[next] != '&' && text_[next] != '\\';
        if (single && !blank_ && at > 0 && static_cast<unsigned char>(text_[at - 1]) > ' ' &&
            out_.text.size() + (at > 0) > line_begin_ && solid_before(at)) {
          return Action::keep;
        }
        return Action::blank;
      }
      case '\t':
      case '\f':
      case '\v':
      case '\r':
        next = at + 1;
        return Action::blank;
      case '*':
      case '_': {
        while (emphasis_ < removed_.size() && removed_[emphasis_].end <= at) ++emphasis_;
        if (emphasis_ < removed_.size() && removed_[emphasis_].begin <= at) {
          next = removed_[emphasis_].end;
          return Action::drop;
        }
        next = at + 1;
        return Action::keep;
      }
      case '\\':
        next = at + 1;
        // Markdown's escapes; the escaped sign itself is kept whatever it is.
        if (next < end && std::strchr("*_\\-+.#()[]{}<>!|~`", text_[next]) != nullptr) {
          escaped_ = next;
          return Action::drop;
        }
        return Action::keep;
      case '<': {
        const std::string_view rest = text_.substr(at, std::min<std::size_t>(end - at, 12));
        for (const std::string_view tag : kTags) {
          if (rest.size() > tag.size() + 1 && rest.substr(1, tag.size()) == tag && rest[tag.size() + 1] == '>') {
            next = at + tag.size() + 2;
            return tag.starts_with("br") ? Action::blank : Action::drop;
          }
        }
        if (rest == "<br />" || rest.starts_with("<br />")) {
          next = at + 6;
          return Action::blank;
        }
        next = at + 1;
        return Action::keep;
      }
      case '&':
        for (const Entity& entity : kEntities) {
          if (text_.substr(at, std::min(end - at, entity.name.size())) == entity.name) {
            next = at + entity.name.size();
            entity_ = entity.value;
            return entity.value == ' ' ? Action::blank : Action::entity;
          }
        }
        next = at + 1;
        return Action::keep;
      default: {
        next = at;
        const char32_t c = text::next_code_point(text_, next);
        if (c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x2060 ||
            c == 0xFEFF) {
          return Action::drop;
        }
        return is_blank(c) ? Action::blank : Action::keep;
      }
    }
  }

  // The blank at `at` follows a character that will be in the flow just before it.
  [[nodiscard]] bool solid_before(std::size_t at) const {
    const auto before = static_cast<unsigned char>(text_[at - 1]);
    return before != '*' && before != '_' && before != '>' && (before < 0x80 || before > 0xBF || solid_tail(at));
  }

  [[nodiscard]] bool solid_tail(std::size_t at) const {
    const char32_t c = peek_back(text_, at);
    return !is_blank(c) && superscript_digit(c) < 0 && c != text::kReplacement;
  }

  // A footnote mark is taken out. Returns where to go on.
  std::size_t take_mark(std::vector<NoteMark>::const_iterator mark, Offset begin, Offset end) {
    std::size_t at = mark->begin;
    if (mark->opens && mark->note >= 0 && mark->begin >= begin) {
      return mark->end;  // stands before the footnote's first paragraph; only met if that was joined to something
    }
    for (auto m = mark; m != d_.marks.end() && m->begin == mark->begin; ++m) {
      NoteRef ref;
      ref.at = static_cast<Offset>(out_.text.size());
      ref.mark = m->style == NoteStyle::lost ? "" : std::to_string(m->number);
      if (m->style == NoteStyle::stated) {
        ref.note = m->note;
        ref.mark = d_.stated->notes[static_cast<std::size_t>(m->note)];
      }
      block_.refs.push_back(std::move(ref));
      at = m->end;
    }
    // "ha¹tăng": the mark parted two words.
    const char32_t next = at < end ? peek(text_, at) : 0;
    if ((is_letter(next) || is_digit(next)) && out_.text.size() > line_begin_) {
      const char32_t before = peek_back(out_.text, out_.text.size());
      if (is_letter(before) || is_digit(before) || before == '%') ask_blank(mark->begin);
    }
    return at;
  }

  // --- emphasis ---

  struct Sign {
    Offset begin, end;
    bool opens, closes;
  };

  void find_emphasis(const Para& para) {
    removed_.clear();
    signs_.clear();
    emphasis_ = 0;
    line_begin_ = out_.text.size();
    if (d_.literal) return;
    for (std::int32_t f = para.first; f >= 0; f = d_.fragments[static_cast<std::size_t>(f)].next) {
      const Fragment& fragment = d_.fragments[static_cast<std::size_t>(f)];
      const bool glued = fragment.next >= 0 && d_.fragments[static_cast<std::size_t>(fragment.next)].glue;
      collect_signs(fragment.begin, fragment.end, glued);
    }
    pair_signs();
  }

  void find_emphasis(const Span& cell) {
    removed_.clear();
    signs_.clear();
    emphasis_ = 0;
    if (d_.literal) return;
    collect_signs(cell.begin, cell.end, false);
    pair_signs();
  }

  // `glued`: what follows the end stands without a blank, as in "*" before a list mark.
  void collect_signs(Offset begin, Offset end, bool glued) {
    for (const char sign : {'*', '_'}) {
      const char* at = text_.data() + begin;
      const char* const stop = text_.data() + end;
      while (at < stop) {
        at = static_cast<const char*>(std::memchr(at, sign, static_cast<std::size_t>(stop - at)));
        if (at == nullptr) break;
        const char* run_end = at;
        while (run_end < stop && *run_end == sign) ++run_end;
        add_sign(static_cast<Offset>(at - text_.data()), static_cast<Offset>(run_end - text_.data()), begin, end, sign,
                 glued);
        at = run_end;
      }
    }
  }

  void add_sign(Offset begin, Offset end, Offset from, Offset to, char sign, bool glued) {
    if (end - begin > 3) return;                           // a line to fill in
    if (begin > from && text_[begin - 1] == '\\') return;  // escaped
    const char32_t before = begin > from ? peek_back(text_, begin) : ' ';
    const char32_t after = end < to ? peek(text_, end) : glued ? 'a' : ' ';
    const bool blank_before = is_blank(before), blank_after = is_blank(after);
    if (blank_before && blank_after && begin > from && end < to) return;  // "3 * 4"
    if (is_digit(before) && is_digit(after) && end - begin == 1) return;  // "3*4"
    if (before == '(' && after == ')') return;                            // "(*)", a mark of its own
    if (sign == '_') {
      // Inside words and names an underscore is a letter.
      const bool word_before = is_letter(before) || is_digit(before), word_after = is_letter(after) || is_digit(after);
      if (word_before && word_after) return;
    }
    signs_.push_back(Sign{begin, end, !blank_after, !blank_before});
  }

  // A sign that opens and the next of the same length that closes are emphasis. Double signs that stay alone are the
  // halves of emphasis that a break cut; a single one may be a footnote of a table and is kept.
  void pair_signs() {
    std::sort(signs_.begin(), signs_.end(), [](const Sign& a, const Sign& b) { return a.begin < b.begin; });
    std::array<std::ptrdiff_t, 8> open;
    open.fill(-1);
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const Sign& sign = signs_[i];
      const std::size_t slot = (sign.end - sign.begin) + (text_[sign.begin] == '_' ? 4 : 0);
      if (sign.closes && open[slot] >= 0) {
        removed_.push_back(
            Span{signs_[static_cast<std::size_t>(open[slot])].begin, signs_[static_cast<std::size_t>(open[slot])].end});
        removed_.push_back(Span{sign.begin, sign.end});
        open[slot] = -1;
      } else if (sign.opens) {
        if (open[slot] >= 0 && slot != 1 && slot < 4) {
          const Sign& left = signs_[static_cast<std::size_t>(open[slot])];
          removed_.push_back(Span{left.begin, left.end});
        }
        open[slot] = static_cast<std::ptrdiff_t>(i);
      } else if (slot == 2 || slot == 3) {
        removed_.push_back(Span{sign.begin, sign.end});
      }
    }
    for (const std::size_t slot : {std::size_t{2}, std::size_t{3}}) {
      if (open[slot] < 0) continue;
      const Sign& left = signs_[static_cast<std::size_t>(open[slot])];
      removed_.push_back(Span{left.begin, left.end});
    }
    // In the order in which the paragraph is written, which is that of the source: halves stand in rising places.
    std::sort(removed_.begin(), removed_.end());
  }

  Draft& d_;
  Document& out_;
  const std::string_view text_;
  std::array<bool, 256> special_{};
  Block block_;
  std::size_t line_begin_ = 0;  // in out_.text: where the current paragraph or cell begins; no blank stands there
  bool blank_ = false;          // a blank is due before the next character
  Offset blank_at_ = 0;
  char entity_ = ' ';
  std::size_t escaped_ = 0;
  std::vector<Sign> signs_;
  std::vector<Span> removed_;
  std::size_t emphasis_ = 0;
};

}  // namespace

void write_flow(Draft& draft, Document& document) { Writer(draft, document).run(); }

}  // namespace khop::document
