// SPDX-License-Identifier: Apache-2.0
/// Footnotes of an HTML page: a link whose text is a short mark, and the block further down that it leads to.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "format/web/html_tree.h"

namespace khop::format {

class HtmlNotes {
 public:
  /// Looks for the footnotes of the page below `root`.
  explicit HtmlNotes(const GumboNode* root);

  struct Note {
    std::string mark;  ///< as displayed, without brackets
    const GumboNode* block = nullptr;
  };
  [[nodiscard]] const std::vector<Note>& notes() const { return notes_; }
  /// The footnote that a link refers to, or -1.
  [[nodiscard]] std::int32_t referred_by(const GumboNode* link) const { return find(links_, link); }
  /// The footnote whose text `node` is, or -1.
  [[nodiscard]] std::int32_t held_by(const GumboNode* node) const { return find(blocks_, node); }
  /// Whether a link leads from a footnote back to its mark.
  [[nodiscard]] bool leads_back(const GumboNode* link) const;

 private:
  using Index = std::unordered_map<const GumboNode*, std::int32_t>;
  static std::int32_t find(const Index& index, const GumboNode* node) {
    const auto found = index.find(node);
    return found == index.end() ? -1 : found->second;
  }
  struct Link {
    const GumboNode* node;
    std::string target, mark;
    std::size_t order;
  };
  void gather(const GumboNode* node, int depth);
  void tie(const Link& link);
  [[nodiscard]] const GumboNode* whole_note(const GumboNode* block) const;

  std::unordered_map<std::string, std::pair<const GumboNode*, std::size_t>> anchors_;  ///< by name: element, its order
  std::vector<Link> candidates_;
  std::vector<Note> notes_;
  Index links_, blocks_;
  std::unordered_map<std::string, std::int32_t> marks_;  ///< names of the marks in the text
  std::size_t order_ = 0;
};

/// Text of an element, blanks at its ends taken off; no more than `most` bytes are looked at.
[[nodiscard]] std::string text_of(const GumboNode* node, std::size_t most);

}  // namespace khop::format
