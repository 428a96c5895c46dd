// SPDX-License-Identifier: Apache-2.0
#include "cli/glob.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "output/display.h"

namespace khop::cli {
namespace {

using output::next_code_point;

constexpr std::string_view kAnyFolders = "**";

std::optional<bool> in_class(std::string_view name, char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const std::pair<std::string_view, bool> classes[] = {
      {"alpha", u_isalpha(code) != 0}, {"digit", u_isdigit(code) != 0}, {"alnum", u_isalnum(code) != 0},
      {"upper", u_isupper(code) != 0}, {"lower", u_islower(code) != 0}, {"space", u_isspace(code) != 0},
      {"blank", u_isblank(code) != 0}, {"punct", u_ispunct(code) != 0}, {"print", u_isprint(code) != 0},
      {"graph", u_isgraph(code) != 0}, {"cntrl", u_iscntrl(code) != 0}, {"xdigit", u_isxdigit(code) != 0}};
  for (const auto& [known, holds] : classes) {
    if (known == name) return holds;
  }
  return std::nullopt;
}

/// Reads "[…]" behind its bracket and moves `at` behind it: whether `c` is one of it; nothing if it is broken.
std::optional<bool> in_set(std::string_view pattern, std::size_t& at, char32_t c) {
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (negated) ++at;
  bool found = false;
  for (bool first = true;; first = false) {
    if (at >= pattern.size()) return std::nullopt;
    if (pattern[at] == ']' && !first) {
      ++at;
      return found != negated;
    }
    if (pattern.substr(at).starts_with("[:")) {
      const std::size_t end = pattern.find(":]", at + 2);
      if (end == std::string_view::npos) return std::nullopt;
      const std::optional<bool> holds = in_class(pattern.substr(at + 2, end - at - 2), c);
      if (!holds) return std::nullopt;
      found |= *holds;
      at = end + 2;
      continue;
    }
    const auto one = [&]() -> std::optional<char32_t> {
      if (at < pattern.size() && pattern[at] == '\\') ++at;
      if (at >= pattern.size()) return std::nullopt;
      return next_code_point(pattern, at);
    };
    const auto low = one();
    if (!low) return std::nullopt;
    char32_t high = *low;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      ++at;
      const auto end = one();
      if (!end) return std::nullopt;
      high = *end;
    }
    found |= *low <= c && c <= high;
  }
}

/// One sign of the pattern at `at`, other than `*`, against one character; nothing if the pattern is broken.
std::optional<bool> matches_sign(std::string_view pattern, std::size_t& at, char32_t c) {
  switch (pattern[at]) {
    case '?':
      ++at;
      return true;
    case '[':
      return in_set(pattern, ++at, c);
    case '\\':
      if (++at == pattern.size()) return std::nullopt;
      break;
    default:
      break;
  }
  return next_code_point(pattern, at) == c;
}

}  // namespace

bool has_wildcard(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

bool matches_name(std::string_view pattern, std::string_view name) {
  // Of several stars only the last one ever needs to take more, so no pattern costs more than its length times the
  // name.
  std::size_t p = 0, n = 0;
  std::size_t star = std::string_view::npos, taken = 0;
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      taken = n;
      continue;
    }
    if (n == name.size()) return p == pattern.size();
    if (p < pattern.size()) {
      std::size_t next = n;
      const std::optional<bool> fits = matches_sign(pattern, p, next_code_point(name, next));
      if (!fits) return false;
      if (*fits) {
        n = next;
        continue;
      }
    }
    if (star == std::string_view::npos) return false;
    next_code_point(name, taken);
    p = star;
    n = taken;
  }
}

std::vector<std::string> names_of(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(0, end);
    if (!name.empty() && name != ".") out.emplace_back(name);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return out;
}

PathPattern::PathPattern(std::string_view pattern, Hidden hidden) : parts_(names_of(pattern)), hidden_(hidden) {
  // "a/**" is all that lies in a, not a itself.
  if (!parts_.empty() && parts_.back() == kAnyFolders) parts_.emplace_back("*");
}

PathPattern::Places PathPattern::closure(Places places) const {
  // Ascending, so each part that is added is looked at, too.
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] < parts_.size() && parts_[places[i]] == kAnyFolders &&
        std::find(places.begin(), places.end(), places[i] + 1) == places.end())
      places.push_back(places[i] + 1);
  }
  std::sort(places.begin(), places.end());
  return places;
}

PathPattern::Places PathPattern::step(const Places& places, std::string_view name, bool blindly) const {
  Places out;
  const bool hidden = hidden_ == Hidden::must_be_named && name.starts_with('.');
  for (const std::size_t place : places) {
    if (place == parts_.size()) continue;
    const std::string& part = parts_[place];
    std::size_t next = place;
    if (part == kAnyFolders) {
      if (hidden || !blindly) continue;
    } else {
      if ((hidden && !part.starts_with('.')) || !matches_name(part, name)) continue;
      ++next;
    }
    if (std::find(out.begin(), out.end(), next) == out.end()) out.push_back(next);
  }
  return closure(std::move(out));
}

PathPattern::Places PathPattern::enter(const Places& places, std::string_view name) const {
  return step(places, name, true);
}

PathPattern::Places PathPattern::enter_named(const Places& places, std::string_view name) const {
  return step(places, name, false);
}

bool PathPattern::accepts(const Places& places) const {
  return std::find(places.begin(), places.end(), parts_.size()) != places.end();
}

bool PathPattern::matches(const std::vector<std::string>& names) const {
  Places places = start();
  for (const std::string& name : names) places = enter(places, name);
  return accepts(places);
}

}  // namespace khop::cli
