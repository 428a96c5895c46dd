// SPDX-License-Identifier: Apache-2.0
#include "format/xml.h"

#include <charconv>

#include "format/complaints.h"
#include "text/utf8.h"

namespace khop::format {
namespace {

// Levels; tables in tables in text boxes need some sixty. Readers walk the tree by recursion.
constexpr int kDeepest = 400;

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool too_deep(pugi::xml_node root) {
  int depth = 0;
  pugi::xml_node node = root;
  while (node) {
    if (const pugi::xml_node first = node.first_child()) {
      node = first;
      if (++depth > kDeepest) return true;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) return false;
    node = node.next_sibling();
  }
  return false;
}

}  // namespace

Result<Xml> Xml::parse(std::string text, const std::string& path, const std::string& part) {
  Xml out;
  out.text_ = std::make_unique<std::string>(std::move(text));
  out.document_ = std::make_unique<pugi::xml_document>();
  // Blanks alone between elements are kept: in running text they part words.
  constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute |
                              pugi::parse_ws_pcdata | pugi::parse_doctype;
  const auto fail = [&](const Told& why) { return complain(path, tell(kDamagedPart, part, why)); };
  const bool wide = out.text_->starts_with("\xFE\xFF") || out.text_->starts_with("\xFF\xFE");
  if (!wide && text::scan_utf8(*out.text_).invalid > 0) return fail(tell(kNotXml, kNotUtf8));
  const pugi::xml_parse_result result =
      out.document_->load_buffer_inplace(out.text_->data(), out.text_->size(), kFlags);
  if (!result) return fail(tell(kNotXml, result.description()));
  for (const pugi::xml_node node : out.document_->children()) {
    if (node.type() == pugi::node_doctype) return fail(kDeclares);
  }
  if (too_deep(out.root())) return fail(kTooDeep);
  return out;
}

std::string_view name_of(pugi::xml_node node) { return without_prefix(node.name()); }

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node inner : node.children()) {
    if (name_of(inner) == name) return inner;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute known : node.attributes()) {
    if (without_prefix(known.name()) == name) return known.value();
  }
  return {};
}

bool has_attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute known : node.attributes()) {
    if (without_prefix(known.name()) == name) return true;
  }
  return false;
}

int number(pugi::xml_node node, std::string_view name, int otherwise) {
  const std::string_view text = attribute(node, name);
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && stop == text.data() + text.size() ? value : otherwise;
}

}  // namespace khop::format
