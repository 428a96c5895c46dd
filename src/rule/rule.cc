// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"

#include <charconv>

#include "complaint.h"

namespace khop::rule {
namespace {

/// Column of byte `at`, in code points from 1.
std::uint32_t column_of(std::string_view text, std::size_t at) {
  std::uint32_t column = 1;
  for (std::size_t i = 0; i < at; ++i) column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  return column;
}

}  // namespace

Result<Template> Template::parse(std::string_view text) {
  Template out;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('{', at);
    if (open != at)
      out.pieces_.push_back({false, std::string(text.substr(at, open == text.npos ? text.npos : open - at))});
    if (open == std::string_view::npos) break;
    const auto close = text.find('}', open);
    if (close == std::string_view::npos)
      return complain("", 0, column_of(text, open), {"thiếu dấu '}'", "'{' is not closed"});
    if (close == open + 1)
      return complain("", 0, column_of(text, open),
                      {"cần một tên giữa '{' và '}'", "expected a name between '{' and '}'"});
    out.pieces_.push_back({true, std::string(text.substr(open + 1, close - open - 1))});
    at = close + 1;
  }
  return out;
}

std::vector<std::string> Template::names() const {
  std::vector<std::string> out;
  for (const auto& piece : pieces_)
    if (piece.is_name) out.push_back(piece.text);
  return out;
}

std::string Template::fill(const std::map<std::string, std::string>& arguments) const {
  std::string out;
  for (const auto& piece : pieces_) {
    if (!piece.is_name) {
      out += piece.text;
    } else if (const auto found = arguments.find(piece.text); found != arguments.end()) {
      out += found->second;
    }
  }
  return out;
}

double Rule::option(const std::string& name, double fallback) const {
  const auto found = options.find(name);
  if (found == options.end() || found->second.empty()) return fallback;
  double value = fallback;
  const auto& text = found->second.front();
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

double Evidence::operator[](const char* name) const {
  const auto found = weights.find(name);
  return found == weights.end() ? 0 : found->second;
}

std::string_view scope_name(Scope scope) {
  switch (scope) {
    case Scope::clause:
      return "clause";
    case Scope::statement:
      return "statement";
    case Scope::table:
      return "table";
    case Scope::series:
      return "series";
  }
  return "";
}

}  // namespace khop::rule
