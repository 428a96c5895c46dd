// SPDX-License-Identifier: Apache-2.0
/// Words of khop itself in both languages, side by side, so that a new sentence cannot be forgotten in one of them.
/// What is said of a relation is not here: those words belong to the rules.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>

#include "khop/language.h"

namespace khop {

struct Words {
  std::string_view vi, en;
  [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::vi ? vi : en; }
};

/// Fills the `{}` of a sentence.
template <typename... Arguments>
std::string say(Language language, const Words& words, const Arguments&... arguments) {
  const std::string_view pattern = words.in(language);
  return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), fmt::make_format_args(arguments...));
}

}  // namespace khop
