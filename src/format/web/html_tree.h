// SPDX-License-Identifier: Apache-2.0
/// The tree of an HTML page, parsed as browsers do, with limits.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

#include "khop/error.h"

namespace khop::format {

class HtmlTree {
 public:
  /// Parses `text`, which must outlive the tree. `path` names it in errors: nested too deep, or markup that grows
  /// beyond what any page needs.
  static Result<HtmlTree> parse(std::string_view text, const std::string& path);
  [[nodiscard]] const GumboNode* root() const { return root_; }

 private:
  struct Memory;
  struct Release {
    void operator()(Memory* memory) const;
  };
  std::unique_ptr<Memory, Release> memory_;
  const GumboNode* root_ = nullptr;
};

[[nodiscard]] inline bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }
/// Tag of an element; GUMBO_TAG_UNKNOWN for all else.
[[nodiscard]] inline GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}
/// Value of an attribute of an element; empty if there is none.
[[nodiscard]] std::string_view attribute(const GumboNode* node, const char* name);
[[nodiscard]] bool has_attribute(const GumboNode* node, const char* name);
/// Children of an element; none for all else.
struct HtmlChildren {
  const GumboNode* const* first;
  const GumboNode* const* last;
  [[nodiscard]] const GumboNode* const* begin() const { return first; }
  [[nodiscard]] const GumboNode* const* end() const { return last; }
};
[[nodiscard]] HtmlChildren children_of(const GumboNode* node);
/// Whether an element begins a line of its own.
[[nodiscard]] bool is_block(const GumboNode* node);
/// Whether browsers show nothing of an element, or nothing that is text of the page: scripts, forms, what is hidden.
[[nodiscard]] bool is_unseen(const GumboNode* node);

}  // namespace khop::format
