// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_styles.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace khop::format {
namespace {

// Styles based on styles: more are a circle.
constexpr int kLongestChain = 32;

std::string lower(std::string_view name) {
  std::string out(name);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// "toc 1" is built in, too.
bool is_contents(std::string_view name) {
  const std::string small = lower(name);
  return small.starts_with("toc ") && small.size() == 5;
}

// "heading 2" is built in: its level holds even where the style states none.
int outline_of_name(std::string_view name) {
  const std::string small = lower(name);
  if (small == "title") return 0;
  if (small.starts_with("heading ") && small.size() == 9 && small[8] >= '1' && small[8] <= '9') return small[8] - '1';
  return -1;
}

}  // namespace

bool is_on(pugi::xml_node element) {
  if (!element) return false;
  const std::string_view value = attribute(element, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

void take_run_properties(pugi::xml_node properties, DocxStyle& style) {
  for (const pugi::xml_node property : properties.children()) {
    const std::string_view name = name_of(property);
    if (name == "b") {
      style.bold = is_on(property);
    } else if (name == "vanish") {
      style.hidden = is_on(property);
    } else if (name == "vertAlign") {
      style.raised = attribute(property, "val");
    } else if (name == "rFonts") {
      const std::string_view font = attribute(property, "ascii");
      if (!font.empty()) style.font = font;
    }
  }
}

void take_paragraph_properties(pugi::xml_node properties, DocxStyle& style) {
  if (const pugi::xml_node outline = child(properties, "outlineLvl")) {
    const int level = number(outline, "val", 9);
    style.outline = level >= 0 && level < 9 ? level : -1;
  }
  if (const pugi::xml_node list = child(properties, "numPr")) {
    if (const pugi::xml_node level = child(list, "ilvl")) style.level = std::clamp(number(level, "val", 0), 0, 8);
    if (const pugi::xml_node id = child(list, "numId")) style.list = attribute(id, "val");
  }
}

DocxStyles::DocxStyles(pugi::xml_node root) {
  std::unordered_map<std::string, pugi::xml_node> nodes;
  if (const pugi::xml_node run = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr"))
    take_run_properties(run, defaults_);
  for (const pugi::xml_node style : root.children()) {
    if (name_of(style) != "style") continue;
    const std::string id(attribute(style, "styleId"));
    nodes.emplace(id, style);
    const std::string_view is_default = attribute(style, "default");
    if (attribute(style, "type") == "paragraph" && (is_default == "1" || is_default == "true")) default_ = id;
  }
  for (const auto& [id, node] : nodes) {
    std::vector<pugi::xml_node> chain{node};
    while (chain.size() < kLongestChain) {
      const auto base = nodes.find(std::string(attribute(child(chain.back(), "basedOn"), "val")));
      if (base == nodes.end()) break;
      chain.push_back(base->second);
    }
    DocxStyle style = defaults_;
    for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
      if (is_contents(attribute(child(*link, "name"), "val"))) style.contents = true;
      if (const int outline = outline_of_name(attribute(child(*link, "name"), "val")); outline >= 0)
        style.outline = outline;
      take_run_properties(child(*link, "rPr"), style);
      take_paragraph_properties(child(*link, "pPr"), style);
    }
    styles_.emplace(id, std::move(style));
  }
}

const DocxStyle& DocxStyles::paragraph(std::string_view id) const {
  const auto found = styles_.find(std::string(id.empty() ? std::string_view(default_) : id));
  return found == styles_.end() ? defaults_ : found->second;
}

const DocxStyle* DocxStyles::run(std::string_view id) const {
  const auto found = styles_.find(std::string(id));
  return found == styles_.end() ? nullptr : &found->second;
}

}  // namespace khop::format
