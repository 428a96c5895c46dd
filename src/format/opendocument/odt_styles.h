// SPDX-License-Identifier: Apache-2.0
/// What the styles of an OpenDocument text say about the text they dress.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "format/xml.h"

namespace khop::format {

/// A style with all that it takes over from its parents. What is not set is left to the text around it.
struct OdtStyle {
  std::optional<bool> bold, hidden, raised;
  std::string font;  ///< empty if not set
  std::string list;  ///< list style of a paragraph; empty if none
  int outline = 0;   ///< 1 is the highest heading; 0 if none
};

class OdtStyles {
 public:
  /// Takes the font-face-decls, styles and automatic-styles below `root`. What is added first is found first.
  void add(pugi::xml_node root);
  /// To be called when all is added.
  void resolve();
  /// Null if there is no such style.
  [[nodiscard]] const OdtStyle* paragraph(std::string_view name) const { return find("paragraph:", name); }
  [[nodiscard]] const OdtStyle* run(std::string_view name) const { return find("text:", name); }

 private:
  [[nodiscard]] const OdtStyle* find(std::string family, std::string_view name) const;
  void take(pugi::xml_node style, OdtStyle& out) const;

  std::unordered_map<std::string, pugi::xml_node> nodes_;  ///< by "family:name"
  std::unordered_map<std::string, OdtStyle> styles_;
  std::unordered_map<std::string, std::string> fonts_;
  pugi::xml_node default_;  ///< of paragraphs
};

/// Lays what `inner` sets over `outer`.
void lay_over(const OdtStyle& inner, OdtStyle& outer);

}  // namespace khop::format
