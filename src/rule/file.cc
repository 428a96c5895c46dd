// SPDX-License-Identifier: Apache-2.0
#include "rule/file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

#include "rule/complaints.h"

namespace khop::rule {

using yaml::Kind;
using yaml::Node;

namespace {

/// Bytes of the first `characters` code points of `text`.
std::size_t byte_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size() && characters > 0) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    --characters;
  }
  return at;
}

/// `keep` takes the text of one language, or tells what is wrong with it.
template <typename Text, typename Keep>
std::optional<Error> both(const std::string& path, const Node& node, std::array<Text, 2>& out, Keep keep) {
  if (node.kind != Kind::map)
    return node.error(
        path, {"cần chữ bằng hai thứ tiếng: {vi: …, en: …}", "expected texts in two languages: {vi: …, en: …}"});
  for (const auto& [key, value] : node.entries) {
    if (key.scalar != "vi" && key.scalar != "en")
      return key.error(path, yaml::unknown_name(Words{"ngôn ngữ", "language"}, key.scalar, {"vi", "en"}));
    if (value.kind != Kind::scalar || value.scalar.empty()) return value.error(path, {"cần có chữ", "expected text"});
    if (auto error = keep(value, out[key.scalar == "vi" ? 0 : 1])) return error;
  }
  if (node.find("vi") == nullptr || node.find("en") == nullptr)
    return node.error(path, {"cần đủ hai thứ tiếng: vi và en", "both languages are needed: vi and en"});
  return std::nullopt;
}

}  // namespace

bool contains(const std::vector<std::string>& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& name : list) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::optional<double> real(const Node& node) {
  double value = 0;
  const auto* end = node.scalar.data() + node.scalar.size();
  const auto [stop, code] = std::from_chars(node.scalar.data(), end, value);
  if (node.kind != Kind::scalar || code != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::vector<const Node*> one_or_more(const Node& node) {
  std::vector<const Node*> out;
  if (node.kind == Kind::sequence) {
    for (const auto& item : node.items) out.push_back(&item);
  } else {
    out.push_back(&node);
  }
  return out;
}

Error File::inside(const Node& node, const Error& error) const {
  Told told(error.vietnamese.empty() ? error.message : error.vietnamese, error.message);
  // The expression's own messages begin with their column, which would be a second one here.
  const Told column = tell(kInColumn, error.column, "");
  if (told.en.starts_with(column.en) && told.vi.starts_with(column.vi)) {
    told.en.erase(0, column.en.size());
    told.vi.erase(0, column.vi.size());
  }
  Error out = node.error(path_, std::move(told));
  if (error.column == 0) return out;
  const auto line = std::string_view(text_).substr(line_start(node.line));
  const auto begin = byte_of(line, node.column - 1 + (node.quoted ? 1 : 0));
  const auto before = byte_of(node.scalar, error.column - 1);
  if (line.substr(begin).starts_with(std::string_view(node.scalar).substr(0, before)))
    out.column += error.column - 1 + (node.quoted ? 1 : 0);
  return out;
}

std::size_t File::line_start(std::uint32_t line) const {
  std::size_t at = 0;
  for (std::uint32_t n = 1; n < line && at < text_.size(); ++n)
    at = std::min(text_.find('\n', at), text_.size() - 1) + 1;
  return at;
}

std::optional<Error> File::languages(const Node& node, std::array<Template, 2>& out) const {
  return both(path_, node, out, [&](const Node& value, Template& place) -> std::optional<Error> {
    auto parsed = Template::parse(value.scalar);
    if (!parsed) return inside(value, parsed.error());
    place = *std::move(parsed);
    return std::nullopt;
  });
}

std::optional<Error> File::languages(const Node& node, std::array<std::string, 2>& out) const {
  return both(path_, node, out, [](const Node& value, std::string& place) -> std::optional<Error> {
    place = value.scalar;
    return std::nullopt;
  });
}

std::string File::lines(std::uint32_t first, std::uint32_t next) const {
  std::string out;
  std::istringstream in(text_);
  std::string line;
  for (std::uint32_t n = 1; std::getline(in, line); ++n)
    if (n >= first && (next == 0 || n < next)) out += line + "\n";
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace khop::rule
