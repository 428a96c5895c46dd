// SPDX-License-Identifier: Apache-2.0
/// What `find:` may name: structures that the audit recognises by itself, the names under which each gives its figures
/// to `check` and `where`, and the options that `with` may set. One table for the loader's complaints, the JSON Schema
/// and the documentation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rule/rule.h"

namespace khop::rule {

/// What the values of an option are.
enum class OptionKind : std::uint8_t {
  role,       ///< names of roles: value, attain, share …
  dimension,  ///< names of dimensions: percent, area, money …
  classes,    ///< word classes of the lexicon
  words,      ///< one of Option::words
  number,     ///< a whole number from 1 to 60
  text,       ///< anything
};

struct Option {
  std::string name;
  OptionKind kind = OptionKind::text;
  std::vector<std::string> words;
};

struct Structure {
  std::string name;
  Scope scope = Scope::statement;
  std::vector<std::string>
      figures;  ///< names that `check`, `where` and the message may use; none: the structure has no check
  std::vector<std::string> words;  ///< further names that its messages may use
  std::vector<Option> options;
};

/// nullptr if the scope has no such structure.
[[nodiscard]] const Structure* find_structure(Scope scope, std::string_view name);

/// All of them.
[[nodiscard]] const std::vector<Structure>& all_structures();

}  // namespace khop::rule
