// SPDX-License-Identifier: Apache-2.0
#include "format/opendocument/odt_paragraph.h"

#include <algorithm>
#include <array>

#include "format/legacy_font.h"
#include "format/superscript.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

constexpr int kMostBlanks = 1000;  // that one element stands for

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What stands in running text and is not shown there. <text:number> repeats what the list style says.
bool is_not_shown(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames = {"annotation", "annotation-end",  "ruby-text", "script",
                                                      "number",     "tracked-changes", "math",      "note-citation"};
  return is_one_of(name, kNames);
}

bool is_hidden(pugi::xml_node node, std::string_view name) {
  if (attribute(node, "display") == "none") return true;
  return name == "hidden-text" && attribute(node, "is-hidden") != "false";
}

}  // namespace

bool is_odt_drawing(std::string_view name) {
  constexpr std::array<std::string_view, 14> kNames = {
      "frame",    "g",       "custom-shape", "rect",    "ellipse",   "circle",  "line",
      "polyline", "polygon", "path",         "caption", "connector", "measure", "regular-polygon"};
  return is_one_of(name, kNames);
}

void find_odt_boxes(pugi::xml_node drawing, std::vector<pugi::xml_node>& out) {
  const std::string_view name = name_of(drawing);
  if (name == "frame") {
    if (const pugi::xml_node box = child(drawing, "text-box")) out.push_back(box);
  } else if (name == "g") {
    for (const pugi::xml_node inner : drawing.children()) find_odt_boxes(inner, out);
  } else if (is_odt_drawing(name)) {
    out.push_back(drawing);
  }
}

void OdtChanges::add(pugi::xml_node tracked) {
  for (const pugi::xml_node region : tracked.children()) {
    const std::string id(attribute(region, "id"));
    if (const pugi::xml_node deletion = child(region, "deletion")) deletions_.emplace(id, deletion);
    if (const pugi::xml_node insertion = child(region, "insertion")) insertions_.emplace(id, insertion);
  }
}

pugi::xml_node OdtChanges::meet(pugi::xml_node mark) {
  const std::string id(attribute(mark, "change-id"));
  const std::string_view name = name_of(mark);
  const bool accepted = revisions_ == Revisions::accepted;
  if (name == "change") {
    const auto deletion = deletions_.find(id);
    return accepted || skips() || deletion == deletions_.end() ? pugi::xml_node() : deletion->second;
  }
  if (name == "change-start" && (accepted ? deletions_ : insertions_).contains(id)) open_.push_back(id);
  if (name == "change-end") std::erase(open_, id);
  return {};
}

void OdtParagraph::add(pugi::xml_node node, const OdtStyle& style) { inline_content(node, style); }

void OdtParagraph::inline_content(pugi::xml_node node, const OdtStyle& dress) {
  for (const pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      characters(part.value(), dress);
      continue;
    }
    const std::string_view name = name_of(part);
    if (name == "change" || name == "change-start" || name == "change-end") {
      if (const pugi::xml_node deletion = changes_.meet(part)) put_back(deletion, dress);
    } else if (name == "s") {
      const int count = std::clamp(number(part, "c", 1), 1, kMostBlanks);
      piece(std::string(static_cast<std::size_t>(count), ' '), dress);
      after_blank_ = false;
    } else if (name == "tab") {
      piece(" ", dress);
      after_blank_ = true;
    } else if (name == "line-break") {
      ++points_;
      if (!changes_.skips()) cut();
    } else if (name == "note") {
      if (changes_.skips()) continue;
      flush_raised();
      const std::int32_t note = notes_.refer(part);
      if (note >= 0) current_.references.push_back({static_cast<std::uint32_t>(current_.text.size()), note});
      after_blank_ = false;
    } else if (is_odt_drawing(name)) {
      if (!changes_.skips()) find_odt_boxes(part, boxes_);
    } else if (!is_not_shown(name) && !is_hidden(part, name)) {
      OdtStyle inner = dress;
      if (name == "span") {
        if (const OdtStyle* own = styles_.run(attribute(part, "style-name"))) lay_over(*own, inner);
      }
      inline_content(part, inner);
    }
  }
}

// What was deleted here: within a paragraph, or the end of one and the beginning of another.
void OdtParagraph::put_back(pugi::xml_node deletion, const OdtStyle& dress) {
  bool first = true, others = false;
  for (const pugi::xml_node part : deletion.children()) {
    const std::string_view name = name_of(part);
    if (name == "p" || name == "h") {
      if (!first) cut();
      first = false;
      inline_content(part, dress);
    } else {
      others = others || name == "table" || name == "list";
    }
  }
  if (others) boxes_.push_back(deletion);
}

void OdtParagraph::characters(std::string_view text, const OdtStyle& dress) {
  std::string shown;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) shown += c;
    if (blank && !after_blank_) shown += ' ';
    after_blank_ = blank;
  }
  piece(shown, dress);
}

void OdtParagraph::piece(std::string_view text, const OdtStyle& dress) {
  if (text.empty() || changes_.skips() || dress.hidden.value_or(false)) return;
  points_ += static_cast<std::uint32_t>(text::count_code_points(text));
  const std::string shown = from_legacy_font(text, dress.font);
  if (shown.find_first_not_of(" \t") != std::string::npos) {
    any_text_ = true;
    all_bold_ = all_bold_ && dress.bold.value_or(false);
  }
  if (dress.raised.value_or(false)) {
    raised_ += shown;
    return;
  }
  flush_raised();
  current_.text += shown;
}

void OdtParagraph::flush_raised() {
  if (raised_.empty()) return;
  current_.text += as_superscript(raised_);
  raised_.clear();
}

void OdtParagraph::cut() {
  flush_raised();
  current_.emphasised = all_bold_ && any_text_;
  done_.push_back(std::move(current_));
  current_ = Paragraph{};
  current_.origin.point = points_;
  after_blank_ = true;
  all_bold_ = true;
  any_text_ = false;
}

std::vector<Paragraph> OdtParagraph::take() {
  cut();
  std::vector<Paragraph> out;
  for (Paragraph& paragraph : done_) {
    if (!paragraph.text.empty() || !paragraph.references.empty()) out.push_back(std::move(paragraph));
  }
  done_.clear();
  current_ = Paragraph{};
  points_ = 0;
  return out;
}

}  // namespace khop::format
