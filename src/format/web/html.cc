// SPDX-License-Identifier: Apache-2.0
#include "format/web/html.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "format/list_label.h"
#include "format/web/html_charset.h"
#include "format/web/html_notes.h"
#include "format/web/html_paragraph.h"
#include "format/web/html_text.h"
#include "format/web/html_tree.h"

namespace khop::format {
namespace {

constexpr int kDeepest = 2000;  // levels of the tree; the parser was given a page with far fewer
constexpr int kMostSpan = 256;  // columns or rows that a cell spans
constexpr std::size_t kWidest = 1024;

int whole_number(std::string_view text, int otherwise) {
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && stop != text.data() ? value : otherwise;
}

// "list-style-type: upper-roman" or the old type attribute: a format of format_number(), "none", or a sign.
std::string list_form(const GumboNode* list, const GumboNode* item, int bullets) {
  for (const GumboNode* node : {item, list}) {
    const std::string_view style = attribute(node, "style"), type = attribute(node, "type");
    const std::size_t at = style.find("list-style");
    if (at != std::string_view::npos) {
      const std::string_view value = style.substr(at, style.find(';', at) - at);
      if (value.find("none") != std::string_view::npos) return "none";
      if (value.find("upper-roman") != std::string_view::npos) return "upperRoman";
      if (value.find("lower-roman") != std::string_view::npos) return "lowerRoman";
      if (value.find("upper-alpha") != std::string_view::npos || value.find("upper-latin") != std::string_view::npos)
        return "upperLetter";
      if (value.find("lower-alpha") != std::string_view::npos || value.find("lower-latin") != std::string_view::npos)
        return "lowerLetter";
      if (value.find("leading-zero") != std::string_view::npos) return "decimalZero";
    }
    if (type == "I") return "upperRoman";
    if (type == "i") return "lowerRoman";
    if (type == "A") return "upperLetter";
    if (type == "a") return "lowerLetter";
    if (type == "1") return "decimal";
  }
  if (tag_of(list) == GUMBO_TAG_OL) return "decimal";
  return bullets <= 1 ? "•" : bullets == 2 ? "◦" : "▪";
}

bool is_bold(const GumboNode* node) {
  const GumboTag tag = tag_of(node);
  if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG) return true;
  const std::string_view style = attribute(node, "style");
  const std::size_t at = style.find("font-weight");
  if (at == std::string_view::npos) return false;
  const std::string_view value = style.substr(at, style.find(';', at) - at);
  return value.find("bold") != std::string_view::npos || value.find("700") != std::string_view::npos;
}

class Reader {
 public:
  Reader(std::string_view page, const GumboNode* root, Revisions revisions)
      : page_(page), root_(root), revisions_(revisions), notes_(root) {}

  Content read() {
    for (const HtmlNotes::Note& note : notes_.notes()) content_.notes.push_back(Note{note.mark, {}});
    out_ = &content_.body;
    walk(root_, State{}, 0);
    finish();
    for (std::size_t n = 0; n < content_.notes.size(); ++n) {
      out_ = &content_.notes[n].body;
      inside_note_ = static_cast<std::int32_t>(n);
      inside(notes_.notes()[n].block, State{}, 0);
      finish();
      take_mark_off(content_.notes[n]);
    }
    return std::move(content_);
  }

 private:
  // What holds for all text of an element.
  struct State {
    bool bold = false, raised = false, lines = false;  // lines: they end where those of the source do
    std::uint8_t heading = 0, depth = 0;
    int bullets = 0;
  };

  void walk(const GumboNode* node, State state, int depth) {
    if (depth > kDeepest) return;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      characters(node->v.text, state);
      return;
    }
    if (!is_element(node) || is_unseen(node)) return;
    const std::int32_t held = notes_.held_by(node);
    if (held >= 0 && held != inside_note_) return;
    const GumboTag tag = tag_of(node);
    if (tag == (revisions_ == Revisions::accepted ? GUMBO_TAG_DEL : GUMBO_TAG_INS)) return;
    if (tag == GUMBO_TAG_A && link(node)) return;
    if (tag == GUMBO_TAG_BR) {
      finish();
      return;
    }
    state.bold = state.bold || is_bold(node);
    state.raised = (state.raised || tag == GUMBO_TAG_SUP) && tag != GUMBO_TAG_SUB;
    if (!is_block(node)) {
      inside(node, state, depth);
      return;
    }
    finish();
    state.lines = state.lines || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_LISTING;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) state.heading = static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1);
    if (tag == GUMBO_TAG_TABLE) {
      table(node, state, depth);
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
      list(node, state, depth);
    } else {
      inside(node, state, depth);
    }
    finish();
  }

  void inside(const GumboNode* node, const State& state, int depth) {
    for (const GumboNode* inner : children_of(node)) walk(inner, state, depth + 1);
  }

  void characters(const GumboText& text, const State& state) {
    state_ = state;
    const std::string_view raw(text.original_text.data, text.original_text.length);
    const auto base = static_cast<text::Offset>(raw.empty() ? 0 : raw.data() - page_.data());
    align(text.text, raw, [&](std::string_view piece, std::size_t at) {
      const auto source = base + static_cast<text::Offset>(at);
      const bool one = at < raw.size() && raw[at] == '&' && piece[0] != '&';
      std::size_t begin = 0;
      if (state.lines) {
        for (std::size_t end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n', begin)) {
          text_.add(piece.substr(begin, end - begin), source + static_cast<text::Offset>(begin), state.bold,
                    state.raised, one);
          finish();
          begin = end + 1;
        }
      }
      text_.add(piece.substr(begin), source + static_cast<text::Offset>(begin), state.bold, state.raised, one);
    });
  }

  // Whether the link is a footnote's mark, or the way back from a footnote: neither is text.
  bool link(const GumboNode* node) {
    const std::int32_t note = notes_.referred_by(node);
    if (note >= 0 && note != inside_note_) {
      text_.add_reference(note);
      return true;
    }
    return inside_note_ >= 0 && notes_.leads_back(node);
  }

  void finish() {
    if (text_.is_blank()) {
      static_cast<void>(text_.take());
      return;
    }
    Paragraph paragraph = text_.take();
    paragraph.mark = std::exchange(label_, "");
    paragraph.heading = state_.heading;
    paragraph.depth = state_.depth;
    out_->push_back(std::move(paragraph));
  }

  void list(const GumboNode* node, State state, int depth) {
    if (state.depth < 255) ++state.depth;
    const bool numbered = tag_of(node) == GUMBO_TAG_OL;
    if (!numbered) ++state.bullets;
    int number = whole_number(attribute(node, "start"), 1);
    for (const GumboNode* item : children_of(node)) {
      if (tag_of(item) != GUMBO_TAG_LI) {
        walk(item, state, depth + 1);
        continue;
      }
      number = whole_number(attribute(item, "value"), number);
      const std::int32_t held = notes_.held_by(item);
      if (!is_unseen(item) && (held < 0 || held == inside_note_)) {
        finish();
        const std::string form = list_form(node, item, state.bullets);
        label_ = form == "none" ? "" : numbered ? format_number(number, form) + "." : form;
        walk(item, state, depth + 1);
        label_.clear();
      }
      if (number < 1'000'000) ++number;
    }
  }

  // --- tables ---

  void table(const GumboNode* node, const State& state, int depth) {
    for (const GumboNode* part : children_of(node)) {
      if (tag_of(part) == GUMBO_TAG_CAPTION) walk(part, state, depth + 1);
    }
    Table table;
    spans_.clear();
    rows(node, table, state, depth, false);
    spans_.clear();
    if (!table.rows.empty()) out_->push_back(std::move(table));
  }

  void rows(const GumboNode* node, Table& table, const State& state, int depth, bool header) {
    for (const GumboNode* part : children_of(node)) {
      const GumboTag tag = tag_of(part);
      if (is_unseen(part)) continue;
      if (tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_TFOOT) {
        rows(part, table, state, depth + 1, tag == GUMBO_TAG_THEAD);
      } else if (tag == GUMBO_TAG_TR) {
        Row row = cells(part, state, depth + 1);
        row.header = row.header || header;
        if (!row.cells.empty()) table.rows.push_back(std::move(row));
      }
    }
  }

  Row cells(const GumboNode* node, const State& state, int depth) {
    Row row;
    row.header = true;  // unless a cell says otherwise
    std::size_t column = 0;
    std::vector<int> spans = std::exchange(spans_, {});
    const auto from_above = [&] {
      for (; column < spans.size() && spans[column] > 0; ++column) {
        --spans[column];
        Cell cell;
        cell.continued = true;
        row.cells.push_back(std::move(cell));
      }
    };
    for (const GumboNode* part : children_of(node)) {
      const GumboTag tag = tag_of(part);
      if ((tag != GUMBO_TAG_TD && tag != GUMBO_TAG_TH) || is_unseen(part) || column >= kWidest) continue;
      from_above();
      row.header = row.header && tag == GUMBO_TAG_TH;
      Cell cell = this->cell(part, state, depth);
      cell.columns = static_cast<std::uint16_t>(std::clamp(whole_number(attribute(part, "colspan"), 1), 1, kMostSpan));
      const int down = std::clamp(whole_number(attribute(part, "rowspan"), 1), 1, kMostSpan);
      if (spans.size() < column + cell.columns) spans.resize(column + cell.columns, 0);
      for (std::size_t i = 0; i < cell.columns; ++i) spans[column + i] = down - 1;
      column += cell.columns;
      row.cells.push_back(std::move(cell));
    }
    from_above();
    row.header = row.header && !row.cells.empty();
    spans_ = std::move(spans);
    return row;
  }

  Cell cell(const GumboNode* node, State state, int depth) {
    std::vector<Element> content;
    std::vector<Element>* const outer = std::exchange(out_, &content);
    const std::string label = std::exchange(label_, "");
    state.heading = state.depth = 0;
    state.bold = state.bold || is_bold(node);
    inside(node, state, depth);
    finish();
    out_ = outer;
    label_ = label;
    Cell cell;
    for (Element& element : content) {
      if (auto* paragraph = std::get_if<Paragraph>(&element)) {
        paragraph->heading = 0;
        cell.paragraphs.push_back(std::move(*paragraph));
      } else {
        cell.tables.push_back(std::move(std::get<Table>(element)));
      }
    }
    return cell;
  }

  // A footnote whose mark is plain text: "(1) Trong đó ...".
  static void take_mark_off(Note& note) {
    if (note.body.empty()) return;
    auto* paragraph = std::get_if<Paragraph>(&note.body.front());
    if (paragraph == nullptr) return;
    for (const char* form : {"[", "(", ""}) {
      const std::string begin = form + note.mark;
      if (!paragraph->text.starts_with(begin)) continue;
      std::size_t end = begin.size();
      if (end < paragraph->text.size() && paragraph->text[end] >= '0' && paragraph->text[end] <= '9') return;
      if (*form == '\0' && paragraph->text.find_first_of(" .):", end) != end) return;
      while (end < paragraph->text.size() &&
             std::string_view("]).: ").find(paragraph->text[end]) != std::string_view::npos)
        ++end;
      cut_front(*paragraph, static_cast<std::uint32_t>(end));
      return;
    }
  }

  static void cut_front(Paragraph& paragraph, std::uint32_t bytes) {
    paragraph.text.erase(0, bytes);
    for (Reference& reference : paragraph.references) reference.at -= std::min(reference.at, bytes);
    std::vector<Stretch> kept;
    for (const Stretch& known : paragraph.stretches) {
      if (known.at > bytes) {
        kept.push_back(Stretch{known.at - bytes, known.source});
      } else {
        kept.assign(1, Stretch{0, known.source + (bytes - known.at)});
      }
    }
    paragraph.stretches = std::move(kept);
  }

  const std::string_view page_;
  const GumboNode* const root_;
  const Revisions revisions_;
  const HtmlNotes notes_;
  Content content_;
  std::vector<Element>* out_ = nullptr;
  HtmlParagraph text_;
  State state_;                    // of the text that was added last
  std::string label_;              // of the list item that began; its first paragraph's
  std::vector<int> spans_;         // of the table: rows that the cell in a column still spans
  std::int32_t inside_note_ = -1;  // the footnote that is being read
};

}  // namespace

bool has_tags(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos && at + 1 < bytes.size();
       at = bytes.find('<', at + 1)) {
    if (std::isalpha(static_cast<unsigned char>(bytes[at + 1])) != 0 || bytes[at + 1] == '!') return true;
    // UTF-16
    if (at + 2 < bytes.size() && bytes[at + 1] == '\0') return true;
  }
  return false;
}

Result<Manuscript> read_html(std::string bytes, const std::string& path, const ReadOptions& options) {
  Result<text::Source> source = text::decode(from_declared_charset(std::move(bytes)), path);
  if (!source) return source.error();
  Content content;
  {
    Result<HtmlTree> tree = HtmlTree::parse(source->text(), path);
    if (!tree) return tree.error();
    content = Reader(source->text(), tree->root(), options.revisions).read();
  }
  std::vector<Comment> comments = find_comments(source->text(), CommentForm::html);
  Manuscript out = linearise(std::move(content), std::move(*source));
  out.comments = std::move(comments);
  return out;
}

namespace {

void move_stretches(Paragraph& paragraph, text::Offset by) {
  for (Stretch& known : paragraph.stretches) known.source += by;
}

void move_stretches(Table& table, text::Offset by) {
  for (Row& row : table.rows) {
    for (Cell& cell : row.cells) {
      for (Paragraph& paragraph : cell.paragraphs) move_stretches(paragraph, by);
      for (Table& inner : cell.tables) move_stretches(inner, by);
    }
  }
}

void move_stretches(std::vector<Element>& elements, text::Offset by) {
  for (Element& element : elements) std::visit([by](auto& inner) { move_stretches(inner, by); }, element);
}

}  // namespace

Result<std::vector<Element>> read_html_piece(std::string_view piece, text::Offset base, const std::string& path,
                                             const ReadOptions& options) {
  Result<HtmlTree> tree = HtmlTree::parse(piece, path);
  if (!tree) return tree.error();
  Content content = Reader(piece, tree->root(), options.revisions).read();
  for (Note& note : content.notes) std::move(note.body.begin(), note.body.end(), std::back_inserter(content.body));
  for (Element& element : content.body) {
    if (auto* paragraph = std::get_if<Paragraph>(&element)) paragraph->references.clear();
  }
  move_stretches(content.body, base);
  return std::move(content.body);
}

}  // namespace khop::format
