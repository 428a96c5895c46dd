// SPDX-License-Identifier: Apache-2.0
/// Where the elements of a part stand in its bytes, for those who change a few and leave all others as they are.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

namespace khop::format {

/// Byte offsets of one element: <a …>…</a>.
struct Extent {
  std::uint32_t begin = 0;       ///< its "<"
  std::uint32_t inside = 0;      ///< behind its start tag
  std::uint32_t inside_end = 0;  ///< before its end tag
  std::uint32_t end = 0;         ///< behind all of it
  bool self_closing = false;     ///< <a/>
};

class XmlExtents {
 public:
  /// `xml`: what `Xml::parse` was given and took, in UTF-8, below 4 GiB.
  explicit XmlExtents(std::string_view xml);
  /// The extent of an element of the tree that was parsed from the same bytes. Precondition: it is one.
  [[nodiscard]] Extent of(pugi::xml_node element) const;

 private:
  std::vector<Extent> extents_;  // rising in `begin`
};

}  // namespace khop::format
