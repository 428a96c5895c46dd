// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_marks.h"

#include <utility>

#include "format/xml.h"

namespace khop::format {
namespace {

constexpr std::string_view kCdata = "<![CDATA[", kCdataEnd = "]]>";

// The text that pugi::xml_node::text() gives.
pugi::xml_node text_node(pugi::xml_node element) {
  for (const pugi::xml_node part : element.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) return part;
  }
  return {};
}

// Behind the character at `at`: an entity is one, and so are a carriage return and line feed.
std::size_t behind_character(std::string_view xml, std::size_t at, bool entities) {
  if (xml[at] == '&' && entities) {
    const std::size_t end = xml.find(';', at);
    return end == std::string_view::npos ? at + 1 : end + 1;
  }
  if (xml[at] == '\r' && at + 1 < xml.size() && xml[at + 1] == '\n') return at + 2;
  ++at;
  while (at < xml.size() && (static_cast<unsigned char>(xml[at]) & 0xC0) == 0x80) ++at;
  return at;
}

}  // namespace

DocxMarks::DocxMarks(std::string_view xml, DocxNames names, std::string style)
    : xml_(xml), names_(std::move(names)), style_(std::move(style)), extents_(xml) {}

std::string DocxMarks::start_of_run(pugi::xml_node run) const {
  const Extent extent = extents_.of(run);
  std::string out(xml_.substr(extent.begin, extent.inside - extent.begin));
  if (const pugi::xml_node properties = child(run, "rPr")) {
    const Extent inner = extents_.of(properties);
    out += xml_.substr(inner.begin, inner.end - inner.begin);
  }
  return out;
}

// Between two children of a run.
std::size_t DocxMarks::split_run(pugi::xml_node child, std::size_t at) {
  Splice& splice = splices_[at];
  if (splice.before.empty()) {
    const pugi::xml_node run = child.parent();
    splice.before = "</" + std::string(run.name()) + ">";
    splice.behind = start_of_run(run);
  }
  return at;
}

std::size_t DocxMarks::split_text(const DocxEdge& edge) {
  const pugi::xml_node text = text_node(edge.element), run = edge.element.parent();
  const bool cdata = text.type() == pugi::node_cdata;
  const auto first = static_cast<std::size_t>(text.offset_debug());
  std::size_t at = first;
  for (std::uint32_t n = 0; n < edge.points && at < xml_.size(); ++n) at = behind_character(xml_, at, !cdata);
  Splice& splice = splices_[at];
  if (!splice.before.empty()) return at;

  const Extent extent = extents_.of(edge.element);
  std::string tag(xml_.substr(extent.begin, extent.inside - extent.begin));
  // Blanks at the ends of a text are dropped unless it says otherwise, and any of these may come to stand there.
  const std::string_view inside = xml_.substr(extent.inside, extent.inside_end - extent.inside);
  if (!edge.element.attribute("xml:space") && inside.find_first_of(" \t\r\n") != std::string_view::npos) {
    const std::string keep = " xml:space=\"preserve\"";
    splices_[extent.inside - 1].attribute = keep;
    tag.insert(tag.size() - 1, keep);
  }
  const std::string name = edge.element.name();
  splice.before = (cdata ? std::string(kCdataEnd) : "") + "</" + name + "></" + run.name() + ">";
  splice.behind = start_of_run(run) + tag + (cdata ? std::string(kCdata) : "");
  return at;
}

std::size_t DocxMarks::place(const DocxEdge& edge, bool begin) {
  if (edge.within) return split_text(edge);
  const pugi::xml_node element = edge.element;
  if (name_of(element.parent()) != "r") {
    const Extent extent = extents_.of(element);
    return begin ? extent.begin : extent.end;
  }
  const Extent around = extents_.of(element.parent());
  if (begin) return docx_before(element) ? split_run(element, extents_.of(element).begin) : around.begin;
  const pugi::xml_node behind = docx_behind(element);
  return behind ? split_run(behind, extents_.of(behind).begin) : around.end;
}

void DocxMarks::add(const DocxRange& range, std::int64_t id) {
  const std::size_t begin = place(range.begin, true), end = place(range.end, false);
  // A range that is turned round, as only broken files could give, is a reference without a range.
  if (begin < end) {
    splices_[begin].begins.push_back(id);
    splices_[end].ends.push_back(id);
  } else {
    splices_[end].ends.push_back(id);
  }
}

std::string DocxMarks::apply() const {
  std::string out;
  out.reserve(xml_.size() + splices_.size() * 256);
  std::size_t done = 0;
  std::map<std::int64_t, bool> begun;
  for (const auto& [at, splice] : splices_) {
    out += xml_.substr(done, at - done);
    done = at;
    out += splice.attribute;
    out += splice.before;
    for (const std::int64_t id : splice.ends) {
      if (begun[id]) out += names_.empty("commentRangeEnd", names_.attribute("id", std::to_string(id)), true);
    }
    for (const std::int64_t id : splice.ends) {
      out += names_.open("r", {}, true);
      if (!style_.empty())
        out += names_.open("rPr") + names_.empty("rStyle", names_.attribute("val", style_)) + names_.close("rPr");
      out += names_.empty("commentReference", names_.attribute("id", std::to_string(id))) + names_.close("r");
    }
    for (const std::int64_t id : splice.begins) {
      begun[id] = true;
      out += names_.empty("commentRangeStart", names_.attribute("id", std::to_string(id)), true);
    }
    out += splice.behind;
  }
  out += xml_.substr(done);
  return out;
}

}  // namespace khop::format
