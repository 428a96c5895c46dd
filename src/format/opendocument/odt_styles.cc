// SPDX-License-Identifier: Apache-2.0
#include "format/opendocument/odt_styles.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace khop::format {
namespace {

// Styles based on styles: more are a circle.
constexpr std::size_t kLongestChain = 32;
constexpr int kLowestHeading = 9;

std::string_view without_quotes(std::string_view name) {
  if (name.size() > 1 && name.front() == '\'' && name.back() == '\'') return name.substr(1, name.size() - 2);
  return name;
}

// "super 58%" or "33% 58%": how far up, then how large.
bool is_raised(std::string_view position) {
  return position.starts_with("super") ||
         (!position.empty() && position.front() >= '1' && position.front() <= '9' && position.find('%') < 4);
}

}  // namespace

void OdtStyles::add(pugi::xml_node root) {
  for (const pugi::xml_node font : child(root, "font-face-decls").children()) {
    if (name_of(font) == "font-face")
      fonts_.emplace(attribute(font, "name"), without_quotes(attribute(font, "font-family")));
  }
  for (const std::string_view group : {std::string_view("automatic-styles"), std::string_view("styles")}) {
    for (const pugi::xml_node style : child(root, group).children()) {
      const std::string_view name = name_of(style);
      const std::string family(attribute(style, "family"));
      if (name == "style") nodes_.emplace(family + ":" + std::string(attribute(style, "name")), style);
      if (name == "default-style" && family == "paragraph" && !default_) default_ = style;
    }
  }
}

void OdtStyles::resolve() {
  for (const auto& [name, node] : nodes_) {
    const std::string family = name.substr(0, name.find(':') + 1);
    if (family != "paragraph:" && family != "text:") continue;
    std::vector<pugi::xml_node> chain{node};
    while (chain.size() < kLongestChain) {
      const auto parent = nodes_.find(family + std::string(attribute(chain.back(), "parent-style-name")));
      if (parent == nodes_.end()) break;
      chain.push_back(parent->second);
    }
    OdtStyle style;
    if (family == "paragraph:" && default_) take(default_, style);
    for (auto link = chain.rbegin(); link != chain.rend(); ++link) take(*link, style);
    styles_.emplace(name, std::move(style));
  }
}

void OdtStyles::take(pugi::xml_node style, OdtStyle& out) const {
  if (attribute(style, "name") == "Title") out.outline = 1;
  if (has_attribute(style, "list-style-name")) out.list = attribute(style, "list-style-name");
  if (has_attribute(style, "default-outline-level"))
    out.outline = std::clamp(number(style, "default-outline-level", 0), 0, kLowestHeading);
  for (const pugi::xml_attribute property : child(style, "text-properties").attributes()) {
    const std::string_view whole = property.name();
    const std::string_view name = whole.substr(whole.find(':') + 1), value = property.value();
    if (name == "font-weight") {
      out.bold = value == "bold" || (value.size() == 3 && value >= "600" && value <= "900");
    } else if (name == "text-position") {
      out.raised = is_raised(value);
    } else if (name == "display") {
      out.hidden = value == "none";
    } else if (name == "font-name") {
      const auto face = fonts_.find(std::string(value));
      out.font = face == fonts_.end() || face->second.empty() ? std::string(value) : face->second;
    } else if (name == "font-family") {
      out.font = without_quotes(value);
    }
  }
}

const OdtStyle* OdtStyles::find(std::string family, std::string_view name) const {
  const auto found = styles_.find(family.append(name));
  return found == styles_.end() ? nullptr : &found->second;
}

void lay_over(const OdtStyle& inner, OdtStyle& outer) {
  if (inner.bold) outer.bold = inner.bold;
  if (inner.hidden) outer.hidden = inner.hidden;
  if (inner.raised) outer.raised = inner.raised;
  if (!inner.font.empty()) outer.font = inner.font;
}

}  // namespace khop::format
