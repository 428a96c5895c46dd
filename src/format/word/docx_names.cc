// SPDX-License-Identifier: Apache-2.0
#include "format/word/docx_names.h"

#include "text/utf8.h"

namespace khop::format {

DocxNames::DocxNames(pugi::xml_node root) {
  const std::string_view name = root.name();
  const std::size_t colon = name.find(':');
  const std::string own = colon == std::string_view::npos ? "" : std::string(name.substr(0, colon));
  space_ = root.attribute((own.empty() ? "xmlns" : "xmlns:" + own).c_str()).value();
  prefix_ = own;
  declared_ = !own.empty();
  // Attributes need a prefix, even where elements have none.
  for (const pugi::xml_attribute known : root.attributes()) {
    const std::string_view key = known.name();
    if (declared_ || !key.starts_with("xmlns:") || space_ != known.value()) continue;
    prefix_ = key.substr(6);
    declared_ = true;
  }
  if (!declared_) prefix_ = "khop";
}

std::string DocxNames::open(std::string_view name, std::string_view attributes, bool top) const {
  std::string out = "<" + prefix_ + ":" + std::string(name);
  if (top && !declared_) out += " xmlns:" + prefix_ + "=\"" + escape_xml(space_) + "\"";
  out += attributes;
  return out + ">";
}

std::string DocxNames::close(std::string_view name) const { return "</" + prefix_ + ":" + std::string(name) + ">"; }

std::string DocxNames::empty(std::string_view name, std::string_view attributes, bool top) const {
  std::string out = open(name, attributes, top);
  out.insert(out.size() - 1, "/");
  return out;
}

std::string DocxNames::attribute(std::string_view name, std::string_view value) const {
  return " " + prefix_ + ":" + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text::sequence_length(text, at) == 0 && static_cast<unsigned char>(text[at]) >= 0x80) {
      text::append_code_point(out, text::kReplacement);
      ++at;
      continue;
    }
    const char32_t c = text::next_code_point(text, at);
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else {
      const bool allowed = c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == U'\t' || c == U'\n' || c == U'\r';
      text::append_code_point(out, allowed ? c : text::kReplacement);
    }
  }
  return out;
}

}  // namespace khop::format
