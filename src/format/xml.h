// SPDX-License-Identifier: Apache-2.0
/// XML of office documents: parsed with limits; elements and attributes are met by their names without prefix, since
/// the prefixes are each program's own.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "khop/error.h"

namespace khop::format {

/// A parsed part. Keeps the text that its nodes point into.
class Xml {
 public:
  /// Parses `text`. `path` and `part` name it in errors: not well-formed, with a document type or entities of its own,
  /// nested too deep.
  static Result<Xml> parse(std::string text, const std::string& path, const std::string& part);
  [[nodiscard]] pugi::xml_node root() const { return document_->document_element(); }

 private:
  std::unique_ptr<std::string> text_;
  std::unique_ptr<pugi::xml_document> document_;
};

/// Name without prefix: "p" of <w:p>.
[[nodiscard]] std::string_view name_of(pugi::xml_node node);
/// First child of this name, without prefix; null if there is none.
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// Value of the attribute of this name, without prefix; empty if there is none.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name);
[[nodiscard]] bool has_attribute(pugi::xml_node node, std::string_view name);
/// The attribute as a whole number, `otherwise` if it is none.
[[nodiscard]] int number(pugi::xml_node node, std::string_view name, int otherwise);

}  // namespace khop::format
