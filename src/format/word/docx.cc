// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "format/complaints.h"
#include "format/relationships.h"
#include "format/word/docx_numbering.h"
#include "format/word/docx_paragraph.h"
#include "format/word/docx_styles.h"
#include "format/xml.h"

namespace khop::format {
namespace {

constexpr Words kNoBody{"không có nội dung", "has no body"};

constexpr int kDeepestTable = 20;

class Reader : DocxNotes {
 public:
  Reader(const ReadOptions& options, pugi::xml_node styles, pugi::xml_node numbering, DocxTrace* trace)
      : options_(options), styles_(styles), numbering_(numbering), trace_(trace) {}

  // A part that holds paragraphs; numbers them.
  void add_part(const std::string& name, pugi::xml_node root) {
    content_.parts.push_back(name);
    const auto part = static_cast<std::int32_t>(content_.parts.size()) - 1;
    std::uint32_t count = 0;
    pugi::xml_node node = root;
    while (node) {
      if (name_of(node) == "p") paragraphs_.emplace(node.hash_value(), Origin{part, ++count, 0, 0, 0});
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (node && node != root && !node.next_sibling()) node = node.parent();
      if (!node || node == root) break;
      node = node.next_sibling();
    }
  }

  void add_notes(bool endnotes, pugi::xml_node root) {
    for (const pugi::xml_node note : root.children()) {
      const std::string_view type = attribute(note, "type");
      if (!type.empty() && type != "normal") continue;  // separators
      (endnotes ? endnotes_ : footnotes_).emplace(attribute(note, "id"), NoteNode{note, -1});
    }
  }

  Content read(pugi::xml_node body) {
    blocks(body, content_.body, 0);
    // Notes may carry marks of further notes, so the list grows while it is read.
    for (std::size_t n = 0; n < note_nodes_.size(); ++n) {
      std::vector<Element> inside;
      blocks(note_nodes_[n], inside, 0);
      content_.notes[n].body = std::move(inside);
    }
    return std::move(content_);
  }

 private:
  struct NoteNode {
    pugi::xml_node node;
    std::int32_t index;
  };

  std::int32_t refer(bool endnote, std::string_view id, bool marked) override {
    auto& known = endnote ? endnotes_ : footnotes_;
    const auto found = known.find(std::string(id));
    if (found == known.end()) return -1;
    if (found->second.index < 0) {
      found->second.index = static_cast<std::int32_t>(content_.notes.size());
      Note note;
      // The forms that Word has unless told otherwise; how they restart on pages depends on the printer.
      if (!marked)
        note.mark = endnote ? format_number(++last_endnote_, "lowerRoman") : std::to_string(++last_footnote_);
      content_.notes.push_back(std::move(note));
      note_nodes_.push_back(found->second.node);
    }
    return found->second.index;
  }

  void mark(std::int32_t note, std::string_view text) override {
    content_.notes[static_cast<std::size_t>(note)].mark += text;
  }

  // Whether a row, cell or block that a change added or took away is part of the version that is read.
  [[nodiscard]] bool is_there(pugi::xml_node properties, std::string_view added, std::string_view taken) const {
    const bool accepted = options_.revisions == Revisions::accepted;
    return !child(properties, accepted ? taken : added);
  }

  void blocks(pugi::xml_node node, std::vector<Element>& out, int depth) {
    for (const pugi::xml_node block : node.children()) {
      const std::string_view name = name_of(block);
      if (name == "p") {
        paragraph(block, out, depth);
      } else if (name == "tbl") {
        finish(out, depth);
        if (std::optional<Table> read = table(block, depth)) out.push_back(std::move(*read));
      } else if (name == "sdt") {
        const pugi::xml_node kind = child(child(child(block, "sdtPr"), "docPartObj"), "docPartGallery");
        if (attribute(kind, "val") == "Table of Contents") continue;
        blocks(child(block, "sdtContent"), out, depth);
      } else if (name == "customXml") {
        blocks(block, out, depth);
      } else if (name == "ins" || name == "moveTo" || name == "del" || name == "moveFrom") {
        const bool added = name == "ins" || name == "moveTo";
        if (added == (options_.revisions == Revisions::accepted)) blocks(block, out, depth);
      } else if (name == "AlternateContent") {
        const pugi::xml_node choice = child(block, "Choice");
        blocks(choice ? choice : child(block, "Fallback"), out, depth);
      } else if (name == "altChunk" && content_.remarks.empty()) {
        content_.remarks.push_back(complain("", {"có một phần ở định dạng khác, phần này bị bỏ qua",
                                                 "holds a part of another format, which was left out"}));
      }
    }
    finish(out, depth);
  }

  void paragraph(pugi::xml_node node, std::vector<Element>& out, int depth) {
    const pugi::xml_node properties = child(node, "pPr");
    DocxStyle style = styles_.paragraph(attribute(child(properties, "pStyle"), "val"));
    take_paragraph_properties(properties, style);
    if (!gathering_) first_ = node;
    gathering_ = true;
    style_ = style;  // of paragraphs that a change joined, the last has the say
    text_.add(node, style);
    // A paragraph whose end mark a change took away (or added) goes on with the next.
    const pugi::xml_node mark = child(properties, "rPr");
    const bool accepted = options_.revisions == Revisions::accepted;
    const bool joined =
        accepted ? child(mark, "del") || child(mark, "moveFrom") : child(mark, "ins") || child(mark, "moveTo");
    if (!joined) finish(out, depth);
  }

  void finish(std::vector<Element>& out, int depth) {
    if (!gathering_) return;
    gathering_ = false;
    std::vector<Paragraph> paragraphs = text_.take();
    const std::vector<pugi::xml_node> boxes = text_.take_boxes();
    const DocxStyle style = style_;
    Origin origin;
    if (const auto known = paragraphs_.find(first_.hash_value()); known != paragraphs_.end()) origin = known->second;
    if (trace_ != nullptr) keep_trace(origin);
    if (style.contents) paragraphs.clear();  // its numbers are pages
    // An empty paragraph of a list is counted, and in a table its number is all that its cell shows.
    const bool listed = !style.list.empty() && style.list != "0" && !style.contents;
    if (listed && paragraphs.empty()) paragraphs.emplace_back();
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      Paragraph& p = paragraphs[i];
      const std::uint32_t point = p.origin.point;
      p.origin = origin;
      p.origin.point = point;
      if (i == 0 && listed) {
        p.mark = numbering_.next(style.list, style.level);
        p.depth = static_cast<std::uint8_t>(style.level + 1);
      }
      if (i == 0 && style.outline >= 0) p.heading = static_cast<std::uint8_t>(style.outline + 1);
      out.push_back(std::move(p));
    }
    if (depth > kDeepestTable) return;
    for (const pugi::xml_node box : boxes) blocks(box, out, depth + 1);
  }

  void keep_trace(const Origin& origin) {
    for (const auto& [note, reference] : text_.take_marks())
      trace_->marks.emplace(note_nodes_[static_cast<std::size_t>(note)].hash_value(), reference);
    if (origin.part < 0) return;
    trace_->paragraphs[{content_.parts[static_cast<std::size_t>(origin.part)], origin.paragraph}] = text_.take_pieces();
  }

  std::optional<Table> table(pugi::xml_node node, int depth) {
    if (depth > kDeepestTable) return std::nullopt;
    Table out;
    rows(node, out, depth);
    if (out.rows.empty()) return std::nullopt;
    return out;
  }

  void rows(pugi::xml_node node, Table& out, int depth) {
    for (const pugi::xml_node row : node.children()) {
      const std::string_view name = name_of(row);
      if (name == "sdt") rows(child(row, "sdtContent"), out, depth);
      if (name == "customXml") rows(row, out, depth);
      if (name != "tr") continue;
      const pugi::xml_node properties = child(row, "trPr");
      if (!is_there(properties, "ins", "del") || is_on(child(properties, "hidden"))) continue;
      Row read;
      read.header = is_on(child(properties, "tblHeader"));
      const int before = number(child(properties, "gridBefore"), "val", 0);
      for (int i = 0; i < std::clamp(before, 0, 64); ++i) read.cells.emplace_back();
      cells(row, read, depth);
      out.rows.push_back(std::move(read));
    }
  }

  void cells(pugi::xml_node node, Row& out, int depth) {
    for (const pugi::xml_node tc : node.children()) {
      const std::string_view name = name_of(tc);
      if (name == "sdt") cells(child(tc, "sdtContent"), out, depth);
      if (name == "customXml") cells(tc, out, depth);
      if (name != "tc") continue;
      const pugi::xml_node properties = child(tc, "tcPr");
      if (!is_there(properties, "cellIns", "cellDel")) continue;
      Cell cell;
      cell.columns = static_cast<std::uint16_t>(std::clamp(number(child(properties, "gridSpan"), "val", 1), 1, 256));
      const pugi::xml_node down = child(properties, "vMerge"), across = child(properties, "hMerge");
      cell.continued =
          (down && attribute(down, "val") != "restart") || (across && attribute(across, "val") != "restart");
      std::vector<Element> inside;
      blocks(tc, inside, depth + 1);
      if (!cell.continued) {
        for (Element& element : inside) {
          if (auto* p = std::get_if<Paragraph>(&element)) {
            p->heading = 0;
            cell.paragraphs.push_back(std::move(*p));
          } else {
            cell.tables.push_back(std::move(std::get<Table>(element)));
          }
        }
      }
      out.cells.push_back(std::move(cell));
    }
  }

  const ReadOptions options_;
  const DocxStyles styles_;
  DocxNumbering numbering_;
  DocxTrace* const trace_;
  Content content_;
  DocxParagraph text_{styles_, options_.revisions, *this, trace_ != nullptr};
  std::unordered_map<std::size_t, Origin> paragraphs_;  // by the node's hash, which is its address
  std::unordered_map<std::string, NoteNode> footnotes_, endnotes_;
  std::vector<pugi::xml_node> note_nodes_;  // by index into Content::notes
  int last_footnote_ = 0, last_endnote_ = 0;
  bool gathering_ = false;  // text_ holds a paragraph that is not finished
  pugi::xml_node first_;    // its first <w:p>
  DocxStyle style_;
};

// A part that may be missing; its document is kept in `kept`.
Result<pugi::xml_node> optional_part(Package& package, const std::string& part, std::vector<Xml>& kept) {
  if (part.empty() || !package.has(part)) return pugi::xml_node{};
  Result<std::string> text = package.read(part);
  if (!text) return text.error();
  Result<Xml> xml = Xml::parse(std::move(*text), package.path(), part);
  if (!xml) return xml.error();
  kept.push_back(std::move(*xml));
  return kept.back().root();
}

}  // namespace

std::string docx_main_part(Package& package) {
  if (const auto links = read_relationships(package, "")) {
    const std::string main = target_of_type(*links, "officeDocument");
    if (main.find("word") != std::string::npos) return main;
  }
  return package.has("word/document.xml") ? "word/document.xml" : "";
}

Result<Content> read_docx(Package& package, const ReadOptions& options, DocxTrace* trace) {
  const std::string main = docx_main_part(package);
  const auto links = read_relationships(package, main);
  if (!links) return links.error();
  std::vector<Xml> kept;  // nodes point into these
  kept.reserve(8);
  Result<std::string> text = package.read(main);
  if (!text) return text.error();
  Result<Xml> document = Xml::parse(std::move(*text), package.path(), main);
  if (!document) return document.error();
  const pugi::xml_node body = child(document->root(), "body");
  if (!body) return complain(package.path(), tell(kDamagedPart, main, kNoBody));

  Result<pugi::xml_node> styles = optional_part(package, target_of_type(*links, "styles"), kept);
  if (!styles) return styles.error();
  Result<pugi::xml_node> numbering = optional_part(package, target_of_type(*links, "numbering"), kept);
  if (!numbering) return numbering.error();
  Reader reader(options, *styles, *numbering, trace);
  reader.add_part(main, document->root());
  for (const bool endnotes : {false, true}) {
    const std::string part = target_of_type(*links, endnotes ? "endnotes" : "footnotes");
    Result<pugi::xml_node> notes = optional_part(package, part, kept);
    if (!notes) return notes.error();
    if (!*notes) continue;
    reader.add_part(part, *notes);
    reader.add_notes(endnotes, *notes);
  }
  Content content = reader.read(body);
  if (trace != nullptr) {
    trace->main = main;
    trace->document = document->root();
    trace->kept = std::move(kept);
    trace->kept.push_back(std::move(*document));
  }
  return content;
}

}  // namespace khop::format
