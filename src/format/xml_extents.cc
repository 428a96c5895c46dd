// SPDX-License-Identifier: Apache-2.0
#include "format/xml_extents.h"

#include <algorithm>

namespace khop::format {
namespace {

// Behind the ">" that ends the tag at `at`; values in quotes may hold one.
std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  char quote = 0;
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return xml.size();
}

std::size_t behind(std::string_view xml, std::size_t at, std::string_view sign) {
  const std::size_t found = xml.find(sign, at);
  return found == std::string_view::npos ? xml.size() : found + sign.size();
}

}  // namespace

XmlExtents::XmlExtents(std::string_view xml) {
  const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
  std::vector<std::size_t> open;
  std::size_t at = 0;
  while ((at = xml.find('<', at)) != std::string_view::npos) {
    const std::string_view rest = xml.substr(at);
    if (rest.starts_with("<!--")) {
      at = behind(xml, at + 4, "-->");
    } else if (rest.starts_with("<![CDATA[")) {
      at = behind(xml, at + 9, "]]>");
    } else if (rest.starts_with("<?")) {
      at = behind(xml, at + 2, "?>");
    } else if (rest.starts_with("</")) {
      const std::size_t end = end_of_tag(xml, at);
      if (open.empty()) return;
      extents_[open.back()].inside_end = offset(at);
      extents_[open.back()].end = offset(end);
      open.pop_back();
      at = end;
    } else {
      const std::size_t end = end_of_tag(xml, at);
      const bool whole = end - at > 2 && xml[end - 2] == '/';
      extents_.push_back({offset(at), offset(end), offset(end), offset(end), whole});
      if (!whole) open.push_back(extents_.size() - 1);
      at = end;
    }
  }
}

Extent XmlExtents::of(pugi::xml_node element) const {
  // The tree knows where the name stands, one behind the "<".
  const auto begin = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(element.offset_debug(), 1) - 1);
  const auto found = std::lower_bound(extents_.begin(), extents_.end(), begin,
                                      [](const Extent& known, std::uint32_t wanted) { return known.begin < wanted; });
  return found == extents_.end() ? Extent{} : *found;
}

}  // namespace khop::format
