// SPDX-License-Identifier: Apache-2.0
#include "format/markdown/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "format/complaints.h"
#include "format/markdown/markdown_inline.h"
#include "format/markdown/pasted_table.h"
#include "format/web/html.h"

namespace khop::format {
namespace {

constexpr Words kNested{"lồng nhau sâu quá mức của một văn bản", "is nested deeper than any text needs"};

constexpr std::size_t kLargest = 64U << 20;  // bytes
constexpr int kDeepest = 100;                // blocks within blocks
constexpr std::size_t kLongestLabel = 100;   // of a footnote
constexpr std::size_t kLongestSetext = 120;  // bytes; a longer line above a rule is prose

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

bool is(cmark_node* node, const char* type) { return std::strcmp(cmark_node_get_type_string(node), type) == 0; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Length of the list mark that a line begins with, its blank included; 0 if there is none.
std::size_t mark_length(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && end < 9 && is_digit(line[end])) ++end;
  const std::string_view ends = end > 0 ? ".)" : "-+*";
  if (end >= line.size() || ends.find(line[end]) == std::string_view::npos) return 0;
  return end + 1 < line.size() && line[end + 1] == ' ' ? end + 2 : 0;
}

// Quotes in quotes and lists in lists on one line: the parser looks at all of them for each line below.
bool nests_too_deep(std::string_view line) {
  int depth = 0;
  while (depth <= kDeepest) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return false;
    line.remove_prefix(begin);
    const std::size_t length = line.front() == '>' ? 1 : mark_length(line);
    if (length == 0) return false;
    line.remove_prefix(length);
    ++depth;
  }
  return line.find_first_not_of(" \t-*_") != std::string_view::npos;
}

// "[^label]:" at the beginning of a line; empty if there is none.
std::string_view defined_label(std::string_view line) {
  const std::size_t begin = line.find_first_not_of("> \t");
  if (begin == std::string_view::npos || line.substr(begin, 2) != "[^") return {};
  const std::size_t end = line.find(']', begin);
  if (end == std::string_view::npos || line.substr(end, 2) != "]:" || end - begin > kLongestLabel) return {};
  return line.substr(begin + 2, end - begin - 2);
}

Tree parse(const SourceLines& lines) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
  for (const char* name : {"table", "strikethrough"}) {
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), lines.text().data(), lines.text().size());
  // Footnotes that nothing refers to would be dropped: below the text something does.
  std::string references;
  for (std::size_t i = 1; i <= lines.count(); ++i) {
    const std::string_view label = defined_label(lines.line(static_cast<int>(i)));
    if (!label.empty()) references.append("[^").append(label).append("] ");
  }
  if (!references.empty()) {
    references.insert(0, "\n\n");
    cmark_parser_feed(parser.get(), references.data(), references.size());
  }
  return Tree(cmark_parser_finish(parser.get()));
}

class Reader {
 public:
  Reader(const SourceLines& lines, const std::string& path, const ReadOptions& options)
      : lines_(lines), path_(path), options_(options) {}

  Result<Content> read() {
    const Tree tree = parse(lines_);
    find_notes(tree.get());
    out_ = &content_.body;
    blocks(tree.get(), 0);
    if (error_) return *error_;
    return std::move(content_);
  }

 private:
  void find_notes(cmark_node* root) {
    for (cmark_node* node = cmark_node_first_child(root); node != nullptr; node = cmark_node_next(node)) {
      if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
      Note note;
      note.mark = std::to_string(content_.notes.size() + 1);
      const std::string_view label = defined_label(lines_.line(cmark_node_get_start_line(node)));
      if (!label.empty() && label.find_first_not_of("0123456789*") == std::string_view::npos) note.mark = label;
      content_.notes.push_back(std::move(note));
    }
  }

  void blocks(cmark_node* parent, int depth) {
    if (depth > kDeepest && !error_) error_ = complain(path_, kNested);
    if (error_) return;
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      if (static_cast<std::size_t>(cmark_node_get_start_line(node)) > lines_.count()) continue;
      block(node, depth);
    }
  }

  void block(cmark_node* node, int depth) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        paragraph(node, 0);
        break;
      case CMARK_NODE_HEADING:
        heading(node);
        break;
      case CMARK_NODE_LIST:
        list(node, depth);
        break;
      case CMARK_NODE_CODE_BLOCK:
        code(node);
        break;
      case CMARK_NODE_HTML_BLOCK:
        html(node);
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        rule_ = true;
        break;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        note(node, depth);
        break;
      default:
        if (is(node, "table")) {
          table(node);
        } else {
          blocks(node, depth + 1);
        }
    }
  }

  // The mark is text of the file, with a place of its own.
  static void prepend(const std::string& mark, text::Offset source, Paragraph& paragraph) {
    const auto length = static_cast<std::uint32_t>(mark.size());
    paragraph.text.insert(0, mark);
    for (Stretch& known : paragraph.stretches) known.at += length;
    for (Reference& reference : paragraph.references) reference.at += length;
    paragraph.stretches.insert(paragraph.stretches.begin(), Stretch{0, source});
  }

  void put(Element element) {
    if (auto* paragraph = std::get_if<Paragraph>(&element)) {
      if (!mark_.empty()) {
        prepend(std::exchange(mark_, "") + " ", mark_at_, *paragraph);
        paragraph->depth = depth_;
        paragraph->soft = false;
      }
      paragraph->below_rule = std::exchange(rule_, false);
      for (Reference& reference : paragraph->references)
        reference.note = std::min(reference.note, static_cast<std::int32_t>(content_.notes.size()) - 1);
      std::erase_if(paragraph->references, [](const Reference& reference) { return reference.note < 0; });
    }
    out_->push_back(std::move(element));
  }

  void paragraph(cmark_node* node, std::uint8_t level) {
    for (Element& element : find_pasted_tables(read_markdown_inlines(node, lines_))) {
      if (auto* line = std::get_if<Paragraph>(&element)) line->heading = level;
      put(std::move(element));
    }
  }

  // A line with a rule right below is a heading by the book; in offices' texts the rule parts what is above and below.
  void heading(cmark_node* node) {
    const int first = cmark_node_get_start_line(node), last = cmark_node_get_end_line(node);
    const std::string_view line = lines_.line(first);
    const std::size_t begin = line.find_first_not_of("> \t");
    bool is_heading = begin != std::string_view::npos && line[begin] == '#';
    if (!is_heading) {
      const std::size_t end = line.find_last_not_of(" \t*_");
      is_heading = mark_.empty() && last - first <= 2 && line.size() <= kLongestSetext &&
                   end != std::string_view::npos &&
                   std::string_view(".;:,").find(line[end]) == std::string_view::npos &&
                   cmark_node_get_type(cmark_node_last_child(node)) == CMARK_NODE_TEXT;
    }
    paragraph(node, is_heading ? static_cast<std::uint8_t>(cmark_node_get_heading_level(node)) : std::uint8_t{0});
    rule_ = !is_heading;
  }

  void list(cmark_node* node, int depth) {
    const std::uint8_t outer = depth_;
    if (depth_ < 255) ++depth_;
    int number = -1;
    for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
      mark_ = mark_of(item, number);
      mark_at_ = lines_.begin(cmark_node_get_start_line(item)) +
                 static_cast<text::Offset>(std::max(cmark_node_get_start_column(item) - 1, 0));
      blocks(item, depth + 1);
      mark_.clear();
    }
    depth_ = outer;
  }

  // As typed; where all items have one number, as displayed.
  std::string mark_of(cmark_node* item, int& number) const {
    const std::string_view line = lines_.line(cmark_node_get_start_line(item));
    const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(item) - 1, 0));
    const std::string_view rest = line.substr(std::min(column, line.size()));
    std::size_t end = 0;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    if (end == 0 || end >= rest.size()) return std::string(rest.substr(0, 1));
    int typed = 0;
    std::from_chars(rest.data(), rest.data() + end, typed);
    number = typed > number ? typed : number + 1;
    return std::to_string(number) + rest[end];
  }

  // Fenced code is never prose. What is only indented is: the first lines of paragraphs, items below others.
  void code(cmark_node* node) {
    int length = 0, offset = 0;
    char character = 0;
    if (cmark_node_get_fenced(node, &length, &offset, &character) != 0) return;
    std::string text;
    std::vector<Stretch> places;  // where the lines of `text` stand
    const int last = std::min(cmark_node_get_end_line(node), static_cast<int>(lines_.count()));
    for (int i = cmark_node_get_start_line(node); i <= last; ++i) {
      const std::string_view line = lines_.line(i);
      // The first may stand right behind a list's mark.
      const int column = i == cmark_node_get_start_line(node) ? cmark_node_get_start_column(node) - 1 : 0;
      const std::size_t begin =
          std::min(line.find_first_not_of(" \t>", static_cast<std::size_t>(std::max(column, 0))), line.size());
      places.push_back(
          Stretch{static_cast<std::uint32_t>(text.size()), lines_.begin(i) + static_cast<text::Offset>(begin)});
      text.append(line.substr(begin)).append("\n");
    }
    if (inside_code_) return;
    const SourceLines inner(text);
    Reader reader(inner, path_, options_);
    reader.inside_code_ = true;
    Result<Content> content = reader.read();
    if (!content) {
      error_ = content.error();
      return;
    }
    for (Element& element : content->body) {
      move(element, places);
      put(std::move(element));
    }
  }

  static void move(Element& element, const std::vector<Stretch>& places) {
    const auto one = [&](Paragraph& paragraph) {
      paragraph.references.clear();
      for (Stretch& known : paragraph.stretches) {
        const auto line =
            std::prev(std::upper_bound(places.begin(), places.end(), known.source,
                                       [](text::Offset at, const Stretch& place) { return at < place.at; }));
        known.source = line->source + (known.source - line->at);
      }
    };
    if (auto* paragraph = std::get_if<Paragraph>(&element)) {
      one(*paragraph);
      return;
    }
    for (Row& row : std::get<Table>(element).rows) {
      for (Cell& cell : row.cells) std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(), one);
    }
  }

  void html(cmark_node* node) {
    const int first = cmark_node_get_start_line(node);
    const int last = std::min(cmark_node_get_end_line(node), static_cast<int>(lines_.count()));
    const text::Offset begin = lines_.begin(first), end = std::max(lines_.end(std::max(first, last)), begin);
    Result<std::vector<Element>> read =
        read_html_piece(lines_.text().substr(begin, end - begin), begin, path_, options_);
    if (!read) {
      error_ = read.error();
      return;
    }
    for (Element& element : *read) put(std::move(element));
  }

  void note(cmark_node* node, int depth) {
    if (next_note_ >= content_.notes.size()) return;
    std::vector<Element> body;
    std::vector<Element>* const outer = std::exchange(out_, &body);
    blocks(node, depth + 1);
    out_ = outer;
    content_.notes[next_note_++].body = std::move(body);
  }

  void table(cmark_node* node) {
    Table table;
    const auto close = [&] {
      if (!table.rows.empty()) put(std::exchange(table, Table{}));
    };
    for (cmark_node* line = cmark_node_first_child(node); line != nullptr; line = cmark_node_next(line)) {
      const std::string_view source = lines_.line(cmark_node_get_start_line(line));
      cmark_node* first = cmark_node_first_child(line);
      if (first != nullptr && source.find('|') == std::string_view::npos) {
        // The line right below a table is a row of it by the book.
        close();
        paragraph(first, 0);
        continue;
      }
      Row row;
      bool filled = false;
      for (cmark_node* cell = first; cell != nullptr; cell = cmark_node_next(cell)) {
        row.cells.emplace_back();
        row.cells.back().paragraphs = read_markdown_inlines(cell, lines_);
        filled = filled || !row.cells.back().paragraphs.empty();
      }
      row.header = filled && is(line, "table_header");
      if (filled) table.rows.push_back(std::move(row));
    }
    close();
  }

  const SourceLines& lines_;
  const std::string& path_;
  const ReadOptions& options_;
  Content content_;
  std::vector<Element>* out_ = nullptr;
  std::optional<Error> error_;
  std::string mark_;  // of the list item that began; its first paragraph's
  text::Offset mark_at_ = 0;
  std::uint8_t depth_ = 0;  // of lists
  bool inside_code_ = false;
  bool rule_ = false;  // a rule stands above what comes next
  std::size_t next_note_ = 0;
};

}  // namespace

Result<Manuscript> read_markdown(text::Source source, const ReadOptions& options) {
  const std::string_view text = source.text();
  if (text.size() > kLargest) return complain(source.path(), {"quá lớn đối với Markdown", "is too large for Markdown"});
  const SourceLines lines(text);
  for (std::size_t i = 1; i <= lines.count(); ++i) {
    if (nests_too_deep(lines.line(static_cast<int>(i))))
      return complain(source.path(), static_cast<std::uint32_t>(i), 1, kNested);
  }
  Result<Content> content = Reader(lines, source.path(), options).read();
  if (!content) return content.error();
  return linearise(std::move(*content), std::move(source));
}

}  // namespace khop::format
