// SPDX-License-Identifier: Apache-2.0
/// What all parts of a rule file are read with: texts in two languages, lists, numbers, and complaints with their
/// place.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rule/rule.h"
#include "yaml/node.h"

namespace khop::rule {

[[nodiscard]] bool contains(const std::vector<std::string>& list, const std::string& name);
/// "a, b, c".
[[nodiscard]] std::string joined(const std::vector<std::string>& list);
[[nodiscard]] std::optional<double> real(const yaml::Node& node);
/// The items of a list, or the node itself.
[[nodiscard]] std::vector<const yaml::Node*> one_or_more(const yaml::Node& node);

/// A rule file as text, for complaints that point into it.
class File {
 public:
  File(std::string text, std::string path) : text_(std::move(text)), path_(std::move(path)) {}

  [[nodiscard]] const std::string& path() const { return path_; }

  /// An error inside a scalar: its column counts from the scalar's first character. A scalar that is not printed as it
  /// reads (escapes, several lines) keeps the place of its beginning.
  [[nodiscard]] Error inside(const yaml::Node& node, const Error& error) const;

  /// {vi: …, en: …}
  [[nodiscard]] std::optional<Error> languages(const yaml::Node& node, std::array<Template, 2>& out) const;
  [[nodiscard]] std::optional<Error> languages(const yaml::Node& node, std::array<std::string, 2>& out) const;

  /// The lines [first, next) as written; up to the end if `next` is 0.
  [[nodiscard]] std::string lines(std::uint32_t first, std::uint32_t next) const;

 private:
  [[nodiscard]] std::size_t line_start(std::uint32_t line) const;

  std::string text_, path_;
};

}  // namespace khop::rule
