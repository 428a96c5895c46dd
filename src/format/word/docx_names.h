// SPDX-License-Identifier: Apache-2.0
/// How a part names the elements of Word's own namespace: prefixes are each program's own.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace khop::format {

class DocxNames {
 public:
  /// As in the part whose root is `root`.
  explicit DocxNames(pugi::xml_node root);
  /// <w:NAME ATTRIBUTES>, where each attribute is given as NAME="VALUE", escaped. `top`: no element of this kind is
  /// around it, so the prefix may have to be declared.
  [[nodiscard]] std::string open(std::string_view name, std::string_view attributes = {}, bool top = false) const;
  [[nodiscard]] std::string close(std::string_view name) const;
  /// The same without content.
  [[nodiscard]] std::string empty(std::string_view name, std::string_view attributes = {}, bool top = false) const;
  /// An attribute of Word's, with a blank before it.
  [[nodiscard]] std::string attribute(std::string_view name, std::string_view value) const;
  [[nodiscard]] const std::string& space() const { return space_; }

 private:
  std::string space_;  // the namespace
  std::string prefix_;
  bool declared_ = false;  // on the root
};

/// Text for XML: characters that XML cannot hold become U+FFFD.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace khop::format
