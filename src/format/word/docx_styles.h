// SPDX-License-Identifier: Apache-2.0
/// What the styles of a Word document say about the text they dress.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "format/xml.h"

namespace khop::format {

/// A style with all that it takes over from those it is based on.
struct DocxStyle {
  std::optional<bool> bold, hidden;
  std::string font;       ///< of Latin letters; empty if not set
  std::string raised;     ///< "superscript", "subscript" or ""
  int outline = -1;       ///< 0 is the highest heading; -1 if none
  bool contents = false;  ///< of a table of contents
  std::string list;       ///< numId; empty if none
  int level = 0;          ///< of its list
};

/// Properties of a run (rPr), over what `style` says.
void take_run_properties(pugi::xml_node properties, DocxStyle& style);
/// Properties of a paragraph (pPr) that say something of its structure.
void take_paragraph_properties(pugi::xml_node properties, DocxStyle& style);
/// The value of an element that is a switch: <w:b/> and <w:b w:val="1"/> are on.
[[nodiscard]] bool is_on(pugi::xml_node element);

class DocxStyles {
 public:
  /// `root` is the styles part, or null if there is none.
  explicit DocxStyles(pugi::xml_node root);
  /// The style of a paragraph or run; the default one of its kind if `id` is empty or unknown.
  [[nodiscard]] const DocxStyle& paragraph(std::string_view id) const;
  [[nodiscard]] const DocxStyle* run(std::string_view id) const;

 private:
  std::unordered_map<std::string, DocxStyle> styles_;
  std::string default_;  ///< id of the default paragraph style
  DocxStyle defaults_;
};

}  // namespace khop::format
