// SPDX-License-Identifier: Apache-2.0
#include "format/opendocument/odt.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "format/complaints.h"
#include "format/opendocument/odt_lists.h"
#include "format/opendocument/odt_paragraph.h"
#include "format/opendocument/odt_styles.h"
#include "format/opendocument/odt_table.h"
#include "format/sniff.h"
#include "format/xml.h"

namespace khop::format {
namespace {

constexpr int kDeepest = 40;  // tables in tables, text boxes in text boxes
constexpr std::string_view kTextType = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kMainPart = "content.xml";

// They repeat headings, with numbers of pages.
bool is_index(std::string_view name) {
  return name == "table-of-content" || name == "illustration-index" || name == "table-index" ||
         name == "object-index" || name == "user-index" || name == "alphabetical-index";
}

class Reader : OdtNotes {
 public:
  explicit Reader(const ReadOptions& options) : changes_(options.revisions) {}

  void add_styles(pugi::xml_node root) {
    styles_.add(root);
    lists_.add(root);
  }

  Content read(pugi::xml_node body, std::string part) {
    styles_.resolve();
    content_.parts.push_back(std::move(part));
    number_paragraphs(body);
    if (const pugi::xml_node tracked = child(body, "tracked-changes")) changes_.add(tracked);
    blocks(body, content_.body, 0);
    for (std::size_t n = 0; n < note_nodes_.size(); ++n) {
      std::vector<Element> inside;
      apart(child(note_nodes_[n], "note-body"), inside, 0);
      content_.notes[n].body = std::move(inside);
    }
    return std::move(content_);
  }

 private:
  void number_paragraphs(pugi::xml_node root) {
    std::uint32_t count = 0;
    pugi::xml_node node = root;
    while (node) {
      const std::string_view name = name_of(node);
      if (name == "p" || name == "h") numbers_.emplace(node.hash_value(), ++count);
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (node && node != root && !node.next_sibling()) node = node.parent();
      if (!node || node == root) break;
      node = node.next_sibling();
    }
  }

  std::int32_t refer(pugi::xml_node node) override {
    Note note;
    // The text of the mark, without what dresses it.
    for (const pugi::xml_node part : child(node, "note-citation").children()) note.mark += part.text().get();
    content_.notes.push_back(std::move(note));
    note_nodes_.push_back(node);
    return static_cast<std::int32_t>(content_.notes.size()) - 1;
  }

  void blocks(pugi::xml_node node, std::vector<Element>& out, int depth) {
    for (const pugi::xml_node block : node.children()) {
      const std::string_view name = name_of(block);
      if (name == "p" || name == "h") {
        paragraph(block, out, depth);
      } else if (name == "list") {
        list(block, out, depth);
      } else if (name == "table") {
        finish(out, depth);
        if (changes_.skips() || depth > kDeepest) continue;
        Table table = read_odt_table(block, [&](pugi::xml_node cell) {
          std::vector<Element> inside;
          apart(cell, inside, depth + 1);
          return inside;
        });
        if (!table.rows.empty()) out.push_back(std::move(table));
      } else if (name == "section") {
        if (attribute(block, "display") != "none" && attribute(block, "is-hidden") != "true") blocks(block, out, depth);
      } else if (name == "change" || name == "change-start" || name == "change-end") {
        if (const pugi::xml_node deletion = changes_.meet(block)) blocks(deletion, out, depth);
      } else if (is_odt_drawing(name)) {
        std::vector<pugi::xml_node> boxes;
        find_odt_boxes(block, boxes);
        read_boxes(boxes, out, depth);
      } else if (name == "numbered-paragraph" || name == "bibliography" || name == "index-body" ||
                 name == "index-title") {
        blocks(block, out, depth);
      } else if (is_index(name)) {
        finish(out, depth);
      }
    }
    finish(out, depth);
  }

  // Cells, footnotes and text boxes begin lists of their own.
  void apart(pugi::xml_node node, std::vector<Element>& out, int depth) {
    std::vector<OdtLists::Open> lists = lists_.set_aside();
    const std::string label = std::exchange(label_, "");
    blocks(node, out, depth);
    label_ = label;
    lists_.give_back(std::move(lists));
  }

  void read_boxes(const std::vector<pugi::xml_node>& boxes, std::vector<Element>& out, int depth) {
    if (depth > kDeepest) return;
    for (const pugi::xml_node box : boxes) apart(box, out, depth + 1);
  }

  void list(pugi::xml_node node, std::vector<Element>& out, int depth) {
    std::string_view style;
    if (!has_attribute(node, "style-name")) style = list_of_first_paragraph(node);
    lists_.begin_list(node, style);
    for (const pugi::xml_node item : node.children()) {
      const std::string_view name = name_of(item);
      if (name != "list-item" && name != "list-header") continue;
      label_.clear();
      if (name == "list-item") {
        lists_.begin_item(item);
        const pugi::xml_node first = first_block(item);
        // An item that only holds a list shows nothing itself.
        if (const std::string_view inside = name_of(first); (inside == "p" || inside == "h") && !changes_.skips())
          label_ = lists_.label();
      }
      blocks(item, out, depth);
    }
    label_.clear();
    lists_.end_list();
  }

  static pugi::xml_node first_block(pugi::xml_node item) {
    for (const pugi::xml_node block : item.children()) {
      const std::string_view name = name_of(block);
      if (name == "p" || name == "h" || name == "list") return block;
    }
    return {};
  }

  std::string_view list_of_first_paragraph(pugi::xml_node list) const {
    pugi::xml_node node = first_block(child(list, "list-item"));
    while (node && name_of(node) == "list") node = first_block(child(node, "list-item"));
    const OdtStyle* style = styles_.paragraph(attribute(node, "style-name"));
    return style == nullptr ? std::string_view() : std::string_view(style->list);
  }

  void paragraph(pugi::xml_node node, std::vector<Element>& out, int depth) {
    OdtStyle style;
    if (const OdtStyle* known = styles_.paragraph(attribute(node, "style-name"))) style = *known;
    if (!gathering_) {
      gathering_ = true;
      first_ = node;
      outline_ = style.outline;
      first_label_ = std::exchange(label_, "");
      if (name_of(node) == "h") {
        outline_ = std::clamp(number(node, "outline-level", 1), 1, 9);
        if (lists_.depth() == 0) first_label_ = lists_.heading_label(node, outline_);
      }
      list_depth_ = lists_.depth();
    }
    label_.clear();
    const pugi::xml_node field = child(node, "hidden-paragraph");
    if (!field || attribute(field, "is-hidden") == "false") text_.add(node, style);
    // A change that took the end of a paragraph away joins it to the next.
    if (!changes_.skips()) finish(out, depth);
  }

  void finish(std::vector<Element>& out, int depth) {
    if (!gathering_) return;
    gathering_ = false;
    const std::vector<pugi::xml_node> boxes = text_.take_boxes();
    const auto known = numbers_.find(first_.hash_value());
    bool first = true;
    for (Paragraph& p : text_.take()) {
      p.origin.part = 0;
      p.origin.paragraph = known == numbers_.end() ? 0 : known->second;
      if (first) {
        p.mark = first_label_;
        p.depth = static_cast<std::uint8_t>(std::min(list_depth_, 255));
        p.heading = static_cast<std::uint8_t>(outline_);
      }
      first = false;
      out.push_back(std::move(p));
    }
    read_boxes(boxes, out, depth);
  }

  OdtStyles styles_;
  OdtLists lists_;
  OdtChanges changes_;
  OdtParagraph text_{styles_, changes_, *this};
  Content content_;
  std::unordered_map<std::size_t, std::uint32_t> numbers_;  // by the node's hash, which is its address
  std::vector<pugi::xml_node> note_nodes_;                  // by index into Content::notes
  std::string label_;                                       // of the list item that began; its first paragraph's
  bool gathering_ = false;                                  // text_ holds a paragraph that is not finished
  pugi::xml_node first_;                                    // its first element
  std::string first_label_;
  int outline_ = 0, list_depth_ = 0;
};

Error no_text(const std::string& path) {
  return complain(path, {"tệp bị hỏng: không có phần chữ", "is a damaged document: it holds no text"});
}

// The manifest tells what is encrypted; newer files hold one encrypted package.
bool is_protected(Package& package) {
  if (package.has("encrypted-package")) return true;
  constexpr const char* kManifest = "META-INF/manifest.xml";
  if (!package.has(kManifest)) return false;
  const Result<std::string> text = package.read(kManifest);
  return text && text->find("encryption-data") != std::string::npos;
}

}  // namespace

bool is_odt(Package& package) {
  if (package.has("mimetype")) {
    const Result<std::string> type = package.read("mimetype");
    return type && type->starts_with(kTextType);
  }
  const std::string suffix = suffix_of(package.path());
  return package.has(std::string(kMainPart)) && (suffix == "odt" || suffix == "ott");
}

bool is_flat_odf(std::string_view bytes) {
  constexpr std::size_t kHead = 1024;
  const std::string_view head = bytes.substr(0, kHead);
  return (head.starts_with("<?xml") || head.starts_with("\xEF\xBB\xBF<?xml")) &&
         head.find("<office:document") != std::string_view::npos;
}

Result<Content> read_odt(Package& package, const ReadOptions& options) {
  if (is_protected(package)) return complain(package.path(), kProtected);
  const std::string main(kMainPart);
  Result<std::string> text = package.read(main);
  if (!text) return text.error();
  Result<Xml> xml = Xml::parse(std::move(*text), package.path(), main);
  if (!xml) return xml.error();
  Reader reader(options);
  reader.add_styles(xml->root());
  std::optional<Xml> styles;  // nodes point into it
  const std::string styles_part = "styles.xml";
  if (package.has(styles_part)) {
    Result<std::string> styles_text = package.read(styles_part);
    if (!styles_text) return styles_text.error();
    Result<Xml> read = Xml::parse(std::move(*styles_text), package.path(), styles_part);
    if (!read) return read.error();
    styles = std::move(*read);
    reader.add_styles(styles->root());
  }
  const pugi::xml_node body = child(child(xml->root(), "body"), "text");
  if (!body) return no_text(package.path());
  return reader.read(body, main);
}

Result<Content> read_flat_odt(std::string bytes, const std::string& path, const ReadOptions& options) {
  Result<Xml> xml = Xml::parse(std::move(bytes), path, "(the file itself)");
  if (!xml) return xml.error();
  const pugi::xml_node body = child(child(xml->root(), "body"), "text");
  if (!body)
    return complain(path, {"là tệp OpenDocument nhưng không phải văn bản", "is an OpenDocument file, but no text"});
  Reader reader(options);
  reader.add_styles(xml->root());
  return reader.read(body, "");
}

}  // namespace khop::format
