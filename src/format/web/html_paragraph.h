// SPDX-License-Identifier: Apache-2.0
/// The text of one paragraph of a page in the making, with the places of its characters in the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "format/content.h"

namespace khop::format {

class HtmlParagraph {
 public:
  /// Adds characters that stand at `source`; runs of blanks become one, those at the beginning none. `one` is a
  /// character that an entity stands for.
  void add(std::string_view text, text::Offset source, bool bold, bool raised, bool one = false);
  void add_reference(std::int32_t note);
  /// Blanks and nothing else so far.
  [[nodiscard]] bool is_blank() const {
    return current_.text.empty() && current_.references.empty() && raised_.empty();
  }
  /// The paragraph; clears it. emphasised, text, references and stretches are set.
  [[nodiscard]] Paragraph take();

 private:
  void map(text::Offset source);
  void flush_raised();

  Paragraph current_;
  std::string raised_;  ///< superscript that is not yet in current_
  text::Offset raised_at_ = 0;
  bool after_blank_ = true, all_bold_ = true;
};

}  // namespace khop::format
