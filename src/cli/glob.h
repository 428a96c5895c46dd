// SPDX-License-Identifier: Apache-2.0
/// Shell patterns over paths: `*` and `?` within one name, `[a-z]` and `[!a-z]`, `**` over any number of folders,
/// `\` before a character that is meant as it is. Time is linear in the path for each part of the pattern; no pattern
/// makes it explode.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace khop::cli {

/// Whether `text` holds a character that a pattern reads in a way of its own.
[[nodiscard]] bool has_wildcard(std::string_view text);

/// One name, without `/`, against one part of a pattern. A pattern that is broken (`[a`, a last `\`) matches nothing.
[[nodiscard]] bool matches_name(std::string_view pattern, std::string_view name);

/// A pattern for whole relative paths, walked name by name, so that whoever walks through folders can tell early which
/// ones need not be opened.
///
///   PathPattern pattern("bao-cao/**/*.docx");
///   auto places = pattern.start();
///   places = pattern.enter(places, "bao-cao");   // not empty: something below may match
///   pattern.accepts(pattern.enter(places, "thang-4.docx"));  // true
class PathPattern {
 public:
  /// Where in the pattern a path may be: indexes of its parts, ascending.
  using Places = std::vector<std::size_t>;
  enum class Hidden {
    ordinary,      ///< a leading point is a character like others
    must_be_named  ///< names that begin with a point are matched only by parts that do, too
  };

  explicit PathPattern(std::string_view pattern, Hidden hidden = Hidden::ordinary);

  [[nodiscard]] Places start() const { return closure({0}); }
  [[nodiscard]] Places enter(const Places& places, std::string_view name) const;
  /// The same without the parts `**`: what a name is matched by if it must not be passed through blindly.
  [[nodiscard]] Places enter_named(const Places& places, std::string_view name) const;
  [[nodiscard]] bool accepts(const Places& places) const;

  [[nodiscard]] bool matches(const std::vector<std::string>& names) const;

 private:
  [[nodiscard]] Places closure(Places places) const;
  [[nodiscard]] Places step(const Places& places, std::string_view name, bool blindly) const;

  std::vector<std::string> parts_;
  Hidden hidden_;
};

/// "a//b/./c" → a, b, c. ".." stays a name.
[[nodiscard]] std::vector<std::string> names_of(std::string_view path);

}  // namespace khop::cli
