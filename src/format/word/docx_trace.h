// SPDX-License-Identifier: Apache-2.0
/// Where the text of a Word document's paragraphs stands in its XML. read_docx() fills it for those who ask.
#pragma once

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "format/xml.h"

namespace khop::format {

/// An element that shows text, <w:t> or a sign, and the code points of its paragraph that it gave, counted as in
/// khop::Location.
struct DocxPiece {
  std::uint32_t point = 0;  ///< code points before it
  std::uint32_t size = 0;   ///< code points that it shows
  pugi::xml_node element;
  std::string font;  ///< only if it is of before Unicode: what is shown is not what the file has
};

struct DocxTrace {
  /// Part and number of a paragraph, as in khop::Location.
  using Key = std::pair<std::string, std::uint32_t>;
  std::map<Key, std::vector<DocxPiece>> paragraphs;  ///< pieces rising in `point`
  /// By the hash of a <w:footnote> or <w:endnote>: the first reference to it.
  std::unordered_map<std::size_t, pugi::xml_node> marks;
  std::string main;         ///< name of the part that holds the document
  pugi::xml_node document;  ///< its root
  std::vector<Xml> kept;    ///< what the nodes point into
};

}  // namespace khop::format
