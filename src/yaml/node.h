// SPDX-License-Identifier: Apache-2.0
/// YAML with the place of every value, so that each complaint about a rule file names file, line and column. Read from
/// yaml-cpp's events; aliases are refused beyond a small budget, nesting and size are limited.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "complaint.h"
#include "khop/error.h"

namespace khop::yaml {

enum class Kind { null, scalar, sequence, map };

struct Entry;

/// One value. Owns its children.
struct Node {
  Kind kind = Kind::null;
  std::uint32_t line = 0, column = 0;  ///< of its first character, from 1
  bool quoted = false;                 ///< a scalar in quotes: always text
  std::string scalar;
  std::vector<Node> items;     ///< of a sequence
  std::vector<Entry> entries;  ///< of a map, in file order; keys are scalars, no key twice

  [[nodiscard]] const Node* find(std::string_view key) const;  ///< nullptr if this is no map or has no such key
  [[nodiscard]] Error error(const std::string& path, Told told) const;  ///< at this node's place
};

/// One member of a map. A type of its own, since std::pair of a type that is not complete yet is not portable.
struct Entry {
  Node key, value;
};

/// Limits of one file.
struct Limits {
  /// yaml-cpp keeps some 250 bytes for each character of a hostile file (a run of '['), so this bounds memory too.
  std::size_t bytes = 1 << 20;
  std::size_t nodes = 200'000;  ///< after expanding aliases
  std::size_t depth = 32;
};

/// Parses one document. Errors: syntax (with yaml-cpp's place), duplicate key, unknown anchor, alias cycle, a limit
/// passed, several documents in one file, tags.
[[nodiscard]] Result<Node> parse(std::string_view text, const std::string& path, const Limits& limits = {});

/// Reads and parses a file.
[[nodiscard]] Result<Node> load(const std::string& path, const Limits& limits = {});

/// "unknown key 'serverity'; did you mean 'severity'?" or "...; expected one of: a, b, c" when nothing is near.
[[nodiscard]] Told unknown_name(const Told& what, std::string_view got, const std::vector<std::string>& known);

}  // namespace khop::yaml
