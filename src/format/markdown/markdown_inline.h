// SPDX-License-Identifier: Apache-2.0
/// The inside of Markdown paragraphs: text with its places in the source.
#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/comment.h"
#include "format/content.h"

namespace khop::format {

/// The lines of a text, but for those of comments that stand on lines of their own: the text reads as if they were not
/// there.
class SourceLines {
 public:
  explicit SourceLines(std::string_view text, const std::vector<Comment>& comments = {});
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t count() const { return lines_.size(); }
  /// Where line `number`, from 1, begins and ends (without its end).
  [[nodiscard]] text::Offset begin(int number) const;
  [[nodiscard]] text::Offset end(int number) const;
  [[nodiscard]] std::string_view line(int number) const;

 private:
  std::string_view text_;
  std::vector<text::Span> lines_;  ///< without their ends
};

/// Reads the inlines of `block`: a paragraph for each of its lines. All but the first are soft where a line break in
/// the source parts them; a line break inside emphasis parts nothing, and one that is meant (two blanks, <br>) parts
/// paragraphs. Footnote references are numbered as cmark does, from 0.
[[nodiscard]] std::vector<Paragraph> read_markdown_inlines(cmark_node* block, const SourceLines& lines);

}  // namespace khop::format
