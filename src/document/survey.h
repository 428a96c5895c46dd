// SPDX-License-Identifier: Apache-2.0
/// What must be known of all lines before any of them is placed: page numbers, the width of wrapped text, and which
/// words stand side by side. One pass each.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "document/draft.h"

namespace khop::document {

class Survey {
 public:
  explicit Survey(const Draft& draft);

  [[nodiscard]] bool is_page_number(std::size_t line) const { return page_numbers_.contains(line); }

  /// Whether the text is wrapped at some width, and at how many code points; width() is 0 for Markdown, which wraps
  /// anywhere.
  [[nodiscard]] bool wrapped() const { return wrapped_; }
  [[nodiscard]] std::size_t width() const { return width_; }

  /// Whether the last word of `above` and the first of `below`, a capital, stand side by side elsewhere in the draft,
  /// twice at least: "... Ban" + "Chỉ đạo ...".
  [[nodiscard]] bool known_pair(std::string_view above, std::string_view below) const;

 private:
  void find_page_numbers();
  void measure_wrapping();
  void count_word_pairs();
  [[nodiscard]] std::string_view line_text(std::size_t i) const { return d_.view(d_.lines[i].begin, d_.lines[i].end); }

  const Draft& d_;
  std::unordered_set<std::size_t> page_numbers_;
  std::unordered_map<std::uint64_t, int> pairs_;  // only pairs that some end of a line could need
  bool wrapped_ = false;
  std::size_t width_ = 0;
};

}  // namespace khop::document
