// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_comments.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <string_view>

#include "format/part_text.h"
#include "format/relationships.h"
#include "format/xml.h"
#include "format/xml_extents.h"

namespace khop::format {
namespace {

constexpr std::string_view kTypes = "[Content_Types].xml";
constexpr std::string_view kCommentsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view kStrict = "http://purl.oclc.org/ooxml/";

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

std::string relationships_part(const std::string& owner) {
  const std::string folder = folder_of(owner);
  return folder + "_rels/" + owner.substr(folder.size()) + ".rels";
}

/// A part that is added to: its bytes, and their tree.
struct Opened {
  PartText bytes;
  Xml xml;
};

Result<Opened> open_part(Package& package, const std::string& part) {
  Result<std::string> read = package.read(part);
  if (!read) return read.error();
  PartText bytes(std::move(*read));
  Result<Xml> xml = Xml::parse(bytes.utf8(), package.path(), part);
  if (!xml) return xml.error();
  return Opened{std::move(bytes), std::move(*xml)};
}

// The part with `more` as the last thing in its root.
std::string with_more(const Opened& part, const std::string& more) {
  std::string text = part.bytes.utf8();
  const Extent root = XmlExtents(text).of(part.xml.root());
  if (root.self_closing) {
    text.replace(root.end - 2, 2, ">" + more + "</" + part.xml.root().name() + ">");
  } else {
    text.insert(root.inside_end, more);
  }
  return part.bytes.encode(std::move(text));
}

// An element of the package's own parts, with the prefix that the root has.
std::string element(pugi::xml_node root, std::string_view name, const std::string& attributes) {
  const std::string_view own = root.name();
  const std::size_t colon = own.find(':');
  return "<" + std::string(colon == std::string_view::npos ? "" : own.substr(0, colon + 1)) + std::string(name) +
         attributes + "/>";
}

bool same_name(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return small(x) == small(y); });
}

std::string paragraph(const DocxNames& w, const DocxCommentLine& line, const std::string& style,
                      const std::string& language, bool first) {
  // Whatever the document's usual paragraph looks like (indents, large type), a comment is small and plain.
  std::string out = w.open("p") + w.open("pPr");
  if (!style.empty()) out += w.empty("pStyle", w.attribute("val", style));
  out += w.empty("spacing", w.attribute("before", "0") + w.attribute("after", "0") + w.attribute("line", "240") +
                                w.attribute("lineRule", "auto"));
  out += w.empty("ind", w.attribute("firstLine", "0"));
  out += w.empty("jc", w.attribute("val", w.space().starts_with(kStrict) ? "start" : "left")) + w.close("pPr");
  if (first) out += w.open("r") + w.empty("annotationRef") + w.close("r");
  const auto run = [&](const std::string& text, bool bold) {
    if (text.empty()) return;
    out += w.open("r") + w.open("rPr");
    if (bold) out += w.empty("b");
    out += w.empty("sz", w.attribute("val", "20")) + w.empty("szCs", w.attribute("val", "20"));
    if (!language.empty()) out += w.empty("lang", w.attribute("val", language));
    out += w.close("rPr") + w.open("t", " xml:space=\"preserve\"") + escape_xml(text) + w.close("t") + w.close("r");
  };
  run(line.label.empty() || line.text.empty() ? line.label : line.label + " ", true);
  run(line.text, false);
  return out + w.close("p");
}

std::string comment(const DocxNames& w, const DocxComment& what, DocxDetour detour, std::int64_t id,
                    const std::string& style, const DocxAuthor& author) {
  std::string attributes = w.attribute("id", std::to_string(id)) + w.attribute("author", author.name);
  if (!author.date.empty()) attributes += w.attribute("date", author.date);
  attributes += w.attribute("initials", author.initials);
  std::vector<DocxCommentLine> lines = what.lines;
  const auto second = lines.begin() + (lines.empty() ? 0 : 1);
  if (detour == DocxDetour::note) lines.insert(second, what.in_note);
  if (detour == DocxDetour::box) lines.insert(second, what.in_box);
  if (lines.empty()) lines.emplace_back();
  std::string out = w.open("comment", attributes, true);
  for (std::size_t i = 0; i < lines.size(); ++i) out += paragraph(w, lines[i], style, author.language, i == 0);
  return out + w.close("comment");
}

// Names the comments' part in the document's relationships.
std::optional<Error> relate(Package& package, const std::string& main, const std::string& part,
                            const std::string& space, Parts& changed) {
  const std::string name = relationships_part(main);
  const std::string type =
      std::string(space.starts_with(kStrict) ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                                             : "http://schemas.openxmlformats.org/officeDocument/2006/relationships") +
      "/comments";
  const auto attributes = [&](const std::string& id) {
    return " Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + escape_xml(part.substr(folder_of(main).size())) +
           "\"";
  };
  if (!package.has(name)) {
    changed[name] = std::string(kDeclaration) + "<Relationships xmlns=\"" + std::string(kRelationships) +
                    "\"><Relationship" + attributes("rId1") + "/></Relationships>";
    return std::nullopt;
  }
  const Result<Opened> links = open_part(package, name);
  if (!links) return links.error();
  std::set<std::string> ids;
  for (const pugi::xml_node link : links->xml.root().children()) ids.emplace(attribute(link, "Id"));
  std::size_t number = ids.size() + 1;
  while (ids.count("rId" + std::to_string(number)) > 0) ++number;
  changed[name] =
      with_more(*links, element(links->xml.root(), "Relationship", attributes("rId" + std::to_string(number))));
  return std::nullopt;
}

// Names the type of the comments' part; a package that names no types at all is left so.
std::optional<Error> declare(Package& package, const std::string& part, Parts& changed) {
  const std::string name(kTypes);
  if (!package.has(name)) return std::nullopt;
  const Result<Opened> types = open_part(package, name);
  if (!types) return types.error();
  for (const pugi::xml_node type : types->xml.root().children()) {
    if (name_of(type) == "Override" && same_name(attribute(type, "PartName"), "/" + part)) return std::nullopt;
  }
  changed[name] = with_more(
      *types, element(types->xml.root(), "Override",
                      " PartName=\"/" + escape_xml(part) + "\" ContentType=\"" + std::string(kCommentsType) + "\""));
  return std::nullopt;
}

// Ids of comments that an element and what is in it name.
void collect_ids(pugi::xml_node root, std::vector<std::int64_t>& ids) {
  pugi::xml_node node = root;
  while (node) {
    if (name_of(node).starts_with("comment")) {
      const std::string_view text = attribute(node, "id");
      std::int64_t id = 0;
      if (std::from_chars(text.data(), text.data() + text.size(), id).ec == std::errc()) ids.push_back(id);
    }
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) break;
    node = node.next_sibling();
  }
}

// The style of a name that Word gives in every language; its id may be anything.
std::string style_of(pugi::xml_node styles, std::string_view name) {
  for (const pugi::xml_node style : styles.children()) {
    if (same_name(attribute(child(style, "name"), "val"), name)) return std::string(attribute(style, "styleId"));
  }
  return {};
}

}  // namespace

Result<DocxCommentParts> DocxCommentParts::read(Package& package, const DocxTrace& trace, const DocxNames& names) {
  DocxCommentParts out(names);
  out.main_ = trace.main;
  const auto links = read_relationships(package, trace.main);
  if (!links) return links.error();
  out.part_ = target_of_type(*links, "comments");
  out.related_ = !out.part_.empty();
  for (int n = 0; !out.related_ && (out.part_.empty() || package.has(out.part_)); ++n)
    out.part_ = folder_of(trace.main) + "comments" + (n == 0 ? "" : std::to_string(n)) + ".xml";
  collect_ids(trace.document, out.used_);
  if (out.related_ && package.has(out.part_)) {
    const Result<Opened> known = open_part(package, out.part_);
    if (!known) return known.error();
    for (const pugi::xml_node each : known->xml.root().children()) collect_ids(each, out.used_);
  }
  const std::string styles = target_of_type(*links, "styles");
  if (!styles.empty() && package.has(styles)) {
    const Result<Opened> known = open_part(package, styles);
    if (!known) return known.error();
    out.reference_style_ = style_of(known->xml.root(), "annotation reference");
    out.text_style_ = style_of(known->xml.root(), "annotation text");
  }
  return out;
}

std::vector<std::int64_t> DocxCommentParts::new_ids(std::size_t count) const {
  constexpr std::int64_t kHighest = std::numeric_limits<std::int32_t>::max();
  const std::set<std::int64_t> used(used_.begin(), used_.end());
  std::int64_t next = used.empty() ? 0 : std::max<std::int64_t>(*used.rbegin() + 1, 0);
  if (next > kHighest - static_cast<std::int64_t>(count)) next = 0;
  std::vector<std::int64_t> out;
  for (; out.size() < count; ++next) {
    if (used.count(next) == 0) out.push_back(next);
  }
  return out;
}

std::optional<Error> DocxCommentParts::write(Package& package, const std::vector<DocxComment>& comments,
                                             const std::vector<DocxRange>& ranges, const std::vector<std::int64_t>& ids,
                                             const DocxAuthor& author, Parts& changed) const {
  const auto all = [&](const DocxNames& names) {
    std::string out;
    for (std::size_t i = 0; i < comments.size(); ++i)
      out += comment(names, comments[i], ranges[i].detour, ids[i], text_style_, author);
    return out;
  };
  if (package.has(part_)) {
    const Result<Opened> known = open_part(package, part_);
    if (!known) return known.error();
    changed[part_] = with_more(*known, all(DocxNames(known->xml.root())));
    return declare(package, part_, changed);
  }
  const std::string space = " xmlns:w=\"" + escape_xml(names_.space()) + "\"";
  const std::string empty = "<w:comments" + space + "></w:comments>";
  const Result<Xml> root = Xml::parse(empty, package.path(), part_);
  if (!root) return root.error();
  changed[part_] =
      std::string(kDeclaration) + "<w:comments" + space + ">" + all(DocxNames(root->root())) + "</w:comments>\n";
  if (!related_) {
    if (auto error = relate(package, main_, part_, names_.space(), changed)) return error;
  }
  return declare(package, part_, changed);
}

}  // namespace khop::format
