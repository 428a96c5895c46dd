// SPDX-License-Identifier: Apache-2.0
#include "format/relationships.h"

#include <utility>

#include "format/xml.h"

namespace khop::format {
namespace {

// Folder of a part, with its slash.
std::string folder_of(std::string_view part) { return std::string(part.substr(0, part.rfind('/') + 1)); }

// The part that a relationship of `owner` points to.
std::string target_of(std::string_view owner, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = folder_of(owner);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder = folder_of(folder);
  }
  return folder + std::string(target);
}

}  // namespace

Result<std::vector<Relationship>> read_relationships(Package& package, const std::string& owner) {
  std::vector<Relationship> out;
  const std::string folder = folder_of(owner);
  const std::string part = folder + "_rels/" + owner.substr(folder.size()) + ".rels";
  if (!package.has(part)) return out;
  Result<std::string> text = package.read(part);
  if (!text) return text.error();
  Result<Xml> xml = Xml::parse(std::move(*text), package.path(), part);
  if (!xml) return xml.error();
  for (const pugi::xml_node link : xml->root().children()) {
    const std::string_view type = attribute(link, "Type");
    if (attribute(link, "TargetMode") == "External") continue;
    out.push_back(Relationship{std::string(attribute(link, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                               target_of(owner, attribute(link, "Target"))});
  }
  return out;
}

std::string target_of_type(const std::vector<Relationship>& list, std::string_view type) {
  for (const Relationship& link : list) {
    if (link.type == type) return link.target;
  }
  return {};
}

}  // namespace khop::format
