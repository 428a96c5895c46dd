// SPDX-License-Identifier: Apache-2.0
#include "output/html/words.h"

namespace khop::output::html {

std::string kind_words(std::string_view kind, Language language) {
  for (const auto& [name, words] : kKindWords) {
    if (name == kind) return std::string(words.in(language));
  }
  return std::string(kind);
}

}  // namespace khop::output::html
